#pragma once
// What the tour of an excursion is asked for, and what of everything else a tour gives way to. Part of app/dispatch.
#include "app/dispatch.h"

namespace eb::app {

void dispatch_tour(const session::TourAction& action, DispatchContext& context);
// Whoever takes map or clock into the hand holds the tour. Called before each action.
void hold_tour(const session::Action& action, session::Session& session);

}  // namespace eb::app
