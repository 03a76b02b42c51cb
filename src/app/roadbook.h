#pragma once
// The maps of a roadbook, drawn one after the other by the renderer of the window or of a command, and the pages they
// go into. Main thread; needs the graphics context current.
#include <memory>
#include <string>

#include "app/map_painter.h"
#include "app/roadbook_pages.h"

namespace eb::app {

struct RoadbookRequest {
  std::shared_ptr<const model::Route> route;
  std::string group;  // id; empty = the first
  text::Catalog catalog;
  double dpi = roadbook_dpi;  // of the maps
  bool few_colors = false;    // in the maps: half as large
  bool stop_maps = true;      // off: only that of the overview, and several stops to a page
};

class Roadbook {
 public:
  // Fails where the route has no stops or lies where the map cannot be drawn.
  static core::Result<std::unique_ptr<Roadbook>> start(Workspace& workspace, render::Renderer& renderer,
                                                       RoadbookRequest request);
  ~Roadbook();
  Roadbook(const Roadbook&) = delete;
  Roadbook& operator=(const Roadbook&) = delete;

  [[nodiscard]] std::size_t maps() const;
  [[nodiscard]] std::size_t drawn() const;
  // Draws the next map; false when some of it is still being built and `waits` is off.
  bool draw_next(bool waits);
  // When every map is drawn: the bytes of the PDF.
  core::Result<std::string> pages();

 private:
  struct Impl;
  explicit Roadbook(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> m_impl;
};

// Index into timetable.groups of the group with this id or name; nullopt when there is none. "" is the first.
std::optional<std::size_t> find_group(const model::Timetable& timetable, const std::string& group);

}  // namespace eb::app
