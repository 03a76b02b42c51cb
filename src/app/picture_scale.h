#pragma once
// How large text and lines of a map are: pixels per point. Used by the painter and by the window; pure functions.

namespace eb::app {

// Of a picture: its height counts, unless it is narrow.
double picture_scale(int width_px, int height_px);

// Of the map in a window. A map grows with its window, so on a large screen it is large already: the scale a person has
// chosen makes it larger only where it asks for more than that, and at most twice as large as a picture of that size
// would be, as more leaves no map between the words. `content_scale`: of the screen, 1 = 96 dpi; `chosen`: by the
// person.
double window_map_scale(int width_px, int height_px, double content_scale, double chosen);

}  // namespace eb::app
