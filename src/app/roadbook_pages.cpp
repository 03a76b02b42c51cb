#include "app/roadbook_pages.h"

#include <algorithm>
#include <cmath>

#include "app/practical_facts.h"
#include "app/roadbook_map_marks.h"
#include "text/pdf_page.h"

namespace eb::app {
namespace {

using core::Color;
using text::PageAlign;
using text::PageBox;
using text::PageText;

constexpr double left = 45, right = left + roadbook_map_width, top = 44,
                 bottom = 778;  // of what stands between the edges
constexpr double credits_width = roadbook_map_width - 40;
constexpr Color ink{28, 34, 42, 255}, grey{98, 110, 124, 255}, hairline{214, 220, 226, 255}, late_red{178, 24, 43, 255};
constexpr Color white{255, 255, 255, 255};

PageText plain(double size, Color color = ink) {
  return {.size = size, .color = color};
}
PageText strong(double size, Color color = ink) {
  return {.size = size, .semibold = true, .color = color};
}

// Letters of Latin and the like in capitals stay small; other scripts have none.
PageText label() {
  return {.size = 7.6, .color = grey, .letter_spacing_em = 0.02};
}

class Book {
 public:
  explicit Book(const RoadbookInput& input)
      : m_in{input},
        m_c{input.catalog},
        m_stops{input.timetable.groups[input.group].stops},
        m_accent{input.route.color.light},
        m_pale{core::mix(input.route.color.light, white, 0.9F)},
        m_pdf{title(), input.catalog.language()} {
    // No credit is cut: what is too long becomes smaller.
    m_credits.line_height = 1.22;
    while (m_credits.size > 3 && m_pdf.text_height(m_in.credits, credits_width, m_credits) > 36) m_credits.size -= 0.2;
  }

  core::Result<std::string> write() {
    overview();
    if (m_in.maps.size() == 1) brief_stops();
    for (std::size_t i = 0; i < m_stops.size() && m_in.maps.size() > 1; ++i) stop_page(i);
    return m_pdf.finish();
  }

 private:
  [[nodiscard]] const std::string& words(const model::LocalizedText& text) const { return text.in(m_c.language()); }
  [[nodiscard]] std::string title() const { return words(m_in.route.name); }
  [[nodiscard]] const model::Stop& stop(std::size_t i) const { return *m_in.route.points[m_stops[i].point].stop; }
  [[nodiscard]] std::string name(std::size_t i) const { return words(stop(i).name); }

  void begin_page(std::string_view bookmark) {
    m_pdf.new_page(bookmark);
    ++m_page;
    const double foot = bottom + 14;
    m_pdf.line(left, foot, right, foot, hairline, 0.5);
    m_pdf.text(left, foot + 6, credits_width, m_in.credits, m_credits);
    PageText number = strong(8.5, grey);
    number.align = PageAlign::End;
    m_pdf.text(right - 40, foot + 5, 40, std::to_string(m_page), number);
  }

  // --- the overview ---

  void overview() {
    begin_page(m_c.tr("Overview"));
    PageText over = strong(8, m_accent);
    over.letter_spacing_em = 0.08;
    double y = top + m_pdf.text(left, top, roadbook_map_width, m_c.tr("Roadbook"), over) + 3;
    PageText heading = strong(23);
    heading.line_height = 1.15;
    heading.most_lines = 2;
    y += m_pdf.text(left, y, roadbook_map_width, title(), heading) + 4;
    y += m_pdf.text(left, y, roadbook_map_width, summary(), plain(10.5, grey)) + 10;
    const double facts_top = y;
    y = journey_facts(y);
    // A picture cut above and below gives the facts their room.
    const double map_height = std::max(150.0, roadbook_overview_height(m_stops.size()) - (y - facts_top));
    map(m_in.maps.front(), {left, y, roadbook_map_width, map_height}, std::nullopt);
    y += map_height + 16;
    y = timetable(y);
    notes(y + 8);
  }

  // Meeting point, meeting time and daylight: what it is on the left, what is known beside it.
  double journey_facts(double y) {
    constexpr double value_x = left + 100;
    for (const auto& fact : practical_facts(m_in.route, m_c)) {
      const auto style = plain(9, fact.kind == ui::FactKind::Unknown ? grey : ink);
      m_pdf.text(left, y + 0.8, value_x - left - 8, fact.label, label());
      y += m_pdf.text(value_x, y, right - value_x, fact.text, style) + 3;
    }
    return y + 8;
  }

