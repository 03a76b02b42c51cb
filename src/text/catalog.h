#pragma once
// Translations (gettext .mo files) and the way a language writes dates, numbers and lengths.
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/date_parser.h"
#include "core/message.h"
#include "core/units.h"

namespace eb::text {

// All const, so it may be read from any thread. Switching the language means making another catalogue.
class Catalog {
 public:
  // `language`: "en", "de", "en_US", "de_DE.UTF-8", ...; an unknown one gives English. Looks for
  // <locale_dir>/<language>/LC_MESSAGES/emscherblick.mo.
  static Catalog load(const std::filesystem::path& locale_dir, std::string_view language,
                      core::Units units = core::Units::ByLanguage);
  Catalog();  // English

  [[nodiscard]] std::string tr(std::string_view english) const;
  [[nodiscard]] std::string tr(std::string_view context, std::string_view english) const;  // msgctxt
  [[nodiscard]] std::string trn(std::string_view singular, std::string_view plural, long count) const;
  [[nodiscard]] std::string tr(const core::Message& message) const;
  [[nodiscard]] core::Translate translate() const;
  [[nodiscard]] const std::string& language() const { return m_language; }  // of texts: "en", "de"
  // The language with what its region changes: "en", "en_GB", "en_US", "de", "de_AT". Loads the same catalogue again.
  [[nodiscard]] const std::string& locale() const { return m_locale; }
  [[nodiscard]] core::Units units() const { return m_units; }  // as asked for
  [[nodiscard]] bool tells_miles() const;
  // How 3/4/1989 is meant when somebody types it.
  [[nodiscard]] core::DateOrder date_order() const;
  [[nodiscard]] bool is_right_to_left() const;

  // "1 September 2022" / "1. September 2022".
  [[nodiscard]] std::string long_date(core::Day day) const;
  // "1.9.2022" / "01/09/2022" ...: compact, as the language writes it.
  [[nodiscard]] std::string short_date(core::Day day) const;
  [[nodiscard]] std::string month_name(unsigned month) const;
  // "September 2022", "2022年9月"; "2022", "2022年".
  [[nodiscard]] std::string month_and_year(core::Day day) const;
  [[nodiscard]] std::string year(core::Day day) const;
  // "09:05" or "9:05 AM" from minutes after midnight; on another day with its distance: "01:10 (+1)".
  [[nodiscard]] std::string time_of_day(int minutes) const;
  // "45 min", "1 h 25 min".
  [[nodiscard]] std::string duration(int minutes) const;
  // Fixed decimals with the language's decimal sign and digit grouping.
  [[nodiscard]] std::string number(double value, int decimals) const;
  // "350 m", "12.5 km" or "820 ft", "7.8 mi" from metres, rounded for reading.
  [[nodiscard]] std::string distance(double metres) const;
  // The same in metres and kilometres, whatever the units: for lengths that a law or a source states.
  [[nodiscard]] std::string metric_distance(double metres) const;
  // "113 m", "371 ft": above the sea.
  [[nodiscard]] std::string height(double metres) const;
  // "12.5 km": kilometres of river, which are kilometres in every language.
  [[nodiscard]] std::string kilometres(double value, int decimals) const;
  // The largest round length that is not longer, in metres: 1, 2 or 5 times a power of ten of what distance() tells.
  [[nodiscard]] double round_length(double most_metres) const;

 private:
  // A small unit up to `most_small` of it, from there on a large one.
  struct LengthUnits {
    double small_m, large_m, most_small;
    std::string_view small, large;
  };
  [[nodiscard]] std::string length(double metres, const LengthUnits& units) const;

  struct Impl;
  std::shared_ptr<const Impl> m_impl;
  std::string m_language = "en", m_locale = "en";
  core::Units m_units = core::Units::ByLanguage;
};

// Languages with a catalogue in `locale_dir`, English first.
std::vector<std::string> available_languages(const std::filesystem::path& locale_dir);
// The same with English as the British and as the Americans write it: what people choose from.
std::vector<std::string> available_locales(const std::filesystem::path& locale_dir);
// A locale's name in itself: "Deutsch", "English (United States)".
std::string locale_name(std::string_view locale);
// "en" of "en_US".
std::string language_of(std::string_view locale);
// How 3/4/1989 is meant in that locale.
core::DateOrder date_order_of(std::string_view locale);

// What the system is set to: LC_ALL, LC_MESSAGES, LANG; "en" when unset. LC_TIME chooses how English dates and times
// are written, LC_MEASUREMENT the units.
struct SystemLocale {
  std::string locale;
  core::Units units = core::Units::ByLanguage;
};
SystemLocale system_locale();
std::string system_language();

}  // namespace eb::text
