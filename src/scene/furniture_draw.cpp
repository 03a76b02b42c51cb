#include "scene/furniture_draw.h"

#include <algorithm>
#include <cmath>

#include "core/date.h"

namespace eb::scene {

using render::Rect;

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

text::TextStyle small_style(const FurnitureCanvas& canvas) {
  text::TextStyle style;
  style.size_px = canvas.layout.sizes.small;
  style.tabular_figures = true;
  style.halo_px = 2 * canvas.layout.sizes.point;
  return style;
}

namespace {

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

// Comes and goes with the words: from nothing above the first line to quiet ground under the others.
void draw_caption_scrim(const FurnitureCanvas& canvas, const Rect& caption, float bottom) {
  const auto presence = static_cast<float>(std::clamp(canvas.input.caption->presence, 0.0, 1.0));
  const core::Color full = scaled_alpha(canvas.input.theme.scrim, 0.97F * presence), none = scaled_alpha(full, 0);
  const core::Color half = scaled_alpha(full, 0.55F);
  const auto width = static_cast<float>(canvas.input.width_px);
  const float reach = canvas.layout.sizes.gap * 3;
  const float upper = caption.y - reach, start = caption.y - reach * 0.35F;
  const float middle = caption.y + std::min(caption.height * 0.4F, 2 * reach);
  canvas.out.add(gradient({0, upper, width, start - upper}, none, none, half, half));
  canvas.out.add(gradient({0, start, width, middle - start}, half, half, full, full));
  canvas.out.add(gradient({0, middle, width, bottom - middle}, full, full, full, full));
}

// Quiet ground under every word, softly fading towards the middle of the map: the river may pass below.
void draw_legend_scrim(const FurnitureCanvas& canvas, const Rect& legend, float bottom) {
  const core::Color full = scaled_alpha(canvas.input.theme.scrim, 0.9F), none = scaled_alpha(full, 0);
  const float reach = canvas.layout.sizes.gap * 2.5F, to = legend.x + legend.width;
  // The start side reaches the edge of the map, from which the words are a margin away.
  const auto& panels = canvas.input.panels;
  const bool mirror = canvas.from_right;
  const float edge =
      mirror ? static_cast<float>(canvas.input.width_px - panels.right) : static_cast<float>(panels.left);
  const float x = mirror ? legend.x : edge, wide = mirror ? edge - legend.x : to - edge;
  const float fade_wide = 2 * reach, fade_x = mirror ? legend.x - fade_wide : to;
  const auto row = [&](float y, float height, core::Color upper) {
    canvas.out.add(gradient({x, y, wide, height}, upper, upper, full, full));
    const Rect fade{fade_x, y, fade_wide, height};
    canvas.out.add(mirror ? gradient(fade, none, upper, none, full) : gradient(fade, upper, none, full, none));
  };
  row(legend.y - reach, reach, none);
  row(legend.y, bottom - legend.y, full);
}

}  // namespace

void draw_scrims(const FurnitureCanvas& canvas) {
  const FurnitureLayout& layout = canvas.layout;
  const auto& panels = canvas.input.panels;
  const auto left = static_cast<float>(panels.left), top = static_cast<float>(panels.top);
  const float right = static_cast<float>(canvas.input.width_px) - static_cast<float>(panels.right);
  const float bottom = static_cast<float>(canvas.input.height_px) - static_cast<float>(panels.bottom);
  const float spread = 1.6F;
  const Rect above{left, top, right - left, (layout.top_used - top) * spread};
  const float below = (bottom - layout.low_bottom_used) * spread;
  scrim_from_edge(canvas, above, true);
  scrim_from_edge(canvas, {left, bottom - below, right - left, below}, false);
  if (const auto caption = layout.find(FurniturePart::Caption)) draw_caption_scrim(canvas, *caption, bottom);

  if (const auto legend = layout.find(FurniturePart::Legend)) draw_legend_scrim(canvas, *legend, bottom);
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
  const FigureGrid& grid = canvas.layout.content.figures;
  const auto widths = grid.column_widths();
  const auto& theme = canvas.input.theme;
  float top = rect.y;
  for (const FigureGrid::Row& row : grid.rows) {
    float offset = 0;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const FigureGrid::Cell& cell = row.cells[i];
      const auto put = [&, start = offset](const text::ShapedText& text, float y, core::Color color,
                                           core::Color halo = {}) {
        put_text(canvas, text, from_start(canvas, rect, start, text.width), y, color, halo);
      };
      float baseline = top + row.value_size * ascent_em;
      offset += widths[i] + grid.column_gap;
      if (!cell.is_known) continue;
      put(*cell.value, baseline, cell.color);
      baseline += row.label_size * 1.4F;
      put(*cell.label, baseline, theme.secondary_text, halo_of(canvas));
      if (cell.note != nullptr) {
        put(*cell.note, baseline + row.note_size * 1.3F, core::with_alpha(theme.secondary_text, 0.8F), halo_of(canvas));
      }
    }
    top += row.height() + grid.row_gap;
  }
}

