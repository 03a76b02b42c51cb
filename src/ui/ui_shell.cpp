#include "ui/ui_shell.h"

#include <imgui.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "ui/compare_bar.h"
#include "ui/exact_overlay.h"
#include "ui/export_dialog.h"
#include "ui/figures_panel.h"
#include "ui/film_dialog.h"
#include "ui/help_sheet.h"
#include "ui/history_panel.h"
#include "ui/imgui_host.h"
#include "ui/input_router.h"
#include "ui/inspector_panel.h"
#include "ui/layer_panel.h"
#include "ui/layout.h"
#include "ui/milestone_cards.h"
#include "ui/notice_stack.h"
#include "ui/open_dialog.h"
#include "ui/preflight_panel.h"
#include "ui/profile_panel.h"
#include "ui/project_dialogs.h"
#include "ui/route_menu.h"
#include "ui/show_panel.h"
#include "ui/stage_console.h"
#include "ui/time_bar.h"
#include "ui/timetable_panel.h"
#include "ui/top_bar.h"
#include "ui/tour_bar.h"
#include "ui/tour_card.h"

namespace eb::ui {

// Widget state lives here and nowhere else: half-typed text, what is unfolded, which panel has the keyboard.
struct UiShell::Impl {
  ImGuiHost host;
  InputRouter router;
  Feedback feedback;  // of the last build
  LayerPanelState layers;
  InspectorState inspector;
  TimeBarState time;
  FiguresPanelState figures;
  CompareBarState compare;
  OpenDialogState files;
  FilmDialogState film;
  ExportDialogState exporting;
  SaveDialogState saving;
  HistoryPanelState history;
  MilestoneCardsState cards;
  RouteMenuState route_menu;
  TimetablePanelState timetable;
  ShowPanelState show;
  StageConsoleState stage;
  TourBarState tour;
  const ExactView* exact = nullptr;  // see exact_overlay.h
  InputRouter::Asked asked = InputRouter::Asked::Nothing;
  std::string keyboard_panel;  // the one chosen with F6; empty = the map has the keyboard
  int settling_frames = 2;     // ImGui shows some reactions one frame late
  bool was_item_active = false;
  double pointer_x = -1, pointer_y = -1;
  bool mirrored = false;  // the last frame was
  double width = 0;       // of the last frame

