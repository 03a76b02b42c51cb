#include "ui/key_text.h"

namespace eb::ui {
namespace {

std::string key_name(const text::Catalog& c, core::Key key) {
  using core::Key;
  const auto offset = [key](Key first) { return static_cast<int>(key) - static_cast<int>(first); };
  if (key >= Key::A && key <= Key::Z) return std::string(1, static_cast<char>('A' + offset(Key::A)));
  if (key >= Key::Num0 && key <= Key::Num9) return std::string(1, static_cast<char>('0' + offset(Key::Num0)));
  if (key >= Key::F1 && key <= Key::F12) return "F" + std::to_string(1 + offset(Key::F1));
  switch (key) {
    case Key::Escape:
      return c.tr("key", "Esc");
    case Key::Enter:
      return c.tr("key", "Enter");
    case Key::Tab:
      return c.tr("key", "Tab");
    case Key::Backspace:
      return c.tr("key", "Backspace");
    case Key::Insert:
      return c.tr("key", "Ins");
    case Key::Delete:
      return c.tr("key", "Del");
    case Key::Left:
      return "←";
    case Key::Right:
      return "→";
    case Key::Up:
      return "↑";
    case Key::Down:
      return "↓";
    case Key::PageUp:
      return c.tr("key", "Page up");
    case Key::PageDown:
      return c.tr("key", "Page down");
    case Key::Home:
      return c.tr("key", "Home");
    case Key::End:
      return c.tr("key", "End");
    case Key::Space:
      return c.tr("key", "Space");
    case Key::Minus:
      return "−";
    case Key::Equal:
      return "+";
    case Key::LeftBracket:
      return "[";
    case Key::RightBracket:
      return "]";
    case Key::Comma:
      return ",";
    case Key::Period:
      return ".";
    case Key::Slash:
      return "/";
    case Key::Semicolon:
      return ";";
    default:
      return "?";
  }
}

}  // namespace

std::string key_text(const text::Catalog& catalog, core::Key key, core::Modifiers mods) {
  std::string text;
  if (mods.ctrl) text += catalog.tr("key", "Ctrl") + "+";
  if (mods.alt) text += catalog.tr("key", "Alt") + "+";
  if (mods.shift) text += catalog.tr("key", "Shift") + "+";
  return text + key_name(catalog, key);
}

}  // namespace eb::ui
