#pragma once
// The caption line: source and licence of what the picture shows on its days, each said once. In every picture with
// furniture; exports always have it.
#include <string>

#include "scene/map_furniture.h"

namespace eb::scene {

std::string credits_of(const FurnitureContext& context);

}  // namespace eb::scene
