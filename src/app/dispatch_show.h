#pragma once
// Applies what is asked of the show in its table; dispatch() calls it. Main thread.
#include "app/dispatch.h"

namespace eb::app {

void dispatch_show(const session::ShowAction& action, DispatchContext& context);

}  // namespace eb::app
