#pragma once
// The day on which files without a project are first shown, so that the map is not empty. Used by the window and by
// the command that draws a picture. Main thread.
#include <cstdint>
#include <optional>
#include <span>

#include "core/date.h"

namespace eb::app {

class Workspace;

// Where the clock goes, and the time it has to be able to reach.
struct OpeningDay {
  core::Day day = 0;
  core::Day from = 0, to = 0;
};

// The last day before `day` on which something with one of these lives existed; where all of them begin later, the
// first day of the earliest. nullopt: something exists on `day`, or nothing ever does. `from` and `to` are widened to
// the known ends of the lives where that day lies outside them.
std::optional<OpeningDay> opening_day(std::span<const core::DayInterval> lives, double day, core::Day from,
                                      core::Day to);

// Once the files are loaded: moves the clock of a workspace without a project there, unless it was moved already.
void show_opening_day(Workspace& workspace);

// Does so for the first files that come into a window, unless a day was asked for.
class OpeningWatch {
 public:
  explicit OpeningWatch(const Workspace& workspace);
  void keep_day() { m_is_day_chosen = true; }
  void follow(Workspace& workspace);  // after what was loaded has arrived

 private:
  std::uint64_t m_project;
  bool m_is_day_chosen = false;
  bool m_waits = false;  // files are on their way
};

}  // namespace eb::app
