#include "scene/line_mesh.h"

#include <array>
#include <unordered_set>

#include "geo/simplify.h"
#include "scene/layer_meshes.h"

namespace eb::scene {
namespace {

// What decides how a segment looks over time.
struct Life {
  float from = 0, to = 0;
  std::uint32_t packed = 0;
};

Life life_of(const LineMeshInput& input, std::uint32_t feature) {
  const core::DatedInterval& life = input.table.lives[feature];
  return {static_cast<float>(life.interval.from), static_cast<float>(life.interval.to),
          render::pack(input.classes.style_class[feature], input.classes.previous_class[feature],
                       static_cast<std::uint8_t>(life.certainty))};
}

// The chosen runs by start of life, then in their order in the table.
std::vector<std::uint32_t> sorted_by_start(const LineMeshInput& input, std::span<const std::uint32_t> chosen) {
  std::vector<std::uint64_t> keys;
  keys.reserve(chosen.size());
  for (const std::uint32_t run : chosen) {
    const std::int64_t from = input.table.lives[input.runs[run].feature].interval.from;
    keys.push_back((static_cast<std::uint64_t>(from - core::open_past) << 32U) | run);
  }
  std::sort(keys.begin(), keys.end());
  std::vector<std::uint32_t> order;
  order.reserve(keys.size());
  for (const std::uint64_t key : keys) order.push_back(static_cast<std::uint32_t>(key));
  return order;
}

std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15ULL;
  return hash ^ (hash >> 29U);
}

// Remembers what tiny runs were drawn, so that thousands in one pixel cost one segment.
class TinyRuns {
 public:
  explicit TinyRuns(double tolerance_m) : m_cell_m{tolerance_m / 2} {}

  bool is_drawn_already(const LineRun& run, const Life& life, geo::Vec2d origin) {
    if (run.extent.width() > m_cell_m || run.extent.height() > m_cell_m) return false;
    const geo::Vec2d place = (run.extent.center() - origin) * (1 / m_cell_m);
    std::uint64_t hash = mix(0, static_cast<std::uint64_t>(std::llround(place.x)));
    hash = mix(hash, static_cast<std::uint64_t>(std::llround(place.y)));
    hash = mix(hash, static_cast<std::uint64_t>(static_cast<std::int64_t>(life.from)));
    hash = mix(hash, static_cast<std::uint64_t>(static_cast<std::int64_t>(life.to)));
    return !m_drawn.insert(mix(hash, life.packed)).second;
  }

 private:
  double m_cell_m;
  std::unordered_set<std::uint64_t> m_drawn;
};

class RunWriter {
 public:
  RunWriter(const LineMeshInput& input, geo::Vec2d origin, double tolerance_m)
      : m_input{input}, m_origin{origin}, m_tolerance_m{tolerance_m} {}

  void write(const LineRun& run, const Life& life, std::vector<render::Segment>& out) const {
    const std::span<const geo::Vec2d> line =
        std::span{m_input.table.vertices}.subspan(run.first_vertex, run.last_vertex - run.first_vertex + 1);
    if (line.size() <= 2) {
      out.push_back(segment(line.front(), line.back(), run.along_m, life));
    } else if (m_tolerance_m > 0) {
      write_simplified(line, run.along_m, life, out);
    } else {
      write_exact(line, run.along_m, life, out);
    }
  }

 private:
  void write_exact(std::span<const geo::Vec2d> line, double along_m, const Life& life,
                   std::vector<render::Segment>& out) const {
    for (std::size_t i = 1; i < line.size(); ++i) {
      out.push_back(segment(line[i - 1], line[i], static_cast<float>(along_m), life));
      along_m += length_of(line[i] - line[i - 1]);
    }
  }

  // Dashes follow the length of the drawn line inside a run, the true length from run to run.
  void write_simplified(std::span<const geo::Vec2d> line, double along_m, const Life& life,
                        std::vector<render::Segment>& out) const {
    std::array<std::uint32_t, max_run_segments + 1> kept;
    const std::size_t count = geo::simplify_line(line, m_tolerance_m, std::span{kept}.first(line.size()));
    for (std::size_t i = 1; i < count; ++i) {
      const geo::Vec2d start = line[kept[i - 1]];
      const geo::Vec2d end = line[kept[i]];
      out.push_back(segment(start, end, static_cast<float>(along_m), life));
      along_m += length_of(end - start);
    }
  }

  // hypot guards against overflow that metres on Earth never reach, at ten times the cost.
  static double length_of(geo::Vec2d v) { return std::sqrt(geo::dot(v, v)); }

  [[nodiscard]] render::Segment segment(geo::Vec2d start, geo::Vec2d end, float along_m, const Life& life) const {
    return {static_cast<float>(start.x - m_origin.x),
            static_cast<float>(start.y - m_origin.y),
            static_cast<float>(end.x - m_origin.x),
            static_cast<float>(end.y - m_origin.y),
            life.from,
            life.to,
            along_m,
            life.packed};
  }

  const LineMeshInput& m_input;
  geo::Vec2d m_origin;
  double m_tolerance_m;
};

}  // namespace

geo::Box2d append_runs(const model::FeatureTable& table, std::uint32_t first_vertex, std::uint32_t end_vertex,
                       std::uint32_t feature, std::vector<LineRun>& runs) {
  geo::Box2d whole;
  if (first_vertex == end_vertex) return whole;
  const std::vector<geo::Vec2d>& vertices = table.vertices;
  double along_m = 0;
  LineRun run{{}, first_vertex, first_vertex, feature, 0};
  run.extent.add(vertices[first_vertex]);
  const auto close = [&] {
    whole.add(run.extent);
    runs.push_back(run);
  };
  for (std::uint32_t i = first_vertex + 1; i < end_vertex; ++i) {
    geo::Box2d longer = run.extent;
    longer.add(vertices[i]);
    const std::uint32_t segments = run.last_vertex - run.first_vertex;
    const bool is_full = segments == max_run_segments || std::max(longer.width(), longer.height()) > max_run_size_m;
    if (segments > 0 && is_full) {
      close();
      run = {{}, i - 1, i - 1, feature, static_cast<float>(along_m)};
      run.extent.add(vertices[i - 1]);
      run.extent.add(vertices[i]);
    } else {
      run.extent = longer;
    }
    run.last_vertex = i;
    const geo::Vec2d step = vertices[i] - vertices[i - 1];
    along_m += std::sqrt(geo::dot(step, step));
  }
  close();
  return whole;
}

render::LineMesh build_line_mesh(const LineMeshInput& input, std::span<const std::uint32_t> chosen, geo::Vec2d origin,
                                 double tolerance_m) {
  render::LineMesh mesh{{origin.x, origin.y}, {}};
  const RunWriter writer{input, origin, tolerance_m};
  TinyRuns tiny{tolerance_m};
  mesh.segments.reserve(chosen.size() * (tolerance_m > 0 ? 8 : 16));
  for (const std::uint32_t index : sorted_by_start(input, chosen)) {
    const LineRun& run = input.runs[index];
    const Life life = life_of(input, run.feature);
    if (tolerance_m > 0 && tiny.is_drawn_already(run, life, origin)) continue;
    writer.write(run, life, mesh.segments);
  }
  return mesh;
}

}  // namespace eb::scene