  [[nodiscard]] std::string profile_word(model::Profile profile) const {
    switch (profile) {
      case model::Profile::Minibus:
        return m_c.tr("by minibus");
      case model::Profile::Bicycle:
        return m_c.tr("by bicycle");
      case model::Profile::OnFoot:
        return m_c.tr("on foot");
      case model::Profile::Coach:
        break;
    }
    return m_c.tr("by coach");
  }

  // "31 August 2022 · by coach · 7 stops · 84 km · 09:00–17:40"
  [[nodiscard]] std::string summary() const {
    const auto& schedule = m_in.route.schedule;
    std::vector<std::string> parts;
    if (schedule.date) parts.push_back(m_c.long_date(*schedule.date));
    parts.push_back(profile_word(schedule.profile));
    const auto count = static_cast<long>(m_stops.size());
    parts.push_back(core::substitute(m_c.trn("{0} stop", "{0} stops", count), {std::to_string(count)}));
    double metres = 0;
    for (const auto& time : m_stops) metres += time.distance_m;
    if (metres > 0) parts.push_back(m_c.distance(metres));
    if (!m_stops.empty())
      parts.push_back(m_c.time_of_day(m_stops.front().begin()) + " – " + m_c.time_of_day(m_stops.back().departure));
    const auto& group = m_in.timetable.groups[m_in.group];
    if (!group.id.empty()) parts.push_back(words(group.name).empty() ? group.id : words(group.name));
    std::string text;
    for (const auto& part : parts) text += (text.empty() ? "" : "  ·  ") + part;
    return text;
  }

  struct Columns {
    double arrival = left + 28, departure = left + 82, name = left + 134, stay = left + 350, way = left + 403;
  };

  void table_head(double y) {
    const Columns at;
    m_pdf.text(at.arrival, y, 56, m_c.tr("Arrival"), label());
    m_pdf.text(at.departure, y, 60, m_c.tr("Departure"), label());
    m_pdf.text(at.name, y, 190, m_c.tr("Stop"), label());
    m_pdf.text(at.stay, y, 58, m_c.tr("Stay"), label());
    m_pdf.text(at.way, y, right - at.way, m_c.tr("Way to the next stop"), label());
    m_pdf.line(left, y + 13, right, y + 13, hairline, 0.6);
  }

  double timetable(double y) {
    table_head(y);
    y += 15;
    const double room = bottom - 30 - y;
    const double row = std::clamp(room / static_cast<double>(std::max<std::size_t>(m_stops.size(), 1)), 20.0, 27.0);
    for (std::size_t i = 0; i < m_stops.size(); ++i) {
      if (y + row > bottom) {
        begin_page({});
        m_pdf.text(left, top, roadbook_map_width, title(), strong(12));
        table_head(top + 24);
        y = top + 39;
      }
      table_row(i, y, row);
      y += row;
    }
    return y;
  }

  // Nobody arrives at the first stop, unless people stay there.
  [[nodiscard]] bool has_arrival(std::size_t i) const { return i > 0 || m_stops[i].dwell > 0; }
  [[nodiscard]] bool has_departure(std::size_t i) const { return i + 1 < m_stops.size() || m_stops[i].dwell > 0; }

  void table_row(std::size_t i, double y, double height) {
    const Columns at;
    const auto& time = m_stops[i];
    const double middle = y + height / 2, line = middle - 6.6;
    disc(left + 10, middle, 8, i);
    const bool is_last = i + 1 == m_stops.size();
    if (has_arrival(i))
      m_pdf.text(at.arrival, line, 60, m_c.time_of_day(time.arrival),
                 strong(10, time.late_arrival > 0 ? late_red : ink));
    if (has_departure(i))
      m_pdf.text(at.departure, line, 64, m_c.time_of_day(time.departure),
                 strong(10, time.late_departure > 0 ? late_red : ink));
    PageText one_line = plain(10);
    one_line.most_lines = 1;
    const auto status = status_text(stop(i).is_confirmed, m_c);
    const double status_width = m_pdf.text_width(status, plain(8)) + 2, room = at.stay - at.name - 8;
    const double name_width = std::min(m_pdf.text_width(name(i), one_line) + 1, room - status_width - 6);
    m_pdf.text(at.name, line, name_width, name(i), one_line);
    m_pdf.text(at.name + name_width + 6, line + 1.8, status_width, status, plain(8, grey));
    if (time.dwell > 0) m_pdf.text(at.stay, line, 60, m_c.duration(time.dwell), plain(9, grey));
    if (!is_last) m_pdf.text(at.way, line, right - at.way, way(i + 1), plain(9, grey));
    if (!is_last) m_pdf.line(left + 30, y + height, right, y + height, hairline, 0.4);
  }

