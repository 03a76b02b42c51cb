#include "scene/furniture_draw.h"

#include <algorithm>
#include <cmath>

#include "core/date.h"

namespace eb::scene {

namespace {

using render::Rect;

core::Color scaled_alpha(core::Color color, float share) {
  color.a = static_cast<std::uint8_t>(std::lround(static_cast<float>(color.a) * share));
  return color;
}

render::RoundedRect gradient(const Rect& rect, core::Color top_left, core::Color top_right, core::Color bottom_left,
                             core::Color bottom_right) {
  return {rect, 0, 1, top_left, top_right, bottom_left, bottom_right};
}

render::RoundedRect pill(const Rect& rect, core::Color color) {
  return {rect, std::min(rect.width, rect.height) / 2, 1, color, color, color, color};
}

text::TextStyle small_style(const FurnitureCanvas& canvas) {
  text::TextStyle style;
  style.size_px = canvas.layout.sizes.small;
  style.tabular_figures = true;
  style.halo_px = 2 * canvas.layout.sizes.point;
  return style;
}

// Two gradients of different reach ease more softly than one straight ramp.
void scrim_from_edge(const FurnitureCanvas& canvas, const Rect& area, bool at_top) {
  const core::Color full = scaled_alpha(canvas.input.theme.scrim, 0.62F), none = scaled_alpha(full, 0);
  const core::Color top = at_top ? full : none, bottom = at_top ? none : full;
  for (const float reach : {1.0F, 0.6F}) {
    Rect rect = area;
    rect.height = area.height * reach;
    if (!at_top) rect.y = area.y + area.height - rect.height;
    canvas.out.add(gradient(rect, top, top, bottom, bottom));
  }
}

}  // namespace

core::Color halo_of(const FurnitureCanvas& canvas) {
  return core::with_alpha(canvas.input.theme.is_dark ? canvas.input.theme.background : canvas.input.theme.land, 0.7F);
}

float from_start(const FurnitureCanvas& canvas, const Rect& rect, float offset, float width) {
  return canvas.from_right ? rect.x + rect.width - offset - width : rect.x + offset;
}

void put_text(const FurnitureCanvas& canvas, const text::ShapedText& text, float x, float baseline, core::Color color,
              core::Color halo) {
  add_text(canvas.out, text, canvas.shaper, std::round(x), std::round(baseline), color, halo);
}

void draw_scrims(const FurnitureCanvas& canvas) {
  const FurnitureLayout& layout = canvas.layout;
  const auto& panels = canvas.input.panels;
  const auto left = static_cast<float>(panels.left), top = static_cast<float>(panels.top);
  const float right = static_cast<float>(canvas.input.width_px) - static_cast<float>(panels.right);
  const float bottom = static_cast<float>(canvas.input.height_px) - static_cast<float>(panels.bottom);
  const float spread = 1.6F;
  const Rect above{left, top, right - left, (layout.top_used - top) * spread};
  const float below = (bottom - layout.bottom_used) * spread;
  scrim_from_edge(canvas, above, true);
  scrim_from_edge(canvas, {left, bottom - below, right - left, below}, false);

  const auto legend = layout.find(FurniturePart::Legend);
  if (!legend) return;
  const float reach = layout.sizes.gap * 2.5F;
  const core::Color full = scaled_alpha(canvas.input.theme.scrim, 0.75F), none = scaled_alpha(full, 0);
  const float wide = legend->width + 2 * reach + layout.sizes.safe.x - left;
  const float upper = legend->y - reach, middle = legend->y + legend->height * 0.35F;
  const float x = canvas.from_right ? right - wide : left;
  const auto corner = [&](const Rect& rect, core::Color inner_top, core::Color inner_bottom) {
    const bool mirror = canvas.from_right;
    canvas.out.add(gradient(rect, mirror ? none : inner_top, mirror ? inner_top : none, mirror ? none : inner_bottom,
                            mirror ? inner_bottom : none));
  };
  corner({x, upper, wide, middle - upper}, none, full);
  corner({x, middle, wide, bottom - middle}, full, full);
}

void draw_date(const FurnitureCanvas& canvas, const Rect& rect) {
  const auto& content = canvas.layout.content;
  const text::ShapedText& text = canvas.shaper.shape(content.date, content.date_style);
  // A tabular figure has air on its left; large type stands with its ink on the margin.
  const float air = canvas.from_right ? 0 : std::max(0.0F, text.ink_left);
  put_text(canvas, text, from_start(canvas, rect, 0, text.width) - air, rect.y + content.date_style.size_px * ascent_em,
           canvas.input.theme.text);
}

void draw_subtitle(const FurnitureCanvas& canvas, const Rect& rect) {
  const auto& content = canvas.layout.content;
  float baseline = rect.y + content.subtitle_style.size_px * 0.95F;
  for (const text::ShapedText& line : content.subtitle) {
    put_text(canvas, line, from_start(canvas, rect, 0, line.width), baseline, canvas.input.theme.secondary_text,
             halo_of(canvas));
    baseline += content.subtitle_style.size_px * 1.25F;
  }
}

void draw_figures(const FurnitureCanvas& canvas, const Rect& rect) {
  const auto& sizes = canvas.layout.sizes;
  float offset = 0;
  for (const auto& figure : canvas.layout.content.figures) {
    const float baseline = rect.y + sizes.figure * ascent_em;
    put_text(canvas, *figure.value, from_start(canvas, rect, offset, figure.value->width), baseline, figure.color);
    put_text(canvas, *figure.label, from_start(canvas, rect, offset, figure.label->width), baseline + sizes.body * 1.4F,
             canvas.input.theme.secondary_text, halo_of(canvas));
    offset += figure.width + 2 * sizes.gap;
  }
}

namespace {

// The part of the diagonal x + y = c inside the rectangle.
void add_hatch_line(render::Overlay& out, const Rect& r, float c, float width, core::Color color) {
  const float x0 = std::max(r.x, c - (r.y + r.height)), x1 = std::min(r.x + r.width, c - r.y);
  if (x1 - x0 > width) out.add(render::Stroke{x0, c - x0, x1, c - x1, width, color, 0, 0});
}

void draw_hatched(render::Overlay& out, const Rect& r, float line, core::Color color) {
  const core::Color soft = core::with_alpha(color, 0.75F);
  for (float c = r.x + r.y + 3 * line; c < r.x + r.y + r.width + r.height; c += 4.2F * line) {
    add_hatch_line(out, r, c, line, soft);
  }
  const float right = r.x + r.width, bottom = r.y + r.height;
  out.add(render::Stroke{r.x, r.y, right, r.y, line, color, 0, 0});
  out.add(render::Stroke{right, r.y, right, bottom, line, color, 0, 0});
  out.add(render::Stroke{right, bottom, r.x, bottom, line, color, 0, 0});
  out.add(render::Stroke{r.x, bottom, r.x, r.y, line, color, 0, 0});
}

// The shapes of the map's symbols, all of about the same ink.
void draw_symbol(const FurnitureCanvas& canvas, const LegendEntry& entry, float x, float y) {
  const float body = canvas.layout.sizes.body;
  const float half = body * 0.26F;
  const auto triangle = [&](float tip_y, float base_y, float side) {
    canvas.out.add(render::Triangle{{x, x + side, x - side}, {tip_y, base_y, base_y}, entry.color});
  };
  switch (entry.shape) {
    case model::PointShape::Circle:
      canvas.out.add(render::Disc{x, y, half, entry.color, canvas.input.theme.casing, body * 0.08F});
      return;
    case model::PointShape::Square:
      canvas.out.add(render::RoundedRect{
          {x - half, y - half, 2 * half, 2 * half}, 0, 1, entry.color, entry.color, entry.color, entry.color});
      return;
    case model::PointShape::Diamond:
      triangle(y - 1.3F * half, y, 1.3F * half);
      triangle(y + 1.3F * half, y, 1.3F * half);
      return;
    case model::PointShape::Triangle:
      triangle(y - 1.2F * half, y + half, 1.25F * half);
      return;
  }
}

void draw_dashes(render::Overlay& out, const Rect& r, int dashes, core::Color color) {
  const float gap = r.width * 0.08F;
  const float on = (r.width - gap * static_cast<float>(dashes - 1)) / static_cast<float>(dashes);
  for (int i = 0; i < dashes; ++i) {
    out.add(pill({r.x + static_cast<float>(i) * (on + gap), r.y, on, r.height}, color));
  }
}

// As the map draws it: round ends, dashes for what is schematic, hatching for cells.
void draw_swatch(const FurnitureCanvas& canvas, const LegendEntry& entry, const Rect& r) {
  const float body = canvas.layout.sizes.body;
  const float middle = r.y + r.height / 2;
  const float line = body * 0.27F, tall = body * 0.8F;
  switch (entry.kind) {
    case LegendEntry::Kind::Line:
      canvas.out.add(pill({r.x, middle - line / 2, r.width, line}, entry.color));
      return;
    case LegendEntry::Kind::DashedLine:
      draw_dashes(canvas.out, {r.x, middle - line * 0.3F, r.width, line * 0.6F}, 4, entry.color);
      return;
    case LegendEntry::Kind::LongDashedLine:
      draw_dashes(canvas.out, {r.x, middle - line / 2, r.width, line}, 2, entry.color);
      return;
    case LegendEntry::Kind::Note:
      return;
    case LegendEntry::Kind::Area:
      canvas.out.add(render::RoundedRect{
          {r.x, middle - tall / 2, r.width, tall}, tall * 0.2F, 1, entry.color, entry.color, entry.color, entry.color});
      return;
    case LegendEntry::Kind::HatchedArea: {
      const float width = r.width * 0.6F;
      draw_hatched(canvas.out, {r.x + (r.width - width) / 2, middle - tall / 2, width, tall}, body * 0.07F,
                   entry.color);
      return;
    }
    case LegendEntry::Kind::Point:
      draw_symbol(canvas, entry, r.x + r.width / 2, middle);
      return;
  }
}

}  // namespace

void draw_legend(const FurnitureCanvas& canvas, const Rect& rect) {
  const LegendGrid& grid = canvas.layout.legend_grid;
  const auto& sizes = canvas.layout.sizes;
  const auto& labels = canvas.layout.content.legend;
  if (canvas.input.age_ramp) {
    const auto size = age_ramp_size(sizes);
    draw_age_ramp(canvas, {from_start(canvas, rect, 0, size.width), rect.y, size.width, size.height});
  }
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto column = static_cast<float>(i / grid.rows), row = static_cast<float>(i % grid.rows);
    const float offset = column * (grid.column_width + sizes.gap), y = rect.y + grid.top + row * grid.row_height;
    const float swatch_x = from_start(canvas, rect, offset, grid.swatch_width);
    draw_swatch(canvas, canvas.input.legend[i], {swatch_x, y, grid.swatch_width, grid.row_height});
    const bool is_note = canvas.input.legend[i].kind == LegendEntry::Kind::Note;
    const float text_offset = offset + grid.swatch_width + 0.6F * sizes.body;
    put_text(canvas, *labels[i], from_start(canvas, rect, text_offset, labels[i]->width),
             y + grid.row_height / 2 + 0.36F * sizes.body,
             is_note ? canvas.input.theme.secondary_text : canvas.input.theme.text, halo_of(canvas));
  }
}

