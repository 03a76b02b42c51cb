#pragma once
// Plays a script against the running program, one step a turn, and remembers the first thing that failed.
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
  // "line 12: expect date = 1989-01-01: found 1990-01-01"
  [[nodiscard]] const std::optional<std::string>& failure() const { return m_failure; }

 private:
  bool run(const ScriptCommand& command, App& app, double seconds);  // true when done
  void fail(const std::string& why);

  std::vector<ScriptLine> m_lines;
  std::size_t m_line = 0, m_command = 0, m_frame = 0;
  double m_waited = 0;
  std::optional<std::string> m_failure;
};

// A fact about the running program as text: date, playing, theme, lang, layers, visible:ID, opacity:ID,
// state:ID, features:ID, selected, selected.layer, selected:COLUMN, notices, notice, km:PHASE, lon, lat,
// metres_per_pixel, turn, panels, scale, frames, uploaded, modified, can_undo, title. nullopt: no such fact.
std::optional<std::string> fact(App& app, const std::string& name);

}  // namespace eb::app
