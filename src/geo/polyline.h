#pragma once
// Distances, lengths and areas of lines and rings in the plane of the project CRS. Pure functions.
#include <span>

#include "geo/types.h"

namespace eb::geo {

double distance_to_segment(Vec2d point, Vec2d start, Vec2d end);
// Infinite for an empty line; a line of one vertex is a point.
double distance_to_line(Vec2d point, std::span<const Vec2d> line);

double length(std::span<const Vec2d> line);

// Area inside a closed ring, positive when it runs counter-clockwise (shoelace formula, Meister 1769).
double signed_area(std::span<const Vec2d> ring);

// Even-odd rule over one closed ring (crossing number after Franklin 1970). Points on the border may
// fall on either side.
bool ring_contains(std::span<const Vec2d> ring, Vec2d point);

}  // namespace eb::geo
