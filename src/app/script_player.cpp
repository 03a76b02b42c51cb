#include "app/script_player.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iostream>
#include <map>

#include "app/route_facts.h"
#include "app/script_tour.h"
#include "app/show_facts.h"
#include "core/overloaded.h"
#include "ui/dating_words.h"

namespace eb::app {

namespace {

// Of real time, and generous: a slow machine is no failure.
constexpr std::chrono::seconds patience_with_work{300};
constexpr std::chrono::seconds patience_with_people{60};

std::string yes_no(bool value) {
  return value ? "yes" : "no";
}

std::string to_text(double value) {
  std::array<char, 64> buffer{};
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return error == std::errc{} ? std::string{buffer.data(), end} : std::string{};
}

std::string milliseconds(std::optional<double> value) {
  return value ? to_text(std::round(*value * 10) / 10) : std::string{"none"};
}

std::optional<double> to_number(const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional{value} : std::nullopt;
}

bool compare(const std::string& found, const std::string& comparison, const std::string& wanted) {
  const auto a = to_number(found);
  const auto b = to_number(wanted);
  if (comparison == "=") return a && b ? std::abs(*a - *b) < 1e-9 : found == wanted;
  if (comparison == "!=") return found != wanted;
  if (comparison == "~" && a && b) return std::abs(*a - *b) <= 0.01 * std::max(1.0, std::abs(*b));
  if (comparison == "~") return found.find(wanted) != std::string::npos;
  if (!a || !b) return false;
  return comparison == "<" ? *a < *b : comparison == ">" && *a > *b;
}

const char* state_name(session::LoadState state) {
  switch (state) {
    case session::LoadState::Loading:
      return "loading";
    case session::LoadState::Ready:
      return "ready";
    case session::LoadState::Failed:
      return "failed";
    case session::LoadState::Cancelled:
      break;
  }
  return "cancelled";
}

using Fact = std::optional<std::string>;

Fact layer_fact(const Workspace& workspace, const std::string& what, const std::string& id) {
  const auto* layer = workspace.document().find_layer(id);
  if (layer == nullptr) return std::nullopt;
  if (what == "visible") return yes_no(layer->visible);
  if (what == "opacity") return to_text(layer->opacity);
  const auto* asset = workspace.session().assets.find(id);
  if (asset == nullptr) return std::nullopt;
  if (what == "state") return state_name(asset->state);
  if (what == "features") return asset->features ? std::to_string(asset->features->feature_count()) : "0";
  if (what == "problems") return std::to_string(asset->problems.size());
  return std::nullopt;
}

Fact selected_column(const Workspace& workspace, const std::string& column) {
  const auto& selection = workspace.session().selection;
  if (selection.features.empty()) return std::nullopt;
  const auto& feature = selection.features[selection.shown];
  const auto geometry = workspace.geometries().find(feature.layer);
  if (geometry == workspace.geometries().end()) return std::nullopt;
  return geometry->second->table().text(column, feature.row);
}

// What the inspector says of the selected feature's dates, in one line.
std::string selected_dating(App& app) {
  const auto& workspace = app.workspace();
  const auto& selection = workspace.session().selection;
  if (selection.features.empty()) return "none";
  const auto& feature = selection.features[selection.shown];
  const auto* layer = workspace.document().find_layer(feature.layer);
  const auto geometry = workspace.geometries().find(feature.layer);
  if (layer == nullptr || geometry == workspace.geometries().end()) return "none";
  const auto words = ui::dating_words(app.catalog(), *layer, geometry->second->table(), feature.row);
  std::string line = words.as_written + " | " + words.taken_as + " | " + words.certainty;
  for (const auto& doubt : words.doubts) line += " | " + doubt;
  return words.inferred.empty() ? line : line + " | " + words.inferred;
}

Fact panel_fact(const session::Panels& panels, const std::string& name) {
  if (name == "all") return yes_no(panels.all);
  if (name == "layers") return yes_no(panels.layers);
  if (name == "inspector") return yes_no(panels.inspector);
  if (name == "figures") return yes_no(panels.figures);
  if (name == "profile") return yes_no(panels.profile);
  if (name == "timetable") return yes_no(panels.timetable);
  if (name == "time") return yes_no(panels.time_bar);
  if (name == "notices") return yes_no(panels.notices);
  if (name == "open") return yes_no(panels.open_dialog);
  if (name == "film") return yes_no(panels.film_dialog);
  if (name == "export") return yes_no(panels.export_dialog);
  if (name == "help") return yes_no(panels.help);
  if (name == "history") return yes_no(panels.history);
  if (name == "save") return yes_no(panels.save_dialog);
  if (name == "versions") return yes_no(panels.versions);
  if (name == "show") return yes_no(panels.show);
  if (name == "preflight") return yes_no(panels.preflight);
  return std::nullopt;
}

// The headline figure at the clock: its number, or "none".
Fact figure_fact(Workspace& workspace, const std::string& what, const std::string& id) {
  for (const auto& figure : workspace.figures(workspace.session().playback.day())) {
    if (figure.figure->id != id) continue;
    if (!figure.value) return "none";
    if (what == "figure") return to_text(*figure.value);
    return figure.recorded == nullptr ? std::string{"clock"} : core::to_edtf(figure.recorded->when.interval);
  }
  return std::nullopt;
}

Fact fact_with_argument(App& app, const std::string& what, const std::string& argument) {
  auto& workspace = app.workspace();
  if (what == "selected") return selected_column(workspace, argument);
  if (what == "km") {
    const auto& km = workspace.kilometres();
    const auto found = km.find(argument);
    return found == km.end() ? Fact{} : to_text(found->second);
  }
  if (what == "figure" || what == "as_of") return figure_fact(workspace, what, argument);
  if (what == "panel") return panel_fact(workspace.session().panels, argument);
  if (auto of_route = route_fact(workspace, what, argument)) return of_route;
  if (auto of_show = show_fact(workspace, what, argument)) return of_show;
  return layer_fact(workspace, what, argument);
}

// Its number among the stops of its route, as on the map.
std::string selected_stop(const Workspace& workspace) {
  const auto& selected = workspace.session().selection.point;
  const auto* route = selected ? workspace.document().find_route(selected->route) : nullptr;
  if (route == nullptr) return "none";
  const auto stops = model::stops_of(*route);
  const auto found = std::ranges::find(stops, selected->point, [&](std::size_t i) { return route->points[i].id; });
  return found == stops.end() ? "none" : std::to_string(found - stops.begin() + 1);
}

std::string selected_layer(const session::Selection& selection) {
  return selection.features.empty() ? std::string{} : selection.features[selection.shown].layer;
}

std::string last_notice(const session::Notices& notices) {
  return notices.list().empty() ? std::string{} : core::to_text(notices.list().back().content);
}

std::string range_of(const session::Playback& playback) {
  const auto& range = playback.loop_range();
  const auto iso = [](double day) { return core::to_iso(static_cast<core::Day>(std::floor(day))); };
  return range ? iso(range->from) + "/" + iso(range->to) : "none";
}

std::string newest_card(const Workspace& workspace) {
  const auto& cards = workspace.session().milestones.cards();
  return cards.empty() ? "none" : (*workspace.document().milestones)[cards.front().milestone].title.in("en");
}

std::string view_of(const session::Session& session) {
  const auto iso = [](double day) { return core::to_iso(static_cast<core::Day>(std::floor(day))); };
  return session.time_view ? iso(session.shown_time().from) + "/" + iso(session.shown_time().to) : "whole";
}

// Dates as numbers, to be compared; 0 when there is none.
std::string year_fact(std::optional<double> day) {
  return to_text(day ? core::decimal_year(*day) : 0);
}

std::optional<double> end_of_range(const session::Playback& playback, bool start) {
  if (!playback.loop_range()) return std::nullopt;
  return start ? playback.loop_range()->from : playback.loop_range()->to;
}

const char* question_name(const session::ProjectState& project) {
  if (!project.question) return "none";
  switch (project.question->kind) {
    case session::QuestionKind::UnsavedWork:
      return "unsaved";
    case session::QuestionKind::ChangedOnDisk:
      return "changed";
    case session::QuestionKind::RecoverWork:
      break;
  }
  return "recover";
}

std::string iso_day(double day) {
  return core::to_iso(static_cast<core::Day>(std::floor(day)));
}

using SimpleFact = std::string (*)(App&);
const std::map<std::string, SimpleFact, std::less<>>& simple_facts() {
  static const std::map<std::string, SimpleFact, std::less<>> facts{
      {"date",
       [](App& a) { return core::to_iso(static_cast<core::Day>(std::floor(a.workspace().session().playback.day()))); }},
      {"playing", [](App& a) { return yes_no(a.workspace().session().playback.playing()); }},
      {"theme",
       [](App& a) {
         return std::string{a.workspace().session().view.theme == session::ThemeKind::Dark ? "dark" : "light"};
       }},
      {"exact", [](App& a) { return std::string{a.has_exact() ? "open" : "none"}; }},
      {"lang", [](App& a) { return a.workspace().session().view.locale; }},
      {"units", [](App& a) { return std::string{a.catalog().tells_miles() ? "miles" : "metric"}; }},
      {"layers", [](App& a) { return std::to_string(a.workspace().document().layers.size()); }},
      {"selected", [](App& a) { return std::to_string(a.workspace().session().selection.features.size()); }},
      {"selected.layer", [](App& a) { return selected_layer(a.workspace().session().selection); }},
      {"selected.dating", selected_dating},
      {"selected.stop", [](App& a) { return selected_stop(a.workspace()); }},
      {"route.cursor",
       [](App& a) {
         const auto& cursor = a.workspace().session().route_cursor;
         return cursor ? to_text(cursor->distance_m) : std::string{"none"};
       }},
      {"hall_swap_ms",
       [](App& a) { return milliseconds(a.presenting().screen_clock().last_ms(ScreenClock::Cause::Swap)); }},
      {"hall_replug_ms",
       [](App& a) { return milliseconds(a.presenting().screen_clock().last_ms(ScreenClock::Cause::Replug)); }},
      {"kiosk_steps", [](App& a) { return std::to_string(a.kiosk() ? a.kiosk()->steps_shown() : 0); }},
      {"kiosk",
       [](App& a) {
         return std::string{!a.kiosk() ? "off" : a.kiosk()->is_attended() ? "attended" : "alone"};
       }},
      {"notices", [](App& a) { return std::to_string(a.workspace().session().notices.list().size()); }},
      {"notice", [](App& a) { return last_notice(a.workspace().session().notices); }},
      {"lon", [](App& a) { return to_text(a.workspace().to_lon_lat(a.workspace().session().camera.center).lon); }},
      {"lat", [](App& a) { return to_text(a.workspace().to_lon_lat(a.workspace().session().camera.center).lat); }},
      {"metres_per_pixel", [](App& a) { return to_text(a.workspace().session().camera.metres_per_pixel); }},
      {"turn", [](App& a) { return to_text(a.workspace().session().camera.rotation_rad * 57.29577951308232); }},
      {"panels", [](App& a) { return yes_no(a.workspace().session().panels.all); }},
      {"scale", [](App& a) { return to_text(a.workspace().session().view.ui_scale); }},
      {"width", [](App& a) { return std::to_string(a.workspace().session().camera.width_px); }},
      {"height", [](App& a) { return std::to_string(a.workspace().session().camera.height_px); }},
      {"fullscreen", [](App& a) { return yes_no(a.workspace().session().view.fullscreen); }},
      {"loop", [](App& a) { return yes_no(a.workspace().session().playback.loop()); }},
      {"speed", [](App& a) { return to_text(a.workspace().session().playback.speed_days_per_second()); }},
      {"pace", [](App& a) { return to_text(a.workspace().session().playback.momentary_days_per_second()); }},
      {"range", [](App& a) { return range_of(a.workspace().session().playback); }},
      {"story", [](App& a) { return yes_no(a.workspace().session().playback.story_clock()); }},
      {"story_seconds", [](App& a) { return to_text(a.workspace().session().playback.story_seconds()); }},
      {"view", [](App& a) { return view_of(a.workspace().session()); }},
      {"view.from", [](App& a) { return year_fact(a.workspace().session().shown_time().from); }},
      {"view.to", [](App& a) { return year_fact(a.workspace().session().shown_time().to); }},
      {"year", [](App& a) { return year_fact(a.workspace().session().playback.day()); }},
      {"range.from", [](App& a) { return year_fact(end_of_range(a.workspace().session().playback, true)); }},
      {"range.to", [](App& a) { return year_fact(end_of_range(a.workspace().session().playback, false)); }},
      {"keys_move_clock", [](App& a) { return yes_no(a.workspace().session().keys_move_clock); }},
      {"milestones", [](App& a) { return std::to_string(a.workspace().document().milestones->size()); }},
      {"card.held", [](App& a) { return yes_no(a.workspace().session().milestones.held().has_value()); }},
      {"cards", [](App& a) { return std::to_string(a.workspace().session().milestones.cards().size()); }},
      {"card", [](App& a) { return newest_card(a.workspace()); }},
      {"chart", [](App& a) { return a.workspace().session().view.chart; }},
      {"compare", [](App& a) { return std::string{to_string(a.workspace().session().compare.mode)}; }},
      {"other-date", [](App& a) { return iso_day(a.workspace().session().other_day()); }},
      {"divider", [](App& a) { return to_text(a.workspace().session().compare.divider); }},
      {"divider.active", [](App& a) { return yes_no(a.workspace().session().compare.divider_active); }},
      {"divider.held", [](App& a) { return yes_no(a.workspace().session().compare.divider_held); }},
      {"selected.date",
       [](App& a) {
         const auto& day = a.workspace().session().selection.day;
         return day ? iso_day(*day) : std::string{"none"};
       }},
      {"calm", [](App& a) { return yes_no(a.workspace().session().view.reduced_motion); }},
      {"film", [](App& a) { return std::string{a.workspace().session().film ? "making" : "none"}; }},
      {"film.frames",
       [](App& a) {
         const auto& film = a.workspace().session().film;
         return film ? std::to_string(film->drawn) + "/" + std::to_string(film->frames) : std::string{"none"};
       }},
      {"transfer", [](App& a) { return std::string{a.workspace().session().transfer ? "writing" : "none"}; }},
      {"loading", [](App& a) { return yes_no(a.workspace().is_loading()); }},
      {"frames", [](App& a) { return std::to_string(a.frames_drawn()); }},
      {"uploaded", [](App& a) { return std::to_string(a.render_stats().vertex_bytes_uploaded); }},
      {"modified", [](App& a) { return yes_no(a.workspace().history().is_modified()); }},
      {"can_undo", [](App& a) { return yes_no(a.workspace().history().can_undo()); }},
      {"can_redo", [](App& a) { return yes_no(a.workspace().history().can_redo()); }},
      {"steps", [](App& a) { return std::to_string(a.workspace().history().steps().size() - 1); }},
      {"step", [](App& a) { return std::to_string(a.workspace().history().current()); }},
      {"step.name",
       [](App& a) {
         const auto& history = a.workspace().history();
         return core::to_text(history.steps()[history.current()].label);
       }},
      {"project", [](App& a) { return a.workspace().session().project.path; }},
      {"saving", [](App& a) { return yes_no(a.workspace().session().project.is_saving); }},
      {"versions", [](App& a) { return std::to_string(a.workspace().session().project.versions.size()); }},
      {"question", [](App& a) { return std::string{question_name(a.workspace().session().project)}; }},
      {"title", [](App& a) { return a.workspace().document().title.in("en"); }},
  };
  return facts;
}

}  // namespace

std::optional<std::string> fact(App& app, const std::string& name) {
  if (const auto colon = name.find(':'); colon != std::string::npos) {
    return fact_with_argument(app, name.substr(0, colon), name.substr(colon + 1));
  }
  const auto found = simple_facts().find(name);
  if (found != simple_facts().end()) return found->second(app);
  if (auto of_tour = tour_fact(app.workspace().session(), name)) return of_tour;
  const auto of_show = show_fact(app.workspace(), name);
  return of_show ? of_show : route_fact(app.workspace(), name);
}

bool ScriptPlayer::only_looks(const ScriptCommand& command) {
  return std::holds_alternative<Expect>(command) || std::holds_alternative<Await>(command) ||
         std::holds_alternative<Remember>(command);
}

void ScriptPlayer::fail(const std::string& why) {
  const auto& line = m_lines[m_line];
  m_failure = "line " + std::to_string(line.number) + ": " + line.text + ": " + why;
}

std::optional<std::string> ScriptPlayer::mismatch(const Expect& expect, App& app) const {
  auto wanted = expect.value;
  if (wanted.size() > 1 && wanted.front() == '$') {
    const auto remembered = m_remembered.find(wanted.substr(1));
    if (remembered == m_remembered.end()) return "nothing is remembered under this name";
    wanted = remembered->second;
  }
  const auto found = fact(app, expect.what);
  if (!found) return "there is no fact of this name";
  if (!compare(*found, expect.comparison, wanted)) return "found " + *found;
  return std::nullopt;
}

void ScriptPlayer::check(const Expect& expect, App& app) {
  if (const auto why = mismatch(expect, app)) fail(*why);
}

bool ScriptPlayer::await(const Await& await, App& app) {
  const auto why = mismatch(await.expected, app);
  m_awaits = why.has_value();
  if (m_awaits && is_patience_over(patience_with_people)) fail("not after a minute: " + *why);
  return !m_awaits;
}

bool ScriptPlayer::is_patience_over(std::chrono::seconds patience) const {
  return std::chrono::steady_clock::now() - m_since > patience;
}

void ScriptPlayer::remember(const Remember& remember, App& app) {
  if (auto found = fact(app, remember.what)) {
    m_remembered[remember.name] = *std::move(found);
  } else {
    fail("there is no fact of this name");
  }
}

std::string ScriptPlayer::filled_in(std::string text) const {
  for (auto at = text.find('$'); at != std::string::npos; at = text.find('$', at)) {
    ++at;
    // Of "d1" and "d10" the longer one is meant where both fit; it comes later in the order of names.
    const auto found = std::find_if(m_remembered.rbegin(), m_remembered.rend(), [&](const auto& entry) {
      return text.compare(at, entry.first.size(), entry.first) == 0;
    });
    if (found == m_remembered.rend()) continue;
    text.replace(at - 1, found->first.size() + 1, found->second);
    at += found->second.size() - 1;
  }
  return text;
}

void ScriptPlayer::step(App& app, double seconds) {
  // What comes next is meant for the project that was asked for.
  if (app.workspace().is_opening()) return;
  while (!is_finished()) {
    const auto& line = m_lines[m_line];
    if (m_command >= line.commands.size()) {
      ++m_line;
      m_command = 0;
      continue;
    }
    const auto& command = line.commands[m_command];
    const bool done = run(command, app, seconds);
    if (m_failure) return;
    if (!done) return;
    ++m_command;
    m_waited = 0;
    m_frame = 0;
    m_since = std::chrono::steady_clock::now();
    // Facts and pictures see what the turn made of the commands before them: so one turn for each command.
    if (!only_looks(command)) return;
  }
}

bool ScriptPlayer::run(const ScriptCommand& command, App& app, double seconds) {
  return std::visit(core::Overloaded{
                        [&](const session::Action& action) {
                          app.request(action);
                          return true;
                        },
                        [&](const Input& input) {
                          if (m_frame < input.frames.size()) app.feed(input.frames[m_frame++]);
                          return m_frame >= input.frames.size();
                        },
                        [&](const WaitSeconds& wait) {
                          m_waited += seconds;
                          return m_waited >= wait.seconds;
                        },
                        [&](const UntilIdle&) {
                          if (is_patience_over(patience_with_work)) fail("still busy after five minutes");
                          return app.is_settled();
                        },
                        [&](const CameraAt& at) {
                          session::FlyToPosition fly{at.position, at.metres_per_pixel};
                          app.request(session::ViewAction{fly});
                          return true;
                        },
                        [&](const Expect& expect) {
                          check(expect, app);
                          return true;
                        },
                        [&](const Await& command_await) { return await(command_await, app); },
                        [&](const Remember& command_remember) {
                          remember(command_remember, app);
                          return true;
                        },
                        [&](const Screens& screens) {
                          app.presenting().pretend(screens.monitors);
                          return true;
                        },
                        [&](const WallClock& clock) {
                          app.pretend_wall_clock(clock.minutes);
                          return true;
                        },
                        [&](const CloseExact&) {
                          app.close_exact();
                          return true;
                        },
                        [&](const KeepClipboard& keep) {
                          std::ofstream{keep.path} << app.clipboard();
                          return true;
                        },
                        [&](const Say& say) {
                          std::cout << filled_in(say.text) << std::endl;
                          return true;
                        },
                        [&](const Shot& shot) {
                          const auto saved = shot.of_hall ? app.save_hall(shot.path) : app.save_picture(shot.path);
                          if (!saved) fail(core::to_text(saved.error()));
                          return true;
                        },
                    },
                    command);
}

}  // namespace eb::app
