#include "text/catalog.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <exception>
#include <limits>
#include <locale>
#include <system_error>

#include <fmt/format.h>
#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>

#include "text/language_format.h"

namespace eb::text {
namespace {

constexpr const char* domain = "emscherblick";
using MessageFacet = boost::locale::message_format<char>;

// A locale name cut into its parts: "de_DE.UTF-8@euro" -> "de", "DE".
struct LanguageTag {
  std::string language = "en";
  std::string region;

  [[nodiscard]] std::string text() const { return region.empty() ? language : language + "_" + region; }
};

bool is_between(char c, char first, char last) {
  return c >= first && c <= last;
}

// Anything that is no plain tag gives English: the name becomes part of a path.
LanguageTag parse_tag(std::string_view name) {
  name = name.substr(0, name.find_first_of(".@:"));
  const std::size_t cut = std::min(name.find_first_of("_-"), name.size());
  const std::string_view language = name.substr(0, cut);
  const std::string_view region = cut < name.size() ? name.substr(cut + 1) : std::string_view{};
  const auto lower = [](char c) { return is_between(c, 'a', 'z'); };
  const auto upper = [](char c) { return is_between(c, 'A', 'Z'); };
  if (language.size() < 2 || language.size() > 3 || !std::all_of(language.begin(), language.end(), lower)) return {};
  const bool has_region = region.size() == 2 && std::all_of(region.begin(), region.end(), upper);
  return {std::string{language}, has_region ? std::string{region} : std::string{}};
}

std::filesystem::path file_of(const std::filesystem::path& locale_dir, const std::string& language) {
  return locale_dir / language / "LC_MESSAGES" / (std::string{domain} + ".mo");
}

bool has_catalogue(const std::filesystem::path& locale_dir, const LanguageTag& tag) {
  std::error_code ignored;
  return std::filesystem::exists(file_of(locale_dir, tag.language), ignored) ||
         (!tag.region.empty() &&
          std::filesystem::exists(file_of(locale_dir, tag.language + "_" + tag.region), ignored));
}

// A facet made here needs no locale of the system: bare containers have none but C.
std::locale read_catalogue(const std::filesystem::path& locale_dir, const LanguageTag& tag) {
  boost::locale::gnu_gettext::messages_info info;
  info.language = tag.language;
  info.country = tag.region;
  info.encoding = "UTF-8";
  info.paths.push_back(locale_dir.string());
  info.domains.emplace_back(domain);
  try {
    return {std::locale::classic(), boost::locale::gnu_gettext::create_messages_facet<char>(info)};
  } catch (const std::exception&) {
    return std::locale::classic();  // a damaged catalogue: English
  }
}

const MessageFacet* facet_of(const std::locale& locale) {
  return std::has_facet<MessageFacet>(locale) ? &std::use_facet<MessageFacet>(locale) : nullptr;
}

std::string grouped(std::string digits, const LanguageFormat& format) {
  if (static_cast<int>(digits.size()) < format.fewest_grouped_digits) return digits;
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), format.group_sign);
  return digits;
}

std::string year_text(int year, const LanguageFormat& format) {
  if (year > 0) return std::to_string(year);
  return core::substitute(format.before_christ, {std::to_string(1 - year)});  // the year 0 is 1 BC
}

std::string date_text(core::Day day, std::string_view pattern, const LanguageFormat& format) {
  const core::CalendarDate date = core::to_calendar(day);
  const std::string_view in_date = format.months_in_date[date.month - 1];
  const std::string_view month = in_date.empty() ? format.months[date.month - 1] : in_date;
  return core::substitute(
      pattern, {std::to_string(date.day), std::string{month}, year_text(date.year, format),
                fmt::format("{:02}", date.day), fmt::format("{:02}", date.month), std::to_string(date.month)});
}

// English differs by region wherever it is spoken; of another language only the regions with a row of their own.
std::string locale_of(const LanguageTag& tag, const LanguageFormat* format) {
  const bool by_region = tag.language == "en" || (format != nullptr && !format->region.empty());
  return by_region ? tag.text() : tag.language;
}

