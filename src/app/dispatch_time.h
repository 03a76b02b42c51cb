#pragma once
// Applies the actions of the clock and of the time bar; dispatch() calls them. Main thread.
#include "app/workspace.h"
#include "session/action.h"

namespace eb::app {

void dispatch_time(const session::TimeAction& action, Workspace& workspace);
void dispatch_time_view(const session::TimeViewAction& action, session::Session& session);

}  // namespace eb::app
