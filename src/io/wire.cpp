#include "io/wire.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace eb::io {
namespace {

using model::Column;
using model::DateFields;
using model::FeatureTable;
using model::PartKind;
using model::Problem;
using model::RasterImage;
using model::Value;

constexpr int largest_image_side = 1 << 15;

void put_message(WireWriter& out, const core::Message& message) {
  out.put_text(message.id);
  out.put(static_cast<std::uint64_t>(message.args.size()));
  for (const std::string& arg : message.args) out.put_text(arg);
}

core::Message get_message(WireReader& in) {
  core::Message message;
  message.id = in.get_text();
  const std::size_t count = in.get_count(sizeof(std::uint64_t));
  for (std::size_t i = 0; i < count; ++i) message.args.push_back(in.get_text());
  return message;
}

void put_date_fields(WireWriter& out, const DateFields& fields) {
  out.put_text(fields.from);
  out.put_text(fields.to);
  out.put_text(fields.certainty);
}

DateFields get_date_fields(WireReader& in) {
  DateFields fields;
  fields.from = in.get_text();
  fields.to = in.get_text();
  fields.certainty = in.get_text();
  return fields;
}

// What a value is, before the value itself.
enum class ValueKind : std::uint8_t { Nothing, Text, Whole, Real };

struct PutValue {
  WireWriter& out;
  void operator()(std::monostate) const { out.put(ValueKind::Nothing); }
  void operator()(const std::string& text) const {
    out.put(ValueKind::Text);
    out.put_text(text);
  }
  void operator()(std::int64_t number) const {
    out.put(ValueKind::Whole);
    out.put(number);
  }
  void operator()(double number) const {
    out.put(ValueKind::Real);
    out.put(number);
  }
};

Value get_value(WireReader& in) {
  switch (in.get<ValueKind>()) {
    case ValueKind::Nothing:
      return {};
    case ValueKind::Text:
      return in.get_text();
    case ValueKind::Whole:
      return in.get<std::int64_t>();
    case ValueKind::Real:
      return in.get<double>();
  }
  in.fail();
  return {};
}

void put_columns(WireWriter& out, const std::vector<Column>& columns) {
  out.put(static_cast<std::uint64_t>(columns.size()));
  for (const Column& column : columns) {
    out.put_text(column.name);
    out.put(static_cast<std::uint64_t>(column.values.size()));
    for (const Value& value : column.values) std::visit(PutValue{out}, value);
  }
}

std::vector<Column> get_columns(WireReader& in) {
  std::vector<Column> columns(in.get_count(2 * sizeof(std::uint64_t)));
  for (Column& column : columns) {
    column.name = in.get_text();
    column.values.resize(in.get_count(sizeof(ValueKind)));
    for (Value& value : column.values) value = get_value(in);
  }
  return columns;
}

struct WireLife {
  std::int32_t from, to, certainty;
};

void put_lives(WireWriter& out, const std::vector<core::DatedInterval>& lives) {
  std::vector<WireLife> plain;
  plain.reserve(lives.size());
  for (const core::DatedInterval& life : lives)
    plain.push_back({life.interval.from, life.interval.to, static_cast<std::int32_t>(life.certainty)});
  out.put_array(plain);
}

std::vector<core::DatedInterval> get_lives(WireReader& in) {
  const auto plain = in.get_array<WireLife>();
  std::vector<core::DatedInterval> lives;
  lives.reserve(plain.size());
  for (const WireLife& life : plain) {
    const auto certainty = static_cast<core::Certainty>(std::clamp(life.certainty, 0, 2));
    lives.push_back({{std::clamp(life.from, core::open_past, core::open_future),
                      std::clamp(life.to, core::open_past, core::open_future)},
                     certainty});
  }
  return lives;
}

void put_table(WireWriter& out, const FeatureTable& table) {
  out.put_text(table.source_file);
  out.put_text(table.layer_name);
  out.put_text(table.source_crs);
  out.put(table.crs_accuracy_m);
  out.put_array(table.vertices);
  out.put_array(table.part_vertices);
  out.put_array(table.part_kinds);
  out.put_array(table.feature_parts);
  put_lives(out, table.lives);
  out.put_array(table.feature_ids);
  put_columns(out, table.columns);
  put_date_fields(out, table.date_fields);
  out.put(table.coarse_m);
}

// Offsets start at 0, never fall, and end at the number of things they divide.
bool are_offsets(const std::vector<std::uint32_t>& offsets, std::size_t groups, std::size_t things) {
  return offsets.size() == groups + 1 && offsets.front() == 0 && offsets.back() == things &&
         std::is_sorted(offsets.begin(), offsets.end());
}

bool is_consistent(const FeatureTable& table) {
  const std::size_t features = table.lives.size();
  const auto has_all_rows = [&](const Column& column) { return column.values.size() == features; };
  const auto is_kind = [](PartKind kind) { return kind <= PartKind::InnerRing; };
  return table.feature_ids.size() == features && are_offsets(table.feature_parts, features, table.part_kinds.size()) &&
         are_offsets(table.part_vertices, table.part_kinds.size(), table.vertices.size()) &&
         std::all_of(table.columns.begin(), table.columns.end(), has_all_rows) &&
         std::all_of(table.part_kinds.begin(), table.part_kinds.end(), is_kind);
}

std::shared_ptr<const FeatureTable> get_table(WireReader& in) {
  auto table = std::make_shared<FeatureTable>();
  table->source_file = in.get_text();
  table->layer_name = in.get_text();
  table->source_crs = in.get_text();
  table->crs_accuracy_m = in.get<double>();
  table->vertices = in.get_array<geo::Vec2d>();
  table->part_vertices = in.get_array<std::uint32_t>();
  table->part_kinds = in.get_array<PartKind>();
  table->feature_parts = in.get_array<std::uint32_t>();
  table->lives = get_lives(in);
  table->feature_ids = in.get_array<std::int64_t>();
  table->columns = get_columns(in);
  table->date_fields = get_date_fields(in);
  table->coarse_m = in.get<double>();
  if (in.failed() || !is_consistent(*table)) return nullptr;
  for (const geo::Vec2d vertex : table->vertices) {
    if (!geo::is_finite(vertex)) return nullptr;
    table->extent.add(vertex);
  }
  return table;
}

void put_raster(WireWriter& out, const RasterImage& image) {
  out.put_text(image.source_file);
  out.put_text(image.source_crs);
  out.put(image.extent);
  out.put(static_cast<std::int32_t>(image.width));
  out.put(static_cast<std::int32_t>(image.height));
  out.put_array(image.rgba);
  out.put(static_cast<std::uint8_t>(image.is_elevation));
  out.put_array(image.elevation_m);
  out.put(image.crs_accuracy_m);
}

std::shared_ptr<const RasterImage> get_raster(WireReader& in) {
  auto image = std::make_shared<RasterImage>();
  image->source_file = in.get_text();
  image->source_crs = in.get_text();
  image->extent = in.get<geo::Box2d>();
  image->width = in.get<std::int32_t>();
  image->height = in.get<std::int32_t>();
  image->rgba = in.get_array<std::uint8_t>();
  image->is_elevation = in.get<std::uint8_t>() != 0;
  image->elevation_m = in.get_array<float>();
  image->crs_accuracy_m = in.get<double>();
  const auto is_side = [](int side) { return side > 0 && side <= largest_image_side; };
  if (in.failed() || !is_side(image->width) || !is_side(image->height)) return nullptr;
  const std::size_t pixels = static_cast<std::size_t>(image->width) * static_cast<std::size_t>(image->height);
  const bool has_extent = geo::is_finite({image->extent.min_x, image->extent.min_y}) &&
                          geo::is_finite({image->extent.max_x, image->extent.max_y}) && !image->extent.empty();
  const bool is_whole =
      image->rgba.size() == pixels * 4 && image->elevation_m.size() == (image->is_elevation ? pixels : 0);
  return has_extent && is_whole ? image : nullptr;
}

void put_info(WireWriter& out, const LayerInfo& info) {
  out.put_text(info.name);
  out.put(static_cast<std::uint8_t>(info.is_raster));
  out.put_text(info.geometry_type);
  out.put(info.features);
  out.put(info.vertices);
  out.put_text(info.crs);
  out.put(info.extent_deg);
  put_date_fields(out, info.date_fields);
  out.put(static_cast<std::uint64_t>(info.date_columns.size()));
  for (const std::string& name : info.date_columns) out.put_text(name);
  out.put(info.dated_features);
  out.put(info.dates);
  put_problems(out, info.problems);
}

LayerInfo get_info(WireReader& in) {
  LayerInfo info;
  info.name = in.get_text();
  info.is_raster = in.get<std::uint8_t>() != 0;
  info.geometry_type = in.get_text();
  info.features = in.get<std::uint64_t>();
  info.vertices = in.get<std::uint64_t>();
  info.crs = in.get_text();
  info.extent_deg = in.get<geo::Box2d>();
  info.date_fields = get_date_fields(in);
  const std::size_t columns = in.get_count(sizeof(std::uint64_t));
  for (std::size_t i = 0; i < columns; ++i) info.date_columns.push_back(in.get_text());
  info.dated_features = in.get<std::uint64_t>();
  info.dates = in.get<core::DayInterval>();
  info.problems = get_problems(in);
  return info;
}

}  // namespace