  // From the stop before: "12.4 km · c. 18 min".
  [[nodiscard]] std::string way(std::size_t to) const {
    const auto& time = m_stops[to];
    const auto minutes = m_c.duration(time.travel_minutes);
    const auto lasts = time.is_estimate ? core::substitute(m_c.tr("c. {0}"), {minutes}) : minutes;
    return m_c.distance(time.distance_m) + " · " + lasts;
  }

  void notes(double y) {
    std::vector<std::string> lines;
    const bool has_suggestion = std::ranges::any_of(
        m_stops, [this](const auto& time) { return !m_in.route.points[time.point].stop->is_confirmed; });
    if (has_suggestion) lines.push_back(m_c.tr("A number in a ring: a suggestion, not yet confirmed."));
    const auto& groups = m_in.timetable.groups;
    if (groups.size() > 1) {
      std::string text;
      for (const auto& group : groups) {
        const auto& called = words(group.name).empty() ? group.id : words(group.name);
        const auto start = group.stops.empty() ? std::string{} : " " + m_c.time_of_day(group.stops.front().departure);
        text += (text.empty() ? "" : ", ") + called + start;
      }
      lines.push_back(core::substitute(m_c.tr("Departures of the groups: {0}."), {text}));
    }
    std::string text;
    for (const auto& line : lines) text += (text.empty() ? "" : "  ") + line;
    if (y + 10 < bottom) m_pdf.text(left, y, roadbook_map_width, text, plain(8, grey));
  }

  // --- marks ---

  // The number of a stop: filled where it is confirmed, a ring where it is a suggestion.
  void disc(double x, double y, double radius, std::size_t i, bool is_quiet = false) {
    const Color color = is_quiet ? core::mix(m_accent, Color{120, 128, 138, 255}, 0.75F) : m_accent;
    const bool is_filled = stop(i).is_confirmed;
    m_pdf.disc(x, y, radius + 0.14 * radius, white);
    m_pdf.disc(x, y, radius, color);
    if (!is_filled) m_pdf.disc(x, y, radius * 0.82, white);
    PageText number = strong(radius * (i >= 99 ? 0.8 : 1.05), is_filled ? white : color);
    number.align = PageAlign::Middle;
    number.line_height = 1.2;
    m_pdf.text(x - 2 * radius, y - number.size * 0.62, 4 * radius, std::to_string(i + 1), number);
  }

  // As high as the frame; what does not fit is cut above and below. `current` is the stop the page is about.
  void map(const RoadbookMap& drawn, const PageBox& frame, std::optional<std::size_t> current) {
    constexpr double radius = 5;
    const double points_per_pixel = frame.width / drawn.width_px;
    const double height = drawn.height_px * points_per_pixel, y = frame.y + (frame.height - height) / 2;
    m_pdf.clip(frame, radius);
    m_pdf.picture({frame.x, y, frame.width, height}, {drawn.width_px, drawn.height_px, drawn.rgba});
    std::vector<MapMark> marks;
    for (std::size_t i = 0; i < m_stops.size(); ++i) {
      const auto at = drawn.camera.to_screen(m_in.positions[m_stops[i].point]);
      marks.push_back({i, frame.x + at.x * points_per_pixel, y + at.y * points_per_pixel, current == i ? 11.0 : 8.0});
    }
    spread(marks, frame);
    for (const auto& mark : marks) {
      const bool is_moved = std::hypot(mark.x - mark.at_x, mark.y - mark.at_y) > mark.radius * 0.5;
      if (is_moved) m_pdf.line(mark.at_x, mark.at_y, mark.x, mark.y, m_accent, 1);
      if (is_moved) m_pdf.disc(mark.at_x, mark.at_y, 2, m_accent);
    }
    for (const auto& mark : marks) {
      if (current != mark.stop) disc(mark.x, mark.y, mark.radius, mark.stop, current.has_value());
    }
    for (const auto& mark : marks) {
      if (current == mark.stop) disc(mark.x, mark.y, mark.radius, mark.stop);
    }
    scale_bar(drawn, frame, points_per_pixel);
    m_pdf.unclip();
    m_pdf.outline(frame, hairline, 0.8, radius);
  }

