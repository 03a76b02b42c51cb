#include "ui/edit_widgets.h"

#include "ui/draw.h"
#include "ui/drawn_text.h"
#include "ui/typed_field.h"
#include "ui/ui_text.h"

namespace eb::ui {
namespace {

struct ButtonColors {
  core::Color idle, hover, text;
};

ButtonColors button_colors(const Palette& p, const ButtonLook& look) {
  constexpr core::Color none{0, 0, 0, 0};
  if (look.kind == ButtonKind::Filled) return {p.text, p.secondary, p.panel};
  return {look.pressed_in ? p.selected : none, p.hover, look.pressed_in ? p.text : p.secondary};
}

void draw_button_content(const Look& look, const std::string& label, const ButtonLook& kind, core::Color color) {
  const Rect box = item_rect();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  ImFont* font = look.font(kind.face);
  const float side = font->FontSize * 0.92F;
  const float inner = look.px(7);
  const float label_width = text_width(look, kind.face, label);
  const float icon_width = kind.icon == Icon::None ? 0 : side + (label.empty() ? 0 : inner);
  float x = box.x + (box.width - label_width - icon_width) / 2;
  const float icon_x = kind.icon_after ? x + label_width + inner : x;
  if (kind.icon != Icon::None) draw_icon(kind.icon, {icon_x, box.y + (box.height - side) / 2, side, side}, color);
  if (!kind.icon_after) x += icon_width;
  list.AddText(font, font->FontSize, {x, box.y + (box.height - font->FontSize) / 2}, u32(color),
               ui_text(label).c_str());
}

// A frame without looks that keeps ImGui's mouse and keyboard behaviour and its focus ring.
bool bare_button(const char* id, ImVec2 size) {
  const ImVec4 none{0, 0, 0, 0};
  for (const auto slot : {ImGuiCol_Button, ImGuiCol_ButtonHovered, ImGuiCol_ButtonActive})
    ImGui::PushStyleColor(slot, none);
  const bool clicked = ImGui::Button(id, size);
  ImGui::PopStyleColor(3);
  return clicked;
}

struct EditedText {
  std::string& text;
  TypedField& field;
};

// ImGui asks for more room through this callback, and tells where caret and selection are.
int follow_text(ImGuiInputTextCallbackData* data) {
  auto& edited = *static_cast<EditedText*>(data->UserData);
  if (data->EventFlag == ImGuiInputTextFlags_CallbackAlways) edited.field.note(*data);
  if (data->EventFlag != ImGuiInputTextFlags_CallbackResize) return 0;
  auto& text = edited.text;
  text.resize(static_cast<std::size_t>(data->BufTextLen));
  data->Buf = text.data();
  return 0;
}

}  // namespace

float button_width(const Look& look, const std::string& label, const ButtonLook& kind) {
  const float icon =
      kind.icon == Icon::None ? 0 : look.font(kind.face)->FontSize * 0.92F + (label.empty() ? 0 : look.px(7));
  return text_width(look, kind.face, label) + icon + look.px(20);
}

bool button(const PanelIo& io, const std::string& label, const ButtonLook& kind) {
  const Look& look = io.look;
  const auto colors = button_colors(look.palette, kind);
  ImGui::PushStyleColor(ImGuiCol_Button, u32(colors.idle));
  ImGui::PushStyleColor(ImGuiCol_ButtonHovered, u32(colors.hover));
  ImGui::PushStyleColor(ImGuiCol_Border, u32(look.palette.hairline));
  ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize,
                      kind.kind == ButtonKind::Outlined ? std::max(1.0F, std::floor(look.px(1))) : 0.0F);
  const bool clicked = ImGui::Button(("##" + (kind.id.empty() ? label : std::string{kind.id})).c_str(),
                                     {button_width(look, label, kind), look.px(30)});
  ImGui::PopStyleVar();
  ImGui::PopStyleColor(3);
  const bool hovered = ImGui::IsItemHovered();
  const auto text = hovered && kind.kind != ButtonKind::Filled ? look.palette.text : colors.text;
  draw_button_content(look, label, kind, text);
  return clicked;
}

