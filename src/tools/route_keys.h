#pragma once
// The keys of the edited route: what is selected is moved by pixels, reordered, removed, made a stop. A run of arrow
// keys is one step of the history; a pause or anything else ends it. Used by RouteTool.
#include <functional>
#include <optional>

#include "core/input_event.h"
#include "model/document.h"
#include "session/action.h"
#include "tools/shortcuts.h"

namespace eb::tools {

struct RouteKeyContext {
  const model::Document& document;
  const session::Session& session;
  double now_seconds = 0;
  std::function<geo::LonLat(geo::Vec2d screen)> lon_lat_at;
  std::function<std::optional<geo::Vec2d>(const std::string& point)> screen_of;  // of a point of the edited route
};

// What the cheat sheet says of them; they count while a route is edited.
std::span<const Shortcut> route_shortcuts();

// Numbers of gestures above this bit are the map tools'; the panels count from 1.
inline constexpr std::uint64_t tool_gesture = 1ULL << 62U;

class RouteKeys {
 public:
  // True when the key is used up.
  bool press(const core::KeyChanged& key, const RouteKeyContext& context, session::ActionQueue& out);
  // Something else happened: the next arrow key begins a step of its own.
  void end_run() { m_last_nudge.reset(); }

 private:
  bool nudge(const core::KeyChanged& key, const RouteKeyContext& context, session::ActionQueue& out);

  std::optional<double> m_last_nudge;
  session::PointRef m_nudged;
  std::uint64_t m_run = 0;
};

}  // namespace eb::tools
