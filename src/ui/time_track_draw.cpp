#include "ui/time_track_draw.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/draw.h"
#include "ui/labels.h"
#include "ui/time_text.h"
#include "ui/ui_text.h"

namespace eb::ui {

namespace {

ImDrawList& list() {
  return *ImGui::GetWindowDrawList();
}

float hair(const Look& look) {
  return std::max(1.0F, std::floor(look.px(1.5)));
}

// What is certain is solid; on top of it, in pieces, what is not.
void draw_bar(const TrackLook& track, const ChangeBar& bar, float height, core::Color color) {
  const Look& look = track.look;
  const TimeAxis& axis = track.axis;
  const float x0 = std::max(axis.x(bar.from), axis.left), x1 = std::min(axis.x(bar.to), axis.right);
  const float middle = (x0 + x1) / 2;
  const float half = std::clamp((x1 - x0) * 0.38F, std::max(1.0F, look.px(1.3)), look.px(5));
  const float uncertain = height * static_cast<float>(bar.uncertain) / static_cast<float>(std::max(1, bar.changes));
  const float solid_top = axis.axis_y - height + uncertain;
  if (solid_top < axis.axis_y - 0.5F)
    list().AddRectFilled({middle - half, solid_top}, {middle + half, axis.axis_y}, u32(color),
                         uncertain > 0 ? 0 : std::min(half, look.px(1.5)));
  const float piece = std::max(2.0F, std::round(look.px(2))), pause = std::max(1.0F, std::round(look.px(1.5)));
  const auto light = core::with_alpha(color, 0.72F);
  for (float bottom = std::floor(solid_top) - (bar.uncertain < bar.changes ? pause : 0);
       bottom > axis.axis_y - height - 0.5F; bottom -= piece + pause) {
    const float top = std::max(bottom - piece, axis.axis_y - height);
    list().AddRectFilled({middle - half, top}, {middle + half, bottom}, u32(light));
  }
}

void draw_bars(const TrackLook& track) {
  const UiContext& context = track.context;
  const Look& look = track.look;
  const TimeAxis& axis = track.axis;
  const auto bars = change_bars(context.changes, axis.shown, bar_step(look, axis));
  int most = 1;
  for (const auto& bar : bars) most = std::max(most, bar.changes);
  const float room = axis.axis_y - axis.bars_top;
  for (const auto& bar : bars) {
    // Square root: one change stays visible beside a year of a hundred.
    const float height =
        std::max(look.px(4), room * std::sqrt(static_cast<float>(bar.changes) / static_cast<float>(most)));
    const bool is_past = bar.from <= context.session.playback.day();
    draw_bar(track, bar, height,
             is_past ? look.palette.accent : core::mix(look.palette.pressed, look.palette.faint, 0.35F));
  }
}

std::string tick_text(const text::Catalog& catalog, core::Day tick, core::CalendarStep step) {
  const auto date = core::to_calendar(tick);
  if (step.unit == core::CalendarUnit::Years || (step.unit == core::CalendarUnit::Months && date.month == 1))
    return std::to_string(date.year);
  if (step.unit == core::CalendarUnit::Months) return catalog.month_name(date.month);
  return date.day == 1 ? month_and_year(catalog, tick) : std::to_string(date.day);
}

LabelRoom label_room(const TrackLook& track) {
  const UiContext& context = track.context;
  const Look& look = track.look;
  float widest = 0;
  for (unsigned month = 1; month <= 12; ++month)
    widest = std::max(widest, text_width(look, Face::Small, context.catalog.month_name(month)));
  const auto with_gap = [&](float width) { return static_cast<double>(width + look.px(20)); };
  return {with_gap(text_width(look, Face::Small, "00")), with_gap(widest),
          with_gap(text_width(look, Face::Small, "0000"))};
}

// Labels that stand already; the next one takes its place only where it keeps a distance.
class LabelRow {
 public:
  explicit LabelRow(const TrackLook& track) : m_track{track} {}

