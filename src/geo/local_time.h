#pragma once
// Civil time of a place: IANA time zones with their summer time, through GLib. Timetables, checks and calendars ask
// here. Thread-safe: a zone never changes once it was found.
#include <cstdint>
#include <memory>
#include <string>

#include "core/date.h"
#include "core/result.h"

namespace eb::geo {

using UtcSeconds = std::int64_t;  // since 1970-01-01T00:00Z, without leap seconds

// What a clock on the wall shows.
struct LocalMinute {
  core::Day day = 0;
  int minute = 0;  // 0..1439
  friend bool operator==(const LocalMinute&, const LocalMinute&) = default;
};

// What is in force at a moment.
struct ZoneOffset {
  int seconds_east = 0;
  std::string abbreviation;  // "CEST"
  bool is_summer_time = false;
  friend bool operator==(const ZoneOffset&, const ZoneOffset&) = default;
};

// The moments at which clocks show a local time.
struct UtcOfLocal {
  enum class Kind : std::uint8_t {
    Once,
    Never,  // skipped when summer time begins; `first` = what it means by the clock before the change
    Twice,  // repeated when summer time ends; `first` comes before `second`
  };
  Kind kind = Kind::Once;
  UtcSeconds first = 0, second = 0;  // equal unless Twice
};

class TimeZone {
 public:
  // By its IANA name, "Europe/Berlin"; unknown names are refused.
  static core::Result<TimeZone> find(const std::string& name);

  [[nodiscard]] const std::string& name() const { return m_name; }
  [[nodiscard]] ZoneOffset offset_at(UtcSeconds moment) const;
  [[nodiscard]] UtcOfLocal to_utc(LocalMinute local) const;
  [[nodiscard]] LocalMinute to_local(UtcSeconds moment) const;  // seconds are cut off

 private:
  struct Impl;
  TimeZone(std::string name, std::shared_ptr<const Impl> impl);
  std::string m_name;
  std::shared_ptr<const Impl> m_impl;
};

}  // namespace eb::geo
