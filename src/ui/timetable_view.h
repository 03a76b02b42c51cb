#pragma once
// What the timetable panel shows; built by app while it is open.
#include <memory>
#include <optional>
#include <vector>

#include "core/ids.h"
#include "model/checks.h"
#include "model/route_diff.h"
#include "model/timetable.h"
#include "ui/selection_view.h"

namespace eb::ui {

struct TimetableView {
  core::RouteId route;                                             // empty = there is none to show
  std::shared_ptr<const model::Timetable> times;                   // of it
  std::shared_ptr<const std::vector<model::Finding>> findings;     // of all routes; nullptr while they are checked
  bool findings_are_old = false;                                   // of the routes before the last edit
  std::shared_ptr<const std::vector<model::RouteChange>> changes;  // nullptr = nothing is compared, or it is being read
  std::optional<core::Error> comparison_failed;
  std::vector<PracticalFact> facts;  // of the route
};

}  // namespace eb::ui
