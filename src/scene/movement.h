#pragma once
// A water that takes a new course moves there: which rows of a layer give way to which, and where the water is
// drawn on its way. Pure functions; used by classify() on workers and by app/ while the clock runs.
#include <cstdint>
#include <vector>

#include "geo/types.h"
#include "model/feature_table.h"
#include "render/frame.h"
#include "render/mesh_data.h"

namespace eb::scene {

// One course ends on the day another begins, and both have a vertex in common.
struct CourseChange {
  core::Day day = 0;
  std::uint32_t old_row = 0, new_row = 0;
  // What differs, between the vertices both share: point for point by share of length, as many in each. All
  // corners of both are among them, unless there were thousands.
  std::vector<geo::Vec2d> old_course, new_course;
};
// Rows of one line each, in order of the day. A row gives way to the first that fits.
std::vector<CourseChange> course_changes(const model::FeatureTable& table);

// The water at share `t` of its movement: the old course at 0, the new one at 1. Slow at both ends.
std::vector<geo::Vec2d> course_at(const CourseChange& change, double t);

// A movement arrives before its time is over; then what it moved to appears under it.
inline constexpr double movement_arrives = 0.8;

// The course as a mesh of class 0 without dates.
render::LineMesh course_mesh(const std::vector<geo::Vec2d>& course);

// A look between two others: colours, widths and dashes. The middle glows most where the looks can.
render::ClassStyle between(const render::ClassStyle& a, const render::ClassStyle& b, double t);

}  // namespace eb::scene
