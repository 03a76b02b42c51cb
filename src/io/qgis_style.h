#pragma once
// How QGIS draws the layers of a GeoPackage of routes: its style files (QML), as it keeps them in the table
// layer_styles.
#include <string>

#include "core/color.h"

namespace eb::io {

// `table`: "stops", "shaping_points" or "legs". `label_field`: the column with the names.
std::string qgis_style(const std::string& table, core::Color color, const std::string& label_field);

}  // namespace eb::io
