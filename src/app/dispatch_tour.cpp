#include "app/dispatch_tour.h"

#include "app/tour_route.h"
#include "core/overloaded.h"

namespace eb::app {

namespace {

using namespace session;

void start(DispatchContext& context) {
  auto& workspace = context.workspace;
  auto& session = workspace.session();
  if (session.stage.is_on) return;
  const auto route = route_to_tour(workspace);
  if (route == nullptr) {
    session.notices.add(Severity::Info, {core::msg("There is no route to preview"),
                                         core::msg("Show a route with two points, one of them a stop."),
                                         {}});
    return;
  }
  if (session.editing.is_on()) dispatch(RouteAction{EditRoute{}}, context);
  session.end_tour();
  session.tour.ask(route->id);
}

// Where the tour was: as wide a map as then.
void resume(Session& session) {
  const bool was_held = session.tour.state() == TourState::Held;
  if (was_held) session.selection = {};
  session.tour.resume();
  if (was_held) session.go_to_tour();
}

void move(Session& session, const std::function<void(TourPlayer&)>& how) {
  if (!session.tour.is_on()) return;
  if (session.tour.state() == TourState::Held) session.selection = {};
  const double before = session.tour.seconds();
  const bool was_held = session.tour.state() == TourState::Held;
  how(session.tour);
  if (was_held || session.tour.seconds() != before) session.go_to_tour();
}

bool holds(const ViewAction&) {
  return true;
}
bool holds(const CompareAction&) {
  return true;
}
bool holds(const TimeAction& action) {
  return !std::holds_alternative<HoldMilestone>(action) && !std::holds_alternative<CloseMilestone>(action) &&
         !std::holds_alternative<SetLoop>(action) && !std::holds_alternative<SetStoryClock>(action);
}
bool holds(const SelectAction& action) {
  return !std::holds_alternative<SetRouteCursor>(action) && !std::holds_alternative<ClearSelection>(action) &&
         !std::holds_alternative<ShowSelected>(action);
}

}  // namespace

void hold_tour(const Action& action, Session& session) {
  if (!session.tour.is_on()) return;
  const bool takes_over = std::visit(
      core::Overloaded{[](const ViewAction& view) { return holds(view); },
                       [](const CompareAction& compare) { return holds(compare); },
                       [](const TimeAction& time) { return holds(time); },
                       [](const SelectAction& select) { return holds(select); }, [](const auto&) { return false; }},
      action);
  if (takes_over) session.tour.hold();
}

void dispatch_tour(const TourAction& action, DispatchContext& context) {
  auto& session = context.workspace.session();
  std::visit(core::Overloaded{
                 [&](const StartTour&) { start(context); },
                 [&](const EndTour&) {
                   session.end_tour();
                   session.tour.ask({});
                 },
                 [&](const PauseTour&) { session.tour.pause(); },
                 [&](const ResumeTour&) { resume(session); },
                 [&](const ToggleTour&) {
                   if (session.tour.state() == TourState::Playing)
                     session.tour.pause();
                   else
                     resume(session);
                 },
                 [&](const SkipTour& skip) { move(session, [&](TourPlayer& tour) { tour.skip_to(skip.stop); }); },
                 [&](const StepTour& step) { move(session, [&](TourPlayer& tour) { tour.step(step.direction); }); },
                 [&](const SeekTour& seek) { move(session, [&](TourPlayer& tour) { tour.seek(seek.seconds); }); },
                 [&](const SetTourSpeed& set) { session.tour.set_speed(set.speed); },
             },
             action);
}

}  // namespace eb::app
