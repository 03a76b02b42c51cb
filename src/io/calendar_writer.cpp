#include "io/calendar_writer.h"

#include <fmt/format.h>
#include <libical/ical.h>

#include <algorithm>
#include <memory>

namespace eb::io {
namespace {

using geo::UtcSeconds;

constexpr UtcSeconds day_s = 86400;
constexpr core::Day unix_epoch = -10957;  // 1970-01-01

struct ComponentDeleter {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, ComponentDeleter>;

// "2022-08-31 09:00:00" of any clock, as libical has it.
icaltimetype clock_time(UtcSeconds seconds) {
  UtcSeconds days = seconds / day_s, rest = seconds % day_s;
  if (rest < 0) rest += day_s, --days;
  const auto date = core::to_calendar(static_cast<core::Day>(days) + unix_epoch);
  icaltimetype time = icaltime_null_time();
  time.year = date.year;
  time.month = static_cast<int>(date.month);
  time.day = static_cast<int>(date.day);
  time.hour = static_cast<int>(rest / 3600);
  time.minute = static_cast<int>(rest / 60 % 60);
  time.second = static_cast<int>(rest % 60);
  return time;
}

icaltimetype utc_time(UtcSeconds seconds) {
  icaltimetype time = clock_time(seconds);
  time.zone = icaltimezone_get_utc_timezone();
  return time;
}

void add(icalcomponent* to, icalproperty* property) {
  icalcomponent_add_property(to, property);
}

// From `moment` on, what a clock shows changes; before it showed `before`.
void add_observance(icalcomponent* zone_component, const geo::TimeZone& zone, UtcSeconds moment, int before) {
  const auto after = zone.offset_at(moment);
  auto* part = icalcomponent_new(after.is_summer_time ? ICAL_XDAYLIGHT_COMPONENT : ICAL_XSTANDARD_COMPONENT);
  add(part, icalproperty_new_dtstart(clock_time(moment + before)));  // by the clock before the change
  add(part, icalproperty_new_tzoffsetfrom(before));
  add(part, icalproperty_new_tzoffsetto(after.seconds_east));
  add(part, icalproperty_new_tzname(after.abbreviation.c_str()));
  icalcomponent_add_component(zone_component, part);
}

// The first second of what is in force after the change between both moments.
UtcSeconds change_between(const geo::TimeZone& zone, UtcSeconds low, UtcSeconds high) {
  const auto before = zone.offset_at(low);
  while (high - low > 1) {
    const UtcSeconds middle = low + (high - low) / 2;
    (zone.offset_at(middle) == before ? low : high) = middle;
  }
  return high;
}

// The zone as it is in the days of the events: what is in force at first, and every change from a year before to a year
// after.
void add_zone(icalcomponent* calendar, const geo::TimeZone& zone, UtcSeconds from, UtcSeconds to) {
  auto* component = icalcomponent_new(ICAL_VTIMEZONE_COMPONENT);
  add(component, icalproperty_new_tzid(zone.name().c_str()));
  UtcSeconds at = from - 366 * day_s;
  add_observance(component, zone, at, zone.offset_at(at).seconds_east);
  for (; at < to + 366 * day_s; at += day_s) {
    if (zone.offset_at(at) == zone.offset_at(at + day_s)) continue;
    const UtcSeconds change = change_between(zone, at, at + day_s);
    add_observance(component, zone, change, zone.offset_at(change - 1).seconds_east);
  }
  icalcomponent_add_component(calendar, component);
}

void add_local(icalcomponent* event, icalproperty* property, const geo::TimeZone& zone) {
  icalproperty_add_parameter(property, icalparameter_new_tzid(zone.name().c_str()));
  add(event, property);
}

void add_event(icalcomponent* calendar, const CalendarEvent& entry, const geo::TimeZone& zone, UtcSeconds stamp) {
  auto* event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
  const auto local = [&](UtcSeconds moment) { return clock_time(moment + zone.offset_at(moment).seconds_east); };
  add(event, icalproperty_new_uid(entry.uid.c_str()));
  add(event, icalproperty_new_dtstamp(utc_time(stamp)));
  add_local(event, icalproperty_new_dtstart(local(entry.begin)), zone);
  // An event that ends when it begins has no end (RFC 5545, 3.6.1).
  if (entry.end > entry.begin) add_local(event, icalproperty_new_dtend(local(entry.end)), zone);
  add(event, icalproperty_new_summary(entry.title.c_str()));
  add(event, icalproperty_new_location(entry.title.c_str()));
  if (!entry.description.empty()) add(event, icalproperty_new_description(entry.description.c_str()));
  add(event, icalproperty_new_geo({entry.position.lat, entry.position.lon}));
  icalcomponent_add_component(calendar, event);
}

}  // namespace

std::string calendar_text(const CalendarText& calendar, const geo::TimeZone& zone, UtcSeconds stamp) {
  const Component root{icalcomponent_new(ICAL_VCALENDAR_COMPONENT)};
  add(root.get(), icalproperty_new_version("2.0"));
  add(root.get(), icalproperty_new_prodid("-//Emscherblick//Emscherblick//EN"));
  add(root.get(), icalproperty_new_calscale("GREGORIAN"));
  if (!calendar.name.empty()) {
    auto* name = icalproperty_new_x(calendar.name.c_str());
    icalproperty_set_x_name(name, "X-WR-CALNAME");
    add(root.get(), name);
  }
  if (!calendar.events.empty()) {
    const auto [first, last] = std::ranges::minmax_element(calendar.events, {}, &CalendarEvent::begin);
    add_zone(root.get(), zone, first->begin, last->end);
  }
  for (const auto& event : calendar.events) add_event(root.get(), event, zone, stamp);
  char* text = icalcomponent_as_ical_string_r(root.get());
  std::string out = text != nullptr ? text : "";
  free(text);
  return out;
}

}  // namespace eb::io
