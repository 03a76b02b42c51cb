#include "ui/tour_bar.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/draw.h"
#include "ui/edit_widgets.h"
#include "ui/stage_words.h"
#include "ui/ui_text.h"

namespace eb::ui {
namespace {

using session::TourAction;
using session::TourState;

constexpr std::array speeds{0.5, 1.0, 2.0, 4.0};

std::string speed_label(const UiContext& context, double speed) {
  return context.catalog.number(speed, speed < 1 ? 1 : 0) + "×";
}

void play_button(const UiContext& context, const PanelIo& io) {
  const Look& look = io.look;
  const bool playing = context.tour.state == TourState::Playing;
  const auto word = playing ? context.catalog.tr("Pause") : context.catalog.tr("tour", "Go on");
  // As wide in both states: nothing beside it jumps.
  const float words = std::max(text_width(look, Face::Small, context.catalog.tr("Pause")),
                               text_width(look, Face::Small, context.catalog.tr("tour", "Go on")));
  ImGui::PushStyleColor(ImGuiCol_Button, playing ? ImVec4{0, 0, 0, 0} : vec4(look.palette.route));
  ImGui::PushStyleColor(ImGuiCol_ButtonHovered, playing ? vec4(look.palette.hover) : vec4(look.palette.route));
  const float width = std::max(look.px(64), words + look.px(20));
  if (ImGui::Button("##tour play", {width, look.px(64)})) io.out.push(TourAction{session::ToggleTour{}});
  ImGui::PopStyleColor(2);
  const Rect box = item_rect();
  const float icon = look.px(26);
  const auto color = playing ? look.palette.text : look.palette.on_route;
  draw_icon(playing ? Icon::Pause : Icon::Play, {box.x + (box.width - icon) / 2, box.y + look.px(7), icon, icon}, color);
  ImFont* font = look.font(Face::Small);
  ImGui::GetWindowDrawList()->AddText(
      font, font->FontSize,
      {box.x + (box.width - text_width(look, Face::Small, word)) / 2, box.bottom() - font->FontSize - look.px(8)},
      u32(color), ui_text(word).c_str());
}

// --- the track ---

struct Track {
  float left = 0, width = 1, y = 0;
  double duration = 1;
  [[nodiscard]] float x(double seconds) const { return left + width * static_cast<float>(seconds / duration); }
  [[nodiscard]] double seconds(float x_px) const {
    return std::clamp(static_cast<double>((x_px - left) / width), 0.0, 1.0) * duration;
  }
};

void draw_stop(const UiContext& context, const PanelIo& io, const Track& track, std::size_t index, bool is_hovered) {
  const Look& look = io.look;
  const auto& tour = context.tour;
  const auto& stop = tour.stops[index];
  const auto color = look.theme == session::ThemeKind::Dark ? tour.color.dark : tour.color.light;
  auto* draw = ImGui::GetWindowDrawList();
  const bool is_passed = tour.seconds >= stop.at_seconds, is_current = index == tour.stop;
  const float radius = look.px(is_current || is_hovered ? 11 : 9);
  const ImVec2 center{track.x(stop.at_seconds), track.y};
  draw->AddCircleFilled(center, radius + look.px(2), u32(look.palette.panel));
  draw->AddCircleFilled(center, radius, u32(is_passed ? color : look.palette.raised));
  draw->AddCircle(center, radius, u32(color), 0, look.px(is_current ? 2.5 : 1.5));
  const auto number = std::to_string(index + 1);
  ImFont* font = look.font(Face::Small);
  draw->AddText(font, font->FontSize,
                {center.x - text_width(look, Face::Small, number) / 2, center.y - font->FontSize / 2},
                u32(is_passed ? look.palette.on_route : look.palette.text), number.c_str());
}

// The stop under the pointer; nullopt between stops.
std::optional<std::size_t> stop_at(const UiContext& context, const Track& track, float x, float reach) {
  std::optional<std::size_t> nearest;
  float distance = reach;
  for (std::size_t i = 0; i < context.tour.stops.size(); ++i) {
    const float away = std::abs(track.x(context.tour.stops[i].at_seconds) - x);
    if (away < distance) {
      distance = away;
      nearest = i;
    }
  }
  return nearest;
}

void draw_track(const UiContext& context, const PanelIo& io, const Track& track, std::optional<std::size_t> hovered) {
  const Look& look = io.look;
  const auto& tour = context.tour;
  const auto color = look.theme == session::ThemeKind::Dark ? tour.color.dark : tour.color.light;
  auto* draw = ImGui::GetWindowDrawList();
  const float half = look.px(2), now = track.x(tour.seconds);
  draw->AddRectFilled({track.left, track.y - half}, {track.left + track.width, track.y + half}, u32(look.palette.hairline), half);
  draw->AddRectFilled({track.left, track.y - half}, {now, track.y + half}, u32(color), half);
  for (std::size_t i = 0; i < tour.stops.size(); ++i) draw_stop(context, io, track, i, hovered == i);
  draw->AddRectFilled({now - look.px(2), track.y - look.px(17)}, {now + look.px(2), track.y + look.px(17)},
                      u32(look.palette.text), look.px(2));
}

void track(const UiContext& context, const PanelIo& io, float width) {
  const Look& look = io.look;
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  const float rim = look.px(14), height = look.px(38);
  ImGui::InvisibleButton("##tour track", {std::max(width, look.px(60)), height});
  const Track track{corner.x + rim, std::max(width, look.px(60)) - 2 * rim, corner.y + height / 2, context.tour.duration};
  const bool is_hovered = ImGui::IsItemHovered();
  const float x = ImGui::GetIO().MousePos.x;
  const auto hovered = is_hovered ? stop_at(context, track, x, look.px(12)) : std::nullopt;
  draw_track(context, io, track, hovered);
  if (is_hovered && hovered) tooltip(look, context.tour.stops[*hovered].name);
  if (ImGui::IsItemActivated() && hovered) {
    io.out.push(TourAction{session::SkipTour{*hovered}});
  } else if (ImGui::IsItemActivated() && is_hovered) {
    io.out.push(TourAction{session::SeekTour{track.seconds(x)}});
  }
}

// --- the rows below it ---

void step_button(const PanelIo& io, const std::string& label, Icon icon, int direction) {
  const ButtonLook kind{.icon = icon, .icon_after = direction > 0};
  wrap_before(button_width(io.look, label, kind));
  if (button(io, label, kind)) io.out.push(TourAction{session::StepTour{direction}});
}

void stop_menu(const UiContext& context, const PanelIo& io) {
  const auto label = context.catalog.tr("Stops");
  wrap_before(button_width(io.look, label, {.icon = Icon::ChevronDown}));
  const MenuScope menu{io, label, Icon::ChevronDown};
  if (!menu.open()) return;
  for (std::size_t i = 0; i < context.tour.stops.size(); ++i) {
    const IdScope id{i};
    const auto name = std::to_string(i + 1) + "  " + context.tour.stops[i].name;
    if (menu_item(io, name, "", i == context.tour.stop)) io.out.push(TourAction{session::SkipTour{i}});
  }
}

void speed_menu(const UiContext& context, const PanelIo& io) {
  const auto label = core::substitute(context.catalog.tr("Speed: {0}"), {speed_label(context, context.tour.speed)});
  wrap_before(button_width(io.look, label, {.icon = Icon::ChevronDown}));
  const MenuScope menu{io, label, Icon::ChevronDown, "tour speed"};
  if (!menu.open()) return;
  for (const double speed : speeds) {
    const bool is_current = std::abs(speed - context.tour.speed) < 0.01;
    if (menu_item(io, speed_label(context, speed), "", is_current)) io.out.push(TourAction{session::SetTourSpeed{speed}});
  }
}

void end_button(const UiContext& context, const PanelIo& io) {
  const auto label = context.catalog.tr("End the tour");
  const ButtonLook kind{.icon = Icon::Close};
  wrap_before(button_width(io.look, label, kind));
  if (button(io, label, kind)) io.out.push(TourAction{session::EndTour{}});
}

// How far it is, and what of the tour is over.
void progress(const UiContext& context, const PanelIo& io) {
  const Look& look = io.look;
  const auto& tour = context.tour;
  std::string words = stage_clock(tour.seconds) + " / " + stage_clock(tour.duration);
  if (tour.state == TourState::Held) words = context.catalog.tr("The tour waits where it was");
  wrap_before(text_width(look, Face::Small, words) + look.px(20));
  ImGui::AlignTextToFramePadding();
  text_line(look, Face::Small, tour.state == TourState::Held ? look.palette.route : look.palette.secondary, words);
}

}  // namespace

void tour_bar(const UiContext& context, const PanelIo& io, const Rect& area, TourBarState& state) {
  const Look& look = io.look;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {look.px(18), look.px(12)});
  const PanelScope panel{io, "Tour bar", area, PanelKind::Scrolling};
  ImGui::PopStyleVar();
  edge_line(look, area, Edge::Top);
  play_button(context, io);
  ImGui::SameLine(0, look.px(18));
  ImGui::BeginGroup();
  track(context, io, ImGui::GetContentRegionAvail().x);
  const auto& c = context.catalog;
  const auto back = c.tr("Previous stop");
  if (button(io, back, {.icon = Icon::SkipBack})) io.out.push(TourAction{session::StepTour{-1}});
  step_button(io, c.tr("Next stop"), Icon::SkipForward, 1);
  stop_menu(context, io);
  speed_menu(context, io);
  end_button(context, io);
  progress(context, io);
  ImGui::EndGroup();
  state.content_height = ImGui::GetCursorPosY() - ImGui::GetStyle().ItemSpacing.y + look.px(12);
}

}  // namespace eb::ui
