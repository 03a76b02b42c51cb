#include "app/map_painter.h"

#include <algorithm>
#include <cmath>
#include <thread>

#include "scene/map_furniture.h"
#include "scene/map_labels.h"

namespace eb::app {

namespace {

// Assets of our own, far above the counter of loaded layers.
constexpr std::uint64_t route_asset = 1ULL << 62U;
constexpr std::uint64_t selection_asset = route_asset + 1;

double picture_scale(int width_px, int height_px) {
  return std::min(height_px / 1080.0, width_px / 1600.0);
}

double pixels_per_point(const session::Camera& camera, const PaintOptions& options) {
  return options.interface_scale > 0 ? options.interface_scale : picture_scale(camera.width_px, camera.height_px);
}

render::View view_of(const session::Camera& camera) {
  return {camera.center.x,     camera.center.y, camera.metres_per_pixel,
          camera.rotation_rad, camera.width_px, camera.height_px};
}

render::AtlasPixels atlas_of(const text::Shaper& shaper) {
  const auto atlas = shaper.atlas();
  return {atlas.pixels, atlas.width, atlas.height, atlas.revision};
}

// Lines and outlines of one feature, to be drawn above everything.
render::LineMesh highlight_mesh(const model::FeatureTable& table, std::uint32_t row) {
  render::LineMesh mesh;
  const auto center = table.feature_extent(row).center();
  mesh.origin = {center.x, center.y};
  for (auto part = table.feature_parts[row]; part < table.feature_parts[row + 1]; ++part) {
    const auto points = table.part(part);
    for (std::size_t i = table.part_kinds[part] == model::PartKind::Point ? 0 : 1; i < points.size(); ++i) {
      const auto a = points[i == 0 ? 0 : i - 1] - center;
      const auto b = points[i] - center;
      mesh.segments.push_back({static_cast<float>(a.x), static_cast<float>(a.y), static_cast<float>(b.x),
                               static_cast<float>(b.y), static_cast<float>(core::open_past),
                               static_cast<float>(core::open_future), 0, render::pack(0)});
    }
  }
  return mesh;
}

}  // namespace

MapPainter::MapPainter(Workspace& workspace, render::Renderer& renderer)
    : m_workspace{workspace}, m_renderer{renderer}, m_feed{workspace.jobs(), renderer} {}

void MapPainter::paint(const text::Catalog& catalog, const PaintOptions& options, unsigned framebuffer) {
  m_renderer.draw(build(catalog, options), framebuffer);
  m_shaper.end_frame();
  m_feed.end_frame();
}

render::Pixels MapPainter::paint_still(const text::Catalog& catalog, const PaintOptions& options) {
  auto frame = build(catalog, options);
  while (!is_complete()) {
    const bool moved = m_workspace.pump(std::chrono::milliseconds{20}) | m_feed.upload(std::chrono::milliseconds{200});
    if (!moved) std::this_thread::sleep_for(std::chrono::microseconds{200});
    if (m_feed.is_idle()) frame = build(catalog, options);
  }
  auto pixels = m_renderer.draw_to_pixels(frame);
  m_shaper.end_frame();
  m_feed.end_frame();
  return pixels;
}

render::Frame MapPainter::build(const text::Catalog& catalog, const PaintOptions& options) {
  forget_unused_assets();
  const auto& session = m_workspace.session();
  const auto& camera = session.camera;
  const auto theme = scene::theme_of(session.view.theme);
  render::Frame frame;
  frame.view = view_of(camera);
  frame.background = theme.background;
  frame.day = static_cast<float>(session.playback.day());
  frame.fade_days = options.seconds > 0 ? static_cast<float>(session.playback.fade_days()) : 0;

  scene::MapScale scale{pixels_per_point(camera, options), 0};
  if (const auto home = m_workspace.home_box(); !home.empty()) {
    scale.home_metres_per_pixel = session::fitted(camera, home, options.panels).metres_per_pixel;
  }
  add_items(scale, frame);
  add_selection(scale, frame);

  render::Overlay furniture;
  scene::FurnitureResult placed;
  if (options.furniture) {
    placed = scene::lay_out_furniture(furniture_input(catalog, options), catalog, m_shaper, furniture);
  }
  if (options.labels) add_labels(scale, catalog.language(), options, placed.keep_clear, frame);
  frame.overlay.append(furniture);
  frame.atlas = atlas_of(m_shaper);
  return frame;
}

void MapPainter::forget_unused_assets() {
  std::map<core::LayerId, std::uint64_t> present;
  for (const auto& [id, asset] : m_workspace.session().assets.all()) {
    if (asset.asset_id != 0) present[id] = asset.asset_id;
  }
  for (const auto& [id, asset] : m_known_assets) {
    const auto found = present.find(id);
    if (found == present.end() || found->second != asset) m_feed.forget(asset);
  }
  m_known_assets = std::move(present);
}

void MapPainter::add_items(const scene::MapScale& scale, render::Frame& frame) {
  const auto& session = m_workspace.session();
  const auto& document = m_workspace.document();
  m_is_complete = true;
  for (const auto& layer : document.layers) {
    const auto* asset = session.assets.find(layer->id);
    if (!layer->visible || asset == nullptr || asset->asset_id == 0) continue;
    scene::LayerToDraw drawn{layer.get(), {}};
    if (asset->raster) {
      drawn.meshes = m_feed.request(asset->asset_id, asset->raster);
      drawn.is_relief = asset->raster->is_elevation;
    }
    if (const auto geometry = m_workspace.geometries().find(layer->id); geometry != m_workspace.geometries().end()) {
      drawn.meshes = m_feed.request(asset->asset_id, geometry->second, session.camera);
    }
    m_is_complete = m_is_complete && drawn.meshes.is_complete;
    scene::add_layer_items(drawn, document, session.view.theme, scale, session.camera.metres_per_pixel, frame.items);
  }
  for (std::size_t i = 0; i < document.routes.size(); ++i) {
    const auto& route = document.routes[i];
    if (!route->visible || route->stops.size() < 2) continue;
    const render::MeshKey key{route_asset, i};
    if (auto& uploaded = m_route_meshes[route->id]; uploaded != route.get()) {
      m_renderer.upload(key, scene::route_mesh(m_workspace.stop_positions(*route)));
      uploaded = route.get();
    }
    frame.items.push_back(scene::route_item(*route, key, session.view.theme, scale));
  }
}

void MapPainter::add_selection(const scene::MapScale& scale, render::Frame& frame) {
  const auto& selection = m_workspace.session().selection;
  if (selection.features.empty()) return;
  const auto& feature = selection.features[std::min(selection.shown, selection.features.size() - 1)];
  const auto geometry = m_workspace.geometries().find(feature.layer);
  if (geometry == m_workspace.geometries().end()) return;
  const render::MeshKey key{selection_asset, 0};
  if (m_selection_mesh != feature) {
    m_renderer.upload(key, highlight_mesh(geometry->second->table(), feature.row));
    m_selection_mesh = feature;
  }
  const auto theme = scene::theme_of(m_workspace.session().view.theme);
  render::ClassStyle style;
  style.color = theme.selection;
  const auto& kinds = geometry->second->table().part_kinds;
  const bool is_area = !kinds.empty() && kinds.front() >= model::PartKind::OuterRing;
  style.width_px = is_area ? std::max(1.0F, scale.px(1.2)) : std::max(2.0F, scale.px(2.2));
  style.casing_color = theme.is_dark ? core::Color{0, 0, 0, 160} : core::Color{255, 255, 255, 200};
  style.casing_px = scale.px(1.2);
  frame.items.push_back({render::ItemKind::Line, {key}, {style}, 1.0F});
}

void MapPainter::add_labels(const scene::MapScale& scale, const std::string& language, const PaintOptions& options,
                            const scene::KeepClear& clear, render::Frame& frame) {
  const auto& document = m_workspace.document();
  const scene::LabelContext context{document, m_workspace.session(), scale, language};
  std::vector<scene::LabelCandidate> candidates;
  std::uint64_t key = 1;
  for (const auto& route : document.routes) {
    ++key;
    if (!route->visible) continue;
    scene::add_route_labels(context, *route, m_workspace.stop_positions(*route), key, candidates, frame.overlay);
  }
  for (const auto& layer : document.layers) {
    ++key;
    const auto geometry = m_workspace.geometries().find(layer->id);
    if (!layer->visible || geometry == m_workspace.geometries().end()) continue;
    scene::add_layer_labels(context, *layer, *geometry->second, key, candidates);
  }
  m_labels.place(candidates, m_workspace.session().camera, clear, m_shaper, options.seconds, frame.overlay);
}

scene::FurnitureInput MapPainter::furniture_input(const text::Catalog& catalog, const PaintOptions& options) {
  const auto& session = m_workspace.session();
  const auto& camera = session.camera;
  const scene::FurnitureContext context{m_workspace.document(), session, m_workspace.geometries(), catalog,
                                        m_workspace.kilometres()};
  scene::FurnitureInput input;
  input.theme = scene::theme_of(session.view.theme);
  input.day = session.playback.day();
  input.subtitle = scene::subtitle_of(context);
  input.figures = scene::figures_of(context);
  input.legend = scene::legend_of(context);
  input.credits = scene::credits_of(context);
  if (options.time_strip) {
    input.time_strip = scene::TimeStrip{static_cast<double>(session.playback.from()),
                                        static_cast<double>(session.playback.to()), m_workspace.changes().changes};
  }
  const auto ground = m_workspace.ground_truth(camera.center);
  input.metres_per_pixel = camera.metres_per_pixel * ground.metres_per_unit;
  input.meridian_convergence_rad = ground.convergence_rad;
  input.rotation_rad = camera.rotation_rad;
  input.width_px = camera.width_px;
  input.height_px = camera.height_px;
  input.scale = pixels_per_point(camera, options);
  input.panels = options.panels;
  input.compact = options.compact;
  return input;
}

session::Camera MapPainter::home_camera(const text::Catalog& catalog, const PaintOptions& options) {
  const auto& camera = m_workspace.session().camera;
  render::Overlay unused;
  auto insets = options.panels;
  if (options.furniture) {
    const auto placed = scene::lay_out_furniture(furniture_input(catalog, options), catalog, m_shaper, unused);
    insets = placed.subject_insets;
  }
  auto level = camera;
  level.rotation_rad = 0;
  const auto box = m_workspace.home_box();
  return box.empty() ? level : session::fitted(level, box, insets);
}

bool MapPainter::wants_frame() const {
  // Chunks on their way need no frames: their arrival wakes the loop.
  return m_feed.has_waiting() || m_labels.is_animating();
}

}  // namespace eb::app
