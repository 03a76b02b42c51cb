#include "scene/furniture_layout.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/date.h"

namespace eb::scene {

namespace {

using render::Rect;

constexpr float safe_share = 0.05F;
constexpr float compact_margin_pt = 16;
constexpr float most_date_share = 0.86F;  // of the safe width
constexpr std::size_t most_subtitle_lines = 2;
constexpr float shortest_strip_pt = 320;
constexpr float strip_height_pt = 84;
constexpr float chart_height_pt = 124;
constexpr float smallest_credits_px = 8;
constexpr float scale_bar_pt = 160;  // at most this long
constexpr float open_share = 0.3F;   // of the free height stays open between top and bottom
constexpr float tallest_legend_share = 0.42F;
constexpr float most_short_legend_share = 0.12F;  // of the safe area; more would hide what it explains
constexpr float wanted_caption_share = 0.26F;     // of the height
constexpr float narrowest_caption_share = 0.42F;  // of the safe width
constexpr float open_beside_chart_pt = 280;       // between panels: less, and the chart would lie on the story

float right_of(const Rect& r) {
  return r.x + r.width;
}
float bottom_of(const Rect& r) {
  return r.y + r.height;
}

Rect free_rect(const FurnitureInput& input) {
  const auto left = static_cast<float>(input.panels.left), top = static_cast<float>(input.panels.top);
  const auto right = static_cast<float>(input.panels.right), bottom = static_cast<float>(input.panels.bottom);
  return {left, top, std::max(1.0F, static_cast<float>(input.width_px) - left - right),
          std::max(1.0F, static_cast<float>(input.height_px) - top - bottom)};
}

Rect inset(const Rect& r, float x, float y) {
  return {r.x + x, r.y + y, std::max(1.0F, r.width - 2 * x), std::max(1.0F, r.height - 2 * y)};
}

text::TextStyle body_style(float size, const FurnitureSizes& sizes) {
  text::TextStyle style;
  style.size_px = size;
  style.halo_px = 2 * sizes.point;
  return style;
}

core::Day day_of(const FurnitureInput& input) {
  return static_cast<core::Day>(std::floor(input.day));
}

// As wide as the widest day of the language: tabular figures leave only the months to differ.
float widest_date(const FurnitureInput& input, const text::Catalog& catalog, const text::TextStyle& style,
                  text::Shaper& shaper) {
  if (!input.headline.empty()) return shaper.shape(input.headline, style).width;
  float width = 0;
  const auto day = day_of(input);
  const auto calendar = core::to_calendar(day);
  for (unsigned month = 1; month <= 12; ++month) {
    const auto text = catalog.long_date(core::to_day({calendar.year, month, 28}));
    width = std::max(width, shaper.shape(text, style).width);
  }
  return std::max(width, shaper.shape(catalog.long_date(day), style).width);
}

// The date keeps its size while it fits, else it shrinks: it is never left out and never cut.
void measure_date(const FurnitureInput& input, const FurnitureSizes& sizes, const text::Catalog& catalog,
                  text::Shaper& shaper, FurnitureContent& content) {
  content.date = input.headline.empty() ? catalog.long_date(day_of(input)) : input.headline;
  content.date_style = headline_style(sizes.date);
  content.date_room = widest_date(input, catalog, content.date_style, shaper);
  const float room = sizes.safe.width * most_date_share;
  const float tallest = sizes.safe.height * 0.25F;
  const float factor = std::min({1.0F, room / std::max(1.0F, content.date_room), tallest / sizes.date});
  if (factor < 1) {
    content.date_style.size_px = std::max(6.0F, std::floor(sizes.date * factor));
    content.date_room = widest_date(input, catalog, content.date_style, shaper);
  }
  content.date_width = shaper.shape(content.date, content.date_style).width;
}

// Credits are law: they wrap as often as needed and get smaller before they fill the picture.
void measure_credits(const FurnitureInput& input, const FurnitureSizes& sizes, text::Shaper& shaper,
                     FurnitureContent& content) {
  if (input.credits.empty()) return;
  for (float size = sizes.small;; size = std::max(smallest_credits_px, size * 0.82F)) {
    content.credits_style = body_style(size, sizes);
    content.credits = shaper.shape_lines(input.credits, content.credits_style, sizes.safe.width);
    const bool fits = static_cast<float>(content.credits.size()) * size * 1.3F < sizes.safe.height * 0.2F;
    if (fits || size <= smallest_credits_px) return;
  }
}

FurnitureContent measure(const FurnitureInput& input, const FurnitureSizes& sizes, const text::Catalog& catalog,
                         text::Shaper& shaper) {
  FurnitureContent content;
  measure_date(input, sizes, catalog, shaper, content);
  content.figures = measure_figures(input, sizes, shaper);
  measure_credits(input, sizes, shaper, content);
  for (std::size_t i = 0; i < input.legend.size(); ++i) {
    content.legend.push_back({i, &shaper.shape(input.legend[i].label, body_style(sizes.body, sizes))});
  }
  const float longest = std::min(scale_bar_pt * sizes.point, sizes.safe.width * 0.3F);
  content.scale_length_m = catalog.round_length(input.metres_per_pixel * static_cast<double>(longest));
  if (content.scale_length_m > 0) {
    content.scale_label = &shaper.shape(catalog.distance(content.scale_length_m), body_style(sizes.small, sizes));
  }
  return content;
}

// Builds one arrangement; fits() tells whether it holds.
class Arrangement {
 public:
  // `space`: what the fullest arrangement took, when this one is that of a day.
  Arrangement(const FurnitureInput& input, const FurnitureSizes& sizes, FurnitureContent content, text::Shaper& shaper,
              PartChoice choice, const FurnitureSpace& space = {})
      : m_input{input}, m_shaper{shaper}, m_choice{choice}, m_space{space} {
    m_layout.sizes = sizes;
    m_layout.content = std::move(content);
    if (!choice.whole_legend) shorten_legend();
    place_top();
    place_bottom();
    if (m_space.bottom_used > 0) m_layout.space = m_space;
  }
  [[nodiscard]] bool fits() const;
  // In a sliver of map between panels the time bar tells the date.
  void keep_date_off_credits();
  [[nodiscard]] FurnitureLayout& layout() { return m_layout; }
  [[nodiscard]] FurnitureSpace space() const;

