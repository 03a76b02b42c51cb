#include <algorithm>

#include "model/document.h"
#include "model/show_edit.h"

namespace eb::model {
namespace {

using core::Error;
using core::msg;
using core::Result;
using Steps = std::vector<std::shared_ptr<const ShowStep>>;

Error no_step(const std::string& id) {
  return {msg("The show has no step {0}", id), {}, {}};
}

auto find(Steps& steps, const std::string& id) {
  return std::ranges::find_if(steps, [&id](const auto& step) { return step->id == id; });
}

auto position(Steps& steps, std::size_t index) {
  return steps.begin() + static_cast<std::ptrdiff_t>(std::min(index, steps.size()));
}

Result<Steps> apply(Steps steps, const InsertShowStep& edit) {
  if (edit.step.id.empty()) return Error{msg("A step of the show needs an id"), {}, {}};
  if (find(steps, edit.step.id) != steps.end()) {
    return Error{msg("The show already has a step {0}", edit.step.id), {}, {}};
  }
  if (auto sane = check_step(edit.step); !sane) return sane.error();
  steps.insert(position(steps, edit.index), std::make_shared<const ShowStep>(edit.step));
  return steps;
}

Result<Steps> apply(Steps steps, const RemoveShowStep& edit) {
  const auto step = find(steps, edit.step);
  if (step == steps.end()) return no_step(edit.step);
  steps.erase(step);
  return steps;
}

Result<Steps> apply(Steps steps, const MoveShowStep& edit) {
  const auto step = find(steps, edit.step);
  if (step == steps.end()) return no_step(edit.step);
  auto moved = *step;
  steps.erase(step);
  steps.insert(position(steps, edit.index), std::move(moved));
  return steps;
}

Result<Steps> apply(Steps steps, const SetShowStep& edit) {
  const auto step = find(steps, edit.step.id);
  if (step == steps.end()) return no_step(edit.step.id);
  if (auto sane = check_step(edit.step); !sane) return sane.error();
  *step = std::make_shared<const ShowStep>(edit.step);
  return steps;
}

Result<Steps> apply(Steps steps, const PlanShow& edit) {
  for (const auto& [id, seconds] : edit.times) {
    const auto step = find(steps, id);
    if (step == steps.end() || (*step)->planned_seconds == seconds) continue;
    auto changed = std::make_shared<ShowStep>(**step);
    changed->planned_seconds = seconds;
    if (auto sane = check_step(*changed); !sane) return sane.error();
    *step = std::move(changed);
  }
  return steps;
}

template <class Edit>
Result<Show> changed(const Show& show, const Edit& edit) {
  auto steps = apply(show.steps, edit);
  if (!steps) return steps.error();
  return Show{show.theme, *std::move(steps)};
}

Result<Show> changed(const Show& show, const SetHallTheme& edit) {
  return Show{edit.theme, show.steps};
}

// "3", or "?" for a step that is not there.
std::string number_of(const Show& show, const std::string& id) {
  const auto step = std::ranges::find_if(show.steps, [&id](const auto& one) { return one->id == id; });
  return step == show.steps.end() ? "?" : std::to_string(step - show.steps.begin() + 1);
}

struct Describe {
  const Show& before;

  core::Message operator()(const InsertShowStep& e) const {
    return msg("Add step {0} to the show", std::min(e.index, before.steps.size()) + 1);
  }
  core::Message operator()(const RemoveShowStep& e) const {
    return msg("Remove step {0} of the show", number_of(before, e.step));
  }
  core::Message operator()(const MoveShowStep& e) const {
    const auto last = before.steps.empty() ? 0 : before.steps.size() - 1;
    return msg("Move step {0} of the show to place {1}", number_of(before, e.step), std::min(e.index, last) + 1);
  }
  core::Message operator()(const SetShowStep& e) const {
    const auto number = number_of(before, e.step.id);
    const auto* old = before.find(e.step.id);
    if (old == nullptr) return msg("Change step {0} of the show", number);
    if (old->caption != e.step.caption) return msg("Caption of step {0} of the show", number);
    if (old->text != e.step.text) return msg("Text of step {0} of the show", number);
    if (old->notes != e.step.notes) return msg("Notes on step {0} of the show", number);
    if (old->view != e.step.view) return msg("View of step {0} of the show", number);
    if (old->clock != e.step.clock) return msg("Date of step {0} of the show", number);
    if (old->planned_seconds != e.step.planned_seconds) return msg("Time for step {0} of the show", number);
    if (old->layers != e.step.layers) return msg("Layers of step {0} of the show", number);
    return msg("Change step {0} of the show", number);
  }
  core::Message operator()(const PlanShow&) const { return msg("Plan the show anew"); }
  core::Message operator()(const SetHallTheme&) const { return msg("Colours of the hall"); }
};

}  // namespace

Result<Document> apply_show_edit(Document document, const ShowEdit& edit) {
  auto show = std::visit([&](const auto& e) { return changed(*document.show, e); }, edit);
  if (!show) return show.error();
  document.show = std::make_shared<const Show>(*std::move(show));
  return document;
}

core::Message describe_show_edit(const Document& before, const ShowEdit& edit) {
  return std::visit(Describe{*before.show}, edit);
}

}  // namespace eb::model
