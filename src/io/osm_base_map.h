#pragma once
// One OpenStreetMap extract read with GDAL and written as the GeoPackage of a base map. Runs in a reader process;
// memory stays bounded because GDAL keeps its index of nodes in a file once it grows.
#include "core/result.h"
#include "io/base_map.h"
#include "io/heartbeat.h"

namespace eb::io {

core::Result<BaseMapSummary> write_base_map(const BaseMapRequest& request, Heartbeat& heartbeat);

}  // namespace eb::io
