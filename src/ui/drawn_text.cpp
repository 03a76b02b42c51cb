#include "ui/drawn_text.h"

#include <fribidi.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <optional>
#include <span>
#include <string>

#include "ui/draw.h"
#include "ui/reading_order.h"

namespace eb::ui {
namespace {

std::uint64_t corner_key(float u, float v) {
  return (std::uint64_t{std::bit_cast<std::uint32_t>(u)} << 32U) | std::bit_cast<std::uint32_t>(v);
}

// Two triangles over four corners, as ImGui writes letters and pictures: what has a texture of its own.
std::optional<ImDrawVert*> textured_quad(ImDrawList& list, const ImDrawCmd& command, unsigned index) {
  if (index + 6 > command.IdxOffset + command.ElemCount) return std::nullopt;
  const auto* indices = list.IdxBuffer.Data + index;
  for (const int i : {1, 2}) {
    if (indices[i] != indices[0] + i) return std::nullopt;
  }
  if (indices[3] != indices[0] || indices[4] != indices[2] || indices[5] != indices[0] + 3) return std::nullopt;
  ImDrawVert* corners = list.VtxBuffer.Data + command.VtxOffset + indices[0];
  if (corners[0].uv.x == corners[2].uv.x || corners[0].uv.y == corners[2].uv.y) return std::nullopt;
  return corners;
}

struct Letter {
  ImDrawVert* corners = nullptr;
  const ImFont* font = nullptr;
  const ImFontGlyph* glyph = nullptr;
  float scale = 1, pen = 0, line = 0;  // where it starts, and the top of its line
  int spaces = 0;                      // before it, within its run
  [[nodiscard]] float end() const { return pen + glyph->AdvanceX * scale; }
};

float space_of(const Letter& letter) {
  return letter.font->FindGlyph(' ')->AdvanceX * letter.scale;
}

// A letter that was cut at the edge of its field has lost a part of its picture, but not the other edge.
Letter read_letter(ImDrawVert* corners, const LetterIndex::Entry& entry) {
  const ImFontGlyph& glyph = *entry.glyph;
  const ImVec2 upper = corners[0].pos, lower = corners[2].pos;
  Letter letter{corners, entry.font, entry.glyph};
  const bool keeps_left = corners[0].uv.x == glyph.U0, keeps_top = corners[0].uv.y == glyph.V0;
  if (keeps_left && corners[2].uv.x == glyph.U1) letter.scale = (lower.x - upper.x) / (glyph.X1 - glyph.X0);
  letter.pen = keeps_left ? upper.x - glyph.X0 * letter.scale : lower.x - glyph.X1 * letter.scale;
  letter.line = keeps_top ? upper.y - glyph.Y0 * letter.scale : lower.y - glyph.Y1 * letter.scale;
  return letter;
}

// Spaces between two letters of one text; nullopt = the second one begins another text. Letters of a text follow each
// other by exactly their widths; one that ImGui starts anew stands on a whole pixel.
std::optional<int> spaces_between(const Letter& before, const Letter& after) {
  constexpr float tolerance = 0.06F;
  constexpr int most = 3;
  if (before.font != after.font || std::abs(before.line - after.line) > tolerance) return std::nullopt;
  if (std::abs(before.scale - after.scale) > 0.001F) return std::nullopt;
  const float gap = after.pen - before.end(), space = space_of(before);
  const int spaces = static_cast<int>(std::lround(gap / space));
  if (spaces < 0 || spaces > most) return std::nullopt;
  if (std::abs(gap - static_cast<float>(spaces) * space) > tolerance) return std::nullopt;
  return spaces;
}

// One line of one text: its characters in reading order, and which letter draws each (spaces have none).
struct Line {
  std::u32string characters;
  std::vector<const Letter*> letters;
  float left = 0, right = 0, space = 0;
  bool has_right_to_left = false;
};

Line read_line(std::span<const Letter> run) {
  Line line;
  line.left = run.front().pen;
  line.right = run.back().end();
  line.space = space_of(run.front());
  for (const Letter& letter : run) {
    for (int i = 0; i < letter.spaces; ++i) {
      line.characters.push_back(U' ');
      line.letters.push_back(nullptr);
    }
    line.characters.push_back(letter.glyph->Codepoint);
    line.letters.push_back(&letter);
    line.has_right_to_left = line.has_right_to_left || is_letter_from_right(letter.glyph->Codepoint);
  }
  return line;
}

void move_to(const Letter& letter, float pen) {
  const float by = pen - letter.pen;
  for (int i = 0; i < 4; ++i) letter.corners[i].pos.x += by;
}

// Brackets and arrows look the other way where the text runs the other way.
bool turns(char32_t character) {
  FriBidiChar other = character;
  return fribidi_get_mirror_char(character, &other) != 0 || (character >= 0x2190 && character <= 0x2193);
}

void turn(const Letter& letter) {
  std::swap(letter.corners[0].uv.x, letter.corners[1].uv.x);
  std::swap(letter.corners[3].uv.x, letter.corners[2].uv.x);
}

// Letters still stand where ImGui put them; they get their place in the final picture.
void place(std::span<const Letter> run, const ReadingOrder& order, bool mirrored) {
  const Line line = read_line(run);
  if (!mirrored && !line.has_right_to_left) return;
  const auto read = reading_order(line.characters, mirrored);
  float pen = mirrored ? order.width - line.right : line.left;
  for (const auto at : read.visual) {
    const Letter* letter = line.letters[at];
    if (letter == nullptr) {
      pen += line.space;
      continue;
    }
    move_to(*letter, pen);
    if ((read.level[at] & 1U) != 0 && turns(line.characters[at])) turn(*letter);
    pen += letter->glyph->AdvanceX * letter->scale;
  }
}

// One list of what was drawn.
class ListTurner {
 public:
  ListTurner(ImDrawList& list, const std::vector<Unmirrored>& unmirrored, const ReadingOrder& order)
      : m_list{list},
        m_unmirrored{unmirrored},
        m_order{order},
        m_shift(static_cast<std::size_t>(list.VtxBuffer.Size), nan_shift) {
    if (!order.mirrored) return;
    for (const Unmirrored& kept : unmirrored) {
      if (kept.list != &list) continue;
      const auto first = std::clamp(kept.first, 0, list.VtxBuffer.Size),
                 last = std::clamp(kept.last, first, list.VtxBuffer.Size);
      // Of scopes within each other the outer one ends later and holds.
      std::fill(m_shift.begin() + first, m_shift.begin() + last, order.width - kept.left - kept.right);
    }
  }

