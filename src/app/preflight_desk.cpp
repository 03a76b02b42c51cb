#include "app/preflight_desk.h"

#include "app/preflight.h"

namespace eb::app {

std::vector<session::ScreenFact> screen_facts(const platform::Monitors& monitors, const std::string& hall_screen) {
  std::vector<session::ScreenFact> facts;
  for (const auto& monitor : platform::without_mirrors(monitors))
    facts.push_back({monitor.name, monitor.width, monitor.height, monitor.name == hall_screen});
  return facts;
}

std::vector<std::string> caption_languages(const session::Stage& stage, const model::Show& show) {
  std::vector<std::string> chosen;
  for (const auto& language : stage.languages)
    if (!language.empty()) chosen.push_back(language);
  return chosen.empty() ? session::languages_of(show) : chosen;
}

void PreflightDesk::look(const PreflightSurroundings& around) {
  m_facts = {};
  m_show = nullptr;
  look_at_disk(around.state, m_facts);
  m_guard = std::make_unique<platform::ScreenSaverGuard>("emscherblick", "Preflight");
  // Without a picture no time is told; the hall's own picture tells what is wrong with it.
  if (auto hall = Hall::create(m_environment, m_workspace, m_beside)) m_hall = *std::move(hall);
}

void PreflightDesk::look_at_show(const std::vector<std::string>& languages) {
  const auto& show = m_workspace.document().show;
  if (m_show == show && m_facts.languages == languages) return;
  m_show = show;
  m_facts.languages = languages;
  m_facts.missing_letters = missing_letters(*show, languages);
  m_timer.reset();
}

void PreflightDesk::time_a_step(const HallLook& look) {
  if (!m_hall || m_show->empty() || m_workspace.is_loading()) return;
  if (!m_timer) m_timer.emplace(*m_hall, look, m_show);
  m_timer->measure_next();
  m_facts.frame_times = m_timer->times();
  m_facts.is_measuring = !m_timer->is_done();
}

ui::PreflightView PreflightDesk::view(bool is_open, const text::Catalog& catalog, const PreflightSurroundings& around) {
  const bool opens = is_open && !m_is_open;
  m_is_open = is_open;
  if (!is_open) {
    m_guard = nullptr;
    m_timer.reset();
    m_hall = nullptr;
    return {};
  }
  if (opens) look(around);
  const auto& document = m_workspace.document();
  const auto& session = m_workspace.session();
  m_facts.title_language = catalog.language();
  m_facts.screens = screen_facts(around.monitors, around.hall_screen);
  m_facts.network_allowed = session.network_allowed;
  m_facts.problems = told_problems(session.notices);
  look_at_show(caption_languages(session.stage, *document.show));
  if (!opens) time_a_step(around.look);  // the panel comes up first
  const auto awake = m_guard->state();
  if (awake != platform::Awake::Asking) m_facts.stays_awake = awake == platform::Awake::Kept;
  const bool is_waiting = awake == platform::Awake::Asking || m_facts.is_measuring || opens;
  return {session::preflight(document, session.assets, m_facts), is_waiting};
}

}  // namespace eb::app
