#pragma once
// How far two pictures are apart. Two figures, because each alone has a blind spot: the share of pixels that
// differ visibly misses a small thing that is wrong altogether, the worst block misses a thin veil everywhere.
#include <string>

#include "io/png_file.h"

namespace eb::test {

struct Difference {
  bool same_size = true;
  double share = 0;              // of pixels with a channel more than 24 of 255 apart
  double worst_block = 0;        // largest mean difference of a block, 0..255
  int worst_x = 0, worst_y = 0;  // its middle, pixels of the original picture
};

struct Tolerance {
  double share = 0;
  double worst_block = 0;
  int shrink = 1;  // both pictures are averaged over squares of this side first: forgives the edges of letters
  int block = 16;  // side of a block, in pixels after shrinking
};

// Pictures without text: other versions of Mesa, PROJ or GEOS move an edge by a fraction of a pixel.
inline constexpr Tolerance without_text{0.002, 10, 1, 16};
// Pictures with text: FreeType and the font's version change the edges of letters, not where they stand.
inline constexpr Tolerance with_text{0.003, 5, 4, 8};
// The same with another version of the text's font, as in another release of Debian: letters have other widths, so
// only where things stand and how they are coloured can be compared.
inline constexpr Tolerance with_other_font{0.015, 14, 16, 4};

Difference compare(const io::PngImage& a, const io::PngImage& b, const Tolerance& tolerance);
bool is_within(const Difference& difference, const Tolerance& tolerance);
std::string describe(const Difference& difference, const Tolerance& tolerance);

// What differs, bright on black, eight times as strong.
io::PngImage difference_picture(const io::PngImage& a, const io::PngImage& b);

}  // namespace eb::test
