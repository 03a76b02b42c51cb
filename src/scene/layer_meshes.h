#pragma once
// From a layer's table to meshes: levels of detail by scale, chunks by place, each sorted by start date.
// The chunk builders are pure and run on workers; which chunks a view needs is asked on the main thread.
#include <cstdint>
#include <memory>
#include <variant>
#include <vector>

#include "geo/types.h"
#include "model/document.h"
#include "model/feature_table.h"
#include "render/frame.h"
#include "render/mesh_data.h"
#include "scene/movement.h"
#include "scene/reaches.h"
#include "session/camera.h"

namespace eb::scene {

inline constexpr std::uint32_t no_row = 0xFFFFFFFF;

// A row whose dates are in doubt, and how far the doubt about each end reaches into its life.
struct DoubtfulRow {
  std::uint32_t row = 0;
  std::uint32_t begin_code = 0, end_code = 0;  // render::doubt_days
};

// Per-feature numbers the meshes need, made once per asset on a worker.
struct FeatureClasses {
  std::vector<std::uint8_t> style_class;     // index of the phase, or class_without_phase()
  std::vector<std::uint8_t> previous_class;  // phase that ends when this one begins on the same reach; 255 = none
  std::vector<float> point_size;             // factor, 1 when the style has no size field
  std::vector<std::uint32_t> before, after;  // rows that end and begin with this one on the same reach, or no_row
  std::vector<std::uint8_t> leaves;          // 1 = it ends and nothing follows
  std::vector<DoubtfulRow> doubtful;         // ascending rows
  bool grows = false;                        // changes run along the lines
  std::vector<CourseChange> course_changes;  // of a layer with movement
  Reaches reaches;                           // empty when nothing has a date
};
// Whether the look of the row says on that day that its dates are in doubt: the shader's rule.
bool looks_doubtful(const model::FeatureTable& table, const DoubtfulRow& doubtful, double day);
// What the vertices of a feature carry of all this.
std::uint32_t packed_of(const FeatureClasses& classes, std::uint32_t row);
// The class behind those of the phases: of features whose phase is empty or unknown, which have their layer's own
// colour. So many phases as a draw item has classes besides are told apart; features of further ones are without a
// phase, too.
constexpr std::uint8_t class_without_phase(std::size_t phases) {
  constexpr std::size_t most = render::max_classes - 1;
  return static_cast<std::uint8_t>(phases < most ? phases : most);
}
// Without a reach field, rows of equal geometry are one reach.
FeatureClasses classify(const model::FeatureTable& table, const model::Layer& layer,
                        const std::vector<model::Phase>& phases);

// A chunk of one kind of geometry at one level of detail.
enum class MeshKind : std::uint8_t { Line, Outline, Area, Point, Image };
struct ChunkId {
  MeshKind kind = MeshKind::Line;
  std::uint8_t level = 0;  // level of detail and size class, see level_of_detail()
  std::int32_t ix = 0, iy = 0;
  friend bool operator==(const ChunkId&, const ChunkId&) = default;
};
std::uint64_t to_part(ChunkId id);  // for render::MeshKey::part
// 0 = full detail. The rest of ChunkId::level tells chunks of small features from chunks of large ones.
unsigned level_of_detail(ChunkId id);
inline constexpr unsigned levels_of_detail = 16;
// How far dropped vertices may lie from the drawn line: 0 at full detail, then 2, 4, 8, ... metres.
double tolerance_m(unsigned level_of_detail);

// ByClock: vertices know their life and class, the shader compares with the clock. ByFeature: vertices know which piece
// of the table they are (see Reaches), a class table says how each looks.
enum class MeshForm : std::uint8_t { ByClock, ByFeature };

using AnyMesh = std::variant<render::LineMesh, render::AreaMesh, render::PointMesh, render::ImageMesh>;

// Everything needed to build any chunk of one asset. Immutable after construction, shared with workers.
class LayerGeometry {
 public:
  LayerGeometry(std::shared_ptr<const model::FeatureTable> table, FeatureClasses classes);
  ~LayerGeometry();

  // Chunks that `camera` needs for good detail, coarsest useful level first within equal importance.
  // `pixel_tolerance` = how far a drawn line may lie from the true one, in pixels.
  [[nodiscard]] std::vector<ChunkId> needed(const session::Camera& camera, double pixel_tolerance = 0.35) const;
  // Chunks that may stand in for `id` while it is being built, best first.
  [[nodiscard]] std::vector<ChunkId> stand_ins(ChunkId id) const;
  // Thread-safe. An empty mesh is a valid answer. ByFeature only for tables with dates.
  [[nodiscard]] AnyMesh build(ChunkId id, MeshForm form = MeshForm::ByClock) const;

  // Rows whose geometry lies within `radius_m` of `position` and lives on `day`: points and lines first, then
  // areas (hit inside too), each nearest first. Thread-safe.
  [[nodiscard]] std::vector<std::uint32_t> hit(geo::Vec2d position, double radius_m, double day) const;
  // The same whenever they live.
  [[nodiscard]] std::vector<std::uint32_t> hit_ever(geo::Vec2d position, double radius_m) const;
  // Rows whose extent meets the box, ascending. Thread-safe.
  [[nodiscard]] std::vector<std::uint32_t> rows_in(const geo::Box2d& box) const;

  [[nodiscard]] const model::FeatureTable& table() const;
  [[nodiscard]] const FeatureClasses& classes() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace eb::scene
