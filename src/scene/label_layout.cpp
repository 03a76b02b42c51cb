#include "scene/label_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <unordered_map>

#include "scene/label_obstacles.h"
#include "scene/label_places.h"
#include "scene/line_label.h"

namespace eb::scene {

namespace {

using geo::Vec2d;
using render::Rect;

constexpr double fade_seconds = 0.15;
constexpr double hold_seconds = 0.8;  // a name that came or went stays so for this long
constexpr std::size_t most_mask_segments = 20'000;
constexpr float edge_px = 3;     // always blank between a name and the edge of the picture
constexpr float between_px = 2;  // and between two names
// A new name needs more room than one that is shown already, or it would come and go at the edge.
constexpr float new_edge_px = 24;
constexpr float new_between_px = 5;
constexpr float repeat_distance_em = 26;     // between equal names on lines
constexpr float shortest_line_share = 0.4F;  // of the text's width, for a straight name beside a line
// From this number on the places of a name are those of its first line alone, also the farther ones.
constexpr int first_variant_of_one_line = 100;

// What is remembered of one name at one place.
struct Memory {
  std::uint64_t candidate_key = 0;
  SlotId slot;
  bool on_line = false;
  int variant = 0;
  bool reversed = false;
  bool shown = false;
  double opacity = 0;
  double age_seconds = hold_seconds;  // since it was last shown or hidden
  std::uint64_t last_seen = 0;
};

// One name that may be drawn this frame: a candidate, or one stretch of a candidate's line.
struct Item {
  const LabelCandidate* candidate = nullptr;
  NameLines lines;
  const Stretch* stretch = nullptr;  // lines only
  Vec2d screen;                      // anchor
  std::uint64_t id = 0;
  Memory* memory = nullptr;
  bool is_leaving_only = false;  // of an octave that has passed: may fade out, not come back
};

struct Placement {
  int variant = 0;
  NamePlace start;        // of straight names
  bool has_local = true;  // of straight names: the second line, if there is one
  std::optional<CurvedText> curved, curved_local;
  bool reversed = false;
  std::vector<Rect> boxes;
};

std::uint64_t id_of(std::uint64_t key, SlotId slot) {
  std::uint64_t h = key * 0x9E3779B97F4A7C15ULL;
  h ^= (static_cast<std::uint64_t>(static_cast<std::uint32_t>(slot.level)) << 32U | slot.index) + 0xD1B54A32D192ED03ULL;
  h *= 0xBF58476D1CE4E5B9ULL;
  return h ^ (h >> 29U);
}

void add_boxes(const CurvedText& text, std::vector<Rect>& out) {
  out.reserve(out.size() + text.glyphs.size());
  for (const TurnedGlyph& glyph : text.glyphs) {
    const auto [x0, x1] = std::minmax({glyph.x[0], glyph.x[1], glyph.x[2], glyph.x[3]});
    const auto [y0, y1] = std::minmax({glyph.y[0], glyph.y[1], glyph.y[2], glyph.y[3]});
    out.push_back({x0, y0, x1 - x0, y1 - y0});
  }
}

void add_curved(const CurvedText& text, const text::Shaper& shaper, core::Color fill, core::Color halo,
                render::Overlay& out) {
  for (const TurnedGlyph& glyph : text.glyphs) {
    const text::GlyphImage& image = shaper.image(glyph.image);
    render::GlyphQuad quad;
    std::ranges::copy(glyph.x, quad.x);
    std::ranges::copy(glyph.y, quad.y);
    quad.u0 = image.u0, quad.v0 = image.v0, quad.u1 = image.u1, quad.v1 = image.v1;
    quad.fill = fill, quad.halo = halo;
    out.add(quad);
  }
}

core::Color faded(core::Color color, double opacity) {
  color.a = static_cast<std::uint8_t>(std::lround(color.a * std::clamp(opacity, 0.0, 1.0)));
  return color;
}

}  // namespace

struct LabelLayout::Impl {
  struct Frame {
    const session::Camera& camera;
    const KeepClear& clear;
    text::Shaper& shaper;
    double seconds;
    ScreenTransform to_screen;
    bool has_clock;  // a film or a window; without one nothing fades or waits
    bool is_free;    // of what was before: a map at rest
    bool camera_moves;
  };
  struct Choice {
    std::optional<Placement> placement;
    SoftConflict conflict;
  };
  struct Selected {
    const Item* item = nullptr;
    Placement placement;
  };

