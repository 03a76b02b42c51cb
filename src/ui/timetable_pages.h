#pragma once
// The pages of the timetable panel. For ui/timetable_*.cpp only.
#include "ui/timetable_panel.h"

namespace eb::ui {

void times_page(const UiContext& context, const PanelIo& io, const model::Route& route, TimetablePanelState& state);
void groups_page(const UiContext& context, const PanelIo& io, const model::Route& route, TimetablePanelState& state);
void findings_page(const UiContext& context, const PanelIo& io);
void changes_page(const UiContext& context, const PanelIo& io, TimetablePanelState& state);

// Changes the schedule as one step with undo.
void push_schedule(const PanelIo& io, const model::Route& route, model::Schedule schedule);
std::string group_name(const text::Catalog& catalog, const model::GroupTimes& group, std::size_t index);

}  // namespace eb::ui
