#include "ui/history_panel.h"

#include <algorithm>

#include "ui/draw.h"
#include "ui/edit_widgets.h"
#include "ui/ui_text.h"

namespace eb::ui {
namespace {

constexpr float row_height = 30;

std::string step_name(const UiContext& context, std::size_t step) {
  const auto& c = context.catalog;
  if (step > 0) return c.tr(context.history.steps()[step].label);
  return context.session.project.path.empty() ? c.tr("New project") : c.tr("As opened");
}

// Past, present and future differ in weight and place of the marker, not in colour alone.
void step_row(const UiContext& context, const PanelIo& io, std::size_t step, bool scrolls_here) {
  const Look& look = io.look;
  const auto& p = look.palette;
  const auto& history = context.history;
  const IdScope id{step};
  const bool is_current = step == history.current(), is_undone = step > history.current();
  if (ImGui::Selectable("##step", is_current, ImGuiSelectableFlags_None, {0, look.px(row_height)}) && !is_current)
    io.out.push(session::GoToStep{step});
  if (scrolls_here) ImGui::SetScrollHereY(0.5F);
  const Rect row = item_rect();
  const float side = look.px(12), x = row.x + look.px(4), y = row.y + (row.height - side) / 2;
  if (is_current) draw_icon(Icon::ChevronRight, {x, y, side, side}, p.accent);
  const auto saved = history.saved() == step ? context.catalog.tr("saved") : std::string{};
  const float right = row.right() - text_width(look, Face::Small, saved) - look.px(6);
  const float left = row.x + look.px(22);
  const Face face = is_current ? Face::Strong : Face::Body;
  const auto name = step_name(context, step);
  const auto shown = fitted(look, face, name, right - left - look.px(8));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const auto put = [&](Face with, core::Color color, float at, const std::string& text) {
    ImFont* font = look.font(with);
    list.AddText(font, font->FontSize, {at, row.y + (row.height - font->FontSize) / 2}, u32(color),
                 ui_text(text).c_str());
  };
  put(face, is_undone ? p.faint : p.text, left, shown);
  put(Face::Small, p.secondary, right, saved);
  if (ImGui::IsItemHovered() && shown != name) tooltip(look, name);
}

void header(const UiContext& context, const PanelIo& io) {
  const auto& c = context.catalog;
  section_heading(io.look, c.tr("Steps"));
  {
    const DisabledScope off{!context.history.can_undo()};
    if (button(io, c.tr("Undo"))) io.out.push(session::Undo{});
  }
  wrap_before(button_width(io.look, c.tr("Redo")));
  {
    const DisabledScope off{!context.history.can_redo()};
    if (button(io, c.tr("Redo"))) io.out.push(session::Redo{});
  }
  const ButtonLook close{.icon = Icon::Close};
  wrap_before(button_width(io.look, c.tr("Close"), close));
  if (button(io, c.tr("Close"), close))
    io.out.push(session::WindowAction{session::ShowPanel{session::Panel::History, false}});
}

}  // namespace

void history_panel(const UiContext& context, const PanelIo& io, const Rect& map, HistoryPanelState& state) {
  if (!context.session.panels.history) return;
  const auto& history = context.history;
  const float margin = io.look.px(12);
  const float wanted =
      io.look.px(108 + (row_height + 2) * static_cast<float>(std::min<std::size_t>(history.steps().size(), 12)));
  const float width = std::min(io.look.px(330), std::max(map.width, io.window_width / 2) - 2 * margin);
  const float height = std::min(wanted, std::max(io.look.px(120), map.height - 2 * margin));
  const float x = std::min(map.x + margin, std::max(0.0F, io.window_width - width - margin));
  const PanelScope panel{io, "Steps", {x, map.y + margin, width, height}, PanelKind::Floating};
  header(context, io);
  const bool has_moved = state.shown_step != history.current() || state.steps != history.steps().size();
  state.shown_step = history.current();
  state.steps = history.steps().size();
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {io.look.px(8), io.look.px(2)});
  if (ImGui::BeginChild("steps", {0, 0})) {
    // A list without end: only what is seen is built, and the current step where it is scrolled to.
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(history.steps().size()), io.look.px(row_height) + ImGui::GetStyle().ItemSpacing.y);
    if (has_moved)
      clipper.ForceDisplayRangeByIndices(static_cast<int>(history.current()), static_cast<int>(history.current()) + 1);
    while (clipper.Step()) {
      for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
        const auto step = static_cast<std::size_t>(i);
        step_row(context, io, step, has_moved && step == history.current());
      }
    }
  }
  ImGui::EndChild();
  ImGui::PopStyleVar();
}

}  // namespace eb::ui
