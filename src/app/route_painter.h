#pragma once
// Draws the routes of a subject, the one that is edited as it would be if the mouse was let go. Part of MapPainter;
// main thread, GL context current.
#include <vector>

#include "app/paint_subject.h"
#include "app/route_feed.h"
#include "app/workspace.h"
#include "render/renderer.h"
#include "scene/route_labels.h"

namespace eb::app {

class RoutePainter {
 public:
  RoutePainter(Workspace& workspace, const PaintSubject& subject, render::Renderer& renderer, std::uint64_t asset)
      : m_workspace{workspace}, m_subject{subject}, m_feed{workspace.jobs(), renderer, asset} {}

  // Returns whether all of it was there.
  bool add_items(const session::Camera& camera, const scene::MapScale& scale, std::vector<render::DrawItem>& items);
  // Labels of the routes get keys from `first_key` on.
  void add_labels(const scene::LabelContext& context, std::uint64_t first_key,
                  std::vector<scene::LabelCandidate>& labels, render::Overlay& shapes);
  // Of the tour that is on, above names.
  void add_vehicle(const session::Camera& camera, const scene::MapScale& scale, render::Overlay& shapes) const;

  bool upload(std::chrono::microseconds budget) { return m_feed.upload(budget); }
  [[nodiscard]] bool is_idle() const { return m_feed.is_idle() && m_workspace.shapes().is_idle(); }
  [[nodiscard]] bool has_waiting() const { return m_feed.has_waiting(); }
  void end_frame();

 private:
  struct Drawn {
    std::shared_ptr<const session::RouteShape> shape;
    scene::RouteWeight weight;
    std::uint64_t number;  // of the route in the document
  };
  using DrawnList = std::vector<Drawn>;
  // Those on the map, what matters most last.
  DrawnList drawn();
  static std::vector<geo::Vec2d> stops_of(DrawnList::const_iterator first, DrawnList::const_iterator last);

  Workspace& m_workspace;
  PaintSubject m_subject;
  RouteFeed m_feed;
};

}  // namespace eb::app
