#pragma once
// What the check before the doors open found; built by app while its panel is open.
#include <vector>

#include "session/preflight.h"

namespace eb::ui {

struct PreflightView {
  std::vector<session::PreflightCheck> checks;
  bool is_measuring = false;  // more will come
};

}  // namespace eb::ui
