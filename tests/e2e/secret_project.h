#pragma once
// A project whose layers hold secrets, in every format and CRS people have them in: for the tests of secrecy.
#include <filesystem>
#include <string>
#include <vector>

#include "geo/types.h"

namespace eb::test {

// Each lies in a TK25 quadrant of its own, more than a kilometre from the quadrant's corners and centre.
inline constexpr geo::LonLat secret_geojson{6.52537, 51.58611}, secret_gpkg{6.60861, 51.53587},
    secret_csv{6.69193, 51.58583}, secret_gpx{6.77537, 51.53611}, secret_kml{6.85861, 51.58587},
    secret_gauss{6.94193, 51.53583}, secret_mercator{7.02537, 51.58611}, secret_shape{7.10861, 51.53587},
    secret_flagged{7.21671, 51.57213}, secret_by_hand{7.38371, 51.57213}, secret_czml{7.48371, 51.48213},
    secret_exact{7.55037, 51.57213};

std::vector<geo::LonLat> secret_places();
// Every text of a secret holds one of these.
std::vector<std::string> secret_names();

// Writes sources and project into the folder; the project's path. With `is_open` no layer is called sensitive, to
// show that a test would notice.
std::filesystem::path write_secret_project(const std::filesystem::path& folder, bool is_open = false);
// What GDAL reads only with help: GML, a Shapefile without index, a GeoPackage with a log.
std::vector<std::filesystem::path> write_awkward_files(const std::filesystem::path& folder);
// A file of exact places for planners.
std::filesystem::path write_exact_file(const std::filesystem::path& folder);

}  // namespace eb::test
