#include "ui/present_menu.h"

#include "ui/draw.h"
#include "ui/edit_widgets.h"
#include "ui/key_text.h"
#include "ui/stage_words.h"

namespace eb::ui {
namespace {

void panel_item(const PanelIo& io, const std::string& label, session::Panel panel) {
  if (menu_item(io, label, "")) io.out.push(session::WindowAction{session::ShowPanel{panel, true}});
}

// Who never made a show learns here how it is done.
void no_show(const UiContext& context, const PanelIo& io) {
  const auto& c = context.catalog;
  const Look& look = io.look;
  ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + std::min(look.px(330), io.window_width - look.px(40)));
  text_line(look, Face::Strong, look.palette.text, c.tr("This project has no show yet"));
  text_line(
      look, Face::Small, look.palette.secondary,
      c.tr("A show is a list of steps: what the map shows on which date, with a caption. Bring the map to what you "
           "want to show first, then take it as a step; go on with the next."));
  ImGui::PopTextWrapPos();
  hairline(look);
  if (menu_item(io, c.tr("Take step from the current view"), "")) {
    io.out.push(session::ShowAction{session::TakeShowStep{}});
    io.out.push(session::WindowAction{session::ShowPanel{session::Panel::Show, true}});
  }
}

void start_items(const UiContext& context, const PanelIo& io) {
  const auto& c = context.catalog;
  const auto& show = *context.document.show;
  double seconds = 0;
  for (const auto& step : show.steps) seconds += step->planned_seconds;
  text_line(
      io.look, Face::Small, io.look.palette.secondary,
      core::substitute(c.trn("{0} step, {1} planned", "{0} steps, {1} planned", static_cast<long>(show.steps.size())),
                       {std::to_string(show.steps.size()), stage_clock(seconds)}));
  const auto start = [&](const std::string& label, const std::string& key, session::StartShow how) {
    if (menu_item(io, label, key)) io.out.push(session::StageAction{how});
  };
  start(c.tr("From the first step"), "F5", {});
  start(c.tr("From where it was left"), key_text(c, core::Key::F5, {.shift = true}), {.from_current = true});
  start(c.tr("Rehearse: the times are kept"), "", {.is_rehearsal = true});
}

void caption_items(const UiContext& context, const PanelIo& io) {
  const auto& c = context.catalog;
  const auto codes = session::languages_of(*context.document.show);
  if (codes.size() < 2) return;
  auto chosen = context.session.stage.languages;
  if (chosen[0].empty()) chosen[0] = c.language();
  const auto offer = [&](const std::string& label, const std::array<std::string, 2>& languages) {
    if (menu_item(io, label, "", chosen == languages))
      io.out.push(session::StageAction{session::SetStageLanguages{languages}});
  };
  hairline(io.look);
  text_line(io.look, Face::Small, io.look.palette.secondary, c.tr("Captions in"));
  for (const auto& first : codes) offer(text::locale_name(first), {first, first == chosen[1] ? "" : chosen[1]});
  hairline(io.look);
  offer(c.tr("no second language"), {chosen[0], ""});
  for (const auto& second : codes)
    if (second != chosen[0]) offer("+ " + text::locale_name(second), {chosen[0], second});
}

// Where there is more than one screen; in a show the button of the console changes it, too.
void screen_items(const UiContext& context, const PanelIo& io) {
  const auto& c = context.catalog;
  const auto& screens = context.session.stage.screens;
  if (screens.size() < 2) return;
  hairline(io.look);
  text_line(io.look, Face::Small, io.look.palette.secondary, c.tr("The hall's screen"));
  for (const auto& screen : screens) {
    const auto label =
        core::substitute("{0} · {1}×{2}", {screen.name, std::to_string(screen.width), std::to_string(screen.height)});
    if (menu_item(io, label, "", screen.name == context.session.view.hall_screen))
      io.out.push(session::StageAction{session::ChooseHallScreen{screen.name}});
  }
}

}  // namespace

void present_items(const UiContext& context, const PanelIo& io) {
  const auto& c = context.catalog;
  if (context.document.show->empty()) {
    no_show(context, io);
    return;
  }
  start_items(context, io);
  hairline(io.look);
  panel_item(io, c.tr("Check before the doors open…"), session::Panel::Preflight);
  panel_item(io, c.tr("Steps of the show…"), session::Panel::Show);
  caption_items(context, io);
  screen_items(context, io);
}

}  // namespace eb::ui