void WireWriter::write_out(const void* data, std::size_t size) {
  const char* from = static_cast<const char*>(data);
  while (size > 0 && !m_failed) {
    const ssize_t written = ::write(m_file, from, size);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) {
      m_failed = true;
      return;
    }
    from += written;
    size -= static_cast<std::size_t>(written);
  }
}

void WireWriter::flush() {
  write_out(m_bytes.data(), m_bytes.size());
  m_bytes.clear();
}

bool WireWriter::finish() {
  if (m_file >= 0) flush();
  return !m_failed;
}

void WireWriter::restart() {
  m_bytes.clear();
  m_size = 0;
  m_failed = m_file >= 0 && (::ftruncate(m_file, 0) != 0 || ::lseek(m_file, 0, SEEK_SET) != 0);
}

void put_problems(WireWriter& out, const std::vector<Problem>& problems) {
  out.put(static_cast<std::uint64_t>(problems.size()));
  for (const Problem& problem : problems) {
    put_message(out, problem.what);
    put_message(out, problem.hint);
    out.put_text(problem.layer);
    out.put(static_cast<std::uint8_t>(problem.feature_id.has_value()));
    out.put(problem.feature_id.value_or(0));
  }
}

std::vector<Problem> get_problems(WireReader& in) {
  std::vector<Problem> problems(in.get_count(5 * sizeof(std::uint64_t)));
  for (Problem& problem : problems) {
    problem.what = get_message(in);
    problem.hint = get_message(in);
    problem.layer = in.get_text();
    const bool has_id = in.get<std::uint8_t>() != 0;
    const auto id = in.get<std::int64_t>();
    if (has_id) problem.feature_id = id;
  }
  return problems;
}

