#include "scene/tour_mark.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace eb::scene {

namespace {

using geo::Vec2d;

constexpr double travelled_pt = 2.2, ahead_pt = 3.4, dashed_pt = 2.8, casing_pt = 1.4;
constexpr double parking_pt = 30;          // above the middle of the stop
constexpr double dash_pt = 9, gap_pt = 6;  // as of the route without a tour

float f(double value) {
  return static_cast<float>(value);
}

// --- the way ---

// A line on screen, thinned to what can be seen.
struct Run {
  std::vector<Vec2d> points;
  bool is_dashed = false;
  double along_px = 0;  // from the start of its straight leg: dashes stay where they are
};

// The part of a segment inside the picture and a rim, as shares; nullopt outside.
std::optional<std::pair<double, double>> visible_part(Vec2d a, Vec2d b, const session::Camera& camera, double rim) {
  double from = 0, to = 1;
  const auto clip = [&](double start, double step, double low, double high) {
    if (std::abs(step) < 1e-9) return start >= low && start <= high;
    const double first = (low - start) / step, second = (high - start) / step;
    from = std::max(from, std::min(first, second));
    to = std::min(to, std::max(first, second));
    return from < to;
  };
  if (!clip(a.x, b.x - a.x, -rim, camera.width_px + rim)) return std::nullopt;
  if (!clip(a.y, b.y - a.y, -rim, camera.height_px + rim)) return std::nullopt;
  return std::pair{from, to};
}

class RunWriter {
 public:
  RunWriter(const session::Camera& camera, double rim) : m_camera{camera}, m_rim{rim} {}

  // `along_m` counts from the start of a straight leg.
  void add(Vec2d from, Vec2d to, bool is_dashed, double along_m) {
    const auto a = m_camera.to_screen(from), b = m_camera.to_screen(to);
    const auto part = visible_part(a, b, m_camera, m_rim);
    if (!part) return;
    const auto first = a + (b - a) * part->first, last = a + (b - a) * part->second;
    const bool goes_on = !m_runs.empty() && !is_dashed && !m_runs.back().is_dashed &&
                         geo::length(m_runs.back().points.back() - first) < 1;
    if (!goes_on) {
      m_runs.push_back({{first}, is_dashed, along_m / m_camera.metres_per_pixel + geo::length(first - a)});
    }
    if (geo::length(m_runs.back().points.back() - last) >= 1 || is_dashed) m_runs.back().points.push_back(last);
  }
  std::vector<Run> take() { return std::move(m_runs); }

 private:
  const session::Camera& m_camera;
  double m_rim;
  std::vector<Run> m_runs;
};

std::vector<Run> runs_of(const session::Tour& tour, double from_m, double to_m, const session::Camera& camera,
                         double rim, bool may_dash) {
  RunWriter out{camera, rim};
  const auto& way = tour.way();
  const auto& along = tour.along();
  for (std::size_t i = 0; i + 1 < way.size(); ++i) {
    if (along[i + 1] <= from_m || along[i] >= to_m) continue;
    const double start = std::max(along[i], from_m), end = std::min(along[i + 1], to_m);
    out.add(tour.place(start), end < along[i + 1] ? tour.place(end) : way[i + 1], may_dash && tour.is_schematic(i),
            start - along[i]);
  }
  return out.take();
}

void add_stroke(Vec2d a, Vec2d b, double width, core::Color color, render::Overlay& out) {
  out.add(render::Stroke{f(a.x), f(a.y), f(b.x), f(b.y), f(width), color});
}

void draw_solid(const Run& run, double width, core::Color color, render::Overlay& out) {
  for (std::size_t i = 1; i < run.points.size(); ++i) add_stroke(run.points[i - 1], run.points[i], width, color, out);
  for (const auto point : run.points)
    out.add(render::Disc{f(point.x), f(point.y), f(width / 2), color, {0, 0, 0, 0}, 0});
}

// Round ends, longer by `more` at both.
void draw_dashes(const Run& run, double width, double more, core::Color color, const MapScale& scale,
                 render::Overlay& out) {
  if (run.points.size() < 2) return;
  const auto a = run.points.front(), b = run.points.back();
  const double length = geo::length(b - a), dash = scale.px(dash_pt), period = dash + scale.px(gap_pt);
  if (length <= 0) return;
  const auto direction = (b - a) * (1 / length);
  for (double at = -std::fmod(run.along_px, period); at < length; at += period) {
    const double from = std::max(at, 0.0), to = std::min(at + dash, length);
    if (to <= from) continue;
    add_stroke(a + direction * (from - more), a + direction * (to + more), width, color, out);
  }
}

void draw(const std::vector<Run>& runs, double width, double dashed_width, double casing, core::Color color,
          core::Color casing_color, const MapScale& scale, render::Overlay& out) {
  for (const auto& run : runs) {
    if (run.is_dashed)
      draw_dashes(run, dashed_width + 2 * casing, casing, casing_color, scale, out);
    else
      draw_solid(run, width + 2 * casing, casing_color, out);
  }
  for (const auto& run : runs) {
    if (run.is_dashed)
      draw_dashes(run, dashed_width, 0, color, scale, out);
    else
      draw_solid(run, width, color, out);
  }
}

// --- the vehicle ---

// Places on the vehicle: x ahead, y to its right, in points.
class Frame {
 public:
  Frame(Vec2d center, Vec2d ahead, const MapScale& scale) : m_center{center}, m_ahead{ahead}, m_scale{scale} {}
  [[nodiscard]] Vec2d at(double x, double y) const {
    return m_center + (m_ahead * x + Vec2d{-m_ahead.y, m_ahead.x} * y) * static_cast<double>(m_scale.px(1));
  }

