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

namespace eb::text {

// All const, so it may be read from any thread. Switching the language means making another catalogue.
class Catalog {
 public:
  // `language`: "en", "de", "en_US", "de_DE.UTF-8", ...; an unknown one gives English. Looks for
  // <locale_dir>/<language>/LC_MESSAGES/emscherblick.mo.
  static Catalog load(const std::filesystem::path& locale_dir, std::string_view language);
  Catalog();  // English

  [[nodiscard]] std::string tr(std::string_view english) const;
  [[nodiscard]] std::string tr(std::string_view context, std::string_view english) const;   // msgctxt
  [[nodiscard]] std::string trn(std::string_view singular, std::string_view plural, long count) const;
  [[nodiscard]] std::string tr(const core::Message& message) const;
  [[nodiscard]] core::Translate translate() const;
  [[nodiscard]] const std::string& language() const { return m_language; }  // "en", "de"
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
  // "350 m", "12.5 km" from metres, rounded for reading.
  [[nodiscard]] std::string distance(double metres) const;

 private:
  struct Impl;
  std::shared_ptr<const Impl> m_impl;
  std::string m_language = "en";
};

// Languages with a catalogue in `locale_dir`, English first.
std::vector<std::string> available_languages(const std::filesystem::path& locale_dir);
// From LC_ALL, LC_MESSAGES, LANG; "en" when unset.
std::string system_language();

}  // namespace eb::text