namespace {

void put_secrecy(WireWriter& out, const ReadRequest& read) {
  const auto sensitive = read.sensitive.value_or(model::Sensitive{});
  out.put(static_cast<std::uint8_t>(read.exact));
  out.put(static_cast<std::uint8_t>(read.sensitive.has_value()));
  out.put(sensitive.grid.kind);
  out.put(sensitive.grid.size_m);
  out.put_text(sensitive.field);
  out.put(static_cast<std::uint64_t>(sensitive.keep.size()));
  for (const auto& column : sensitive.keep) out.put_text(column);
}

void get_secrecy(WireReader& in, ReadRequest& read) {
  read.exact = in.get<std::uint8_t>() != 0;
  const bool is_sensitive = in.get<std::uint8_t>() != 0;
  model::Sensitive sensitive;
  sensitive.grid.kind = in.get<geo::GridKind>();
  sensitive.grid.size_m = in.get<double>();
  sensitive.field = in.get_text();
  sensitive.keep.resize(in.get_count(sizeof(std::uint64_t)));
  for (auto& column : sensitive.keep) column = in.get_text();
  if (is_sensitive) read.sensitive = std::move(sensitive);
}

}  // namespace

void put_request(WireWriter& out, const WireRequest& request) {
  out.put(request.task);
  out.put_text(request.read.source);
  out.put_text(request.read.layer);
  out.put_text(request.read.target_crs);
  out.put(static_cast<std::uint8_t>(request.read.date_fields.has_value()));
  put_date_fields(out, request.read.date_fields.value_or(DateFields{}));
  out.put(static_cast<std::uint8_t>(request.read.network_allowed));
  out.put(static_cast<std::uint8_t>(request.is_retry));
  put_secrecy(out, request.read);
  out.put_text(request.language);
  out.put_text(request.base_map.extract);
  out.put(request.base_map.box_deg);
  out.put_text(request.base_map.tag_fields);
  out.put_text(request.base_map.out);
  out.put_text(request.base_map.scratch);
}