// Three significant digits are what a person takes in.
double rounded_for_reading(double value) {
  if (value == 0) return 0;
  const double unit = std::pow(10.0, std::floor(std::log10(std::abs(value))) - 2);
  return std::round(value / unit) * unit;
}

constexpr double metres_per_mile = 1609.344, metres_per_foot = 0.3048;
constexpr double most_feet = 1000;

// The largest of 1, 2 or 5 times a power of ten that is not larger; `most` is positive.
double round_number(double most) {
  const double power = std::pow(10.0, std::floor(std::log10(most) + 1e-9));
  for (const double factor : {5.0, 2.0})
    if (factor * power <= most * (1 + 1e-9)) return factor * power;
  return power;
}

// The fewest decimals, at most two, that still write `value` exactly.
int decimals_needed(double value) {
  const auto hundredths = std::llround(value * 100);
  if (hundredths % 100 == 0) return 0;
  return hundredths % 10 == 0 ? 1 : 2;
}

}  // namespace

struct Catalog::Impl {
  std::locale locale = std::locale::classic();
  const MessageFacet* messages = nullptr;  // owned by `locale`; null: English
  int domain_id = -1;
  const LanguageFormat* format = &english_format();
  bool miles = false;

  // The translation, or nullptr.
  [[nodiscard]] const char* find(const char* context, const std::string& english) const {
    // The empty id is the catalogue's header.
    return messages == nullptr || english.empty() ? nullptr : messages->get(domain_id, context, english.c_str());
  }
};

Catalog::Catalog() : m_impl{std::make_shared<const Impl>()} {}

Catalog Catalog::load(const std::filesystem::path& locale_dir, std::string_view language, core::Units units) {
  const LanguageTag tag = parse_tag(language);
  const bool translated = has_catalogue(locale_dir, tag);
  const LanguageFormat* const format = find_language_format(tag.language, tag.region);
  Catalog catalog;
  catalog.m_units = units;
  auto impl = std::make_shared<Impl>();
  const bool is_known = translated || format != nullptr;
  impl->miles =
      units == core::Units::Miles || (units == core::Units::ByLanguage && is_known && is_region_of_miles(tag.region));
  if (format != nullptr) impl->format = format;
  if (translated) {
    impl->locale = read_catalogue(locale_dir, tag);
    impl->messages = facet_of(impl->locale);
    if (impl->messages != nullptr) impl->domain_id = impl->messages->domain(domain);
  }
  catalog.m_impl = std::move(impl);
  if (!is_known) return catalog;
  catalog.m_language = tag.language;
  catalog.m_locale = locale_of(tag, format);
  return catalog;
}

std::string Catalog::tr(std::string_view english) const {
  std::string text{english};
  const char* const translated = m_impl->find(nullptr, text);
  return translated != nullptr ? translated : text;
}

std::string Catalog::tr(std::string_view context, std::string_view english) const {
  std::string text{english};
  const char* const translated = m_impl->find(std::string{context}.c_str(), text);
  return translated != nullptr ? translated : text;
}

std::string Catalog::trn(std::string_view singular, std::string_view plural, long count) const {
  const std::string one{singular};
  const auto number = static_cast<int>(std::clamp<long>(count, 0, std::numeric_limits<int>::max()));
  const char* const translated =
      m_impl->messages == nullptr ? nullptr : m_impl->messages->get(m_impl->domain_id, nullptr, one.c_str(), number);
  if (translated != nullptr) return translated;
  return count == 1 ? one : std::string{plural};
}

std::string Catalog::tr(const core::Message& message) const {
  return core::substitute(tr(std::string_view{message.id}), message.args);
}

core::Translate Catalog::translate() const {
  return [copy = *this](std::string_view english) { return copy.tr(english); };
}

bool Catalog::is_right_to_left() const {
  return is_written_right_to_left(m_language);
}

bool Catalog::tells_miles() const {
  return m_impl->miles;
}

core::DateOrder Catalog::date_order() const {
  return m_impl->format->order;
}

std::string Catalog::long_date(core::Day day) const {
  return date_text(day, m_impl->format->long_date, *m_impl->format);
}

