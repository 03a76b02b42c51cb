#include "io/prepared_source.h"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>

#include <algorithm>
#include <optional>

#include "io/converted_file.h"
#include "io/memory_copy.h"

namespace eb::io {
namespace {

namespace fs = std::filesystem;

bool has_sibling(const fs::path& file, std::initializer_list<const char*> suffixes) {
  std::error_code error;
  return std::any_of(suffixes.begin(), suffixes.end(),
                     [&](const char* suffix) { return fs::exists(fs::path{file}.replace_extension(suffix), error); });
}

PreparedSource with_new_index(const fs::path& shapefile) {
  CPLSetConfigOption("SHAPE_RESTORE_SHX", "YES");  // for the rest of this reader's short life
  PreparedSource prepared{{copy_to_memory(shapefile).value_or(shapefile.string())}, {}};
  prepared.notes.push_back({core::msg("{0} came without its index (.shx); the order of its shapes was worked out again",
                                      shapefile.filename().string()),
                            core::msg("Get all parts of the Shapefile; compare its attributes with its shapes.")});
  return prepared;
}

bool has_log(const fs::path& database) {
  std::error_code error;
  const auto size = fs::file_size(database.string() + "-wal", error);
  return !error && size > 0;
}

PreparedSource with_its_log(const fs::path& database) {
  if (const auto copy = copy_with_log(database)) return {{*copy}, {}};
  return {{database.string()},
          {{core::msg("The latest changes to {0} are in its log and could not be read", database.filename().string()),
            core::msg("Close the program that has it open, then reload the layer.")}}};
}

// Files in an archive or folder that look like data of their own, not like a part of other data.
std::vector<std::string> data_files_in(const std::string& folder) {
  constexpr int most_files = 500, deepest = 3;
  std::vector<std::string> files;
  char** entries = VSIReadDirRecursive(folder.c_str());
  for (int i = 0; i < std::min(CSLCount(entries), most_files); ++i) {
    const std::string entry = entries[i];
    if (std::count(entry.begin(), entry.end(), '/') > deepest) continue;
    if (has_suffix(entry,
                   {".shp", ".geojson", ".json", ".gpkg", ".kml",  ".kmz", ".czml", ".gml", ".gpx",    ".csv", ".fgb",
                    ".tab", ".mif",     ".dxf",  ".tif",  ".tiff", ".asc", ".osm",  ".pbf", ".sqlite", ".vrt"}))
      files.push_back(folder + "/" + entry);
  }
  CSLDestroy(entries);
  std::sort(files.begin(), files.end());
  return files;
}

std::optional<std::string> archive_folder(const std::string& source) {
  if (has_suffix(source, {".zip"})) return "/vsizip/{" + source + "}";
  if (has_suffix(source, {".tar", ".tgz", ".tar.gz"})) return "/vsitar/{" + source + "}";
  return std::nullopt;
}

}  // namespace

PreparedSource prepare_source(const std::string& source) {
  std::error_code error;
  if (fs::is_directory(source, error)) {
    PreparedSource prepared{{source}, {}};
    for (std::string& file : data_files_in(source)) prepared.names.push_back(std::move(file));
    return prepared;
  }
  if (!fs::is_regular_file(source, error)) return {{source}, {}};
  if (const auto folder = archive_folder(source)) {
    PreparedSource prepared{{source}, {}};
    for (std::string& file : data_files_in(*folder)) prepared.names.push_back(std::move(file));
    return prepared;
  }
  if (has_suffix(source, {".shp"}) && !has_sibling(source, {".shx", ".SHX"})) return with_new_index(source);
  if (has_suffix(source, {".gpkg", ".sqlite", ".db"}) && has_log(source)) return with_its_log(source);
  if (has_suffix(source, {".gz"})) return {{"/vsigzip/" + source, source}, {}};
  return {{source}, {}};
}

}  // namespace eb::io
