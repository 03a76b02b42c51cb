#include "model/show.h"

#include <algorithm>
#include <cmath>

namespace eb::model {
namespace {

using core::Error;
using core::msg;

bool lies_in(double value, double low, double high) {
  return std::isfinite(value) && value >= low && value <= high;
}

bool is_on_earth(geo::LonLat position) {
  return lies_in(position.lon, -180, 180) && lies_in(position.lat, -90, 90);
}

}  // namespace

const ShowStep* Show::find(std::string_view id) const {
  const auto found = std::ranges::find_if(steps, [id](const auto& step) { return step->id == id; });
  return found == steps.end() ? nullptr : found->get();
}

bool operator==(const Show& a, const Show& b) {
  return a.theme == b.theme && std::ranges::equal(a.steps, b.steps, [](const auto& one, const auto& other) {
           return one == other || *one == *other;
         });
}

core::Result<void> check_step(const ShowStep& step) {
  const auto& view = step.view;
  if (!is_on_earth(view.center)) return Error{msg("The middle of a step's view must lie on the Earth"), {}, step.id};
  for (const double size : {view.width_m, view.height_m}) {
    if (lies_in(size, smallest_view_m, largest_view_m)) continue;
    return Error{
        msg("A step shows between {0} and {1} metres of ground, not {2}", smallest_view_m, largest_view_m, size),
        {},
        step.id};
  }
  if (!lies_in(view.rotation_deg, -360, 360)) return Error{msg("A map is turned by -360 to 360 degrees"), {}, step.id};
  const double shortest_run = step.clock.to ? 0.1 : 0;
  if (!lies_in(step.clock.seconds, shortest_run, longest_step_seconds)) {
    return Error{
        msg("The clock of a step runs for {0} to {1} seconds", shortest_run, longest_step_seconds), {}, step.id};
  }
  if (!lies_in(step.planned_seconds, shortest_planned_seconds, longest_step_seconds)) {
    return Error{
        msg("A step is planned for {0} to {1} seconds", shortest_planned_seconds, longest_step_seconds), {}, step.id};
  }
  if (!lies_in(step.transition_seconds, 0, longest_transition_seconds)) {
    return Error{msg("The way to a step takes 0 to {0} seconds", longest_transition_seconds), {}, step.id};
  }
  return {};
}

}  // namespace eb::model
