#include "ui/speed_menu.h"

#include <array>
#include <cmath>

#include "ui/draw.h"
#include "ui/edit_widgets.h"
#include "ui/time_text.h"

namespace eb::ui {

namespace {

constexpr double year = 365.2425;
constexpr std::array presets{1.0, 7.0, year / 12, year / 2, year, 2 * year, 5 * year, 10 * year};
constexpr double same_speed = 0.01;  // relative

bool is_same(double a, double b) {
  return std::abs(a - b) <= same_speed * b;
}

// A field with its label; what is in the session stands in it until somebody types.
struct Field {
  const char* id;
  std::string label, value, hint;
};
bool typed_field(const PanelIo& io, const Field& field, std::string& typed, bool& is_typing) {
  text_line(io.look, Face::Small, io.look.palette.secondary, field.label);
  if (!is_typing) typed = field.value;
  const auto edit = edit_text(io, field.id, typed, field.hint, io.look.px(190));
  is_typing = edit.active;
  return edit.entered && !typed.empty();
}

void preset_items(const UiContext& context, const PanelIo& io) {
  const auto& playback = context.session.playback;
  for (const double speed : presets) {
    const bool is_current = !playback.story_clock() && is_same(playback.speed_days_per_second(), speed);
    if (!menu_item(io, speed_text(context.catalog, speed), "", is_current)) continue;
    io.out.push(session::TimeAction{session::SetStoryClock{false}});
    io.out.push(session::TimeAction{session::SetSpeed{speed}});
  }
}

void typed_speed(const UiContext& context, const PanelIo& io, SpeedMenuState& state) {
  const auto& c = context.catalog;
  const auto speed = speed_text(c, context.session.playback.speed_days_per_second());
  const Field field{"##speed", c.tr("Or type a speed"), speed, c.tr("2 years/s")};
  if (!typed_field(io, field, state.typed_speed, state.types_speed)) return;
  io.out.push(session::TimeAction{session::SetStoryClock{false}});
  io.out.push(session::TimeAction{session::SetSpeedText{state.typed_speed}});
}

void story_items(const UiContext& context, const PanelIo& io, SpeedMenuState& state) {
  const auto& c = context.catalog;
  const auto& playback = context.session.playback;
  if (menu_item(io, c.tr("Story clock"), "S", playback.story_clock()))
    io.out.push(session::TimeAction{session::SetStoryClock{!playback.story_clock()}});
  const Field field{"##story", c.tr("The whole time takes"), seconds_text(c, playback.story_seconds()),
                    c.tr("90 s, 1:30 or 2 min")};
  if (typed_field(io, field, state.typed_story, state.types_story))
    io.out.push(session::TimeAction{session::SetStoryText{state.typed_story}});
}

}  // namespace

void speed_menu(const UiContext& context, const PanelIo& io, SpeedMenuState& state) {
  const auto& playback = context.session.playback;
  const auto now = speed_text(context.catalog, playback.momentary_days_per_second());
  const auto label = core::substitute(context.catalog.tr("Speed: {0}"), {now});
  wrap_before(button_width(io.look, label, {.icon = Icon::ChevronDown}));
  const MenuScope menu{io, label, Icon::ChevronDown, "speed"};
  if (!menu.open()) return;
  preset_items(context, io);
  typed_speed(context, io, state);
  hairline(io.look);
  story_items(context, io, state);
}

}  // namespace eb::ui
