#pragma once
// Applies the actions of the clock and of the time bar; dispatch() calls them. Main thread.
#include "app/workspace.h"
#include "session/action.h"
#include "text/catalog.h"

namespace eb::app {

// Typed dates and speeds are read in the language of `catalog`.
void dispatch_time(const session::TimeAction& action, const text::Catalog& catalog, Workspace& workspace);
void dispatch_time_view(const session::TimeViewAction& action, session::Session& session);

}  // namespace eb::app
