#pragma once
// From layers and their uploaded meshes to draw items: which classes, colours and widths.
#include <vector>

#include "model/document.h"
#include "render/frame.h"
#include "scene/map_scale.h"
#include "scene/theme.h"
#include "session/session.h"

namespace eb::scene {

// The meshes of one layer that are on the GPU and wanted in this view.
struct LayerMeshes {
  std::vector<render::MeshKey> images, areas, outlines, lines, points;
  bool is_complete = true;  // false while chunks of this view are still being built
};

struct LayerToDraw {
  const model::Layer* layer = nullptr;
  LayerMeshes meshes;
  bool is_relief = false;  // the image is a hillshade: ground for the map, not its subject
};

// Class styles of a layer: one for each phase when it is coloured by phase, else one.
std::vector<render::ClassStyle> line_classes(const model::Layer& layer, const std::vector<model::Phase>& phases,
                                             session::ThemeKind theme, const MapScale& scale, double growth);

// Some layers have nothing to say from afar.
bool shows_layer(const model::Layer& layer, double metres_per_point);

// Symbols without their names are noise: unless the layer says otherwise, both leave the map at the same scale.
bool shows_points(const model::Layer& layer, double metres_per_point);

// Appends the items of one layer in drawing order: image, areas, outlines, lines, points.
void add_layer_items(const LayerToDraw& layer, const model::Document& document, session::ThemeKind theme,
                     const MapScale& scale, double metres_per_pixel, std::vector<render::DrawItem>& out);

// Light and shade belong to the ground: a relief is drawn over the areas that follow it, up to the first lines or
// points.
class ReliefOrder {
 public:
  // After each layer: `first` is where its items begin.
  void add_layer(std::size_t first, std::vector<render::DrawItem>& items);
  // After the last one.
  void finish(std::vector<render::DrawItem>& items) { put_at(items.size(), items); }

 private:
  void put_at(std::size_t place, std::vector<render::DrawItem>& items);
  std::vector<render::DrawItem> m_waiting;
};

}  // namespace eb::scene
