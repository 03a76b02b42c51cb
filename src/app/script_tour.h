#pragma once
// The script verb `tour` and the facts of a tour. tests/README.md lists both.
#include "app/script.h"
#include "app/workspace.h"

namespace eb::app {

core::Result<std::vector<ScriptCommand>> parse_tour(const std::vector<std::string>& words);

// tour (off, asked, playing, paused or held), tour.phase (opening, stop, driving, closing), tour.stop (from 1),
// tour.stops, tour.seconds, tour.duration, tour.speed, tour.along (share of the way), tour.past (date of "then" at the
// stop, or none), tour.shows (then or now), tour.aside (pixels the map is away from what the tour shows). nullopt: no
// such fact.
std::optional<std::string> tour_fact(const session::Session& session, const std::string& name);

}  // namespace eb::app
