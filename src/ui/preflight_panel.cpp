#include "ui/preflight_panel.h"

#include "ui/dialog.h"
#include "ui/draw.h"
#include "ui/edit_widgets.h"

namespace eb::ui {
namespace {

struct StatusLook {
  std::string word;
  Icon icon;
  core::Color color;
};

StatusLook look_of(const text::Catalog& c, const Palette& p, session::CheckStatus status) {
  switch (status) {
    case session::CheckStatus::Green:
      return {c.tr("check", "Ready"), Icon::Check, p.accent};
    case session::CheckStatus::Amber:
      return {c.tr("check", "Look at it"), Icon::Eye, p.warning};
    case session::CheckStatus::Red:
      break;
  }
  return {c.tr("check", "Not ready"), Icon::Warning, p.error};
}

std::string check_title(const text::Catalog& c, const std::string& check) {
  if (check == "displays") return c.tr("Screens");
  if (check == "show") return c.tr("Show");
  if (check == "steps") return c.tr("What the steps show");
  if (check == "project") return c.tr("Project");
  if (check == "files") return c.tr("Files");
  if (check == "languages") return c.tr("Languages");
  if (check == "fonts") return c.tr("Fonts");
  if (check == "frame_times") return c.tr("Pictures");
  if (check == "sensitive") return c.tr("Protected places");
  if (check == "screen_saver") return c.tr("Screen saver");
  if (check == "disk") return c.tr("Disk");
  if (check == "network") return c.tr("Network");
  return check;
}

void status_line(const PanelIo& io, const StatusLook& status, const std::string& title) {
  const Look& look = io.look;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float side = look.font(Face::Body)->FontSize * 0.9F;
  draw_icon(status.icon, {at.x, at.y + look.px(1.5), side, side}, status.color);
  ImGui::Dummy({side, side});
  ImGui::SameLine(0, look.px(8));
  text_line(look, Face::Strong, look.palette.text, title);
  const float word = text_width(look, Face::Small, status.word);
  wrap_before(word);
  text_line(look, Face::Small, status.color, status.word);
}

void check_lines(const UiContext& context, const PanelIo& io, const session::PreflightCheck& check) {
  const Look& look = io.look;
  const auto& c = context.catalog;
  status_line(io, look_of(c, look.palette, check.status), check_title(c, check.check));
  ImGui::Indent(look.px(23));
  text_wrapped(look, Face::Body, look.palette.secondary, c.tr(check.detail));
  if (!check.remedy.empty()) text_wrapped(look, Face::Small, look.palette.text, "→ " + c.tr(check.remedy));
  ImGui::Unindent(look.px(23));
  gap(look, 8);
}

std::string verdict(const UiContext& context) {
  const auto& c = context.catalog;
  if (context.preflight.is_measuring) return c.tr("The steps are being drawn and timed…");
  switch (session::worst_of(context.preflight.checks)) {
    case session::CheckStatus::Green:
      return c.tr("Everything is ready");
    case session::CheckStatus::Amber:
      return c.tr("The show can go on; some lines want a look");
    case session::CheckStatus::Red:
      break;
  }
  return c.tr("The show is not ready");
}

}  // namespace

void preflight_panel(const UiContext& context, const PanelIo& io) {
  const auto& c = context.catalog;
  const DialogScope dialog{io, "Preflight", context.session.panels.preflight, {680, 640}};
  const auto close = [&] { io.out.push(session::WindowAction{session::ShowPanel{session::Panel::Preflight, false}}); };
  if (dialog.open()) {
    text_wrapped(io.look, Face::Title, io.look.palette.text, c.tr("Before the doors open"));
    text_wrapped(io.look, Face::Body, io.look.palette.secondary, verdict(context));
    gap(io.look, 8);
    // What stands in the way comes first.
    for (const auto status : {session::CheckStatus::Red, session::CheckStatus::Amber, session::CheckStatus::Green})
      for (const auto& check : context.preflight.checks)
        if (check.status == status) check_lines(context, io, check);
    if (context.preflight.is_measuring) io.feedback.wants_frame = true;
    if (button(io, c.tr("Close"), {.kind = ButtonKind::Outlined, .icon = Icon::Close})) close();
    const auto start = c.tr("Start the show");
    const bool can_start = !context.document.show->empty();
    const ButtonLook filled{.kind = ButtonKind::Filled, .icon = Icon::Play};
    wrap_before(button_width(io.look, start, filled));
    const DisabledScope off{!can_start};
    if (button(io, start, filled)) {
      close();
      io.out.push(session::StageAction{session::StartShow{}});
    }
  }
  if (dialog.escape_pressed()) close();
}

}  // namespace eb::ui
