#include "scene/line_label.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace eb::scene {

namespace {

using geo::Vec2d;

// All lengths in units of 2^level metres, which are 0.5 to 1 pixel wide on screen (a little more or less
// because of the inertia of the octave).
constexpr double repeat_units = 1100;
constexpr double step_units = 3;
constexpr double octave_inertia = 0.15;
constexpr double sharpest_turn_rad = 0.55;  // over one glyph
constexpr std::size_t most_choices = 3;
constexpr std::size_t vertices_per_chunk = 64;
constexpr std::uint64_t lifetime_frames = 600;

double unit_m(std::int32_t level) {
  return std::exp2(level);
}

double wrapped(double radians) {
  return std::remainder(radians, 2 * std::numbers::pi);
}

// The part of a-b inside the box as shares of its length (Liang & Barsky 1984).
std::optional<std::pair<double, double>> clipped(Vec2d a, Vec2d b, const geo::Box2d& box) {
  double from = 0, to = 1;
  const Vec2d d = b - a;
  const auto cut = [&](double delta, double distance) {
    if (delta == 0) return distance >= 0;
    const double t = distance / delta;
    (delta < 0 ? from : to) = delta < 0 ? std::max(from, t) : std::min(to, t);
    return from <= to;
  };
  if (cut(-d.x, a.x - box.min_x) && cut(d.x, box.max_x - a.x) && cut(-d.y, a.y - box.min_y) &&
      cut(d.y, box.max_y - a.y)) {
    return std::pair{from, to};
  }
  return std::nullopt;
}

// A line measured once: length up to each vertex, boxes of groups of vertices, stretches made so far.
struct MeasuredLine {
  std::size_t vertex_count = 0;
  Vec2d first, last;
  float text_width_px = 0;
  std::vector<double> along;
  std::vector<geo::Box2d> chunks;
  std::unordered_map<std::uint64_t, Stretch> stretches;
  std::uint64_t last_used = 0;

