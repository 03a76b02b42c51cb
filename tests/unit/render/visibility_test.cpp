// More than a million random pairs of interval and date: what lights up in the picture is exactly what
// core::is_visible says, for every kind of mesh.
#include <cmath>
#include <random>

#include "core/date.h"
#include "render_fixture.h"

namespace eb::render {
namespace {

constexpr int side = 512;  // a grid of pixels, one interval each
constexpr std::size_t pixel_count = std::size_t{side} * side;
using Intervals = std::vector<core::DayInterval>;

class VisibilityTest : public RenderTest {
 protected:
  VisibilityTest() { m_random.seed(20220901); }

  double random_day() {
    const double day = std::uniform_real_distribution<double>{-110'000, 11'000}(m_random);
    switch (m_random() % 3) {
      case 0:
        return std::floor(day);
      case 1:  // so close to a day's beginning that a float cannot tell
        return std::floor(day) - 1e-6;
      default:
        return day;
    }
  }

  // Around the clock in every way: bounds on it, beside it, empty, reversed and open ends.
  core::DayInterval random_interval(double clock) {
    const auto today = static_cast<core::Day>(std::floor(clock));
    const auto any = [this] { return static_cast<core::Day>(m_random() % 121'000) - 110'000; };
    const auto near = [&] { return today + static_cast<core::Day>(m_random() % 5) - 2; };
    const auto bound = [&](core::Day open) {
      const auto kind = m_random() % 8;
      return kind == 0 ? open : kind < 4 ? near() : any();
    };
    const core::Day from = bound(core::open_past);
    return {from, m_random() % 16 == 0 ? from : bound(core::open_future)};
  }

  Intervals random_intervals(double clock) {
    Intervals intervals(pixel_count);
    for (auto& interval : intervals) interval = random_interval(clock);
    return intervals;
  }

  static float x_of(std::size_t pixel) { return static_cast<float>(pixel % side) + 0.5F - side / 2.0F; }
  static float y_of(std::size_t pixel) { return side / 2.0F - static_cast<float>(pixel / side) - 0.5F; }

  enum class Path { Sprites, Quads };
  static LineMesh lines(const Intervals& intervals, Path path) {
    LineMesh mesh;
    // One long segment that never shows sends all others out as quads.
    if (path == Path::Quads) mesh.segments.push_back({-200, 0, 200, 0, 0, 0, 0, pack(0)});
    for (std::size_t i = 0; i < intervals.size(); ++i) {
      mesh.segments.push_back({x_of(i), y_of(i), x_of(i), y_of(i), static_cast<float>(intervals[i].from),
                               static_cast<float>(intervals[i].to), 0, pack(0)});
    }
    std::ranges::sort(mesh.segments, {}, &Segment::valid_from);
    return mesh;
  }

  static PointMesh points(const Intervals& intervals) {
    PointMesh mesh;
    for (std::size_t i = 0; i < intervals.size(); ++i) {
      mesh.points.push_back(
          {x_of(i), y_of(i), static_cast<float>(intervals[i].from), static_cast<float>(intervals[i].to), 1, pack(0)});
    }
    return mesh;
  }

  // One triangle over the middle of each pixel and of no other.
  static AreaMesh areas(const Intervals& intervals) {
    AreaMesh mesh;
    for (std::size_t i = 0; i < intervals.size(); ++i) {
      for (const auto& [x, y] : {std::pair{-0.45F, -0.4F}, {0.45F, -0.4F}, {0.0F, 0.45F}}) {
        mesh.indices.push_back(static_cast<std::uint32_t>(mesh.vertices.size()));
        mesh.vertices.push_back({x_of(i) + x, y_of(i) + y, static_cast<float>(intervals[i].from),
                                 static_cast<float>(intervals[i].to), pack(0)});
      }
    }
    return mesh;
  }

  // Draws the mesh at the clock; returns how many pixels are lit that should be dark or dark that should be lit.
  template <class Mesh>
  std::size_t disagreements(const Mesh& mesh, ItemKind kind, float width_px, const Intervals& intervals, double clock) {
    frame.view = {0, 0, 1, 0, side, side};
    frame.day = clock_day(clock);
    renderer().upload({1, 1}, mesh);
    ClassStyle style;
    style.width_px = width_px;
    frame.items = {{kind, {{1, 1}}, {style}, 1}};
    const auto pixels = draw();
    std::size_t count = 0;
    for (std::size_t i = 0; i < intervals.size(); ++i) {
      const bool lit = pixels.rgba[i * 4] > 100;
      count += lit != core::is_visible(intervals[i], clock) ? 1U : 0U;
      m_seen[core::is_visible(intervals[i], clock) ? 1 : 0] += 1;
    }
    return count;
  }

  std::array<std::size_t, 2> m_seen{};  // hidden and visible pairs so far

 private:
  std::mt19937 m_random;
};

TEST_F(VisibilityTest, PictureAndPredicateAgreeOnMoreThanAMillionPairs) {
  for (int round = 0; round < 4; ++round) {
    const double clock = random_day();
    const auto intervals = random_intervals(clock);
    const auto path = round % 2 == 0 ? Path::Sprites : Path::Quads;
    EXPECT_EQ(disagreements(lines(intervals, path), ItemKind::Line, 1, intervals, clock), 0U) << "lines at " << clock;
  }
  EXPECT_GE(m_seen[0] + m_seen[1], 1'000'000U);
  EXPECT_GT(m_seen[0], 200'000U);
  EXPECT_GT(m_seen[1], 200'000U);
}

TEST_F(VisibilityTest, PictureAndPredicateAgreeForPointsAndAreas) {
  for (int round = 0; round < 2; ++round) {
    const double clock = random_day();
    const auto intervals = random_intervals(clock);
    EXPECT_EQ(disagreements(points(intervals), ItemKind::Point, 1, intervals, clock), 0U) << "points at " << clock;
    EXPECT_EQ(disagreements(areas(intervals), ItemKind::Area, 1, intervals, clock), 0U) << "areas at " << clock;
  }
}

// Also while phases change softly nothing is seen outside its time.
TEST_F(VisibilityTest, NothingIsSeenOutsideItsTimeDuringTransitions) {
  const double clock = random_day();
  const auto intervals = random_intervals(clock);
  frame.fade_days = 100;
  (void)disagreements(lines(intervals, Path::Sprites), ItemKind::Line, 1, intervals, clock);
  const auto pixels = draw();
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < intervals.size(); ++i) {
    wrong += !core::is_visible(intervals[i], clock) && pixels.rgba[i * 4] > 0 ? 1U : 0U;
  }
  EXPECT_EQ(wrong, 0U);
}

}  // namespace
}  // namespace eb::render
