#include "app/step_highlight.h"

#include "scene/step_highlight.h"

namespace eb::app {

void StepHighlight::add_items(const model::ShowHighlight& highlight, const scene::MapScale& scale,
                              double metres_per_pixel, std::vector<render::DrawItem>& items) {
  const auto* layer = m_subject.document().find_layer(highlight.layer);
  const auto geometry = m_workspace.geometries().find(highlight.layer);
  if (layer == nullptr || geometry == m_workspace.geometries().end()) return;
  const render::MeshKey rows{m_asset, 0}, veil{m_asset + 1, 0};
  const auto theme = m_subject.session().view.theme;
  if (m_lifted != highlight || m_geometry != geometry->second) {
    const auto mesh = scene::highlighted_lines(*geometry->second, highlight.field, highlight.value);
    m_is_empty = mesh.segments.empty();
    if (!m_is_empty) m_renderer.upload(rows, mesh);
    m_lifted = highlight;
    m_geometry = geometry->second;
  }
  if (m_is_empty) return;
  if (m_veil != theme) {
    m_renderer.upload(veil, scene::highlight_veil(theme));
    m_veil = theme;
  }
  const auto& kinds = geometry->second->table().part_kinds;
  const auto& phases = model::phases_of(m_subject.document(), *layer);
  items.push_back({render::ItemKind::Image, {veil}, {render::ClassStyle{}}, scene::veil_opacity});
  items.push_back({render::ItemKind::Line,
                   {rows},
                   scene::highlight_classes(*layer, phases, kinds.front(), theme, scale, metres_per_pixel),
                   1.0F});
}

}  // namespace eb::app
