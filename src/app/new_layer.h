#pragma once
// Layers for data that comes without a project: names, colours and labels chosen so that it can be read.
#include <string>
#include <vector>

#include "geo/crs.h"
#include "io/source_reader.h"
#include "model/document.h"

namespace eb::app {

// One layer for each vector layer of the source and one for its raster, with ids unique in `document`.
std::vector<model::Layer> layers_for_source(const model::Document& document, const std::string& source,
                                            const io::SourceReader::Listing& listing);

// Length of every feature's lines on the ellipsoid, metres.
std::vector<double> ellipsoidal_lengths(const model::FeatureTable& table, const geo::Transformer& from_wgs84);

}  // namespace eb::app
