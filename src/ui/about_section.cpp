#include "ui/about_section.h"

#include <algorithm>
#include <cmath>

#include "ui/draw.h"
#include "ui/drawn_text.h"
#include "ui/edit_widgets.h"
#include "ui/labels.h"
#include "ui/series_plot.h"

namespace eb::ui {
namespace {

// One line; the whole of it as a tooltip, and below under "Source" where it can be copied.
void source_line(const PanelIo& io, const std::string& source) {
  if (source.empty()) return;
  text_fitted(io.look, Face::Small, io.look.palette.faint, source, ImGui::GetContentRegionAvail().x);
}

void words(const PanelIo& io, const std::string& heading, const std::string& text, const std::string& source) {
  if (text.empty()) return;
  gap(io.look, 14);
  section_heading(io.look, heading);
  text_wrapped(io.look, Face::Body, io.look.palette.text, text);
  source_line(io, source);
}

void known_row(const UiContext& context, const PanelIo& io, const KnownRow& row) {
  const Look& look = io.look;
  const auto& p = look.palette;
  const float inset = look.px(10);
  const ImVec2 top = ImGui::GetCursorScreenPos();
  ImGui::Indent(inset);
  text_wrapped(look, Face::Strong, p.text, row.period);
  const auto tell = [&](const std::string& text, core::Color color) {
    if (!text.empty()) text_wrapped(look, Face::Small, color, text);
  };
  tell(row.counts, p.text);
  tell(row.note, p.secondary);
  tell(row.certainty, p.secondary);
  source_line(io, row.source);
  ImGui::Unindent(inset);
  // A bar beside what holds at the clock.
  if (core::is_visible(row.when, context.session.playback.day())) {
    const float bottom = ImGui::GetItemRectMax().y;
    ImGui::GetWindowDrawList()->AddRectFilled({top.x, top.y}, {top.x + look.px(3), bottom}, u32(p.accent));
  }
  gap(look, 8);
}

// The value that holds at the clock, else the last one before it.
std::size_t value_near(const model::Series& series, double day) {
  std::size_t near = 0;
  for (std::size_t i = 0; i < series.values.size(); ++i)
    if (static_cast<double>(series.values[i].holds.from) <= day) near = i;
  return near;
}

// The value under the pointer; nothing in a gap.
std::optional<std::size_t> value_under(const model::Series& series, const SeriesPlot& plot, float pointer,
                                       float reach) {
  std::optional<std::size_t> nearest;
  float least = reach;
  for (std::size_t i = 0; i < series.values.size(); ++i) {
    const auto& holds = series.values[i].holds;
    const float left = plot.x(holds.from), right = plot.x(holds.to);
    const float away = std::max({left - pointer, pointer - right, 0.0F});
    if (away < least || (!nearest && away <= least)) nearest = i, least = away;
  }
  return nearest;
}

void chart(const UiContext& context, const PanelIo& io, const model::Series& series, const ToldSeries& told) {
  const Look& look = io.look;
  ImGui::InvisibleButton("chart", {std::max(ImGui::GetContentRegionAvail().x, look.px(60)), look.px(92)});
  const Rect area = item_rect();
  const Rect box{area.x + look.px(6), area.y + look.px(18), area.width - look.px(12), area.height - look.px(42)};
  const auto plot = plot_of(context, series, box);
  if (!(plot.top > 0)) return;
  ImFont* font = look.font(Face::Small);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const UnmirroredScope from_left_to_right;
  list.AddText(font, font->FontSize, {box.x, area.y}, u32(look.palette.faint), told.highest.c_str());
  list.AddLine({box.x, box.y}, {box.right(), box.y}, u32(look.palette.hairline), std::max(1.0F, look.px(1)));
  draw_series(context, look, plot, series);
  draw_time_axis(context, look, plot);
  from_left_to_right.end(area);
  if (!ImGui::IsItemHovered()) return;
  const float pointer = pointer_on_axis(look, area).x;
  if (const auto under = value_under(series, plot, pointer, look.px(5))) return tooltip(look, told.values[*under]);
  const auto year = std::to_string(core::year_of(static_cast<core::Day>(std::floor(plot.day(pointer)))));
  tooltip(look, year + ": " + context.catalog.tr("no number for this date"));
}

// The number at the clock in words, and buttons that go through all of them.
void told_value(const UiContext& context, const PanelIo& io, const model::Series& series, const ToldSeries& told,
                AboutState& state) {
  const Look& look = io.look;
  const auto& c = context.catalog;
  const double day = context.session.playback.day();
  const auto asked = state.asked.find(series.id);
  const bool is_asked = asked != state.asked.end() && asked->second < told.values.size();
  const auto at = is_asked ? asked->second : value_near(series, day);
  const auto* holds = model::value_at(series, day);
  if (is_asked || holds != nullptr) {
    text_wrapped(look, Face::Small, look.palette.text, told.values[at]);
    source_line(io, told.sources[at]);
  } else {
    const auto year = std::to_string(core::year_of(static_cast<core::Day>(std::floor(day))));
    text_wrapped(look, Face::Small, look.palette.secondary, year + ": " + c.tr("no number for this date"));
  }
  const auto count = told.values.size();
  if (button(io, c.tr("Previous"), {.icon = Icon::StepBack})) state.asked[series.id] = (at + count - 1) % count;
  wrap_before(button_width(look, c.tr("Next"), {.icon = Icon::StepForward}));
  if (button(io, c.tr("Next"), {.icon = Icon::StepForward, .icon_after = true})) {
    state.asked[series.id] = (at + 1) % count;
  }
}

}  // namespace

void about_words(const UiContext& context, const PanelIo& io) {
  const auto& c = context.catalog;
  const auto& about = context.selected.about;
  words(io, c.tr("Why it is shown like this"), about.why, about.why_source);
  words(io, c.tr("How to behave"), about.behave, about.behave_source);
}

void about_numbers(const UiContext& context, const PanelIo& io, AboutState& state) {
  const auto& c = context.catalog;
  const auto& about = context.selected.about;
  if (!about.rows.empty()) {
    gap(io.look, 14);
    section_heading(io.look, c.tr("What is known"));
    gap(io.look, 4);
    for (const auto& row : about.rows) known_row(context, io, row);
  }
  for (const auto& told : about.series) {
    const auto* series = context.document.find_series(told.id);
    if (series == nullptr || series->values.empty() || series->values.size() != told.values.size()) continue;
    const IdScope id{told.id};
    gap(io.look, 12);
    text_wrapped(io.look, Face::Strong, io.look.palette.text, told.title);
    gap(io.look, 4);
    chart(context, io, *series, told);
    told_value(context, io, *series, told, state);
  }
}

}  // namespace eb::ui
