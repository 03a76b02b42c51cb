// The scanner of leaks finds each kind of leak that is planted, and nothing where there is none: what it does not find
// in secrecy_test.cpp is not there.
#include "support/leak_scanner.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bit>
#include <cstring>
#include <random>

#include "geo/crs.h"
#include "support/packed_bytes.h"

namespace eb::test {
namespace {

using testing::IsEmpty;
using testing::Not;

constexpr geo::LonLat place{6.52537, 51.58611};

const LeakScanner& scanner() {
  static const LeakScanner it{{place}, {"Zkanarihorst", "Zwölfkanari"}};
  return it;
}

std::vector<std::string> leaks(const std::string& bytes) {
  return scanner().scan(bytes, "planted");
}

geo::Vec2d in_crs(const char* crs) {
  std::vector<geo::Vec2d> at{{place.lon, place.lat}};
  geo::Transformer::create("EPSG:4326", crs)->forward(at);
  return at[0];
}

std::string fixed(double number, int digits) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%.*f", digits, number);
  return text.data();
}

template <class Number>
std::string bytes_of(Number number, bool big_endian) {
  std::string bytes(sizeof number, '\0');
  std::memcpy(bytes.data(), &number, sizeof number);
  if (big_endian) std::reverse(bytes.begin(), bytes.end());
  return bytes;
}

std::string utf16(const std::string& ascii, bool big_endian) {
  std::string bytes;
  for (const char c : ascii) bytes += big_endian ? std::string{'\0', c} : std::string{c, '\0'};
  return bytes;
}

TEST(LeakScanner, FindsNamesHoweverTheyAreWritten) {
  EXPECT_THAT(leaks("at the ZKANARIHORST again"), Not(IsEmpty()));
  EXPECT_THAT(leaks(utf16("Zkanarihorst", false)), Not(IsEmpty()));
  EXPECT_THAT(leaks(utf16("Zkanarihorst", true)), Not(IsEmpty()));
  EXPECT_THAT(leaks("Zw\xF6lfkanari"), Not(IsEmpty())) << "Latin-1";
  EXPECT_THAT(leaks("Zw%C3%B6lfkanari"), Not(IsEmpty()));
  EXPECT_THAT(leaks("Zw\\u00f6lfkanari"), Not(IsEmpty()));
  EXPECT_THAT(leaks("data:;base64," + base64("xx" + std::string{"Zkanarihorst and more"})), Not(IsEmpty()));
  EXPECT_THAT(leaks("%PDF stream\n" + deflated("(Zkanarihorst) Tj") + "\nendstream"), Not(IsEmpty()));
  EXPECT_THAT(leaks("%PDF stream\n" + deflated("begincmap <0021> <7C5F> endcmap (Zkanarihorst) Tj") + "\nendstream"),
              Not(IsEmpty()));
  EXPECT_THAT(leaks(deflated("base64 " + base64(deflated("the Zkanarihorst, wrapped up three times")))),
              Not(IsEmpty()));
}

TEST(LeakScanner, FindsNumbersOfEveryPrecisionAndOrder) {
  for (const int digits : {2, 3, 5, 12}) {
    EXPECT_THAT(leaks("[" + fixed(place.lon, digits) + "," + fixed(place.lat, digits) + ",17.5]"), Not(IsEmpty()))
        << digits;
    EXPECT_THAT(leaks("lat=\"" + fixed(place.lat, digits) + "\" lon=\"" + fixed(place.lon, digits) + '"'),
                Not(IsEmpty()))
        << digits;
  }
  EXPECT_THAT(leaks("51,58611 N  6,52537 E"), Not(IsEmpty())) << "decimal commas";
  EXPECT_THAT(leaks("6.52537e0;5.158611E+01"), Not(IsEmpty()));
  EXPECT_THAT(leaks("N 51° 35' 10.0\"  E 6° 31' 31.3\""), Not(IsEmpty()));
  EXPECT_THAT(leaks("51 35.166 / 6 31.522"), Not(IsEmpty())) << "minutes with decimals";
  EXPECT_THAT(leaks("65253700 515861100"), Not(IsEmpty())) << "ten-millionths of a degree";
  EXPECT_THAT(leaks("name,6.52537,17.5,51.58611"), Not(IsEmpty())) << "a number between";
  EXPECT_THAT(leaks(utf16("6.52537 51.58611", false)), Not(IsEmpty()));
}

TEST(LeakScanner, FindsNumbersOfEveryMap) {
  for (const char* crs : {"EPSG:25832", "EPSG:25833", "EPSG:3857", "EPSG:31466", "EPSG:31467", "EPSG:3035"}) {
    const auto at = in_crs(crs);
    EXPECT_THAT(leaks("x: " + fixed(at.x, 0) + " y: " + fixed(at.y, 0)), Not(IsEmpty())) << crs;
    EXPECT_THAT(leaks(fixed(at.y / 1000, 1) + " km, " + fixed(at.x / 1000, 1) + " km"), Not(IsEmpty())) << crs;
    for (const bool big_endian : {false, true}) {
      const auto z = bytes_of(17.5, big_endian);
      EXPECT_THAT(leaks("ab" + bytes_of(at.x, big_endian) + bytes_of(at.y, big_endian)), Not(IsEmpty())) << crs;
      EXPECT_THAT(leaks("abc" + bytes_of(at.y, big_endian) + z + z + bytes_of(at.x, big_endian)), Not(IsEmpty()))
          << crs;
      const auto x = static_cast<float>(at.x), y = static_cast<float>(at.y);
      EXPECT_THAT(leaks("a" + bytes_of(x, big_endian) + bytes_of(y, big_endian)), Not(IsEmpty())) << crs;
    }
  }
  EXPECT_THAT(leaks(base64(bytes_of(place.lon, false) + bytes_of(place.lat, false) + bytes_of(17.5, false))),
              Not(IsEmpty()));
}

// Half a kilometre beside is as good as a hit.
TEST(LeakScanner, FindsPlacesUpToAKilometre) {
  const auto at = in_crs("EPSG:25832");
  EXPECT_THAT(leaks(fixed(at.x + 900, 0) + " " + fixed(at.y - 900, 0)), Not(IsEmpty()));
  EXPECT_THAT(leaks(fixed(at.x + 1100, 0) + " " + fixed(at.y, 0)), IsEmpty());
}

TEST(LeakScanner, FindsNothingWhereThereIsNothing) {
  EXPECT_THAT(leaks("[6.5,51.6],[6.58333,51.55] 4405/1 ± 4.1 km 2016-05-04T06:31:31 345678 5712345"), IsEmpty());
  std::mt19937_64 random{20220901};
  std::string noise;
  for (int i = 0; i < 250'000; ++i) noise += bytes_of(random(), false);
  EXPECT_THAT(leaks(noise), IsEmpty());
}

}  // namespace
}  // namespace eb::test
