#include "ui/tour_card.h"

#include <algorithm>

#include "ui/draw.h"
#include "ui/edit_widgets.h"

namespace eb::ui {
namespace {

using session::TourPhase;

// Whether there is a stop to tell of, instead of the whole excursion.
bool tells_stop(const TourView& tour) {
  return tour.phase == TourPhase::AtStop || tour.phase == TourPhase::Driving;
}

std::string kind_of(const UiContext& context) {
  const auto& c = context.catalog;
  const auto& tour = context.tour;
  const auto& pattern = tour.stops[tour.stop].is_confirmed ? c.tr("Stop {0} · part of the programme")
                                                           : c.tr("Stop {0} · suggestion, not in the programme");
  return core::substitute(pattern, {std::to_string(tour.stop + 1)});
}

// The one that the map shows stands out by a bar before it and by its ground, not by its colour alone.
void water_state(const PanelIo& io, const std::string& heading, const TourWaterState& state) {
  const Look& look = io.look;
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x, inset = look.px(12), swatch = look.px(13);
  const float wrap = width - 2 * inset - swatch - look.px(10);
  const float height = look.font(Face::Small)->FontSize + look.px(4) +
                       text_height(look, Face::Strong, state.phase, wrap) +
                       text_height(look, Face::Small, state.when, wrap) + look.px(22);
  auto* draw = ImGui::GetWindowDrawList();
  if (state.is_shown) {
    draw->AddRectFilled(corner, {corner.x + width, corner.y + height}, u32(look.palette.selected), look.px(6));
    draw->AddRectFilled(corner, {corner.x + look.px(4), corner.y + height}, u32(look.palette.accent), look.px(2));
  }
  ImGui::Dummy({0, look.px(2)});
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + inset);
  ImGui::BeginGroup();
  text_line(look, Face::Small, state.is_shown ? look.palette.text : look.palette.secondary, heading);
  color_swatch(look, state.color, swatch);
  ImGui::SameLine(0, look.px(10));
  ImGui::BeginGroup();
  ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + wrap);
  text_line(look, Face::Strong, look.palette.text, state.phase);
  text_line(look, Face::Small, look.palette.secondary, state.when);
  ImGui::PopTextWrapPos();
  ImGui::EndGroup();
  ImGui::EndGroup();
  const float used = ImGui::GetCursorScreenPos().y - corner.y;
  if (used < height) ImGui::Dummy({0, height - used});
}

// As water_state(), in two lines where they fit.
void short_water_state(const Look& look, float width, const std::string& heading, const TourWaterState& state) {
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  const float left = ImGui::GetCursorPosX(), inset = look.px(9), swatch = look.px(11), beside = swatch + look.px(6);
  const float above = look.px(4), top = ImGui::GetCursorPosY();
  const float upper = text_height(look, Face::Small, heading, width - 2 * inset);
  const float height =
      upper + text_height(look, Face::Small, state.phase, width - 2 * inset - beside) + look.px(2) + 2 * above;
  auto* draw = ImGui::GetWindowDrawList();
  if (state.is_shown) {
    draw->AddRectFilled(corner, {corner.x + width, corner.y + height}, u32(look.palette.selected), look.px(5));
    draw->AddRectFilled(corner, {corner.x + look.px(3), corner.y + height}, u32(look.palette.accent), look.px(2));
  }
  const auto put = [&](float x, float y, core::Color color, const std::string& text) {
    ImGui::SetCursorPos({left + x, top + y});
    ImGui::PushTextWrapPos(left + width - inset);
    text_line(look, Face::Small, color, text);
    ImGui::PopTextWrapPos();
  };
  put(inset, above, state.is_shown ? look.palette.text : look.palette.secondary, heading);
  const float lower = above + upper + look.px(2), line = look.font(Face::Small)->FontSize;
  const ImVec2 mark{corner.x + inset, corner.y + lower + (line - swatch) / 2};
  draw->AddRectFilled(mark, {mark.x + swatch, mark.y + swatch}, u32(state.color), look.px(3));
  put(inset + beside, lower, look.palette.text, state.phase);
  ImGui::SetCursorPos({left, top + height + ImGui::GetStyle().ItemSpacing.y});
}

void past(const UiContext& context, const PanelIo& io, const TourPastView& past) {
  const auto& c = context.catalog;
  hairline(io.look);
  if (!past.water.empty()) text_wrapped(io.look, Face::Strong, io.look.palette.text, past.water);
  water_state(io, c.tr("the water", "Then"), past.then);
  water_state(io, c.tr("the water", "Now"), past.now);
}

