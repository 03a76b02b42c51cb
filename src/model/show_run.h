#pragma once
// How long each step of a presentation took: what a rehearsal leaves. Pure values.
#include <string>
#include <vector>

namespace eb::model {

struct ShowRun {
  std::string started;  // local time, ISO, to the second
  struct StepTime {
    std::string step;  // its id
    double seconds = 0;
    friend bool operator==(const StepTime&, const StepTime&) = default;
  };
  std::vector<StepTime> steps;
  friend bool operator==(const ShowRun&, const ShowRun&) = default;
};

}  // namespace eb::model
