#pragma once
// The loaded data of each layer, and how loading goes.
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/ids.h"
#include "core/result.h"
#include "model/feature_table.h"

namespace eb::session {

enum class LoadState : std::uint8_t { Loading, Ready, Failed, Cancelled };

struct LayerAsset {
  LoadState state = LoadState::Loading;
  float progress = 0;                                   // 0..1, negative = unknown
  std::shared_ptr<const model::FeatureTable> features;  // one of the two when Ready
  std::shared_ptr<const model::RasterImage> raster;
  std::vector<model::Problem> problems;
  std::optional<core::Error> error;  // when Failed
  std::uint64_t asset_id = 0;        // new for every load; never 0 when Ready
};

class AssetStore {
 public:
  [[nodiscard]] const LayerAsset* find(std::string_view layer) const;
  LayerAsset& at(const core::LayerId& layer) { return m_assets[layer]; }
  void remove(const core::LayerId& layer);
  [[nodiscard]] const std::map<core::LayerId, LayerAsset, std::less<>>& all() const { return m_assets; }
  std::uint64_t next_id() { return ++m_last_id; }

 private:
  std::map<core::LayerId, LayerAsset, std::less<>> m_assets;
  std::uint64_t m_last_id = 0;
};

}  // namespace eb::session
