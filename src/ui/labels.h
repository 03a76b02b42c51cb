#pragma once
// Text that only shows. Everything passes through ui_text(), so that the fonts have its letters.
#include <string>
#include <string_view>

#include "ui/look.h"

namespace eb::ui {

float text_width(const Look& look, Face face, std::string_view text);
void text_line(const Look& look, Face face, core::Color color, std::string_view text);
void text_wrapped(const Look& look, Face face, core::Color color, std::string_view text);
// As high as text_wrapped() makes it.
float text_height(const Look& look, Face face, std::string_view text, float width);
// One line that ends in "…" when `width` is too small; the whole text is then its tooltip.
void text_fitted(const Look& look, Face face, core::Color color, std::string_view text, float width);
std::string fitted(const Look& look, Face face, std::string_view text, float width);
// Small letter-spaced capitals above a section.
void section_heading(const Look& look, std::string_view text);
void hairline(const Look& look);
// Along the upper or lower edge of the current panel, over its whole width.
enum class Edge : std::uint8_t { Top, Bottom };
void edge_line(const Look& look, const Rect& panel, Edge edge);
void gap(const Look& look, double pixels_at_100_percent);
void tooltip(const Look& look, std::string_view text);
void color_swatch(const Look& look, core::Color color, float size);

}  // namespace eb::ui
