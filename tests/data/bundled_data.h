#pragma once
// Reads the files of the bundled project as they lie in data/emscher, without the program's own readers,
// so that the data and the code that reads it are checked apart.
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "core/date_parser.h"
#include "geo/crs.h"

namespace eb::data_tests {

using Json = nlohmann::json;

inline std::filesystem::path data_folder() {
  return std::filesystem::path{EB_SOURCE_DIR} / "data" / "emscher";
}

inline std::string text_of(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

inline Json json_of(const std::string& name) {
  return Json::parse(text_of(data_folder() / name));
}

inline std::vector<Json> features_of(const std::string& name) {
  return json_of(name).at("features").get<std::vector<Json>>();
}

inline std::vector<Json> milestones() {
  return json_of("milestones.json").at("milestones").get<std::vector<Json>>();
}

inline std::vector<std::string> files_with_suffix(const std::string& suffix) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator{data_folder()}) {
    if (entry.path().extension() == suffix) names.push_back(entry.path().filename().string());
  }
  return names;
}

// A date column's text; JSON null is an open end.
inline std::string date_text(const Json& properties, const char* key) {
  const auto found = properties.find(key);
  return found == properties.end() || found->is_null() ? std::string{} : found->get<std::string>();
}

inline core::DayInterval life_of(const Json& feature) {
  const Json& properties = feature.at("properties");
  const auto life = core::parse_life(date_text(properties, "from"), date_text(properties, "to"));
  if (!life) throw std::runtime_error("no date: " + properties.dump());
  return life->interval;
}

inline std::vector<Json> visible_on(const std::vector<Json>& features, core::Day day) {
  std::vector<Json> visible;
  for (const Json& feature : features) {
    if (core::is_visible(life_of(feature), day)) visible.push_back(feature);
  }
  return visible;
}

inline std::vector<geo::LonLat> line_of(const Json& feature) {
  std::vector<geo::LonLat> line;
  for (const Json& position : feature.at("geometry").at("coordinates")) {
    line.push_back({position.at(0).get<double>(), position.at(1).get<double>()});
  }
  return line;
}

// Calls `use` for every position of a geometry, however deep its lists are.
inline void for_each_position(const Json& coordinates, const std::function<void(geo::LonLat)>& use) {
  if (coordinates.at(0).is_number()) return use({coordinates.at(0).get<double>(), coordinates.at(1).get<double>()});
  for (const Json& inner : coordinates) for_each_position(inner, use);
}

inline std::string text_property(const Json& feature, const char* key) {
  return feature.at("properties").at(key).get<std::string>();
}

inline double number_property(const Json& feature, const char* key) {
  return feature.at("properties").at(key).get<double>();
}

}  // namespace eb::data_tests