  [[nodiscard]] double length() const { return along.empty() ? 0 : along.back(); }
  [[nodiscard]] std::uint32_t slot_count(double unit) const {
    return static_cast<std::uint32_t>(std::clamp(std::round(length() / (repeat_units * unit)), 1.0, 4e9));
  }
};

MeasuredLine measure(const LineRequest& request) {
  MeasuredLine out;
  out.vertex_count = request.line.size();
  out.first = request.line.front();
  out.last = request.line.back();
  out.text_width_px = request.text_width_px;
  out.along.reserve(request.line.size());
  double total = 0;
  for (std::size_t i = 0; i < request.line.size(); ++i) {
    if (i > 0) total += geo::length(request.line[i] - request.line[i - 1]);
    out.along.push_back(total);
    if (i % vertices_per_chunk == 0) {
      if (i > 0) out.chunks.back().add(request.line[i]);  // the segment that leads to the next group
      out.chunks.emplace_back();
    }
    out.chunks.back().add(request.line[i]);
  }
  return out;
}

bool is_same(const MeasuredLine& measured, const LineRequest& request) {
  return measured.vertex_count == request.line.size() && measured.first == request.line.front() &&
         measured.last == request.line.back() && measured.text_width_px == request.text_width_px;
}

std::vector<Vec2d> resample(std::span<const Vec2d> line, const std::vector<double>& along, double from, double to,
                            double step) {
  const auto count = static_cast<std::size_t>(std::max(2.0, std::ceil((to - from) / step) + 1));
  std::vector<Vec2d> out;
  out.reserve(count);
  auto segment = static_cast<std::size_t>(std::distance(along.begin(), std::ranges::upper_bound(along, from)));
  segment = std::clamp<std::size_t>(segment, 1, line.size() - 1);
  for (std::size_t i = 0; i < count; ++i) {
    const double s = from + (to - from) * static_cast<double>(i) / static_cast<double>(count - 1);
    while (segment + 1 < line.size() && along[segment] < s) ++segment;
    const double length = along[segment] - along[segment - 1];
    const double share = length > 0 ? std::clamp((s - along[segment - 1]) / length, 0.0, 1.0) : 0;
    out.push_back(line[segment - 1] + (line[segment] - line[segment - 1]) * share);
  }
  return out;
}

// Three running means come close to a Gaussian (Wells 1986); the window narrows towards the ends, which stay.
void smooth(std::vector<Vec2d>& points, std::size_t radius) {
  std::vector<Vec2d> sums(points.size() + 1);
  for (int pass = 0; pass < 3; ++pass) {
    for (std::size_t i = 0; i < points.size(); ++i) sums[i + 1] = sums[i] + (points[i] - points.front());
    const Vec2d origin = points.front();
    for (std::size_t i = 0; i < points.size(); ++i) {
      const std::size_t r = std::min({radius, i, points.size() - 1 - i});
      points[i] = origin + (sums[i + r + 1] - sums[i - r]) * (1.0 / static_cast<double>(2 * r + 1));
    }
  }
}

// How much a resampled line turns: in total up to each point and within about one glyph around it.
struct Turning {
  std::vector<double> total, local;
};

Turning turning_of(const std::vector<Vec2d>& points, std::size_t glyph_steps) {
  const std::size_t n = points.size();
  std::vector<double> heading(n, 0);
  for (std::size_t i = 0; i + 1 < n; ++i) {
    const Vec2d d = points[i + 1] - points[i];
    heading[i] = std::atan2(d.y, d.x);
  }
  heading[n - 1] = n > 1 ? heading[n - 2] : 0;
  Turning out{std::vector<double>(n, 0), std::vector<double>(n, 0)};
  for (std::size_t i = 1; i < n; ++i) {
    out.total[i] = out.total[i - 1] + std::abs(wrapped(heading[i] - heading[i - 1]));
    const std::size_t before = i > glyph_steps ? i - glyph_steps : 0;
    out.local[i] = std::abs(wrapped(heading[i] - heading[before]));
  }
  return out;
}

struct Candidate {
  std::size_t middle = 0;
  double cost = 0;
};

// Straight, level and near the middle of the stretch is best.
std::optional<double> cost_of(const std::vector<Vec2d>& points, const Turning& turning, std::size_t from,
                              std::size_t to) {
  const auto local = turning.local.begin();
  const double sharpest =
      *std::max_element(local + static_cast<std::ptrdiff_t>(from) + 1, local + static_cast<std::ptrdiff_t>(to) + 1);
  if (sharpest > sharpest_turn_rad) return std::nullopt;
  const Vec2d chord = points[to] - points[from];
  const double steepness = std::abs(chord.y) / std::max(1e-9, geo::length(chord));
  return turning.total[to] - turning.total[from] + 4 * std::max(0.0, sharpest - 0.15) + 0.6 * steepness;
}

Stretch make_stretch(const LineRequest& request, const MeasuredLine& line, SlotId slot) {
  const double unit = unit_m(slot.level);
  const double total = line.length();
  const double slot_length = total / line.slot_count(unit);
  const double begin = slot.index * slot_length, end = begin + slot_length;
  const double widest = request.text_width_px * std::exp2(slot.level + 1 + octave_inertia) + 2 * step_units * unit;
  const double text_length = std::min(widest, total);
  const double from = std::max(0.0, begin - text_length / 2), to = std::min(total, end + text_length / 2);

  std::vector<Vec2d> points = resample(request.line, line.along, from, to, step_units * unit);
  const double step = (to - from) / static_cast<double>(points.size() - 1);
  Stretch out;
  out.line_length_m = total;
  const auto index_of = [&](double s) {
    return static_cast<std::size_t>(
        std::clamp(std::round((s - from) / step), 0.0, static_cast<double>(points.size() - 1)));
  };
  out.middle = points[index_of((begin + end) / 2)];
  if (total <= 0) return out;
  smooth(points, static_cast<std::size_t>(std::max(2.0, request.text_size_px * 0.4)));
  const auto glyph_steps = static_cast<std::size_t>(std::max(2.0, request.text_size_px * 0.3));
  const Turning turning = turning_of(points, glyph_steps);

  const auto half = static_cast<std::size_t>(text_length / 2 / step);
  std::vector<Candidate> candidates;
  const std::size_t last = std::min(index_of(end), points.size() - 1 - std::min(half, points.size() - 1));
  for (std::size_t middle = std::max(index_of(begin), half); middle <= last; middle += 2) {
    const std::size_t left = middle - half, right = std::min(points.size() - 1, middle + half);
    const auto cost = left < right ? cost_of(points, turning, left, right) : std::nullopt;
    if (!cost) continue;
    const double off_center = std::abs(from + static_cast<double>(middle) * step - (begin + end) / 2) / slot_length;
    candidates.push_back({middle, *cost + 0.3 * off_center});
  }
  std::ranges::stable_sort(candidates, {}, &Candidate::cost);
  std::vector<std::size_t> taken;
  for (const Candidate& candidate : candidates) {
    const auto far_enough = [&](std::size_t other) {
      const std::size_t apart = candidate.middle > other ? candidate.middle - other : other - candidate.middle;
      return static_cast<double>(apart) * step > 0.25 * slot_length;
    };
    if (taken.size() == most_choices) break;
    if (!std::ranges::all_of(taken, far_enough)) continue;
    taken.push_back(candidate.middle);
    const std::size_t left = candidate.middle - half;
    const std::size_t right = std::min(points.size() - 1, candidate.middle + half);
    out.choices.push_back(
        {{points.begin() + static_cast<std::ptrdiff_t>(left), points.begin() + static_cast<std::ptrdiff_t>(right) + 1},
         half});
  }
  return out;
}

}  // namespace

