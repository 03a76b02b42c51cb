#pragma once
// Names under which GDAL can open a source without writing beside it and without misreading it.
#include <memory>
#include <string>
#include <vector>

#include "io/source_note.h"
#include "io/temporary_folder.h"

namespace eb::io {

struct PreparedSource {
  std::vector<std::string> names;           // tried in order; all that open are used when there are several
  std::unique_ptr<TemporaryFolder> folder;  // links or copies some of the names lie in; may be null
  std::vector<SourceNote> notes{};
};

// - GML and Shapefiles without index are linked into a private folder, where GDAL may put its side files;
//   the lost index is made again there;
// - a GeoPackage with a write-ahead log is copied there, since reading it in place would change the log;
// - archives and folders that no driver knows as one become the files in them.
// What a single file needs is done when it is its turn (io/converted_file.h).
PreparedSource prepare_source(const std::string& source);

}  // namespace eb::io
