#pragma once
// What a hall reads beside the map: a large caption and a small text in one or two languages. Sized for the last row:
// letters never get smaller than their share of the picture's height, lines are never cut off; long texts take more of
// them, upwards. Part of the furniture.
#include <string>
#include <vector>

#include "text/shaper.h"

namespace eb::scene {

inline constexpr float least_caption_share = 0.035F, least_text_share = 0.025F;  // of the picture's height

struct CaptionWords {
  std::string caption, text;  // either may be empty
  friend bool operator==(const CaptionWords&, const CaptionWords&) = default;
};

struct StageCaption {
  std::vector<CaptionWords> languages;  // one or two; the second one is quieter
  double presence = 1;                  // 0..1
  [[nodiscard]] bool empty() const;
  friend bool operator==(const StageCaption&, const StageCaption&) = default;
};

struct CaptionLine {
  text::ShapedText text;
  float size_px = 0;
  float baseline = 0;  // below the top of the block
  bool is_large = false, is_second = false;
  bool from_right = false;  // its paragraph is written from right to left
};

struct CaptionBlock {
  std::vector<CaptionLine> lines;
  float width = 0, height = 0;
};

// Comfortably large where that stays within `wanted_height`; otherwise as small as is allowed.
CaptionBlock measure_caption(const StageCaption& caption, float picture_height, float width, float wanted_height,
                             text::Shaper& shaper);

}  // namespace eb::scene