int year_step(double years, float width, float label_width) {
  constexpr int steps[] = {1, 2, 5, 10, 20, 25, 50, 100, 200, 500};
  for (const int step : steps) {
    if (static_cast<double>(width) * step / years >= 1.9 * static_cast<double>(label_width)) return step;
  }
  return 1000;
}

namespace {

// The strip's own scale: years to x.
struct StripAxis {
  double from = 0, to = 1;
  float x = 0, width = 1, base = 0, top = 0;
  [[nodiscard]] float at(double day) const {
    const double share = std::clamp((day - from) / (to - from), 0.0, 1.0);
    return x + static_cast<float>(share) * width;
  }
};

void draw_strip_bars(const FurnitureCanvas& canvas, const StripAxis& axis) {
  const auto& theme = canvas.input.theme;
  const float bar = std::max(2.0F, std::round(3 * canvas.layout.sizes.point)), step = bar * 1.6F;
  const auto bins = static_cast<std::size_t>(std::max(1.0F, axis.width / step));
  std::vector<double> sums(bins, 0);
  for (const auto& [day, count] : canvas.input.time_strip->changes) {
    if (!(day >= axis.from) || !(day < axis.to)) continue;
    const double share = (day - axis.from) / (axis.to - axis.from);
    sums[std::min(bins - 1, static_cast<std::size_t>(share * static_cast<double>(bins)))] += count;
  }
  const double most = *std::ranges::max_element(sums);
  if (most <= 0) return;
  const core::Color past = core::mix(theme.other_water, theme.text, 0.35F);
  for (std::size_t i = 0; i < bins; ++i) {
    if (sums[i] <= 0) continue;
    // Square roots let the single events of early decades be seen beside the busy ones.
    const float height = std::max(bar, (axis.base - axis.top) * static_cast<float>(std::sqrt(sums[i] / most)));
    const float x = axis.x + (static_cast<float>(i) + 0.5F) * axis.width / static_cast<float>(bins);
    const double day = axis.from + (static_cast<double>(i) + 0.5) / static_cast<double>(bins) * (axis.to - axis.from);
    const core::Color color = core::with_alpha(past, day <= canvas.input.day ? 0.95F : 0.35F);
    canvas.out.add(render::RoundedRect{
        {std::round(x - bar / 2), axis.base - height, bar, height}, bar * 0.35F, 1, color, color, color, color});
  }
}

void draw_strip_years(const FurnitureCanvas& canvas, const StripAxis& axis, float baseline) {
  const auto style = small_style(canvas);
  const double first = core::decimal_year(axis.from), last = core::decimal_year(axis.to);
  const float label = canvas.shaper.shape("2000", style).width;
  const int step = year_step(last - first, axis.width, label);
  const auto color = core::with_alpha(canvas.input.theme.secondary_text, 0.85F);
  const float point = canvas.layout.sizes.point;
  for (int year = static_cast<int>(std::ceil(first / step)) * step; year <= last; year += step) {
    const float x = axis.at(core::first_day_of_year(year));
    const text::ShapedText& text = canvas.shaper.shape(std::to_string(year), style);
    // A label that would stand out at an end of the strip is left out; its tick stays.
    canvas.out.add(render::Stroke{x, axis.base + point, x, axis.base + 5 * point, std::max(1.0F, point), color, 0, 0});
    if (x - text.width / 2 < axis.x - label / 2 || x + text.width / 2 > axis.x + axis.width + label / 2) continue;
    put_text(canvas, text, x - text.width / 2, baseline, color);
  }
}

}  // namespace

