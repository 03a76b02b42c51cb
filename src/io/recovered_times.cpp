#include "io/recovered_times.h"

#include <cpl_string.h>
#include <ogrsf_frmts.h>

#include <cstdlib>
#include <unordered_map>

namespace eb::io {
namespace {

using model::FeatureTable;

constexpr std::size_t between_signs_of_life = 4096;

bool is_read_by(const OpenedSource::LayerPlace& place, std::initializer_list<const char*> drivers) {
  const GDALDriver* driver = place.dataset->GetDriver();
  return driver != nullptr && std::any_of(drivers.begin(), drivers.end(),
                                          [&](const char* name) { return EQUAL(driver->GetDescription(), name); });
}

std::string quoted_name(const char* name) {
  std::string quoted = "\"";
  for (; *name != '\0'; ++name) quoted += *name == '"' ? std::string{"\"\""} : std::string{*name};
  return quoted + "\"";
}

// Rows whose value is there but does not begin with a whole day.
std::string query_for(OGRLayer& layer, const std::string& column) {
  const std::string name = quoted_name(column.c_str());
  return "SELECT " + quoted_name(layer.GetFIDColumn()) + " AS row_id, CAST(" + name + " AS TEXT) AS written FROM " +
         quoted_name(layer.GetName()) + " WHERE " + name + " IS NOT NULL AND CAST(" + name +
         " AS TEXT) NOT GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'";
}

using Rows = std::unordered_map<std::int64_t, std::size_t>;

Rows rows_of(const FeatureTable& table) {
  Rows rows;
  for (std::size_t row = 0; row < table.feature_ids.size(); ++row) rows.emplace(table.feature_ids[row], row);
  return rows;
}

void put_back(OGRLayer& written, model::Column& column, const FeatureTable& table, Heartbeat& heartbeat) {
  constexpr std::size_t longest = 256;  // as the parser of dates takes them
  Rows rows;
  std::size_t seen = 0;
  for (const auto& feature : written) {
    if (rows.empty()) rows = rows_of(table);
    const int id = feature->GetFieldIndex("row_id");  // absent where GDAL sees that it is the id
    const auto row = rows.find(id < 0 ? feature->GetFID() : feature->GetFieldAsInteger64(id));
    const std::string text = feature->GetFieldAsString("written");
    if (row != rows.end() && text.size() <= longest && CPLIsUTF8(text.data(), static_cast<int>(text.size())) != 0)
      column.values[row->second] = text;
    if (++seen % between_signs_of_life == 0) heartbeat.beat(1);
  }
}

struct Recorded {
  std::string first, last;
};

// By the number of the track.
std::unordered_map<std::int64_t, Recorded> recorded_times(OGRLayer& points, Heartbeat& heartbeat) {
  std::unordered_map<std::int64_t, Recorded> tracks;
  const int track = points.GetLayerDefn()->GetFieldIndex("track_fid");
  const int time = points.GetLayerDefn()->GetFieldIndex("time");
  if (track < 0 || time < 0) return tracks;
  std::size_t seen = 0;
  for (const auto& point : points) {
    if (++seen % between_signs_of_life == 0) heartbeat.beat(1);
    if (!point->IsFieldSetAndNotNull(time)) continue;
    const std::string day = iso_date(*point, time).substr(0, 10);
    Recorded& recorded = tracks[point->GetFieldAsInteger64(track)];
    if (recorded.first.empty() || day < recorded.first) recorded.first = day;
    if (day > recorded.last) recorded.last = day;
  }
  return tracks;
}

}  // namespace

std::string iso_date(const OGRFeature& feature, int field) {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, zone = 0;
  float second = 0;
  if (feature.GetFieldAsDateTime(field, &year, &month, &day, &hour, &minute, &second, &zone) == 0) return {};
  char text[64];
  const char* sign = year < 0 ? "-" : "";
  if (hour == 0 && minute == 0 && second == 0.0F)
    std::snprintf(text, sizeof text, "%s%04d-%02d-%02d", sign, std::abs(year), month, day);
  else
    std::snprintf(text, sizeof text, "%s%04d-%02d-%02dT%02d:%02d:%02d", sign, std::abs(year), month, day, hour, minute,
                  static_cast<int>(second));
  return text;
}

std::vector<std::string> recover_date_texts(OpenedSource::LayerPlace place, FeatureTable& table,
                                            const std::vector<bool>& is_date_typed, Heartbeat& heartbeat) {
  std::vector<std::string> looked_at;
  if (!is_read_by(place, {"GPKG", "SQLite"}) || *place.layer->GetFIDColumn() == '\0') return looked_at;
  for (std::size_t i = 0; i < is_date_typed.size(); ++i) {
    if (!is_date_typed[i]) continue;
    OGRLayer* written =
        place.dataset->ExecuteSQL(query_for(*place.layer, table.columns[i].name).c_str(), nullptr, nullptr);
    if (written == nullptr) continue;
    put_back(*written, table.columns[i], table, heartbeat);
    place.dataset->ReleaseResultSet(written);
    looked_at.push_back(table.columns[i].name);
  }
  return looked_at;
}

void add_recording_times(OpenedSource::LayerPlace place, FeatureTable& table, Heartbeat& heartbeat) {
  if (!is_read_by(place, {"GPX"}) || !EQUAL(place.layer->GetName(), "tracks")) return;
  OGRLayer* points = place.dataset->GetLayerByName("track_points");
  const auto times =
      points != nullptr ? recorded_times(*points, heartbeat) : std::unordered_map<std::int64_t, Recorded>{};
  if (times.empty()) return;
  model::Column from{"recorded_from", {}}, to{"recorded_to", {}};
  for (const std::int64_t id : table.feature_ids) {
    const auto known = times.find(id);
    from.values.push_back(known != times.end() ? model::Value{known->second.first} : model::Value{});
    to.values.push_back(known != times.end() ? model::Value{known->second.last} : model::Value{});
  }
  table.columns.push_back(std::move(from));
  table.columns.push_back(std::move(to));
}

}  // namespace eb::io
