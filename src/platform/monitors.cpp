#include "platform/monitors.h"

#include <algorithm>
#include <map>

namespace eb::platform {
namespace {

long long shared_area(const Monitor& a, const Monitor& b) {
  const long long width = std::min(a.x + a.width, b.x + b.width) - std::max(a.x, b.x);
  const long long height = std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y);
  return width <= 0 || height <= 0 ? 0 : width * height;
}

// A projector of fewer pixels shows a part of what the laptop shows.
bool mirror(const Monitor& a, const Monitor& b) {
  const auto smaller = std::min(static_cast<long long>(a.width) * a.height, static_cast<long long>(b.width) * b.height);
  return 2 * shared_area(a, b) > smaller;
}

}  // namespace

void make_names_unique(Monitors& monitors) {
  std::map<std::string, int> seen;
  for (auto& monitor : monitors) {
    const int count = ++seen[monitor.name];
    if (count > 1) monitor.name += " " + std::to_string(count);
  }
}

Monitors without_mirrors(const Monitors& monitors) {
  Monitors kept;
  for (const auto& monitor : monitors) {
    const auto same = std::ranges::find_if(kept, [&](const Monitor& other) { return mirror(monitor, other); });
    if (same == kept.end()) {
      kept.push_back(monitor);
    } else if (monitor.is_primary) {
      *same = monitor;
    }
  }
  return kept;
}

}  // namespace eb::platform
