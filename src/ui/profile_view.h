#pragma once
// What the panel of heights shows; built by app while it is open.
#include <memory>
#include <string>

#include "core/ids.h"
#include "model/elevation.h"

namespace eb::ui {

struct ProfileView {
  core::RouteId route;                                 // empty = there is none to show
  std::shared_ptr<const model::RouteProfile> profile;  // nullptr while it is being made
  std::string raster_title;                            // where the heights come from; empty = no raster is loaded
};

}  // namespace eb::ui