std::string Catalog::short_date(core::Day day) const {
  return date_text(day, m_impl->format->short_date, *m_impl->format);
}

std::string Catalog::month_name(unsigned month) const {
  return month >= 1 && month <= 12 ? std::string{m_impl->format->months[month - 1]} : std::string{};
}

std::string Catalog::month_and_year(core::Day day) const {
  const auto& format = *m_impl->format;
  const auto date = core::to_calendar(day);
  return core::substitute(format.month_and_year, {"", std::string{format.months[date.month - 1]},
                                                  year_text(date.year, format), "", "", std::to_string(date.month)});
}

std::string Catalog::year(core::Day day) const {
  return core::substitute(m_impl->format->year, {year_text(core::year_of(day), *m_impl->format)});
}

std::string Catalog::time_of_day(int minutes) const {
  constexpr int day = 24 * 60;
  const int days = minutes >= 0 ? minutes / day : -((day - 1 - minutes) / day), within = minutes - days * day;
  const int hour = within / 60, of_twelve = hour % 12 == 0 ? 12 : hour % 12;
  const std::string time = core::substitute(
      m_impl->format->time_of_day, {std::to_string(hour), fmt::format("{:02}", hour), fmt::format("{:02}", within % 60),
                                    std::to_string(of_twelve), hour < 12 ? "AM" : "PM"});
  return days == 0 ? time : fmt::format("{} ({:+})", time, days);
}

std::string Catalog::duration(int minutes) const {
  const int size = std::abs(minutes);
  const std::string hours = std::to_string(size / 60), rest = std::to_string(size % 60), sign = minutes < 0 ? "-" : "";
  if (size < 60) return sign + core::substitute(tr("{0} min"), {rest});
  if (size % 60 == 0) return sign + core::substitute(tr("{0} h"), {hours});
  return sign + core::substitute(tr("{0} h {1} min"), {hours, rest});
}

std::string Catalog::number(double value, int decimals) const {
  if (!std::isfinite(value)) return "–";
  const std::string digits = fmt::format("{:.{}f}", std::abs(value), std::clamp(decimals, 0, 15));
  const std::size_t point = std::min(digits.find('.'), digits.size());
  std::string text = grouped(digits.substr(0, point), *m_impl->format);
  if (point < digits.size()) (text += m_impl->format->decimal_sign) += digits.substr(point + 1);
  const bool is_zero = digits.find_first_not_of("0.") == std::string::npos;
  return value < 0 && !is_zero ? "-" + text : text;
}

std::string Catalog::length(double value, const LengthUnits& units) const {
  if (!std::isfinite(value)) return "–";
  const auto told = [this](double shown, std::string_view unit) {
    return number(shown, decimals_needed(shown)) + "\u00A0" + std::string{unit};
  };
  const double small = value / units.small_m;
  const double step = std::abs(small) < 10 ? 0.1 : units.small_m < 1 && std::abs(small) > 100 ? 10 : 1;  // feet by tens
  const double near = step < 1 ? std::round(small * 10) / 10 : std::round(small / step) * step;
  if (std::abs(near) < units.most_small) return told(near, units.small);
  const double large = value / units.large_m;
  return told(std::abs(large) < 1000 ? rounded_for_reading(large) : std::round(large), units.large);
}

std::string Catalog::distance(double metres) const {
  if (!m_impl->miles) return metric_distance(metres);
  return length(metres, {metres_per_foot, metres_per_mile, most_feet, m_impl->format->foot, m_impl->format->mile});
}

std::string Catalog::metric_distance(double metres) const {
  return length(metres, {1, 1000, 1000, m_impl->format->metre, m_impl->format->kilometre});
}

std::string Catalog::height(double metres) const {
  const auto& format = *m_impl->format;
  const double shown = m_impl->miles ? metres / metres_per_foot : metres;
  return number(shown, 0) + "\u00A0" + std::string{m_impl->miles ? format.foot : format.metre};
}

std::string Catalog::kilometres(double value, int decimals) const {
  return number(value, decimals) + "\u00A0" + std::string{m_impl->format->kilometre};
}

