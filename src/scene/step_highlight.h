#pragma once
// The feature that a step of a show lifts out: its rows as lines of their own, with a quiet outline and a glow, above a
// veil that lets everything else step back. Told by light and outline, not by a hue of its own. Used by
// app/step_highlight.
#include <string_view>
#include <vector>

#include "model/document.h"
#include "render/frame.h"
#include "scene/layer_meshes.h"
#include "scene/map_scale.h"
#include "session/session.h"

namespace eb::scene {

// Lines, outlines of areas and points of all rows whose column holds the value, each with its life and class. Empty
// when the table has no such column.
render::LineMesh highlighted_lines(const LayerGeometry& geometry, std::string_view field, std::string_view value);

// How they look: as their layer draws them, a little stronger.
std::vector<render::ClassStyle> highlight_classes(const model::Layer& layer, const std::vector<model::Phase>& phases,
                                                  model::PartKind kind, session::ThemeKind theme, const MapScale& scale,
                                                  double metres_per_pixel);

// Lies over everything else on the map.
render::ImageMesh highlight_veil(session::ThemeKind theme);
inline constexpr float veil_opacity = 0.4F;

}  // namespace eb::scene
