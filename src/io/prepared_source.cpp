#include "io/prepared_source.h"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>

#include <algorithm>
#include <optional>

#include "io/converted_file.h"

namespace eb::io {
namespace {

namespace fs = std::filesystem;

// Links everything that shares the file's stem (a.gml, a.xsd, a.gfs) into a private folder.
PreparedSource link_aside(const fs::path& file) {
  PreparedSource prepared{{file.string()}, TemporaryFolder::create(TemporaryFolder::Where::Memory), {}};
  if (!prepared.folder) return prepared;
  std::error_code error;
  const fs::path folder = fs::absolute(file, error).parent_path();
  for (const auto& entry : fs::directory_iterator{folder, error}) {
    const fs::path name = entry.path().filename();
    if (name.stem() == file.stem() || name == file.filename())
      fs::create_symlink(entry.path(), prepared.folder->path() / name, error);
  }
  prepared.names = {(prepared.folder->path() / file.filename()).string()};
  return prepared;
}

bool has_sibling(const fs::path& file, std::initializer_list<const char*> suffixes) {
  std::error_code error;
  return std::any_of(suffixes.begin(), suffixes.end(),
                     [&](const char* suffix) { return fs::exists(fs::path{file}.replace_extension(suffix), error); });
}

PreparedSource with_new_index(const fs::path& shapefile) {
  CPLSetConfigOption("SHAPE_RESTORE_SHX", "YES");  // for the rest of this reader's short life
  PreparedSource prepared = link_aside(shapefile);
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

PreparedSource copy_aside(const fs::path& database) {
  constexpr std::uintmax_t most_in_memory = 256U << 20U;
  std::error_code error;
  const bool is_small = fs::file_size(database, error) < most_in_memory;
  using Where = TemporaryFolder::Where;
  PreparedSource prepared{{database.string()}, TemporaryFolder::create(is_small ? Where::Memory : Where::Disk), {}};
  if (!prepared.folder) return prepared;
  const fs::path copy = prepared.folder->path() / database.filename();
  fs::copy_file(database, copy, error);
  if (error) return prepared;
  fs::copy_file(database.string() + "-wal", copy.string() + "-wal", error);
  prepared.names = {copy.string()};
  return prepared;
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
    PreparedSource prepared{{source}, nullptr, {}};
    for (std::string& file : data_files_in(source)) prepared.names.push_back(std::move(file));
    return prepared;
  }
  if (!fs::is_regular_file(source, error)) return {{source}, nullptr, {}};
  if (const auto folder = archive_folder(source)) {
    PreparedSource prepared{{source}, nullptr, {}};
    for (std::string& file : data_files_in(*folder)) prepared.names.push_back(std::move(file));
    return prepared;
  }
  if (has_suffix(source, {".gml", ".xml"})) return link_aside(source);
  if (has_suffix(source, {".shp"}) && !has_sibling(source, {".shx", ".SHX"})) return with_new_index(source);
  if (has_suffix(source, {".gpkg", ".sqlite", ".db"}) && has_log(source)) return copy_aside(source);
  if (has_suffix(source, {".gz"})) return {{"/vsigzip/" + source, source}, nullptr, {}};
  return {{source}, nullptr, {}};
}

}  // namespace eb::io
