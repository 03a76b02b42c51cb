#pragma once
// Times that are in a file but not in what GDAL gives of it, put back into the table. Runs in a reader process.
#include <string>
#include <vector>

#include "io/heartbeat.h"
#include "io/open_source.h"
#include "model/feature_table.h"

namespace eb::io {

// SQLite keeps any text or number in a column declared DATE or DATETIME; GDAL drops what is not a whole day
// ("1906", "1906-02", "c. 1900"). Puts those texts back. Returns the names of the columns looked at.
std::vector<std::string> recover_date_texts(OpenedSource::LayerPlace place, model::FeatureTable& table,
                                            const std::vector<bool>& is_date_typed, Heartbeat& heartbeat);

// A GPX track has no time of its own, its points have: adds the days of the first and last one as columns
// "recorded_from" and "recorded_to" where any point has one.
void add_recording_times(OpenedSource::LayerPlace place, model::FeatureTable& table, Heartbeat& heartbeat);

// The day, and the time of day when there is one, as ISO text; "" when the field holds none.
std::string iso_date(const OGRFeature& feature, int field);

}  // namespace eb::io
