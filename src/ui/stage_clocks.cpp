#include "ui/stage_clocks.h"

#include <algorithm>

#include "ui/draw.h"
#include "ui/edit_widgets.h"
#include "ui/stage_words.h"
#include "ui/ui_text.h"

namespace eb::ui {
namespace {

constexpr double much_behind_seconds = 60;

struct Cell {
  std::string label, value, detail;
  core::Color color;
};

float cell_width(const Look& look, const Cell& cell) {
  return std::max({text_width(look, Face::Small, cell.label), text_width(look, Face::Date, cell.value),
                   text_width(look, Face::Small, cell.detail)}) +
         look.px(20);
}

Cell wall_cell(const UiContext& context, const Look& look) {
  const auto& view = context.stage;
  const auto& c = context.catalog;
  const auto detail = view.ends_at.empty() ? std::string{} : core::substitute(c.tr("ends {0}"), {view.ends_at});
  return {c.tr("Now"), view.wall_clock, detail, look.palette.text};
}

Cell show_cell(const UiContext& context, const Look& look) {
  const auto& view = context.stage;
  const auto& c = context.catalog;
  const auto& p = look.palette;
  const auto of_all = core::substitute(c.tr("time", "of {0}"), {stage_clock(view.times.planned_seconds)});
  if (view.stage.timer != session::StageTimer::CountDown)
    return {c.tr("time", "Elapsed"), stage_clock(view.stage.elapsed_seconds), of_all, p.text};
  const bool is_over = view.times.left_seconds < 0;
  return {c.tr("time", "Left"), stage_clock(view.times.left_seconds), of_all, is_over ? p.warning : p.text};
}

Cell step_cell(const UiContext& context, const Look& look) {
  const auto& view = context.stage;
  const auto& c = context.catalog;
  const auto& p = look.palette;
  const double over = view.times.step_over_seconds, planned = view.times.step_planned_seconds;
  const bool is_over = over >= 1;
  auto detail = core::substitute(c.tr("time", "of {0}"), {stage_clock(planned)});
  if (is_over) detail = core::substitute(c.tr("{0} too long"), {stage_clock(over)});
  const double shown =
      view.stage.timer == session::StageTimer::CountDown ? planned - view.stage.step_seconds : view.stage.step_seconds;
  return {c.tr("This step"), stage_clock(shown), detail, is_over ? p.warning : p.text};
}

void draw_cell(const PanelIo& io, const Cell& cell, float width) {
  const Look& look = io.look;
  ImGui::BeginGroup();
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, look.px(1)});
  text_line(look, Face::Small, look.palette.secondary, cell.label);
  text_line(look, Face::Date, cell.color, cell.value);
  text_line(look, Face::Small, look.palette.secondary, cell.detail);
  ImGui::PopStyleVar();
  ImGui::Dummy({width, 0});
  ImGui::EndGroup();
}

// How much of the step's time is used; beyond its end the bar is full and says so by its colour and the clock above.
void step_bar(const UiContext& context, const PanelIo& io) {
  const auto& view = context.stage;
  const auto& p = io.look.palette;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x, height = io.look.px(4);
  const double planned = view.times.step_planned_seconds;
  const double share = planned > 0 ? std::clamp(view.stage.step_seconds / planned, 0.0, 1.0) : 0;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(at, {at.x + width, at.y + height}, u32(p.pressed), height / 2);
  const auto color = view.times.step_over_seconds >= 1 ? p.warning : p.accent;
  list.AddRectFilled(at, {at.x + width * static_cast<float>(share), at.y + height}, u32(color), height / 2);
  ImGui::Dummy({width, height});
}

void icon_line(const PanelIo& io, Icon icon, core::Color color, const std::string& text) {
  const Look& look = io.look;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float side = look.font(Face::Strong)->FontSize * 0.85F;
  draw_icon(icon, {at.x, at.y + look.px(1.5), side, side}, color);
  ImGui::Dummy({side, side});
  ImGui::SameLine(0, look.px(7));
  text_fitted(look, Face::Strong, color, text, ImGui::GetContentRegionAvail().x);
}

void pace_line(const UiContext& context, const PanelIo& io) {
  const auto& view = context.stage;
  const auto& p = io.look.palette;
  if (view.stage.is_clock_paused) {
    icon_line(io, Icon::Pause, p.warning, context.catalog.tr("The clock is paused"));
    return;
  }
  const auto text = pace_text(context.catalog, view.times);
  switch (session::pace_of(view.times)) {
    case session::Pace::Behind: {
      const bool is_much = view.times.behind_seconds >= much_behind_seconds;
      icon_line(io, is_much ? Icon::Warning : Icon::Down, is_much ? p.error : p.warning, text);
      break;
    }
    case session::Pace::Ahead:
      icon_line(io, Icon::Up, p.accent, text);
      break;
    case session::Pace::OnTime:
      icon_line(io, Icon::Check, p.secondary, text);
      break;
  }
}

}  // namespace

void stage_clocks(const UiContext& context, const PanelIo& io) {
  const Look& look = io.look;
  const float even = std::floor(ImGui::GetContentRegionAvail().x / 3 - ImGui::GetStyle().ItemSpacing.x);
  std::array<Cell, 3> cells{wall_cell(context, look), show_cell(context, look), step_cell(context, look)};
  // Who wants the time of day gets it first and the show's own time after it.
  if (context.stage.stage.timer != session::StageTimer::WallClock)
    std::rotate(cells.begin(), cells.begin() + 1, cells.end());
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const float width = std::max(even, cell_width(look, cells[i]));
    if (i > 0) wrap_before(width);
    draw_cell(io, cells[i], width);
  }
  step_bar(context, io);
  gap(look, 8);
  pace_line(context, io);
}

}  // namespace eb::ui
