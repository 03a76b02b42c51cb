#include "scene/layer_meshes.h"

#include <cassert>
#include <cmath>

#include "geo/polyline.h"
#include "geo/spatial_index.h"
#include "scene/area_mesh.h"
#include "scene/line_change.h"
#include "scene/line_mesh.h"
#include "scene/point_mesh.h"

namespace eb::scene {
namespace {

// Cells of full detail: a float counts the metres from their centre in steps below 0.3 mm.
constexpr double base_cell_m = 4096;
static_assert(max_run_size_m * 2 <= base_cell_m);
// How far a line may reach beyond its axis on screen: half its width, casing and glow.
constexpr double widest_line_reach_px = 32;
constexpr unsigned size_class_shift = 4;  // of ChunkId::level: level of detail below, size class above

unsigned size_class_of(ChunkId id) {
  return id.level >> size_class_shift;
}

ChunkId make_id(MeshKind kind, unsigned detail, geo::SpatialIndex::CellId cell) {
  return {kind, static_cast<std::uint8_t>(detail | (cell.size_class << size_class_shift)), cell.ix, cell.iy};
}

geo::SpatialIndex::CellId cell_of(ChunkId id) {
  return {size_class_of(id), id.ix, id.iy};
}

// Points look the same at every level, so few sizes of chunk do: fine ones while a millimetre can show.
unsigned point_detail(unsigned detail) {
  return detail <= 7 ? 4 : 12;
}

unsigned detail_for(double tolerance_m) {
  if (!(tolerance_m >= 2)) return 0;
  return std::min(static_cast<unsigned>(std::ilogb(tolerance_m)), levels_of_detail - 1);
}

// Cells grow with the level, so that a view holds a handful of chunks at any scale.
unsigned coarseness_of(unsigned detail) {
  return detail == 0 ? 0 : detail - 1;
}

double squared_distance(geo::Vec2d point, const geo::Box2d& box) {
  const double dx = std::max({box.min_x - point.x, 0.0, point.x - box.max_x});
  const double dy = std::max({box.min_y - point.y, 0.0, point.y - box.max_y});
  return dx * dx + dy * dy;
}

struct Hit {
  bool is_area = false;
  double distance_m = 0;
  double size_m = 0;
  std::uint32_t row = 0;
};

// Lines and points before areas: who aims at a river in a district means the river. Small before large.
bool is_nearer(const Hit& a, const Hit& b) {
  return std::tie(a.is_area, a.distance_m, a.size_m, a.row) < std::tie(b.is_area, b.distance_m, b.size_m, b.row);
}

template <class Item>
geo::SpatialIndex make_index(const std::vector<Item>& items) {
  std::vector<geo::Box2d> boxes;
  boxes.reserve(items.size());
  for (const Item& item : items) boxes.push_back(item.extent);
  return {boxes, base_cell_m};
}

}  // namespace

unsigned level_of_detail(ChunkId id) {
  return id.level & ((1U << size_class_shift) - 1);
}

double tolerance_m(unsigned detail) {
  return detail == 0 ? 0.0 : std::ldexp(1.0, static_cast<int>(detail));
}

std::uint64_t to_part(ChunkId id) {
  constexpr std::uint64_t mask = (1U << 24U) - 1;
  return (static_cast<std::uint64_t>(id.kind) << 56U) | (static_cast<std::uint64_t>(id.level) << 48U) |
         ((static_cast<std::uint64_t>(static_cast<std::uint32_t>(id.ix)) & mask) << 24U) |
         (static_cast<std::uint64_t>(static_cast<std::uint32_t>(id.iy)) & mask);
}

std::uint32_t packed_of(const FeatureClasses& classes, std::uint32_t row) {
  std::uint32_t packed = render::pack(classes.style_class[row], classes.previous_class[row]);
  if (classes.leaves[row] != 0) packed |= render::leaves_bit;
  const auto doubtful = std::ranges::lower_bound(classes.doubtful, row, {}, &DoubtfulRow::row);
  if (doubtful == classes.doubtful.end() || doubtful->row != row) return packed;
  return render::with_doubt(packed, doubtful->begin_code, doubtful->end_code);
}

struct LayerGeometry::Impl {
  Impl(std::shared_ptr<const model::FeatureTable> features, FeatureClasses feature_classes);

