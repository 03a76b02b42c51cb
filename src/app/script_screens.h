#pragma once
// The verbs of scripts about the screens of a show: `screens` and `shot-hall`. See app/script.h.
#include "app/script.h"

namespace eb::app {

core::Result<std::vector<ScriptCommand>> parse_screens(const std::vector<std::string>& words);

}  // namespace eb::app