double Catalog::round_length(double most_metres) const {
  if (!(most_metres > 0) || !std::isfinite(most_metres)) return 0;
  if (!m_impl->miles) return round_number(most_metres);
  // From a fifth of a mile on in miles: 1,000 feet are told as miles and would not be round.
  const double miles = most_metres / metres_per_mile;
  if (miles >= 0.2) return round_number(miles) * metres_per_mile;
  return round_number(std::min(most_metres / metres_per_foot, most_feet / 2)) * metres_per_foot;
}

std::vector<std::string> available_languages(const std::filesystem::path& locale_dir) {
  std::vector<std::string> languages;
  std::error_code error;
  for (std::filesystem::directory_iterator entry{locale_dir, error}, end; !error && entry != end;
       entry.increment(error)) {
    const std::string language = entry->path().filename().string();
    std::error_code ignored;
    if (language != "en" && std::filesystem::exists(file_of(locale_dir, language), ignored))
      languages.push_back(language);
  }
  std::sort(languages.begin(), languages.end());
  languages.insert(languages.begin(), "en");
  return languages;
}

std::vector<std::string> available_locales(const std::filesystem::path& locale_dir) {
  auto languages = available_languages(locale_dir);
  std::vector<std::string> locales{"en_GB", "en_US"};
  // In the order of their script, then of their name.
  for (const char* const usual : {"de", "nl", "pl", "he", "ja"})
    if (std::erase(languages, usual) > 0) locales.emplace_back(usual);
  locales.insert(locales.end(), languages.begin() + 1, languages.end());
  return locales;
}

std::string locale_name(std::string_view locale) {
  if (locale == "en_GB") return "English (United Kingdom)";
  if (locale == "en_US") return "English (United States)";
  const auto language = language_of(locale);
  if (language == "en") return "English";
  if (language == "de") return "Deutsch";
  if (language == "nl") return "Nederlands";
  if (language == "pl") return "Polski";
  if (language == "he") return "עברית";
  if (language == "ja") return "日本語";
  return language;
}

std::string language_of(std::string_view locale) {
  return std::string{locale.substr(0, locale.find_first_of("_-.@"))};
}

core::DateOrder date_order_of(std::string_view locale) {
  const LanguageTag tag = parse_tag(locale);
  const LanguageFormat* const format = find_language_format(tag.language, tag.region);
  return format == nullptr ? english_format().order : format->order;
}

namespace {

std::string_view variable(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? std::string_view{} : value;
}

bool is_plain(std::string_view locale) {
  const std::string_view name = locale.substr(0, locale.find_first_of(".@"));
  return name.empty() || name == "C" || name == "POSIX";
}

// What is set for one kind of thing alone; LC_ALL leaves no choice.
std::string region_for(const char* category) {
  const auto locale = variable(category);
  return !variable("LC_ALL").empty() || is_plain(locale) ? std::string{} : parse_tag(locale).region;
}

// The order of gettext: the first variable that is set names the locale; LANGUAGE, a list, then goes before it,
// except in the C locale.
LanguageTag tag_of_system() {
  std::string_view locale;
  for (const char* const name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (locale.empty()) locale = variable(name);
  if (is_plain(locale)) return {};
  const auto list = variable("LANGUAGE");
  return parse_tag(list.empty() ? locale : list);
}

}  // namespace

SystemLocale system_locale() {
  auto tag = tag_of_system();
  const bool by_language = is_region_of_miles(tag.region);
  // Who writes dates as elsewhere reads English with the day first and a clock of 24 hours.
  if (const auto region = region_for("LC_TIME"); tag.language == "en" && !region.empty())
    tag.region = is_american(region) ? "US" : is_american(tag.region) ? "GB" : tag.region;
  const auto measured = region_for("LC_MEASUREMENT");
  const bool miles = measured.empty() ? by_language : is_region_of_miles(measured);
  SystemLocale system{tag.text()};
  if (miles != is_region_of_miles(tag.region)) system.units = miles ? core::Units::Miles : core::Units::Metric;
  return system;
}

std::string system_language() {
  return system_locale().locale;
}

}  // namespace eb::text
