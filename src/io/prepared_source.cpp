#include "io/prepared_source.h"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
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

// The source itself, then the files in an archive or folder that look like data of their own, not like a part of other
// data.
PreparedSource with_files_in(const std::string& source, const std::string& folder) {
  constexpr int most_files = 500, most_entries = 100'000, deepest = 3;
  std::vector<std::string> files;
  const CPLStringList entries{VSIReadDirRecursive(folder.c_str())};
  for (int i = 0; i < std::min(entries.Count(), most_entries); ++i) {
    const std::string entry = entries[i];
    if (std::count(entry.begin(), entry.end(), '/') > deepest) continue;
    if (has_suffix(entry,
                   {".shp", ".geojson", ".json", ".gpkg", ".kml",  ".kmz", ".czml", ".gml", ".gpx",    ".csv", ".fgb",
                    ".tab", ".mif",     ".dxf",  ".tif",  ".tiff", ".asc", ".osm",  ".pbf", ".sqlite", ".vrt"}))
      files.push_back(folder + "/" + entry);
  }
  PreparedSource prepared{{source}, {}};
  if (files.size() > most_files || entries.Count() > most_entries)
    prepared.notes.push_back(more_than(fs::path{source}.filename().string(), most_files));
  std::sort(files.begin(), files.end());
  files.resize(std::min(files.size(), std::size_t{most_files}));
  std::move(files.begin(), files.end(), std::back_inserter(prepared.names));
  return prepared;
}

std::optional<std::string> archive_folder(const std::string& source) {
  if (has_suffix(source, {".zip"})) return "/vsizip/{" + source + "}";
  if (has_suffix(source, {".tar", ".tgz", ".tar.gz"})) return "/vsitar/{" + source + "}";
  return std::nullopt;
}

}  // namespace

PreparedSource prepare_source(const std::string& source) {
  std::error_code error;
  if (fs::is_directory(source, error)) return with_files_in(source, source);
  if (!fs::is_regular_file(source, error)) return {{source}, {}};
  if (const auto folder = archive_folder(source)) return with_files_in(source, *folder);
  if (has_suffix(source, {".shp"}) && !has_sibling(source, {".shx", ".SHX"})) return with_new_index(source);
  if (has_suffix(source, {".gpkg", ".sqlite", ".db"}) && has_log(source)) return with_its_log(source);
  if (has_suffix(source, {".gz"})) return {{"/vsigzip/" + source, source}, {}};
  return {{source}, {}};
}

void put_first(const std::string& layer, std::vector<std::string>& names) {
  if (names.size() < 2) return;
  std::stable_partition(names.begin() + 1, names.end(),
                        [&](const std::string& name) { return fs::path{name}.stem() == layer; });
}

SourceNote more_than(const std::string& source, int most) {
  return {core::msg("{0} holds more than {1} files or layers; the rest was left out", source, most), unpack_hint()};
}

core::Message unpack_hint() {
  return core::msg("Unpack it, or cut it into smaller ones, and open what you need.");
}

}  // namespace eb::io
