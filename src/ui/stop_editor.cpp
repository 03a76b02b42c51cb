#include "ui/stop_editor.h"

#include <array>
#include <cstdio>
#include <cstdlib>

#include "geo/coordinate_text.h"
#include "model/opening_hours.h"
#include "model/route_commands.h"
#include "ui/clock_text.h"
#include "ui/route_panel.h"

namespace eb::ui {
namespace {

using session::RouteAction;

// One stop and the fields that change it.
class Editor {
 public:
  Editor(const UiContext& context, const PanelIo& io, const model::Route& route, std::size_t index,
         StopEditorState& state)
      : m_context{context}, m_io{io}, m_route{route}, m_index{index}, m_state{state} {}

  void draw() {
    head();
    position();
    if (!point().stop) return;
    gap(m_io.look, 8);
    times();
    gap(m_io.look, 8);
    texts();
    gap(m_io.look, 8);
    practical();
    gap(m_io.look, 8);
    provenance();
    if (model::stops_of(m_route).front() != m_index) return;
    gap(m_io.look, 16);
    meeting_point();
  }

 private:
  [[nodiscard]] const model::RoutePoint& point() const { return m_route.points[m_index]; }
  [[nodiscard]] const text::Catalog& catalog() const { return m_context.catalog; }
  [[nodiscard]] const std::string& language() const { return m_context.catalog.language(); }

  void push(model::RouteEdit edit) const { m_io.out.push(session::DoEdit{model::Edit{std::move(edit)}, 0}); }

  template <class Change>
  void change(Change change_stop) const {
    auto stop = *point().stop;
    change_stop(stop);
    push(model::SetStop{m_route.id, point().id, std::move(stop)});
  }

  void label(const std::string& text) const { text_line(m_io.look, Face::Small, m_io.look.palette.secondary, text); }

  [[nodiscard]] std::optional<std::string> field(const std::string& name, const std::string& value, FieldLook look = {},
                                                 std::string_view part = {}) const {
    label(name);
    auto typed = edit_field(m_io, m_state.field, point().id + name + std::string{part}, value, look);
    if (typed) m_state.wrong.clear();
    return typed;
  }

  void warn(const std::string& text) const { text_wrapped(m_io.look, Face::Small, m_io.look.palette.warning, text); }

  void head() const {
    const auto& c = catalog();
    text_wrapped(m_io.look, Face::Title, m_io.look.palette.text, point_name(c, m_route, m_index));
    if (button(m_io, point().stop ? c.tr("Make it a shaping point") : c.tr("Make it a stop"),
               {.kind = ButtonKind::Outlined, .id = "kind"})) {
      push(*model::toggle_stop(m_route, point().id));
    }
    wrap_before(button_width(m_io.look, c.tr("Remove"), {.kind = ButtonKind::Outlined}));
    if (button(m_io, c.tr("Remove"), {.kind = ButtonKind::Outlined})) push(model::RemovePoint{m_route.id, point().id});
    if (!m_state.wrong.empty()) warn(m_state.wrong);
    if (!point().stop) return;
    const auto name = field(core::substitute(c.tr("Name ({0})"), {language()}), point().stop->name.in(language()));
    if (name) change([&](model::Stop& stop) { set_text(stop.name, *name); });
  }

  void set_text(model::LocalizedText& text, const std::string& value) const {
    if (value.empty()) {
      text.by_language.erase(language());
    } else {
      text.by_language[language()] = value;
    }
  }

  void position() const {
    const auto at = point().position;
    if (m_state.utm.empty() || !(m_state.shown == at)) {
      m_state.shown = at;
      m_state.utm = geo::utm_text(at);
    }
    std::array<char, 64> degrees{};
    std::snprintf(degrees.data(), degrees.size(), "%.6f %c %.6f %c", std::abs(at.lat), at.lat < 0 ? 'S' : 'N',
                  std::abs(at.lon), at.lon < 0 ? 'W' : 'E');
    if (const auto typed = field(catalog().tr("Position"), degrees.data())) {
      m_io.out.push(RouteAction{session::GoToText{*typed, session::GoToText::What::MoveSelected}});
    }
    text_line(m_io.look, Face::Small, m_io.look.palette.secondary, m_state.utm);
  }

  void minutes(const std::string& name, std::optional<int> model::Stop::*member) const {
    const auto& value = (*point().stop).*member;
    const auto typed = field(name, value ? typed_time(catalog(), *value) : std::string{}, {typed_time(catalog(), 750)});
    if (!typed) return;
    const auto parsed = parse_time_of_day(*typed);
    if (!typed->empty() && !parsed) {
      m_state.wrong = no_time_of_day(catalog(), *typed);
      return;
    }
    change([&](model::Stop& stop) { stop.*member = parsed; });
  }

  void times() const {
    const auto& c = catalog();
    const auto& stop = *point().stop;
    if (const auto typed = field(c.tr("Stay in minutes"), std::to_string(stop.dwell_minutes))) {
      if (const auto dwell = parse_count(*typed)) {
        change([&](model::Stop& changed) { changed.dwell_minutes = *dwell; });
      } else {
        m_state.wrong = core::substitute(c.tr("\"{0}\" is no number of minutes."), {*typed});
      }
    }
    minutes(c.tr("Fixed arrival"), &model::Stop::fixed_arrival);
    minutes(c.tr("Fixed departure"), &model::Stop::fixed_departure);
    const auto hours = field(c.tr("Opening hours"), stop.opening_hours, {"Tu-Su 10:00-18:00; Mo off"});
    if (hours) change([&](model::Stop& changed) { changed.opening_hours = *hours; });
    if (stop.opening_hours.empty()) return;
    if (const auto parsed = model::OpeningHours::parse(stop.opening_hours); !parsed) {
      warn(core::to_text(parsed.error(), c.translate()));
    }
  }

