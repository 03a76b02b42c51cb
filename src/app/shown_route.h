#pragma once
// The route one looks at: what the strips below the map show.
#include <memory>

#include "app/workspace.h"

namespace eb::app {

// With so many points at least: the edited one, else that of the selected point, else the first visible one.
std::shared_ptr<const model::Route> shown_route(const Workspace& workspace, std::size_t fewest_points);

}  // namespace eb::app
