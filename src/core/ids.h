#pragma once
// Identities that survive saving, reordering and undo.
#include <cstdint>
#include <string>

namespace eb::core {

using LayerId = std::string;  // the layer's "id" in the project file, unique in a project
using RouteId = std::string;

// A feature on the map: its layer and its row in that layer's FeatureTable.
struct FeatureRef {
  LayerId layer;
  std::uint32_t row = 0;
  friend bool operator==(const FeatureRef&, const FeatureRef&) = default;
};

}  // namespace eb::core