  void scale_bar(const RoadbookMap& drawn, const PageBox& frame, double points_per_pixel) {
    const double metres_per_point = drawn.camera.metres_per_pixel * drawn.metres_per_unit / points_per_pixel;
    const double metres = m_c.round_length(80 * metres_per_point), width = metres / metres_per_point;
    const double x = frame.x + 12, y = frame.y + frame.height - 12;
    m_pdf.fill({x - 6, y - 15, width + 12, 21}, {255, 255, 255, 215}, 3);
    m_pdf.text(x, y - 13, 200, m_c.distance(metres), plain(7.5));
    m_pdf.line(x, y, x + width, y, ink, 1.2);
    for (const double end : {x, x + width}) m_pdf.line(end, y - 2.5, end, y, ink, 1.2);
  }

  // --- a stop ---

  void stop_page(std::size_t i) {
    begin_page(std::to_string(i + 1) + "  " + name(i));
    double y = stop_head(i, top);
    y = stop_times(i, y);
    const double way_height = 58, column_gap = 22, wide = 305, narrow = roadbook_map_width - wide - column_gap;
    std::string see = words(stop(i).what_to_see), side = side_text(i);
    const double texts = std::max(m_pdf.text_height(see, wide, body()), m_pdf.text_height(side, narrow, plain(9))) + 26;
    const double room = bottom - way_height - 14 - y;
    const double map_height = std::clamp(room - texts - 14, 150.0, roadbook_stop_height);
    map(m_in.maps[i + 1], {left, y, roadbook_map_width, map_height}, i);
    y += map_height + 16;
    const double text_bottom = bottom - way_height - 10;
    columns(y, text_bottom, wide, column_gap, see, side);
    way_on(i, bottom - way_height, way_height);
    go_on(i, wide, column_gap, see, side);
  }

  // Without maps: as many to a page as there is room for.
  void brief_stops() {
    constexpr double wide = 305, column_gap = 22, narrow = roadbook_map_width - wide - column_gap, heads = 110;
    double y = bottom;
    for (std::size_t i = 0; i < m_stops.size(); ++i) {
      std::string see = words(stop(i).what_to_see), side = side_text(i);
      const double texts =
          std::max(m_pdf.text_height(see, wide, body()), m_pdf.text_height(side, narrow, plain(9))) + 13;
      if (y + heads + texts > bottom) {
        begin_page(std::to_string(i + 1) + "  " + name(i));
        y = top;
      } else {
        m_pdf.line(left, y - 14, right, y - 14, hairline, 0.6);
      }
      y = stop_times(i, stop_head(i, y));
      columns(y, bottom, wide, column_gap, see, side);
      y += texts + 30;
      if (see.empty() && side.empty()) continue;
      go_on(i, wide, column_gap, see, side);
      y = bottom;
    }
  }

  // What of a stop's texts found no room, on pages of its own.
  void go_on(std::size_t i, double wide, double column_gap, std::string& see, std::string& side) {
    while (!see.empty() || !side.empty()) {
      begin_page({});
      m_pdf.text(left, top, roadbook_map_width, name(i), strong(12));
      const auto before = see.size() + side.size();
      columns(top + 26, bottom, wide, column_gap, see, side);
      if (see.size() + side.size() == before) return;  // a line higher than a page
    }
  }

  static PageText body() {
    PageText style = plain(10.5);
    style.line_height = 1.42;
    return style;
  }

  double stop_head(std::size_t i, double from) {
    disc(left + 17, from + 17, 16, i);
    PageText heading = strong(20);
    heading.line_height = 1.15;
    heading.most_lines = 2;
    const double x = left + 46, height = m_pdf.text_height(name(i), right - x, heading);
    m_pdf.text(x, from + std::max(0.0, 17 - height / 2) - (height > 30 ? 4 : 0), right - x, name(i), heading);
    double y = from + std::max(40.0, height + 4);
    const auto text =
        stop(i).is_confirmed ? "● " + m_c.tr("Part of the programme") : "○ " + m_c.tr("Suggestion, not yet confirmed");
    m_pdf.text(x, y - 4, right - x, text, strong(8.5, m_accent));
    return y + 14;
  }

  void stat(double x, double y, const std::string& what, const std::string& value, Color color = ink) {
    m_pdf.text(x, y, 150, what, label());
    m_pdf.text(x, y + 11, 150, value, strong(16, color));
  }

