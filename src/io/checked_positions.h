#pragma once
// Text formats whose positions GDAL reads as far as they are numbers: "abc" becomes 0 and "51,5" becomes 51, without a
// word. What is no position is told and replaced by what makes a reader leave it out. Runs in a reader process, on
// anything; linear in the size of the text, whose copy is made only where something is wrong.
#include <optional>
#include <string>
#include <string_view>

#include "io/text_mending.h"

namespace eb::io {

enum class PositionFormat { Kml, Gml, GeoRss, Gpx, Osm, Mif, Dxf };

// By its name and its first bytes (some thousand are enough); nullopt for what is none of them.
std::optional<PositionFormat> position_format(std::string_view name, std::string_view beginning);

// nullopt: all positions are positions, and so written that GDAL reads them.
std::optional<RewrittenText> with_positions_only(std::string_view text, PositionFormat format, const std::string& file);

// As above; lines of keywords, and pairs of lines.
void check_mif(std::string_view text, TextMending& mending);
void check_dxf(std::string_view text, TextMending& mending);

}  // namespace eb::io
