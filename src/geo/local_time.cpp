#include "geo/local_time.h"

#include <glib.h>

#include <utility>

namespace eb::geo {

namespace {

constexpr UtcSeconds seconds_per_day = 86'400;
constexpr UtcSeconds day_0_in_days = 10'957;  // 2000-01-01 counted from 1970-01-01

// What UTC clocks would show.
UtcSeconds as_if_utc(LocalMinute local) {
  return (local.day + day_0_in_days) * seconds_per_day + static_cast<UtcSeconds>(local.minute) * 60;
}

}  // namespace

struct TimeZone::Impl {
  explicit Impl(GTimeZone* owned) : zone{owned} {}
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() { g_time_zone_unref(zone); }

  // Universal times always lie in an interval; GLib's argument lacks const only.
  [[nodiscard]] int interval_at(UtcSeconds moment) const {
    return g_time_zone_find_interval(zone, G_TIME_TYPE_UNIVERSAL, moment);
  }
  [[nodiscard]] int offset_at(UtcSeconds moment) const { return g_time_zone_get_offset(zone, interval_at(moment)); }

  GTimeZone* zone;
};

TimeZone::TimeZone(std::string name, std::shared_ptr<const Impl> impl)
    : m_name{std::move(name)}, m_impl{std::move(impl)} {}

core::Result<TimeZone> TimeZone::find(const std::string& name) {
  // GLib would take an empty name for the zone of the machine, "+02" for an offset without summer time and a path for
  // any file.
  const bool is_offset = name.find_first_of("+-") != std::string::npos && name.find('/') == std::string::npos;
  const bool is_path = name.starts_with('/') || name.find("..") != std::string::npos;
  GTimeZone* zone = name.empty() || is_offset || is_path ? nullptr : g_time_zone_new_identifier(name.c_str());
  if (zone == nullptr) {
    return core::Error{core::msg("There is no time zone called {0}", name),
                       core::msg("Write it as an IANA name such as {0}; the package tzdata has them.", "Europe/Berlin"),
                       {}};
  }
  return TimeZone{name, std::make_shared<const Impl>(zone)};
}

ZoneOffset TimeZone::offset_at(UtcSeconds moment) const {
  const int interval = m_impl->interval_at(moment);
  const char* abbreviation = g_time_zone_get_abbreviation(m_impl->zone, interval);
  return {g_time_zone_get_offset(m_impl->zone, interval), abbreviation != nullptr ? abbreviation : "",
          g_time_zone_is_dst(m_impl->zone, interval) != FALSE};
}

// A local time means the moments that show it when brought back. Clocks are never changed twice within two days, so
// the offsets a day before and a day after are all that can be meant.
UtcOfLocal TimeZone::to_utc(LocalMinute local) const {
  const UtcSeconds shown = as_if_utc(local);
  const UtcSeconds by_earlier = shown - m_impl->offset_at(shown - seconds_per_day);
  const UtcSeconds by_later = shown - m_impl->offset_at(shown + seconds_per_day);
  const auto shows_it = [&](UtcSeconds moment) { return moment + m_impl->offset_at(moment) == shown; };
  const bool earlier_fits = shows_it(by_earlier), later_fits = shows_it(by_later);
  if (earlier_fits && later_fits && by_earlier != by_later) {
    return {UtcOfLocal::Kind::Twice, std::min(by_earlier, by_later), std::max(by_earlier, by_later)};
  }
  if (later_fits && !earlier_fits) return {UtcOfLocal::Kind::Once, by_later, by_later};
  return {earlier_fits ? UtcOfLocal::Kind::Once : UtcOfLocal::Kind::Never, by_earlier, by_earlier};
}

LocalMinute TimeZone::to_local(UtcSeconds moment) const {
  const UtcSeconds shown = moment + m_impl->offset_at(moment);
  UtcSeconds days = shown / seconds_per_day, rest = shown % seconds_per_day;
  if (rest < 0) rest += seconds_per_day, --days;
  return {static_cast<core::Day>(days - day_0_in_days), static_cast<int>(rest / 60)};
}

}  // namespace eb::geo
