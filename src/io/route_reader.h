#pragma once
// Routes out of whatever GDAL reads, and out of GPX by a parser of our own. Runs in a reader process.
#include "core/result.h"
#include "io/heartbeat.h"
#include "io/open_source.h"
#include "io/source_reader.h"

namespace eb::io {

core::Result<ImportedRoutes> read_routes(const OpenRequest& request, const std::string& language, Heartbeat& heartbeat);

}  // namespace eb::io
