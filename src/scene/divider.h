#pragma once
// The line between two maps and its grip. Drawn into the overlay of both maps: each clip shows its half.
#include "render/frame.h"
#include "scene/theme.h"

namespace eb::scene {

struct Divider {
  double x = 0;                // framebuffer pixels
  double top = 0, bottom = 0;  // between the panels
  double points = 1;           // pixels per point
  bool has_grip = true;        // it can be dragged
  bool is_active = false;      // under the pointer, dragged, or moved by the keys
};

// Where the grip's middle is: the pointer takes it anywhere along the line, this is where the eye looks.
double grip_y(const Divider& divider);

void add_divider(const Divider& divider, const Theme& theme, render::Overlay& out);

}  // namespace eb::scene
