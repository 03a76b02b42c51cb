#pragma once
// What the person did, free of any window library: the real window, scripts and tests all fill the
// same queue, so all three take one path through the program.
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace eb::core {

enum class Key : std::uint8_t {
  Unknown,
  A,
  B,
  C,
  D,
  E,
  F,
  G,
  H,
  I,
  J,
  K,
  L,
  M,
  N,
  O,
  P,
  Q,
  R,
  S,
  T,
  U,
  V,
  W,
  X,
  Y,
  Z,
  Num0,
  Num1,
  Num2,
  Num3,
  Num4,
  Num5,
  Num6,
  Num7,
  Num8,
  Num9,
  Escape,
  Enter,
  Tab,
  Backspace,
  Insert,
  Delete,
  Left,
  Right,
  Up,
  Down,
  PageUp,
  PageDown,
  Home,
  End,
  Space,
  F1,
  F2,
  F3,
  F4,
  F5,
  F6,
  F7,
  F8,
  F9,
  F10,
  F11,
  F12,
  Minus,
  Equal,
  LeftBracket,
  RightBracket,
  Comma,
  Period,
  Slash,
  Semicolon,
  Count
};

struct Modifiers {
  bool ctrl = false, shift = false, alt = false;
  friend bool operator==(const Modifiers&, const Modifiers&) = default;
};

enum class MouseButton : std::uint8_t { Left, Right, Middle };

// Positions are in framebuffer pixels of the map window, y down.
struct MouseMoved {
  double x = 0, y = 0;
};
struct MouseButtonChanged {
  MouseButton button = MouseButton::Left;
  bool pressed = false;
  Modifiers mods;
};
struct MouseScrolled {
  double dx = 0, dy = 0;
  Modifiers mods;
};
// `key` follows what the layout prints, `place` where the key lies on a US keyboard: remotes send places.
struct KeyChanged {
  Key key = Key::Unknown;
  bool pressed = false;
  bool repeat = false;
  Modifiers mods;
  Key place = Key::Unknown;  // Unknown = not told: as `key`
};
struct CharTyped {
  std::uint32_t codepoint = 0;
};
struct FilesDropped {
  std::vector<std::string> paths;
};
struct FramebufferResized {
  int width = 0, height = 0;
  double content_scale = 1.0;
};
struct FocusChanged {
  bool focused = true;
};
struct CloseRequested {};
struct MonitorsChanged {};  // one was plugged in or out

using InputEvent = std::variant<MouseMoved, MouseButtonChanged, MouseScrolled, KeyChanged, CharTyped, FilesDropped,
                                FramebufferResized, FocusChanged, CloseRequested, MonitorsChanged>;
using InputQueue = std::vector<InputEvent>;

}  // namespace eb::core
