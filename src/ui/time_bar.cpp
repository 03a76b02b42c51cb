#include "ui/time_bar.h"

#include <cmath>

#include "ui/draw.h"
#include "ui/edit_widgets.h"
#include "ui/ui_text.h"

namespace eb::ui {
namespace {

void play_button(const UiContext& context, const PanelIo& io) {
  const Look& look = io.look;
  const bool playing = context.session.playback.playing();
  const float side = look.px(44);
  const auto word = playing ? context.catalog.tr("Pause") : context.catalog.tr("Play");
  ImGui::BeginGroup();
  ImGui::PushStyleColor(ImGuiCol_ButtonHovered, u32(look.palette.hover));
  const float width = std::max(side, text_width(look, Face::Small, word) + look.px(8));
  if (ImGui::Button("##play", {width, look.px(64)})) io.out.push(session::TimeAction{session::PlayPause{}});
  ImGui::PopStyleColor();
  const Rect box = item_rect();
  const float icon = look.px(26);
  draw_icon(playing ? Icon::Pause : Icon::Play, {box.x + (box.width - icon) / 2, box.y + look.px(7), icon, icon},
            look.palette.text);
  ImFont* font = look.font(Face::Small);
  ImGui::GetWindowDrawList()->AddText(
      font, font->FontSize,
      {box.x + (box.width - text_width(look, Face::Small, word)) / 2, box.bottom() - font->FontSize - look.px(8)},
      u32(look.palette.secondary), ui_text(word).c_str());
  ImGui::EndGroup();
}

void date_field(const UiContext& context, const PanelIo& io, TimeBarState& state) {
  const Look& look = io.look;
  const auto day = static_cast<core::Day>(std::floor(context.session.playback.day()));
  if (!state.is_typing) state.typed_date = context.catalog.short_date(day);
  ImGui::BeginGroup();
  const float inset = look.px(6);
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + inset);
  text_line(look, Face::Small, look.palette.secondary, context.catalog.tr("Date"));
  {
    const FontScope big{look, Face::Date};
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {inset, look.px(5)});
    ImGui::PushStyleColor(ImGuiCol_FrameBg, state.is_typing ? vec4(look.palette.hover) : ImVec4{0, 0, 0, 0});
    const float width = text_width(look, Face::Date, "00.00.0000") + 2 * inset + look.px(2);
    const auto edit = edit_text(io, "##date", state.typed_date, "1989", width);
    ImGui::PopStyleColor();
    ImGui::PopStyleVar();
    if (edit.entered && !state.typed_date.empty())
      io.out.push(session::TimeAction{session::SeekText{state.typed_date}});
    state.is_typing = edit.active;
  }
  if (ImGui::IsItemHovered() && !state.is_typing)
    tooltip(look, context.catalog.tr("Type a date: 1989, 12.6.1989 or 1989-06-12; or a span to loop: 1989/2010"));
  ImGui::EndGroup();
}

void step_button(const PanelIo& io, const std::string& label, Icon icon, session::TimeAction action, bool icon_after) {
  const ButtonLook kind{.icon = icon, .icon_after = icon_after};
  wrap_before(button_width(io.look, label, kind));
  if (button(io, label, kind)) io.out.push(action);
}

void step_buttons(const UiContext& context, const PanelIo& io) {
  const auto& c = context.catalog;
  const auto step = [](int years) { return session::TimeAction{session::StepTime{session::TimeStep::Year, years}}; };
  // The track runs from left to right in every language, so what lies on the left goes back, here too.
  const int first = io.look.is_mirrored ? 1 : -1;
  const auto year = [&c](int direction) { return direction < 0 ? c.tr("Year back") : c.tr("Year on"); };
  const auto change = [&c](int direction) { return direction < 0 ? c.tr("Previous change") : c.tr("Next change"); };
  if (button(io, year(first), {.icon = Icon::StepBack})) io.out.push(step(first));
  step_button(io, year(-first), Icon::StepForward, step(-first), true);
  step_button(io, change(first), Icon::SkipBack, session::SeekChange{first}, false);
  step_button(io, change(-first), Icon::SkipForward, session::SeekChange{-first}, true);
}

std::string loop_label(const UiContext& context) {
  const auto& range = context.session.playback.loop_range();
  const auto& c = context.catalog;
  if (!range) return c.tr("Loop");
  const auto year = [](double day) { return std::to_string(core::year_of(static_cast<core::Day>(std::floor(day)))); };
  const auto first = year(range->from), last = year(range->to);
  return core::substitute(c.tr("Loop {0}"), {first == last ? first : first + "–" + last});
}

void loop_switch(const UiContext& context, const PanelIo& io) {
  const bool loop = context.session.playback.loop();
  const auto label = loop_label(context);
  const ButtonLook kind{.icon = Icon::Loop, .pressed_in = loop, .id = "loop"};
  wrap_before(button_width(io.look, label, kind));
  if (button(io, label, kind)) io.out.push(session::TimeAction{session::SetLoop{!loop}});
  if (ImGui::IsItemHovered())
    tooltip(io.look,
            context.catalog.tr("Shift and drag on the track: loop a part of the time. The right button has more."));
}

void story_switch(const UiContext& context, const PanelIo& io) {
  const bool on = context.session.playback.story_clock();
  const auto label = context.catalog.tr("Story clock");
  const ButtonLook kind{.pressed_in = on};
  wrap_before(button_width(io.look, label, kind));
  if (button(io, label, kind)) io.out.push(session::TimeAction{session::SetStoryClock{!on}});
  if (ImGui::IsItemHovered()) tooltip(io.look, context.catalog.tr("Slow where much happens, fast where nothing does"));
}

void whole_time_button(const UiContext& context, const PanelIo& io) {
  if (!context.session.time_view) return;
  const auto label = context.catalog.tr("Whole time");
  const ButtonLook kind{.kind = ButtonKind::Outlined};
  wrap_before(button_width(io.look, label, kind));
  if (button(io, label, kind)) io.out.push(session::TimeViewAction{session::ShowTime{}});
}

void controls(const UiContext& context, const PanelIo& io, TimeBarState& state) {
  step_buttons(context, io);
  loop_switch(context, io);
  story_switch(context, io);
  speed_menu(context, io, state.speed);
  whole_time_button(context, io);
}

float content_height(const Look& look) {
  return ImGui::GetCursorPosY() - ImGui::GetStyle().ItemSpacing.y + look.px(12);
}

}  // namespace

void time_bar(const UiContext& context, const PanelIo& io, const PanelLayout& layout, TimeBarState& state) {
  const Look& look = io.look;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {look.px(18), look.px(12)});
  const PanelScope panel{io, "Time bar", layout.time_bar, PanelKind::Scrolling};
  ImGui::PopStyleVar();
  edge_line(look, layout.time_bar, Edge::Top);
  play_button(context, io);
  ImGui::SameLine(0, look.px(12));
  date_field(context, io, state);
  const float track_height = look.px(60);
  if (layout.stacked_time) {
    time_track(context, io, ImGui::GetContentRegionAvail().x, track_height, state.track);
    controls(context, io, state);
    state.content_height = content_height(look);
    return;
  }
  ImGui::SameLine(0, look.px(22));
  ImGui::BeginGroup();
  time_track(context, io, ImGui::GetContentRegionAvail().x, track_height, state.track);
  controls(context, io, state);
  ImGui::EndGroup();
  state.content_height = content_height(look);
}

}  // namespace eb::ui
