#pragma once
// The edited route under mouse and keys: hovering shows what a press would take, a drag moves a point or sets one into
// a leg, drawing adds points at the end. While a drag goes on only a preview follows the mouse; letting go is one edit.
// Emits actions, changes nothing itself; stands before NavigateTool, which gets what is not for the route.
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/input_event.h"
#include "model/document.h"
#include "session/action.h"
#include "session/route_shape.h"
#include "tools/route_keys.h"

namespace eb::tools {

struct RouteToolContext {
  const model::Document& document;
  const session::Session& session;
  std::shared_ptr<const session::RouteShape> shape;  // of the edited route; null = nobody edits
  double scale = 1;                                  // pixels per point
  double now_seconds = 0;                            // a running clock
  std::function<geo::LonLat(geo::Vec2d)> to_lon_lat;
  // What a point at this place clings to within the reach; `moved` is left out: it would cling to itself.
  std::function<std::optional<session::Snap>(geo::Vec2d place, double reach_m, const session::RouteHit* moved)> snap;
};

class RouteTool {
 public:
  // True when the event is used up.
  bool handle(const core::InputEvent& event, const RouteToolContext& context, session::ActionQueue& out);
  [[nodiscard]] bool is_dragging() const { return m_drag == Drag::Route; }

 private:
  // Taken, Adding, Menu: pressed, and not moved yet.
  enum class Drag : std::uint8_t { None, Taken, Route, Adding, Pan, Menu };
  struct Target {
    geo::Vec2d place;
    std::optional<session::Snap> snap;
  };
  bool press(const core::MouseButtonChanged& button, const RouteToolContext& context, session::ActionQueue& out);
  bool press_menu(const RouteToolContext& context);
  bool release(const core::MouseButtonChanged& button, const RouteToolContext& context, session::ActionQueue& out);
  bool move(geo::Vec2d to, const RouteToolContext& context, session::ActionQueue& out);
  bool press_key(const core::KeyChanged& key, const RouteToolContext& context, session::ActionQueue& out);
  void drag(const RouteToolContext& context, session::ActionQueue& out);
  void hover(const RouteToolContext& context, session::ActionQueue& out);
  void drop(const RouteToolContext& context, session::ActionQueue& out);
  void add_point(const RouteToolContext& context, session::ActionQueue& out);
  void cancel(const RouteToolContext& context, session::ActionQueue& out);
  // The second press of a double click after a point was added.
  [[nodiscard]] bool is_double_click(const RouteToolContext& context) const;
  [[nodiscard]] Target target(const RouteToolContext& context, const session::RouteHit* moved) const;
  [[nodiscard]] std::optional<model::RouteEdit> edit_of(const session::RouteHit& hit, geo::LonLat to,
                                                        const RouteToolContext& context) const;
  [[nodiscard]] model::RoutePoint point_to_add(const Target& target, const RouteToolContext& context) const;

  RouteKeys m_keys;
  Drag m_drag = Drag::None;
  std::optional<session::RouteHit> m_taken;
  geo::Vec2d m_cursor, m_start, m_offset_px;  // offset: from what was taken to where
  core::Modifiers m_mods;
  std::optional<double> m_last_added;  // when, for double clicks
  geo::Vec2d m_last_added_at;
  std::uint64_t m_gestures = 0;
};

}  // namespace eb::tools
