#pragma once
// What a feature is called on a map, in a language and on the spot. Used by scene/map_labels and by the web page, so
// that both maps name alike. Reads table, layer and document, which outlive it; any thread.
#include <string>

#include "model/document.h"
#include "model/localized_column.h"

namespace eb::scene {

// Names are read from the column the style names; "{name}" stands for the one that looks like a name.
class LabelNames {
 public:
  LabelNames(const model::FeatureTable& table, const model::Layer& layer, const model::Document& document,
             const std::string& language);

  [[nodiscard]] bool empty() const { return m_names.empty(); }
  [[nodiscard]] std::string name(std::uint32_t row) const { return m_names.text(row); }
  // What people there call it; "" where that is `name` or where `name` is more than a name, with a year or a number.
  [[nodiscard]] std::string local_name(std::uint32_t row, const std::string& name) const;

 private:
  const model::FeatureTable& m_table;
  std::string m_field, m_local_field;
  model::LocalizedColumn m_names;
  std::string m_local_language;
};

}  // namespace eb::scene
