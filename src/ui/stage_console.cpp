#include "ui/stage_console.h"

#include <fmt/format.h>
#include <algorithm>

#include "ui/draw.h"
#include "ui/edit_widgets.h"
#include "ui/help_sheet.h"
#include "ui/key_text.h"
#include "ui/stage_buttons.h"
#include "ui/stage_clocks.h"
#include "ui/stage_picture.h"
#include "ui/stage_words.h"
#include "ui/ui_text.h"

namespace eb::ui {
namespace {

constexpr float row_height = 28;
constexpr float least_notes = 96, least_list = 92;  // at 100 %
constexpr float notes_share = 0.55F;                // of what pictures, clocks and buttons leave free
constexpr double usual_notes_px = 21;

// "Step 4 of 14" and its caption; while a number is typed, where it leads.
void header(const UiContext& context, const PanelIo& io) {
  const auto& view = context.stage;
  const auto& c = context.catalog;
  const Look& look = io.look;
  const auto& p = look.palette;
  auto place = core::substitute(c.tr("Step {0} of {1}"),
                                {std::to_string(view.stage.step + 1), std::to_string(view.steps.size())});
  if (view.stage.is_rehearsal) place = c.tr("Rehearsal") + " · " + place;
  if (const auto typed = view.stage.typed_step)
    place = core::substitute(c.tr("Go to step {0}: Enter"), {std::to_string(*typed)});
  const auto color = view.stage.typed_step ? p.accent : p.secondary;
  text_fitted(look, Face::Strong, color, place, ImGui::GetContentRegionAvail().x);
  if (!view.caption.empty()) text_fitted(look, Face::Title, p.text, view.caption, ImGui::GetContentRegionAvail().x);
  if (!view.second_caption.empty())
    text_fitted(look, Face::Small, p.secondary, view.second_caption, ImGui::GetContentRegionAvail().x);
}

void warning_text(const UiContext& context, const PanelIo& io, const core::Error& warning) {
  const auto& p = io.look.palette;
  text_line(io.look, Face::Body, p.text, context.catalog.tr(warning.what));
  if (!warning.hint.empty()) text_line(io.look, Face::Small, p.secondary, context.catalog.tr(warning.hint));
  if (!warning.where.empty()) text_line(io.look, Face::Small, p.faint, warning.where);
}

// Quiet: one line, and everything in a list below it for who wants to know. The hall sees nothing of it.
void warnings_line(const UiContext& context, const PanelIo& io) {
  const auto& warnings = context.stage.warnings;
  if (warnings.empty()) return;
  const Look& look = io.look;
  auto text = context.catalog.tr(warnings.back().what);
  if (warnings.size() > 1)
    text = core::substitute(context.catalog.tr("{0} problems, the last: {1}"), {std::to_string(warnings.size()), text});
  const float room = ImGui::GetContentRegionAvail().x - button_width(look, "", {.icon = Icon::Warning}) - look.px(8);
  const auto shown = fitted(look, Face::Small, text, room);
  if (button(io, shown, {.icon = Icon::Warning, .id = "warnings"})) ImGui::OpenPopup("stage warnings");
  ImGui::SetNextWindowSizeConstraints({look.px(240), 0},
                                      {std::min(look.px(460), io.window_width), io.window_height * 0.7F});
  if (!ImGui::BeginPopup("stage warnings")) return;
  io.feedback.popup_open = true;
  ImGui::PushTextWrapPos(std::min(look.px(420), io.window_width * 0.9F));
  for (auto warning = warnings.rbegin(); warning != warnings.rend(); ++warning) {
    if (warning != warnings.rbegin()) hairline(look);
    warning_text(context, io, *warning);
  }
  ImGui::PopTextWrapPos();
  ImGui::EndPopup();
}

void notes_size_button(const PanelIo& io, const char* label, const char* id, double size) {
  const ButtonLook kind{.id = id};
  wrap_before(button_width(io.look, label, kind));
  if (button(io, label, kind)) io.out.push(session::WindowAction{session::SetNotesSize{size}});
}

void notes(const UiContext& context, const PanelIo& io, float height) {
  const Look& look = io.look;
  const auto& c = context.catalog;
  const double size = context.session.view.notes_size;
  const float bottom = ImGui::GetCursorPosY() + height;
  ImGui::AlignTextToFramePadding();
  text_line(look, Face::Small, look.palette.secondary, c.tr("Notes"));
  notes_size_button(io, (c.tr("Smaller") + "  " + c.tr("key", "Ctrl") + " −").c_str(), "smaller", size / 1.2);
  notes_size_button(io, (c.tr("Larger") + "  " + c.tr("key", "Ctrl") + " +").c_str(), "larger", size * 1.2);
  const float room = std::max(bottom - ImGui::GetCursorPosY() - ImGui::GetStyle().ItemSpacing.y, look.px(40));
  // Another step starts at the top of its notes.
  const IdScope step{context.stage.stage.step};
  if (ImGui::BeginChild("notes", {0, room})) {
    const auto& text = context.stage.notes;
    if (text.empty())
      text_wrapped(look, Face::Small, look.palette.faint, c.tr("No notes for this step"));
    else
      text_wrapped(look, Face::Notes, look.palette.text, text);
  }
  ImGui::EndChild();
}

std::string step_times(const StageStepRow& row) {
  const auto planned = stage_clock(row.planned_seconds);
  return row.seconds ? stage_clock(*row.seconds) + " / " + planned : planned;
}

void step_row(const UiContext& context, const PanelIo& io, std::size_t index, bool scrolls_here) {
  const auto& view = context.stage;
  const auto& step = view.steps[index];
  const Look& look = io.look;
  const auto& p = look.palette;
  const IdScope id{index};
  const bool is_current = index == view.stage.step;
  if (ImGui::Selectable("##step", is_current, ImGuiSelectableFlags_None, {0, look.px(row_height)}))
    io.out.push(session::StageAction{session::GoToShowStep{index}});
  if (scrolls_here) ImGui::SetScrollHereY(0.35F);
  const Rect row = item_rect();
  const float side = look.px(12), number = text_width(look, Face::Small, "00") + look.px(8);
  if (is_current)
    draw_icon(Icon::ChevronRight, {row.x + look.px(2), row.y + (row.height - side) / 2, side, side}, p.accent);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const auto put = [&](Face face, core::Color color, float x, const std::string& text) {
    ImFont* font = look.font(face);
    list.AddText(font, font->FontSize, {x, row.y + (row.height - font->FontSize) / 2}, u32(color),
                 ui_text(text).c_str());
  };
  const auto times = step_times(step);
  const float times_x = row.right() - text_width(look, Face::Small, times) - look.px(6);
  const bool is_over = step.seconds && *step.seconds >= step.planned_seconds + 1;
  put(Face::Small, p.faint, row.x + look.px(18), std::to_string(index + 1));
  put(Face::Small, is_over ? p.warning : p.secondary, times_x, times);
  const float left = row.x + look.px(18) + number;
  const Face face = is_current ? Face::Strong : Face::Body;
  const auto shown = fitted(look, face, step.caption, times_x - left - look.px(8));
  put(face, is_current ? p.text : p.secondary, left, shown);
  if (ImGui::IsItemHovered() && shown != step.caption) tooltip(look, step.caption);
}

void step_list(const UiContext& context, const PanelIo& io, float height, StageConsoleState& state) {
  const Look& look = io.look;
  const auto& view = context.stage;
  const bool has_moved = state.scrolled_to != view.stage.step;
  state.scrolled_to = view.stage.step;
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {look.px(8), look.px(1)});
  if (ImGui::BeginChild("steps", {0, height})) {
    for (std::size_t i = 0; i < view.steps.size(); ++i) step_row(context, io, i, has_moved && i == view.stage.step);
  }
  ImGui::EndChild();
  ImGui::PopStyleVar();
}

std::string names_of(const text::Catalog& c, const StageView& view, std::size_t first) {
  std::string names;
  for (std::size_t i = first; i < view.keys.size() && view.keys[i].what == view.keys[first].what; ++i)
    names += (i > first ? "   " : "") + key_text(c, view.keys[i].key, view.keys[i].mods);
  return names;
}

}  // namespace