  void collect(const std::vector<LabelCandidate>& candidates, Frame& frame);
  void collect_line(const LabelCandidate& candidate, const NameLines& lines, Frame& frame);
  void collect_passed_octaves(const std::vector<LabelCandidate>& candidates, Frame& frame);
  void add_item(Item item, SlotId slot);
  void mark_soft_obstacles(const std::vector<LabelCandidate>& candidates, const Frame& frame);
  void sort_items(const Frame& frame);

  std::optional<Placement> placement(const Item& item, int variant, std::optional<bool> was_reversed,
                                     const Frame& frame) const;
  bool is_inside(const std::vector<Rect>& boxes, const Frame& frame, float margin) const;
  // Nothing of the furniture lies there: beside what covers its symbol a name would belong to nothing.
  [[nodiscard]] bool is_open(Vec2d place, const Frame& frame) const {
    return is_inside({{static_cast<float>(place.x), static_cast<float>(place.y), 1, 1}}, frame, 0);
  }
  bool lies_on_a_course(const Item& item, const Placement& placement) const;
  bool repeats_too_soon(const Item& item, const Placement& placement, float factor) const;
  [[nodiscard]] SoftConflict conflict_of(const Item& item, const Placement& placement) const;
  std::optional<Placement> find_place(const Item& item, const Frame& frame);
  std::optional<Placement> keep_place(const Item& item, const Frame& frame);
  std::optional<Placement> calm_place(const Item& item, bool any_young, const Frame& frame);
  void reserve(const Item& item, const Placement& placement);
  void select(const Frame& frame);
  void draw(const Frame& frame, render::Overlay& out);
  void draw_leaving(const Frame& frame, render::Overlay& out);
  void emit(const Item& item, const Placement& placement, double opacity, const Frame& frame, render::Overlay& out);
  void age_memories(double seconds);

