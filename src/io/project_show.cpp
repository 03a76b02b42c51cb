#include "io/project_show.h"

namespace eb::io {
namespace {

using core::msg;

model::ShowView read_view(ObjectReader& in) {
  model::ShowView view;
  in.require({"center", "width_m", "height_m"});
  in.read("center", view.center);
  in.read("width_m", view.width_m, model::smallest_view_m, model::largest_view_m);
  in.read("height_m", view.height_m, model::smallest_view_m, model::largest_view_m);
  in.read("rotation_deg", view.rotation_deg, -360, 360);
  return view;
}

model::ShowClock read_clock(ObjectReader& in) {
  model::ShowClock clock;
  in.require({"from"});
  in.read_day("from", clock.from);
  if (in.find("to") != nullptr) {
    in.read_day("to", clock.to.emplace());
    in.require({"seconds"});
  }
  in.read("seconds", clock.seconds, clock.to ? 0.1 : 0, model::longest_step_seconds);
  in.read("by_story", clock.by_story);
  return clock;
}

model::ShowHighlight read_highlight(ObjectReader& in) {
  model::ShowHighlight highlight;
  in.require({"layer", "field", "value"});
  in.read("layer", highlight.layer);
  in.read("field", highlight.field);
  in.read("value", highlight.value);
  return highlight;
}

std::optional<std::vector<std::string>> read_names(ObjectReader& in, std::string_view key) {
  if (in.find(key) == nullptr) return std::nullopt;
  std::vector<std::string> names;
  in.list_of_json(key, [&](const Json& item, const std::string& pointer) {
    if (!item.is_string()) return in.report().fail(msg("{0} must be a text.", pointer), pointer);
    names.push_back(item.get<std::string>());
  });
  return names;
}

// The step stays as it is: a layer may come back.
void warn_of_unknown(ObjectReader& in, const model::ShowStep& step, const model::Document& document) {
  const auto warn = [&](std::string_view key, const core::Message& what) {
    in.report().warn(what,
                     msg("The step is shown without it. Correct {0}, or the step in the show panel.", in.at(key)));
  };
  for (const auto& id : step.layers.value_or(std::vector<core::LayerId>{})) {
    if (document.find_layer(id) == nullptr) {
      warn("layers", msg("The step {0} of the show names a layer that the project does not have: {1}.", step.id, id));
    }
  }
  for (const auto& id : step.routes.value_or(std::vector<core::RouteId>{})) {
    if (document.find_route(id) == nullptr) {
      warn("routes", msg("The step {0} of the show names a route that the project does not have: {1}.", step.id, id));
    }
  }
  if (step.highlight && document.find_layer(step.highlight->layer) == nullptr) {
    warn("highlight",
         msg("The step {0} of the show lifts out a feature of a layer that the project does not have: {1}.", step.id,
             step.highlight->layer));
  }
}

}  // namespace

model::ShowStep read_show_step(ObjectReader& in) {
  model::ShowStep step;
  in.require({"id", "view", "clock"});
  in.read("id", step.id);
  in.read("caption", step.caption);
  in.read("text", step.text);
  in.read("notes", step.notes);
  in.object("view", [&](ObjectReader& inside) { step.view = read_view(inside); });
  in.object("clock", [&](ObjectReader& inside) { step.clock = read_clock(inside); });
  step.layers = read_names(in, "layers");
  step.routes = read_names(in, "routes");
  in.object("highlight", [&](ObjectReader& inside) { step.highlight = read_highlight(inside); });
  in.read("figures", step.figures);
  in.read("planned_seconds", step.planned_seconds, model::shortest_planned_seconds, model::longest_step_seconds);
  in.read_choice("transition", step.transition, transition_names);
  in.read("transition_seconds", step.transition_seconds, 0, model::longest_transition_seconds);
  return step;
}

void read_show(ObjectReader& in, model::Document& document) {
  auto show = std::make_shared<model::Show>();
  std::set<std::string> ids;
  in.object("show", [&](ObjectReader& inside) {
    inside.read_choice("theme", show->theme, hall_theme_names);
    inside.list("steps", [&](ObjectReader& one) {
      auto step = std::make_shared<const model::ShowStep>(read_show_step(one));
      check_id(one, step->id, ids);
      warn_of_unknown(one, *step, document);
      show->steps.push_back(std::move(step));
    });
  });
  document.show = std::move(show);
}

std::vector<model::PlanShow::Time> read_show_times(ObjectReader& in, std::string_view key) {
  std::vector<model::PlanShow::Time> times;
  in.list(key, [&](ObjectReader& one) {
    auto& time = times.emplace_back();
    one.require({"step", "seconds"});
    one.read("step", time.step);
    one.read("seconds", time.seconds, 0, model::longest_step_seconds);
  });
  return times;
}

}  // namespace eb::io