  void put(float x, const std::string& text, core::Color color) {
    const Look& look = m_track.look;
    const TimeAxis& axis = m_track.axis;
    const float width = text_width(look, Face::Small, text), gap = look.px(8);
    const float left = std::clamp(x - width / 2, axis.box.x, std::max(axis.box.x, axis.box.right() - width));
    for (const auto& [from, to] : m_taken)
      if (left < to + gap && left + width > from - gap) return;
    m_taken.emplace_back(left, left + width);
    ImFont* font = look.font(Face::Small);
    list().AddText(font, font->FontSize, {left, axis.axis_y + look.px(8)}, u32(color), ui_text(text).c_str());
  }

 private:
  const TrackLook& m_track;
  std::vector<std::pair<float, float>> m_taken;
};

void draw_scale(const TrackLook& track) {
  const UiContext& context = track.context;
  const Look& look = track.look;
  const TimeAxis& axis = track.axis;
  const float thickness = hair(look);
  list().AddRectFilled({axis.left, axis.axis_y}, {axis.right, axis.axis_y + thickness}, u32(look.palette.hairline));
  const auto step = label_step(axis.pixels_per_day(), label_room(track));
  const auto all = ticks(axis.shown, step);
  for (const auto tick : all) {
    const float x = axis.x(tick);
    list().AddRectFilled({x - thickness / 2, axis.axis_y}, {x + thickness / 2, axis.axis_y + look.px(4)},
                         u32(look.palette.hairline));
  }
  LabelRow labels{track};
  const bool has_larger = step.unit != core::CalendarUnit::Years;
  for (const auto tick : all)
    if (begins_larger_unit(tick, step))
      labels.put(axis.x(tick), tick_text(context.catalog, tick, step), look.palette.text);
  if (has_larger) {  // what the first of them belong to
    const auto start = static_cast<core::Day>(std::floor(axis.shown.from));
    const bool days = step.unit == core::CalendarUnit::Days;
    labels.put(axis.box.x, days ? month_and_year(context.catalog, start) : std::to_string(core::year_of(start)),
               look.palette.text);
  }
  for (const auto tick : all)
    if (!begins_larger_unit(tick, step))
      labels.put(axis.x(tick), tick_text(context.catalog, tick, step), look.palette.faint);
}

void draw_diamond(float x, float y, float r, core::Color fill, core::Color rim, float rim_width) {
  const float outer = r + rim_width * 1.4F;
  list().AddQuadFilled({x, y - outer}, {x + outer, y}, {x, y + outer}, {x - outer, y}, u32(rim));
  list().AddQuadFilled({x, y - r}, {x + r, y}, {x, y + r}, {x - r, y}, u32(fill));
}

void draw_milestones(const TrackLook& track) {
  const UiContext& context = track.context;
  const Look& look = track.look;
  const TimeAxis& axis = track.axis;
  const auto& milestones = *context.document.milestones;
  const auto& cards = context.session.milestones.cards();
  const float y = axis.axis_y + look.px(0.75);
  for (std::size_t i = 0; i < milestones.size(); ++i) {
    const double day = milestones[i].when.interval.from;
    if (!axis.shows(day)) continue;
    const bool is_hovered =
        track.hovered && track.hovered->part == TrackPart::Milestone && track.hovered->milestone == i;
    const bool is_up = std::ranges::find(cards, i, &session::MilestoneWatch::Card::milestone) != cards.end();
    const auto fill = is_hovered || is_up ? look.palette.text : look.palette.secondary;
    draw_diamond(axis.x(day), y, look.px(is_hovered || is_up ? 5 : 3.5), fill, look.palette.panel, look.px(0.7));
  }
}

// A post with a flag that points into the range.
void draw_grip(const TrackLook& track, double day, float inwards, bool is_hovered) {
  const Look& look = track.look;
  const TimeAxis& axis = track.axis;
  if (!axis.shows(day)) return;
  const float x = axis.x(day), half = std::max(1.0F, look.px(1)), flag = look.px(7) * inwards;
  const auto color = is_hovered ? look.palette.text : look.palette.accent;
  list().AddRectFilled({x - half, axis.bars_top}, {x + half, axis.axis_y}, u32(color));
  list().AddTriangleFilled({x, axis.bars_top}, {x + flag, axis.bars_top + look.px(5)}, {x, axis.bars_top + look.px(10)},
                           u32(color));
}

void draw_range(const TrackLook& track) {
  const UiContext& context = track.context;
  const Look& look = track.look;
  const TimeAxis& axis = track.axis;
  const auto& range = context.session.playback.loop_range();
  if (!range) return;
  const auto x_of = [&](double day) { return std::clamp(axis.x(day), axis.left, axis.right); };
  const float from = x_of(range->from), to = x_of(range->to);
  const auto shade = core::with_alpha(look.palette.panel, 0.62F),
             light_shade = core::with_alpha(look.palette.panel, 0.35F);
  for (const auto& [left, right] : {std::pair{axis.box.x, from}, {to, axis.box.right()}}) {
    list().AddRectFilled({left, axis.bars_top}, {right, axis.axis_y}, u32(shade));
    list().AddRectFilled({left, axis.axis_y}, {right, axis.box.bottom()}, u32(light_shade));
  }
  list().AddRectFilled({from, axis.axis_y - look.px(1)}, {to, axis.axis_y + look.px(2)}, u32(look.palette.accent));
  draw_grip(track, range->from, 1, track.hovered && track.hovered->part == TrackPart::RangeStart);
  draw_grip(track, range->to, -1, track.hovered && track.hovered->part == TrackPart::RangeEnd);
}

void draw_overview(const TrackLook& track) {
  const UiContext& context = track.context;
  const Look& look = track.look;
  const TimeAxis& axis = track.axis;
  if (axis.overview.height <= 0) return;
  const float y = axis.overview.y + axis.overview.height / 2, half = look.px(1.5);
  const bool is_hovered = track.hovered && track.hovered->part == TrackPart::Overview;
  list().AddRectFilled({axis.left, y - half}, {axis.right, y + half}, u32(look.palette.pressed), half);
  const float from = axis.overview_x(axis.shown.from);
  const float to = std::max(axis.overview_x(axis.shown.to), from + look.px(6));
  const float thick = look.px(is_hovered ? 3.5 : 2.5);
  list().AddRectFilled({from, y - thick}, {to, y + thick}, u32(is_hovered ? look.palette.text : look.palette.secondary),
                       thick);
  const float now = axis.overview_x(context.session.playback.day());
  list().AddRectFilled({now - look.px(1), axis.overview.y}, {now + look.px(1), axis.overview.bottom()},
                       u32(look.palette.text));
}

// Where the other of two clocks stands.
void draw_other_day(const TrackLook& track) {
  const auto& session = track.context.session;
  const TimeAxis& axis = track.axis;
  if (!session.compare.has_two_days() || !axis.shows(session.other_day())) return;
  const Look& look = track.look;
  const float x = axis.x(session.other_day()), half = std::max(0.5F, look.px(0.75)), radius = look.px(6);
  list().AddRectFilled({x - half, axis.bars_top - look.px(2)}, {x + half, axis.axis_y}, u32(look.palette.secondary));
  list().AddCircleFilled({x, axis.axis_y}, radius, u32(look.palette.panel), 32);
  list().AddCircle({x, axis.axis_y}, radius, u32(look.palette.text), 32, std::max(1.0F, look.px(1.5)));
}

void draw_handle(const TrackLook& track) {
  const UiContext& context = track.context;
  const Look& look = track.look;
  const TimeAxis& axis = track.axis;
  const double day = context.session.playback.day();
  if (!axis.shows(day)) return;
  const float x = axis.x(day), half = std::max(1.0F, look.px(1)), radius = look.px(track.is_dragged ? 8.5 : 7);
  list().AddRectFilled({x - half, axis.bars_top - look.px(2)}, {x + half, axis.axis_y}, u32(look.palette.text));
  if (context.session.keys_move_clock)
    list().AddCircle({x, axis.axis_y}, radius + look.px(3), u32(look.palette.accent), 36, look.px(2));
  list().AddCircleFilled({x, axis.axis_y}, radius, u32(look.palette.text), 32);
}

}  // namespace

core::CalendarStep bar_step(const Look& look, const TimeAxis& axis) {
  return core::finest_step(std::max(3.0, static_cast<double>(look.px(3.4))) / axis.pixels_per_day());
}

void draw_track(const TrackLook& track) {
  const auto& box = track.axis.box;
  list().PushClipRect(top_left(box), bottom_right(box), true);
  draw_bars(track);
  draw_scale(track);
  draw_range(track);
  draw_milestones(track);
  draw_overview(track);
  draw_other_day(track);
  draw_handle(track);
  list().PopClipRect();
}

}  // namespace eb::ui
