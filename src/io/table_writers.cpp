// GeoJSON (RFC 7946) and CSV (RFC 4180): features and rows with the columns of io/route_fields.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "io/route_fields.h"
#include "io/route_writer.h"

namespace eb::io {
namespace {

using Json = nlohmann::ordered_json;

std::string properties(const FieldList& fields) {
  Json object = Json::object();
  for (const auto& [name, value] : fields) {
    std::visit([&, &key = name](const auto& held) { object[key] = held; }, value);
  }
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void append(std::string& out, geo::LonLat position) {
  // The shortest text that reads back as the same number.
  fmt::format_to(std::back_inserter(out), "[{},{}]", position.lon, position.lat);
}

class GeoJsonText {
 public:
  explicit GeoJsonText(const model::RouteExport& request) : m_request{request} {}

  std::string write() {
    m_out = "{\"type\":\"FeatureCollection\",\"features\":[";
    for (const auto& exported : m_request.routes) add_route(exported);
    m_out += "\n]}\n";
    return std::move(m_out);
  }

 private:
  void open_feature(const FieldList& fields) {
    m_out += m_is_first ? "\n" : ",\n";
    m_is_first = false;
    m_out += "{\"type\":\"Feature\",\"properties\":" + properties(fields) + ",\"geometry\":";
  }

  void add_route(const model::ExportedRoute& exported) {
    const auto& route = *exported.route;
    const auto color = core::to_hex(route.color.light);
    open_feature(fields_of_route(route, m_request.language));
    m_out += "null}";
    for (std::size_t i = 0; i < route.points.size(); ++i) {
      auto fields = fields_of_point(exported, i, m_request.language);
      if (route.points[i].stop) fields.push_back({"marker-color", color});  // as GitHub and geojson.io draw it
      open_feature(fields);
      m_out += "{\"type\":\"Point\",\"coordinates\":";
      append(m_out, route.points[i].position);
      m_out += "}}";
    }
    for (std::size_t i = 0; i < route.legs.size(); ++i) {
      auto fields = fields_of_leg(route, i);
      fields.push_back({"stroke", color});
      fields.push_back({"stroke-width", std::int64_t{4}});
      open_feature(fields);
      m_out += "{\"type\":\"LineString\",\"coordinates\":[";
      add_line(route, i);
      m_out += "]}}";
    }
  }

  void add_line(const model::Route& route, std::size_t leg) {
    append(m_out, route.points[leg].position);
    const auto add = [this](geo::LonLat position) {
      m_out += ',';
      append(m_out, position);
    };
    for (const auto& chunk : route.legs[leg]->path.chunks()) std::ranges::for_each(*chunk, add);
    add(route.points[leg + 1].position);
  }

  const model::RouteExport& m_request;
  std::string m_out;
  bool m_is_first = true;
};

std::string cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + '"';
}

// A row: a point, the leg behind it, and of the route what a timetable needs.
FieldList row_of(const model::ExportedRoute& exported, std::size_t i, const std::string& language) {
  const auto& route = *exported.route;
  FieldList row = fields_of_point(exported, i, language);
  const auto position = route.points[i].position;
  row.insert(row.begin() + 4, {{"lon", position.lon}, {"lat", position.lat}});
  if (i < route.legs.size()) {
    for (auto& entry : fields_of_leg(route, i)) {
      if (entry.name.starts_with("leg_")) row.push_back(std::move(entry));
    }
  }
  for (auto& entry : fields_of_route(route, language)) {
    if (entry.name.starts_with("name")) entry.name = "route_" + entry.name;
    const bool is_kept = entry.name.starts_with("route_name") || entry.name == "language" || entry.name == "date" ||
                         entry.name == "start" || entry.name == "time_zone" || entry.name == "profile" ||
                         entry.name == "meeting_point";
    if (is_kept) row.push_back(std::move(entry));
  }
  return row;
}

std::vector<std::string> columns_of(const std::vector<FieldList>& rows) {
  std::vector<std::string> columns;
  for (const auto& row : rows) {
    auto place = columns.begin();
    for (const auto& entry : row) {
      const auto found = std::ranges::find(columns, entry.name);
      // A new column stands behind the one it came after.
      place = found != columns.end() ? found + 1 : columns.insert(place, entry.name) + 1;
    }
  }
  return columns;
}

}  // namespace

std::string geojson_text(const model::RouteExport& request) {
  return GeoJsonText{request}.write();
}

std::string csv_text(const model::RouteExport& request) {
  std::vector<FieldList> rows;
  for (const auto& exported : request.routes) {
    for (std::size_t i = 0; i < exported.route->points.size(); ++i)
      rows.push_back(row_of(exported, i, request.language));
  }
  const auto columns = columns_of(rows);
  std::string out = "\xEF\xBB\xBF";  // without it spreadsheets take the letters for another encoding
  const auto end_cell = [&](std::size_t column) { out += column + 1 < columns.size() ? "," : "\r\n"; };
  for (std::size_t i = 0; i < columns.size(); ++i) {
    out += columns[i];
    end_cell(i);
  }
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto found = std::ranges::find(row, columns[i], &Field::name);
      if (found != row.end()) out += cell(text_of(found->value));
      end_cell(i);
    }
  }
  return out;
}

}  // namespace eb::io