  void turn(const LetterIndex& letters) {
    for (const ImDrawCmd& command : m_list.CmdBuffer) collect(command, letters);
    if (m_order.mirrored) mirror();
    place_runs();
  }

 private:
  static constexpr float nan_shift = std::numeric_limits<float>::quiet_NaN();

  [[nodiscard]] float shift_of(const ImDrawVert* vertex) const {
    return m_shift[static_cast<std::size_t>(vertex - m_list.VtxBuffer.Data)];
  }
  [[nodiscard]] bool is_kept(const ImDrawVert* vertex) const { return !std::isnan(shift_of(vertex)); }

  void collect(const ImDrawCmd& command, const LetterIndex& letters) {
    const bool is_atlas = (std::bit_cast<std::uint64_t>(command.TextureId) & picture_mark) == 0;
    for (unsigned i = command.IdxOffset; i + 3 <= command.IdxOffset + command.ElemCount;) {
      const auto corners = textured_quad(m_list, command, i);
      i += corners ? 6 : 3;
      if (!corners) continue;
      const auto entry = is_atlas ? letters.find((*corners)[0].uv, (*corners)[2].uv) : LetterIndex::Entry{};
      if (entry.font != nullptr)
        m_letters.push_back(read_letter(*corners, entry));
      else
        m_pictures.push_back(*corners);
    }
  }

  void mirror() {
    const float width = m_order.width;
    std::vector<bool> done(static_cast<std::size_t>(m_list.VtxBuffer.Size), false);
    const auto keep_shape = [&](ImDrawVert* corners) {
      if (is_kept(corners)) return;
      const float by = width - corners[0].pos.x - corners[2].pos.x;
      for (int i = 0; i < 4; ++i) {
        corners[i].pos.x += by;
        done[static_cast<std::size_t>(corners + i - m_list.VtxBuffer.Data)] = true;
      }
    };
    for (ImDrawVert* corners : m_pictures) keep_shape(corners);
    for (const Letter& letter : m_letters)  // placed later, run by run, or with what they are kept with
      if (!is_kept(letter.corners))
        for (int i = 0; i < 4; ++i) done[static_cast<std::size_t>(letter.corners + i - m_list.VtxBuffer.Data)] = true;
    for (int i = 0; i < m_list.VtxBuffer.Size; ++i) {
      ImDrawVert& vertex = m_list.VtxBuffer[i];
      if (is_kept(&vertex))
        vertex.pos.x += shift_of(&vertex);
      else if (!done[static_cast<std::size_t>(i)])
        vertex.pos.x = width - vertex.pos.x;
    }
    for (Letter& letter : m_letters)
      if (is_kept(letter.corners)) letter.pen += shift_of(letter.corners);
    for (ImDrawCmd& command : m_list.CmdBuffer) turn_clip(command);
  }

