// The other pages of the timetable panel: groups, findings, changes.
#include <algorithm>
#include <charconv>
#include <filesystem>

#include "ui/draw.h"
#include "ui/timetable_pages.h"

namespace eb::ui {
namespace {

// A part of the panel that scrolls by itself; in a low panel that scrolls with it.
class ScrollScope {
 public:
  ScrollScope(const char* id, const Look& look) {
    ImGui::BeginChild(id, {0, std::max(ImGui::GetContentRegionAvail().y, look.px(90))}, false);
  }
  ~ScrollScope() { ImGui::EndChild(); }
  ScrollScope(const ScrollScope&) = delete;
  ScrollScope& operator=(const ScrollScope&) = delete;
};

std::optional<int> parse_offset(const std::string& text) {
  int value = 0;
  const char* begin = text.data() + (text.starts_with('+') ? 1 : 0);
  const char* end = text.data() + text.size();
  const auto [after, error] = std::from_chars(begin, end, value);
  constexpr int most = 7 * 24 * 60;
  return error == std::errc{} && after == end && std::abs(value) <= most ? std::optional{value} : std::nullopt;
}

std::string free_group_id(const model::Schedule& schedule) {
  for (std::size_t number = schedule.groups.size() + 1;; ++number) {
    auto id = "g" + std::to_string(number);
    if (std::ranges::find(schedule.groups, id, &model::Group::id) == schedule.groups.end()) return id;
  }
}

void name_field(const UiContext& context, const PanelIo& io, const model::Route& route, std::size_t index,
                TimetablePanelState& state) {
  const auto& language = context.catalog.language();
  const auto& group = route.schedule.groups[index];
  const auto hint = core::substitute(context.catalog.tr("Group {0}"), {std::to_string(index + 1)});
  const auto typed = edit_field(io, state.field, "name " + group.id, group.name.in(language), {hint, io.look.px(190)});
  if (!typed) return;
  auto schedule = route.schedule;
  auto& words = schedule.groups[index].name.by_language;
  if (typed->empty()) {
    words.erase(language);
  } else {
    words[language] = *typed;
  }
  push_schedule(io, route, std::move(schedule));
}

void offset_field(const UiContext& context, const PanelIo& io, const model::Route& route, std::size_t index,
                  TimetablePanelState& state) {
  const auto& group = route.schedule.groups[index];
  const auto typed =
      edit_field(io, state.field, "offset " + group.id, std::to_string(group.offset_minutes), {"0", io.look.px(64)});
  if (!typed) return;
  const auto minutes = parse_offset(*typed);
  if (!minutes) {
    state.wrong = core::substitute(context.catalog.tr("\"{0}\" is no number of minutes."), {*typed});
    return;
  }
  auto schedule = route.schedule;
  schedule.groups[index].offset_minutes = *minutes;
  push_schedule(io, route, std::move(schedule));
}

void one_group(const UiContext& context, const PanelIo& io, const model::Route& route, std::size_t index,
               TimetablePanelState& state) {
  const auto& c = context.catalog;
  const IdScope id{route.schedule.groups[index].id};
  name_field(context, io, route, index, state);
  ImGui::SameLine();
  offset_field(context, io, route, index, state);
  ImGui::SameLine();
  ImGui::AlignTextToFramePadding();
  text_line(io.look, Face::Small, io.look.palette.secondary, c.tr("minutes later"));
  const auto remove = c.tr("Remove");
  wrap_before(button_width(io.look, remove));
  if (!button(io, remove)) return;
  auto schedule = route.schedule;
  schedule.groups.erase(schedule.groups.begin() + static_cast<std::ptrdiff_t>(index));
  push_schedule(io, route, std::move(schedule));
}

void clash_lines(const UiContext& context, const PanelIo& io, const model::Route& route) {
  const auto& c = context.catalog;
  const auto& times = *context.timetable.times;
  for (const auto& clash : times.clashes) {
    if (clash.first_point >= route.points.size() || !route.points[clash.first_point].stop) continue;
    text_wrapped(io.look, Face::Small, io.look.palette.warning,
                 core::substitute(c.tr("{0} and {1} are both at {2} from {3} to {4}"),
                                  {group_name(c, times.groups[clash.first_group], clash.first_group),
                                   group_name(c, times.groups[clash.second_group], clash.second_group),
                                   route.points[clash.first_point].stop->name.in(c.language()),
                                   c.time_of_day(clash.from), c.time_of_day(clash.to)}));
  }
}

std::string severity_word(const text::Catalog& c, model::Severity severity) {
  switch (severity) {
    case model::Severity::Info:
      return c.tr("info");
    case model::Severity::Warning:
      return c.tr("warning");
    case model::Severity::Serious:
      return c.tr("serious");
  }
  return {};
}

core::Color severity_color(const Look& look, model::Severity severity) {
  switch (severity) {
    case model::Severity::Info:
      return look.palette.secondary;
    case model::Severity::Warning:
      return look.palette.warning;
    case model::Severity::Serious:
      return look.palette.error;
  }
  return look.palette.text;
}

// Shows what a line of a list is about: the stop is selected, too.
void go_there(const PanelIo& io, const core::RouteId& route, const std::string& stop, geo::LonLat place) {
  if (!stop.empty()) {
    io.out.push(session::SelectAction{session::SelectPoint{{route, stop}, true}});
  } else {
    io.out.push(session::ViewAction{session::FlyToPosition{place, 0}});
  }
}

void go_button(const UiContext& context, const PanelIo& io, const core::RouteId& route, const std::string& stop,
               const std::optional<geo::LonLat>& place) {
  const auto label = context.catalog.tr("Go there");
  if (!place) return;
  ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - button_width(io.look, label));
  const bool still_there = stop.empty() || [&] {
    const auto* it = context.document.find_route(route);
    return it != nullptr && it->find_point(stop) != nullptr;
  }();
  if (button(io, label)) go_there(io, route, still_there ? stop : std::string{}, *place);
}

// Text beside the button at the end of its line.
void listed(const PanelIo& io, Face face, core::Color color, const std::string& text, float right_room) {
  ImGui::PushTextWrapPos(ImGui::GetWindowContentRegionMax().x - right_room);
  const FontScope font{io.look, face};
  ImGui::PushStyleColor(ImGuiCol_Text, vec4(color));
  ImGui::TextUnformatted(text.c_str());
  ImGui::PopStyleColor();
  ImGui::PopTextWrapPos();
}

void finding_row(const UiContext& context, const PanelIo& io, const model::Finding& finding) {
  const auto& c = context.catalog;
  const Look& look = io.look;
  const float room = button_width(look, c.tr("Go there")) + look.px(16);
  const float top = ImGui::GetCursorPosY();
  listed(io, Face::Body, look.palette.text, c.tr(finding.message), room);
  const auto remedy = c.tr(finding.remedy);
  listed(io, Face::Small, severity_color(look, finding.severity), severity_word(c, finding.severity), room);
  ImGui::SameLine();
  listed(io, Face::Small, look.palette.secondary, remedy, room);
  const float bottom = ImGui::GetCursorPosY();
  ImGui::SetCursorPosY(top);
  ImGui::Dummy({0, 0});
  go_button(context, io, finding.route, finding.stop, finding.place);
  ImGui::SetCursorPosY(bottom);
  gap(look, 6);
}

// What the project's own file holds and held.
void versions_menu(const UiContext& context, const PanelIo& io, TimetablePanelState& state) {
  const auto& c = context.catalog;
  const auto& project = context.session.project;
  if (project.path.empty()) return;
  const auto label = c.tr("As it was");
  wrap_before(button_width(io.look, label, {.icon = Icon::ChevronDown}));
  const MenuScope menu{io, label, Icon::ChevronDown, "versions"};
  if (!menu.open()) return;
  const auto compare = [&](const std::string& words, const std::string& file) {
    if (!menu_item(io, words, "", context.session.compared_file == file)) return;
    state.other_file = file;
    io.out.push(session::RouteAction{session::CompareWithFile{file}});
  };
  compare(c.tr("as saved last"), project.path);
  for (const auto& version : project.versions) {
    compare(core::substitute(c.tr("version", "until {0}"), {version.when}), version.file);
  }
}

void compare_bar(const UiContext& context, const PanelIo& io, TimetablePanelState& state) {
  const auto& c = context.catalog;
  const auto compare = [&](const std::string& file) {
    io.out.push(session::RouteAction{session::CompareWithFile{file}});
  };
  ImGui::AlignTextToFramePadding();
  text_line(io.look, Face::Small, io.look.palette.secondary, c.tr("Since the file"));
  ImGui::SameLine();
  const auto done = c.tr("Compare");
  const float width = std::max(io.look.px(120), ImGui::GetContentRegionAvail().x * 0.5F);
  if (state.other_file.empty()) state.other_file = context.session.compared_file;
  const auto typed = edit_text(io, "##file", state.other_file, c.tr("path of a project file"), width);
  wrap_before(button_width(io.look, done, {.kind = ButtonKind::Outlined}));
  if (button(io, done, {.kind = ButtonKind::Outlined}) || typed.entered) compare(state.other_file);
  versions_menu(context, io, state);
}

}  // namespace

