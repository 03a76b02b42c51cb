#include "ui/typed_line.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace eb::ui {

TypedLine::TypedLine(std::u32string_view text, std::span<const float> advances, bool mirrored)
    : m_order{reading_order(text, mirrored)}, m_left(text.size()), m_advance{advances.begin(), advances.end()} {
  bool has_letter = false;
  for (const auto character : m_order.visual) {
    m_left[character] = m_width;
    has_letter = has_letter || text[character] != U' ';
    if (!has_letter) m_indent += m_advance[character];
    m_width += m_advance[character];
  }
}

float TypedLine::caret(std::size_t index) const {
  if (m_left.empty()) return 0;
  if (index == 0) return from_right(0) ? m_left[0] + m_advance[0] : m_left[0];
  const std::size_t before = std::min(index, m_left.size()) - 1;
  return from_right(before) ? m_left[before] : m_left[before] + m_advance[before];
}

std::vector<TypedLine::Span> TypedLine::selection(std::size_t from, std::size_t to) const {
  std::vector<Span> spans;
  bool goes_on = false;
  for (const auto character : m_order.visual) {
    const bool is_selected = character >= from && character < to;
    if (is_selected && !goes_on) spans.push_back({m_left[character], m_left[character]});
    if (is_selected) spans.back().right = m_left[character] + m_advance[character];
    goes_on = is_selected;
  }
  return spans;
}

std::size_t TypedLine::index_at(float x) const {
  std::size_t nearest = 0;
  float least = std::numeric_limits<float>::max();
  for (std::size_t character = 0; character < m_left.size(); ++character) {
    const float left = m_left[character], right = left + m_advance[character];
    const float away = x < left ? left - x : x > right ? x - right : 0;
    if (away >= least) continue;
    least = away;
    const bool is_first_half = (x < (left + right) / 2) != from_right(character);
    nearest = is_first_half ? character : character + 1;
  }
  return nearest;
}

}  // namespace eb::ui