 private:
  void put(FurniturePart part, const Rect& rect) { m_layout.blocks.push_back({part, rect}); }
  void shorten_legend();
  void place_top();
  void place_subtitle(float y, float width);
  // How many columns of figures have room there; at least `fewest`, or none.
  [[nodiscard]] bool keep_figures_within(float width, std::size_t fewest);
  [[nodiscard]] float figures_height() const;
  void place_bottom();
  Rect place_legend(float bottom);
  Rect place_scale(float bottom);
  void place_strip(float bottom, float left, float right);
  void place_caption(float bottom, float left);

  const FurnitureInput& m_input;
  text::Shaper& m_shaper;
  PartChoice m_choice;
  FurnitureSpace m_space;
  FurnitureLayout m_layout;
  bool m_ok = true;
};

// In a hall the map gets the room of what is not known yet; elsewhere nothing gives way when the clock gets there.
float Arrangement::figures_height() const {
  const auto& figures = m_layout.content.figures;
  return m_input.caption ? figures.known_height() : figures.height();
}

bool Arrangement::keep_figures_within(float width, std::size_t fewest) {
  auto& figures = m_layout.content.figures;
  FigureGrid grid = figures;
  for (std::size_t columns = grid.columns(); columns >= std::max<std::size_t>(1, fewest); --columns) {
    grid.keep_columns(columns);
    if (grid.width() > width) continue;
    figures = std::move(grid);
    return true;
  }
  return false;
}

// The phases are what the map is about. Where it has none, no row goes first.
void Arrangement::shorten_legend() {
  const auto is_extra = [this](const LegendRow& row) { return m_input.legend[row.entry].is_extra; };
  auto& legend = m_layout.content.legend;
  if (!std::ranges::all_of(legend, is_extra)) std::erase_if(legend, is_extra);
}

void Arrangement::place_top() {
  const auto& sizes = m_layout.sizes;
  auto& content = m_layout.content;
  auto& figures = content.figures;
  const Rect date{sizes.safe.x, sizes.safe.y, content.date_width, content.date_style.size_px * line_em};
  put(FurniturePart::Date, date);
  float below = bottom_of(date);
  m_layout.top_used = m_layout.space.subject_top = below;
  if (!m_choice.figures) figures = {};
  if (!m_choice.second_figures && figures.rows.size() > 1) figures.rows.resize(1);

  constexpr std::size_t fewest_beside = 2;
  const float room = sizes.safe.width - content.date_room - 3 * sizes.gap;
  float subtitle_width = sizes.safe.width;
  if (figures.empty()) {
    place_subtitle(below + 0.35F * sizes.body, subtitle_width);
    return;
  }
  if (keep_figures_within(room, std::min(fewest_beside, figures.columns()))) {
    // The value's baseline is the date's.
    const float y = date.y + (content.date_style.size_px - sizes.figure) * ascent_em, width = figures.width();
    const Rect rect{right_of(sizes.safe) - width, std::max(sizes.safe.y, y), width, figures_height()};
    put(FurniturePart::Figures, rect);
    m_layout.top_used = std::max(below, bottom_of(rect));
    m_layout.space.subject_top = std::max(below, rect.y + figures.rows.front().height());
    subtitle_width = sizes.safe.width - width - 3 * sizes.gap;
  } else if (keep_figures_within(sizes.safe.width, 1)) {
    // Above the subtitle, which comes and goes.
    const Rect rect{sizes.safe.x, below + 0.6F * sizes.gap, figures.width(), figures_height()};
    put(FurniturePart::Figures, rect);
    below = m_layout.top_used = m_layout.space.subject_top = bottom_of(rect);
  } else {
    figures = {};
    m_ok = false;
  }
  place_subtitle(below + 0.35F * sizes.body, subtitle_width);
}

void Arrangement::place_subtitle(float y, float width) {
  auto& content = m_layout.content;
  const auto& sizes = m_layout.sizes;
  if (!m_choice.subtitle || m_input.subtitle.empty()) return;
  content.subtitle_style = body_style(sizes.body, sizes);
  content.subtitle = m_shaper.shape_lines(m_input.subtitle, content.subtitle_style, width);
  if (content.subtitle.size() > most_subtitle_lines) m_ok = false;
  float widest = 0;
  for (const auto& line : content.subtitle) widest = std::max(widest, line.width);
  const float height = static_cast<float>(content.subtitle.size()) * sizes.body * 1.25F;
  put(FurniturePart::Subtitle, {sizes.safe.x, y, widest, height});
  m_layout.top_used = std::max(m_layout.top_used, y + height);
  m_layout.space.subject_top = std::max(m_layout.space.subject_top, y + height);
}

void Arrangement::place_bottom() {
  const auto& sizes = m_layout.sizes;
  const auto& content = m_layout.content;
  float bottom = bottom_of(sizes.safe);
  m_layout.bottom_used = bottom;
  if (content.credits.empty() && m_input.free_below_px > 0) {
    bottom -= static_cast<float>(m_input.free_below_px) + sizes.gap * 0.8F;
    m_layout.bottom_used = bottom;
  }
  if (!content.credits.empty()) {
    const float lines = static_cast<float>(content.credits.size()) * content.credits_style.size_px * 1.3F;
    const float height = std::max(lines, m_space.credits_height);
    m_layout.space.credits_height = height;
    float widest = 0;
    for (const auto& line : content.credits) widest = std::max(widest, line.width);
    put(FurniturePart::Credits, {sizes.safe.x, bottom - height, widest, height});
    bottom -= height + sizes.gap * 0.8F;
    m_layout.bottom_used = bottom;
  }
  const Rect legend = place_legend(bottom);
  const Rect scale = place_scale(bottom);
  m_layout.space.legend_right = std::max(right_of(legend), m_space.legend_right);
  if (m_choice.time_strip && (m_input.time_strip || m_input.chart)) {
    place_strip(bottom, m_layout.space.legend_right + 2 * sizes.gap, scale.x - 2 * sizes.gap);
  }
  m_layout.low_bottom_used = m_layout.bottom_used;
  const bool is_beside = m_layout.space.legend_right > sizes.safe.x;
  if (m_input.caption) place_caption(bottom, m_layout.space.legend_right + (is_beside ? 2 * sizes.gap : 0));
}

Rect Arrangement::place_legend(float bottom) {
  const auto& sizes = m_layout.sizes;
  const auto& content = m_layout.content;
  if (!m_choice.legend || (content.legend.empty() && !m_input.age_ramp)) return {sizes.safe.x, bottom, 0, 0};
  LegendGrid& grid = m_layout.legend_grid;
  const auto ramp = m_input.age_ramp ? age_ramp_size(sizes) : FurnitureSize{};
  grid.top = ramp.height;
  grid.row_height = sizes.body * 1.55F;
  grid.swatch_width = sizes.body * 2.4F;
  const float tallest = sizes.safe.height * tallest_legend_share;
  const auto rows = static_cast<std::size_t>(std::max(1.0F, tallest / grid.row_height));
  grid.columns = std::max<std::size_t>(1, (content.legend.size() + rows - 1) / rows);
  grid.rows = (content.legend.size() + grid.columns - 1) / grid.columns;
  float label = 0;
  for (const auto& row : content.legend) label = std::max(label, row.label->width);
  grid.column_width = grid.swatch_width + 0.6F * sizes.body + label;
  const float columns_width = static_cast<float>(grid.columns) * (grid.column_width + sizes.gap) - sizes.gap;
  const float width = std::max(ramp.width, content.legend.empty() ? 0.0F : columns_width);
  const float height = ramp.height + static_cast<float>(grid.rows) * grid.row_height;
  const Rect rect{sizes.safe.x, bottom - height, width, height};
  put(FurniturePart::Legend, rect);
  return rect;
}

Rect Arrangement::place_scale(float bottom) {
  const auto& sizes = m_layout.sizes;
  const auto& content = m_layout.content;
  if (!m_choice.scale_bar || content.scale_label == nullptr) return {right_of(sizes.safe), bottom, 0, 0};
  const auto bar = static_cast<float>(content.scale_length_m / m_input.metres_per_pixel);
  const float arrow = sizes.small * 1.5F;
  const float width = std::max(bar, content.scale_label->width) + sizes.gap + arrow;
  const float height = sizes.small * 2.4F;
  const Rect rect{right_of(sizes.safe) - width, bottom - height, width, height};
  put(FurniturePart::ScaleBar, rect);
  m_layout.bottom_used = std::min(m_layout.bottom_used, rect.y);
  return rect;
}

void Arrangement::place_strip(float bottom, float left, float right) {
  const float point = m_layout.sizes.point;
  const float height = (m_input.chart ? chart_height_pt : strip_height_pt) * point * (m_input.compact ? 0.75F : 1.0F);
  const double days = m_input.chart ? m_input.chart->to_day - m_input.chart->from_day
                                    : m_input.time_strip->to_day - m_input.time_strip->from_day;
  if (right - left < shortest_strip_pt * point || !(days > 0)) {
    m_ok = false;
    return;
  }
  put(FurniturePart::TimeStrip, {left, bottom - height, right - left, height});
  m_layout.bottom_used = std::min(m_layout.bottom_used, bottom - height);
}

// Beside the longest scale bar of any view: while the camera flies, no word moves.
void Arrangement::place_caption(float bottom, float left) {
  const auto& sizes = m_layout.sizes;
  auto& caption = m_layout.content.caption;
  const float scale_room = std::min(scale_bar_pt * sizes.point, sizes.safe.width * 0.3F) + 1.5F * sizes.small;
  const float right = right_of(sizes.safe) - (m_choice.scale_bar ? scale_room + 3 * sizes.gap : 0);
  const float height = static_cast<float>(m_input.height_px - m_input.panels.top - m_input.panels.bottom);
  caption =
      measure_caption(*m_input.caption, height, std::max(1.0F, right - left), wanted_caption_share * height, m_shaper);
  if (caption.lines.empty()) return;
  if (right - left < narrowest_caption_share * sizes.safe.width) m_ok = false;
  put(FurniturePart::Caption, {left, bottom - caption.height, caption.width, caption.height});
  m_layout.bottom_used = std::min(m_layout.bottom_used, bottom - caption.height);
}

FurnitureSpace Arrangement::space() const {
  FurnitureSpace space = m_layout.space;
  space.top_used = m_layout.top_used;
  space.bottom_used = m_layout.bottom_used;
  space.legend = m_layout.find(FurniturePart::Legend);
  return space;
}

// What all days together may show.
FurnitureInput filled(FurnitureInput input) {
  if (input.subtitle.size() < input.reserve->subtitle.size()) input.subtitle = input.reserve->subtitle;
  if (input.legend.size() <= input.reserve->legend.size()) input.legend = input.reserve->legend;
  input.credits = input.reserve->credits;  // also where nothing in sight has any
  return input;
}

bool overlap(const Rect& a, const Rect& b) {
  return a.x < right_of(b) && b.x < right_of(a) && a.y < bottom_of(b) && b.y < bottom_of(a);
}

void Arrangement::keep_date_off_credits() {
  const auto date = m_layout.find(FurniturePart::Date), credits = m_layout.find(FurniturePart::Credits);
  if (!m_input.compact || !date || !credits || !overlap(*date, *credits)) return;
  std::erase_if(m_layout.blocks, [](const FurnitureBlock& block) { return block.part == FurniturePart::Date; });
}

bool Arrangement::fits() const {
  const Rect& safe = m_layout.sizes.safe;
  const auto& blocks = m_layout.blocks;
  constexpr float slack = 0.5F;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Rect& r = blocks[i].rect;
    const bool inside = r.x >= safe.x - slack && r.y >= safe.y - slack && right_of(r) <= right_of(safe) + slack &&
                        bottom_of(r) <= bottom_of(safe) + slack;
    if (!inside) return false;
    for (std::size_t j = 0; j < i; ++j) {
      if (overlap(r, blocks[j].rect)) return false;
    }
  }
  // The map has to stay visible, and the legend clear of what hangs from the top.
  const float open = m_layout.bottom_used - m_layout.top_used;
  const auto legend = m_layout.find(FurniturePart::Legend);
  const bool legend_clear = !legend || legend->y >= m_layout.top_used + m_layout.sizes.gap;
  const bool is_small = m_choice.whole_legend || !legend ||
                        legend->width * legend->height <= most_short_legend_share * safe.width * safe.height;
  const bool has_strip = m_input.compact && m_layout.find(FurniturePart::TimeStrip);
  const bool has_room = !has_strip || open >= open_beside_chart_pt * m_layout.sizes.point;
  return m_ok && legend_clear && is_small && has_room && open >= open_share * safe.height;
}

}  // namespace

