#pragma once
// One raster of an opened source, warped to the project CRS and made an image. Runs in a reader process.
#include <gdal_priv.h>

#include <memory>
#include <string>

#include "core/result.h"
#include "io/heartbeat.h"
#include "io/problem_list.h"

namespace eb::io {

core::Result<std::shared_ptr<model::RasterImage>> read_raster(GDALDataset& dataset, const std::string& target_crs,
                                                              Heartbeat& heartbeat, ProblemList& problems);

// Where a raster lies, in WGS 84 degrees; empty when that cannot be told.
geo::Box2d raster_extent_deg(GDALDataset& dataset);

}  // namespace eb::io