namespace {

// The part of the diagonal x + y = c inside the rectangle.
void add_hatch_line(render::Overlay& out, const Rect& r, float c, float width, core::Color color) {
  const float x0 = std::max(r.x, c - (r.y + r.height)), x1 = std::min(r.x + r.width, c - r.y);
  if (x1 - x0 > width) out.add(render::Stroke{x0, c - x0, x1, c - x1, width, color, 0, 0});
}

void draw_hatched(render::Overlay& out, const Rect& r, float line, core::Color color, float distance = 4.2F) {
  const core::Color soft = core::with_alpha(color, 0.75F);
  for (float c = r.x + r.y + 3 * line; c < r.x + r.y + r.width + r.height; c += distance * line) {
    add_hatch_line(out, r, c, line, soft);
  }
  const float right = r.x + r.width, bottom = r.y + r.height;
  out.add(render::Stroke{r.x, r.y, right, r.y, line, color, 0, 0});
  out.add(render::Stroke{right, r.y, right, bottom, line, color, 0, 0});
  out.add(render::Stroke{right, bottom, r.x, bottom, line, color, 0, 0});
  out.add(render::Stroke{r.x, bottom, r.x, r.y, line, color, 0, 0});
}

// The shapes of the map's symbols, all of about the same ink.
void draw_symbol(const FurnitureCanvas& canvas, const LegendEntry& entry, model::PointShape shape, float x, float y) {
  const float body = canvas.layout.sizes.body;
  const float half = body * 0.26F;
  const auto triangle = [&](float tip_y, float base_y, float side) {
    canvas.out.add(render::Triangle{{x, x + side, x - side}, {tip_y, base_y, base_y}, entry.color});
  };
  switch (shape) {
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

// Side by side where several share the entry.
void draw_symbols(const FurnitureCanvas& canvas, const LegendEntry& entry, const Rect& r) {
  const auto count = static_cast<float>(1 + entry.more_shapes.size());
  const float step = std::min(canvas.layout.sizes.body * 0.95F, r.width / count);
  float x = r.x + r.width / 2 - step * (count - 1) / 2;
  draw_symbol(canvas, entry, entry.shape, x, r.y + r.height / 2);
  for (const auto shape : entry.more_shapes) draw_symbol(canvas, entry, shape, x += step, r.y + r.height / 2);
}

// `r` is the line itself; a double line has only its rims.
void draw_dashes(render::Overlay& out, const Rect& r, int dashes, const LegendEntry& entry) {
  const float gap = r.width * 0.08F;
  const float on = (r.width - gap * static_cast<float>(dashes - 1)) / static_cast<float>(dashes);
  const float rim = r.height * static_cast<float>(1 - entry.hollow) / 2;
  for (int i = 0; i < dashes; ++i) {
    const float x = r.x + static_cast<float>(i) * (on + gap);
    if (entry.hollow <= 0) {
      out.add(pill({x, r.y, on, r.height}, entry.color));
      continue;
    }
    for (const float y : {r.y + rim / 2, r.y + r.height - rim / 2})
      out.add(render::Stroke{x, y, x + on, y, rim, entry.color, 0, 0});
  }
}

// A line with holes, a ring, an area whose hatching has wide gaps.
void draw_doubtful(const FurnitureCanvas& canvas, const LegendEntry& entry, const Rect& r, float line) {
  const float body = canvas.layout.sizes.body, middle = r.y + r.height / 2;
  const core::Color open = canvas.input.theme.casing;
  if (entry.kind == LegendEntry::Kind::Point) {
    canvas.out.add(render::Disc{r.x + r.width / 2, middle, body * 0.24F, open, entry.color, body * 0.12F});
  } else if (entry.kind == LegendEntry::Kind::Area) {
    const float width = r.width * 0.6F, tall = body * 0.8F;
    draw_hatched(canvas.out, {r.x + (r.width - width) / 2, middle - tall / 2, width, tall}, body * 0.07F, entry.color,
                 8.4F);
  } else {
    canvas.out.add(pill({r.x, middle - line / 2, r.width, line}, entry.color));
    constexpr int holes = 5;
    for (int i = 0; i < holes; ++i) {
      const float x = r.x + r.width * (static_cast<float>(i) + 0.5F) / holes;
      canvas.out.add(render::Disc{x, middle, line * 0.3F, open, open, 0});
    }
  }
}

// As the map draws it: round ends, dashes for what is schematic, hatching for cells.
void draw_swatch(const FurnitureCanvas& canvas, const LegendEntry& entry, const Rect& r) {
  const float body = canvas.layout.sizes.body;
  const float middle = r.y + r.height / 2;
  const float line = body * 0.27F, tall = body * 0.8F;
  const float dash = line * (entry.hollow > 0 ? 0.9F : 0.6F);
  if (entry.is_doubtful) return draw_doubtful(canvas, entry, r, line);
  switch (entry.kind) {
    case LegendEntry::Kind::Line:
      canvas.out.add(pill({r.x, middle - line / 2, r.width, line}, entry.color));
      return;
    case LegendEntry::Kind::DashedLine:
      draw_dashes(canvas.out, {r.x, middle - dash / 2, r.width, dash}, 4, entry);
      return;
    case LegendEntry::Kind::LongDashedLine:
      draw_dashes(canvas.out, {r.x, middle - line / 2, r.width, line}, 2, entry);
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
      draw_symbols(canvas, entry, r);
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
    const auto& entry = canvas.input.legend[labels[i].entry];
    draw_swatch(canvas, entry, {swatch_x, y, grid.swatch_width, grid.row_height});
    const bool is_note = entry.kind == LegendEntry::Kind::Note;
    const float text_offset = offset + grid.swatch_width + 0.6F * sizes.body;
    put_text(canvas, *labels[i].label, from_start(canvas, rect, text_offset, labels[i].label->width),
             y + grid.row_height / 2 + 0.36F * sizes.body,
             is_note ? canvas.input.theme.secondary_text : canvas.input.theme.text, halo_of(canvas));
  }
}

void draw_caption(const FurnitureCanvas& canvas, const Rect& rect) {
  const auto& theme = canvas.input.theme;
  const auto presence = static_cast<float>(std::clamp(canvas.input.caption->presence, 0.0, 1.0));
  const auto shown = [&](core::Color color) { return scaled_alpha(color, presence); };
  const core::Color small = core::mix(theme.text, theme.secondary_text, 0.35F);
  for (const CaptionLine& line : canvas.layout.content.caption.lines) {
    const float x = line.from_right ? rect.x + rect.width - line.text.width : rect.x;
    const core::Color color = line.is_second ? theme.secondary_text : line.is_large ? theme.text : small;
    put_text(canvas, line.text, x, rect.y + line.baseline, shown(color), shown(halo_of(canvas)));
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
