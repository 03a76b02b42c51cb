#pragma once
// The colours of the two themes that do not come from the project.
#include "core/color.h"
#include "session/session.h"

namespace eb::scene {

struct Theme {
  bool is_dark = true;
  core::Color background, land, other_water, text, secondary_text, scrim, route, eagle, casing, selection;
  core::Color relief_light, relief_dark;  // slopes towards the light and away from it
};

Theme theme_of(session::ThemeKind kind);
inline core::Color pick(const core::ThemedColor& color, session::ThemeKind kind) {
  return kind == session::ThemeKind::Dark ? color.dark : color.light;
}

}  // namespace eb::scene