// Both beside each other, each in as few lines as it takes.
void past_in_columns(const UiContext& context, const PanelIo& io, const TourPastView& past) {
  const Look& look = io.look;
  const auto& c = context.catalog;
  const ImVec2 corner = ImGui::GetCursorPos();
  const float between = look.px(8), width = (ImGui::GetContentRegionAvail().x - between) / 2;
  float bottom = corner.y;
  const auto column = [&](float x, const std::string& heading, const TourWaterState& state) {
    ImGui::SetCursorPos({x, corner.y});
    short_water_state(look, width, heading + " · " + state.when, state);
    bottom = std::max(bottom, ImGui::GetCursorPosY());
  };
  column(corner.x, c.tr("the water", "Then"), past.then);
  column(corner.x + width + between, c.tr("the water", "Now"), past.now);
  ImGui::SetCursorPos({corner.x, bottom});
}

// All of them, before and after the journey.
void stop_list(const UiContext& context, const PanelIo& io) {
  hairline(io.look);
  section_heading(io.look, context.catalog.tr("Stops"));
  for (std::size_t i = 0; i < context.tour.stops.size(); ++i) {
    const IdScope id{i};
    const auto name = std::to_string(i + 1) + "  " + context.tour.stops[i].name;
    if (button(io, fitted(io.look, Face::Small, name, ImGui::GetContentRegionAvail().x - io.look.px(24))))
      io.out.push(session::TourAction{session::SkipTour{i}});
  }
}

void ahead(const UiContext& context, const PanelIo& io) {
  const auto& tour = context.tour;
  if (tour.ahead.empty()) return;
  hairline(io.look);
  section_heading(io.look, context.catalog.tr("Next stop"));
  text_wrapped(io.look, Face::Strong, io.look.palette.text, tour.next);
  text_wrapped(io.look, Face::Body, io.look.palette.secondary, tour.ahead);
}

// --- in a low window ---

void short_card(const UiContext& context, const PanelIo& io) {
  const Look& look = io.look;
  const auto& tour = context.tour;
  const auto small = [&](core::Color color, const std::string& text) {
    if (!text.empty()) text_wrapped(look, Face::Small, color, text);
  };
  if (tells_stop(tour))
    small(tour.stops[tour.stop].is_confirmed ? look.palette.secondary : look.palette.route, kind_of(context));
  text_wrapped(look, Face::Strong, look.palette.text, tour.title);
  small(look.palette.text, tour.times);
  if (tour.phase == TourPhase::Driving) small(look.palette.accent, tour.ahead);
  small(look.palette.secondary, tour.seeing);
  if (tour.past && tour.phase == TourPhase::AtStop) past_in_columns(context, io, *tour.past);
  if (!tells_stop(tour)) return stop_list(context, io);
  if (tour.phase != TourPhase::AtStop || tour.ahead.empty()) return;
  small(look.palette.text, context.catalog.tr("Next stop") + " · " + tour.next);
  small(look.palette.secondary, tour.ahead);
}

void long_card(const UiContext& context, const PanelIo& io) {
  const Look& look = io.look;
  const auto& tour = context.tour;
  if (tells_stop(tour)) {
    text_wrapped(look, Face::Small, tour.stops[tour.stop].is_confirmed ? look.palette.secondary : look.palette.route,
                 kind_of(context));
  }
  text_wrapped(look, Face::Title, look.palette.text, tour.title);
  if (!tour.times.empty()) text_wrapped(look, Face::Strong, look.palette.text, tour.times);
  // On the way how far it is comes first; at a stop what is there.
  if (tour.phase == TourPhase::Driving) text_wrapped(look, Face::Strong, look.palette.accent, tour.ahead);
  gap(look, 4);
  if (!tour.seeing.empty()) text_wrapped(look, Face::Body, look.palette.secondary, tour.seeing);
  if (tour.past && tour.phase == TourPhase::AtStop) past(context, io, *tour.past);
  if (!tells_stop(tour)) return stop_list(context, io);
  if (tour.phase == TourPhase::AtStop) ahead(context, io);
}

}  // namespace

void tour_card(const UiContext& context, const PanelIo& io, const Rect& area) {
  const Look& look = io.look;
  const bool is_low = is_low_for_tour(io.window_height, look.scale);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding,
                      is_low ? ImVec2{look.px(18), look.px(10)} : ImVec2{look.px(18), look.px(16)});
  const PanelScope panel{io, "Tour card", area, PanelKind::Scrolling};
  ImGui::PopStyleVar();
  if (!is_low) return long_card(context, io);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {look.px(8), look.px(4)});
  short_card(context, io);
  ImGui::PopStyleVar();
}

}  // namespace eb::ui
