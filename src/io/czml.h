#pragma once
// CZML, the time-dynamic format of CesiumJS, as GeoJSON with the columns "begin" and "end": GDAL has no
// driver for it. Runs in a reader process.
#include <string>
#include <string_view>

#include "core/result.h"
#include "io/kml_times.h"

namespace eb::io {

// Reads of each packet: id, name, description, plain custom properties, the text of its label; position
// (point, or the track of a moving one), polyline, corridor and wall (lines), polygon and rectangle
// (areas), in degrees or radians; availability, and values that hold during an interval only. A packet
// with several intervals becomes several features. Packets with the same id are one. What is left out
// is told in notes; `file` is what they call the file.
core::Result<RewrittenText> geojson_from_czml(std::string_view czml, const std::string& file);

}  // namespace eb::io
