#include "app/letter_watch.h"

#include <algorithm>

#include "app/preflight.h"

namespace eb::app {

void LetterWatch::follow(Workspace& workspace, const std::vector<std::string>& languages) {
  const auto& show = workspace.document().show;
  if (m_show == show && m_languages == languages) return;
  m_show = show;
  m_languages = languages;
  for (const auto& missing : missing_letters(*show, languages)) {
    auto problem = session::describe(missing);
    if (std::ranges::find(m_told, problem) != m_told.end()) continue;
    workspace.session().notices.add(session::Severity::Warning, problem);
    m_told.push_back(std::move(problem));
  }
}

}  // namespace eb::app
