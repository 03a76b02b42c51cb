#pragma once
// Pages on paper: text of any script, shapes and pictures as a PDF with its fonts inside. Used by app/roadbook.
// Lengths are points (1/72 inch) from the upper left corner, y down. One thread at a time.
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/color.h"
#include "core/result.h"

namespace eb::text {

inline constexpr double a4_width = 595.276, a4_height = 841.890;  // ISO 216, 210 mm x 297 mm

enum class PageAlign : std::uint8_t { Start, Middle, End };

struct PageText {
  double size = 10;
  bool semibold = false;
  core::Color color{32, 38, 46, 255};
  PageAlign align = PageAlign::Start;
  double line_height = 1.3;  // of the size
  double letter_spacing_em = 0;
  int most_lines = 0;  // 0 = as many as it takes; the last one ends in an ellipsis
};

// A picture, row 0 on top, opaque.
struct PagePicture {
  int width_px = 0, height_px = 0;
  std::span<const std::uint8_t> rgba;
};

struct PageBox {
  double x = 0, y = 0, width = 0, height = 0;
};

class PdfWriter {
 public:
  // What the reader shows about the document. `language` chooses the forms of letters.
  PdfWriter(std::string_view title, std::string_view language);
  ~PdfWriter();
  PdfWriter(const PdfWriter&) = delete;
  PdfWriter& operator=(const PdfWriter&) = delete;

  // Ends the page before; `bookmark` is its entry in the outline.
  void new_page(std::string_view bookmark);
  // How high a text becomes, and how wide its longest line.
  [[nodiscard]] double text_height(std::string_view text, double width, const PageText& style);
  [[nodiscard]] double text_width(std::string_view text, const PageText& style);
  // Wrapped into `width`; returns its height. Lines that would begin below `bottom` are not drawn: `rest`, if wanted,
  // is what remains of the text then.
  double text(double x, double y, double width, std::string_view text, const PageText& style);
  double text_until(double x, double y, double width, double bottom, std::string_view text, const PageText& style,
                    std::string& rest);

  void fill(const PageBox& box, core::Color color, double radius = 0);
  void outline(const PageBox& box, core::Color color, double width, double radius = 0);
  void line(double x1, double y1, double x2, double y2, core::Color color, double width);
  void disc(double x, double y, double radius, core::Color color);
  void picture(const PageBox& box, const PagePicture& picture, double radius = 0);
  void link(const PageBox& box, std::string_view address);
  // What is drawn until unclip() stays inside the box.
  void clip(const PageBox& box, double radius = 0);
  void unclip();

  // The document whole; nothing may be drawn after it.
  core::Result<std::string> finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace eb::text