text::TextStyle headline_style(float size) {
  text::TextStyle style;
  style.size_px = size;
  style.weight = text::Weight::Bold;
  style.tabular_figures = true;
  style.letter_spacing_em = -0.015F;  // large type is set a little tighter
  style.halo_px = 0;
  return style;
}

FurnitureSizes sizes_of(const FurnitureInput& input) {
  FurnitureSizes sizes;
  const auto point = static_cast<float>(std::clamp(input.scale, 0.2, 16.0));
  sizes.point = point;
  sizes.date = (input.compact ? 28.0F : 64.8F) * point;
  sizes.figure = (input.compact ? 21.0F : 48.6F) * point;
  sizes.second_figure = (input.compact ? 17.0F : 32.4F) * point;
  sizes.body = (input.compact ? 14.0F : 21.6F) * point;
  sizes.small = (input.compact ? 12.0F : 16.2F) * point;
  sizes.gap = (input.compact ? 14.0F : 22.0F) * point;
  const Rect free = free_rect(input);
  const float margin = compact_margin_pt * point;
  sizes.safe = input.compact ? inset(free, std::min(margin, free.width * 0.1F), std::min(margin, free.height * 0.1F))
                             : inset(free, free.width * safe_share, free.height * safe_share);
  return sizes;
}