void draw_time_strip(const FurnitureCanvas& canvas, const Rect& rect) {
  const auto& sizes = canvas.layout.sizes;
  const auto& theme = canvas.input.theme;
  const float side = sizes.small * 1.4F;  // half a year's label
  StripAxis axis;
  axis.from = canvas.input.time_strip->from_day;
  axis.to = canvas.input.time_strip->to_day;
  axis.x = rect.x + side;
  axis.width = rect.width - 2 * side;
  axis.base = std::round(rect.y + rect.height - sizes.small * 1.7F);
  axis.top = rect.y + 6 * sizes.point;
  const float hair = std::max(1.0F, sizes.point);
  const auto line = core::with_alpha(theme.secondary_text, 0.45F);
  draw_strip_bars(canvas, axis);
  canvas.out.add(render::Stroke{axis.x, axis.base, axis.x + axis.width, axis.base, hair, line, 0, 0});
  draw_strip_years(canvas, axis, rect.y + rect.height - 0.2F * sizes.small);
  auto days = canvas.input.time_strip->marked_days;
  if (days.empty()) days.push_back(canvas.input.day);
  for (const double day : days) {
    const float x = axis.at(day);
    canvas.out.add(render::Stroke{x, rect.y + 2 * sizes.point, x, axis.base, 2 * hair, theme.text, 0, 0});
    canvas.out.add(render::Disc{x, axis.base, 6 * sizes.point, theme.text, theme.background, 2 * sizes.point});
  }
}

