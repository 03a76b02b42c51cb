#pragma once
// The program with a window (or, for scripts, an offscreen stand-in for one).
#include "app/environment.h"

namespace eb::app {

int run_window(const WindowCommand& command, const Environment& environment);

}  // namespace eb::app
