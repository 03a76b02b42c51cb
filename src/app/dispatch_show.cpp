#include "app/dispatch_show.h"

#include <algorithm>

#include "app/dispatch_stage.h"
#include "core/overloaded.h"
#include "model/show_commands.h"
#include "session/rehearsal.h"

namespace eb::app {

namespace {

using namespace session;

constexpr double flight_seconds = 0.9;

// As every other edit: with its notice when it cannot be, and everyone who follows the steps.
void edit(DispatchContext& context, model::ShowEdit edit) {
  dispatch(DoEdit{model::Edit{std::move(edit)}, 0}, context);
}

void take(DispatchContext& context) {
  const auto& show = *context.workspace.document().show;
  auto& selected = context.workspace.session().show_editing.step;
  auto step = step_of_view(context.workspace, context.covered);
  step.id = model::free_step_id(show);
  const auto id = step.id;
  const auto after = model::index_of(show, selected);
  edit(context, model::InsertShowStep{std::move(step), after ? *after + 1 : show.steps.size()});
  selected = id;
}

void retake(const RetakeShowStep& retake, DispatchContext& context) {
  const auto* old = context.workspace.document().show->find(retake.step);
  if (old == nullptr) return;
  const auto view = step_of_view(context.workspace, context.covered);
  auto step = *old;
  step.view = view.view;
  if (!step.clock.to) step.clock.from = view.clock.from;
  step.layers = view.layers;
  step.routes = view.routes;
  edit(context, model::SetShowStep{std::move(step)});
}

void select_next(int direction, const model::Show& show, std::string& selected) {
  if (show.empty()) return;
  const auto index = model::index_of(show, selected);
  const auto last = show.steps.size() - 1;
  const auto next = !index          ? (direction > 0 ? 0 : last)
                    : direction > 0 ? std::min(*index + 1, last)
                                    : *index - (*index > 0);
  selected = show.steps[next]->id;
}

void shift(int direction, DispatchContext& context) {
  const auto& selected = context.workspace.session().show_editing.step;
  if (auto moved = model::shift_step(*context.workspace.document().show, selected, direction))
    edit(context, *std::move(moved));
}

void duplicate(const DuplicateShowStep& duplicate, DispatchContext& context) {
  auto copy = model::duplicate_step(*context.workspace.document().show, duplicate.step);
  if (!copy) return;
  const auto id = copy->step.id;
  edit(context, *std::move(copy));
  context.workspace.session().show_editing.step = id;
}

void look_at(const LookAtShowStep& look, DispatchContext& context) {
  auto& session = context.workspace.session();
  const auto* step = context.workspace.document().show->find(look.step);
  if (step == nullptr) return;
  session.fly_to(
      camera_of_view(context.workspace, step->view, session.camera.width_px, session.camera.height_px, context.covered),
      flight_seconds);
  dispatch(TimeAction{SetPlaying{false}}, context);
  dispatch(TimeAction{SeekDay{static_cast<double>(step->clock.from)}}, context);
}

}  // namespace

void dispatch_show(const ShowAction& action, DispatchContext& context) {
  auto& session = context.workspace.session();
  std::visit(core::Overloaded{
                 [&](const SelectShowStep& select) { session.show_editing.step = select.step; },
                 [&](const SelectNextShowStep& next) {
                   select_next(next.direction, *context.workspace.document().show, session.show_editing.step);
                 },
                 [&](const ShiftShowStep& by) { shift(by.direction, context); },
                 [&](const TakeShowStep&) { take(context); },
                 [&](const RetakeShowStep& again) { retake(again, context); },
                 [&](const DuplicateShowStep& copy) { duplicate(copy, context); },
                 [&](const LookAtShowStep& look) { look_at(look, context); },
                 [&](const ReplanShow& replan) {
                   if (replan.run >= session.rehearsals.size()) return;
                   edit(context, plan_of(*context.workspace.document().show, session.rehearsals[replan.run]));
                 },
             },
             action);
}

}  // namespace eb::app
