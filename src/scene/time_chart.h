#pragma once
// The small chart over time in the furniture: changes as bars, kilometres by phase as stacked steps, or the numbers of
// one series; its cursor is the clock. Nothing is drawn between two numbers. Used by furniture and map_figures.
#include <string>
#include <utility>
#include <vector>

#include "core/color.h"

namespace eb::scene {

// Marks of change for the small time strip of pictures without the interactive time bar.
struct TimeStrip {
  double from_day = 0, to_day = 0;
  std::vector<std::pair<double, int>> changes;  // day, how many features change
  std::vector<double> marked_days;              // empty = the map's own day
};

struct TimeChart {
  double from_day = 0, to_day = 0;
  std::string title;    // what it counts
  std::string highest;  // the value at its upper edge, in words
  double top = 1;       // that value

  // Stacked: heights from the base upwards, held until the next step.
  struct Step {
    double from = 0;
    std::vector<double> heights;
  };
  std::vector<core::Color> colors;  // one for each height
  std::vector<Step> steps;          // by time

  // Or single numbers: those that hold are lines, those counted in their time are dots, each for itself.
  struct Mark {
    double from = 0, to = 0, value = 0;
  };
  std::vector<Mark> marks;
  bool marks_are_counts = false;
  core::Color mark_color;
};

}  // namespace eb::scene