  double stop_times(std::size_t i, double y) {
    const auto& time = m_stops[i];
    double x = left;
    if (has_arrival(i))
      stat(x, y, m_c.tr("Arrival"), m_c.time_of_day(time.arrival), time.late_arrival > 0 ? late_red : ink), x += 125;
    if (time.dwell > 0) stat(x, y, m_c.tr("Stay"), m_c.duration(time.dwell)), x += 125;
    if (has_departure(i))
      stat(x, y, m_c.tr("Departure"), m_c.time_of_day(time.departure), time.late_departure > 0 ? late_red : ink),
          x += 125;
    if (const auto lock = stop(i).fixed_arrival) stat(x, y, m_c.tr("Expected at"), m_c.time_of_day(*lock));
    return y + 44;
  }

  // Visiting, opening hours, what is known for those who come, and the position, one under the other.
  [[nodiscard]] std::string side_text(std::size_t i) const {
    const auto& point = m_in.route.points[m_stops[i].point];
    std::string text = words(stop(i).visiting);
    const auto add = [&text](const std::string& more) { text += (text.empty() || more.empty() ? "" : "\n") + more; };
    if (!stop(i).opening_hours.empty()) add(core::substitute(m_c.tr("Opening hours: {0}"), {stop(i).opening_hours}));
    for (const auto& fact : practical_facts(m_in.route, m_stops[i].point, m_c)) {
      const bool is_told_above =
          fact.kind == ui::FactKind::Confirmed || fact.kind == ui::FactKind::Suggested || fact.label == m_c.tr("Stay");
      if (!is_told_above) add(in_one_text(fact));
    }
    const auto& [lon, lat] = point.position;
    add(m_c.number(std::abs(lat), 5) + (lat < 0 ? "° S, " : "° N, ") + m_c.number(std::abs(lon), 5) +
        (lon < 0 ? "° W" : "° E"));
    if (stop(i).accuracy_m >= 100)
      add(core::substitute(m_c.tr("Position known to {0}"), {m_c.distance(stop(i).accuracy_m)}));
    return text;
  }

  void columns(double y, double end, double wide, double gap, std::string& see, std::string& side) {
    const double x = left + wide + gap, narrow = right - x;
    if (!see.empty()) m_pdf.text(left, y, wide, m_c.tr("What to see"), label());
    if (!side.empty()) m_pdf.text(x, y, narrow, m_c.tr("Visiting"), label());
    std::string rest;
    m_pdf.text_until(left, y + 13, wide, end, see, body(), rest);
    see = std::move(rest);
    m_pdf.text_until(x, y + 13, narrow, end, side, plain(9), rest);
    side = std::move(rest);
  }

  void way_on(std::size_t i, double y, double height) {
    m_pdf.fill({left, y, roadbook_map_width, height}, m_pale, 6);
    const double middle = y + height / 2;
    if (i + 1 == m_stops.size()) {
      m_pdf.text(left + 18, middle - 8, roadbook_map_width - 36, m_c.tr("Here the excursion ends."), strong(12));
      return;
    }
    m_pdf.line(left + 16, middle, left + 34, middle, m_accent, 1.8);
    for (const double side : {-4.5, 4.5}) m_pdf.line(left + 34 - 5, middle + side, left + 34, middle, m_accent, 1.8);
    disc(left + 56, middle, 11, i + 1);
    const double x = left + 80, width = right - 16 - x;
    m_pdf.text(x, y + 9, width, m_c.tr("Way to the next stop"), label());
    PageText next = strong(12);
    next.most_lines = 1;
    m_pdf.text(x, y + 19, width, name(i + 1), next);
    const auto& leg = *m_in.route.legs[m_stops[i].point];
    const auto text = way(i + 1) + " · " + profile_word(model::profile_of(m_in.route, leg)) + " · " +
                      m_c.time_of_day(m_stops[i].departure) + " – " + m_c.time_of_day(m_stops[i + 1].arrival);
    m_pdf.text(x, y + 36, width, text, plain(9.5, grey));
  }

  const RoadbookInput& m_in;
  const text::Catalog& m_c;
  const std::vector<model::StopTime>& m_stops;
  Color m_accent, m_pale;
  text::PdfWriter m_pdf;
  PageText m_credits = plain(6.2, grey);
  int m_page = 0;
};

}  // namespace

double roadbook_overview_height(std::size_t stops) {
  constexpr double others = 150, row = 27;  // headings, notes; a row of the timetable
  return std::clamp(bottom - top - others - row * static_cast<double>(stops), 230.0, 430.0);
}

core::Result<std::string> roadbook_pdf(const RoadbookInput& input) {
  return Book{input}.write();
}

}  // namespace eb::app