  void add_feature(std::uint32_t feature);
  [[nodiscard]] Way way_of(std::uint32_t part) const { return ways.empty() ? Way{} : ways[part]; }
  void add_polygon_ring(std::uint32_t part, std::uint32_t feature, const geo::Box2d& extent);
  [[nodiscard]] const geo::SpatialIndex& index_of(MeshKind kind) const;
  [[nodiscard]] double crowding(MeshKind kind, const geo::Box2d& view) const;
  [[nodiscard]] std::vector<std::uint8_t> marks_of(std::uint32_t feature) const;
  [[nodiscard]] AnyMesh build(MeshKind kind, std::span<const std::uint32_t> items, geo::Vec2d origin, double tolerance,
                              bool by_feature) const;
  void hit_runs(const std::vector<LineRun>& runs, const geo::SpatialIndex& index, bool are_areas, geo::Vec2d position,
                double radius_m, std::vector<Hit>& hits) const;
  void hit_areas(geo::Vec2d position, std::vector<Hit>& hits) const;
  void hit_points(geo::Vec2d position, double radius_m, std::vector<Hit>& hits) const;
  [[nodiscard]] double size_of(std::uint32_t row) const {
    return std::max(feature_extents[row].width(), feature_extents[row].height());
  }

  std::shared_ptr<const model::FeatureTable> table;
  FeatureClasses classes;
  std::vector<Way> ways;  // of each part; empty unless the layer grows
  std::vector<LineRun> lines, outlines;
  std::vector<Polygon> polygons;
  std::vector<PointPlace> points;
  std::vector<geo::Box2d> feature_extents;
  geo::SpatialIndex line_index, outline_index, area_index, point_index;
  geo::SpatialIndex no_index;
};

LayerGeometry::Impl::Impl(std::shared_ptr<const model::FeatureTable> features, FeatureClasses feature_classes)
    : table{std::move(features)}, classes{std::move(feature_classes)} {
  assert(classes.style_class.size() == table->feature_count());
  feature_extents.resize(table->feature_count());
  if (classes.grows) ways = ways_of_change(*table, classes);
  for (std::uint32_t feature = 0; feature < table->feature_count(); ++feature) add_feature(feature);
  line_index = make_index(lines);
  outline_index = make_index(outlines);
  area_index = make_index(polygons);
  std::vector<geo::Box2d> boxes(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) boxes[i].add(table->vertices[points[i].vertex]);
  point_index = {boxes, base_cell_m};
}

// How its segments differ from each other, see LineRun::marks.
std::vector<std::uint8_t> LayerGeometry::Impl::marks_of(std::uint32_t feature) const {
  auto marks = course_marks(*table, classes, feature);
  const auto pieces = classes.reaches.segment_pieces.find(feature);
  if (pieces == classes.reaches.segment_pieces.end()) return marks;
  marks.resize(pieces->second.size());
  for (std::size_t i = 0; i < marks.size(); ++i) {
    marks[i] = static_cast<std::uint8_t>(marks[i] | (pieces->second[i] << piece_shift));
  }
  return marks;
}

void LayerGeometry::Impl::add_feature(std::uint32_t feature) {
  geo::Box2d& extent = feature_extents[feature];
  const std::vector<std::uint8_t> marks = marks_of(feature);
  const std::uint32_t first_of_row = table->part_vertices[table->feature_parts[feature]];
  const auto marks_from = [&](std::uint32_t vertex) {
    return marks.empty() ? std::span<const std::uint8_t>{} : std::span{marks}.subspan(vertex - first_of_row);
  };
  for (std::uint32_t part = table->feature_parts[feature]; part < table->feature_parts[feature + 1]; ++part) {
    const std::uint32_t first = table->part_vertices[part];
    const std::uint32_t end = table->part_vertices[part + 1];
    switch (table->part_kinds[part]) {
      case model::PartKind::Point:
        for (std::uint32_t vertex = first; vertex < end; ++vertex) {
          points.push_back({vertex, feature});
          extent.add(table->vertices[vertex]);
        }
        break;
      case model::PartKind::Line:
        extent.add(append_runs(*table, {first, end, feature, way_of(part), marks_from(first)}, lines));
        break;
      case model::PartKind::OuterRing:
      case model::PartKind::InnerRing: {
        const geo::Box2d ring_extent = append_runs(*table, {first, end, feature, {}, {}}, outlines);
        extent.add(ring_extent);
        add_polygon_ring(part, feature, ring_extent);
        break;
      }
    }
  }
}

void LayerGeometry::Impl::add_polygon_ring(std::uint32_t part, std::uint32_t feature, const geo::Box2d& extent) {
  if (table->part_kinds[part] == model::PartKind::OuterRing) {
    if (!extent.empty()) polygons.push_back({extent, part, part + 1, feature});
  } else if (!polygons.empty() && polygons.back().feature == feature && polygons.back().end_part == part) {
    polygons.back().end_part = part + 1;
  }
}

const geo::SpatialIndex& LayerGeometry::Impl::index_of(MeshKind kind) const {
  switch (kind) {
    case MeshKind::Line:
      return line_index;
    case MeshKind::Outline:
      return outline_index;
    case MeshKind::Area:
      return area_index;
    case MeshKind::Point:
      return point_index;
    case MeshKind::Image:
      break;
  }
  return no_index;
}

// Where lines crowd each other, nobody sees their smallest bends: a factor on the tolerance, 1 for up to
// 5,000 runs in view and at most 4, which keeps a line within one and a half pixels of its true course.
double LayerGeometry::Impl::crowding(MeshKind kind, const geo::Box2d& view) const {
  constexpr double roomy_runs = 5000;
  constexpr double most = 4;
  if (kind != MeshKind::Line) return 1;
  constexpr unsigned counting_coarseness = 4;
  std::size_t runs = 0;
  for (const auto& cell : line_index.cells(counting_coarseness)) {
    if (cell.extent.intersects(view)) runs += line_index.items(cell).size();
  }
  return std::clamp(static_cast<double>(runs) / roomy_runs, 1.0, most);
}

AnyMesh LayerGeometry::Impl::build(MeshKind kind, std::span<const std::uint32_t> items, geo::Vec2d origin,
                                   double tolerance, bool by_feature) const {
  switch (kind) {
    case MeshKind::Line:
      return build_line_mesh({*table, classes, lines, by_feature}, items, origin, tolerance);
    case MeshKind::Outline:
      return build_line_mesh({*table, classes, outlines, by_feature}, items, origin, tolerance);
    case MeshKind::Area:
      return build_area_mesh({*table, classes, polygons, by_feature}, items, origin, tolerance);
    case MeshKind::Point:
      return build_point_mesh({*table, classes, points, by_feature}, items, origin);
    case MeshKind::Image:
      break;
  }
  return render::ImageMesh{};
}

void LayerGeometry::Impl::hit_runs(const std::vector<LineRun>& runs, const geo::SpatialIndex& index, bool are_areas,
                                   geo::Vec2d position, double radius_m, std::vector<Hit>& hits) const {
  geo::Box2d around;
  around.add(position);
  index.visit_candidates(around.grown(radius_m), [&](std::uint32_t item) {
    const LineRun& run = runs[item];
    if (squared_distance(position, run.extent) > radius_m * radius_m) return;
    const double distance = geo::distance_to_line(
        position, std::span{table->vertices}.subspan(run.first_vertex, run.last_vertex - run.first_vertex + 1));
    if (distance <= radius_m) hits.push_back({are_areas, distance, size_of(run.feature), run.feature});
  });
}

void LayerGeometry::Impl::hit_areas(geo::Vec2d position, std::vector<Hit>& hits) const {
  geo::Box2d around;
  around.add(position);
  area_index.visit_candidates(around, [&](std::uint32_t item) {
    const Polygon& polygon = polygons[item];
    if (polygon_contains(*table, polygon, position)) {
      hits.push_back({true, 0, size_of(polygon.feature), polygon.feature});
    }
  });
}

void LayerGeometry::Impl::hit_points(geo::Vec2d position, double radius_m, std::vector<Hit>& hits) const {
  geo::Box2d around;
  around.add(position);
  point_index.visit_candidates(around.grown(radius_m), [&](std::uint32_t item) {
    const double distance = geo::length(table->vertices[points[item].vertex] - position);
    if (distance <= radius_m) hits.push_back({false, distance, 0, points[item].feature});
  });
}

LayerGeometry::LayerGeometry(std::shared_ptr<const model::FeatureTable> table, FeatureClasses classes)
    : m_impl{std::make_unique<Impl>(std::move(table), std::move(classes))} {}
LayerGeometry::~LayerGeometry() = default;

std::vector<ChunkId> LayerGeometry::needed(const session::Camera& camera, double pixel_tolerance) const {
  const geo::Box2d view = camera.visible_box().grown(widest_line_reach_px * camera.metres_per_pixel);
  std::vector<ChunkId> chunks;
  for (const MeshKind kind : {MeshKind::Area, MeshKind::Outline, MeshKind::Line, MeshKind::Point}) {
    const double crowding = m_impl->crowding(kind, view);
    const unsigned detail = detail_for(pixel_tolerance * crowding * camera.metres_per_pixel);
    const unsigned kind_detail = kind == MeshKind::Point ? point_detail(detail) : detail;
    std::vector<std::pair<double, ChunkId>> of_kind;
    for (const geo::SpatialIndex::Cell& cell : m_impl->index_of(kind).cells(coarseness_of(kind_detail))) {
      if (!cell.extent.intersects(view)) continue;
      of_kind.emplace_back(squared_distance(camera.center, cell.extent), make_id(kind, kind_detail, cell.id));
    }
    // Near the centre first; size classes and places break ties the same way in every frame.
    std::stable_sort(of_kind.begin(), of_kind.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [distance, id] : of_kind) chunks.push_back(id);
  }
  return chunks;
}

std::vector<ChunkId> LayerGeometry::stand_ins(ChunkId id) const {
  std::vector<ChunkId> result;
  if (id.kind == MeshKind::Point || id.kind == MeshKind::Image) return result;
  const unsigned detail = level_of_detail(id);
  const geo::SpatialIndex& index = m_impl->index_of(id.kind);
  const unsigned coarseness = coarseness_of(detail);
  for (unsigned coarser = detail + 1; coarser < levels_of_detail; ++coarser) {
    result.push_back(
        make_id(id.kind, coarser, geo::SpatialIndex::parent(cell_of(id), coarseness, coarseness_of(coarser))));
  }
  if (detail == 0) return result;
  for (const geo::SpatialIndex::Cell& cell : index.cells(coarseness_of(detail - 1))) {
    if (cell.id.size_class != size_class_of(id)) continue;
    if (geo::SpatialIndex::parent(cell.id, coarseness_of(detail - 1), coarseness) != cell_of(id)) continue;
    result.push_back(make_id(id.kind, detail - 1, cell.id));
  }
  return result;
}

AnyMesh LayerGeometry::build(ChunkId id, MeshForm form) const {
  assert(form == MeshForm::ByClock || !m_impl->classes.reaches.first_piece.empty());
  const geo::SpatialIndex& index = m_impl->index_of(id.kind);
  const unsigned detail = level_of_detail(id);
  const unsigned coarseness = coarseness_of(detail);
  const geo::SpatialIndex::Cell* cell = index.find(coarseness, cell_of(id));
  const std::span<const std::uint32_t> items = cell != nullptr ? index.items(*cell) : std::span<const std::uint32_t>{};
  return m_impl->build(id.kind, items, index.cell_center(coarseness, cell_of(id)), tolerance_m(detail),
                       form == MeshForm::ByFeature);
}

std::vector<std::uint32_t> LayerGeometry::hit(geo::Vec2d position, double radius_m, double day) const {
  auto rows = hit_ever(position, radius_m);
  std::erase_if(rows, [&](std::uint32_t row) { return !core::is_visible(table().lives[row].interval, day); });
  return rows;
}

std::vector<std::uint32_t> LayerGeometry::hit_ever(geo::Vec2d position, double radius_m) const {
  std::vector<Hit> hits;
  m_impl->hit_points(position, radius_m, hits);
  m_impl->hit_runs(m_impl->lines, m_impl->line_index, false, position, radius_m, hits);
  m_impl->hit_runs(m_impl->outlines, m_impl->outline_index, true, position, radius_m, hits);
  m_impl->hit_areas(position, hits);
  std::sort(hits.begin(), hits.end(), is_nearer);
  std::vector<std::uint32_t> rows;
  for (const Hit& found : hits) {
    if (std::find(rows.begin(), rows.end(), found.row) == rows.end()) rows.push_back(found.row);
  }
  return rows;
}

std::vector<std::uint32_t> LayerGeometry::rows_in(const geo::Box2d& box) const {
  std::vector<std::uint32_t> rows;
  for (std::uint32_t row = 0; row < table().feature_count(); ++row) {
    if (m_impl->feature_extents[row].intersects(box)) rows.push_back(row);
  }
  return rows;
}

const model::FeatureTable& LayerGeometry::table() const {
  return *m_impl->table;
}
const FeatureClasses& LayerGeometry::classes() const {
  return m_impl->classes;
}

}  // namespace eb::scene
