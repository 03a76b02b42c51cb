#pragma once
// The table of a show's steps at the right of the map: taken from views, put in order, timed, edited; and what
// rehearsals took. Everything it changes is an edit with undo.
#include <optional>
#include <string>

#include "ui/fields.h"
#include "ui/panel_io.h"
#include "ui/ui_context.h"

namespace eb::ui {

enum class ShowPage : std::uint8_t { Steps, Rehearsals };

struct ShowPanelState {
  FieldState field;
  ShowPage page = ShowPage::Steps;
  std::string language;  // that captions are edited in; empty = that of the window
  std::string wrong;     // what could not be understood of the text typed last
  std::string shown;     // the step that the list was scrolled to
  std::string opening;   // key of the text that is about to be typed in
  // Rehearsals that are compared, counted from the newest; nullopt = the plan.
  std::size_t first_run = 0;
  std::optional<std::size_t> second_run;
};

void show_panel(const UiContext& context, const PanelIo& io, const Rect& area, ShowPanelState& state);

// A button that ends in "…" where the panel is narrower than its label.
bool panel_button(const PanelIo& io, const std::string& label, ButtonLook look);

// The fields of one step, and the page of rehearsals; parts of the panel.
void show_step_editor(const UiContext& context, const PanelIo& io, std::size_t index, ShowPanelState& state);
void rehearsal_page(const UiContext& context, const PanelIo& io, ShowPanelState& state);

}  // namespace eb::ui
