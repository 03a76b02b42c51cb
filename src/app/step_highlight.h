#pragma once
// Brings the rows that a step of a show lifts out to the GPU and adds them to a frame. Part of MapPainter; main thread.
#include <memory>
#include <optional>

#include "app/paint_subject.h"
#include "model/show.h"
#include "render/renderer.h"
#include "scene/map_scale.h"

namespace eb::app {

class StepHighlight {
 public:
  // Its meshes have the numbers `asset` and `asset` + 1.
  StepHighlight(const Workspace& workspace, const PaintSubject& subject, render::Renderer& renderer,
                std::uint64_t asset)
      : m_workspace{workspace}, m_subject{subject}, m_renderer{renderer}, m_asset{asset} {}

  void add_items(const model::ShowHighlight& highlight, const scene::MapScale& scale, double metres_per_pixel,
                 std::vector<render::DrawItem>& items);

 private:
  const Workspace& m_workspace;
  PaintSubject m_subject;
  render::Renderer& m_renderer;
  std::uint64_t m_asset;
  // What is on the GPU.
  std::optional<model::ShowHighlight> m_lifted;
  std::shared_ptr<const scene::LayerGeometry> m_geometry;
  bool m_is_empty = true;
  std::optional<session::ThemeKind> m_veil;
};

}  // namespace eb::app
