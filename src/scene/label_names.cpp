#include "scene/label_names.h"

namespace eb::scene {

namespace {

// A label that says more than a name, such as a year or a number, is told in one language.
bool is_name(const model::Document& document, const model::Layer& layer) {
  const auto& field = layer.style.label.field;
  const auto& measure = document.measure;
  const bool is_of_water = measure && measure->layer == layer.id && field == measure->water_field + "_{lang}";
  return is_of_water || field == layer.name_field || field == "{name}";
}

// The columns a project names, or those that look like one.
std::string name_like_field(const model::FeatureTable& table, const std::string& language) {
  for (const char* field : {"name_{lang}", "name:{lang}"}) {
    if (table.column(std::string{field}.replace(5, 6, language)) != nullptr) return field;
  }
  for (const char* field : {"name", "Name", "NAME", "title", "label", "GN"}) {
    if (table.column(field) != nullptr) return field;
  }
  return {};
}

}  // namespace

LabelNames::LabelNames(const model::FeatureTable& table, const model::Layer& layer, const model::Document& document,
                       const std::string& language)
    : m_table{table},
      m_field{layer.style.label.field == "{name}" ? name_like_field(table, language) : layer.style.label.field},
      m_names{table, m_field, language} {
  if (is_name(document, layer)) m_local_language = document.local_language;
  if (layer.style.label.field == "{name}" && m_field.find("{lang}") != std::string::npos) m_local_field = "name";
}

std::string LabelNames::local_name(std::uint32_t row, const std::string& name) const {
  if (name.find_first_of("0123456789") != std::string::npos) return {};
  // Maps of the world name places as they are there.
  auto local = m_local_field.empty() ? model::text_in_language(m_table, m_field, row, m_local_language)
                                     : m_table.text(m_local_field, row);
  return local == name ? std::string{} : local;
}

}  // namespace eb::scene
