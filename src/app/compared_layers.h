#pragma once
// The class tables behind the maps of changes and of all times: worked out when a day, a layer or the mode changes, and
// kept on the GPU under the number of the layer's asset. Used by MapPainter; main thread, GL context current.
#include <map>
#include <memory>

#include "app/paint_subject.h"
#include "render/renderer.h"
#include "scene/compared_furniture.h"

namespace eb::app {

class ComparedLayers {
 public:
  ComparedLayers(const Workspace& workspace, const PaintSubject& subject, render::Renderer& renderer)
      : m_workspace{workspace}, m_subject{subject}, m_renderer{renderer} {}

  // Follows the session; once before a frame is built. Costs nothing while neither view is on.
  void update();

  // The uploaded table of a layer; 0 = it has no dates and looks the same at all times, or neither view is on.
  [[nodiscard]] std::uint64_t table_of(const core::LayerId& layer) const;
  [[nodiscard]] const scene::TwoDays& days() const { return m_days; }
  [[nodiscard]] const scene::ChangesByLayer& changes() const { return m_changes; }
  [[nodiscard]] const scene::AgeScale& ages() const { return m_ages; }
  [[nodiscard]] bool has_undated() const;

 private:
  // What a table was made from: while that stays, so does the table.
  struct Made {
    std::uint64_t asset = 0;
    std::shared_ptr<const scene::LayerGeometry> geometry;
    session::CompareMode mode = session::CompareMode::Off;
    scene::TwoDays days;
    scene::AgeScale ages;
    bool has_undated = false;
    friend bool operator==(const Made&, const Made&) = default;
  };
  void make(const core::LayerId& layer, Made wanted);
  // The shown layers with dates.
  [[nodiscard]] std::map<core::LayerId, Made> wanted() const;

  const Workspace& m_workspace;
  PaintSubject m_subject;
  render::Renderer& m_renderer;
  scene::TwoDays m_days;
  scene::AgeScale m_ages;
  scene::ChangesByLayer m_changes;
  std::map<core::LayerId, Made> m_made;
};

}  // namespace eb::app