  // What clips only a kept part moves with it.
  void turn_clip(ImDrawCmd& command) const {
    const ImVec4 clip = command.ClipRect;
    command.ClipRect = {m_order.width - clip.z, clip.y, m_order.width - clip.x, clip.w};
    if (command.ElemCount == 0) return;
    const auto vertex = [&](unsigned index) {
      return m_list.VtxBuffer.Data + command.VtxOffset + m_list.IdxBuffer[static_cast<int>(command.IdxOffset + index)];
    };
    const ImDrawVert *first = vertex(0), *last = vertex(command.ElemCount - 1);
    if (!is_kept(first) || !is_kept(last)) return;
    for (const Unmirrored& kept : m_unmirrored) {
      if (kept.list != &m_list || clip.x < kept.left || clip.z > kept.right) continue;
      command.ClipRect = {clip.x + shift_of(first), clip.y, clip.z + shift_of(first), clip.w};
    }
  }

  void place_runs() {
    for (std::size_t first = 0; first < m_letters.size();) {
      const bool kept = is_kept(m_letters[first].corners);
      std::size_t last = first + 1;
      for (; last < m_letters.size() && is_kept(m_letters[last].corners) == kept; ++last) {
        const auto spaces = spaces_between(m_letters[last - 1], m_letters[last]);
        if (!spaces) break;
        m_letters[last].spaces = *spaces;
      }
      place(std::span{m_letters}.subspan(first, last - first), m_order, m_order.mirrored && !kept);
      first = last;
    }
  }

  ImDrawList& m_list;
  const std::vector<Unmirrored>& m_unmirrored;
  const ReadingOrder& m_order;
  std::vector<float> m_shift;  // of vertices that keep their left and right; not a number = mirrored
  std::vector<Letter> m_letters;
  std::vector<ImDrawVert*> m_pictures;
};

}  // namespace

FrameNotes* frame_notes() {
  return static_cast<FrameNotes*>(ImGui::GetIO().UserData);
}

UnmirroredScope::UnmirroredScope() : m_first{ImGui::GetWindowDrawList()->VtxBuffer.Size} {}

void UnmirroredScope::end(const Rect& area) const {
  const ImDrawList* list = ImGui::GetWindowDrawList();
  if (auto* notes = frame_notes())
    notes->unmirrored.push_back({list, m_first, list->VtxBuffer.Size, area.x, area.right()});
}

void LetterIndex::build(const ImFontAtlas& atlas) {
  m_by_upper_left.clear();
  m_by_lower_right.clear();
  for (const ImFont* font : atlas.Fonts) {
    for (const ImFontGlyph& glyph : font->Glyphs) {
      if (!glyph.Visible) continue;
      m_by_upper_left[corner_key(glyph.U0, glyph.V0)] = {font, &glyph};
      m_by_lower_right[corner_key(glyph.U1, glyph.V1)] = {font, &glyph};
    }
  }
}

LetterIndex::Entry LetterIndex::find(ImVec2 upper_left, ImVec2 lower_right) const {
  const auto by_left = m_by_upper_left.find(corner_key(upper_left.x, upper_left.y));
  if (by_left != m_by_upper_left.end()) return by_left->second;
  const auto by_right = m_by_lower_right.find(corner_key(lower_right.x, lower_right.y));
  return by_right != m_by_lower_right.end() ? by_right->second : Entry{};
}

void put_in_reading_order(ImDrawData& data, const LetterIndex& letters, const std::vector<Unmirrored>& unmirrored,
                          const ReadingOrder& order, bool has_right_to_left) {
  if (!order.mirrored && !has_right_to_left) return;
  for (int i = 0; i < data.CmdListsCount; ++i) ListTurner{*data.CmdLists[i], unmirrored, order}.turn(letters);
}

}  // namespace eb::ui
