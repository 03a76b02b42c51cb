#include "io/reader.h"

#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <set>

#include "geo/crs.h"
#include "io/open_source.h"
#include "io/osm_base_map.h"
#include "io/osm_file.h"
#include "io/raster_reader.h"
#include "io/route_reader.h"
#include "io/stated_crs.h"
#include "io/vector_reader.h"

namespace eb::io {
namespace {

using core::Error;
using core::msg;
using core::Result;

Error named(Error error, const std::string& source) {
  if (error.where.empty()) error.where = source;
  return error;
}

Result<OpenedSource::LayerPlace> find_layer(const OpenedSource& opened, const std::string& name) {
  const auto places = opened.vector_layers();
  if (name.empty() && !places.empty()) return places.front();
  for (const auto& place : places)
    if (name == layer_name(*place.layer)) return place;
  return Error{msg("{0} has no layer {1}", opened.name, name), msg("Choose one of the layers it has."), {}};
}

bool has_layer(const OpenedSource& opened, const GDALDataset* dataset, const std::vector<std::string>& names) {
  return std::ranges::any_of(opened.vector_layers(), [&](const auto& place) {
    return place.dataset == dataset && std::ranges::find(names, layer_name(*place.layer)) != names.end();
  });
}

// `layer`: "" for a raster.
void add_notes(const OpenedSource& opened, const GDALDataset* dataset, const std::string& layer,
               ProblemList& problems) {
  for (const auto& [owner, note] : opened.notes) {
    if (owner != dataset) continue;
    const bool is_of_this = std::ranges::find(note.layers, layer) != note.layers.end();
    if (is_of_this || !has_layer(opened, dataset, note.layers)) problems.add(note.what, note.hint);
  }
}

Result<LoadedLayer> read_raster_layer(const OpenedSource& opened, const ReadRequest& request, Heartbeat& heartbeat) {
  ProblemList problems{opened.name, opened.name};
  add_notes(opened, opened.rasters().front(), {}, problems);
  auto image = read_raster(*opened.rasters().front(), request.target_crs, heartbeat, problems);
  if (!image) return image.error();
  (*image)->source_file = request.source;
  return LoadedLayer{nullptr, std::move(*image), problems.take()};
}

// Asked for by the file's name, or the only thing there is.
bool wants_raster(const OpenedSource& opened, const std::string& layer) {
  if (opened.rasters().empty()) return false;
  return layer == opened.name || (layer.empty() && opened.vector_layers().empty());
}

bool is_openstreetmap(const OpenedSource& opened) {
  const GDALDriver* driver = opened.datasets.front()->GetDriver();
  return driver != nullptr && EQUAL(driver->GetDescription(), "OSM");
}

// GDAL reads an lz4-compressed extract as an empty one, without a word.
bool is_empty(const OpenedSource& opened) {
  opened.datasets.front()->ResetReading();
  const OGRFeatureUniquePtr first{opened.datasets.front()->GetNextFeature(nullptr, nullptr, nullptr, nullptr)};
  opened.datasets.front()->ResetReading();
  return first == nullptr;
}

// The driver's fast index wants ascending positive ids; without it any order is read.
Result<OpenedSource> open_openstreetmap(const OpenRequest& request, GdalComplaints& complaints, bool has_failed) {
  if (has_failed) CPLSetConfigOption("OSM_USE_CUSTOM_INDEXING", "NO");
  auto opened = open_source(request, complaints);
  if (!opened || !is_openstreetmap(*opened) || !is_empty(*opened)) return opened;
  std::error_code ignored;
  if (std::filesystem::is_regular_file(request.source, ignored))
    if (const auto kind = inspect_osm_file(request.source); !kind) return kind.error();
  return Error{
      msg("{0} holds no feature that can be read; it may be compressed in a way this program cannot undo (lz4, "
          "zstd), or written without dense nodes",
          opened->name),
      msg("Convert it with \"osmium cat -f pbf,pbf_compression=zlib,pbf_dense_nodes=true\"."),
      {}};
}

Result<OpenedSource> open_checked(const OpenRequest& request, GdalComplaints& complaints) {
  auto opened = open_source(request, complaints);
  if (!opened || !is_openstreetmap(*opened)) return opened;
  GdalComplaints trial;
  opened->datasets.front()->ResetReading();
  for (OGRFeature* feature = nullptr;
       (feature = opened->datasets.front()->GetNextFeature(nullptr, nullptr, nullptr, nullptr)) != nullptr;)
    OGRFeature::DestroyFeature(feature);
  return open_openstreetmap(request, complaints, trial.failures() > 0);
}

OpenRequest to_open(const WireRequest& request) {
  return {request.read.source, request.read.network_allowed, request.is_retry, false};
}

Result<LoadedLayer> read_layer(const WireRequest& wire, Heartbeat& heartbeat) {
  const ReadRequest& request = wire.read;
  GdalComplaints complaints;
  const bool is_secret = request.sensitive || request.exact;
  auto to_read = to_open(wire);
  to_read.layer = request.layer;
  auto opened = open_checked(to_read, complaints);
  std::error_code ignored;
  if (!opened && is_secret && std::filesystem::exists(request.source, ignored))
    return unreadable_secret(short_name(request.source));
  if (!opened) return opened.error();
  const bool is_raster = wants_raster(*opened, request.layer);
  if (is_raster && is_secret)
    return Error{msg("{0} is a picture, of which no grid cells can be made", opened->name),
                 msg("Leave it out, or say in the project that it is not sensitive."),
                 {}};
  if (is_raster) return read_raster_layer(*opened, request, heartbeat);
  auto place = find_layer(*opened, request.layer);
  if (!place) return place.error();
  ProblemList problems{opened->name, layer_name(*place->layer)};
  add_notes(*opened, place->dataset, layer_name(*place->layer), problems);
  auto read = read_vector_layer(*place, {request.target_crs, request.date_fields, request.sensitive, request.exact},
                                complaints, heartbeat, problems);
  if (!read) return read.error();
  read->table->source_file = request.source;
  read->table->layer_name = layer_name(*place->layer);
  return LoadedLayer{std::move(read->table), nullptr, problems.take()};
}

void add_lives(const std::vector<core::DatedInterval>& lives, LayerInfo& info) {
  core::DayInterval known{core::open_future, core::open_past};
  for (const auto& [days, certainty] : lives) {
    const bool has_from = days.from > core::open_past, has_to = days.to < core::open_future;
    if (!has_from && !has_to) continue;
    ++info.dated_features;
    known.from = std::min(known.from, has_from ? days.from : days.to);
    known.to = std::max(known.to, has_to ? days.to : days.from + 1);
  }
  if (info.dated_features > 0) info.dates = known;
}

LayerInfo describe_vector(const OpenedSource& opened, OpenedSource::LayerPlace place, GdalComplaints& complaints,
                          Heartbeat& heartbeat) {
  LayerInfo info;
  info.name = layer_name(*place.layer);
  ProblemList problems{opened.name, info.name};
  add_notes(opened, place.dataset, info.name, problems);
  auto read =
      read_vector_layer(place, {"EPSG:4326", std::nullopt, std::nullopt, false}, complaints, heartbeat, problems);
  if (!read) {
    problems.add(read.error().what, read.error().hint);
  } else {
    info.geometry_type = read->geometry_type;
    info.features = read->table->feature_count();
    info.vertices = read->table->vertices.size();
    info.crs = read->table->source_crs;
    for (const geo::Vec2d vertex : read->table->vertices) info.extent_deg.add(vertex);
    info.date_fields = read->table->date_fields;
    info.date_columns = std::move(read->date_columns);
    add_lives(read->table->lives, info);
  }
  info.problems = problems.take();
  complaints.forget();  // they were about this layer, not about the next one
  return info;
}

LayerInfo describe_raster(const OpenedSource& opened, GDALDataset& dataset, Heartbeat& heartbeat) {
  LayerInfo info;
  info.name = opened.name;
  info.is_raster = true;
  info.geometry_type = "raster";
  info.vertices =
      static_cast<std::uint64_t>(dataset.GetRasterXSize()) * static_cast<std::uint64_t>(dataset.GetRasterYSize());
  info.extent_deg = raster_extent_deg(dataset);
  ProblemList problems{opened.name, opened.name};
  add_notes(opened, &dataset, {}, problems);
  const std::string target = geo::suggest_project_crs(info.extent_deg);
  auto image = read_raster(dataset, target, heartbeat, problems);
  if (image)
    info.crs = (*image)->source_crs;
  else
    problems.add(image.error().what, image.error().hint);
  info.problems = problems.take();
  return info;
}

Result<std::vector<LayerInfo>> describe_layers(const WireRequest& request, Heartbeat& heartbeat) {
  GdalComplaints complaints;
  auto opened = open_checked(to_open(request), complaints);
  if (!opened) return opened.error();
  std::vector<LayerInfo> infos;
  for (const auto& place : opened->vector_layers())
    infos.push_back(describe_vector(*opened, place, complaints, heartbeat));
  for (GDALDataset* raster : opened->rasters()) infos.push_back(describe_raster(*opened, *raster, heartbeat));
  return infos;
}

bool has_flag_column(OGRLayer& layer) {
  return layer.GetLayerDefn()->GetFieldIndex(model::flag_column) >= 0;  // whatever the case of its letters
}

geo::Box2d in_whole_degrees(const geo::Box2d& box) {
  if (box.empty()) return box;
  return {std::floor(box.min_x), std::floor(box.min_y), std::ceil(box.max_x), std::ceil(box.max_y)};
}

geo::Box2d extent_in_degrees(OGRLayer& layer) {
  OGREnvelope envelope;
  if (layer.GetExtent(&envelope, FALSE) != OGRERR_NONE) return {};
  std::vector<geo::Vec2d> corners{{envelope.MinX, envelope.MinY},
                                  {envelope.MaxX, envelope.MinY},
                                  {envelope.MaxX, envelope.MaxY},
                                  {envelope.MinX, envelope.MaxY}};
  std::string crs = stated_crs(layer.GetSpatialRef());
  if (crs.empty()) crs = "EPSG:4326";
  const auto transformer = geo::Transformer::create(crs, "EPSG:4326");
  geo::Box2d box;
  if (!transformer || transformer->forward(corners) > 0) return box;
  for (const geo::Vec2d corner : corners) box.add(corner);
  const bool is_on_earth = box.min_x >= -360 && box.max_x <= 360 && box.min_y >= -90 && box.max_y <= 90;
  if (!is_on_earth) return {};
  return has_flag_column(layer) ? in_whole_degrees(box) : box;
}

Result<SourceReader::Listing> list_layers(const WireRequest& request) {
  GdalComplaints complaints;
  auto opened = open_source(to_open(request), complaints);
  if (!opened) return opened.error();
  SourceReader::Listing listing;
  ProblemList problems{opened->name, {}};
  std::set<std::string> names;
  for (const SourceNote& note : opened->whole_notes) problems.add(note.what, note.hint);
  for (const auto& place : opened->vector_layers()) {
    std::string name = layer_name(*place.layer);
    if (const bool is_new = names.insert(name).second; !is_new) {
      problems.add(msg("{0} has several layers called {1}; only the first is shown", opened->name, name),
                   unpack_hint());
      continue;
    }
    listing.vector_layers.push_back(std::move(name));
    listing.extent_deg.add(extent_in_degrees(*place.layer));
  }
  for (GDALDataset* raster : opened->rasters()) listing.extent_deg.add(raster_extent_deg(*raster));
  listing.problems = problems.take();
  listing.has_raster = !opened->rasters().empty();
  return listing;
}

template <class T, class Put>
bool put_answer(const Result<T>& result, const std::string& source, WireWriter& out, const Put& put) {
  if (result)
    put(out, *result);
  else
    put_error(out, named(result.error(), source));
  return result.has_value();
}

}  // namespace

bool answer_request(const WireRequest& request, Heartbeat& heartbeat, WireWriter& out) {
  const std::string& source = request.read.source;
  switch (request.task) {
    case Task::Read:
      return put_answer(read_layer(request, heartbeat), source, out, put_layer);
    case Task::Info:
      return put_answer(describe_layers(request, heartbeat), source, out, put_infos);
    case Task::Routes:
      return put_answer(
          read_routes({source, request.read.network_allowed, request.is_retry, true}, request.language, heartbeat),
          source, out, put_imported_routes);
    case Task::BaseMap:
      return put_answer(write_base_map(request.base_map, heartbeat), source, out, put_base_map);
    case Task::List:
      break;
  }
  return put_answer(list_layers(request), source, out, put_listing);
}

}  // namespace eb::io
