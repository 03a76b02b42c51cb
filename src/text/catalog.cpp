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

// Three significant digits are what a person takes in.
double rounded_for_reading(double value) {
  if (value == 0) return 0;
  const double unit = std::pow(10.0, std::floor(std::log10(std::abs(value))) - 2);
  return std::round(value / unit) * unit;
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

  // The translation, or nullptr.
  [[nodiscard]] const char* find(const char* context, const std::string& english) const {
    // The empty id is the catalogue's header.
    return messages == nullptr || english.empty() ? nullptr : messages->get(domain_id, context, english.c_str());
  }
};

Catalog::Catalog() : m_impl{std::make_shared<const Impl>()} {}

Catalog Catalog::load(const std::filesystem::path& locale_dir, std::string_view language) {
  const LanguageTag tag = parse_tag(language);
  const bool translated = has_catalogue(locale_dir, tag);
  const LanguageFormat* const format = find_language_format(tag.language, tag.region);
  Catalog catalog;
  if (!translated && format == nullptr) return catalog;
  auto impl = std::make_shared<Impl>();
  if (format != nullptr) impl->format = format;
  if (translated) {
    impl->locale = read_catalogue(locale_dir, tag);
    impl->messages = facet_of(impl->locale);
    if (impl->messages != nullptr) impl->domain_id = impl->messages->domain(domain);
  }
  catalog.m_impl = std::move(impl);
  catalog.m_language = tag.language;
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
  return core::substitute(format.month_and_year, {"", std::string{format.months[date.month - 1]}, year_text(date.year, format),
                                                  "", "", std::to_string(date.month)});
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

std::string Catalog::distance(double metres) const {
  if (!std::isfinite(metres)) return "–";
  const double near = std::abs(metres) < 10 ? std::round(metres * 10) / 10 : std::round(metres);
  if (std::abs(near) < 1000) return number(near, decimals_needed(near)) + "\u00A0m";
  const double kilometres = metres / 1000;
  const double shown = std::abs(kilometres) < 1000 ? rounded_for_reading(kilometres) : std::round(kilometres);
  return number(shown, decimals_needed(shown)) + "\u00A0km";
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

// The order of gettext: the first variable that is set names the locale; LANGUAGE, a list, then goes before it,
// except in the C locale.
std::string system_language() {
  std::string_view locale;
  for (const char* const variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* const value = std::getenv(variable);
    if (!locale.empty() || value == nullptr) continue;
    locale = value;
  }
  const std::string_view name = locale.substr(0, locale.find_first_of(".@"));
  if (name.empty() || name == "C" || name == "POSIX") return "en";
  const char* const list = std::getenv("LANGUAGE");
  if (list != nullptr && *list != '\0') locale = list;
  const LanguageTag tag = parse_tag(locale);
  return tag.region.empty() ? tag.language : tag.language + "_" + tag.region;
}

}  // namespace eb::text
