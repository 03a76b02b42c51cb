#include "scene/line_mesh.h"

#include <array>
#include <cmath>
#include <numeric>
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

constexpr Life without_ends(std::uint32_t packed) {
  return {static_cast<float>(core::open_past), static_cast<float>(core::open_future), packed};
}

Life life_of(const LineMeshInput& input, const LineRun& run) {
  if (input.by_feature) {
    const std::uint32_t piece = static_cast<std::uint32_t>(run.marks) >> piece_shift;
    return without_ends(input.classes.reaches.first_piece[run.feature] + piece);
  }
  const core::DatedInterval& life = input.table.lives[run.feature];
  std::uint32_t packed = packed_of(input.classes, run.feature);
  if ((run.marks & new_course) != 0) packed |= 0xFF00U;  // follows no class
  if ((run.marks & left_course) != 0) packed |= render::leaves_bit;
  return {static_cast<float>(life.interval.from), static_cast<float>(life.interval.to), packed};
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
    if (run.way_m > 0 && !m_input.by_feature) {
      write_growing(line, run, life, out);
    } else if (line.size() <= 2) {
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

  // Where the front of a change is goes by the true length at every level of detail.
  void write_growing(std::span<const geo::Vec2d> line, const LineRun& run, const Life& life,
                     std::vector<render::Segment>& out) const {
    std::array<std::uint32_t, max_run_segments + 1> kept;
    std::size_t count = line.size();
    if (m_tolerance_m > 0 && count > 2) {
      count = geo::simplify_line(line, m_tolerance_m, std::span{kept}.first(line.size()));
    } else {
      std::iota(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(count), 0U);
    }
    double along_m = static_cast<double>(run.along_m);
    double true_m = 0;
    for (std::size_t i = 1; i < count; ++i) {
      double end_true_m = true_m;
      for (auto vertex = kept[i - 1]; vertex < kept[i]; ++vertex) {
        end_true_m += length_of(line[vertex + 1] - line[vertex]);
      }
      const auto way_start_m = static_cast<double>(run.way_start_m);
      const Stretch stretch{way_start_m + true_m, way_start_m + end_true_m, static_cast<double>(run.way_m)};
      write_pieces(segment(line[kept[i - 1]], line[kept[i]], static_cast<float>(along_m), life), stretch, out);
      along_m += length_of(line[kept[i]] - line[kept[i - 1]]);
      true_m = end_true_m;
    }
  }

  // From where to where a segment lies on its way.
  struct Stretch {
    double start_m, end_m, way_m;
  };

  // Cuts a segment so that no piece is a large part of the way.
  void write_pieces(const render::Segment& whole, const Stretch& stretch, std::vector<render::Segment>& out) const {
    constexpr double piece_shares = 7.0;
    const double length_m = stretch.end_m - stretch.start_m;
    const double piece_m = std::max(stretch.way_m * piece_shares / 255.0, 2 * m_tolerance_m);
    const int pieces = std::max(1, static_cast<int>(std::ceil(length_m / piece_m)));
    const auto between = [](float a, float b, float share) { return a + (b - a) * share; };
    const auto drawn_m = std::hypot(whole.x1 - whole.x0, whole.y1 - whole.y0);
    for (int i = 0; i < pieces; ++i) {
      const float begin = static_cast<float>(i) / static_cast<float>(pieces);
      const float end = static_cast<float>(i + 1) / static_cast<float>(pieces);
      render::Segment piece = whole;
      piece.x0 = between(whole.x0, whole.x1, begin);
      piece.y0 = between(whole.y0, whole.y1, begin);
      piece.x1 = i + 1 == pieces ? whole.x1 : between(whole.x0, whole.x1, end);
      piece.y1 = i + 1 == pieces ? whole.y1 : between(whole.y0, whole.y1, end);
      piece.along = whole.along + drawn_m * begin;
      const auto share_of = [&](float part) {
        const double share = (stretch.start_m + length_m * static_cast<double>(part)) / stretch.way_m;
        return static_cast<std::uint32_t>(std::clamp(std::lround(share * 255), 0L, 255L));
      };
      // Never beyond the end of the way, or the last piece would never settle.
      const std::uint32_t first = std::min(share_of(begin), 254U);
      const std::uint32_t extent = std::clamp(share_of(end), first + 1, first + render::largest_growth_extent) - first;
      piece.packed = render::with_growth(whole.packed, first, extent);
      out.push_back(piece);
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

geo::Box2d append_runs(const model::FeatureTable& table, const LinePart& part, std::vector<LineRun>& runs) {
  geo::Box2d whole;
  if (part.first_vertex == part.end_vertex) return whole;
  const std::vector<geo::Vec2d>& vertices = table.vertices;
  double along_m = 0;
  LineRun run;
  const auto start_at = [&](std::uint32_t vertex) {
    run = {{},
           vertex,
           vertex,
           part.feature,
           static_cast<float>(along_m),
           static_cast<float>(part.way.start_m + along_m),
           static_cast<float>(part.way.whole_m),
           0};
    run.extent.add(vertices[vertex]);
  };
  const auto close = [&] {
    whole.add(run.extent);
    runs.push_back(run);
  };
  start_at(part.first_vertex);
  for (std::uint32_t i = part.first_vertex + 1; i < part.end_vertex; ++i) {
    geo::Box2d longer = run.extent;
    longer.add(vertices[i]);
    const std::uint8_t marks = part.marks.empty() ? std::uint8_t{0} : part.marks[i - part.first_vertex];
    const std::uint32_t segments = run.last_vertex - run.first_vertex;
    const bool is_full = segments == max_run_segments || std::max(longer.width(), longer.height()) > max_run_size_m;
    if (segments > 0 && (is_full || marks != run.marks)) {
      close();
      start_at(i - 1);
      run.extent.add(vertices[i]);
    } else {
      run.extent = longer;
    }
    run.marks = marks;
    run.last_vertex = i;
    const geo::Vec2d step = vertices[i] - vertices[i - 1];
    along_m += std::sqrt(geo::dot(step, step));
  }
  close();
  return whole;
}

render::LineMesh build_line_mesh(const LineMeshInput& input, std::span<const std::uint32_t> chosen, geo::Vec2d origin,
                                 double tolerance_m) {
  render::LineMesh mesh{{origin.x, origin.y}, {}, input.by_feature};
  const RunWriter writer{input, origin, tolerance_m};
  TinyRuns tiny{tolerance_m};
  mesh.segments.reserve(chosen.size() * (tolerance_m > 0 ? 8 : 16));
  for (const std::uint32_t index : sorted_by_start(input, chosen)) {
    const LineRun& run = input.runs[index];
    const Life life = life_of(input, run);
    if (tolerance_m > 0 && tiny.is_drawn_already(run, life, origin)) continue;
    writer.write(run, life, mesh.segments);
  }
  return mesh;
}

}  // namespace eb::scene
