#pragma once
// Features without a geometry: does their file have none for them, or one that could not be read? Some drivers pass
// over the second without a word; for those the file is opened again, as texts. Runs in a reader process.
#include <cstdint>
#include <optional>
#include <unordered_set>

#include "io/open_source.h"

namespace eb::io {

class WrittenGeometry {
 public:
  explicit WrittenGeometry(OpenedSource::LayerPlace place) : m_place{place} {}

  // True when the file says something where the geometry of the feature would stand.
  bool is_written(std::int64_t feature);

 private:
  void look();
  void look_at_tables();
  void look_at_json();

  OpenedSource::LayerPlace m_place;
  std::optional<std::unordered_set<std::int64_t>> m_written;  // nullopt: not looked yet
};

}  // namespace eb::io