  LineLabelPlanner planner;
  std::unordered_map<std::uint64_t, Memory> memories;
  std::vector<Item> items;
  std::vector<Selected> selected;
  std::vector<Placed> placed;
  CollisionGrid reserved, drawn, symbols;
  CourseMask courses;
  std::vector<std::pair<std::size_t, Vec2d>> line_names;  // hash of the text and where it stands
  std::optional<session::Camera> last_camera;
  std::uint64_t frame_number = 0;
  bool at_rest = false;
  bool animating = false;
};

void LabelLayout::Impl::add_item(Item item, SlotId slot) {
  item.id = id_of(item.candidate->key, slot);
  Memory& memory = memories[item.id];
  memory.candidate_key = item.candidate->key;
  memory.slot = slot;
  memory.on_line = item.stretch != nullptr;
  memory.last_seen = frame_number;
  item.memory = &memory;
  items.push_back(item);
}

namespace {

NameLines lines_of(const LabelCandidate& candidate, text::Shaper& shaper) {
  NameLines lines{&shaper.shape(candidate.text, candidate.style), nullptr, candidate.style.size_px};
  if (candidate.local_name.empty()) return lines;
  const auto style = local_style(candidate.style);
  lines.local = &shaper.shape(candidate.local_name, style);
  lines.local_size_px = style.size_px;
  return lines;
}

LineRequest request_of(const LabelCandidate& candidate, const NameLines& lines) {
  return {candidate.key, candidate.line, lines.width(), candidate.style.size_px};
}

}  // namespace

void LabelLayout::Impl::collect(const std::vector<LabelCandidate>& candidates, Frame& frame) {
  items.clear();
  for (const LabelCandidate& candidate : candidates) {
    if (candidate.text.empty()) continue;
    if (!candidate.line.empty()) {
      const auto lines = lines_of(candidate, frame.shaper);
      if (!lines.name->glyphs.empty()) collect_line(candidate, lines, frame);
      continue;
    }
    const Vec2d screen = frame.to_screen(candidate.anchor);
    const bool in_view =
        screen.x >= 0 && screen.y >= 0 && screen.x <= frame.camera.width_px && screen.y <= frame.camera.height_px;
    if (!in_view) continue;  // also drops positions that are no numbers
    const auto lines = lines_of(candidate, frame.shaper);
    if (!lines.name->glyphs.empty()) add_item({&candidate, lines, nullptr, screen, 0, nullptr, false}, {});
  }
  if (frame.has_clock) collect_passed_octaves(candidates, frame);
}

void LabelLayout::Impl::collect_line(const LabelCandidate& candidate, const NameLines& lines, Frame& frame) {
  const LineRequest request = request_of(candidate, lines);
  for (const SlotId slot : planner.visible_slots(request)) {
    const Stretch& stretch = planner.stretch(request, slot);
    if (stretch.line_length_m / frame.camera.metres_per_pixel < shortest_line_share * lines.width()) return;
    add_item({&candidate, lines, &stretch, frame.to_screen(stretch.middle), 0, nullptr, false}, slot);
  }
}

void LabelLayout::Impl::collect_passed_octaves(const std::vector<LabelCandidate>& candidates, Frame& frame) {
  std::unordered_map<std::uint64_t, std::vector<SlotId>> passed;
  for (auto& [id, memory] : memories) {
    if (memory.on_line && memory.opacity > 0 && memory.last_seen != frame_number) {
      passed[memory.candidate_key].push_back(memory.slot);
    }
  }
  if (passed.empty()) return;
  for (const LabelCandidate& candidate : candidates) {
    const auto found = passed.find(candidate.key);
    if (found == passed.end() || candidate.line.size() < 2) continue;
    const auto lines = lines_of(candidate, frame.shaper);
    for (const SlotId slot : found->second) {
      const Stretch& stretch = planner.stretch(request_of(candidate, lines), slot);
      add_item({&candidate, lines, &stretch, frame.to_screen(stretch.middle), 0, nullptr, true}, slot);
    }
  }
}

void LabelLayout::Impl::mark_soft_obstacles(const std::vector<LabelCandidate>& candidates, const Frame& frame) {
  symbols.reset(frame.camera.width_px, frame.camera.height_px);
  courses.reset(frame.camera.width_px, frame.camera.height_px);
  for (const Item& item : items) {
    if (item.stretch != nullptr || (item.candidate->centered && !item.candidate->may_overlap)) continue;
    // The symbol ends a little before the text begins.
    const float radius =
        item.candidate->may_overlap ? item.candidate->style.size_px * 0.8F : item.candidate->gap_px * 0.7F;
    if (radius <= 0) continue;
    symbols.add({static_cast<float>(item.screen.x) - radius, static_cast<float>(item.screen.y) - radius, 2 * radius,
                 2 * radius},
                item.candidate->style.size_px);
  }
  std::size_t segments_left = most_mask_segments;
  std::vector<std::pair<Vec2d, Vec2d>> segments;
  for (const LabelCandidate& candidate : candidates) {
    if (candidate.line.size() < 2 || candidate.text.empty()) continue;
    segments.clear();
    planner.visible_segments(request_of(candidate, lines_of(candidate, frame.shaper)), segments, segments_left);
    segments_left -= segments.size();
    for (const auto& [a, b] : segments) courses.add(frame.to_screen(a), frame.to_screen(b), candidate.gap_px);
  }
}

void LabelLayout::Impl::sort_items(const Frame& frame) {
  const auto is_young = [&](const Item& item) {
    return frame.has_clock && !frame.is_free && item.memory->shown && item.memory->age_seconds < hold_seconds;
  };
  std::ranges::sort(items, [&](const Item& a, const Item& b) {
    if (is_young(a) != is_young(b)) return is_young(a);
    if (a.candidate->priority != b.candidate->priority) return a.candidate->priority > b.candidate->priority;
    if (!frame.is_free && a.memory->shown != b.memory->shown) return a.memory->shown;
    return a.id < b.id;
  });
}

std::optional<Placement> LabelLayout::Impl::placement(const Item& item, int variant, std::optional<bool> was_reversed,
                                                      const Frame& frame) const {
  const LabelCandidate& c = *item.candidate;
  const float size = c.style.size_px;
  Placement out;
  out.variant = variant;
  const bool is_long_enough =
      item.stretch != nullptr && item.stretch->line_length_m / frame.camera.metres_per_pixel >= item.lines.width();
  if (is_long_enough && !item.stretch->choices.empty()) {
    if (variant >= static_cast<int>(item.stretch->choices.size())) return std::nullopt;
    const auto& choice = item.stretch->choices[static_cast<std::size_t>(variant)];
    const bool inside = c.centered || c.gap_px * 2 > size * 1.3F;
    out.reversed = should_reverse(choice, frame.to_screen, was_reversed);
    // Inside a wide river there is no room for a second line.
    float up = inside ? -cap_middle_em * size : c.gap_px + 0.24F * item.lines.lowest_size_px();
    if (item.lines.local != nullptr && !inside) {
      out.curved_local = run_along(choice, frame.to_screen, *item.lines.local, frame.shaper, {up, out.reversed});
      up += item.lines.drop_px();
    }
    out.curved = run_along(choice, frame.to_screen, *item.lines.name, frame.shaper, {up, out.reversed});
    if (!out.curved) out.curved_local.reset();
    if (out.curved) add_boxes(*out.curved, out.boxes);
    if (out.curved_local) add_boxes(*out.curved_local, out.boxes);
    return out;
  }
  out.has_local = item.lines.local != nullptr && variant < first_variant_of_one_line;
  NameLines lines = item.lines;
  if (!out.has_local) lines.local = nullptr;
  const int n = variant % first_variant_of_one_line;
  if (n >= places_beside && (n == variant || !is_open(item.screen, frame))) return std::nullopt;
  const auto start = c.centered && item.stretch == nullptr ? place_centered(n, item.screen, lines)
                                                           : place_beside(n, item.screen, lines, c.gap_px);
  if (!start) return std::nullopt;
  out.start = *start;
  out.boxes.push_back(ink_at(*lines.name, start->name));
  if (out.has_local) out.boxes.push_back(ink_at(*lines.local, start->local));
  return out;
}

bool LabelLayout::Impl::is_inside(const std::vector<Rect>& boxes, const Frame& frame, float margin) const {
  const auto width = static_cast<float>(frame.camera.width_px), height = static_cast<float>(frame.camera.height_px);
  return std::ranges::all_of(boxes, [&](const Rect& box) {
    const Rect r = grown(box, margin);
    if (r.x < 0 || r.y < 0 || r.x + r.width > width || r.y + r.height > height) return false;
    return std::ranges::none_of(frame.clear, [&](const Rect& clear) { return overlap(clear, r); });
  });
}

// The name of a brook or canal written across the river beside it would be read as the river's. A straight name may lie
// on a course where it has no other place, unless the river's name stands somewhere else already.
bool LabelLayout::Impl::lies_on_a_course(const Item& item, const Placement& placement) const {
  if (placement.curved) return courses.is_on_wider(placement.boxes, item.candidate->gap_px);
  if (item.stretch == nullptr || !courses.touches(placement.boxes.front())) return false;
  const std::size_t name = std::hash<std::string>{}(item.candidate->text);
  return std::ranges::any_of(line_names, [&](const auto& other) { return other.first == name; });
}

bool LabelLayout::Impl::repeats_too_soon(const Item& item, const Placement& placement, float factor) const {
  if (item.stretch == nullptr || placement.boxes.empty()) return false;
  const std::size_t name = std::hash<std::string>{}(item.candidate->text);
  const Rect& box = placement.boxes[placement.boxes.size() / 2];
  const double least = factor * repeat_distance_em * item.candidate->style.size_px;
  return std::ranges::any_of(line_names, [&](const auto& other) {
    return other.first == name && geo::length(other.second - Vec2d{box.x, box.y}) < least;
  });
}

std::optional<Placement> LabelLayout::Impl::keep_place(const Item& item, const Frame& frame) {
  auto kept = placement(item, item.memory->variant, item.memory->reversed, frame);
  if (!kept || kept->boxes.empty() || repeats_too_soon(item, *kept, 0.6F)) return std::nullopt;
  if (lies_on_a_course(item, *kept)) return std::nullopt;
  if (!is_inside(kept->boxes, frame, edge_px) || reserved.hits(kept->boxes, between_px)) return std::nullopt;
  return kept;
}

std::optional<Placement> LabelLayout::Impl::find_place(const Item& item, const Frame& frame) {
  const bool comes_and_goes = frame.has_clock && !frame.is_free;
  const float to_edge = comes_and_goes ? new_edge_px : edge_px + 1;
  const float to_others = comes_and_goes ? new_between_px : between_px + 1;
  Choice best;
  const auto try_from = [&](int variant) {
    for (;; ++variant) {
      auto found = placement(item, variant, std::nullopt, frame);
      if (!found) return;
      if (found->boxes.empty() || repeats_too_soon(item, *found, 1) || lies_on_a_course(item, *found)) continue;
      if (!is_inside(found->boxes, frame, to_edge) || reserved.hits(found->boxes, to_others)) continue;
      const auto conflict = conflict_of(item, *found);
      if (!best.placement || conflict < best.conflict) best = {std::move(found), conflict};
      if (best.conflict.kind == SoftConflict::Kind::None) return;
    }
  };
  try_from(0);
  // Rather than lose the name, or hide the river or a city, the second line yields, and the name stands farther away.
  if (item.stretch == nullptr && (!best.placement || best.conflict.kind >= SoftConflict::Kind::SymbolOfLargerName)) {
    const auto kind = best.conflict.kind;
    auto both = std::move(best);
    best = {};
    try_from(first_variant_of_one_line);
    if (both.placement && (!best.placement || best.conflict.kind >= kind)) best = std::move(both);
  }
  return std::move(best.placement);
}

// Names along a course have their own rules about other courses.
SoftConflict LabelLayout::Impl::conflict_of(const Item& item, const Placement& placement) const {
  if (placement.curved)
    return {symbols.hits(placement.boxes, 0) ? SoftConflict::Kind::Symbol : SoftConflict::Kind::None, 0, 0};
  return soft_conflict(placement.boxes, item.candidate->style.size_px, symbols, courses);
}

// Who is shown stays; who came or went a moment ago waits.
std::optional<Placement> LabelLayout::Impl::calm_place(const Item& item, bool any_young, const Frame& frame) {
  const Memory& memory = *item.memory;
  auto found = memory.shown ? keep_place(item, frame) : std::nullopt;
  if (found) return found;
  const bool may_move = !frame.has_clock || (!memory.shown && memory.age_seconds >= hold_seconds);
  if (may_move) found = find_place(item, frame);
  if (!found && frame.has_clock && (any_young || memory.age_seconds < hold_seconds)) animating = true;
  return found;
}

void LabelLayout::Impl::reserve(const Item& item, const Placement& placement) {
  if (item.candidate->may_overlap) {
    const float symbol = item.candidate->gap_px;
    const auto x = static_cast<float>(item.screen.x), y = static_cast<float>(item.screen.y);
    if (symbol > 0) reserved.add({x - symbol, y - symbol, 2 * symbol, 2 * symbol});
  } else {
    for (const Rect& box : placement.boxes) reserved.add(box);
  }
  if (item.stretch == nullptr) return;
  const Rect& box = placement.boxes[placement.boxes.size() / 2];
  line_names.emplace_back(std::hash<std::string>{}(item.candidate->text), Vec2d{box.x, box.y});
}

void LabelLayout::Impl::select(const Frame& frame) {
  selected.clear();
  line_names.clear();
  reserved.reset(frame.camera.width_px, frame.camera.height_px);
  bool any_young = false;
  for (const Item& item : items) {
    Memory& memory = *item.memory;
    any_young = any_young || (memory.shown && memory.age_seconds < hold_seconds);
    if (item.is_leaving_only) {
      memory.shown = false;
      continue;
    }
    std::optional<Placement> found;
    if (item.candidate->may_overlap) {
      found = placement(item, 0, std::nullopt, frame);
    } else {
      found = frame.is_free ? find_place(item, frame) : calm_place(item, any_young, frame);
    }
    if (found) reserve(item, *found);
    // Who has to go elsewhere is gone first.
    const bool stands_elsewhere = found && frame.has_clock && memory.opacity > 0 &&
                                  (memory.variant != found->variant || memory.reversed != found->reversed);
    if (stands_elsewhere && frame.is_free) {
      found.reset();
      animating = true;
    }
    if (found.has_value() != memory.shown) memory.age_seconds = 0;
    memory.shown = found.has_value();
    if (!found) continue;
    memory.variant = found->variant;
    memory.reversed = found->reversed;
    selected.push_back({&item, std::move(*found)});
  }
}

void LabelLayout::Impl::emit(const Item& item, const Placement& placement, double opacity, const Frame& frame,
                             render::Overlay& out) {
  const LabelCandidate& c = *item.candidate;
  const core::Color fill = faded(c.color, opacity), halo = faded(c.halo, opacity);
  const core::Color local_fill = faded(c.local_color.a > 0 ? c.local_color : c.color, opacity);
  if (placement.curved) {
    add_curved(*placement.curved, frame.shaper, fill, halo, out);
    if (placement.curved_local) add_curved(*placement.curved_local, frame.shaper, local_fill, halo, out);
  } else {
    // On whole pixels text is crisp; while the map moves, smooth motion matters more.
    const bool snap = !frame.camera_moves;
    const auto at = [snap](double v) { return static_cast<float>(snap ? std::round(v) : v); };
    const auto& [name, local] = placement.start;
    add_text(out, *item.lines.name, frame.shaper, at(name.x), at(name.y), fill, halo);
    if (placement.has_local) add_text(out, *item.lines.local, frame.shaper, at(local.x), at(local.y), local_fill, halo);
  }
  placed.push_back({c.key, placement.boxes, static_cast<float>(opacity), item.id, c.may_overlap});
}

void LabelLayout::Impl::draw_leaving(const Frame& frame, render::Overlay& out) {
  for (const Item& item : items) {
    Memory& memory = *item.memory;
    if (memory.shown || memory.opacity <= 0) continue;
    memory.opacity -= frame.seconds / fade_seconds;
    const auto last =
        frame.has_clock && memory.opacity > 0 ? placement(item, memory.variant, memory.reversed, frame) : std::nullopt;
    if (!last || last->boxes.empty() || !is_inside(last->boxes, frame, 0) || drawn.hits(last->boxes, 0)) {
      memory.opacity = 0;
      continue;
    }
    for (const Rect& box : last->boxes) drawn.add(box);
    emit(item, *last, memory.opacity, frame, out);
    animating = true;
  }
}

void LabelLayout::Impl::draw(const Frame& frame, render::Overlay& out) {
  drawn.reset(frame.camera.width_px, frame.camera.height_px);
  for (const Selected& s : selected) {
    if (s.item->memory->opacity <= 0 || s.item->candidate->may_overlap) continue;
    for (const Rect& box : s.placement.boxes) drawn.add(box);
  }
  draw_leaving(frame, out);
  for (const Selected& s : selected) {
    Memory& memory = *s.item->memory;
    const bool is_number = s.item->candidate->may_overlap;
    // Where another name is still fading out, the new one waits until it has gone.
    if (memory.opacity <= 0 && !is_number && frame.has_clock && drawn.hits(s.placement.boxes, 0)) {
      animating = true;
      continue;
    }
    const bool fades = frame.has_clock && !is_number;
    memory.opacity = fades ? std::min(1.0, memory.opacity + frame.seconds / fade_seconds) : 1;
    animating = animating || memory.opacity < 1;
    emit(*s.item, s.placement, memory.opacity, frame, out);
  }
}

void LabelLayout::Impl::age_memories(double seconds) {
  for (auto& [id, memory] : memories) memory.age_seconds += seconds;
  std::erase_if(memories, [this](const auto& entry) {
    const Memory& m = entry.second;
    if (m.last_seen == frame_number) return false;
    return m.last_seen + 1 < frame_number || !m.shown;
  });
}

LabelLayout::LabelLayout() : m_impl{std::make_unique<Impl>()} {}
LabelLayout::~LabelLayout() = default;
LabelLayout::LabelLayout(const LabelLayout& other) : m_impl{std::make_unique<Impl>(*other.m_impl)} {}
LabelLayout& LabelLayout::operator=(const LabelLayout& other) {
  if (this != &other) m_impl = std::make_unique<Impl>(*other.m_impl);
  return *this;
}
LabelLayout::LabelLayout(LabelLayout&&) noexcept = default;
LabelLayout& LabelLayout::operator=(LabelLayout&&) noexcept = default;

void LabelLayout::place(const std::vector<LabelCandidate>& candidates, const session::Camera& camera,
                        const KeepClear& clear, text::Shaper& shaper, double seconds, render::Overlay& out) {
  Impl& impl = *m_impl;
  const auto& last = impl.last_camera;
  const bool moves = seconds > 0 && last &&
                     (last->center != camera.center || last->metres_per_pixel != camera.metres_per_pixel ||
                      last->rotation_rad != camera.rotation_rad);
  Impl::Frame frame{camera, clear, shaper, seconds, ScreenTransform{camera}, seconds > 0, impl.at_rest, moves};
  ++impl.frame_number;
  impl.last_camera = camera;
  impl.animating = moves;  // one more frame puts the names on whole pixels
  impl.placed.clear();
  impl.planner.begin_frame(camera, frame.is_free);
  impl.collect(candidates, frame);
  impl.mark_soft_obstacles(candidates, frame);
  impl.sort_items(frame);
  impl.select(frame);
  impl.draw(frame, out);
  impl.age_memories(seconds);
}

void LabelLayout::set_at_rest(bool on) {
  m_impl->at_rest = on;
}

bool LabelLayout::is_animating() const {
  return m_impl->animating;
}
const std::vector<LabelLayout::Placed>& LabelLayout::placed() const {
  return m_impl->placed;
}

void add_text(render::Overlay& out, const text::ShapedText& shaped, const text::Shaper& shaper, float x, float y,
              core::Color fill, core::Color halo) {
  for (const text::PlacedGlyph& glyph : shaped.glyphs) {
    const text::GlyphImage& image = shaper.image(glyph.image);
    if (image.width <= 0) continue;
    const float left = x + glyph.x + image.left, top = y + glyph.y + image.top;
    const float right = left + image.width, bottom = top + image.height;
    out.add(render::GlyphQuad{.x = {left, right, right, left},
                              .y = {top, top, bottom, bottom},
                              .u0 = image.u0,
                              .v0 = image.v0,
                              .u1 = image.u1,
                              .v1 = image.v1,
                              .fill = fill,
                              .halo = halo});
  }
}

}  // namespace eb::scene
