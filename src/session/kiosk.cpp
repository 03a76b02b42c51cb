#include "session/kiosk.h"

#include "core/overloaded.h"

namespace eb::session {

namespace {

bool may_open(Panel panel) {
  return panel == Panel::Help || panel == Panel::Figures || panel == Panel::Inspector || panel == Panel::TimeBar ||
         panel == Panel::All;
}

bool may_set(const WindowAction& action) {
  if (const auto* panel = std::get_if<ShowPanel>(&action)) return !panel->on || may_open(panel->panel);
  if (const auto* panel = std::get_if<TogglePanel>(&action)) return may_open(panel->panel);
  return std::holds_alternative<SetLanguage>(action) || std::holds_alternative<SetUnits>(action) ||
         std::holds_alternative<SetTheme>(action) || std::holds_alternative<SetUiScale>(action) ||
         std::holds_alternative<SetReducedMotion>(action) || std::holds_alternative<NoticesRead>(action);
}

}  // namespace

bool visitors_may(const Action& action) {
  return std::visit(
      core::Overloaded{[](const ViewAction&) { return true; }, [](const TimeAction&) { return true; },
                       [](const TimeViewAction&) { return true; }, [](const CompareAction&) { return true; },
                       [](const SelectAction&) { return true; }, [](const TourAction&) { return true; },
                       [](const WindowAction& window) { return may_set(window); },
                       // Whoever stands beside it with a keyboard and knows the key.
                       [](const FileAction& file) { return std::holds_alternative<Quit>(file); },
                       [](const auto&) { return false; }},
      action);
}

void Kiosk::begin_anew(const Show& show, std::vector<Action>& out) {
  out.emplace_back(SelectAction{ClearSelection{}});
  out.emplace_back(CompareAction{SetCompareMode{CompareMode::Off}});
  if (show.step_count > 0) {
    if (show.is_on) out.emplace_back(StageAction{EndShow{}});
    out.emplace_back(StageAction{StartShow{}});
  } else {
    out.emplace_back(ViewAction{FlyHome{}});
    out.emplace_back(TimeAction{SeekEnd{-1}});
    out.emplace_back(TimeAction{SetLoop{true}});
    out.emplace_back(TimeAction{SetStoryClock{true}});
    out.emplace_back(TimeAction{SetPlaying{true}});
  }
  ++m_steps_shown;
}

std::vector<Action> Kiosk::advance(double seconds, bool had_hand, const Show& show) {
  std::vector<Action> actions;
  if (had_hand) {
    m_idle_seconds = 0;
    if (!m_is_attended && m_has_begun) {
      m_is_attended = true;
      actions.emplace_back(show.is_on ? Action{StageAction{EndShow{}}} : Action{TimeAction{SetPlaying{false}}});
    }
    return actions;
  }
  m_idle_seconds += seconds;
  const bool goes_on_by_itself = m_is_attended && m_idle_seconds >= m_settings.idle_seconds;
  const bool was_ended = m_has_begun && !m_is_attended && show.step_count > 0 && !show.is_on;
  if (!m_has_begun || goes_on_by_itself || was_ended) {
    m_has_begun = true;
    m_is_attended = false;
    begin_anew(show, actions);
  } else if (!m_is_attended && show.is_on && show.step_seconds * m_settings.pace >= show.planned_seconds) {
    const bool is_last = show.step + 1 >= show.step_count;
    actions.emplace_back(StageAction{is_last ? StageAction{GoToShowStep{0}} : StageAction{StepShow{1}}});
    ++m_steps_shown;
  }
  return actions;
}

}  // namespace eb::session
