#include "ui/timetable_panel.h"

#include <algorithm>
#include <array>

#include "core/date_parser.h"
#include "ui/clock_text.h"
#include "ui/draw.h"
#include "ui/timetable_pages.h"

namespace eb::ui {
namespace {

void label(const PanelIo& io, const std::string& text) {
  ImGui::AlignTextToFramePadding();
  text_line(io.look, Face::Small, io.look.palette.secondary, text);
  ImGui::SameLine();
}

// A label and the field after it, on this line if both fit.
void place(const PanelIo& io, const std::string& text, float field_width) {
  wrap_before(text_width(io.look, Face::Small, text) + field_width + 2 * ImGui::GetStyle().ItemSpacing.x);
  label(io, text);
}

std::size_t count_of(const std::vector<model::Finding>& findings, model::Severity severity) {
  return static_cast<std::size_t>(
      std::ranges::count_if(findings, [severity](const auto& finding) { return finding.severity == severity; }));
}

// "Findings: 2" with a mark when one of them is serious.
std::string findings_label(const UiContext& context) {
  const auto& c = context.catalog;
  const auto& findings = context.timetable.findings;
  if (findings == nullptr || findings->empty()) return c.tr("Findings");
  return core::substitute(c.tr("Findings: {0}"), {std::to_string(findings->size())});
}

void tabs(const UiContext& context, const PanelIo& io, TimetablePanelState& state) {
  const auto& c = context.catalog;
  const auto& findings = context.timetable.findings;
  const bool is_serious = findings != nullptr && count_of(*findings, model::Severity::Serious) > 0;
  const auto tab = [&](const std::string& text, TimetablePage page, std::string_view id, Icon icon = Icon::None) {
    const ButtonLook look{.icon = icon, .pressed_in = state.page == page, .id = id};
    wrap_before(button_width(io.look, text, look));
    if (button(io, text, look)) state.page = page;
  };
  tab(c.tr("Times"), TimetablePage::Times, "times");
  tab(c.tr("Groups"), TimetablePage::Groups, "groups");
  tab(findings_label(context), TimetablePage::Findings, "findings", is_serious ? Icon::Warning : Icon::None);
  tab(c.tr("Changes"), TimetablePage::Changes, "changes");
}

void header(const UiContext& context, const PanelIo& io, const model::Route* route, TimetablePanelState& state) {
  const auto& c = context.catalog;
  const auto close = c.tr("Close");
  const ButtonLook close_look{.icon = Icon::Close};
  const float right = ImGui::GetWindowContentRegionMax().x - button_width(io.look, close, close_look);
  const std::string title = route != nullptr ? route->name.in(c.language()) : c.tr("Timetable");
  const float room = std::min(right * 0.4F, text_width(io.look, Face::Strong, title) + io.look.px(2));
  ImGui::AlignTextToFramePadding();
  text_fitted(io.look, Face::Strong, io.look.palette.text, title, room);
  tabs(context, io, state);
  if (ImGui::GetItemRectMax().x + ImGui::GetStyle().ItemSpacing.x <= ImGui::GetWindowPos().x + right)
    ImGui::SameLine(right);
  if (button(io, close, close_look)) {
    io.out.push(session::WindowAction{session::ShowPanel{session::Panel::Timetable, false}});
  }
}

void date_field(const UiContext& context, const PanelIo& io, const model::Route& route, TimetablePanelState& state) {
  const auto& c = context.catalog;
  const float width = io.look.px(112);
  place(io, c.tr("Date"), width);
  const auto& date = route.schedule.date;
  const auto typed = edit_field(io, state.field, "date " + route.id, date ? c.short_date(*date) : std::string{},
                                {c.short_date(core::to_day({2022, 8, 31})), width});
  if (!typed) return;
  auto schedule = route.schedule;
  schedule.date.reset();
  if (!typed->empty()) {
    const auto day = core::parse_clock_date(*typed, c.date_order());
    if (!day) {
      state.wrong = core::to_text(day.error(), c.translate());
      return;
    }
    schedule.date = *day;
  }
  push_schedule(io, route, std::move(schedule));
}

void start_field(const UiContext& context, const PanelIo& io, const model::Route& route, TimetablePanelState& state) {
  const auto& c = context.catalog;
  constexpr int half_past_ten = 22 * 60 + 30;
  const float room = text_width(io.look, Face::Body, typed_time(c, half_past_ten));
  const float width = std::max(io.look.px(64), room + 2 * ImGui::GetStyle().FramePadding.x + io.look.px(2));
  place(io, c.tr("Start"), width);
  const auto typed = edit_field(io, state.field, "start " + route.id, typed_time(c, route.schedule.start_minutes),
                                {typed_time(c, 540), width});
  if (!typed) return;
  const auto minutes = parse_time_of_day(*typed);
  if (!minutes || *minutes >= 24 * 60) {
    state.wrong = no_time_of_day(c, *typed);
    return;
  }
  auto schedule = route.schedule;
  schedule.start_minutes = *minutes;
  push_schedule(io, route, std::move(schedule));
}

void zone_field(const UiContext& context, const PanelIo& io, const model::Route& route, TimetablePanelState& state) {
  const auto& c = context.catalog;
  const float width = io.look.px(130);
  place(io, c.tr("Time zone"), width);
  const auto typed =
      edit_field(io, state.field, "zone " + route.id, route.schedule.time_zone, {"Europe/Berlin", width});
  if (!typed) return;
  if (const auto zone = geo::TimeZone::find(*typed); !zone) {
    state.wrong = core::to_text(zone.error(), c.translate());
    return;
  }
  auto schedule = route.schedule;
  schedule.time_zone = *typed;
  push_schedule(io, route, std::move(schedule));
}

void profile_field(const UiContext& context, const PanelIo& io, const model::Route& route) {
  const auto& c = context.catalog;
  const std::array<std::string, 4> names{c.tr("Coach"), c.tr("Minibus"), c.tr("Bicycle"), c.tr("On foot")};
  const float width = io.look.px(118);
  place(io, c.tr("Travel by"), width);
  const IdScope id{"profile"};
  const auto chosen = edit_choice(io, {}, names, static_cast<std::size_t>(route.schedule.profile), width);
  if (!chosen) return;
  auto schedule = route.schedule;
  schedule.profile = static_cast<model::Profile>(*chosen);
  push_schedule(io, route, std::move(schedule));
}

// "Sunrise 06:43, sunset 20:21 (CEST)"
std::string daylight_text(const UiContext& context) {
  const auto& c = context.catalog;
  const auto& times = *context.timetable.times;
  if (!times.daylight) return c.tr("A date shows sunrise and sunset here.");
  if (times.daylight->kind == geo::Daylight::Kind::AlwaysUp) return c.tr("The sun does not set.");
  if (times.daylight->kind == geo::Daylight::Kind::AlwaysDown) return c.tr("The sun does not rise.");
  const auto time = [&](const std::optional<int>& minutes) {
    return minutes ? c.time_of_day(*minutes) : std::string{"–"};
  };
  return core::substitute(c.tr("Sunrise {0}, sunset {1}"), {time(times.sunrise), time(times.sunset)});
}

void day_line(const UiContext& context, const PanelIo& io, const model::Route& route, TimetablePanelState& state) {
  ImGui::Dummy({0, 0});
  ImGui::SameLine(0, 0);
  date_field(context, io, route, state);
  start_field(context, io, route, state);
  zone_field(context, io, route, state);
  profile_field(context, io, route);
  const auto daylight = daylight_text(context);
  wrap_before(text_width(io.look, Face::Small, daylight));
  ImGui::AlignTextToFramePadding();
  text_wrapped(io.look, Face::Small, io.look.palette.secondary, daylight);
}

// Where and when people meet, and whether that is confirmed; one line, the whole of it as a tooltip.
void meeting_line(const UiContext& context, const PanelIo& io) {
  std::string text;
  for (const auto& fact : context.timetable.facts) {
    if (fact.kind == FactKind::Plain) continue;
    text += (text.empty() ? "" : "  ·  ") + fact.label + ": " + fact.text;
  }
  std::ranges::replace(text, '\n', ' ');
  if (!text.empty()) {
    text_fitted(io.look, Face::Small, io.look.palette.secondary, text, ImGui::GetContentRegionAvail().x);
  }
}

}  // namespace

void push_schedule(const PanelIo& io, const model::Route& route, model::Schedule schedule) {
  io.out.push(session::DoEdit{model::Edit{model::RouteEdit{model::SetSchedule{route.id, std::move(schedule)}}}, 0});
}

std::string group_name(const text::Catalog& catalog, const model::GroupTimes& group, std::size_t index) {
  const auto& name = group.name.in(catalog.language());
  return name.empty() ? core::substitute(catalog.tr("Group {0}"), {std::to_string(index + 1)}) : name;
}

void timetable_panel(const UiContext& context, const PanelIo& io, const Rect& area, TimetablePanelState& state) {
  const PanelScope panel{io, "Timetable", area, PanelKind::Scrolling};
  edge_line(io.look, area, Edge::Top);
  const auto& view = context.timetable;
  const auto* route = context.document.find_route(view.route);
  header(context, io, route, state);
  if (view.findings_are_old) io.feedback.wants_frame = true;
  if (state.page == TimetablePage::Findings) return findings_page(context, io);
  if (state.page == TimetablePage::Changes) return changes_page(context, io, state);
  if (route == nullptr || view.times == nullptr) {
    text_wrapped(io.look, Face::Small, io.look.palette.secondary,
                 context.catalog.tr("There is no route yet. Draw one on the map: key D."));
    return;
  }
  if (state.page == TimetablePage::Groups) return groups_page(context, io, *route, state);
  if (!state.field.key.empty()) state.wrong.clear();  // somebody types again
  day_line(context, io, *route, state);
  if (!state.wrong.empty()) text_wrapped(io.look, Face::Small, io.look.palette.error, state.wrong);
  if (view.times->problem) {
    text_wrapped(io.look, Face::Small, io.look.palette.warning,
                 core::to_text(*view.times->problem, context.catalog.translate()));
  }
  meeting_line(context, io);
  times_page(context, io, *route, state);
}

}  // namespace eb::ui
