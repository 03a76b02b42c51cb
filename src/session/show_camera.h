#pragma once
// From what a step of a show shows to a camera of the hall's picture, and back. Used by the player of a show, by "take
// step from the current view" and by pictures of steps. Pure arithmetic.
#include "geo/types.h"
#include "model/show.h"
#include "session/camera.h"

namespace eb::session {

// How the project's plane treats the middle of a view; see app::Workspace::to_project and ground_truth.
struct ShowGround {
  geo::Vec2d center;           // of the view, project CRS
  double metres_per_unit = 1;  // on the ground, for one unit of the CRS there
};

// The view wholly inside what `insets` (pixels) leave of the picture, as large as it goes, in the middle of it.
Camera camera_for(const model::ShowView& view, const ShowGround& ground, int width_px, int height_px,
                  const Insets& insets);

// What of the ground lies inside the insets. `center` is the WGS 84 position of free_center(), `metres_per_unit` as
// above. camera_for() with the same size and insets gives the camera again.
model::ShowView view_of(const Camera& camera, const Insets& insets, geo::LonLat center, double metres_per_unit);

// Position (project CRS) in the middle of what the insets leave free.
geo::Vec2d free_center(const Camera& camera, const Insets& insets);

}  // namespace eb::session
