#pragma once
// Reads GIS files: the only code that knows GDAL. Files are opened in child processes with limits on
// memory and time, so that no file can take the program down; results come back through shared memory.
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "model/feature_table.h"
#include "model/route.h"
#include "model/sensitive.h"

namespace eb::io {

struct BaseMapRequest;
struct BaseMapSummary;

struct ReadRequest {
  std::string source;                            // file path, folder, or GDAL name
  std::string layer;                             // layer inside a vector source; empty = first
  std::string target_crs;                        // project CRS
  std::optional<model::DateFields> date_fields;  // nullopt = recognise
  bool network_allowed = false;
  std::optional<model::Sensitive> sensitive{};  // see io/generalise.h; rows that say so themselves are, anyhow
  bool exact = false;  // nothing is generalised: for a planner who opens a file of exact places, and nobody else
};

struct ReadProgress {
  float share = -1;
};  // 0..1, negative = unknown

struct LoadedLayer {
  std::shared_ptr<const model::FeatureTable> features;  // exactly one of the two
  std::shared_ptr<const model::RasterImage> raster;
  std::vector<model::Problem> problems;
};

// What `info` prints about one layer of a source.
struct LayerInfo {
  std::string name;
  bool is_raster = false;
  std::string geometry_type;   // "Point", "MultiLineString Z", ..., "mixed"; raster: "raster"
  std::uint64_t features = 0;  // as read, not as promised; raster: 0
  std::uint64_t vertices = 0;  // raster: pixels
  std::string crs;             // label; empty = none known
  geo::Box2d extent_deg;       // WGS 84 degrees; empty() when unknown
  model::DateFields date_fields;
  std::vector<std::string> date_columns;  // all that hold dates, also those nobody chose
  std::uint64_t dated_features = 0;       // with at least one known end
  core::DayInterval dates;                // from the first known day of a life to the last; open when none is known
  std::vector<model::Problem> problems;
};

// Routes as a file has them, in the order of the file; see io/route_assembly.h for what becomes of what.
struct ImportedRoutes {
  std::vector<model::Route> routes;      // at least one
  std::vector<model::Problem> problems;  // what of the file was not kept
};

// Starts the reader's parent process (a fork server) while the program is still single-threaded; readers
// are forked from it. Destroying it ends all readers.
class SourceReader {
 public:
  // Call first thing in main, before any thread, window or GL exists.
  static core::Result<std::unique_ptr<SourceReader>> start();
  ~SourceReader();
  SourceReader(const SourceReader&) = delete;
  SourceReader& operator=(const SourceReader&) = delete;

  // All are callable from any thread at the same time; each runs in a child of its own. A stop ends the
  // child at once. `progress` is called on the calling thread.
  using OnProgress = std::function<void(ReadProgress)>;
  core::Result<LoadedLayer> read(const ReadRequest& request, const std::stop_token& stop = {},
                                 const OnProgress& progress = {});
  // Every layer of the source, counted by reading it whole.
  core::Result<std::vector<LayerInfo>> info(const std::string& source, bool network_allowed,
                                            const std::stop_token& stop = {});
  // Cheap look: names of the layers and the extent, without reading features.
  struct Listing {
    std::vector<std::string> vector_layers;
    bool has_raster = false;
    geo::Box2d extent_deg;
    std::vector<model::Problem> problems{};  // of a folder or archive as a whole
  };
  core::Result<Listing> list(const std::string& source, bool network_allowed, const std::stop_token& stop = {});
  // `language`: of names that do not say theirs.
  core::Result<ImportedRoutes> routes(const std::string& source, const std::string& language, bool network_allowed,
                                      const std::stop_token& stop = {}, const OnProgress& progress = {});
  // Writes the GeoPackage of a base map from an OpenStreetMap extract; see io/base_map.h. After a stop, an error or a
  // crash a part of it may be left in the folders the request names.
  core::Result<BaseMapSummary> write_base_map(const BaseMapRequest& request, const std::stop_token& stop = {},
                                              const OnProgress& progress = {});

 private:
  friend struct ReaderPatience;
  struct Impl;
  explicit SourceReader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> m_impl;
};

// True for URLs and GDAL names that would leave this machine (/vsicurl/, WFS:, http://, PG:, ...).
bool is_network_source(const std::string& source);
// True for the text of a file that only says where on the network the data is, as a VRT or the description of a
// service.
bool leads_to_network(std::string_view text);

}  // namespace eb::io
