#include "scene/movement.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <ranges>
#include <set>
#include <span>

#include "geo/polyline.h"

namespace eb::scene {
namespace {

// Vertices this close are the same place.
constexpr double same_place_m = 1.0;
constexpr std::size_t evenly_placed = 48;  // points along a course besides its corners
constexpr std::size_t most_corners = 1024;
constexpr float dashes_close = 0.35F;  // by this share of a movement they are one line

bool is_same(geo::Vec2d a, geo::Vec2d b) {
  return std::abs(a.x - b.x) <= same_place_m && std::abs(a.y - b.y) <= same_place_m;
}

std::span<const geo::Vec2d> only_line(const model::FeatureTable& table, std::uint32_t row) {
  const std::uint32_t part = table.feature_parts[row];
  if (table.feature_parts[row + 1] != part + 1 || table.part_kinds[part] != model::PartKind::Line) return {};
  return table.part(part);
}

using Line = std::span<const geo::Vec2d>;
struct Pair {
  Line before, after;
};

// Cut to what differs: from the last vertex both share, before a common end.
std::optional<Pair> apart(Line before, Line after) {
  std::size_t common_end = 0;
  while (common_end + 2 < std::min(before.size(), after.size()) &&
         is_same(before[before.size() - 1 - common_end], after[after.size() - 1 - common_end]))
    ++common_end;
  const std::size_t keep = common_end > 0 ? common_end - 1 : 0;  // the shared vertex itself stays
  before = before.first(before.size() - keep);
  after = after.first(after.size() - keep);
  const std::size_t ends = common_end > 0 ? 1 : 0;  // not to be found again
  for (std::size_t i = before.size() - ends; i-- > 0;) {
    for (std::size_t k = after.size() - ends; k-- > 0;) {
      if (!is_same(before[i], after[k])) continue;
      const Pair pair{before.subspan(i), after.subspan(k)};
      return pair.before.size() > 1 || pair.after.size() > 1 ? std::optional{pair} : std::nullopt;
    }
  }
  return std::nullopt;
}

// Shares of the length of a line at its vertices, 0 to 1.
std::vector<double> shares_of(Line line) {
  std::vector<double> shares{0};
  for (std::size_t i = 1; i < line.size(); ++i) shares.push_back(shares.back() + geo::length(line[i] - line[i - 1]));
  const double whole = shares.back();
  for (double& share : shares) share = whole > 0 ? share / whole : 0;
  return shares;
}

std::vector<geo::Vec2d> placed_at(Line line, const std::vector<double>& corners, const std::vector<double>& shares) {
  std::vector<geo::Vec2d> points;
  points.reserve(shares.size());
  std::size_t piece = 1;
  for (const double share : shares) {
    while (piece + 1 < line.size() && corners[piece] < share) ++piece;
    if (line.size() < 2) {
      points.push_back(line.front());
      continue;
    }
    const double length = corners[piece] - corners[piece - 1];
    const double part = length > 0 ? std::clamp((share - corners[piece - 1]) / length, 0.0, 1.0) : 0;
    points.push_back(line[piece - 1] + (line[piece] - line[piece - 1]) * part);
  }
  return points;
}

void lay_out(const Pair& courses, CourseChange& change) {
  const auto before = shares_of(courses.before);
  const auto after = shares_of(courses.after);
  std::set<double> shares;
  for (std::size_t i = 0; i <= evenly_placed; ++i) {
    shares.insert(static_cast<double>(i) / static_cast<double>(evenly_placed));
  }
  if (before.size() + after.size() <= most_corners) {
    shares.insert(before.begin(), before.end());
    shares.insert(after.begin(), after.end());
  }
  const std::vector<double> all{shares.begin(), shares.end()};
  change.old_course = placed_at(courses.before, before, all);
  change.new_course = placed_at(courses.after, after, all);
}

}  // namespace

std::vector<CourseChange> course_changes(const model::FeatureTable& table) {
  std::vector<CourseChange> changes;
  std::multimap<core::Day, std::uint32_t> beginning;
  for (std::uint32_t row = 0; row < table.feature_count(); ++row) {
    if (only_line(table, row).size() > 1) beginning.emplace(table.lives[row].interval.from, row);
  }
  for (std::uint32_t old_row = 0; old_row < table.feature_count(); ++old_row) {
    const core::Day day = table.lives[old_row].interval.to;
    const Line before = only_line(table, old_row);
    if (day >= core::open_future || before.size() < 2) continue;
    const auto [first, last] = beginning.equal_range(day);
    for (const auto& [start, new_row] : std::ranges::subrange(first, last)) {
      const auto courses = apart(before, only_line(table, new_row));
      if (!courses) continue;
      CourseChange change{day, old_row, new_row, {}, {}};
      lay_out(*courses, change);
      changes.push_back(std::move(change));
      break;
    }
  }
  std::stable_sort(changes.begin(), changes.end(),
                   [](const CourseChange& a, const CourseChange& b) { return a.day < b.day; });
  return changes;
}

std::vector<geo::Vec2d> course_at(const CourseChange& change, double t) {
  const double clamped = std::clamp(t, 0.0, 1.0);
  const double eased = clamped * clamped * (3 - 2 * clamped);
  std::vector<geo::Vec2d> course;
  course.reserve(change.old_course.size());
  for (std::size_t i = 0; i < change.old_course.size(); ++i) {
    // The exact ends, whatever rounding does between them.
    const geo::Vec2d from = change.old_course[i];
    const geo::Vec2d to = change.new_course[i];
    course.push_back(eased >= 1 ? to : from + (to - from) * eased);
  }
  return course;
}

render::LineMesh course_mesh(const std::vector<geo::Vec2d>& course) {
  render::LineMesh mesh;
  if (course.empty()) return mesh;
  mesh.origin = {course.front().x, course.front().y};
  double along_m = 0;
  for (std::size_t i = 1; i < course.size(); ++i) {
    const geo::Vec2d a = course[i - 1] - course.front();
    const geo::Vec2d b = course[i] - course.front();
    mesh.segments.push_back({static_cast<float>(a.x), static_cast<float>(a.y), static_cast<float>(b.x),
                             static_cast<float>(b.y), static_cast<float>(core::open_past),
                             static_cast<float>(core::open_future), static_cast<float>(along_m), render::pack(0)});
    along_m += geo::length(b - a);
  }
  return mesh;
}

render::ClassStyle between(const render::ClassStyle& a, const render::ClassStyle& b, double t) {
  const auto share = static_cast<float>(std::clamp(t, 0.0, 1.0));
  const auto mixed = [share](float from, float to) { return from + (to - from) * share; };
  render::ClassStyle style = b;
  style.color = core::mix(a.color, b.color, share);
  style.casing_color = core::mix(a.casing_color, b.casing_color, share);
  style.width_px = mixed(a.width_px, b.width_px);
  style.casing_px = mixed(a.casing_px, b.casing_px);
  // Dashes grow together soon rather than change their beat.
  if (b.dash_off_px <= 0 && a.dash_off_px > 0) {
    style.dash_on_px = a.dash_on_px;
    style.dash_off_px = a.dash_off_px * std::max(0.0F, 1 - share / dashes_close);
  } else {
    style.dash_on_px = mixed(a.dash_on_px, b.dash_on_px);
    style.dash_off_px = mixed(a.dash_off_px, b.dash_off_px);
  }
  style.glow_px = std::max(a.glow_px, b.glow_px);
  style.glow_color = core::mix(a.glow_color, b.glow_color, share);
  if (std::max(a.flare_color.a, b.flare_color.a) > 0) {
    const core::Color flare = a.flare_color.a > b.flare_color.a ? a.flare_color : b.flare_color;
    style.glow_color = core::mix(style.glow_color, flare, 4 * share * (1 - share));
  }
  style.flare_color.a = 0;
  return style;
}

}  // namespace eb::scene
