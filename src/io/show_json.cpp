#include "io/model_json.h"
#include "io/project_show.h"

namespace eb::io {
namespace {

JsonTree names(const std::vector<std::string>& list) {
  auto tree = JsonTree::list();
  for (const auto& name : list) tree.push(JsonTree::text(name));
  return tree;
}

JsonTree to_json(const model::ShowView& view) {
  const auto& [center, width_m, height_m, rotation_deg] = view;
  auto tree = JsonTree::object();
  tree.set("center", JsonTree::position(center));
  tree.set("width_m", JsonTree::number(width_m)).set("height_m", JsonTree::number(height_m));
  set_unless(tree, "rotation_deg", rotation_deg, 0.0);
  return tree;
}

JsonTree to_json(const model::ShowClock& clock) {
  const auto& [from, to, seconds, by_story] = clock;
  auto tree = JsonTree::object();
  tree.set("from", JsonTree::text(core::to_iso(from)));
  if (to) tree.set("to", JsonTree::text(core::to_iso(*to)));
  set_unless(tree, "seconds", seconds, 0.0);
  set_unless(tree, "by_story", by_story, false);
  return tree;
}

JsonTree to_json(const model::ShowHighlight& highlight) {
  const auto& [layer, field, value] = highlight;
  auto tree = JsonTree::object();
  tree.set("layer", JsonTree::text(layer)).set("field", JsonTree::text(field)).set("value", JsonTree::text(value));
  return tree;
}

}  // namespace

JsonTree to_json(const model::ShowStep& step) {
  const auto& [id, caption, text, notes, view, clock, layers, routes, highlight, figures, planned_seconds, transition,
               transition_seconds] = step;
  const model::ShowStep usual;
  auto tree = JsonTree::object();
  tree.set("id", JsonTree::text(id));
  set_unless(tree, "caption", caption, usual.caption);
  set_unless(tree, "text", text, usual.text);
  set_unless(tree, "notes", notes, usual.notes);
  tree.set("view", to_json(view)).set("clock", to_json(clock));
  if (layers) tree.set("layers", names(*layers));
  if (routes) tree.set("routes", names(*routes));
  if (highlight) tree.set("highlight", to_json(*highlight));
  set_unless(tree, "figures", figures, usual.figures);
  set_unless(tree, "planned_seconds", planned_seconds, usual.planned_seconds);
  if (transition != usual.transition) {
    tree.set("transition", JsonTree::text(transition_names[static_cast<std::size_t>(transition)]));
  }
  set_unless(tree, "transition_seconds", transition_seconds, usual.transition_seconds);
  return tree;
}

JsonTree to_json(model::HallTheme theme) {
  return JsonTree::text(hall_theme_names[static_cast<std::size_t>(theme)]);
}

JsonTree to_json(const model::Show& show) {
  const auto& [theme, steps] = show;
  auto list = JsonTree::list();
  for (const auto& step : steps) list.push(to_json(*step));
  auto tree = JsonTree::object();
  if (theme != model::HallTheme::Dark) tree.set("theme", to_json(theme));
  return std::move(tree.set("steps", std::move(list)));
}

JsonTree to_json(const std::vector<model::PlanShow::Time>& times) {
  auto list = JsonTree::list();
  for (const auto& [step, seconds] : times) {
    auto one = JsonTree::object();
    one.set("step", JsonTree::text(step)).set("seconds", JsonTree::number(seconds));
    list.push(std::move(one));
  }
  return list;
}

}  // namespace eb::io
