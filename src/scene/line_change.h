#pragma once
// How a change runs along lines: which lines are one way, and where a water's course is not that of the phase
// before or after. Pure functions, for workers.
#include <cstdint>
#include <vector>

#include "model/feature_table.h"

namespace eb::scene {

struct FeatureClasses;

// Where a line begins on the way of the change that brings it.
struct Way {
  double start_m = 0;
  double whole_m = 0;  // length of the way; 0 = the line changes as a whole
};
// One for each part of the table. Lines that begin on the same day with the same class are one way where one starts
// at another's end (to the centimetre): vertices run downstream. Where waters meet, the longest way there counts;
// a circle is cut at its first part. Lines without a beginning do not change.
std::vector<Way> ways_of_change(const model::FeatureTable& table, const FeatureClasses& classes);

// What a segment of a line is beside the rows before and after it on the same reach.
inline constexpr std::uint8_t new_course = 1;   // the row before ran elsewhere: nothing was here
inline constexpr std::uint8_t left_course = 2;  // the row after runs elsewhere: nothing follows here
// Marks of the segments of a row, each at its end vertex, counted from the row's first vertex. Empty when there are
// none, also when the rows have no vertex in common: then one was surveyed anew, and the course is the same.
std::vector<std::uint8_t> course_marks(const model::FeatureTable& table, const FeatureClasses& classes,
                                       std::uint32_t row);

}  // namespace eb::scene
