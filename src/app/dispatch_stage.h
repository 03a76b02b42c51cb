#pragma once
// Applies the actions of a presentation; dispatch() calls it. Main thread.
#include "app/dispatch.h"

namespace eb::app {

void dispatch_stage(const session::StageAction& action, DispatchContext& context);

// After any action: the presentation follows edits of the show, the story and calm mode.
void follow_stage(Workspace& workspace);

// What the map of the window shows, clear of the panels, as a step of a show: ground, date, layers and routes. Without
// id and words.
model::ShowStep step_of_view(const Workspace& workspace, const session::Insets& covered);

// The camera that shows a step's view inside the insets of a picture.
session::Camera camera_of_view(const Workspace& workspace, const model::ShowView& view, int width_px, int height_px,
                               const session::Insets& insets);

}  // namespace eb::app
