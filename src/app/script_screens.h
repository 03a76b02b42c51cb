#pragma once
// The verbs of scripts about the screens of a show: `screens` and `shot-hall`; and those about what surrounds
// the map: `wall-clock`, `exact`, `clipboard`. See app/script.h.
#include "app/script.h"

namespace eb::app {

core::Result<std::vector<ScriptCommand>> parse_screens(const std::vector<std::string>& words);

}  // namespace eb::app
