#pragma once
// Names under which GDAL can open a source without writing beside it and without misreading it.
#include <string>
#include <vector>

#include "io/source_note.h"

namespace eb::io {

struct PreparedSource {
  std::vector<std::string> names;  // tried in order; all that open are used when there are several
  std::vector<SourceNote> notes{};
};

// - a Shapefile without index is copied into memory, where GDAL makes the lost index again;
// - a GeoPackage with a write-ahead log becomes a copy in memory without one, since reading it in place would change
// the log;
// - archives and folders that no driver knows as one become the files in them.
// What a single file needs is done when it is its turn (io/converted_file.h).
PreparedSource prepare_source(const std::string& source);

// Behind the first name, which is the whole, those that are called like a layer, so that it is found early.
void put_first(const std::string& layer, std::vector<std::string>& names);

// Said where a source has more pieces than are opened, and what helps there.
SourceNote more_than(const std::string& source, int most);
core::Message unpack_hint();

}  // namespace eb::io
