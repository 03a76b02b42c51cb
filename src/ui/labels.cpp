#include "ui/labels.h"

#include <vector>

#include "ui/draw.h"
#include "ui/scopes.h"
#include "ui/ui_text.h"

namespace eb::ui {
namespace {

std::size_t next_codepoint(std::string_view text, std::size_t at) {
  ++at;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  return at;
}

}  // namespace

float text_width(const Look& look, Face face, std::string_view text) {
  const ImFont* font = look.font(face);
  return font->CalcTextSizeA(font->FontSize, 1e9F, 0, text.data(), text.data() + text.size()).x;
}

void text_line(const Look& look, Face face, core::Color color, std::string_view text) {
  const FontScope font{look, face};
  ImGui::PushStyleColor(ImGuiCol_Text, u32(color));
  const auto shown = ui_text(text);
  ImGui::TextUnformatted(shown.data(), shown.data() + shown.size());
  ImGui::PopStyleColor();
}

void text_wrapped(const Look& look, Face face, core::Color color, std::string_view text) {
  ImGui::PushTextWrapPos(0);
  text_line(look, face, color, text);
  ImGui::PopTextWrapPos();
}

float text_height(const Look& look, Face face, std::string_view text, float width) {
  const ImFont* font = look.font(face);
  return font->CalcTextSizeA(font->FontSize, 1e9F, width, text.data(), text.data() + text.size()).y;
}

std::string fitted(const Look& look, Face face, std::string_view text, float width) {
  if (text_width(look, face, text) <= width) return std::string{text};
  const std::string ellipsis = "…";
  const float room = width - text_width(look, face, ellipsis);
  std::size_t end = 0;
  while (end < text.size()) {
    const auto next = next_codepoint(text, end);
    if (text_width(look, face, text.substr(0, next)) > room) break;
    end = next;
  }
  while (end > 0 && text[end - 1] == ' ') --end;
  return std::string{text.substr(0, end)} + ellipsis;
}

void text_fitted(const Look& look, Face face, core::Color color, std::string_view text, float width) {
  const auto shown = fitted(look, face, text, width);
  text_line(look, face, color, shown);
  if (shown != text && ImGui::IsItemHovered()) tooltip(look, text);
}

void section_heading(const Look& look, std::string_view text) {
  if (look.is_mirrored) {  // letters of their own have no reading order, and Hebrew is not spaced
    text_wrapped(look, Face::Heading, look.palette.faint, upper_case(text));
    gap(look, 3);
    return;
  }
  const auto capitals = ui_text(upper_case(text));
  ImFont* font = look.font(Face::Heading);
  const float spacing = look.px(1.1);
  ImVec2 at = ImGui::GetCursorScreenPos();
  const float start = at.x;
  const float right_edge = start + ImGui::GetContentRegionAvail().x;
  for (std::size_t i = 0; i < capitals.size();) {
    const auto next = next_codepoint(capitals, i);
    const char* glyph = capitals.data() + i;
    const float advance = text_width(look, Face::Heading, std::string_view{glyph, next - i}) + spacing;
    if (at.x + advance > right_edge && at.x > start) {  // a long heading goes on in the next line
      at = {start, at.y + font->FontSize * 1.2F};
    }
    ImGui::GetWindowDrawList()->AddText(font, font->FontSize, at, u32(look.palette.faint), glyph, glyph + (next - i));
    at.x += advance;
    i = next;
  }
  const float height = at.y - ImGui::GetCursorScreenPos().y + font->FontSize;
  ImGui::Dummy({std::min(at.x - start, right_edge - start), height + look.px(3)});
}

void hairline(const Look& look) {
  gap(look, 5);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float thickness = std::max(1.0F, std::floor(look.px(1)));
  ImGui::GetWindowDrawList()->AddRectFilled(at, {at.x + ImGui::GetContentRegionAvail().x, at.y + thickness},
                                            u32(look.palette.hairline));
  ImGui::Dummy({0, thickness});
  gap(look, 5);
}

void edge_line(const Look& look, const Rect& panel, Edge edge) {
  const float thickness = std::max(1.0F, std::floor(look.px(1)));
  const float y = edge == Edge::Top ? panel.y : panel.bottom() - thickness;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.PushClipRect(top_left(panel), bottom_right(panel));  // else the padding would cut the ends
  list.AddRectFilled({panel.x, y}, {panel.right(), y + thickness}, u32(look.palette.hairline));
  list.PopClipRect();
}

void gap(const Look& look, double pixels_at_100_percent) {
  ImGui::Dummy({0, std::max(0.0F, look.px(pixels_at_100_percent) - ImGui::GetStyle().ItemSpacing.y)});
}

void tooltip(const Look& look, std::string_view text) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {look.px(10), look.px(8)});
  ImGui::BeginTooltip();
  ImGui::PushTextWrapPos(look.px(320));
  text_line(look, Face::Small, look.palette.text, text);
  ImGui::PopTextWrapPos();
  ImGui::EndTooltip();
  ImGui::PopStyleVar();
}

void color_swatch(const Look& look, core::Color color, float size) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float line = ImGui::GetFrameHeight();
  const float y = at.y + (line - size) / 2;
  ImGui::GetWindowDrawList()->AddRectFilled({at.x, y}, {at.x + size, y + size}, u32(color), look.px(3));
  ImGui::Dummy({size, line});
}

}  // namespace eb::ui
