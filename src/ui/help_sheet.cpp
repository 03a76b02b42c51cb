#include "ui/help_sheet.h"

#include <array>

#include "ui/dialog.h"
#include "ui/draw.h"
#include "ui/edit_widgets.h"
#include "ui/key_text.h"

namespace eb::ui {
namespace {

void mouse_lines(const UiContext& context, const PanelIo& io) {
  const auto& c = context.catalog;
  section_heading(io.look, c.tr("Mouse"));
  key_line(io, c.tr("Drag"), c.tr("Move the map"));
  key_line(io, c.tr("Wheel"), c.tr("Zoom at the pointer"));
  key_line(io, c.tr("Double click"), c.tr("Zoom in"));
  key_line(io, c.tr("Shift + drag"), c.tr("Zoom to a box"));
  key_line(io, c.tr("Right drag"), c.tr("Turn the map"));
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
    for (const auto& key : context.keys) key_line(io, key_text(c, key.key, key.mods), c.tr(key.what));
    key_line(io, "F6", c.tr("Go through the panels with the keyboard"));
    gap(io.look, 14);
    if (button(io, c.tr("Close"), {.kind = ButtonKind::Outlined, .icon = Icon::Close})) close();
  }
  if (dialog.escape_pressed()) close();
}

}  // namespace eb::ui
