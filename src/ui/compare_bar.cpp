#include "ui/compare_bar.h"

#include <array>
#include <cmath>

#include "ui/draw.h"
#include "ui/edit_widgets.h"

namespace eb::ui {
namespace {

using session::CompareMode;

constexpr std::array modes{CompareMode::Off, CompareMode::Swipe, CompareMode::SideBySide, CompareMode::Changes,
                           CompareMode::AllTime};

std::string name_of(const text::Catalog& catalog, CompareMode mode) {
  switch (mode) {
    case CompareMode::Swipe:
      return catalog.tr("Swipe");
    case CompareMode::SideBySide:
      return catalog.tr("Side by side");
    case CompareMode::Changes:
      return catalog.tr("What changed");
    case CompareMode::AllTime:
      return catalog.tr("Everything that ever was");
    case CompareMode::Off:
      break;
  }
  return catalog.tr("One date");
}

void push(const PanelIo& io, session::CompareAction action) {
  io.out.push(std::move(action));
}

std::string short_date(const UiContext& context, double day) {
  return context.catalog.short_date(static_cast<core::Day>(std::floor(day)));
}

void mode_menu(const UiContext& context, const PanelIo& io) {
  const MenuScope menu{io, name_of(context.catalog, context.session.compare.mode), Icon::ChevronDown};
  if (menu.open()) compare_items(context, io);
}

void quiet_text(const PanelIo& io, const std::string& text) {
  wrap_before(text_width(io.look, Face::Small, text));
  ImGui::AlignTextToFramePadding();
  text_line(io.look, Face::Small, io.look.palette.secondary, text);
}

void other_date(const UiContext& context, const PanelIo& io, CompareBarState& state) {
  const Look& look = io.look;
  const auto& c = context.catalog;
  if (!state.is_typing) state.typed_date = short_date(context, context.session.other_day());
  const auto label = context.session.compare.is_split() ? c.tr("Left date") : c.tr("Other date");
  const float width = text_width(look, Face::Body, "00.00.0000") + look.px(24);
  wrap_before(text_width(look, Face::Small, label) + look.px(8) + width);
  ImGui::AlignTextToFramePadding();
  text_line(look, Face::Small, look.palette.secondary, label);
  ImGui::SameLine(0, look.px(8));
  const auto edit = edit_text(io, "##other-date", state.typed_date, "1989", width);
  if (edit.entered && !state.typed_date.empty()) push(io, session::SetOtherText{state.typed_date});
  state.is_typing = edit.active;
  if (ImGui::IsItemHovered() && !state.is_typing) tooltip(look, c.tr("Type a date: 1989, 12.6.1989 or 1989-06-12"));
}

void action_button(const PanelIo& io, const std::string& label, const ButtonLook& kind, session::CompareAction action) {
  wrap_before(button_width(io.look, label, kind));
  if (button(io, label, kind)) push(io, std::move(action));
}

void two_dates(const UiContext& context, const PanelIo& io, CompareBarState& state) {
  const auto& c = context.catalog;
  const auto& compare = context.session.compare;
  other_date(context, io, state);
  action_button(io, c.tr("Swap"), {.icon = Icon::Swap}, session::SwapDays{});
  const auto own = short_date(context, context.session.playback.day());
  quiet_text(io, core::substitute(compare.is_split() ? c.tr("Right date {0}") : c.tr("Date {0}"), {own}));
}

// The keyboard's way to the divider: the arrow keys move it until it is let go.
void divider_button(const UiContext& context, const PanelIo& io) {
  const auto& c = context.catalog;
  const bool is_held = context.session.compare.divider_held;
  const auto label = c.tr("Move divider");
  const ButtonLook kind{.icon = Icon::Divider, .pressed_in = is_held};
  wrap_before(button_width(io.look, label, kind));
  if (button(io, label, kind)) {
    push(io, session::HoldDivider{!is_held});
    io.feedback.keyboard_to_map = true;
  }
  if (ImGui::IsItemHovered()) tooltip(io.look, c.tr("Arrow keys move it, Enter lets it go"));
}

}  // namespace

void compare_bar(const UiContext& context, const PanelIo& io, const Rect& area, CompareBarState& state) {
  const Look& look = io.look;
  const auto& c = context.catalog;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {look.px(14), look.px(8)});
  const PanelScope panel{io, "Compare bar", area, PanelKind::Scrolling};
  ImGui::PopStyleVar();
  edge_line(look, area, Edge::Bottom);
  mode_menu(context, io);
  const auto& compare = context.session.compare;
  if (compare.has_two_days()) two_dates(context, io, state);
  if (compare.has_grip()) divider_button(context, io);
  const auto close = c.tr("Close");
  const ButtonLook kind{.icon = Icon::Close};
  const float right = ImGui::GetWindowPos().x + ImGui::GetWindowContentRegionMax().x;
  const float width = button_width(look, close, kind);
  wrap_before(width);
  // At the right end of whatever line it is on.
  if (const float x = right - width; x > ImGui::GetCursorScreenPos().x)
    ImGui::SetCursorScreenPos({x, ImGui::GetCursorScreenPos().y});
  if (button(io, close, kind)) push(io, session::SetCompareMode{CompareMode::Off});
}

void compare_items(const UiContext& context, const PanelIo& io) {
  const auto current = context.session.compare.mode;
  for (const auto mode : modes) {
    const auto shortcut = mode == stepped(current, 1) ? "C" : "";
    if (menu_item(io, name_of(context.catalog, mode), shortcut, mode == current))
      push(io, session::SetCompareMode{mode});
  }
}

}  // namespace eb::ui
