#pragma once
// Routes as columns with values, the same in every format: what GeoPackage, GeoJSON, KML, CSV and the extension of GPX
// hold and read back. data/ROUTE_FILES.md describes them for people. Pure functions.
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "io/route_records.h"
#include "model/route_exchange.h"

namespace eb::io {

using FieldValue = std::variant<std::string, std::int64_t, double>;
struct Field {
  std::string name;
  FieldValue value;
};
using FieldList = std::vector<Field>;  // only what is known

std::string text_of(const FieldValue& value);

FieldList fields_of_route(const model::Route& route, const std::string& language);
FieldList fields_of_point(const model::ExportedRoute& exported, std::size_t point, const std::string& language);
FieldList fields_of_leg(const model::Route& route, std::size_t leg);

// The way back. Unsuffixed texts are in `language`, unless the file names another.
model::LocalizedText localized_from(const Fields& fields, std::string_view name, const std::string& language);
void read_route_fields(const Fields& fields, const std::string& language, model::Route& route);
model::Stop stop_from(const Fields& fields, const std::string& language);
// Kind, seconds and profile; the line comes from elsewhere.
model::Leg leg_from(const Fields& fields);

// "2022-08-31T09:00:00Z", and with the offset of the zone "2022-08-31T11:00:00+02:00".
std::string iso_utc(geo::UtcSeconds moment);
std::string iso_local(geo::UtcSeconds moment, const std::string& time_zone);
// "09:30"; hours beyond 24 are the next days'.
std::string clock_text(int minutes);
std::optional<int> minutes_from(std::string_view clock);

}  // namespace eb::io
