#pragma once
// The widgets of all panels: they show a value and return the changed one, never write it themselves.
// Labels are already translated. Widths: 0 = as wide as needed, negative = fill the rest of the line.
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/color.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/panel_io.h"
#include "ui/scopes.h"

namespace eb::ui {

// --- buttons ---
enum class ButtonKind : std::uint8_t { Quiet, Filled, Outlined };
struct ButtonLook {
  ButtonKind kind = ButtonKind::Quiet;
  Icon icon = Icon::None;
  bool pressed_in = false;  // a switch that is on
  Face face = Face::Small;
  bool icon_after = false;   // as for a drop-down
  std::string_view id = {};  // stays while the label changes; empty = the label
};
bool button(const PanelIo& io, const std::string& label, const ButtonLook& look = {});
// The size button() would take, for layouts that wrap.
float button_width(const Look& look, const std::string& label, const ButtonLook& button_look = {});
// Puts the next item on this line if `width` still fits, else on the next.
void wrap_before(float width);

// --- values ---
std::optional<bool> edit_check(const PanelIo& io, const std::string& label, bool value, float width = 0);
struct SliderRange {
  double min = 0, max = 1;
};
std::optional<double> edit_slider(const PanelIo& io, const std::string& label, double value, SliderRange range,
                                  const std::string& shown_value);
std::optional<core::Color> edit_color(const PanelIo& io, const std::string& label, core::Color value);
std::optional<std::size_t> edit_choice(const PanelIo& io, const std::string& label, std::span<const std::string> items,
                                       std::size_t current, float width = -1);
// Keeps half-typed text in `buffer`. `entered` is true when Enter was pressed.
struct TextEdit {
  bool changed = false, entered = false, active = false;
};
TextEdit edit_text(const PanelIo& io, const char* id, std::string& buffer, const std::string& hint, float width);
// The next field gets the keyboard in the coming frame. In a panel that has just appeared another one may take it
// away again; then ask once more.
void give_keyboard_to_next_field();
// Several lines; Ctrl+Enter ends it.
TextEdit edit_paragraph(const PanelIo& io, const char* id, std::string& buffer, float width, int lines);

}  // namespace eb::ui