ScreenTransform::ScreenTransform(const session::Camera& camera)
    : m_center{camera.center},
      m_cos{std::cos(camera.rotation_rad) / camera.metres_per_pixel},
      m_sin{std::sin(camera.rotation_rad) / camera.metres_per_pixel},
      m_half_width{camera.width_px / 2.0},
      m_half_height{camera.height_px / 2.0} {}

struct LineLabelPlanner::Impl {
  MeasuredLine& measured(const LineRequest& request) {
    MeasuredLine& line = lines[request.key];
    if (line.along.empty() || !is_same(line, request)) line = measure(request);
    line.last_used = frame;
    return line;
  }
  // Calls visit(segment index, from share, to share) for what lies in view.
  template <class Visit>
  void for_visible(const LineRequest& request, const MeasuredLine& line, const Visit& visit) const {
    for (std::size_t chunk = 0; chunk < line.chunks.size(); ++chunk) {
      if (!line.chunks[chunk].intersects(view)) continue;
      const std::size_t last = std::min((chunk + 1) * vertices_per_chunk, request.line.size() - 1);
      for (std::size_t i = chunk * vertices_per_chunk; i < last; ++i) {
        if (const auto part = clipped(request.line[i], request.line[i + 1], view)) visit(i, part->first, part->second);
      }
    }
  }

  std::unordered_map<std::uint64_t, MeasuredLine> lines;
  geo::Box2d view;
  std::int32_t level = 0;
  std::uint64_t frame = 0;
};

LineLabelPlanner::LineLabelPlanner() : m_impl{std::make_unique<Impl>()} {}
LineLabelPlanner::~LineLabelPlanner() = default;
LineLabelPlanner::LineLabelPlanner(const LineLabelPlanner& other) : m_impl{std::make_unique<Impl>(*other.m_impl)} {}

void LineLabelPlanner::begin_frame(const session::Camera& camera, bool is_free) {
  const double octave = std::log2(camera.metres_per_pixel);
  const bool still_near = std::abs(octave - m_impl->level - 0.5) <= 0.5 + octave_inertia;
  if (is_free || m_impl->frame == 0 || !still_near) m_impl->level = static_cast<std::int32_t>(std::floor(octave));
  m_impl->view = camera.visible_box();
  const std::uint64_t now = ++m_impl->frame;
  if (now % 60 == 0) {
    std::erase_if(m_impl->lines, [now](const auto& entry) { return now - entry.second.last_used > lifetime_frames; });
  }
}

std::int32_t LineLabelPlanner::level() const {
  return m_impl->level;
}

std::vector<SlotId> LineLabelPlanner::visible_slots(const LineRequest& request) {
  std::vector<SlotId> out;
  if (request.line.size() < 2) return out;
  const MeasuredLine& line = m_impl->measured(request);
  const std::uint32_t count = line.slot_count(unit_m(m_impl->level));
  const double slot_length = line.length() / count;
  const auto slot_at = [&](double s) {
    return slot_length > 0 ? std::min(count - 1, static_cast<std::uint32_t>(std::max(0.0, s / slot_length))) : 0U;
  };
  m_impl->for_visible(request, line, [&](std::size_t i, double from, double to) {
    const double length = line.along[i + 1] - line.along[i];
    const std::uint32_t last = slot_at(line.along[i] + to * length);
    for (std::uint32_t k = slot_at(line.along[i] + from * length); k <= last; ++k) {
      if (out.empty() || out.back().index < k) out.push_back({m_impl->level, k});
    }
  });
  return out;
}

const Stretch& LineLabelPlanner::stretch(const LineRequest& request, SlotId slot) {
  MeasuredLine& line = m_impl->measured(request);
  const std::uint64_t id = static_cast<std::uint64_t>(static_cast<std::uint32_t>(slot.level)) << 32U | slot.index;
  const auto found = line.stretches.find(id);
  if (found != line.stretches.end()) return found->second;
  return line.stretches.emplace(id, make_stretch(request, line, slot)).first->second;
}

