#include "app/show_facts.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <functional>
#include <map>
#include <numbers>

#include "model/show_commands.h"

namespace eb::app {

namespace {

using session::Stage;
using Fact = std::optional<std::string>;
using Facts = std::map<std::string, std::function<std::string(const Workspace&)>, std::less<>>;

std::string yes_no(bool value) {
  return value ? "yes" : "no";
}

std::string or_none(std::string text) {
  return text.empty() ? "none" : std::move(text);
}

const Stage& stage_of(const Workspace& w) {
  return w.session().stage;
}

const session::HallState& hall_of(const Workspace& w) {
  return w.session().hall.state();
}

std::string names(const std::optional<std::vector<std::string>>& list) {
  return list ? or_none(fmt::format("{}", fmt::join(*list, " "))) : std::string{"project"};
}

std::string centre(const Workspace& w) {
  const auto position = w.to_lon_lat(hall_of(w).camera.center);
  return fmt::format("{:.6f} {:.6f}", position.lon, position.lat);
}

const char* timer_name(session::StageTimer timer) {
  switch (timer) {
    case session::StageTimer::CountUp:
      return "up";
    case session::StageTimer::CountDown:
      return "down";
    case session::StageTimer::WallClock:
      break;
  }
  return "wall";
}

const char* place_name(session::HallPlace place) {
  switch (place) {
    case session::HallPlace::OtherScreen:
      return "screen";
    case session::HallPlace::MainWindow:
      return "window";
    case session::HallPlace::None:
      break;
  }
  return "none";
}

const Facts& show_facts() {
  static const Facts facts{
      {"show", [](const Workspace& w) { return std::string{stage_of(w).is_on ? "on" : "off"}; }},
      {"show_steps", [](const Workspace& w) { return std::to_string(w.document().show->steps.size()); }},
      {"show_step", [](const Workspace& w) { return std::to_string(stage_of(w).step + 1); }},
      {"show_step_id", [](const Workspace& w) { return or_none(stage_of(w).step_id); }},
      {"show_at_end", [](const Workspace& w) { return yes_no(stage_of(w).is_at_end); }},
      {"show_typed",
       [](const Workspace& w) {
         const auto& typed = stage_of(w).typed_step;
         return typed ? std::to_string(*typed) : std::string{"none"};
       }},
      {"show_elapsed", [](const Workspace& w) { return fmt::format("{}", stage_of(w).elapsed_seconds); }},
      {"show_step_elapsed", [](const Workspace& w) { return fmt::format("{}", stage_of(w).step_seconds); }},
      {"show_paused", [](const Workspace& w) { return yes_no(stage_of(w).is_clock_paused); }},
      {"show_timer", [](const Workspace& w) { return std::string{timer_name(stage_of(w).timer)}; }},
      {"show_rehearsal", [](const Workspace& w) { return yes_no(stage_of(w).is_rehearsal); }},
      {"show_keys", [](const Workspace& w) { return yes_no(stage_of(w).shows_keys); }},
      {"show_taken", [](const Workspace& w) { return yes_no(stage_of(w).has_taken); }},
      {"show_planned",
       [](const Workspace& w) { return fmt::format("{}", model::planned_seconds(*w.document().show)); }},
      {"show_selected", [](const Workspace& w) { return or_none(w.session().show_editing.step); }},
      {"rehearsals", [](const Workspace& w) { return std::to_string(w.session().rehearsals.size()); }},
  };
  return facts;
}

const Facts& hall_facts() {
  static const Facts facts{
      {"hall_theme",
       [](const Workspace& w) {
         return std::string{w.document().show->theme == model::HallTheme::Light ? "light" : "dark"};
       }},
      {"hall_day", [](const Workspace& w) { return core::to_iso(static_cast<core::Day>(std::floor(hall_of(w).day))); }},
      {"hall_time", [](const Workspace& w) { return fmt::format("{}", hall_of(w).day); }},
      {"hall_black", [](const Workspace& w) { return yes_no(stage_of(w).is_black); }},
      {"hall_frozen", [](const Workspace& w) { return yes_no(stage_of(w).is_frozen); }},
      {"hall_hidden", [](const Workspace& w) { return yes_no(stage_of(w).is_hall_hidden); }},
      {"hall_moving", [](const Workspace& w) { return yes_no(w.session().hall.is_moving()); }},
      {"hall_centre", centre},
      {"hall_scale", [](const Workspace& w) { return fmt::format("{}", hall_of(w).camera.metres_per_pixel); }},
      {"hall_turn",
       [](const Workspace& w) { return fmt::format("{}", hall_of(w).camera.rotation_rad * 180 / std::numbers::pi); }},
      {"hall_size",
       [](const Workspace& w) {
         return fmt::format("{}x{}", hall_of(w).camera.width_px, hall_of(w).camera.height_px);
       }},
      {"hall_layers", [](const Workspace& w) { return names(hall_of(w).layers); }},
      {"hall_routes", [](const Workspace& w) { return names(hall_of(w).routes); }},
      {"hall_caption", [](const Workspace& w) { return or_none(hall_of(w).caption.in("en")); }},
      {"hall_text", [](const Workspace& w) { return or_none(hall_of(w).text.in("en")); }},
      {"hall_words", [](const Workspace& w) { return fmt::format("{}", hall_of(w).caption_presence); }},
      {"hall_fading", [](const Workspace& w) { return yes_no(hall_of(w).is_fading()); }},
      {"hall_languages",
       [](const Workspace& w) {
         const auto& [first, second] = stage_of(w).languages;
         return or_none(second.empty() ? first : first + " " + second);
       }},
      {"hall_place", [](const Workspace& w) { return std::string{place_name(stage_of(w).hall)}; }},
      {"hall_lost", [](const Workspace& w) { return yes_no(stage_of(w).is_hall_lost); }},
      {"hall_screen", [](const Workspace& w) { return or_none(stage_of(w).hall_screen); }},
  };
  return facts;
}

}  // namespace

Fact show_fact(const Workspace& workspace, const std::string& name) {
  for (const auto* facts : {&show_facts(), &hall_facts()}) {
    if (const auto found = facts->find(name); found != facts->end()) return found->second(workspace);
  }
  return std::nullopt;
}

Fact show_fact(const Workspace& workspace, const std::string& what, const std::string& argument) {
  const auto& show = *workspace.document().show;
  const auto index = model::index_of(show, argument);
  if (!index) return what == "step_index" ? Fact{"none"} : std::nullopt;
  if (what == "step_planned") return fmt::format("{}", show.steps[*index]->planned_seconds);
  if (what == "step_caption") return or_none(show.steps[*index]->caption.in("en"));
  if (what == "step_index") return std::to_string(*index + 1);
  return std::nullopt;
}

}  // namespace eb::app
