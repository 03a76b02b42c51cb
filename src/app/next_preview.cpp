#include "app/next_preview.h"

#include <cmath>

namespace eb::app {

namespace {

constexpr int preview_width_px = 480;

// The hall's shape and languages in few pixels.
HallLook small(const HallLook& look) {
  HallLook preview = look;
  preview.width_px = preview_width_px;
  preview.height_px = std::max(1, static_cast<int>(std::lround(preview_width_px * static_cast<double>(look.height_px) /
                                                               std::max(1, look.width_px))));
  return preview;
}

std::optional<model::ShowStep> next_step(const Workspace& workspace) {
  const auto& stage = workspace.session().stage;
  const auto& steps = workspace.document().show->steps;
  if (!stage.is_on || stage.step + 1 >= steps.size()) return std::nullopt;
  return *steps[stage.step + 1];
}

}  // namespace

bool NextPreview::follow(const HallLook& look, bool has_time) {
  auto step = next_step(m_workspace);
  auto wanted = small(look);
  if (step != m_step || wanted != m_look) {
    m_step = std::move(step);
    m_look = std::move(wanted);
    m_is_done = false;
  }
  if (!m_step || m_is_done || !has_time || m_has_failed) return false;
  if (!m_hall) {
    auto hall = Hall::create(m_environment, m_workspace, m_beside);
    m_has_failed = !hall;
    if (!hall) return false;  // the hall's own picture tells why
    m_hall = *std::move(hall);
  }
  const bool changed = m_hall->draw(m_hall->state_of(*m_step, m_look), m_look, 0);
  m_is_done = m_hall->is_settled();
  return changed || m_is_done;
}

ui::StagePicture NextPreview::picture() const {
  if (!m_hall || !m_step || !m_is_done) return {};
  return {m_hall->texture(), m_hall->width_px(), m_hall->height_px()};
}

}  // namespace eb::app