  void texts() const {
    const auto& c = catalog();
    const auto& stop = *point().stop;
    if (const auto on = edit_check(m_io, c.tr("Part of the programme"), stop.is_confirmed, -1)) {
      change([&](model::Stop& changed) { changed.is_confirmed = *on; });
    }
    const auto see = field(c.tr("What to see"), stop.what_to_see.in(language()), {.lines = 3});
    if (see) change([&](model::Stop& changed) { set_text(changed.what_to_see, *see); });
    const auto visiting = field(c.tr("Visiting"), stop.visiting.in(language()), {.lines = 3});
    if (visiting) change([&](model::Stop& changed) { set_text(changed.visiting, *visiting); });
  }

  void practical() const {
    const auto& c = catalog();
    const auto& stop = *point().stop;
    const auto access = field(c.tr("Accessibility"), stop.accessibility.text.in(language()), {.lines = 3});
    if (access) change([&](model::Stop& changed) { set_text(changed.accessibility.text, *access); });
    const auto source = field(c.tr("Source"), stop.accessibility.source, {}, "accessibility");
    if (source) change([&](model::Stop& changed) { changed.accessibility.source = *source; });
    const auto walk = field(c.tr("Walking distance in metres"), stop.walking_m ? std::to_string(*stop.walking_m) : "");
    if (!walk) return;
    const auto metres = parse_count(*walk);
    if (metres || walk->empty()) {
      change([&](model::Stop& changed) { changed.walking_m = metres; });
    } else {
      m_state.wrong = core::substitute(c.tr("\"{0}\" is no number of metres."), {*walk});
    }
  }

  // --- where people meet: of the route, told at its first stop ---

  template <class Change>
  void change_meeting(Change change_it) const {
    auto meeting = m_route.meeting_point;
    change_it(meeting);
    push(model::SetMeetingPoint{m_route.id, std::move(meeting)});
  }

  void meeting_point() const {
    const auto& c = catalog();
    const auto& meeting = m_route.meeting_point;
    const IdScope id{"meeting"};
    section_heading(m_io.look, c.tr("Meeting point"));
    const auto text = field(c.tr("Meeting point"), meeting.text.in(language()), {.lines = 3});
    if (text) change_meeting([&](model::MeetingPoint& changed) { set_text(changed.text, *text); });
    meeting_time();
    meeting_position();
    if (const auto on = edit_check(m_io, c.tr("Part of the programme"), meeting.is_confirmed, -1)) {
      change_meeting([&](model::MeetingPoint& changed) { changed.is_confirmed = *on; });
    }
    const auto source = field(c.tr("Source"), meeting.source, {}, "meeting");
    if (source) change_meeting([&](model::MeetingPoint& changed) { changed.source = *source; });
  }

  void meeting_time() const {
    const auto& minutes = m_route.meeting_point.minutes;
    const auto typed = field(catalog().tr("Meeting time"), minutes ? typed_time(catalog(), *minutes) : std::string{},
                             {typed_time(catalog(), 525)});
    if (!typed) return;
    const auto parsed = parse_time_of_day(*typed);
    if (!typed->empty() && !parsed) {
      m_state.wrong = no_time_of_day(catalog(), *typed);
      return;
    }
    change_meeting([&](model::MeetingPoint& changed) { changed.minutes = parsed; });
  }

  void meeting_position() const {
    const auto& position = m_route.meeting_point.position;
    const auto shown = position ? geo::degrees_text(*position) : std::string{};
    const auto typed = field(catalog().tr("Position"), shown, {}, "meeting");
    if (!typed) return;
    std::optional<geo::LonLat> parsed;
    if (!typed->empty()) {
      const auto place = geo::parse_coordinates(*typed);
      if (!place) {
        m_state.wrong = core::to_text(place.error(), catalog().translate());
        return;
      }
      parsed = *place;
    }
    change_meeting([&](model::MeetingPoint& changed) { changed.position = parsed; });
  }

  void provenance() const {
    const auto& c = catalog();
    const auto& stop = *point().stop;
    if (const auto source = field(c.tr("Source"), stop.source)) {
      change([&](model::Stop& changed) { changed.source = *source; });
    }
    const auto accuracy = field(c.tr("Accuracy in metres"), stop.accuracy_m > 0 ? c.number(stop.accuracy_m, 0) : "");
    if (!accuracy) return;
    const auto metres = parse_count(*accuracy);
    if (metres || accuracy->empty()) {
      change([&](model::Stop& changed) { changed.accuracy_m = metres.value_or(0); });
    } else {
      m_state.wrong = core::substitute(c.tr("\"{0}\" is no number of metres."), {*accuracy});
    }
  }

  const UiContext& m_context;
  const PanelIo& m_io;
  const model::Route& m_route;
  std::size_t m_index;
  StopEditorState& m_state;
};

}  // namespace

void stop_editor(const UiContext& context, const PanelIo& io, const model::Route& route, std::size_t index,
                 StopEditorState& state) {
  Editor{context, io, route, index, state}.draw();
}

}  // namespace eb::ui
