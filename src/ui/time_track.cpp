#include "ui/time_track.h"

#include <algorithm>
#include <cmath>

#include "ui/draw.h"
#include "ui/labels.h"

namespace eb::ui {
namespace {

// The parts of the track in pixels: bars stand on the axis, years and marks hang below.
struct Geometry {
  Rect box;
  float axis_y = 0, left = 0, right = 0;
  [[nodiscard]] float x(const TimeRange& range, double day) const {
    return left + static_cast<float>(std::clamp(range.share(day), 0.0, 1.0)) * (right - left);
  }
  [[nodiscard]] double day(const TimeRange& range, float x_px) const {
    return range.day_at(std::clamp(static_cast<double>((x_px - left) / std::max(1.0F, right - left)), 0.0, 1.0));
  }
};

Geometry geometry(const Look& look, const Rect& box) {
  const float margin = look.px(9);  // the handle's radius
  return {box, box.bottom() - look.px(24), box.x + margin, box.right() - margin};
}

void draw_histogram(const UiContext& context, const Look& look, const Geometry& g, const TimeRange& range) {
  const float step = std::max(3.0F, look.px(4));
  const auto columns = static_cast<std::size_t>(std::max(1.0F, (g.right - g.left) / step));
  const auto counts = change_histogram(context.changes, range, columns);
  const int most = std::max(1, *std::max_element(counts.begin(), counts.end()));
  const float room = g.axis_y - g.box.y - look.px(4);
  const float now = g.x(range, context.session.playback.day());
  ImDrawList& list = *ImGui::GetWindowDrawList();
  for (std::size_t i = 0; i < columns; ++i) {
    if (counts[i] == 0) continue;
    const float x = g.left + (static_cast<float>(i) + 0.5F) / static_cast<float>(columns) * (g.right - g.left);
    // Square root: one change stays visible beside a year of a hundred.
    const float height =
        std::max(look.px(3), room * std::sqrt(static_cast<float>(counts[i]) / static_cast<float>(most)));
    const auto color = x <= now ? look.palette.accent : look.palette.pressed;
    const float half = std::max(1.0F, look.px(1.4));
    list.AddRectFilled({x - half, g.axis_y - height}, {x + half, g.axis_y}, u32(color), half);
  }
}

void draw_years(const Look& look, const Geometry& g, const TimeRange& range) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float thickness = std::max(1.0F, std::floor(look.px(1.5)));
  list.AddRectFilled({g.left, g.axis_y}, {g.right, g.axis_y + thickness}, u32(look.palette.hairline));
  const double years = (range.to - range.from) / 365.2425;
  const float label_room = text_width(look, Face::Small, "0000") + look.px(20);
  const int step = year_step(years, static_cast<double>(g.right - g.left), static_cast<double>(label_room));
  const int first = core::year_of(static_cast<core::Day>(std::ceil(range.from)));
  const int last = core::year_of(static_cast<core::Day>(range.to));
  ImFont* font = look.font(Face::Small);
  const int begin = first % step == 0 ? first : first + step - ((first % step) + step) % step;
  for (int year = begin; year <= last; year += step) {
    const auto text = std::to_string(year);
    const float width = text_width(look, Face::Small, text);
    const float x = g.x(range, core::first_day_of_year(year));
    const float text_x = std::clamp(x - width / 2, g.box.x, g.box.right() - width);
    list.AddRectFilled({x - thickness / 2, g.axis_y}, {x + thickness / 2, g.axis_y + look.px(4)},
                       u32(look.palette.hairline));
    list.AddText(font, font->FontSize, {text_x, g.axis_y + look.px(8)}, u32(look.palette.faint), text.c_str());
  }
}

double milestone_day(const model::Milestone& milestone) {
  return milestone.when.interval.from;
}

void draw_milestones(const UiContext& context, const Look& look, const Geometry& g,
                     std::optional<std::size_t> hovered) {
  const auto range = time_range(context);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  for (std::size_t i = 0; i < context.document.milestones->size(); ++i) {
    const float x = g.x(range, milestone_day((*context.document.milestones)[i]));
    const bool is_hovered = hovered == i;
    const float r = look.px(is_hovered ? 5 : 3.5);
    const float y = g.axis_y + look.px(0.75);
    list.AddQuadFilled({x, y - r}, {x + r, y}, {x, y + r}, {x - r, y},
                       u32(is_hovered ? look.palette.text : look.palette.secondary));
  }
}

std::optional<std::size_t> milestone_under(const UiContext& context, const Look& look, const Geometry& g) {
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  if (std::abs(mouse.y - g.axis_y) > look.px(7)) return std::nullopt;
  const auto range = time_range(context);
  std::optional<std::size_t> nearest;
  float best = look.px(6);
  for (std::size_t i = 0; i < context.document.milestones->size(); ++i) {
    const float distance = std::abs(g.x(range, milestone_day((*context.document.milestones)[i])) - mouse.x);
    if (distance < best) {
      best = distance;
      nearest = i;
    }
  }
  return nearest;
}

std::string milestone_date(const UiContext& context, const model::Milestone& milestone) {
  const auto day = milestone.when.interval.from;
  if (milestone.precision == "day") return context.catalog.long_date(day);
  if (milestone.precision == "month")
    return context.catalog.month_name(core::to_calendar(day).month) + " " + std::to_string(core::year_of(day));
  if (milestone.precision == "decade") {
    return core::substitute(context.catalog.tr("{0}s"), {std::to_string(core::year_of(day))});
  }
  return std::to_string(core::year_of(day));
}

void draw_handle(const Look& look, const Geometry& g, float x, bool is_active) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float half = std::max(1.0F, look.px(1));
  list.AddRectFilled({x - half, g.box.y}, {x + half, g.axis_y}, u32(look.palette.text));
  list.AddCircleFilled({x, g.axis_y}, look.px(is_active ? 8.5 : 7), u32(look.palette.text), 32);
}

