#pragma once
// Why legs that should follow roads do not: what the router said of a way, until something about it changes. Part of
// Session; written by app/leg_router, read by panels and checks.
#include <map>

#include "core/result.h"
#include "model/awaited_ways.h"

namespace eb::session {

using UnroutedWays = std::map<model::WayAsked, core::Error>;

}  // namespace eb::session