namespace {

// A slender needle, one half light, one half dark, with an N at its foot.
void draw_north_arrow(const FurnitureCanvas& canvas, float x, float y, float height) {
  const auto& theme = canvas.input.theme;
  // Counter-clockwise on screen: the map's own turn and the way from grid north to true north.
  const double angle = canvas.input.rotation_rad + canvas.input.meridian_convergence_rad;
  const auto sine = static_cast<float>(std::sin(angle)), cosine = static_cast<float>(std::cos(angle));
  const auto turn = [&](render::Triangle& t, int i, float right, float up) {
    t.x[i] = x + right * cosine - up * sine;
    t.y[i] = y - right * sine - up * cosine;
  };
  const float half = height / 2, side = height * 0.26F, notch = -half * 0.55F;
  for (const float sign : {-1.0F, 1.0F}) {
    render::Triangle t;
    turn(t, 0, 0, half);
    turn(t, 1, sign * side, -half);
    turn(t, 2, 0, notch);
    t.color = sign < 0 ? theme.text : core::with_alpha(theme.secondary_text, 0.55F);
    canvas.out.add(t);
  }
}

}  // namespace

void draw_scale_bar(const FurnitureCanvas& canvas, const Rect& rect) {
  const auto& sizes = canvas.layout.sizes;
  const auto& content = canvas.layout.content;
  const auto& theme = canvas.input.theme;
  const auto length = static_cast<float>(content.scale_length_m / canvas.input.metres_per_pixel);
  const float arrow = sizes.small * 1.5F;
  const float bar_box = std::max(length, content.scale_label->width);
  const float box_x = from_start(canvas, rect, rect.width - bar_box, bar_box);
  const float width = std::max(1.0F, std::round(1.6F * sizes.point));
  const float base = std::round(rect.y + rect.height - 0.5F * sizes.small), tick = 0.36F * sizes.small;
  const float x0 = std::round(canvas.from_right ? box_x : box_x + bar_box - length), x1 = x0 + length;
  canvas.out.add(render::Stroke{x0, base, x1, base, width, theme.text, 0, 0});
  for (const float x : {x0, x1})
    canvas.out.add(render::Stroke{x, base - tick, x, base + tick, width, theme.text, 0, 0});
  put_text(canvas, *content.scale_label, (x0 + x1 - content.scale_label->width) / 2, base - 0.75F * sizes.small,
           theme.text, halo_of(canvas));

  const float arrow_x = from_start(canvas, rect, 0, arrow) + arrow / 2;
  draw_north_arrow(canvas, arrow_x, rect.y + rect.height - 0.98F * sizes.small, sizes.small * 1.7F);
}

void draw_credits(const FurnitureCanvas& canvas, const Rect& rect) {
  const auto& content = canvas.layout.content;
  float baseline = rect.y + content.credits_style.size_px * 1.0F;
  for (const text::ShapedText& line : content.credits) {
    put_text(canvas, line, from_start(canvas, rect, 0, line.width), baseline,
             core::with_alpha(canvas.input.theme.secondary_text, 0.9F), halo_of(canvas));
    baseline += content.credits_style.size_px * 1.3F;
  }
}

}  // namespace eb::scene
