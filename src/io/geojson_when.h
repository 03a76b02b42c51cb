#pragma once
// GeoJSON-T: the member "when" of a feature or of a whole collection, which GDAL does not hand over, as the columns
// "begin" and "end". Runs in a reader process.
#include <optional>
#include <string>
#include <string_view>

#include "io/kml_times.h"

namespace eb::io {

// - "when": {"timespans": [{"start": {"in": "1850"}, "end": {"latest": "1900"}}]}, and the older {"start", "end"} or
//   {"start", "stop"} without a list; a feature with several spans becomes several features;
// - a feature without "when" has that of its collection;
// - "earliest" and "latest" instead of "in" are uncertain dates;
// - a time that is no date is left out and told in a note; `file` is what the note calls the file.
// nullopt: there is no "when", or the text is no collection of features, or it is larger than 64 MiB.
std::optional<RewrittenText> with_when_as_columns(std::string_view geojson, const std::string& file);

}  // namespace eb::io
