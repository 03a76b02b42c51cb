#pragma once
// The pages of a show's handout, A4: one a step with its picture, its words, and the presenter's notes where they are
// wanted. Filled by app/show_command; knows neither files nor OpenGL.
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/result.h"
#include "model/show.h"
#include "text/catalog.h"

namespace eb::app {

// On paper, in points, and how fine.
inline constexpr double handout_picture_width = 505, handout_picture_height = 505.0 * 9 / 16;
inline constexpr int handout_width_px = 1920, handout_height_px = 1080;
inline constexpr double handout_enlarged = 1.5;  // letters of the map, to be read on paper

struct HandoutPicture {
  std::vector<std::uint8_t> rgba;  // handout_width_px x handout_height_px
  std::string credits;
};

struct HandoutInput {
  std::string title;  // of the project
  const model::Show& show;
  const text::Catalog& catalog;          // of the headings and dates
  std::array<std::string, 2> languages;  // of the words; [1] empty = one language
  bool notes = false;
  std::vector<HandoutPicture> pictures;  // one a step
};

// The bytes of the PDF.
core::Result<std::string> handout_pdf(const HandoutInput& input);

}  // namespace eb::app
