#pragma once
// The timetable of the route one looks at, in a strip below the map: times of every stop, typed stays and fixed times,
// groups, what the checks found, and what changed since an older file.
#include "ui/fields.h"
#include "ui/panel_io.h"
#include "ui/ui_context.h"

namespace eb::ui {

enum class TimetablePage : std::uint8_t { Times, Groups, Findings, Changes };

struct TimetablePanelState {
  FieldState field;
  TimetablePage page = TimetablePage::Times;
  std::string group;       // whose times are shown; empty or gone = the first one's
  std::string wrong;       // what could not be understood of the text typed last
  std::string other_file;  // typed, to be compared
};

void timetable_panel(const UiContext& context, const PanelIo& io, const Rect& area, TimetablePanelState& state);

}  // namespace eb::ui
