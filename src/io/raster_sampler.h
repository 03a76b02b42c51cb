#pragma once
// A small image out of a very large raster without overviews, in the order in which the file stores its blocks.
#include <gdal_priv.h>

#include <cstddef>

#include "io/heartbeat.h"

namespace eb::io {

struct SampledRaster {
  GDALDatasetUniquePtr raster;    // in memory; nullptr when there is no room for it
  std::size_t failed_pieces = 0;  // that could not be read and stay empty
};

// A raster with the size, position and band descriptions of `frame` (a virtual copy of `source`, perhaps at a smaller
// size) and the nearest pixels of `source`, as far as they can be read.
SampledRaster sample_raster(GDALDataset& source, GDALDataset& frame, Heartbeat& heartbeat);

}  // namespace eb::io
