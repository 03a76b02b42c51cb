// The page of times: one row a stop, with its stay and its fixed times as fields.
#include <algorithm>
#include <cmath>

#include "ui/clock_text.h"
#include "ui/draw.h"
#include "ui/route_panel.h"
#include "ui/timetable_pages.h"
#include "ui/ui_text.h"

namespace eb::ui {
namespace {

// What the remarks of a row say, and how bad the worst of it is.
struct Remarks {
  std::string text;
  int weight = 0;  // 0 nothing to mind, 1 look at it, 2 it does not work

  void add(const std::string& words, int how_bad) {
    text += (text.empty() ? "" : " · ") + words;
    weight = std::max(weight, how_bad);
  }
};

struct Row {
  const model::Route& route;
  const model::GroupTimes& group;
  std::size_t group_index = 0;
  std::size_t index = 0;  // of the stop
  [[nodiscard]] const model::StopTime& at() const { return group.stops[index]; }
  [[nodiscard]] const model::RoutePoint& point() const { return route.points[at().point]; }
  [[nodiscard]] const model::Stop& stop() const { return *point().stop; }
};

bool is_dark(const model::Timetable& times, const model::StopTime& at) {
  return (times.sunrise && at.arrival < *times.sunrise) || (times.sunset && at.departure > *times.sunset);
}

Remarks remarks_of(const UiContext& context, const Row& row) {
  const auto& c = context.catalog;
  const auto& at = row.at();
  const auto& times = *context.timetable.times;
  Remarks remarks;
  remarks.add(row.stop().is_confirmed ? "● " + c.tr("confirmed") : "○ " + c.tr("suggestion"), 0);
  if (at.late_arrival > 0) remarks.add(core::substitute(c.tr("{0} late"), {c.duration(at.late_arrival)}), 2);
  if (at.late_departure > 0) remarks.add(core::substitute(c.tr("leaves {0} late"), {c.duration(at.late_departure)}), 2);
  for (const auto& clash : times.clashes) {
    const bool is_first = clash.first_group == row.group_index && clash.first_point == at.point;
    const bool is_second = clash.second_group == row.group_index && clash.second_point == at.point;
    if (!is_first && !is_second) continue;
    const auto other = is_first ? clash.second_group : clash.first_group;
    remarks.add(core::substitute(c.tr("meets {0}, {1} to {2}"), {group_name(c, times.groups[other], other),
                                                                 c.time_of_day(clash.from), c.time_of_day(clash.to)}),
                1);
  }
  if (at.slack() > 0) remarks.add(core::substitute(c.tr("{0} slack"), {c.duration(at.slack())}), 0);
  if (at.spare && *at.spare > 0 && at.slack() == 0) {
    remarks.add(core::substitute(c.tr("may stay {0} longer"), {c.duration(*at.spare)}), 0);
  }
  if (is_dark(times, at)) remarks.add(c.tr("in the dark"), 1);
  return remarks;
}

// In the middle of a row, whatever the size of its letters; cut off, with the whole as a tooltip, where the column
// ends.
void cell_text(const PanelIo& io, const std::string& text, core::Color color, Face face = Face::Small) {
  ImFont* font = io.look.font(face);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float room = ImGui::GetContentRegionAvail().x, height = ImGui::GetFrameHeight();
  ImGui::GetWindowDrawList()->AddText(font, font->FontSize, {at.x, at.y + (height - font->FontSize) / 2}, u32(color),
                                      ui_text(fitted(io.look, face, text, room)).c_str());
  ImGui::Dummy({room, height});
  if (ImGui::IsItemHovered() && text_width(io.look, face, text) > room) tooltip(io.look, text);
}

void push_stop(const PanelIo& io, const Row& row, model::Stop stop) {
  io.out.push(
      session::DoEdit{model::Edit{model::RouteEdit{model::SetStop{row.route.id, row.point().id, std::move(stop)}}}, 0});
}

void stay_field(const UiContext& context, const PanelIo& io, const Row& row, TimetablePanelState& state) {
  const auto typed =
      edit_field(io, state.field, "stay " + row.point().id, std::to_string(row.stop().dwell_minutes), {.hint = "0"});
  if (!typed) return;
  const auto minutes = parse_count(*typed);
  constexpr int longest = 7 * 24 * 60;
  if (!minutes || *minutes > longest) {
    state.wrong = core::substitute(context.catalog.tr("\"{0}\" is no number of minutes."), {*typed});
    return;
  }
  auto stop = row.stop();
  stop.dwell_minutes = *minutes;
  push_stop(io, row, std::move(stop));
}

void lock_field(const UiContext& context, const PanelIo& io, const Row& row, const char* key,
                std::optional<int> model::Stop::*lock, TimetablePanelState& state) {
  const auto& value = row.stop().*lock;
  const auto typed = edit_field(io, state.field, key + row.point().id,
                                value ? typed_time(context.catalog, *value) : std::string{}, {.hint = "–"});
  if (!typed) return;
  const auto minutes = parse_time_of_day(*typed);
  if (!minutes && !typed->empty()) {
    state.wrong = no_time_of_day(context.catalog, *typed);
    return;
  }
  auto stop = row.stop();
  stop.*lock = minutes;
  push_stop(io, row, std::move(stop));
}

// "9.2 km · about 18 min"
std::string way_text(const text::Catalog& c, const model::StopTime& at) {
  const auto time = c.duration(at.travel_minutes);
  return c.distance(at.distance_m) + " · " + (at.is_estimate ? core::substitute(c.tr("about {0}"), {time}) : time);
}

// The number of a stop as on the map: in a disc where it is confirmed, in a ring where it is a suggestion.
void number_mark(const Look& look, const Row& row, ImVec2 centre) {
  const auto number = std::to_string(row.index + 1);
  ImFont* font = look.font(Face::Small);
  const float width = text_width(look, Face::Small, number), radius = std::max(look.px(10), width / 2 + look.px(3));
  const bool is_filled = row.stop().is_confirmed;
  const auto color = u32(look.palette.secondary);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  is_filled ? list.AddCircleFilled(centre, radius, color, 32) : list.AddCircle(centre, radius, color, 32, look.px(1.5));
  list.AddText(font, font->FontSize, {centre.x - width / 2, centre.y - font->FontSize / 2},
               u32(is_filled ? look.palette.panel : look.palette.text), number.c_str());
}

void name_cell(const UiContext& context, const PanelIo& io, const Row& row) {
  const Look& look = io.look;
  const session::PointRef ref{row.route.id, row.point().id};
  const bool is_selected = context.session.selection.point == ref;
  const float height = ImGui::GetFrameHeight();
  if (ImGui::Selectable("##stop", is_selected, ImGuiSelectableFlags_None, {0, height})) {
    io.out.push(session::SelectAction{session::SelectPoint{ref, true}});
  }
  const Rect area = item_rect();
  const auto name = point_name(context.catalog, row.route, row.at().point);
  ImFont* font = look.font(Face::Body);
  const float y = area.y + (area.height - font->FontSize) / 2, x = area.x + look.px(34);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  number_mark(look, row, {area.x + look.px(15), area.y + area.height / 2});
  const float room = area.right() - x;
  list.AddText(font, font->FontSize, {x, y}, u32(look.palette.text),
               ui_text(fitted(look, Face::Body, name, room)).c_str());
  if (ImGui::IsItemHovered() && text_width(look, Face::Body, name) > room) tooltip(look, name);
}

core::Color remark_color(const Look& look, const Remarks& remarks) {
  return remarks.weight == 2 ? look.palette.error : remarks.weight == 1 ? look.palette.warning : look.palette.secondary;
}

// The row whose way the shared cursor is on.
bool has_cursor(const UiContext& context, const Row& row) {
  const auto& cursor = context.session.route_cursor;
  if (!cursor || cursor->route != row.route.id) return false;
  constexpr double here_m = 0.5;
  const double from = row.index == 0 ? -here_m : row.group.stops[row.index - 1].along_m + here_m;
  return cursor->distance_m > from && cursor->distance_m <= row.at().along_m + here_m;
}

void share_cursor(const UiContext& context, const PanelIo& io, const Row& row, float top) {
  const auto& mouse = ImGui::GetIO();
  const bool is_over =
      ImGui::IsWindowHovered() && mouse.MousePos.y >= top && mouse.MousePos.y < ImGui::GetCursorScreenPos().y;
  if (!is_over || (mouse.MouseDelta.x == 0 && mouse.MouseDelta.y == 0)) return;
  const session::RouteCursor cursor{row.route.id, row.at().along_m, row.point().position};
  if (context.session.route_cursor == cursor) return;
  io.out.push(session::SelectAction{session::SetRouteCursor{cursor}});
}

void row_cells(const UiContext& context, const PanelIo& io, const Row& row, TimetablePanelState& state) {
  const auto& c = context.catalog;
  const auto& p = io.look.palette;
  const auto& at = row.at();
  ImGui::TableNextRow();
  if (has_cursor(context, row)) ImGui::TableSetBgColor(ImGuiTableBgTarget_RowBg0, u32(p.hover));
  const IdScope id{row.point().id};
  ImGui::TableNextColumn();
  const float top = ImGui::GetCursorScreenPos().y;
  name_cell(context, io, row);
  ImGui::TableNextColumn();
  if (row.index > 0) cell_text(io, way_text(c, at), p.secondary);
  ImGui::TableNextColumn();
  cell_text(io, c.time_of_day(at.arrival), at.late_arrival > 0 ? p.error : p.text, Face::Body);
  ImGui::TableNextColumn();
  stay_field(context, io, row, state);
  ImGui::TableNextColumn();
  cell_text(io, c.time_of_day(at.departure), at.late_departure > 0 ? p.error : p.text, Face::Body);
  ImGui::TableNextColumn();
  lock_field(context, io, row, "arrival ", &model::Stop::fixed_arrival, state);
  ImGui::TableNextColumn();
  lock_field(context, io, row, "departure ", &model::Stop::fixed_departure, state);
  ImGui::TableNextColumn();
  const auto remarks = remarks_of(context, row);
  cell_text(io, remarks.text, remark_color(io.look, remarks));
  share_cursor(context, io, row, top);
}

std::size_t chosen_group(const UiContext& context, const PanelIo& io, TimetablePanelState& state) {
  const auto& groups = context.timetable.times->groups;
  const auto found = std::ranges::find(groups, state.group, &model::GroupTimes::id);
  const auto current = found == groups.end() ? 0 : static_cast<std::size_t>(found - groups.begin());
  if (groups.size() < 2) return current;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const auto name = group_name(context.catalog, groups[i], i);
    const ButtonLook look{.kind = ButtonKind::Outlined, .pressed_in = i == current, .id = groups[i].id};
    if (i > 0) wrap_before(button_width(io.look, name, look));
    if (button(io, name, look)) state.group = groups[i].id;
  }
  return current;
}

void table_head(const UiContext& context, const PanelIo& io) {
  const auto& c = context.catalog;
  const auto fixed = [&](const std::string& title, double width) {
    const float needed = text_width(io.look, Face::Small, title) + io.look.px(14);
    ImGui::TableSetupColumn(ui_text(title).c_str(), ImGuiTableColumnFlags_WidthFixed,
                            std::max(io.look.px(width), needed));
  };
  ImGui::TableSetupScrollFreeze(0, 1);
  ImGui::TableSetupColumn(ui_text(c.tr("Stop")).c_str(), ImGuiTableColumnFlags_WidthStretch, 1.1F);
  fixed(c.tr("Way there"), 158);
  fixed(c.tr("Arrival"), 66);
  fixed(c.tr("Stay, min"), 66);
  fixed(c.tr("Departure"), 66);
  fixed(c.tr("Fixed arrival"), 70);
  fixed(c.tr("Fixed departure"), 70);
  ImGui::TableSetupColumn(ui_text(c.tr("Remarks")).c_str(), ImGuiTableColumnFlags_WidthStretch, 1);
  const FontScope font{io.look, Face::Small};
  ImGui::PushStyleColor(ImGuiCol_Text, vec4(io.look.palette.secondary));
  ImGui::TableHeadersRow();
  ImGui::PopStyleColor();
}

}  // namespace

