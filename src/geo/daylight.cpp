#include "geo/daylight.h"

#include <libnova/julian_day.h>
#include <libnova/ln_types.h>
#include <libnova/precession.h>
#include <libnova/sidereal_time.h>
#include <libnova/solar.h>

#include <array>
#include <cmath>
#include <numbers>

namespace eb::geo {

namespace {

constexpr double radians = std::numbers::pi / 180;
constexpr double julian_day_of_1970 = 2'440'587.5;
constexpr double sunrise_altitude_deg = LN_SOLAR_STANDART_HORIZON;
constexpr UtcSeconds step_s = 300;  // finer than the shortest day worth telling

double julian_day(double moment) {
  return julian_day_of_1970 + moment / 86'400.0;
}

struct Equatorial {
  double ra_deg = 0, dec_deg = 0;
};

// libnova tells the Sun's place for the equinox of the year 2000 whatever the date: left so, the Sun would rise a
// minute or two too early in 2022 and many too late in 1800.
Equatorial position(double julian_day) {
  ln_equ_posn of_2000{}, of_date{};
  ln_get_solar_equ_coords(julian_day, &of_2000);
  ln_get_equ_prec(&of_2000, julian_day, &of_date);
  return {of_date.ra, of_date.dec};
}

// The Sun through one day: its place at three moments, between them a parabola (Meeus 1998, chapter 3), which is
// far better than the refraction is known.
class SunOfDay {
 public:
  SunOfDay(UtcSeconds begin, UtcSeconds end)
      : m_begin{static_cast<double>(begin)}, m_half{static_cast<double>(end - begin) / 2} {
    for (std::size_t i = 0; i < m_at.size(); ++i) {
      m_at[i] = position(julian_day(m_begin + m_half * static_cast<double>(i)));
      if (i > 0 && m_at[i].ra_deg < m_at[i - 1].ra_deg) m_at[i].ra_deg += 360;
    }
  }

  [[nodiscard]] double altitude_deg(double moment, LonLat place) const {
    const double n = (moment - m_begin) / m_half - 1;  // -1..1
    const double ra = between(n, &Equatorial::ra_deg), dec = between(n, &Equatorial::dec_deg) * radians;
    const double sidereal_deg = ln_get_apparent_sidereal_time(julian_day(moment)) * 15;
    const double hour_angle = (sidereal_deg + place.lon - ra) * radians, latitude = place.lat * radians;
    return std::asin(std::sin(latitude) * std::sin(dec) + std::cos(latitude) * std::cos(dec) * std::cos(hour_angle)) /
           radians;
  }

 private:
  [[nodiscard]] double between(double n, double Equatorial::*part) const {
    const double a = m_at[1].*part - m_at[0].*part, b = m_at[2].*part - m_at[1].*part;
    return m_at[1].*part + n / 2 * (a + b + n * (b - a));
  }

  double m_begin, m_half;
  std::array<Equatorial, 3> m_at;
};

// Where the altitude passes the horizon between two moments on its two sides.
UtcSeconds crossing(const SunOfDay& sun, LonLat place, UtcSeconds from, UtcSeconds to) {
  const bool was_up = sun.altitude_deg(static_cast<double>(from), place) > sunrise_altitude_deg;
  while (to - from > 1) {
    const UtcSeconds middle = from + (to - from) / 2;
    const bool is_up = sun.altitude_deg(static_cast<double>(middle), place) > sunrise_altitude_deg;
    (is_up == was_up ? from : to) = middle;
  }
  return to;
}

}  // namespace

Daylight daylight(core::Day day, LonLat place, const TimeZone& zone) {
  const UtcSeconds begin = zone.to_utc({day, 0}).first, end = zone.to_utc({day + 1, 0}).first;
  const SunOfDay sun{begin, end};
  Daylight found;
  const auto is_up = [&](UtcSeconds moment) {
    return sun.altitude_deg(static_cast<double>(moment), place) > sunrise_altitude_deg;
  };
  const bool up_at_midnight = is_up(begin);
  bool was_up = up_at_midnight;
  for (UtcSeconds from = begin; from < end; from += step_s) {
    const UtcSeconds to = std::min(from + step_s, end);
    const bool now_up = is_up(to);
    if (now_up == was_up) continue;
    auto& moment = now_up ? found.sunrise : found.sunset;
    if (!moment) moment = crossing(sun, place, from, to);
    was_up = now_up;
  }
  if (!found.sunrise && !found.sunset) {
    found.kind = up_at_midnight ? Daylight::Kind::AlwaysUp : Daylight::Kind::AlwaysDown;
  }
  return found;
}

}  // namespace eb::geo