void groups_page(const UiContext& context, const PanelIo& io, const model::Route& route, TimetablePanelState& state) {
  const auto& c = context.catalog;
  const ScrollScope scroll{"groups", io.look};
  if (!state.field.key.empty()) state.wrong.clear();
  if (route.schedule.groups.empty()) {
    text_wrapped(
        io.look, Face::Small, io.look.palette.secondary,
        c.tr("All travel together. Several groups or coaches start one after the other; fixed times hold for all."));
  }
  for (std::size_t i = 0; i < route.schedule.groups.size(); ++i) one_group(context, io, route, i, state);
  if (button(io, c.tr("Add a group"), {.kind = ButtonKind::Outlined})) {
    auto schedule = route.schedule;
    constexpr int usual_offset = 30;
    if (schedule.groups.empty()) schedule.groups.push_back({free_group_id(schedule), {}, 0});
    schedule.groups.push_back({free_group_id(schedule), {}, schedule.groups.back().offset_minutes + usual_offset});
    push_schedule(io, route, std::move(schedule));
  }
  if (!state.wrong.empty()) text_wrapped(io.look, Face::Small, io.look.palette.error, state.wrong);
  clash_lines(context, io, route);
}

void findings_page(const UiContext& context, const PanelIo& io) {
  const ScrollScope scroll{"findings", io.look};
  const auto& findings = context.timetable.findings;
  if (findings == nullptr) {
    text_wrapped(io.look, Face::Small, io.look.palette.secondary, context.catalog.tr("The routes are being checked …"));
    return;
  }
  if (findings->empty()) {
    text_wrapped(io.look, Face::Small, io.look.palette.secondary, context.catalog.tr("Nothing found."));
    return;
  }
  for (std::size_t i = 0; i < findings->size(); ++i) {
    const IdScope id{i};
    finding_row(context, io, (*findings)[i]);
  }
}

