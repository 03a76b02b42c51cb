#pragma once
// The verb `show` of scripts: presenting and editing the show. See app/script.h.
#include "app/script.h"

namespace eb::app {

core::Result<std::vector<ScriptCommand>> parse_show(const std::vector<std::string>& words);

}  // namespace eb::app