void follow_pointer(const UiContext& context, const PanelIo& io, const Geometry& g, TimeTrackState& state) {
  const auto range = time_range(context);
  if (ImGui::IsItemActivated()) {
    state.pressed_milestone = milestone_under(context, io.look, g);
    if (state.pressed_milestone)
      io.out.push(session::TimeAction{
          session::SeekDay{milestone_day((*context.document.milestones)[*state.pressed_milestone])}});
    else
      state.last_day = std::nan("");
  }
  if (!ImGui::IsItemActive() || state.pressed_milestone) return;
  if (!ImGui::IsMouseDown(0)) return;  // activated by the keyboard: there is no pointer to follow
  const double day = g.day(range, ImGui::GetIO().MousePos.x);
  if (day == state.last_day) return;
  state.last_day = day;
  io.out.push(session::TimeAction{session::SeekDay{day}});
}

}  // namespace

TimeRange time_range(const UiContext& context) {
  const auto& playback = context.session.playback;
  const bool is_open = playback.from() <= core::open_past || playback.to() >= core::open_future;
  const double from = is_open ? context.document.time_from : playback.from();
  const double to = is_open ? context.document.time_to : playback.to();
  return {from, std::max(to, from + 1)};
}

int year_step(double years, double pixels, double min_pixels) {
  for (const int step : {1, 2, 5, 10, 20, 50, 100, 200, 500})
    if (pixels * step / std::max(years, 1.0) >= min_pixels) return step;
  return 1000;
}

std::vector<int> change_histogram(const ChangeIndex& index, const TimeRange& range, std::size_t columns) {
  std::vector<int> counts(std::max<std::size_t>(columns, 1), 0);
  for (const auto& [day, count] : index.changes) {
    const double share = range.share(day);
    if (share < 0 || share > 1) continue;
    const auto column = static_cast<std::size_t>(share * static_cast<double>(counts.size()));
    counts[std::min(column, counts.size() - 1)] += count;
  }
  return counts;
}

void time_track(const UiContext& context, const PanelIo& io, float width, float height, TimeTrackState& state) {
  const Look& look = io.look;
  ImGui::InvisibleButton("track", {std::max(width, look.px(60)), height});
  const auto g = geometry(look, item_rect());
  const bool is_hovered = ImGui::IsItemHovered(), is_active = ImGui::IsItemActive();
  follow_pointer(context, io, g, state);

  const auto range = time_range(context);
  const auto hovered = is_hovered && !is_active ? milestone_under(context, look, g) : std::nullopt;
  draw_histogram(context, look, g, range);
  draw_years(look, g, range);
  draw_milestones(context, look, g, hovered);
  draw_handle(look, g, g.x(range, context.session.playback.day()), is_active);
  if (hovered) {
    const auto& milestone = (*context.document.milestones)[*hovered];
    tooltip(look, milestone_date(context, milestone) + "\n" + milestone.title.in(context.catalog.language()));
  } else if (is_hovered && !is_active) {
    const auto day = static_cast<core::Day>(g.day(range, ImGui::GetIO().MousePos.x));
    tooltip(look, context.catalog.long_date(day));
  }
}

}  // namespace eb::ui
