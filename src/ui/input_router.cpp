#include "ui/input_router.h"

#include <utility>
#include <variant>

namespace eb::ui {
namespace {

std::size_t index(core::MouseButton button) {
  return static_cast<std::size_t>(button);
}
std::size_t index(core::Key key) {
  return static_cast<std::size_t>(key);
}

bool edits_text(core::Key key) {
  switch (key) {
    case core::Key::Left:
    case core::Key::Right:
    case core::Key::Up:
    case core::Key::Down:
    case core::Key::Home:
    case core::Key::End:
    case core::Key::PageUp:
    case core::Key::PageDown:
    case core::Key::Backspace:
    case core::Key::Delete:
    case core::Key::Insert:
    case core::Key::Enter:
    case core::Key::Escape:
    case core::Key::Tab:
    case core::Key::A:
    case core::Key::C:
    case core::Key::V:
    case core::Key::X:
    case core::Key::Y:
    case core::Key::Z:
      return true;
    default:
      return false;
  }
}

bool is_printable(core::Key key) {
  return (key >= core::Key::A && key <= core::Key::Num9) || key == core::Key::Space ||
         (key >= core::Key::Minus && key <= core::Key::Semicolon);
}

bool navigates(core::Key key) {
  switch (key) {
    case core::Key::Left:
    case core::Key::Right:
    case core::Key::Up:
    case core::Key::Down:
    case core::Key::Enter:
    case core::Key::Space:
    case core::Key::Escape:
      return true;
    default:
      return false;
  }
}

// Of the keys that panels would take.
bool moves_clock(core::Key key) {
  return key == core::Key::Left || key == core::Key::Right || key == core::Key::Space || key == core::Key::Escape;
}

}  // namespace

InputRouter::Asked InputRouter::feed(core::InputQueue& events, const Situation& situation, const Apply& apply) {
  for (auto& event : std::exchange(events, {})) m_waiting.push_back(std::move(event));
  m_took = false;
  auto asked = Asked::Nothing;
  while (!m_waiting.empty()) {
    const auto verdict = decide(m_waiting.front(), situation);
    if (verdict == Verdict::Wait) break;
    auto event = std::move(m_waiting.front());
    m_waiting.pop_front();
    if (const auto wish = asked_by(event, verdict); wish != Asked::Nothing) asked = wish;
    m_took = m_took || verdict != Verdict::ToMap;
    if (verdict == Verdict::ToPanels || verdict == Verdict::Both) apply(event);
    if (verdict == Verdict::ToMap || verdict == Verdict::Both) events.push_back(std::move(event));
  }
  return asked;
}

InputRouter::Asked InputRouter::asked_by(const core::InputEvent& event, Verdict verdict) {
  const auto* key = std::get_if<core::KeyChanged>(&event);
  if (key != nullptr && key->key == core::Key::F6 && key->pressed) return Asked::NextPanel;
  if (key != nullptr && key->key == core::Key::Escape && verdict == Verdict::Swallow && key->pressed && !key->repeat)
    return Asked::LeavePanels;
  const auto* button = std::get_if<core::MouseButtonChanged>(&event);
  if (button != nullptr && button->pressed && verdict == Verdict::ToMap) return Asked::LeavePanels;
  return Asked::Nothing;
}

InputRouter::Verdict InputRouter::decide(const core::InputEvent& event, const Situation& situation) {
  if (const auto* moved = std::get_if<core::MouseMoved>(&event)) return decide_move(*moved);
  if (const auto* button = std::get_if<core::MouseButtonChanged>(&event)) return decide_button(*button, situation);
  if (const auto* key = std::get_if<core::KeyChanged>(&event)) return decide_key(*key, situation);
  if (std::holds_alternative<core::MouseScrolled>(event)) {
    if (m_closed) return Verdict::Wait;
    return over_panels(situation) ? Verdict::ToPanels : Verdict::ToMap;
  }
  if (std::holds_alternative<core::CharTyped>(event)) {
    if (m_closed) return Verdict::Wait;  // the last transition may have moved the caret
    return situation.feedback.text_active ? Verdict::ToPanels : Verdict::ToMap;
  }
  if (const auto* focus = std::get_if<core::FocusChanged>(&event); focus != nullptr && !focus->focused) {
    m_buttons.fill(Owner::None);
    m_keys.fill(Owner::None);
    return Verdict::Both;
  }
  return Verdict::ToMap;
}

InputRouter::Verdict InputRouter::decide_move(const core::MouseMoved& moved) {
  const bool panels_drag = owns_button(Owner::Panels);
  if (m_closed) return Verdict::Wait;
  m_x = moved.x;
  m_y = moved.y;
  if (owns_button(Owner::Map)) return Verdict::ToMap;  // a drag on the map highlights no button on its way
  m_moved = panels_drag;
  return panels_drag ? Verdict::ToPanels : Verdict::Both;
}

InputRouter::Verdict InputRouter::decide_button(const core::MouseButtonChanged& button, const Situation& situation) {
  auto& owner = m_buttons[index(button.button)];
  if (m_closed) return Verdict::Wait;
  if (!button.pressed && owner != Owner::Panels) {
    owner = Owner::None;
    return Verdict::ToMap;
  }
  // A drag that ends in the frame of its last movement would lose that movement.
  if (!button.pressed && m_moved) return Verdict::Wait;
  if (button.pressed) {
    owner = owns_button(Owner::Panels) || over_panels(situation) ? Owner::Panels : Owner::Map;
    if (owner == Owner::Map) {
      m_closed = situation.feedback.text_active;  // typing after this click belongs to the map
      return Verdict::ToMap;
    }
  } else {
    owner = Owner::None;
  }
  m_closed = true;
  return Verdict::ToPanels;
}

bool InputRouter::panels_want(const core::KeyChanged& key, const Situation& situation) {
  const bool is_shortcut = key.mods.ctrl || key.mods.alt;
  if (situation.feedback.text_active) return edits_text(key.key) || (is_printable(key.key) && !is_shortcut);
  if (situation.feedback.popup_open) return navigates(key.key) || key.key == core::Key::Tab;
  if (situation.feedback.clock_has_keys && moves_clock(key.key)) return false;
  return situation.has_keyboard && navigates(key.key) && !is_shortcut;
}

// Escape gives the keys of the track back to the map before it closes anything.
bool InputRouter::leaves_track(const core::KeyChanged& key, const Situation& situation) {
  const auto& feedback = situation.feedback;
  return key.key == core::Key::Escape && key.pressed && feedback.clock_has_keys && !feedback.text_active &&
         !feedback.popup_open;
}

InputRouter::Verdict InputRouter::decide_key(const core::KeyChanged& key, const Situation& situation) {
  if (m_closed) return Verdict::Wait;
  auto& owner = m_keys[index(key.key) % m_keys.size()];
  if (key.key == core::Key::F6) return Verdict::Swallow;
  if (leaves_track(key, situation)) return Verdict::Swallow;
  if (key.pressed && !key.repeat) owner = panels_want(key, situation) ? Owner::Panels : Owner::Map;
  if (owner != Owner::Panels) {
    if (!key.pressed) owner = Owner::None;
    return Verdict::ToMap;
  }
  if (!key.pressed) owner = Owner::None;
  // ImGui repeats held keys itself; letters that edit nothing reach it as characters.
  if (key.repeat || (!edits_text(key.key) && !navigates(key.key))) return Verdict::Swallow;
  m_closed = true;
  return Verdict::ToPanels;
}

bool InputRouter::over_panels(const Situation& situation) const {
  if (situation.feedback.popup_open) return true;
  for (const auto& window : situation.feedback.windows)
    if (window.contains(m_x, m_y)) return true;
  return false;
}

bool InputRouter::owns_button(Owner owner) const {
  for (const auto button : m_buttons)
    if (button == owner) return true;
  return false;
}

bool InputRouter::holds_something() const {
  for (const auto key : m_keys)
    if (key == Owner::Panels) return true;
  return false;
}

}  // namespace eb::ui