void times_page(const UiContext& context, const PanelIo& io, const model::Route& route, TimetablePanelState& state) {
  const auto group_index = chosen_group(context, io, state);
  const auto& group = context.timetable.times->groups[group_index];
  if (group.stops.empty()) {
    text_wrapped(io.look, Face::Small, io.look.palette.secondary, context.catalog.tr("The route has no stops yet."));
    return;
  }
  const auto& p = io.look.palette;
  ImGui::PushStyleColor(ImGuiCol_TableHeaderBg, vec4(p.panel));
  ImGui::PushStyleColor(ImGuiCol_TableBorderLight, vec4(p.hairline));
  ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, {io.look.px(6), io.look.px(1)});
  constexpr auto flags = ImGuiTableFlags_ScrollX | ImGuiTableFlags_ScrollY | ImGuiTableFlags_BordersInnerH;
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const float inner = std::max(room.x - ImGui::GetStyle().ScrollbarSize, io.look.px(860));
  if (ImGui::BeginTable("times", 8, flags, {0, std::max(room.y, io.look.px(90))}, inner)) {
    table_head(context, io);
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(group.stops.size()));
    while (clipper.Step()) {
      for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
        const Row row{route, group, group_index, static_cast<std::size_t>(i)};
        if (row.at().point < route.points.size() && row.point().stop) row_cells(context, io, row, state);
      }
    }
    ImGui::EndTable();
  }
  ImGui::PopStyleVar();
  ImGui::PopStyleColor(2);
}

}  // namespace eb::ui
