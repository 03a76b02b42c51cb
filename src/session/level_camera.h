#pragma once
// A turned view as one that is not turned, over a plane turned with it: what is upright on screen is upright there.
// For boxes drawn on the screen. Used by the map tools and whoever flies to what they ask for.
#include "session/camera.h"

namespace eb::session {

// The same picture without a rotation: its positions are those of the project CRS turned by the camera's rotation.
Camera levelled(const Camera& camera);
// The camera with this rotation of which `level` is the levelled one.
Camera turned(Camera level, double rotation_rad);

}  // namespace eb::session
