#include "ui/typed_field.h"

#include <algorithm>
#include <cmath>

#include "ui/codepoints.h"
#include "ui/letters.h"
#include "ui/typed_line.h"

namespace eb::ui {
namespace {

// Characters in front of a byte of the text.
std::size_t characters_before(const std::string& text, int byte) {
  return to_codepoints(std::string_view{text}.substr(0, static_cast<std::size_t>(std::max(byte, 0)))).size();
}

struct Position {
  std::size_t line = 0, column = 0;
};

struct Lines {
  std::vector<std::u32string> lines = std::vector<std::u32string>(1);

  explicit Lines(const std::string& text) {
    for (const char32_t c : to_codepoints(text)) {
      if (c == U'\n')
        lines.emplace_back();
      else
        lines.back() += c;
    }
  }
  [[nodiscard]] Position at(std::size_t character) const {
    Position position{0, character};
    while (position.line + 1 < lines.size() && position.column > lines[position.line].size())
      position.column -= lines[position.line++].size() + 1;
    position.column = std::min(position.column, lines[position.line].size());
    return position;
  }
};

std::vector<float> advances_of(std::u32string_view line) {
  const ImFont* font = ImGui::GetFont();
  const float scale = ImGui::GetFontSize() / font->FontSize;
  std::vector<float> advances;
  for (const char32_t c : line) advances.push_back(font->GetCharAdvance(static_cast<ImWchar>(c)) * scale);
  return advances;
}

float width_before(std::span<const float> advances, std::size_t column) {
  float width = 0;
  for (std::size_t i = 0; i < std::min(column, advances.size()); ++i) width += advances[i];
  return width;
}

// A line as it is read, and where that lies in a panel, which is turned as a whole later.
class PlacedLine {
 public:
  PlacedLine(std::u32string_view text, float left, bool mirrored)
      : m_advances{advances_of(text)}, m_line{text, m_advances, mirrored}, m_left{left}, m_mirrored{mirrored} {}
  [[nodiscard]] float in_panel(float x) const {
    return m_mirrored ? m_left + m_line.width() - x : m_left + std::max(0.0F, x - m_line.indent());
  }
  [[nodiscard]] float from_panel(float x) const {
    return m_mirrored ? m_left + m_line.width() - x : x - m_left + m_line.indent();
  }
  [[nodiscard]] float caret(std::size_t column) const { return in_panel(m_line.caret(column)); }
  [[nodiscard]] const TypedLine& line() const { return m_line; }
  // Where ImGui has it.
  [[nodiscard]] float logical(std::size_t column) const { return m_left + width_before(m_advances, column); }

