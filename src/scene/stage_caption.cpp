#include "scene/stage_caption.h"

#include <algorithm>
#include <array>

namespace eb::scene {

namespace {

// Shares of the picture's height.
struct TypeSizes {
  float caption, second_caption, text, second_text;
};
constexpr std::array<TypeSizes, 3> type_sizes{
    {{0.045F, 0.038F, 0.0275F, 0.0265F}, {0.040F, 0.0365F, 0.0262F, 0.0255F}, {0.0365F, 0.0355F, 0.0255F, 0.0255F}}};
static_assert(type_sizes.back().second_caption > least_caption_share);
static_assert(type_sizes.back().second_text > least_text_share);

constexpr float caption_line = 1.16F, text_line = 1.32F;     // of the size
constexpr float ascent = 0.80F;                              // as of all furniture
constexpr float gap_to_text = 0.16F, gap_to_second = 0.62F;  // of the caption's size

// Appends paragraphs one below the other.
class BlockWriter {
 public:
  BlockWriter(float width, text::Shaper& shaper) : m_width{width}, m_shaper{shaper} {}

  void add(const std::string& text, float size, bool is_large, bool is_second) {
    if (text.empty()) return;
    text::TextStyle style;
    style.size_px = size;
    if (is_large) style.weight = is_second ? text::Weight::SemiBold : text::Weight::Bold;
    if (is_large) style.letter_spacing_em = -0.008F;
    style.tabular_figures = false;
    style.halo_px = std::max(1.0F, 0.05F * size);
    const bool from_right = text::runs_from_right(text);
    const float step = size * (is_large ? caption_line : text_line);
    for (auto& line : balanced(text, style)) {
      block.width = std::max(block.width, line.width);
      block.lines.push_back(
          {std::move(line), size, block.height + (step - size) / 2 + ascent * size, is_large, is_second, from_right});
      block.height += step;
    }
  }
  void skip(float height) {
    if (!block.lines.empty()) block.height += height;
  }

  CaptionBlock block;

 private:
  // As few lines as the width allows, of about the same length: no word stands alone in the last one.
  std::vector<text::ShapedText> balanced(const std::string& text, const text::TextStyle& style) {
    auto lines = m_shaper.shape_lines(text, style, m_width);
    if (lines.size() < 2) return lines;
    float narrow = m_width / static_cast<float>(lines.size()), wide = m_width;
    constexpr int halvings = 5;
    for (int i = 0; i < halvings; ++i) {
      const float middle = (narrow + wide) / 2;
      auto tried = m_shaper.shape_lines(text, style, middle);
      if (tried.size() > lines.size()) {
        narrow = middle;
      } else {
        wide = middle;
        lines = std::move(tried);
      }
    }
    return lines;
  }

  float m_width;
  text::Shaper& m_shaper;
};

CaptionBlock written(const StageCaption& caption, const TypeSizes& sizes, float picture_height, float width,
                     text::Shaper& shaper) {
  BlockWriter writer{width, shaper};
  bool is_second = false;
  for (const auto& words : caption.languages) {
    const float large = picture_height * (is_second ? sizes.second_caption : sizes.caption);
    const float small = picture_height * (is_second ? sizes.second_text : sizes.text);
    if (is_second) writer.skip(gap_to_second * large);
    writer.add(words.caption, large, true, is_second);
    if (!words.caption.empty() && !words.text.empty()) writer.skip(gap_to_text * large);
    writer.add(words.text, small, false, is_second);
    is_second = true;
  }
  return std::move(writer.block);
}

}  // namespace

bool StageCaption::empty() const {
  return std::ranges::all_of(languages, [](const auto& words) { return words.caption.empty() && words.text.empty(); });
}

CaptionBlock measure_caption(const StageCaption& caption, float picture_height, float width, float wanted_height,
                             text::Shaper& shaper) {
  CaptionBlock block;
  for (const auto& sizes : type_sizes) {
    block = written(caption, sizes, picture_height, width, shaper);
    if (block.height <= wanted_height) break;
  }
  return block;
}

}  // namespace eb::scene
