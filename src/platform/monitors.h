#pragma once
// The monitors a desktop spans, as plain values. Made by platform contexts and by scripts; used by app to decide what
// is shown where. Positions and sizes are screen coordinates of the desktop, y down.
#include <string>
#include <vector>

namespace eb::platform {

struct Monitor {
  std::string name;  // as the system calls it ("HDMI-1"); unique in a list
  int x = 0, y = 0;
  int width = 0, height = 0;
  int width_mm = 0, height_mm = 0;  // 0 = not told
  double refresh_hz = 0;            // 0 = not told
  bool is_primary = false;
  friend bool operator==(const Monitor&, const Monitor&) = default;
};
using Monitors = std::vector<Monitor>;

// Equal names (two projectors of one make) get a number: "Epson", "Epson 2".
void make_names_unique(Monitors& monitors);

// Two monitors that show the same part of the desktop are one screen to place things on: the first of them stays, the
// primary one before others.
[[nodiscard]] Monitors without_mirrors(const Monitors& monitors);

}  // namespace eb::platform
