#include "app/kiosk_mode.h"

#include <algorithm>
#include <iterator>

namespace eb::app {

namespace {

// A pointer that is pushed a little when somebody leans on the table is no hand; a touch comes as a button.
bool is_hand(const core::InputEvent& event) {
  if (const auto* button = std::get_if<core::MouseButtonChanged>(&event)) return button->pressed;
  if (const auto* key = std::get_if<core::KeyChanged>(&event)) return key->pressed;
  return std::holds_alternative<core::MouseScrolled>(event) || std::holds_alternative<core::CharTyped>(event);
}

bool is_for_nobody(const core::InputEvent& event) {
  return std::holds_alternative<core::CloseRequested>(event) || std::holds_alternative<core::FilesDropped>(event);
}

bool is_input(const core::InputEvent& event) {
  return is_hand(event) || std::holds_alternative<core::MouseMoved>(event) ||
         std::holds_alternative<core::MouseButtonChanged>(event) || std::holds_alternative<core::KeyChanged>(event);
}

// Its keeper ends it with the key that ends the program everywhere.
bool is_keepers_key(const core::InputEvent& event) {
  const auto* key = std::get_if<core::KeyChanged>(&event);
  return key != nullptr && key->pressed && key->mods.ctrl && key->key == core::Key::Q;
}

}  // namespace

KioskMode::KioskMode(Workspace& workspace, session::Kiosk::Settings settings, const std::string& reason)
    : m_workspace{workspace},
      m_kiosk{settings},
      m_awake{"emscherblick", reason},
      m_language{workspace.session().view.locale},
      m_units{workspace.session().view.units},
      m_scale{workspace.session().view.ui_scale},
      m_theme{workspace.session().view.theme},
      m_is_calm{workspace.session().view.reduced_motion} {
  workspace.session().is_kiosk = true;
  set_panels(false);
}

void KioskMode::set_panels(bool for_visitors) {
  auto& panels = m_workspace.session().panels;
  panels = {};
  panels.all = for_visitors;
  panels.layers = false;
}

void KioskMode::turn(double seconds, core::InputQueue& events) {
  std::erase_if(events, is_for_nobody);
  const bool was_attended = m_kiosk.is_attended();
  // A show takes every other key: this one has to be seen before it.
  const bool ends = std::ranges::any_of(events, is_keepers_key);
  if (ends) m_wanted.push(session::FileAction{session::Quit{}});
  const bool had_hand = !ends && std::ranges::any_of(events, is_hand);
  auto& session = m_workspace.session();
  const auto& steps = m_workspace.document().show->steps;
  const auto& stage = session.stage;
  session::Kiosk::Show show{steps.size(), stage.step, stage.step_seconds, 0, stage.is_on};
  if (stage.step < steps.size()) show.planned_seconds = steps[stage.step]->planned_seconds;
  for (auto& action : m_kiosk.advance(seconds, had_hand, show)) m_wanted.push(std::move(action));
  if (!was_attended && had_hand) std::erase_if(events, is_input);
  if (was_attended == m_kiosk.is_attended()) return;
  set_panels(m_kiosk.is_attended());
  if (m_kiosk.is_attended()) return;
  // For the next visitor as for the first.
  m_wanted.push(session::TourAction{session::EndTour{}});
  m_wanted.push(session::WindowAction{session::SetLanguage{m_language}});
  m_wanted.push(session::WindowAction{session::SetUnits{m_units}});
  m_wanted.push(session::WindowAction{session::SetUiScale{m_scale}});
  m_wanted.push(session::WindowAction{session::SetTheme{m_theme}});
  m_wanted.push(session::WindowAction{session::SetReducedMotion{m_is_calm}});
  if (steps.empty()) return;  // the time began anew, and the view with it
  m_wanted.push(session::TimeAction{session::SetPlaying{false}});
  m_wanted.push(session::TimeAction{session::SeekDay{static_cast<double>(m_workspace.document().time_start)}});
  m_wanted.push(session::ViewAction{session::FlyHome{}});
}

std::vector<session::ActionQueue::Entry> KioskMode::allowed(std::vector<session::ActionQueue::Entry> asked) {
  auto actions = m_wanted.take();
  std::ranges::copy_if(asked, std::back_inserter(actions),
                       [](const auto& entry) { return session::visitors_may(entry.action); });
  return actions;
}

}  // namespace eb::app
