#pragma once
// Applies the actions of editing routes on the map. Used by dispatch().
#include "app/dispatch.h"

namespace eb::app {

void dispatch_route(const session::RouteAction& action, DispatchContext& context);
// What an edit, an undo or another project took away is no longer edited or selected.
void follow_routes(Workspace& workspace);

}  // namespace eb::app