std::optional<WireRequest> get_request(WireReader& in) {
  WireRequest request;
  request.task = in.get<Task>();
  request.read.source = in.get_text();
  request.read.layer = in.get_text();
  request.read.target_crs = in.get_text();
  const bool has_fields = in.get<std::uint8_t>() != 0;
  auto fields = get_date_fields(in);
  if (has_fields) request.read.date_fields = std::move(fields);
  request.read.network_allowed = in.get<std::uint8_t>() != 0;
  request.is_retry = in.get<std::uint8_t>() != 0;
  get_secrecy(in, request.read);
  request.language = in.get_text();
  request.base_map.extract = in.get_text();
  request.base_map.box_deg = in.get<geo::Box2d>();
  request.base_map.tag_fields = in.get_text();
  request.base_map.out = in.get_text();
  request.base_map.scratch = in.get_text();
  if (in.failed() || request.task > Task::BaseMap) return std::nullopt;
  return request;
}

void put_error(WireWriter& out, const core::Error& error) {
  put_message(out, error.what);
  put_message(out, error.hint);
  out.put_text(error.where);
}

core::Error get_error(WireReader& in) {
  core::Error error;
  error.what = get_message(in);
  error.hint = get_message(in);
  error.where = in.get_text();
  return error;
}

void put_layer(WireWriter& out, const LoadedLayer& layer) {
  out.put(static_cast<std::uint8_t>(layer.raster != nullptr));
  if (layer.raster)
    put_raster(out, *layer.raster);
  else
    put_table(out, *layer.features);
  put_problems(out, layer.problems);
}

std::optional<LoadedLayer> get_layer(WireReader& in) {
  LoadedLayer layer;
  const bool is_raster = in.get<std::uint8_t>() != 0;
  if (is_raster)
    layer.raster = get_raster(in);
  else
    layer.features = get_table(in);
  layer.problems = get_problems(in);
  if (in.failed() || (!layer.raster && !layer.features)) return std::nullopt;
  return layer;
}

void put_infos(WireWriter& out, const std::vector<LayerInfo>& infos) {
  out.put(static_cast<std::uint64_t>(infos.size()));
  for (const LayerInfo& info : infos) put_info(out, info);
}

std::optional<std::vector<LayerInfo>> get_infos(WireReader& in) {
  std::vector<LayerInfo> infos;
  const std::size_t count = in.get_count(sizeof(geo::Box2d));
  for (std::size_t i = 0; i < count && !in.failed(); ++i) infos.push_back(get_info(in));
  if (in.failed()) return std::nullopt;
  return infos;
}

void put_base_map(WireWriter& out, const BaseMapSummary& summary) {
  out.put(static_cast<std::uint64_t>(summary.layers.size()));
  for (const auto& [name, features] : summary.layers) {
    out.put_text(name);
    out.put(features);
  }
  out.put(static_cast<std::uint8_t>(summary.has_own_ids));
  out.put(summary.extent_deg);
}

std::optional<BaseMapSummary> get_base_map(WireReader& in) {
  BaseMapSummary summary;
  const std::size_t count = in.get_count(2 * sizeof(std::uint64_t));
  for (std::size_t i = 0; i < count && !in.failed(); ++i) {
    auto& layer = summary.layers.emplace_back();
    layer.name = in.get_text();
    layer.features = in.get<std::uint64_t>();
  }
  summary.has_own_ids = in.get<std::uint8_t>() != 0;
  summary.extent_deg = in.get<geo::Box2d>();
  if (in.failed()) return std::nullopt;
  return summary;
}

void put_listing(WireWriter& out, const SourceReader::Listing& listing) {
  out.put(static_cast<std::uint64_t>(listing.vector_layers.size()));
  for (const std::string& name : listing.vector_layers) out.put_text(name);
  out.put(static_cast<std::uint8_t>(listing.has_raster));
  out.put(listing.extent_deg);
  put_problems(out, listing.problems);
}

std::optional<SourceReader::Listing> get_listing(WireReader& in) {
  SourceReader::Listing listing;
  const std::size_t count = in.get_count(sizeof(std::uint64_t));
  for (std::size_t i = 0; i < count; ++i) listing.vector_layers.push_back(in.get_text());
  listing.has_raster = in.get<std::uint8_t>() != 0;
  listing.extent_deg = in.get<geo::Box2d>();
  listing.problems = get_problems(in);
  if (in.failed()) return std::nullopt;
  return listing;
}

}  // namespace eb::io