  void apply(const core::InputEvent& event);
  void turn(core::InputQueue& events) const;
  [[nodiscard]] core::InputEvent turned_key(core::InputEvent event) const;
  void follow_requests(const std::vector<std::string>& panels);
  void draw_panels(const UiContext& context, const PanelIo& io, const PanelLayout& layout);
  void draw_time_bar(const UiContext& context, const PanelIo& io, const PanelLayout& layout);
  void draw_console(const UiContext& context, const PanelIo& io, const PanelLayout& layout);
  void draw_dialogs(const UiContext& context, const PanelIo& io);
  Output finish(const PanelLayout& layout, const PanelIo& io);
};

namespace {

// What is open, in the order in which F6 goes round: the fixed panels, then the cards.
std::vector<std::string> panels_for_keyboard(const UiContext& context, const PanelLayout& layout, bool has_exact) {
  std::vector<std::string> names;
  const auto add = [&names](const char* name, const Rect& area) {
    if (area.width > 0 && area.height > 0) names.emplace_back(name);
  };
  add("Top bar", layout.top_bar);
  add("Layers", layout.layers);
  add("Compare bar", layout.compare_bar);
  add("Selection", layout.inspector);
  add("Figures", layout.figures);
  add("Show", layout.show);
  add("Heights", layout.profile);
  add("Timetable", layout.timetable);
  add("Time bar", layout.time_bar);
  add("Tour card", layout.tour_card);
  add("Tour bar", layout.tour_bar);
  add("Console", layout.stage);
  if (context.stage.is_on) return names;
  if (has_exact) names.emplace_back("Exact places");
  if (!context.session.panels.all) return names;
  if (context.session.panels.history) names.emplace_back("Steps");
  for (const auto& card : context.session.milestones.cards()) names.push_back(card_name(card.milestone));
  return names;
}

StageScreen stage_screen(const StageView& stage) {
  if (stage.fills_window) return StageScreen::Hall;
  return stage.is_on ? StageScreen::Console : StageScreen::None;
}

}  // namespace

UiShell::UiShell() : m_impl{std::make_unique<Impl>()} {}
UiShell::~UiShell() = default;

core::Result<std::unique_ptr<UiShell>> UiShell::create() {
  if (ImGui::GetCurrentContext() != nullptr)
    return core::Error{core::msg("The panels are already open"), core::msg("Only one set of panels can exist."), {}};
  return std::unique_ptr<UiShell>{new UiShell};
}

// The wheel over the track zooms the time; over everything else it is ImGui's.
void UiShell::Impl::apply(const core::InputEvent& event) {
  if (const auto* moved = std::get_if<core::MouseMoved>(&event)) {
    pointer_x = moved->x;
    pointer_y = moved->y;
  }
  const auto* wheel = std::get_if<core::MouseScrolled>(&event);
  if (wheel == nullptr || feedback.popup_open || !time.track.area.contains(pointer_x, pointer_y)) {
    host.apply(event);
    return;
  }
  (wheel->mods.shift ? time.track.wheel_sideways : time.track.wheel) += wheel->dy;
  time.track.wheel_sideways += wheel->dx;
}

// Panels think from left to right; a mirrored frame turns what comes from the person the other way.
void UiShell::Impl::turn(core::InputQueue& events) const {
  if (!mirrored) return;
  for (auto& event : events) {
    if (auto* moved = std::get_if<core::MouseMoved>(&event)) moved->x = width - moved->x;
    if (auto* wheel = std::get_if<core::MouseScrolled>(&event)) wheel->dx = -wheel->dx;
  }
}

// Arrow keys move on screen. A field of numbers runs from the left in any case.
core::InputEvent UiShell::Impl::turned_key(core::InputEvent event) const {
  auto* key = std::get_if<core::KeyChanged>(&event);
  if (key == nullptr || !mirrored || (feedback.text_active && feedback.text_from_left)) return event;
  if (key->key == core::Key::Left)
    key->key = core::Key::Right;
  else if (key->key == core::Key::Right)
    key->key = core::Key::Left;
  return event;
}

void UiShell::feed(core::InputQueue& events) {
  auto& impl = *m_impl;
  impl.turn(events);
  const InputRouter::Situation situation{impl.feedback, !impl.keyboard_panel.empty()};
  const auto asked =
      impl.router.feed(events, situation, [&](const auto& event) { impl.apply(impl.turned_key(event)); });
  impl.turn(events);
  if (asked != InputRouter::Asked::Nothing) impl.asked = asked;
  if (impl.router.took_event()) impl.settling_frames = 2;
}

bool UiShell::has_pending_input() const {
  return m_impl->router.has_waiting();
}

KeyboardUse UiShell::keyboard_use() const {
  return {m_impl->feedback.text_active, m_impl->feedback.popup_open, !m_impl->keyboard_panel.empty()};
}

void UiShell::set_clipboard(std::function<void(const std::string&)> set, std::function<std::string()> get) {
  m_impl->host.set_clipboard({std::move(set), std::move(get)});
}

void UiShell::show_exact(const ExactView* view) {
  m_impl->exact = view;
}

// F6 goes round the open panels; Escape and a click on the map give the keyboard back to the map.
void UiShell::Impl::follow_requests(const std::vector<std::string>& panels) {
  const bool escape = !keyboard_panel.empty() && !feedback.text_active && !feedback.popup_open &&
                      ImGui::IsKeyPressed(ImGuiKey_Escape, false);
  const auto current = std::ranges::find(panels, keyboard_panel);
  if (asked == InputRouter::Asked::LeavePanels || escape || feedback.keyboard_to_map) {
    ImGui::SetWindowFocus(nullptr);
    keyboard_panel.clear();
  } else if (asked == InputRouter::Asked::NextPanel && !panels.empty()) {
    const bool is_last = current == panels.end() || std::next(current) == panels.end();
    keyboard_panel = is_last ? panels.front() : *std::next(current);
    ImGui::SetWindowFocus(keyboard_panel.c_str());
  } else if (current == panels.end()) {
    keyboard_panel.clear();
  }
  asked = InputRouter::Asked::Nothing;
}

void UiShell::Impl::draw_panels(const UiContext& context, const PanelIo& io, const PanelLayout& layout) {
  if (layout.top_bar.height > 0) top_bar(context, io, layout);
  if (layout.layers.height > 0) layer_panel(context, io, layout.layers, layers);
  if (layout.compare_bar.height > 0) compare_bar(context, io, layout.compare_bar, compare);
  if (layout.inspector.height > 0) inspector_panel(context, io, layout.inspector, inspector);
  if (layout.figures.height > 0) figures_panel(context, io, layout.figures, figures);
  if (layout.show.height > 0) show_panel(context, io, layout.show, show);
  if (layout.profile.height > 0) profile_panel(context, io, layout.profile);
  if (layout.timetable.height > 0) timetable_panel(context, io, layout.timetable, timetable);
  if (layout.tour_card.height > 0) tour_card(context, io, layout.tour_card);
  if (layout.tour_bar.height > 0) tour_bar(context, io, layout.tour_bar, tour);
  draw_time_bar(context, io, layout);
  if (context.session.panels.all) {
    loading_overlay(context, io, layout.map);
    notice_overlay(context, io, layout.map);
    history_panel(context, io, layout.map, history);
    if (!context.tour.is_on) milestone_cards(context, io, layout.map, keyboard_panel, cards);
  }
  eb::ui::route_menu(context, io, route_menu);
  draw_dialogs(context, io);
}

void UiShell::Impl::draw_time_bar(const UiContext& context, const PanelIo& io, const PanelLayout& layout) {
  if (layout.time_bar.height > 0) {
    time_bar(context, io, layout, time);
  } else {
    time.track = {};
    time.content_height = 0;
  }
}

// Nothing but the console comes up by itself while a show is on: what has to be told, it tells.
void UiShell::Impl::draw_console(const UiContext& context, const PanelIo& io, const PanelLayout& layout) {
  stage_console(context, io, layout.stage, stage);
  draw_time_bar(context, io, layout);
  stage_keys_sheet(context, io, layout.map);
  question_dialog(context, io);
}

void UiShell::Impl::draw_dialogs(const UiContext& context, const PanelIo& io) {
  open_dialog(context, io, files);
  film_dialog(context, io, film);
  export_dialog(context, io, exporting);
  help_sheet(context, io);
  preflight_panel(context, io);
  save_dialog(context, io, saving);
  versions_dialog(context, io);
  question_dialog(context, io);
}

UiShell::Output UiShell::Impl::finish(const PanelLayout& layout, const PanelIo& io) {
  Output output;
  output.covered = {.left = static_cast<double>(layout.map.x),
                    .top = static_cast<double>(layout.map.y),
                    .right = static_cast<double>(io.window_width - layout.map.right()),
                    .bottom = static_cast<double>(io.window_height - layout.map.bottom())};
  if (mirrored) std::swap(output.covered.left, output.covered.right);
  const bool is_active = ImGui::IsAnyItemActive();
  output.gesture_started = is_active && !was_item_active;
  was_item_active = is_active;
  settling_frames = std::max(0, settling_frames - 1);
  output.wants_frame = feedback.wants_frame || host.misses_letters() || settling_frames > 0 ||
                       router.holds_something() || router.has_waiting();
  return output;
}

UiShell::Output UiShell::build(const UiContext& context, int width_px, int height_px, double scale, double seconds,
                               session::ActionQueue& out) {
  auto& impl = *m_impl;
  const auto width = static_cast<float>(std::max(width_px, 1)), height = static_cast<float>(std::max(height_px, 1));
  const auto screen = stage_screen(context.stage);
  const double notes = screen == StageScreen::Console ? notes_pixels(context.session.view.notes_size) : 0;
  impl.mirrored = context.catalog.is_right_to_left();
  impl.width = static_cast<double>(width);
  impl.host.begin_frame({std::max(width_px, 1), std::max(height_px, 1), scale, notes, impl.mirrored},
                        context.session.view.theme, seconds);
  const auto layout = arrange({.width = width,
                               .height = height,
                               .scale = static_cast<float>(scale),
                               .open = context.session.panels,
                               .has_selection = !context.session.selection.empty() || context.session.editing.compared,
                               .time_bar_content = impl.time.content_height,
                               .is_comparing = context.session.compare.mode != session::CompareMode::Off,
                               .is_touring = context.tour.is_on,
                               .tour_bar_content = impl.tour.content_height,
                               .stage = screen});
  impl.follow_requests(panels_for_keyboard(context, layout, impl.exact != nullptr));
  impl.feedback = {};
  const PanelIo io{impl.host.look(), out, impl.feedback, width, height};
  if (screen == StageScreen::None && impl.exact != nullptr) exact_overlay(context, io, layout.map, *impl.exact);
  if (screen == StageScreen::None) impl.draw_panels(context, io, layout);
  if (screen == StageScreen::Console) impl.draw_console(context, io, layout);
  impl.host.end_frame();
  impl.router.frame_built();
  return impl.finish(layout, io);
}

void UiShell::draw() {
  m_impl->host.draw();
}

}  // namespace eb::ui