void wrap_before(float width) {
  const float right_edge = ImGui::GetWindowPos().x + ImGui::GetWindowContentRegionMax().x;
  const float next = ImGui::GetItemRectMax().x + ImGui::GetStyle().ItemSpacing.x + width;
  if (next <= right_edge) ImGui::SameLine();
}

std::optional<bool> edit_check(const PanelIo& io, const std::string& label, bool value, float width) {
  const Look& look = io.look;
  const auto& p = look.palette;
  const float side = look.px(16);
  const float wanted = side + look.px(9) + text_width(look, Face::Body, label) + look.px(6);
  const float room = width < 0 ? ImGui::GetContentRegionAvail().x : (width > 0 ? width : wanted);
  const bool clicked = bare_button(("##" + label).c_str(), {room, ImGui::GetFrameHeight()});
  const Rect box = item_rect();
  const Rect mark{box.x + look.px(2), box.y + (box.height - side) / 2, side, side};
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const bool hovered = ImGui::IsItemHovered();
  if (value) {
    list.AddRectFilled(top_left(mark), bottom_right(mark), u32(p.accent), look.px(4));
    const float inset = side * 0.1F;
    draw_icon(Icon::Check, {mark.x + inset, mark.y + inset, side - 2 * inset, side - 2 * inset}, p.on_accent);
  } else {
    list.AddRect(top_left(mark), bottom_right(mark), u32(hovered ? p.text : p.faint), look.px(4), 0,
                 std::max(1.0F, look.px(1.3)));
  }
  const float text_x = mark.right() + look.px(9);
  const auto shown = fitted(look, Face::Body, label, box.right() - text_x);
  ImFont* font = look.font(Face::Body);
  list.AddText(font, font->FontSize, {text_x, box.y + (box.height - font->FontSize) / 2},
               u32(value || hovered ? p.text : p.secondary), ui_text(shown).c_str());
  if (hovered && shown != label) tooltip(look, label);
  return clicked ? std::optional{!value} : std::nullopt;
}

std::optional<double> edit_slider(const PanelIo& io, const std::string& label, double value, SliderRange range,
                                  const std::string& shown_value) {
  const Look& look = io.look;
  const auto& p = look.palette;
  const float full = ImGui::GetContentRegionAvail().x;
  const float value_width = text_width(look, Face::Small, shown_value);
  const float left = ImGui::GetCursorPosX();
  text_fitted(look, Face::Small, p.secondary, label, full - value_width - look.px(8));
  ImGui::SameLine(left + full - value_width);
  text_line(look, Face::Small, p.text, shown_value);

  auto number = static_cast<float>(value);
  const ImVec4 none{0, 0, 0, 0};
  for (const auto slot : {ImGuiCol_FrameBg, ImGuiCol_FrameBgHovered, ImGuiCol_FrameBgActive, ImGuiCol_SliderGrab,
                          ImGuiCol_SliderGrabActive})
    ImGui::PushStyleColor(slot, none);
  ImGui::SetNextItemWidth(-1);
  const bool changed = ImGui::SliderFloat(("##" + label).c_str(), &number, static_cast<float>(range.min),
                                          static_cast<float>(range.max), "", ImGuiSliderFlags_NoInput);
  ImGui::PopStyleColor(5);
  const Rect box = item_rect();
  const float share =
      std::clamp((number - static_cast<float>(range.min)) / static_cast<float>(range.max - range.min), 0.0F, 1.0F);
  const float radius = look.px(7), y = box.y + box.height / 2, half = look.px(1.5);
  const float x = box.x + radius + share * (box.width - 2 * radius);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled({box.x, y - half}, {box.right(), y + half}, u32(p.pressed), half);
  list.AddRectFilled({box.x, y - half}, {x, y + half}, u32(p.accent), half);
  list.AddCircleFilled({x, y}, radius, u32(p.text), 24);
  return changed ? std::optional{static_cast<double>(number)} : std::nullopt;
}

