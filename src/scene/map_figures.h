#pragma once
// From the document and the clock to the figures and the chart of the furniture.
#include <optional>
#include <string_view>
#include <vector>

#include "scene/map_furniture.h"

namespace eb::scene {

// In the order of the document; the numbers of series follow smaller in a second row, where nothing stands on days
// without a number.
std::vector<HeadlineFigure> figures_of(const FurnitureContext& context);

// What the session has chosen to be drawn over time: kilometres by phase, or a series. nullopt when there is nothing
// to draw.
std::optional<TimeChart> chart_of(const FurnitureContext& context);

}  // namespace eb::scene