double notes_pixels(double notes_size) {
  return std::round(usual_notes_px * notes_size);
}

void stage_console(const UiContext& context, const PanelIo& io, const Rect& area, StageConsoleState& state) {
  const Look& look = io.look;
  const PanelScope panel{io, "Console", area, PanelKind::Scrolling};
  header(context, io);
  stage_pictures(context, io);
  warnings_line(context, io);
  gap(look, 4);
  stage_clocks(context, io);
  hairline(look);
  const float spacing = ImGui::GetStyle().ItemSpacing.y;
  const float line = 2 * look.px(11);  // two hairlines
  const float buttons = state.buttons_height > 0 ? state.buttons_height : look.px(110);
  const float free = ImGui::GetContentRegionAvail().y - buttons - line - 4 * spacing;
  const float notes_height = std::max(std::floor(free * notes_share), look.px(least_notes));
  notes(context, io, notes_height);
  hairline(look);
  step_list(context, io, std::max(free - notes_height, look.px(least_list)), state);
  hairline(look);
  const float top = ImGui::GetCursorPosY();
  stage_buttons(context, io);
  const float height = ImGui::GetCursorPosY() - top;
  if (height != state.buttons_height) io.feedback.wants_frame = true;
  state.buttons_height = height;
}

void stage_keys_sheet(const UiContext& context, const PanelIo& io, const Rect& map) {
  const auto& view = context.stage;
  if (!view.stage.shows_keys) return;
  const Look& look = io.look;
  const auto& c = context.catalog;
  const float margin = look.px(16);
  const float width = std::min(look.px(560), std::max(map.width, io.window_width / 2) - 2 * margin);
  const float height = std::min(look.px(620), std::max(io.window_height - 2 * margin, look.px(80)));
  const float x = std::max(margin, map.x + (map.width - width) / 2);
  const PanelScope panel{io, "Keys of the stage", {x, margin, width, height}, PanelKind::Floating};
  text_wrapped(look, Face::Title, look.palette.text, c.tr("Keys on stage"));
  gap(look, 8);
  for (std::size_t i = 0; i < view.keys.size(); ++i) {
    if (i > 0 && view.keys[i].what == view.keys[i - 1].what) continue;
    key_line(io, names_of(c, view, i), c.tr(view.keys[i].what));
  }
  gap(look, 8);
  text_wrapped(look, Face::Small, look.palette.secondary,
               c.tr("All keys go on working while this is open. Other keys do nothing."));
  if (button(io, c.tr("Close"), {.kind = ButtonKind::Outlined, .icon = Icon::Close}))
    io.out.push(session::StageAction{session::ShowStageKeys{false}});
}

}  // namespace eb::ui
