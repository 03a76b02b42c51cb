// Which phase each feature shows, which it follows, and how large its symbol is.
#include <cmath>
#include <unordered_map>

#include "scene/layer_meshes.h"

namespace eb::scene {
namespace {

constexpr std::uint8_t no_class = 255;
// Symbols stay legible and never cover the map, whatever the data says.
constexpr double smallest_point_factor = 0.1;
constexpr double largest_point_factor = 10.0;

std::vector<std::uint8_t> phase_classes(const model::FeatureTable& table, const model::Layer& layer,
                                        const std::vector<model::Phase>& phases) {
  std::vector<std::uint8_t> classes(table.feature_count(), 0);
  const model::Column* column = layer.phase_field.empty() ? nullptr : table.column(layer.phase_field);
  if (column == nullptr) return classes;
  std::unordered_map<std::string, std::uint8_t> class_of;
  for (std::size_t i = 0; i < phases.size() && i < no_class; ++i) {
    class_of.emplace(phases[i].id, static_cast<std::uint8_t>(i));
  }
  for (std::uint32_t row = 0; row < table.feature_count(); ++row) {
    const auto found = class_of.find(model::to_text(column->values[row]));
    if (found != class_of.end()) classes[row] = found->second;
  }
  return classes;
}

std::vector<std::uint8_t> previous_classes(const model::FeatureTable& table, const model::Layer& layer,
                                           const std::vector<std::uint8_t>& classes) {
  std::vector<std::uint8_t> previous(table.feature_count(), no_class);
  const model::Column* reach = layer.reach_field.empty() ? nullptr : table.column(layer.reach_field);
  if (reach == nullptr) return previous;
  std::unordered_map<std::string, std::unordered_map<core::Day, std::uint8_t>> ending;  // reach -> last day -> class
  for (std::uint32_t row = 0; row < table.feature_count(); ++row) {
    const std::string name = model::to_text(reach->values[row]);
    if (!name.empty()) ending[name].emplace(table.lives[row].interval.to, classes[row]);
  }
  for (std::uint32_t row = 0; row < table.feature_count(); ++row) {
    const auto on_reach = ending.find(model::to_text(reach->values[row]));
    if (on_reach == ending.end()) continue;
    const auto before = on_reach->second.find(table.lives[row].interval.from);
    if (before != on_reach->second.end()) previous[row] = before->second;
  }
  return previous;
}

float size_factor(const model::Value& value) {
  double factor = 1.0;
  if (const auto* real = std::get_if<double>(&value)) factor = *real;
  if (const auto* whole = std::get_if<std::int64_t>(&value)) factor = static_cast<double>(*whole);
  if (!std::isfinite(factor)) return 1.0F;
  return static_cast<float>(std::clamp(factor, smallest_point_factor, largest_point_factor));
}

std::vector<float> point_sizes(const model::FeatureTable& table, const std::string& field) {
  std::vector<float> sizes(table.feature_count(), 1.0F);
  const model::Column* column = field.empty() ? nullptr : table.column(field);
  if (column == nullptr) return sizes;
  std::transform(column->values.begin(), column->values.end(), sizes.begin(), size_factor);
  return sizes;
}

}  // namespace

FeatureClasses classify(const model::FeatureTable& table, const model::Layer& layer,
                        const std::vector<model::Phase>& phases) {
  FeatureClasses classes;
  classes.style_class = phase_classes(table, layer, phases);
  classes.previous_class = previous_classes(table, layer, classes.style_class);
  classes.point_size = point_sizes(table, layer.style.point.size_field);
  return classes;
}

}  // namespace eb::scene
