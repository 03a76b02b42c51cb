#include "app/new_layer.h"

#include <array>
#include <filesystem>

namespace eb::app {

namespace {

// Distinct from the phases and from each other in both themes.
constexpr std::array<core::ThemedColor, 6> layer_colors{{
    {{0x6F, 0xC3, 0xF7, 255}, {0x1B, 0x6F, 0xB3, 255}},
    {{0xF2, 0xC1, 0x4E, 255}, {0xA8, 0x71, 0x0A, 255}},
    {{0xE5, 0x8F, 0xC4, 255}, {0xA2, 0x36, 0x7C, 255}},
    {{0x9C, 0xD9, 0x7A, 255}, {0x4B, 0x82, 0x2A, 255}},
    {{0xB9, 0xA2, 0xF2, 255}, {0x62, 0x48, 0xB0, 255}},
    {{0xF0, 0x90, 0x70, 255}, {0xB0, 0x4A, 0x28, 255}},
}};

std::string unique_id(const model::Document& document, const std::vector<model::Layer>& more,
                      const std::string& wanted) {
  const auto taken = [&](const std::string& id) {
    if (document.find_layer(id) != nullptr) return true;
    for (const auto& layer : more) {
      if (layer.id == id) return true;
    }
    return false;
  };
  std::string id = wanted;
  for (int n = 2; taken(id); ++n) id = wanted + "-" + std::to_string(n);
  return id;
}

model::Layer make_layer(const std::string& source, const std::string& title, std::size_t color_index) {
  model::Layer layer;
  layer.title = {{{"en", title}}};
  layer.source = source;
  layer.style.color = layer_colors[color_index % layer_colors.size()];
  layer.style.line.width = 1.6;
  layer.style.area.fill_opacity = 0.25;
  layer.style.point.size = 7;
  layer.style.label.field = "{name}";
  layer.style.label.size = 13;
  layer.style.label.along_line = true;
  layer.name_field = "{name}";
  return layer;
}

}  // namespace

std::vector<model::Layer> layers_for_source(const model::Document& document, const std::string& source,
                                            const io::SourceReader::Listing& listing) {
  std::error_code ec;
  const auto absolute = std::filesystem::exists(source, ec) ? std::filesystem::absolute(source, ec).string() : source;
  const auto stem = std::filesystem::path{source}.stem().string();
  std::vector<model::Layer> layers;
  if (listing.has_raster) {
    layers.push_back(make_layer(absolute, stem, document.layers.size()));
    layers.back().id = unique_id(document, {}, stem);
  }
  const bool several = listing.vector_layers.size() > 1;
  for (const auto& name : listing.vector_layers) {
    const auto title = several ? stem + " · " + name : stem;
    auto layer = make_layer(absolute, title, document.layers.size() + layers.size());
    layer.source_layer = name;
    layer.id = unique_id(document, layers, several ? stem + ":" + name : stem);
    layers.push_back(std::move(layer));
  }
  return layers;
}

std::vector<double> ellipsoidal_lengths(const model::FeatureTable& table, const geo::Transformer& from_wgs84) {
  auto degrees = table.vertices;
  from_wgs84.inverse(degrees);
  std::vector<double> lengths(table.feature_count(), 0.0);
  std::vector<geo::LonLat> line;
  for (std::uint32_t row = 0; row < table.feature_count(); ++row) {
    for (auto part = table.feature_parts[row]; part < table.feature_parts[row + 1]; ++part) {
      if (table.part_kinds[part] != model::PartKind::Line) continue;
      line.clear();
      for (auto v = table.part_vertices[part]; v < table.part_vertices[part + 1]; ++v) {
        line.push_back({degrees[v].x, degrees[v].y});
      }
      lengths[row] += geo::ellipsoidal_length_m(line);
    }
  }
  return lengths;
}

}  // namespace eb::app
