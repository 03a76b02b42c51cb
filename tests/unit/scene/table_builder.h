#pragma once
// Tables made by hand, and where the tests place them.
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "scene/layer_meshes.h"

namespace eb::scene {

inline constexpr geo::Vec2d corner{312'000, 5'676'000};

// Grows a table feature by feature.
class TableBuilder {
 public:
  TableBuilder& part(model::PartKind kind, const std::vector<geo::Vec2d>& vertices) {
    m_table->vertices.insert(m_table->vertices.end(), vertices.begin(), vertices.end());
    m_table->part_vertices.push_back(static_cast<std::uint32_t>(m_table->vertices.size()));
    m_table->part_kinds.push_back(kind);
    for (const geo::Vec2d vertex : vertices) m_table->extent.add(vertex);
    return *this;
  }
  TableBuilder& feature(core::DayInterval life = {}) {
    m_table->feature_parts.push_back(m_table->part_count());
    m_table->lives.push_back({life, core::Certainty::Certain});
    m_table->feature_ids.push_back(static_cast<std::int64_t>(m_table->lives.size()));
    return *this;
  }
  TableBuilder& column(const std::string& name, std::vector<model::Value> values) {
    m_table->columns.push_back({name, std::move(values)});
    return *this;
  }
  [[nodiscard]] std::shared_ptr<const model::FeatureTable> table() const { return m_table; }
  [[nodiscard]] LayerGeometry geometry(const model::Layer& layer = {}) const {
    return {m_table, classify(*m_table, layer, {})};
  }

 private:
  std::shared_ptr<model::FeatureTable> m_table = std::make_shared<model::FeatureTable>();
};

}  // namespace eb::scene
