#include "session/asset_store.h"

namespace eb::session {

const LayerAsset* AssetStore::find(std::string_view layer) const {
  const auto found = m_assets.find(layer);
  return found == m_assets.end() ? nullptr : &found->second;
}

void AssetStore::remove(const core::LayerId& layer) {
  m_assets.erase(layer);
}

}  // namespace eb::session
