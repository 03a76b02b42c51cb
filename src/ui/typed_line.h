#pragma once
// Where caret and selection of a line that is typed stand when its letters were put in reading order. Lengths are
// pixels from the left edge of the line as it is read. Pure; for ui/typed_field.
#include <span>
#include <string_view>
#include <vector>

#include "ui/reading_order.h"

namespace eb::ui {

class TypedLine {
 public:
  // `advances`: the width of each character.
  TypedLine(std::u32string_view text, std::span<const float> advances, bool mirrored);

  [[nodiscard]] float width() const { return m_width; }
  // Of the spaces that stand before every letter: they are not drawn, so nothing moves for them.
  [[nodiscard]] float indent() const { return m_indent; }
  // After the character before `index`, on the side to which that one runs: a further letter of its kind appears there.
  [[nodiscard]] float caret(std::size_t index) const;
  // The characters [from, to): pieces from left to right.
  struct Span {
    float left = 0, right = 0;
  };
  [[nodiscard]] std::vector<Span> selection(std::size_t from, std::size_t to) const;
  // Before which character one points.
  [[nodiscard]] std::size_t index_at(float x) const;

 private:
  [[nodiscard]] bool from_right(std::size_t character) const { return (m_order.level[character] & 1U) != 0; }

  ReadingOrderOfLine m_order;
  std::vector<float> m_left, m_advance;  // of each character
  float m_width = 0, m_indent = 0;
};

}  // namespace eb::ui
