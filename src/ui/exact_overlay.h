#pragma once
// Exact places a planner has opened, over the map of the editing window. They are drawn as a part of the panels and by
// nothing else: what pictures, films, shows and exports are made of never has them.
#include <functional>
#include <string>
#include <vector>

#include "ui/panel_io.h"
#include "ui/ui_context.h"

namespace eb::ui {

struct ExactPlace {
  std::string name;
  std::vector<std::vector<geo::Vec2d>> lines;  // project CRS; a line of one vertex is a point
};

struct ExactView {
  std::string file;  // its name alone
  std::vector<ExactPlace> places;
  std::function<void()> close;  // somebody wants them closed for good
};

// `map`: what the panels leave free. A frame and a panel with a button to close them say that exact places are open.
void exact_overlay(const UiContext& context, const PanelIo& io, const Rect& map, const ExactView& view);

}  // namespace eb::ui
