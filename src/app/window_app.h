#pragma once
// The program with a window (or, for scripts, an offscreen stand-in for one).
#include "app/app.h"
#include "app/environment.h"

namespace eb::app {

// Window or offscreen stand-in, renderer and panels as the command asks for them.
core::Result<App::Parts> make_parts(const WindowCommand& command, const Environment& environment);

int run_window(const WindowCommand& command, const Environment& environment);

}  // namespace eb::app
