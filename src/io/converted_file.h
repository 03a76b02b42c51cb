#pragma once
// One file brought into a form GDAL reads whole and rightly, as a copy in memory. Runs in a reader
// process.
#include <string>
#include <vector>

#include "core/result.h"
#include "io/source_note.h"

namespace eb::io {

struct ConvertedFile {
  std::string name;  // of the copy, or as given when none was needed
  std::vector<SourceNote> notes;
  bool has_own_life = false;  // its columns "begin" and "end" are what the format itself says of a feature's time
};

// `name` is a path or a name inside an archive ("/vsizip/..."). CZML, and texts whose positions or times GDAL would
// misread (io/checked_positions.h, io/kml_times.h, io/geojson_when.h), are converted where they need it, everything
// else stays. An error only where GDAL could not tell what is wrong itself.
core::Result<ConvertedFile> convert_file(const std::string& name);

// Lower or upper case; suffixes with their dot.
bool has_suffix(const std::string& name, std::initializer_list<const char*> suffixes);

}  // namespace eb::io