 private:
  std::vector<float> m_advances;
  TypedLine m_line;
  float m_left;
  bool m_mirrored;
};

// What ImGui drew last is the caret: a line of a pixel without a picture.
int caret_vertices(const ImDrawList& list) {
  constexpr int most = 8;
  const ImVec2 plain = ImGui::GetFontTexUvWhitePixel();
  int count = 0;
  for (int i = list.VtxBuffer.Size - 1; i >= 0 && count < most; --i, ++count) {
    const ImDrawVert& vertex = list.VtxBuffer[i];
    if (vertex.uv.x != plain.x || vertex.uv.y != plain.y || std::abs(vertex.pos.x - list.VtxBuffer.back().pos.x) > 3)
      break;
  }
  return count >= 4 ? count : 0;
}

}  // namespace

TypedField::TypedField(const PanelIo& io, const char* id, const std::string& text, int lines)
    : m_io{io},
      m_id{ImGui::GetID(id)},
      m_is_mixed{has_right_to_left(text)},
      m_selected_color{ImGui::GetColorU32(ImGuiCol_TextSelectedBg)} {
  if (!m_is_mixed) return;
  point_at(text, lines);
  ImGui::PushStyleColor(ImGuiCol_TextSelectedBg, ImVec4{0, 0, 0, 0});
}

TypedField::~TypedField() {
  end();
}

void TypedField::end() {
  if (!m_is_mixed) return;
  m_is_mixed = false;
  ImGui::PopStyleColor();
  if (m_pointer_x) ImGui::GetIO().MousePos.x = *m_pointer_x;
}

// For the time of the field the pointer is where ImGui has the letter that is seen there.
void TypedField::point_at(const std::string& text, int lines) {
  ImGuiIO& imgui = ImGui::GetIO();
  if (!imgui.MouseDown[0]) return;
  const ImVec2 corner = ImGui::GetCursorScreenPos(), padding = ImGui::GetStyle().FramePadding;
  const float line_height = ImGui::GetFontSize();
  const bool is_over = imgui.MousePos.y >= corner.y &&
                       imgui.MousePos.y < corner.y + line_height * static_cast<float>(lines) + 2 * padding.y;
  if (!is_over) return;
  ImGuiStorage& storage = *ImGui::GetStateStorage();
  const float left = corner.x + storage.GetFloat(m_id + 1, padding.x),
              top = corner.y + storage.GetFloat(m_id + 2, padding.y);
  const Lines all{text};
  const auto last = static_cast<float>(all.lines.size() - 1);
  const auto row = static_cast<std::size_t>(std::clamp(std::floor((imgui.MousePos.y - top) / line_height), 0.0F, last));
  const PlacedLine line{all.lines[row], left, m_io.look.is_mirrored};
  const float x = line.from_panel(imgui.MousePos.x);
  if (x < 0 || x > line.line().width()) return;
  m_pointer_x = imgui.MousePos.x;
  imgui.MousePos.x = line.logical(line.line().index_at(x));
}

void TypedField::note(const ImGuiInputTextCallbackData& data) {
  m_list = ImGui::GetWindowDrawList();
  m_cursor = data.CursorPos;
  m_from = std::min(data.SelectionStart, data.SelectionEnd);
  m_to = std::max(data.SelectionStart, data.SelectionEnd);
}

void TypedField::put_in_order(const std::string& text) {
  if (!m_is_mixed) return;
  const ImVec2 corner = ImGui::GetItemRectMin();
  ImGuiStorage& storage = *ImGui::GetStateStorage();
  if (m_list == nullptr) {
    storage.SetFloat(m_id + 1, ImGui::GetStyle().FramePadding.x);  // without the keyboard it shows its beginning
    storage.SetFloat(m_id + 2, ImGui::GetStyle().FramePadding.y);
  } else if (const auto place = move_caret(text)) {
    storage.SetFloat(m_id + 1, place->left - corner.x);
    storage.SetFloat(m_id + 2, place->top - corner.y);
    draw_selection(text, *place);
  }
  end();
}

std::optional<TypedField::Place> TypedField::move_caret(const std::string& text) {
  const int count = caret_vertices(*m_list);
  if (count == 0) return std::nullopt;
  const Lines all{text};
  const Position at = all.at(characters_before(text, m_cursor));
  ImDrawVert* const first = &m_list->VtxBuffer[m_list->VtxBuffer.Size - count];
  float x = 0, top = first->pos.y;
  for (int i = 0; i < count; ++i) {
    x += first[i].pos.x / static_cast<float>(count);
    top = std::min(top, first[i].pos.y);
  }
  const auto& text_of_line = all.lines[at.line];
  const float left = x - width_before(advances_of(text_of_line), at.column);
  const float by = PlacedLine{text_of_line, left, m_io.look.is_mirrored}.caret(at.column) - x;
  for (int i = 0; i < count; ++i) first[i].pos.x += by;
  return Place{left, top - static_cast<float>(at.line) * ImGui::GetFontSize()};
}

void TypedField::draw_selection(const std::string& text, const Place& place) const {
  if (m_from == m_to) return;
  const Lines all{text};
  const Position from = all.at(characters_before(text, m_from)), to = all.at(characters_before(text, m_to));
  m_list->PushClipRect(ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
  for (std::size_t row = from.line; row <= to.line; ++row) {
    const PlacedLine line{all.lines[row], place.left, m_io.look.is_mirrored};
    const float top = place.top + static_cast<float>(row) * ImGui::GetFontSize(), bottom = top + ImGui::GetFontSize();
    const std::size_t begin = row == from.line ? from.column : 0,
                      end_of = row == to.line ? to.column : all.lines[row].size();
    for (const auto& span : line.line().selection(begin, end_of)) {
      const float a = line.in_panel(span.left), b = line.in_panel(span.right);
      m_list->AddRectFilled({std::min(a, b), top}, {std::max(a, b), bottom}, m_selected_color);
    }
  }
  m_list->PopClipRect();
}

}  // namespace eb::ui
