#include "app/rehearsal_keeper.h"

#include "io/rehearsal_file.h"
#include "session/rehearsal.h"

namespace eb::app {

void RehearsalKeeper::open(Workspace& workspace) {
  auto& session = workspace.session();
  session.rehearsals.clear();
  m_path = session.project.path;
  if (m_path.empty()) return;
  if (auto runs = io::load_rehearsals(io::rehearsal_file(m_folder, m_path))) {
    session.rehearsals = *std::move(runs);
  } else {
    session.notices.add(session::Severity::Warning, runs.error());
  }
}

void RehearsalKeeper::keep(session::Session& session) {
  session::keep_run(session.rehearsals, session.stage.run);
  if (m_path.empty()) return;
  if (const auto saved = io::save_rehearsals(io::rehearsal_file(m_folder, m_path), m_path, session.rehearsals);
      !saved) {
    session.notices.add(session::Severity::Warning, saved.error());
  }
}

void RehearsalKeeper::follow(Workspace& workspace) {
  auto& session = workspace.session();
  if (std::exchange(m_project, workspace.project_number()) != workspace.project_number()) open(workspace);
  m_path = session.project.path;  // a save may have given it a place
  const bool is_on = session.stage.is_on && session.stage.is_rehearsal;
  const bool has_moved = std::exchange(m_step, session.stage.step_id) != session.stage.step_id;
  const bool was_on = std::exchange(m_is_on, is_on);
  if (was_on && (!is_on || has_moved)) keep(session);
}

}  // namespace eb::app
