#pragma once
// Numbers of stops on a printed map: where two would lie on each other they move apart. For app/roadbook_pages. Pure.
#include <vector>

#include "text/pdf_page.h"

namespace eb::app {

struct MapMark {
  std::size_t stop = 0;
  double at_x = 0, at_y = 0;  // the place itself, points on the page
  double radius = 8;
  double x = at_x, y = at_y;  // where its number stands
};

// Marks outside the frame are dropped; the others keep inside it.
void spread(std::vector<MapMark>& marks, const text::PageBox& frame);

}  // namespace eb::app
