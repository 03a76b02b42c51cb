#pragma once
// How the two maps look that tell of more than one day: what changed between two days, and everything that ever was.
// Colours, widths, dashes and symbols say the same, so that nobody depends on colours alone.
#include <array>

#include "scene/changes.h"
#include "scene/map_items.h"

namespace eb::scene {

// By Change.
std::array<core::Color, change_count> change_colors(session::ThemeKind theme);
model::PointShape change_shape(Change change);

// From the oldest (0) to the newest (1): in the dark the new things are bright, on paper they are dark.
core::Color age_color(session::ThemeKind theme, double share);
// Of what has no date, and of what did not change.
core::Color quiet_color(session::ThemeKind theme);

// Appends the items of a layer whose meshes are by feature: areas, outlines, lines, points.
void add_change_items(const LayerToDraw& layer, session::ThemeKind theme, const MapScale& scale,
                      double metres_per_pixel, std::uint64_t class_table, std::vector<render::DrawItem>& out);
void add_age_items(const LayerToDraw& layer, session::ThemeKind theme, const MapScale& scale, double metres_per_pixel,
                   std::uint64_t class_table, std::vector<render::DrawItem>& out);

// The ground under both: layers without dates step back behind what the map tells.
void make_quiet(std::span<render::DrawItem> items, session::ThemeKind theme);

}  // namespace eb::scene
