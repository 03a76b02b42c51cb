#pragma once
// A tour on the map: the way behind the vehicle quieter than the way ahead, and the vehicle itself. Pure.
#include "model/route.h"
#include "render/frame.h"
#include "scene/map_scale.h"
#include "scene/theme.h"
#include "session/tour.h"

namespace eb::scene {

struct TourLook {
  session::ThemeKind theme = session::ThemeKind::Dark;
  core::ThemedColor color;  // of the route
  model::Profile profile = model::Profile::Coach;
};

// Takes the place of the route's own line.
void add_tour_way(const session::Tour& tour, double along_m, const TourLook& look, const session::Camera& camera,
                  const MapScale& scale, render::Overlay& out);
// Beside the symbol of a stop while it is parked there.
void add_vehicle(const session::TourMoment& moment, const TourLook& look, const session::Camera& camera,
                 const MapScale& scale, render::Overlay& out);

// Where it stands at a stop, for names to keep clear of; nullopt on the way.
std::optional<render::Rect> parked_area(const session::TourMoment& moment, const session::Camera& camera,
                                        const MapScale& scale);

}  // namespace eb::scene
