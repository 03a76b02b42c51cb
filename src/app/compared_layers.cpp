#include "app/compared_layers.h"

#include <algorithm>
#include <cmath>

namespace eb::app {

using session::CompareMode;

std::map<core::LayerId, ComparedLayers::Made> ComparedLayers::wanted() const {
  std::map<core::LayerId, Made> layers;
  const auto mode = m_subject.session().compare.mode;
  for (const auto& layer : m_subject.document().layers) {
    const auto geometry = m_workspace.geometries().find(layer->id);
    const auto* asset = m_subject.assets().find(layer->id);
    if (!layer->visible || geometry == m_workspace.geometries().end() || asset == nullptr) continue;
    if (asset->asset_id == 0 || geometry->second->classes().reaches.pieces.empty()) continue;
    layers[layer->id] = {asset->asset_id, geometry->second, mode, {}, {}, false};
  }
  return layers;
}

void ComparedLayers::update() {
  const auto& session = m_subject.session();
  const auto mode = session.compare.mode;
  if (!session.compare.spans_time()) {
    if (m_made.empty()) return;
    for (const auto& [layer, made] : m_made) m_renderer.remove_class_table(made.asset);
    m_made.clear();
    m_changes.clear();
    return;
  }
  // Lives begin and end with whole days.
  m_days = scene::in_order(std::floor(session.other_day()), std::floor(session.playback.day()));
  auto layers = wanted();
  m_ages = {};
  if (mode == CompareMode::AllTime) {
    for (const auto& [id, layer] : layers) scene::widen(m_ages, layer.geometry->table(), layer.geometry->classes());
  }
  std::erase_if(m_made, [&](const auto& made) {
    const auto kept = layers.find(made.first);
    if (kept != layers.end() && kept->second.asset == made.second.asset) return false;
    m_renderer.remove_class_table(made.second.asset);
    m_changes.erase(made.first);
    return true;
  });
  for (auto& [id, layer] : layers) {
    if (mode == CompareMode::Changes) layer.days = m_days;
    layer.ages = m_ages;
    make(id, std::move(layer));
  }
}

void ComparedLayers::make(const core::LayerId& layer, Made wanted) {
  auto& made = m_made[layer];
  wanted.has_undated = made.has_undated;
  if (made == wanted) return;
  const auto& table = wanted.geometry->table();
  const auto& classes = wanted.geometry->classes();
  if (wanted.mode == CompareMode::Changes) {
    auto& changes = m_changes[layer];
    changes = scene::changes_between(table, classes, wanted.days);
    m_renderer.upload(wanted.asset, changes.classes);
  } else {
    m_changes.erase(layer);
    const auto ages = scene::age_classes(table, classes, wanted.ages);
    wanted.has_undated = std::ranges::find(ages, std::uint8_t{0}) != ages.end();
    m_renderer.upload(wanted.asset, ages);
  }
  made = std::move(wanted);
}

std::uint64_t ComparedLayers::table_of(const core::LayerId& layer) const {
  const auto found = m_made.find(layer);
  return found == m_made.end() ? 0 : found->second.asset;
}

bool ComparedLayers::has_undated() const {
  return std::ranges::any_of(m_made, [](const auto& made) { return made.second.has_undated; });
}

}  // namespace eb::app
