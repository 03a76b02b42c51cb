#include "ui/keyboard_use.h"

#include <variant>

namespace eb::ui {
namespace {

using core::Key;

bool is_clickers(Key key) {
  return key == Key::PageUp || key == Key::PageDown || (key >= Key::F1 && key <= Key::F12);
}

bool moves_within_panels(Key key) {
  switch (key) {
    case Key::Left:
    case Key::Right:
    case Key::Up:
    case Key::Down:
    case Key::Enter:
    case Key::Space:
    case Key::Tab:
    case Key::Escape:
      return true;
    default:
      return false;
  }
}

}  // namespace

bool panels_take(const core::InputEvent& event, const KeyboardUse& use) {
  if (std::holds_alternative<core::CharTyped>(event)) return use.text_active;
  const auto* key = std::get_if<core::KeyChanged>(&event);
  if (key == nullptr) return false;
  if (key->key == Key::F6) return true;
  if (use.text_active) return !is_clickers(key->key);
  return (use.popup_open || use.has_panel) && moves_within_panels(key->key) && !key->mods.ctrl && !key->mods.alt;
}

}  // namespace eb::ui
