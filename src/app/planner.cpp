#include "app/planner.h"

#include <cstring>
#include <filesystem>

#include "geo/crs.h"
#include "platform/no_dumps.h"

namespace eb::app {
namespace {

// What people call it, in the columns files use.
std::string name_of(const model::FeatureTable& table, std::uint32_t feature) {
  for (const char* column : {"name", "Name", "title", "label"})
    if (auto text = table.text(column, feature); !text.empty()) return text;
  return {};
}

ui::ExactPlace place_of(const model::FeatureTable& table, std::uint32_t feature) {
  ui::ExactPlace place{name_of(table, feature), {}};
  for (auto part = table.feature_parts[feature]; part < table.feature_parts[feature + 1]; ++part) {
    const auto vertices = table.part(part);
    if (table.part_kinds[part] == model::PartKind::Point)
      for (const geo::Vec2d vertex : vertices) place.lines.push_back({vertex});
    else
      place.lines.emplace_back(vertices.begin(), vertices.end());
  }
  return place;
}

// Memory that is given back keeps its content until somebody else writes there.
void overwrite(ui::ExactView& view) {
  for (auto& place : view.places) {
    ::explicit_bzero(place.name.data(), place.name.size());
    for (auto& line : place.lines) ::explicit_bzero(static_cast<void*>(line.data()), line.size() * sizeof(geo::Vec2d));
  }
  view.places.clear();
}

}  // namespace

Planner::~Planner() {
  overwrite(m_in_degrees);
  overwrite(m_view);
}

core::Result<Planner> Planner::open(const std::string& file, const Environment& environment) {
  platform::forbid_dumps();
  io::ReadRequest request;
  request.source = file;
  request.target_crs = "EPSG:4326";
  request.exact = true;
  const auto loaded = environment.reader.read(request);
  if (!loaded) return loaded.error();
  Planner planner;
  planner.m_in_degrees.file = std::filesystem::path{file}.filename().string();
  for (std::uint32_t feature = 0; feature < loaded->features->feature_count(); ++feature)
    planner.m_in_degrees.places.push_back(place_of(*loaded->features, feature));
  planner.m_in_degrees.close = [wants_end = planner.m_wants_end] { *wants_end = true; };
  return planner;
}

void Planner::place_on(const std::string& crs) {
  m_crs = crs;
  overwrite(m_view);
  m_view = {};
  const auto transformer = geo::Transformer::create("EPSG:4326", crs);
  if (!transformer) return;
  m_view = m_in_degrees;
  for (auto& place : m_view.places) {
    for (auto& line : place.lines) {
      transformer->forward(line);
      std::erase_if(line, [](geo::Vec2d point) { return !geo::is_finite(point); });
    }
  }
}

const ui::ExactView* Planner::view(const std::string& crs, bool others_look) {
  if (crs != m_crs) place_on(crs);
  return others_look || m_view.file.empty() ? nullptr : &m_view;
}

}  // namespace eb::app