std::optional<core::Color> edit_color(const PanelIo& io, const std::string& label, core::Color value) {
  ImVec4 color = vec4(value);
  const auto flags = ImGuiColorEditFlags_NoInputs | ImGuiColorEditFlags_NoAlpha | ImGuiColorEditFlags_NoLabel |
                     ImGuiColorEditFlags_NoOptions | ImGuiColorEditFlags_NoTooltip | ImGuiColorEditFlags_NoDragDrop;
  const bool changed = ImGui::ColorEdit3(("##" + label).c_str(), &color.x, flags);
  if (ImGui::IsPopupOpen("picker")) io.feedback.popup_open = true;
  ImGui::SameLine();
  ImGui::AlignTextToFramePadding();
  text_line(io.look, Face::Small, io.look.palette.secondary, label);
  if (!changed) return std::nullopt;
  const auto byte = [](float share) {
    return static_cast<std::uint8_t>(std::clamp(share, 0.0F, 1.0F) * 255.0F + 0.5F);
  };
  return core::Color{byte(color.x), byte(color.y), byte(color.z), value.a};
}

std::optional<std::size_t> edit_choice(const PanelIo& io, const std::string& label, std::span<const std::string> items,
                                       std::size_t current, float width) {
  std::optional<std::size_t> chosen;
  if (!label.empty()) text_line(io.look, Face::Small, io.look.palette.secondary, label);
  ImGui::SetNextItemWidth(width);
  const auto shown = current < items.size() ? ui_text(items[current]) : std::string{};
  if (!ImGui::BeginCombo(("##" + label).c_str(), shown.c_str())) return chosen;
  io.feedback.popup_open = true;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const IdScope id{i};
    if (ImGui::Selectable(ui_text(items[i]).c_str(), i == current)) chosen = i;
    if (i == current) ImGui::SetItemDefaultFocus();
  }
  ImGui::EndCombo();
  return chosen;
}

TextEdit edit_paragraph(const PanelIo& io, const char* id, std::string& buffer, float width, int lines) {
  TextEdit result;
  const auto before = buffer;
  ui_text(buffer);
  const float height = ImGui::GetTextLineHeight() * static_cast<float>(lines) + 2 * ImGui::GetStyle().FramePadding.y;
  const auto flags = ImGuiInputTextFlags_CallbackResize | ImGuiInputTextFlags_CallbackAlways;
  TypedField field{io, id, buffer, lines};
  EditedText edited{buffer, field};
  result.entered =
      ImGui::InputTextMultiline(id, buffer.data(), buffer.capacity() + 1, {width, height}, flags, follow_text, &edited);
  field.put_in_order(buffer);
  result.active = ImGui::IsItemActive();
  result.changed = buffer != before;
  if (result.active) io.feedback.text_active = true;
  return result;
}

void give_keyboard_to_next_field() {
  // ImGui 1.90 looks for the field only in the focus scope of the panel that has the focus already.
  ImGui::SetWindowFocus();
  ImGui::SetKeyboardFocusHere();
}

TextEdit edit_text(const PanelIo& io, const char* id, std::string& buffer, const std::string& hint, float width) {
  TextEdit result;
  ImGui::SetNextItemWidth(width);
  const auto flags = ImGuiInputTextFlags_AutoSelectAll | ImGuiInputTextFlags_EnterReturnsTrue |
                     ImGuiInputTextFlags_CallbackResize | ImGuiInputTextFlags_CallbackAlways;
  const auto before = buffer;
  ui_text(buffer);
  // Numbers and Latin words are typed from left to right, so that the caret stands where the next letter will.
  const bool from_left = !buffer.empty() && !has_right_to_left(buffer);
  const UnmirroredScope kept;
  TypedField field{io, id, buffer, 1};
  EditedText edited{buffer, field};
  result.entered = ImGui::InputTextWithHint(id, ui_text(hint).c_str(), buffer.data(), buffer.capacity() + 1, flags,
                                            follow_text, &edited);
  field.put_in_order(buffer);
  if (from_left) kept.end(item_rect());
  result.active = ImGui::IsItemActive();
  result.changed = buffer != before;
  if (result.active) io.feedback.text_active = true;
  if (result.active) io.feedback.text_from_left = from_left;
  return result;
}

}  // namespace eb::ui
