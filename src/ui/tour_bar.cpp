#include "ui/tour_bar.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "ui/draw.h"
#include "ui/edit_widgets.h"
#include "ui/layout.h"
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

// The word stands below the sign; in a low window it is the tooltip.
void play_button(const UiContext& context, const PanelIo& io, bool is_low) {
  const Look& look = io.look;
  const bool playing = context.tour.state == TourState::Playing;
  const auto word = playing ? context.catalog.tr("Pause") : context.catalog.tr("tour", "Go on");
  // As wide in both states: nothing beside it jumps.
  const float words = std::max(text_width(look, Face::Small, context.catalog.tr("Pause")),
                               text_width(look, Face::Small, context.catalog.tr("tour", "Go on")));
  ImGui::PushStyleColor(ImGuiCol_Button, playing ? ImVec4{0, 0, 0, 0} : vec4(look.palette.route));
  ImGui::PushStyleColor(ImGuiCol_ButtonHovered, playing ? vec4(look.palette.hover) : vec4(look.palette.route));
  const ImVec2 size =
      is_low ? ImVec2{look.px(52), look.px(38)} : ImVec2{std::max(look.px(64), words + look.px(20)), look.px(64)};
  if (ImGui::Button("##tour play", size)) io.out.push(TourAction{session::ToggleTour{}});
  ImGui::PopStyleColor(2);
  const Rect box = item_rect();
  const float icon = look.px(is_low ? 22 : 26), above = is_low ? (box.height - icon) / 2 : look.px(7);
  const auto color = playing ? look.palette.text : look.palette.on_route;
  draw_icon(playing ? Icon::Pause : Icon::Play, {box.x + (box.width - icon) / 2, box.y + above, icon, icon}, color);
  if (is_low) {
    if (ImGui::IsItemHovered()) tooltip(look, word);
    return;
  }
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
  draw->AddRectFilled({track.left, track.y - half}, {track.left + track.width, track.y + half},
                      u32(look.palette.hairline), half);
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
  const Track track{corner.x + rim, std::max(width, look.px(60)) - 2 * rim, corner.y + height / 2,
                    context.tour.duration};
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

// --- the buttons beside or below it ---

// From one to the next; in a low window all of them are signs and stand in one row with the track.
class Buttons {
 public:
  Buttons(const UiContext& context, const PanelIo& io, bool is_low) : m_context{context}, m_io{io}, m_is_low{is_low} {}

  void draw() {
    const auto& c = m_context.catalog;
    step(c.tr("Previous stop"), Icon::SkipBack, -1);
    step(c.tr("Next stop"), Icon::SkipForward, 1);
    stops();
    speed();
    end();
    progress();
  }
  // Of all of them in one row, with the gap before each.
  [[nodiscard]] float width() const {
    const auto& c = m_context.catalog;
    const Look& look = m_io.look;
    return 3 * button_width(look, "", {.icon = Icon::Close}) +
           button_width(look, c.tr("Stops"), {.icon = Icon::ChevronDown}) +
           button_width(look, speed_label(m_context, slowest), {.icon = Icon::ChevronDown}) +
           text_width(look, Face::Small, clock()) + 6 * ImGui::GetStyle().ItemSpacing.x;
  }
  // The next one starts a row.
  void start_row() { m_starts_row = true; }
  // All stand in one row of this upper edge.
  void stay_in_row(float y) { m_row = y; }

 private:
  static constexpr double slowest = 0.5;

  [[nodiscard]] std::string clock() const {
    return stage_clock(m_context.tour.seconds) + " / " + stage_clock(m_context.tour.duration);
  }
  void before(float width) {
    if (m_row) {
      ImGui::SameLine();
      ImGui::SetCursorPosY(*m_row);
    } else if (!m_starts_row) {
      wrap_before(width);
    }
    m_starts_row = false;
  }
  bool sign(const std::string& words, Icon icon, bool icon_after = false) {
    const ButtonLook kind{.icon = icon, .icon_after = icon_after && !m_is_low, .id = words};
    const auto label = m_is_low ? std::string{} : words;
    before(button_width(m_io.look, label, kind));
    const bool clicked = button(m_io, label, kind);
    if (m_is_low && ImGui::IsItemHovered()) tooltip(m_io.look, words);
    return clicked;
  }
  void step(const std::string& words, Icon icon, int direction) {
    if (sign(words, icon, direction > 0)) m_io.out.push(TourAction{session::StepTour{direction}});
  }
  void stops() {
    const auto label = m_context.catalog.tr("Stops");
    before(button_width(m_io.look, label, {.icon = Icon::ChevronDown}));
    const MenuScope menu{m_io, label, Icon::ChevronDown};
    if (!menu.open()) return;
    for (std::size_t i = 0; i < m_context.tour.stops.size(); ++i) {
      const IdScope id{i};
      const auto name = std::to_string(i + 1) + "  " + m_context.tour.stops[i].name;
      if (menu_item(m_io, name, "", i == m_context.tour.stop)) m_io.out.push(TourAction{session::SkipTour{i}});
    }
  }
  void speed() {
    const auto number = speed_label(m_context, m_context.tour.speed);
    const auto label = m_is_low ? number : core::substitute(m_context.catalog.tr("Speed: {0}"), {number});
    before(button_width(m_io.look, label, {.icon = Icon::ChevronDown}));
    const MenuScope menu{m_io, label, Icon::ChevronDown, "tour speed"};
    if (!menu.open()) return;
    for (const double speed : speeds) {
      const bool is_current = std::abs(speed - m_context.tour.speed) < 0.01;
      if (menu_item(m_io, speed_label(m_context, speed), "", is_current))
        m_io.out.push(TourAction{session::SetTourSpeed{speed}});
    }
  }
  void end() {
    if (sign(m_context.catalog.tr("End the tour"), Icon::Close)) m_io.out.push(TourAction{session::EndTour{}});
  }
  // How far it is, and what of the tour is over.
  void progress() {
    const Look& look = m_io.look;
    const bool is_held = m_context.tour.state == TourState::Held;
    const auto words = is_held && !m_is_low ? m_context.catalog.tr("The tour waits where it was") : clock();
    before(text_width(look, Face::Small, words) + look.px(20));
    ImGui::AlignTextToFramePadding();
    text_line(look, Face::Small, is_held ? look.palette.route : look.palette.secondary, words);
    if (is_held && m_is_low && ImGui::IsItemHovered())
      tooltip(look, m_context.catalog.tr("The tour waits where it was"));
  }

  const UiContext& m_context;
  const PanelIo& m_io;
  bool m_is_low, m_starts_row = false;
  std::optional<float> m_row;
};

// The buttons go beside the track where it keeps room for its stops.
void low_bar(const UiContext& context, const PanelIo& io) {
  const Look& look = io.look;
  Buttons buttons{context, io, true};
  const float y = ImGui::GetCursorPosY();
  play_button(context, io, true);
  ImGui::SameLine();
  const float room = ImGui::GetContentRegionAvail().x, beside = room - buttons.width();
  const bool is_one_row = beside >= look.px(34) * static_cast<float>(context.tour.stops.size() + 1);
  track(context, io, is_one_row ? beside : room);
  if (is_one_row)
    buttons.stay_in_row(y + look.px(4));
  else
    buttons.start_row();
  buttons.draw();
}

void high_bar(const UiContext& context, const PanelIo& io) {
  play_button(context, io, false);
  ImGui::SameLine(0, io.look.px(18));
  ImGui::BeginGroup();
  track(context, io, ImGui::GetContentRegionAvail().x);
  Buttons buttons{context, io, false};
  buttons.start_row();
  buttons.draw();
  ImGui::EndGroup();
}

}  // namespace

void tour_bar(const UiContext& context, const PanelIo& io, const Rect& area, TourBarState& state) {
  const Look& look = io.look;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {look.px(18), look.px(12)});
  const PanelScope panel{io, "Tour bar", area, PanelKind::Scrolling};
  ImGui::PopStyleVar();
  edge_line(look, area, Edge::Top);
  if (is_low_for_tour(io.window_height, look.scale))
    low_bar(context, io);
  else
    high_bar(context, io);
  state.content_height = ImGui::GetCursorPosY() - ImGui::GetStyle().ItemSpacing.y + look.px(12);
}

}  // namespace eb::ui
