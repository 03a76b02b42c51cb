#pragma once
// Makes the tour of a route from where it lies, when it is where, and what the water at its stops was before.
#include <memory>

#include "app/workspace.h"
#include "session/tour.h"

namespace eb::app {

// The route a tour would show; nullptr where there is none with a stop.
std::shared_ptr<const model::Route> route_to_tour(const Workspace& workspace);
// nullptr while something of it is being loaded or worked out.
std::shared_ptr<const session::Tour> make_tour(Workspace& workspace, const std::shared_ptr<const model::Route>& route);

// Starts what was asked for once everything is there, and ends the tour of a route that is no longer the same.
void follow_tour(Workspace& workspace);

}  // namespace eb::app
