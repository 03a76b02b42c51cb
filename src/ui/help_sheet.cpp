#include "ui/help_sheet.h"

#include <array>

#include "ui/dialog.h"
#include "ui/draw.h"
#include "ui/edit_widgets.h"

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

void mouse_lines(const UiContext& context, const PanelIo& io) {
  const auto& c = context.catalog;
  section_heading(io.look, c.tr("Mouse"));
  key_line(io, c.tr("Drag"), c.tr("Move the map"));
  key_line(io, c.tr("Wheel"), c.tr("Zoom at the pointer"));
  key_line(io, c.tr("Double click"), c.tr("Zoom in"));
  key_line(io, c.tr("Shift + drag"), c.tr("Zoom to a box"));
  key_line(io, c.tr("Click"), c.tr("Show what is there"));
}

void time_lines(const UiContext& context, const PanelIo& io) {
  const auto& c = context.catalog;
  section_heading(io.look, c.tr("In the time bar"));
  key_line(io, c.tr("Drag"), c.tr("Move the clock"));
  key_line(io, c.tr("Wheel"), c.tr("Zoom the time at the pointer"));
  key_line(io, c.tr("Drag the years"), c.tr("Move what is shown; so does the middle button"));
  key_line(io, c.tr("Shift + drag"), c.tr("Loop a part of the time"));
  key_line(io, c.tr("Right click"), c.tr("Loop, zoom, milestones"));
  key_line(io, "← →", c.tr("After a click there: step the clock, with Shift further"));
  key_line(io, c.tr("key", "Home") + " " + c.tr("key", "End"), c.tr("Start and end"));
  key_line(io, "+ − 0", c.tr("Zoom in, out, show the whole time"));
}

}  // namespace

void key_line(const PanelIo& io, const std::string& keys, const std::string& what) {
  const Look& look = io.look;
  const float column = look.px(170);
  const float start = ImGui::GetCursorPosX();
  const bool is_wide = ImGui::GetContentRegionAvail().x > look.px(300);
  ImGui::PushTextWrapPos(is_wide ? start + column - look.px(12) : 0);  // many keys for one thing
  text_line(look, Face::Strong, look.palette.text, keys);
  ImGui::PopTextWrapPos();
  if (is_wide) ImGui::SameLine(start + column);
  ImGui::BeginGroup();
  text_wrapped(look, Face::Body, look.palette.secondary, what);
  ImGui::EndGroup();
}

std::string key_text(const text::Catalog& catalog, const KeyHelp& key) {
  std::string text;
  if (key.mods.ctrl) text += catalog.tr("key", "Ctrl") + "+";
  if (key.mods.alt) text += catalog.tr("key", "Alt") + "+";
  if (key.mods.shift) text += catalog.tr("key", "Shift") + "+";
  return text + key_name(catalog, key.key);
}

void help_sheet(const UiContext& context, const PanelIo& io) {
  const auto& c = context.catalog;
  const DialogScope dialog{io, "Help", context.session.panels.help, {600, 620}};
  const auto close = [&] { io.out.push(session::WindowAction{session::ShowPanel{session::Panel::Help, false}}); };
  if (dialog.open()) {
    text_wrapped(io.look, Face::Title, io.look.palette.text, c.tr("Keys and mouse"));
    gap(io.look, 8);
    mouse_lines(context, io);
    gap(io.look, 14);
    time_lines(context, io);
    gap(io.look, 14);
    section_heading(io.look, c.tr("Keys"));
    for (const auto& key : context.keys) key_line(io, key_text(c, key), c.tr(key.what));
    key_line(io, "F6", c.tr("Go through the panels with the keyboard"));
    gap(io.look, 14);
    if (button(io, c.tr("Close"), {.kind = ButtonKind::Outlined, .icon = Icon::Close})) close();
  }
  if (dialog.escape_pressed()) close();
}

}  // namespace eb::ui