void changes_page(const UiContext& context, const PanelIo& io, TimetablePanelState& state) {
  const auto& c = context.catalog;
  compare_bar(context, io, state);
  const ScrollScope scroll{"changes", io.look};
  const auto& view = context.timetable;
  const auto say = [&](const std::string& text) {
    text_wrapped(io.look, Face::Small, io.look.palette.secondary, text);
  };
  if (view.comparison_failed) {
    text_wrapped(io.look, Face::Small, io.look.palette.error, core::to_text(*view.comparison_failed, c.translate()));
    return;
  }
  if (context.session.compared_file.empty())
    return say(c.tr("Shows what changed in the routes since a file was sent."));
  if (view.changes == nullptr) {
    io.feedback.wants_frame = true;
    return say(c.tr("The file is being read …"));
  }
  if (view.changes->empty()) return say(c.tr("The routes are the same."));
  for (std::size_t i = 0; i < view.changes->size(); ++i) {
    const auto& change = (*view.changes)[i];
    const IdScope id{i};
    const float room = button_width(io.look, c.tr("Go there")) + io.look.px(16);
    ImGui::AlignTextToFramePadding();
    text_fitted(io.look, Face::Body, io.look.palette.text, c.tr(change.message),
                ImGui::GetContentRegionAvail().x - room);
    go_button(context, io, change.route, change.stop, change.place);
  }
}

}  // namespace eb::ui
