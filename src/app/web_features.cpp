#include "app/web_features.h"

namespace eb::app {

ExportedFeatures exportable_features(const model::Document& document, const session::AssetStore& assets,
                                     const geo::Box2d& area) {
  ExportedFeatures found;
  for (const auto& layer : document.layers) {
    const auto* asset = assets.find(layer->id);
    if (!layer->visible || asset == nullptr || asset->state != session::LoadState::Ready) continue;
    if (!asset->features) {
      if (asset->raster) found.left_out.push_back(layer->title);
      continue;
    }
    ExportedLayer exported{layer, asset->features, {}};
    for (std::uint32_t row = 0; row < asset->features->feature_count(); ++row) {
      const auto extent = asset->features->feature_extent(row);
      if (!extent.empty() && extent.intersects(area)) exported.rows.push_back(row);
    }
    if (!exported.rows.empty()) found.layers.push_back(std::move(exported));
  }
  return found;
}

}  // namespace eb::app