std::optional<Rect> FurnitureLayout::find(FurniturePart part) const {
  const auto found = std::ranges::find(blocks, part, &FurnitureBlock::part);
  return found == blocks.end() ? std::nullopt : std::optional{found->rect};
}

FurnitureLayout arrange_furniture(const FurnitureInput& input, const text::Catalog& catalog, text::Shaper& shaper) {
  const FurnitureSizes sizes = sizes_of(input);
  // What is left out is decided for the fullest day and view, so that no part comes and goes with the clock.
  const FurnitureInput fullest = input.reserve ? filled(input) : input;
  const FurnitureContent content = measure(fullest, sizes, catalog, shaper);
  PartChoice choice;
  const std::array<bool*, 7> order{&choice.time_strip,   &choice.second_figures, &choice.figures,  &choice.subtitle,
                                   &choice.whole_legend, &choice.legend,         &choice.scale_bar};
  for (std::size_t dropped = 0;; ++dropped) {
    Arrangement attempt{fullest, sizes, content, shaper, choice};
    const bool fits = attempt.fits();
    if (fits || dropped == order.size()) {
      if (!fits) attempt.keep_date_off_credits();
      const FurnitureSpace space = attempt.space();
      attempt.layout().space = space;
      if (!input.reserve) return std::move(attempt.layout());
      Arrangement of_the_day{input, sizes, measure(input, sizes, catalog, shaper), shaper, choice, space};
      if (!fits) of_the_day.keep_date_off_credits();
      return std::move(of_the_day.layout());
    }
    *order[dropped] = false;
  }
}

Rect mirrored(const Rect& rect, const Rect& within) {
  return {within.x + (within.x + within.width - (rect.x + rect.width)), rect.y, rect.width, rect.height};
}

}  // namespace eb::scene
