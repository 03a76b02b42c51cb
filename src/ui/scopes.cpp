#include "ui/scopes.h"

#include "ui/draw.h"
#include "ui/edit_widgets.h"
#include "ui/ui_text.h"

namespace eb::ui {

IdScope::IdScope(std::string_view id) {
  ImGui::PushID(id.data(), id.data() + id.size());
}
IdScope::IdScope(std::size_t id) {
  ImGui::PushID(static_cast<int>(id));
}
IdScope::~IdScope() {
  ImGui::PopID();
}

FontScope::FontScope(const Look& look, Face face) {
  ImGui::PushFont(look.font(face));
}
FontScope::~FontScope() {
  ImGui::PopFont();
}

DisabledScope::DisabledScope(bool disabled) {
  ImGui::BeginDisabled(disabled);
}
DisabledScope::~DisabledScope() {
  ImGui::EndDisabled();
}

PanelScope::PanelScope(const PanelIo& io, const char* name, const Rect& area, PanelKind kind) {
  ImGui::SetNextWindowPos(top_left(area));
  ImGui::SetNextWindowSize({area.width, area.height});
  ImGuiWindowFlags flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                           ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoSavedSettings |
                           ImGuiWindowFlags_NoFocusOnAppearing;
  if (kind == PanelKind::Plain) flags |= ImGuiWindowFlags_NoScrollbar;
  if (kind != PanelKind::Floating) flags |= ImGuiWindowFlags_NoBringToFrontOnFocus;
  const bool floats = kind == PanelKind::Floating;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, floats ? io.look.px(8) : 0.0F);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, floats ? std::max(1.0F, std::floor(io.look.px(1))) : 0.0F);
  ImGui::PushStyleColor(ImGuiCol_WindowBg, vec4(floats ? io.look.palette.raised : io.look.palette.panel));
  ImGui::Begin(name, nullptr, flags);
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(2);
  io.feedback.windows.push_back(area);
}
PanelScope::~PanelScope() {
  ImGui::End();
}

MenuScope::MenuScope(const PanelIo& io, const std::string& label, Icon icon, std::string_view id) {
  const auto name =
      "menu " + (id.empty() ? label : std::string{id});  // no IdScope: it would have to end inside the popup
  const bool clicked =
      button(io, label, {.icon = icon, .pressed_in = ImGui::IsPopupOpen(name.c_str()), .icon_after = true, .id = id});
  const Rect below = item_rect();
  if (clicked) ImGui::OpenPopup(name.c_str());
  // Up where there is more room: from the bar at the bottom of the window.
  const float distance = io.look.px(4), room_below = io.window_height - below.bottom();
  const bool goes_up = below.y > room_below;
  const float room = std::max(goes_up ? below.y : room_below, 0.0F) - io.look.px(12);
  const bool goes_left = below.x + io.look.px(240) > io.window_width && below.right() > io.window_width / 2;
  ImGui::SetNextWindowPos(
      {goes_left ? below.right() : below.x, goes_up ? below.y - distance : below.bottom() + distance}, ImGuiCond_Always,
      {goes_left ? 1.0F : 0.0F, goes_up ? 1.0F : 0.0F});
  ImGui::SetNextWindowSizeConstraints({io.look.px(160), 0}, {io.window_width, std::max(room, io.look.px(60))});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {io.look.px(6), io.look.px(6)});
  m_open = ImGui::BeginPopup(name.c_str());
  ImGui::PopStyleVar();
  if (m_open) io.feedback.popup_open = true;
}
MenuScope::~MenuScope() {
  if (m_open) ImGui::EndPopup();
}

bool menu_item(const PanelIo& io, const std::string& label, const std::string& shortcut, bool checked, bool enabled) {
  const Look& look = io.look;
  const IdScope id{label};
  const DisabledScope off{!enabled};
  const float needed = text_width(look, Face::Body, label) + text_width(look, Face::Small, shortcut) + look.px(76);
  const float width = std::max(needed, ImGui::GetContentRegionAvail().x);
  const float height = look.px(30);
  const bool chosen = ImGui::Selectable("##item", false, ImGuiSelectableFlags_None, {width, height});
  const Rect row = item_rect();
  const auto& p = look.palette;
  if (checked) {
    const float side = look.px(14);
    draw_icon(Icon::Check, {row.x + look.px(6), row.y + (row.height - side) / 2, side, side}, p.accent);
  }
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const auto put = [&](Face face, core::Color color, float x, const std::string& text) {
    const float size = look.font(face)->FontSize;
    list.AddText(look.font(face), size, {x, row.y + (row.height - size) / 2}, u32(color), ui_text(text).c_str());
  };
  put(Face::Body, enabled ? p.text : p.faint, row.x + look.px(28), label);
  put(Face::Small, p.faint, row.right() - text_width(look, Face::Small, shortcut) - look.px(10), shortcut);
  return chosen;
}

}  // namespace eb::ui