  // A rectangle with round corners.
  void body(double length, double width, double radius, core::Color color, render::Overlay& out) const {
    const double x = length / 2, y = width / 2;
    const auto px = [this](double points) { return static_cast<double>(m_scale.px(points)); };
    add_stroke(at(-x, 0), at(x, 0), px(width - 2 * radius), color, out);
    add_stroke(at(-x + radius, 0), at(x - radius, 0), px(width), color, out);
    for (const double sx : {-1.0, 1.0}) {
      for (const double sy : {-1.0, 1.0}) {
        const auto corner = at(sx * (x - radius), sy * (y - radius));
        out.add(render::Disc{f(corner.x), f(corner.y), m_scale.px(radius), color, {0, 0, 0, 0}, 0});
      }
    }
  }
  void bar(double x, double length, double width, core::Color color, render::Overlay& out) const {
    add_stroke(at(x, -width / 2), at(x, width / 2), static_cast<double>(m_scale.px(length)), color, out);
  }
  void arrow(double x, double length, double width, core::Color color, render::Overlay& out) const {
    const std::array corners{at(x + length, 0), at(x, width / 2), at(x, -width / 2)};
    render::Triangle triangle{{}, {}, color};
    for (std::size_t i = 0; i < corners.size(); ++i) {
      triangle.x[i] = f(corners[i].x);
      triangle.y[i] = f(corners[i].y);
    }
    out.add(triangle);
  }

 private:
  Vec2d m_center, m_ahead;
  const MapScale& m_scale;
};

void add_bus(const Frame& frame, double length, const Theme& theme, core::Color color, render::Overlay& out) {
  constexpr double width = 17, casing = 2.6, corner = 4.5;
  frame.body(length + 2 * casing, width + 2 * casing, corner + casing, theme.background, out);
  frame.body(length, width, corner, theme.text, out);
  frame.bar(length / 2 - 5, 4.5, width - 4, theme.background, out);  // windscreen
  frame.bar(-length / 2 + 3, 2, width - 6, theme.background, out);   // rear window
  frame.arrow(-length / 2 + 8, length - 20, width - 6, color, out);
}

void add_arrowhead(const Frame& frame, Vec2d center, const Theme& theme, core::Color color, const MapScale& scale,
                   render::Overlay& out) {
  out.add(render::Disc{f(center.x), f(center.y), scale.px(13), theme.text, theme.background, scale.px(2.6)});
  frame.arrow(-6, 15, 15, color, out);
}

}  // namespace

void add_tour_way(const session::Tour& tour, double along_m, const TourLook& look, const session::Camera& camera,
                  const MapScale& scale, render::Overlay& out) {
  const auto theme = theme_of(look.theme);
  const auto color = pick(look.color, look.theme);
  const double rim = scale.px(10), casing = scale.px(casing_pt);
  const auto behind = runs_of(tour, 0, along_m, camera, rim, false);
  const auto ahead = runs_of(tour, along_m, tour.along().back(), camera, rim, true);
  draw(behind, scale.px(travelled_pt), 0, scale.px(0.8), core::mix(color, theme.land, 0.5F), theme.casing, scale, out);
  draw(ahead, scale.px(ahead_pt), scale.px(dashed_pt), casing, color, theme.casing, scale, out);
}

void add_vehicle(const session::TourMoment& moment, const TourLook& look, const session::Camera& camera,
                 const MapScale& scale, render::Overlay& out) {
  const auto theme = theme_of(look.theme);
  const auto at = camera.to_screen(moment.position);
  // By way of the map, which may be turned.
  const auto next = camera.to_screen(moment.position + moment.heading * camera.metres_per_pixel);
  const auto ahead = (next - at) * (1 / std::max(geo::length(next - at), 1e-9));
  const auto center = at - Vec2d{0, static_cast<double>(scale.px(parking_pt)) * moment.parked};
  const Frame frame{center, ahead, scale};
  const auto color = pick(look.color, look.theme);
  if (look.profile == model::Profile::Coach) return add_bus(frame, 38, theme, color, out);
  if (look.profile == model::Profile::Minibus) return add_bus(frame, 30, theme, color, out);
  add_arrowhead(frame, center, theme, color, scale, out);
}

std::optional<render::Rect> parked_area(const session::TourMoment& moment, const session::Camera& camera,
                                        const MapScale& scale) {
  if (moment.parked < 1) return std::nullopt;
  constexpr double half_pt = 21;  // it may stand in any direction
  const auto at = camera.to_screen(moment.position) - Vec2d{0, static_cast<double>(scale.px(parking_pt))};
  const float half = scale.px(half_pt);
  return render::Rect{f(at.x) - half, f(at.y) - half, 2 * half, half + scale.px(half_pt / 2)};
}

}  // namespace eb::scene
