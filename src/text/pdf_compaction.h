#pragma once
// Makes a PDF of ours smaller without changing what it shows. Used by PdfWriter; any thread.
#include <string>

namespace eb::text {

// Cairo embeds fonts of Japanese with the subroutines of all 65,000 glyphs (0.9 MB), or at least with a place for each.
// Here every outline that is used is written out and the subroutines go; pictures of few colours get a palette. A PDF
// that cannot be read is returned as it was.
std::string compacted_pdf(std::string pdf);

}  // namespace eb::text