void LineLabelPlanner::visible_segments(const LineRequest& request, std::vector<std::pair<Vec2d, Vec2d>>& out,
                                        std::size_t most) {
  if (request.line.size() < 2) return;
  const MeasuredLine& line = m_impl->measured(request);
  m_impl->for_visible(request, line, [&](std::size_t i, double from, double to) {
    if (out.size() >= most) return;
    const Vec2d a = request.line[i], d = request.line[i + 1] - a;
    out.emplace_back(a + d * from, a + d * to);
  });
}

bool should_reverse(const Stretch::Choice& choice, const ScreenTransform& to_screen, std::optional<bool> was_reversed) {
  constexpr double upright_rad = 0.17;
  const Vec2d chord = to_screen(choice.path.back()) - to_screen(choice.path.front());
  const double from_upright = std::atan2(std::abs(chord.x), std::abs(chord.y));
  if (from_upright < upright_rad) return was_reversed.value_or(chord.y > 0);  // upright names read upwards
  return chord.x < 0;
}

namespace {

// The path shifted sideways, so that glyphs keep their distances on the inside of a bend.
struct Baseline {
  std::vector<Vec2d> points;
  std::vector<double> along;
};

Baseline shifted(std::vector<Vec2d> path, double up_px) {
  Baseline out;
  out.points.resize(path.size());
  out.along.resize(path.size(), 0);
  for (std::size_t i = 0; i < path.size(); ++i) {
    const Vec2d d = path[std::min(i + 1, path.size() - 1)] - path[i > 0 ? i - 1 : 0];
    const double length = std::max(1e-9, geo::length(d));
    out.points[i] = path[i] + Vec2d{d.y / length, -d.x / length} * up_px;
    if (i > 0) out.along[i] = out.along[i - 1] + geo::length(out.points[i] - out.points[i - 1]);
  }
  return out;
}

Vec2d point_at(const Baseline& line, double s) {
  const auto next = std::ranges::upper_bound(line.along, s);
  const auto i = std::clamp<std::size_t>(static_cast<std::size_t>(next - line.along.begin()), 1, line.along.size() - 1);
  const double length = line.along[i] - line.along[i - 1];
  const double share = length > 0 ? (s - line.along[i - 1]) / length : 0;
  return line.points[i - 1] + (line.points[i] - line.points[i - 1]) * share;
}

TurnedGlyph turned(const text::PlacedGlyph& glyph, const text::GlyphImage& image, Vec2d center, Vec2d direction) {
  TurnedGlyph out;
  out.image = glyph.image;
  const double left = image.left - glyph.advance / 2, right = left + image.width;
  const double top = glyph.y + image.top, bottom = top + image.height;
  const double xs[4] = {left, right, right, left}, ys[4] = {top, top, bottom, bottom};
  for (int i = 0; i < 4; ++i) {
    out.x[i] = static_cast<float>(center.x + direction.x * xs[i] - direction.y * ys[i]);
    out.y[i] = static_cast<float>(center.y + direction.y * xs[i] + direction.x * ys[i]);
  }
  return out;
}

}  // namespace

std::optional<CurvedText> run_along(const Stretch::Choice& choice, const ScreenTransform& to_screen,
                                    const text::ShapedText& shaped, const text::Shaper& shaper, CurveRequest request) {
  std::vector<Vec2d> path;
  path.reserve(choice.path.size());
  for (const Vec2d point : choice.path) path.push_back(to_screen(point));
  std::size_t middle = choice.middle;
  if (request.reversed) {
    std::ranges::reverse(path);
    middle = path.size() - 1 - std::min(middle, path.size() - 1);
  }
  const Baseline line = shifted(std::move(path), request.baseline_up_px);
  const auto width = static_cast<double>(shaped.width);
  const double room = line.along.back() - width;
  if (room < 0) return std::nullopt;
  const double start = std::clamp(line.along[middle] - width / 2, 0.0, room);

  CurvedText out;
  std::optional<Vec2d> direction;
  for (const text::PlacedGlyph& glyph : shaped.glyphs) {
    const Vec2d a = point_at(line, start + glyph.x), b = point_at(line, start + glyph.x + glyph.advance);
    const double length = geo::length(b - a);
    if (length > 0) {  // a mark on another glyph has no width and keeps that one's direction
      const Vec2d next = (b - a) * (1 / length);
      if (direction && std::acos(std::clamp(geo::dot(*direction, next), -1.0, 1.0)) > sharpest_turn_rad) {
        return std::nullopt;
      }
      direction = next;
    }
    if (!direction) direction = Vec2d{1, 0};
    const text::GlyphImage& image = shaper.image(glyph.image);
    if (image.width <= 0) continue;
    out.glyphs.push_back(turned(glyph, image, (a + b) * 0.5, *direction));
  }
  return out;
}

}  // namespace eb::scene
