#pragma once
// Days of travel as a calendar (RFC 5545) that any calendar program imports: one event a stop, in the civil time of the
// place, whose summer time the file itself explains. Used by app/route_files. Any thread.
#include <string>
#include <vector>

#include "geo/local_time.h"
#include "geo/types.h"

namespace eb::io {

struct CalendarEvent {
  std::string uid;  // the same whenever the stop is exported again: the calendar then moves the event it has
  geo::UtcSeconds begin = 0, end = 0;
  std::string title, description;
  geo::LonLat position;
};

struct CalendarText {
  std::string name;
  std::vector<CalendarEvent> events;
};

// `stamp`: when it is written.
std::string calendar_text(const CalendarText& calendar, const geo::TimeZone& zone, geo::UtcSeconds stamp);

}  // namespace eb::io
