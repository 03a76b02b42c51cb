#include "platform/key_map.h"

#include <GLFW/glfw3.h>

#include <array>
#include <optional>

namespace eb::platform {
namespace {

using core::Key;

Key offset_from(Key first, int steps) {
  return static_cast<Key>(static_cast<int>(first) + steps);
}

// The key that carries this sign, as programs name it.
std::optional<Key> key_printing(char sign) {
  if (sign >= 'a' && sign <= 'z') return offset_from(Key::A, sign - 'a');
  if (sign >= 'A' && sign <= 'Z') return offset_from(Key::A, sign - 'A');
  if (sign >= '0' && sign <= '9') return offset_from(Key::Num0, sign - '0');
  switch (sign) {
    case '-':
      return Key::Minus;
    case '=':
    case '+':
      return Key::Equal;  // "+" has a key of its own on many layouts
    case '[':
      return Key::LeftBracket;
    case ']':
      return Key::RightBracket;
    case ',':
      return Key::Comma;
    case '.':
      return Key::Period;
    case '/':
      return Key::Slash;
    case ';':
      return Key::Semicolon;
    default:
      return std::nullopt;
  }
}

struct Pair {
  int glfw;
  Key key;
};
constexpr std::array named_keys{
    Pair{GLFW_KEY_ESCAPE, Key::Escape},
    Pair{GLFW_KEY_ENTER, Key::Enter},
    Pair{GLFW_KEY_KP_ENTER, Key::Enter},
    Pair{GLFW_KEY_TAB, Key::Tab},
    Pair{GLFW_KEY_BACKSPACE, Key::Backspace},
    Pair{GLFW_KEY_INSERT, Key::Insert},
    Pair{GLFW_KEY_DELETE, Key::Delete},
    Pair{GLFW_KEY_LEFT, Key::Left},
    Pair{GLFW_KEY_RIGHT, Key::Right},
    Pair{GLFW_KEY_UP, Key::Up},
    Pair{GLFW_KEY_DOWN, Key::Down},
    Pair{GLFW_KEY_PAGE_UP, Key::PageUp},
    Pair{GLFW_KEY_PAGE_DOWN, Key::PageDown},
    Pair{GLFW_KEY_HOME, Key::Home},
    Pair{GLFW_KEY_END, Key::End},
    Pair{GLFW_KEY_SPACE, Key::Space},
    Pair{GLFW_KEY_KP_SUBTRACT, Key::Minus},
    Pair{GLFW_KEY_KP_ADD, Key::Equal},
    Pair{GLFW_KEY_KP_DIVIDE, Key::Slash},
    Pair{GLFW_KEY_KP_DECIMAL, Key::Period},
    Pair{GLFW_KEY_MINUS, Key::Minus},
    Pair{GLFW_KEY_EQUAL, Key::Equal},
    Pair{GLFW_KEY_LEFT_BRACKET, Key::LeftBracket},
    Pair{GLFW_KEY_RIGHT_BRACKET, Key::RightBracket},
    Pair{GLFW_KEY_COMMA, Key::Comma},
    Pair{GLFW_KEY_PERIOD, Key::Period},
    Pair{GLFW_KEY_SLASH, Key::Slash},
    Pair{GLFW_KEY_SEMICOLON, Key::Semicolon},
};

// By the key's place on a US keyboard.
Key key_by_place(int glfw_key) {
  if (glfw_key >= GLFW_KEY_A && glfw_key <= GLFW_KEY_Z) return offset_from(Key::A, glfw_key - GLFW_KEY_A);
  if (glfw_key >= GLFW_KEY_0 && glfw_key <= GLFW_KEY_9) return offset_from(Key::Num0, glfw_key - GLFW_KEY_0);
  if (glfw_key >= GLFW_KEY_KP_0 && glfw_key <= GLFW_KEY_KP_9) return offset_from(Key::Num0, glfw_key - GLFW_KEY_KP_0);
  if (glfw_key >= GLFW_KEY_F1 && glfw_key <= GLFW_KEY_F12) return offset_from(Key::F1, glfw_key - GLFW_KEY_F1);
  for (const auto& pair : named_keys)
    if (pair.glfw == glfw_key) return pair.key;
  return Key::Unknown;
}

bool is_on_keypad(int glfw_key) {
  return glfw_key >= GLFW_KEY_KP_0 && glfw_key <= GLFW_KEY_KP_EQUAL;
}

}  // namespace

// A key that prints no Latin letter (a Hebrew or Cyrillic layout) keeps its place, so that shortcuts
// stay within reach; the digit row keeps its digits where a layout prints signs there (French).
core::Key key_of(int glfw_key, const char* printed) {
  const bool is_digit = glfw_key >= GLFW_KEY_0 && glfw_key <= GLFW_KEY_9;
  const bool one_sign = printed != nullptr && printed[0] != '\0' && printed[1] == '\0';
  if (one_sign && !is_digit && !is_on_keypad(glfw_key))
    if (const auto key = key_printing(printed[0])) return *key;
  return key_by_place(glfw_key);
}

core::Key place_of(int glfw_key) {
  return key_by_place(glfw_key);
}

core::Modifiers modifiers_of(int glfw_mods) {
  return {(glfw_mods & GLFW_MOD_CONTROL) != 0, (glfw_mods & GLFW_MOD_SHIFT) != 0, (glfw_mods & GLFW_MOD_ALT) != 0};
}

}  // namespace eb::platform
