#include "app/map_painter.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <thread>

#include "core/thread_cpu.h"
#include "scene/compared_look.h"
#include "scene/divider.h"
#include "scene/map_credits.h"
#include "scene/map_figures.h"
#include "scene/map_furniture.h"
#include "scene/map_labels.h"
#include "scene/route_mark.h"
#include "scene/tour_mark.h"

namespace eb::app {

namespace {

// Meshes of our own, by their number after the first one; the routes have that.
constexpr std::uint64_t selection_asset = 1, movement_asset = 2, highlight_asset = 3;

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
    : m_workspace{workspace},
      m_subject{workspace},
      m_renderer{renderer},
      m_feed{std::make_shared<MeshFeed>(workspace.jobs(), renderer)},
      m_own_asset{m_feed->new_own_assets()},
      m_routes{workspace, m_subject, renderer, m_own_asset},
      m_highlight{workspace, m_subject, renderer, m_own_asset + highlight_asset},
      m_compared{workspace, m_subject, renderer} {}

MapPainter::MapPainter(const MapPainter& beside, const PaintSubject& subject)
    : m_workspace{beside.m_workspace},
      m_subject{subject},
      m_renderer{beside.m_renderer},
      m_feed{beside.m_feed},
      m_own_asset{m_feed->new_own_assets()},
      m_routes{m_workspace, m_subject, m_renderer, m_own_asset},
      m_highlight{m_workspace, m_subject, m_renderer, m_own_asset + highlight_asset},
      m_compared{m_workspace, m_subject, m_renderer} {}

void MapPainter::paint(const text::Catalog& catalog, const PaintOptions& options, unsigned framebuffer) {
  const auto frames = build(catalog, options);
  {
    const core::CpuStopwatch in_gl{m_gl_cpu_ms};
    for (const auto& frame : frames) m_renderer.draw(frame, framebuffer);
  }
  end_frame();
}

void MapPainter::end_frame() {
  // Letters that found no room in the atlas are drawn from the next frame on, when it starts anew.
  const auto drawn_with = m_shaper.atlas().revision;
  m_shaper.end_frame();
  m_lacks_letters = m_shaper.atlas().revision != drawn_with;
  m_feed->end_frame();
  m_routes.end_frame();
}

bool MapPainter::upload(std::chrono::microseconds budget) {
  const core::CpuStopwatch in_gl{m_gl_cpu_ms};
  return m_feed->upload(budget) | m_routes.upload(budget);
}

// Names of a picture stand where they would stand if it were the only one.
std::vector<render::Frame> MapPainter::build_still(const text::Catalog& catalog, const PaintOptions& options) {
  forget_labels();
  return build(catalog, options);
}

void MapPainter::forget_labels() {
  m_labels = m_compared_labels = m_other_labels = scene::LabelLayout{};
}

void MapPainter::lay_out(const text::Catalog& catalog, const PaintOptions& options) {
  (void)build(catalog, options);
  end_frame();
}

bool MapPainter::prepare(const text::Catalog& catalog, PaintOptions options) {
  options.labels = options.furniture = false;
  (void)build(catalog, options);
  m_shaper.end_frame();
  return is_complete();
}

render::Pixels MapPainter::paint_still(const text::Catalog& catalog, const PaintOptions& options) {
  auto frames = build_still(catalog, options);
  while (!is_complete()) {
    const bool moved = m_workspace.pump(std::chrono::milliseconds{20}) | upload(std::chrono::milliseconds{200});
    if (!moved) std::this_thread::sleep_for(std::chrono::microseconds{200});
    if (m_feed->is_idle() && m_routes.is_idle()) frames = build_still(catalog, options);
  }
  auto pixels = m_renderer.draw_to_pixels(frames);
  end_frame();
  if (!m_lacks_letters) return pixels;
  pixels = m_renderer.draw_to_pixels(build_still(catalog, options));
  end_frame();
  return pixels;
}

std::optional<render::Pixels> MapPainter::try_still(const text::Catalog& catalog, const PaintOptions& options) {
  const auto frames = build_still(catalog, options);
  std::optional<render::Pixels> pixels;
  if (is_complete()) pixels = m_renderer.draw_to_pixels(frames);
  end_frame();
  return pixels;
}

std::vector<MapPainter::Side> MapPainter::sides(const session::Insets& panels) {
  const auto& session = m_subject.session();
  std::vector<Side> sides;
  for (const auto& place : session::sides_of(session.compare, session.camera, panels)) {
    Side side{place, session::side_camera(session.camera, place)};
    side.day = place.is_other ? session.other_day() : session.playback.day();
    if (session.compare.mode == session::CompareMode::Changes) side.day = std::max(side.day, session.other_day());
    side.is_whole = !session.compare.is_split();
    side.spans_time = session.compare.spans_time();
    const bool is_plain = session.compare.mode == session::CompareMode::Off;
    side.labels = is_plain ? &m_labels : place.is_other ? &m_other_labels : &m_compared_labels;
    sides.push_back(side);
  }
  const auto free_width = [](const Side& side) { return side.place.clip.right - side.place.clip.left; };
  const bool left_is_wider = free_width(sides.front()) >= free_width(sides.back());
  for (std::size_t i = 0; i < sides.size(); ++i) {
    sides[i].has_credits = left_is_wider == (i == 0) || sides.size() == 1;
    sides[i].has_scale = i + 1 == sides.size();
  }
  return sides;
}

std::vector<render::Frame> MapPainter::build(const text::Catalog& catalog, const PaintOptions& options) {
  forget_unused_assets();
  m_is_complete = true;
  m_compared.update();
  const auto& camera = m_subject.session().camera;
  scene::MapScale scale{pixels_per_point(camera, options), 0};
  if (const auto home = m_workspace.home_box(); !home.empty()) {
    scale.home_metres_per_pixel = session::fitted(camera, home, options.panels).metres_per_pixel;
  }
  const auto mode = m_subject.session().compare.mode;
  const auto off = session::CompareMode::Off;
  if (m_labelled == off && mode != off) m_compared_labels = m_other_labels = m_labels;
  m_labelled = mode;
  m_arrival.follow(loaded_layers(), camera, options.seconds);
  auto maps = sides(options.panels);
  std::vector<scene::FurnitureResult> placed(maps.size());
  std::vector<render::Overlay> furniture(maps.size());
  if (options.furniture) add_furniture(maps, catalog, options, placed, furniture);
  std::vector<render::Frame> frames;
  for (std::size_t i = 0; i < maps.size(); ++i) {
    auto frame = build_side(maps[i], scale, options);
    if (const auto& session = m_subject.session(); session.tour.is_on()) {
      const auto moment = session.tour.moment(session.view.reduced_motion);
      if (const auto area = scene::parked_area(moment, maps[i].camera, scale)) placed[i].keep_clear.push_back(*area);
    }
    if (options.labels) {
      add_labels(maps[i], scale, catalog.language(), options, placed[i].keep_clear, frame);
    }
    m_routes.add_vehicle(maps[i].camera, scale, frame.overlay);
    frame.overlay.append(furniture[i]);
    if (options.pulses && !maps[i].place.is_other) {
      const auto theme = scene::theme_of(m_subject.session().view.theme);
      for (const auto& pulse : pulses(maps[i].camera, scale.pixels_per_point)) {
        scene::add_pulse(pulse, theme, frame.overlay);
      }
    }
    if (const auto& cursor = m_subject.session().route_cursor) {
      const auto at_px = maps[i].camera.to_screen(m_workspace.to_project(cursor->position));
      scene::add_route_mark(at_px, scale.pixels_per_point, scene::theme_of(m_subject.session().view.theme),
                            frame.overlay);
    }
    add_divider(options.panels, scale.pixels_per_point, frame.overlay);
    frames.push_back(std::move(frame));
  }
  if (options.labels) m_arrival.placed(names_animate(), options.seconds);
  // The shaper's atlas may have grown meanwhile: all frames are drawn with the last one.
  for (auto& frame : frames) frame.atlas = atlas_of(m_shaper);
  return frames;
}

// The other clock of a comparison stands still.
Transition MapPainter::transition_of(const Side& side, const PaintOptions& options) const {
  const auto& playback = m_subject.session().playback;
  if (side.place.is_other) return {0, playback.settled_day()};
  if (options.transition) return *options.transition;
  return {options.seconds > 0 ? playback.fade_days() : 0, playback.settled_day()};
}

render::Frame MapPainter::build_side(const Side& side, const scene::MapScale& scale, const PaintOptions& options) {
  const auto& session = m_subject.session();
  render::Frame frame;
  frame.view = view_of(side.camera);
  const auto& clip = side.place.clip;
  const auto left = static_cast<int>(clip.left), right = static_cast<int>(clip.right);
  if (!side.is_whole) frame.clip = render::PixelRect{left, 0, right - left, side.camera.height_px};
  frame.background = scene::theme_of(session.view.theme).background;
  frame.day = render::clock_day(side.day);
  const auto transition = transition_of(side, options);
  frame.fade_days = static_cast<float>(transition.days);
  frame.settled_day = static_cast<float>(transition.settled_day);
  add_items(side, scale, frame);
  if (options.step && options.step->highlight) {
    m_highlight.add_items(*options.step->highlight, scale, side.camera.metres_per_pixel, frame.items);
  }
  add_selection(side, scale, frame);
  return frame;
}

// The side with the credits goes first: the other keeps as much free below.
void MapPainter::add_furniture(std::vector<Side>& maps, const text::Catalog& catalog, const PaintOptions& options,
                               std::vector<scene::FurnitureResult>& placed, std::vector<render::Overlay>& drawn) {
  m_furniture.clear();
  double credits_px = 0;
  for (const bool with_credits : {true, false}) {
    for (std::size_t i = 0; i < maps.size(); ++i) {
      if (maps[i].has_credits != with_credits) continue;
      maps[i].free_below_px = credits_px;
      auto input = furniture_input(maps[i], catalog, options);
      placed[i] = scene::lay_out_furniture(input, catalog, m_shaper, drawn[i]);
      if (options.transition)
        keep_clear_of_whole_legend(maps[i], std::move(input), catalog, options, placed[i].keep_clear);
      for (const auto& block : placed[i].blocks) {
        m_furniture.push_back(block);
        if (block.part == scene::FurniturePart::Credits) credits_px = static_cast<double>(block.rect.height);
      }
    }
  }
}

// In a film names must not jump when the legend grows.
void MapPainter::keep_clear_of_whole_legend(const Side& side, scene::FurnitureInput input, const text::Catalog& catalog,
                                            const PaintOptions& options, scene::KeepClear& clear) {
  auto context = furniture_context(side, catalog, options);
  context.of_all_days = true;
  input.legend = scene::legend_of(context);
  render::Overlay unused;
  const auto placed = scene::lay_out_furniture(input, catalog, m_shaper, unused);
  clear.insert(clear.end(), placed.keep_clear.begin(), placed.keep_clear.end());
}

std::vector<scene::MapPulse> MapPainter::pulses(const session::Camera& camera, double scale) const {
  const auto& session = m_subject.session();
  const auto& milestones = *m_subject.document().milestones;
  std::vector<scene::MapPulse> found;
  for (const auto& card : session.milestones.cards()) {
    const auto& place = milestones[card.milestone].position;
    const auto position = place ? m_workspace.to_project(*place) : geo::Vec2d{};
    if (!place || !geo::is_finite(position)) continue;
    const bool calm = session.view.reduced_motion;
    const double presence = calm ? 1 : session::MilestoneWatch::presence(card);
    found.push_back({camera.to_screen(position), scale, card.seconds, presence, calm});
  }
  return found;
}

std::vector<render::Rect> MapPainter::keep_clear(const PaintOptions& options) const {
  std::vector<render::Rect> areas;
  for (const auto& block : m_furniture) areas.push_back(block.rect);
  const auto& camera = m_subject.session().camera;
  for (const auto& pulse : pulses(camera, pixels_per_point(camera, options))) areas.push_back(scene::pulse_area(pulse));
  return areas;
}

void MapPainter::add_divider(const session::Insets& panels, double scale, render::Overlay& out) const {
  const auto& session = m_subject.session();
  const auto x = session::divider_x(session.compare, session.camera, panels);
  if (!x) return;
  scene::Divider divider{*x, panels.top, session.camera.height_px - panels.bottom, scale};
  divider.has_grip = session.compare.mode == session::CompareMode::Swipe;
  divider.is_active = session.compare.divider_active;
  scene::add_divider(divider, scene::theme_of(session.view.theme), out);
}

void MapPainter::forget_unused_assets() {
  std::map<core::LayerId, std::uint64_t> present;
  for (const auto& [id, asset] : m_subject.assets().all()) {
    if (asset.asset_id != 0) present[id] = asset.asset_id;
  }
  for (const auto& [id, asset] : m_known_assets) {
    const auto found = present.find(id);
    if (found == present.end() || found->second != asset) m_feed->forget(asset);
  }
  m_known_assets = std::move(present);
}

std::vector<std::uint64_t> MapPainter::loaded_layers() const {
  std::vector<std::uint64_t> layers;
  for (const auto& layer : m_subject.document().layers) {
    const auto* asset = layer->visible ? m_subject.assets().find(layer->id) : nullptr;
    if (asset != nullptr && asset->asset_id != 0) layers.push_back(asset->asset_id);
  }
  return layers;
}

void MapPainter::add_items(const Side& side, const scene::MapScale& scale, render::Frame& frame) {
  const auto moving = moving_waters(scale, frame);
  scene::ReliefOrder relief;
  for (const auto& layer : m_subject.document().layers) {
    const auto* asset = m_subject.assets().find(layer->id);
    if (!layer->visible || asset == nullptr || asset->asset_id == 0) continue;
    if (!scene::shows_layer(*layer, side.camera.metres_per_pixel * scale.pixels_per_point)) continue;
    const auto before = frame.items.size();
    add_moving(moving, layer->id, frame.items);
    const auto first = frame.items.size();
    add_layer(*layer, side, scale, frame.items);
    for (const auto& water : moving) {
      if (water.layer != layer->id && water.below != layer->id) continue;
      for (auto& item : std::span{frame.items}.subspan(first)) {
        item.awaited_day = static_cast<float>(water.day);
      }
    }
    relief.add_layer(before, frame.items);
  }
  relief.finish(frame.items);
  if (!m_routes.add_items(side.camera, scale, frame.items)) m_is_complete = false;
}

void MapPainter::add_layer(const model::Layer& layer, const Side& side, const scene::MapScale& scale,
                           std::vector<render::DrawItem>& items) {
  const auto& session = m_subject.session();
  const auto& asset = *m_subject.assets().find(layer.id);
  const auto theme = session.view.theme;
  const double metres_per_pixel = side.camera.metres_per_pixel;
  const auto class_table = m_compared.table_of(layer.id);
  scene::LayerToDraw drawn{&layer, {}};
  if (asset.raster) {
    drawn.meshes = m_feed->request(asset.asset_id, asset.raster);
    drawn.is_relief = asset.raster->is_elevation;
  }
  if (const auto geometry = m_workspace.geometries().find(layer.id); geometry != m_workspace.geometries().end()) {
    const auto form = class_table != 0 ? scene::MeshForm::ByFeature : scene::MeshForm::ByClock;
    drawn.meshes = m_feed->request(asset.asset_id, geometry->second, side.camera, form);
  }
  m_is_complete = m_is_complete && drawn.meshes.is_complete;
  if (class_table == 0) {
    const auto first = items.size();
    scene::add_layer_items(drawn, m_subject.document(), theme, scale, metres_per_pixel, items);
    if (session.compare.spans_time()) scene::make_quiet(std::span{items}.subspan(first), theme);
  } else if (session.compare.mode == session::CompareMode::Changes) {
    scene::add_change_items(drawn, theme, scale, metres_per_pixel, class_table, items);
  } else {
    scene::add_age_items(drawn, theme, scale, metres_per_pixel, class_table, items);
  }
}

std::vector<scene::MovingWater> MapPainter::moving_waters(const scene::MapScale& scale, const render::Frame& frame) {
  const auto& session = m_subject.session();
  if (session.compare.spans_time()) return {};
  return scene::moving_waters({m_subject.document(), m_workspace.geometries(), scale, session.view.theme,
                               frame.view.metres_per_pixel, static_cast<double>(frame.day),
                               static_cast<double>(frame.fade_days), static_cast<double>(frame.settled_day)});
}

// The only geometry that goes to the GPU anew with the clock: some dozen segments while something moves.
void MapPainter::add_moving(const std::vector<scene::MovingWater>& moving, const core::LayerId& layer,
                            std::vector<render::DrawItem>& items) {
  for (std::size_t i = 0; i < moving.size(); ++i) {
    if (moving[i].below != layer) continue;
    const render::MeshKey key{m_own_asset + movement_asset, i};
    m_renderer.upload(key, moving[i].mesh);
    items.push_back({render::ItemKind::Line, {key}, {moving[i].style}, 1.0F});
  }
}

void MapPainter::add_selection(const Side& side, const scene::MapScale& scale, render::Frame& frame) {
  const auto& selection = m_subject.session().selection;
  if (selection.features.empty()) return;
  const auto& feature = selection.features[std::min(selection.shown, selection.features.size() - 1)];
  const auto geometry = m_workspace.geometries().find(feature.layer);
  if (geometry == m_workspace.geometries().end()) return;
  // Of two maps only the one that shows it.
  const auto& lives = geometry->second->table().lives;
  if (!side.is_whole && !core::is_visible(lives[feature.row].interval, side.day)) return;
  const render::MeshKey key{m_own_asset + selection_asset, 0};
  if (m_selection_mesh != feature) {
    m_renderer.upload(key, highlight_mesh(geometry->second->table(), feature.row));
    m_selection_mesh = feature;
  }
  const auto theme = scene::theme_of(m_subject.session().view.theme);
  render::ClassStyle style;
  style.color = theme.selection;
  const auto& kinds = geometry->second->table().part_kinds;
  const bool is_area = !kinds.empty() && kinds.front() >= model::PartKind::OuterRing;
  style.width_px = is_area ? std::max(1.0F, scale.px(1.2)) : std::max(2.0F, scale.px(2.2));
  style.casing_color = theme.is_dark ? core::Color{0, 0, 0, 160} : core::Color{255, 255, 255, 200};
  style.casing_px = scale.px(1.2);
  frame.items.push_back({render::ItemKind::Line, {key}, {style}, 1.0F});
}

void MapPainter::add_labels(const Side& side, const scene::MapScale& scale, const std::string& language,
                            const PaintOptions& options, const scene::KeepClear& clear, render::Frame& frame) {
  const auto& document = m_subject.document();
  scene::LabelContext context{document, m_subject.session(), scale, language, side.camera, side.day};
  context.all_time = m_subject.session().compare.mode == session::CompareMode::AllTime;
  if (m_subject.session().compare.mode == session::CompareMode::Changes)
    context.earlier_day = m_compared.days().earlier;
  std::vector<scene::LabelCandidate> candidates;
  constexpr std::uint64_t first_key = 2;
  m_routes.add_labels(context, first_key, candidates, frame.overlay);
  std::uint64_t key = first_key + document.routes.size() - 1;
  for (const auto& layer : document.layers) {
    ++key;
    const auto geometry = m_workspace.geometries().find(layer->id);
    if (!layer->visible || geometry == m_workspace.geometries().end()) continue;
    if (!scene::shows_layer(*layer, side.camera.metres_per_pixel * scale.pixels_per_point)) continue;
    scene::add_layer_labels(context, *layer, *geometry->second, key, candidates);
  }
  side.labels->set_at_rest(options.at_rest || m_arrival.may_move());
  side.labels->place(candidates, side.camera, clear, m_shaper, options.seconds, frame.overlay);
}

// Of all maps of the picture: the one with the credits says where both come from.
std::vector<scene::SeenPart> MapPainter::seen_parts(const session::Insets& panels) {
  std::vector<scene::SeenPart> seen;
  const auto& session = m_subject.session();
  for (const Side& side : sides(panels)) {
    const auto box = side.camera.visible_box();
    if (session.compare.mode == session::CompareMode::AllTime) {
      seen.push_back({box, std::nullopt});
      continue;
    }
    seen.push_back({box, side.day});
    if (session.compare.mode == session::CompareMode::Changes) seen.push_back({box, m_compared.days().earlier});
  }
  return seen;
}

std::string MapPainter::credits(const text::Catalog& catalog, const PaintOptions& options) {
  return scene::credits_of(furniture_context(sides(options.panels).front(), catalog, options));
}

scene::FurnitureContext MapPainter::furniture_context(const Side& side, const text::Catalog& catalog,
                                                      const PaintOptions& options) {
  return {m_subject.document(),
          m_subject.session(),
          m_subject.assets(),
          m_workspace.geometries(),
          catalog,
          m_workspace.kilometres(side.day),
          m_workspace.kilometre_steps(),
          side.day,
          side.has_credits,
          seen_parts(options.panels),
          false,
          side.camera.metres_per_pixel * pixels_per_point(side.camera, options)};
}

scene::FurnitureInput MapPainter::furniture_input(const Side& side, const text::Catalog& catalog,
                                                  const PaintOptions& options) {
  const auto& session = m_subject.session();
  const auto& camera = side.camera;
  const auto context = furniture_context(side, catalog, options);
  scene::FurnitureInput input;
  input.theme = scene::theme_of(session.view.theme);
  input.day = side.day;
  input.subtitle = scene::subtitle_of(context);
  input.figures = scene::figures_of(context);
  input.legend = scene::legend_of(context);
  if (side.has_credits) input.credits = scene::credits_of(context);
  if (!session.compare.spans_time()) {
    auto of_all_days = context;
    of_all_days.of_all_days = true;
    input.reserve = scene::FurnitureReserve{scene::longest_subtitle_of(context), scene::legend_of(of_all_days),
                                            side.has_credits ? scene::credits_of(of_all_days) : std::string{}};
  }
  if (options.step) {
    input.caption = options.step->caption;
    input.subtitle.clear();
    if (input.reserve) input.reserve->subtitle.clear();
    if (!options.step->figures) input.figures.clear();
  }
  input.free_below_px = side.free_below_px;
  if (options.time_strip && side.is_whole) {
    input.time_strip = scene::TimeStrip{static_cast<double>(session.playback.from()),
                                        static_cast<double>(session.playback.to()), m_workspace.changes().changes};
  }
  if (session.compare.mode == session::CompareMode::Off) input.chart = scene::chart_of(context);
  if (side.spans_time && session.compare.mode == session::CompareMode::Changes) {
    const auto& days = m_compared.days();
    scene::tell_changes(context, m_compared.changes(), days,
                        {m_workspace.kilometres(days.earlier), m_workspace.kilometres(days.later)}, input);
  } else if (side.spans_time) {
    scene::tell_ages(context, m_compared.ages(), m_compared.has_undated(), input);
  }
  const auto ground = m_workspace.ground_truth(camera.center);
  input.metres_per_pixel = side.has_scale ? camera.metres_per_pixel * ground.metres_per_unit : 0;
  input.meridian_convergence_rad = ground.convergence_rad;
  input.rotation_rad = camera.rotation_rad;
  input.width_px = camera.width_px;
  input.height_px = camera.height_px;
  input.scale = pixels_per_point(camera, options);
  input.panels = side.place.panels;
  input.compact = options.compact;
  return input;
}

session::Camera MapPainter::home_camera(const text::Catalog& catalog, const PaintOptions& options) {
  const auto& session = m_subject.session();
  auto level = session.camera;
  level.rotation_rad = 0;
  const auto box = m_workspace.home_box();
  if (box.empty()) return level;
  // Whatever is in view now: the scale bar takes more or less room in another view.
  level = session::fitted(level, box, options.panels);
  // A divider leaves the map where it is; two maps side by side are half as wide.
  auto maps = sides(options.panels);
  if (session.compare.mode == session::CompareMode::SideBySide) {
    maps.resize(1);
  } else {
    maps = {Side{{false, {0, static_cast<double>(level.width_px)}, options.panels, 0}, level}};
  }
  // Whatever day it is, and whether one map tells of more than one: another legend must not move the map.
  auto& map = maps.front();
  map.camera = level;
  map.day = m_subject.document().time_start;
  scene::FurnitureRoom room{map.place.panels, map.place.panels, {}};
  if (options.furniture) room = scene::furniture_room(furniture_input(map, catalog, options), catalog, m_shaper);
  auto home = scene::opening_view(level, box, room, m_workspace.subject_points());
  home.pan_pixels(-map.place.shift_px, 0);
  return home;
}

session::Insets MapPainter::free_of_furniture(const text::Catalog& catalog, const PaintOptions& options,
                                              double aspect) {
  auto side = sides(options.panels).front();
  side.day = m_subject.document().time_start;
  auto input = furniture_input(side, catalog, options);
  if (options.step) know_figures(side, catalog, options, input.figures);
  return scene::clear_of_furniture(input, aspect, catalog, m_shaper);
}

// A figure that is known on any day of a step needs its room.
void MapPainter::know_figures(Side side, const text::Catalog& catalog, const PaintOptions& options,
                              std::vector<scene::HeadlineFigure>& figures) {
  for (const double day : options.step->days) {
    side.day = day;
    const auto known = scene::figures_of(furniture_context(side, catalog, options));
    for (std::size_t i = 0; i < std::min(known.size(), figures.size()); ++i) {
      if (known[i].is_known) figures[i].is_known = true;
    }
  }
}

bool MapPainter::wants_frame() const {
  // Chunks on their way need no frames: their arrival wakes the loop.
  return m_lacks_letters || m_feed->has_waiting() || m_routes.has_waiting() || names_animate();
}

bool MapPainter::names_animate() const {
  if (m_labelled == session::CompareMode::Off) return m_labels.is_animating();
  return m_compared_labels.is_animating() || (m_subject.session().compare.is_split() && m_other_labels.is_animating());
}

}  // namespace eb::app
