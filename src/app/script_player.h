#pragma once
// Plays a script against the running program, one step a turn, and remembers the first thing that failed.
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/app.h"
#include "app/script.h"

namespace eb::app {

class ScriptPlayer {
 public:
  explicit ScriptPlayer(std::vector<ScriptLine> lines) : m_lines{std::move(lines)} {}

  // To be called once before each turn of the app; `seconds` as for the turn.
  void step(App& app, double seconds);
  [[nodiscard]] bool is_finished() const { return m_failure.has_value() || m_line >= m_lines.size(); }
  // Nothing goes on before someone outside does something: the turn may wait for an event.
  [[nodiscard]] bool awaits() const { return m_awaits; }
  // "line 12: expect date = 1989-01-01: found 1990-01-01"
  [[nodiscard]] const std::optional<std::string>& failure() const { return m_failure; }

 private:
  bool run(const ScriptCommand& command, App& app, double seconds);  // true when done
  // Why it does not hold; nullopt when it does.
  std::optional<std::string> mismatch(const Expect& expect, App& app) const;
  void check(const Expect& expect, App& app);
  bool await(const Await& await, App& app);
  [[nodiscard]] bool is_patience_over(std::chrono::seconds patience) const;
  void remember(const Remember& remember, App& app);
  [[nodiscard]] std::string filled_in(std::string text) const;  // "$NAME" becomes what is remembered
  static bool only_looks(const ScriptCommand& command);
  void fail(const std::string& why);

  std::vector<ScriptLine> m_lines;
  std::size_t m_line = 0, m_command = 0, m_frame = 0;
  double m_waited = 0;
  std::chrono::steady_clock::time_point m_since = std::chrono::steady_clock::now();  // of the current command
  bool m_awaits = false;
  std::map<std::string, std::string, std::less<>> m_remembered;
  std::optional<std::string> m_failure;
};

// A fact about the running program as text: date, playing, theme, lang, layers, visible:ID, opacity:ID,
// state:ID, features:ID, selected, selected.layer, selected.dating, selected:COLUMN, notices, notice, km:PHASE,
// figure:ID and as_of:ID (number and date of a headline figure at the clock, "none" where nothing is known), lon, lat,
// metres_per_pixel, turn, panels, panel:NAME, scale, width, height, fullscreen, loop, range, speed, pace,
// compare, other-date, divider, divider.active, divider.held, selected.date (of the map that was clicked),
// chart, story, story_seconds, cards, card (the newest one's title),
// card.held, milestones, view, year, view.from, view.to, range.from, range.to (decimal years), keys_move_clock, calm,
// frames, uploaded, loading, film (making or none), film.frames (drawn/all), transfer (writing or none), modified,
// can_undo, can_redo, title, steps, step (the current one; 0 = as opened), step.name, project (path of its file),
// saving, versions, question (none, unsaved, changed or recover). Those of routes: app/route_facts.h, of a tour:
// app/script_tour.h, of the show: app/show_facts.h; hall_swap_ms, hall_replug_ms: app/screen_clock.h. nullopt: no such
// fact.
std::optional<std::string> fact(App& app, const std::string& name);

}  // namespace eb::app
