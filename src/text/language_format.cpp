#include "text/language_format.h"

namespace eb::text {
namespace {

using Months = std::array<std::string_view, 12>;

constexpr Months english_months{"January", "February", "March",     "April",   "May",      "June",
                                "July",    "August",   "September", "October", "November", "December"};
constexpr Months german_months{"Januar", "Februar", "März",      "April",   "Mai",      "Juni",
                               "Juli",   "August",  "September", "Oktober", "November", "Dezember"};
constexpr Months austrian_months{"Jänner", "Februar", "März",      "April",   "Mai",      "Juni",
                                 "Juli",   "August",  "September", "Oktober", "November", "Dezember"};
constexpr Months dutch_months{"januari", "februari", "maart",     "april",   "mei",      "juni",
                              "juli",    "augustus", "september", "oktober", "november", "december"};
constexpr Months polish_months{"styczeń", "luty",     "marzec",   "kwiecień",    "maj",      "czerwiec",
                               "lipiec",  "sierpień", "wrzesień", "październik", "listopad", "grudzień"};
constexpr Months polish_genitive{"stycznia", "lutego",   "marca",    "kwietnia",     "maja",      "czerwca",
                                 "lipca",    "sierpnia", "września", "października", "listopada", "grudnia"};
constexpr Months hebrew_months{"ינואר", "פברואר", "מרץ",    "אפריל",   "מאי",    "יוני",
                               "יולי",  "אוגוסט", "ספטמבר", "אוקטובר", "נובמבר", "דצמבר"};
constexpr Months japanese_months{"1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"};

constexpr std::string_view no_break_space = "\u00A0";

// Patterns and signs follow the Unicode CLDR (dates: long and short; numbers: symbols of the Latin digits).
constexpr LanguageFormat formats[] = {
    {"en", "", english_months, {}, "{0} {1} {2}", "{3}/{4}/{2}", "{0} BC", ".", ",", 4},
    {"en",
     "US",
     english_months,
     {},
     "{1} {0}, {2}",
     "{5}/{0}/{2}",
     "{0} BC",
     ".",
     ",",
     4,
     "{3}:{2}\u00A0{4}",
     core::DateOrder::MonthFirst},
    {"de", "", german_months, {}, "{0}. {1} {2}", "{0}.{5}.{2}", "{0} v. Chr.", ",", ".", 4},
    {"de", "AT", austrian_months, {}, "{0}. {1} {2}", "{0}.{5}.{2}", "{0} v. Chr.", ",", no_break_space, 4},
    {"de", "CH", german_months, {}, "{0}. {1} {2}", "{0}.{5}.{2}", "{0} v. Chr.", ".", "’", 4},
    {"nl", "", dutch_months, {}, "{0} {1} {2}", "{3}-{4}-{2}", "{0} v.Chr.", ",", ".", 4},
    {"pl", "", polish_months, polish_genitive, "{0} {1} {2}", "{0}.{4}.{2}", "{0} p.n.e.", ",", no_break_space, 5},
    {"he",
     "",
     hebrew_months,
     {},
     "{0} ב{1} {2}",
     "{0}.{5}.{2}",
     "{0} לפנה״ס",
     ".",
     ",",
     4,
     "{0}:{2}",
     core::DateOrder::DayFirst,
     "{1} {2}",
     "{0}",
     "ק״מ",
     "מ׳",
     "מייל",
     "רגל"},
    {"ja",
     "",
     japanese_months,
     {},
     "{2}年{5}月{0}日",
     "{2}/{4}/{3}",
     "紀元前{0}",
     ".",
     ",",
     4,
     "{0}:{2}",
     core::DateOrder::Unknown,
     "{2}年{5}月",
     "{0}年",
     "km",
     "m",
     "マイル",
     "フィート"},
};

}  // namespace

const LanguageFormat* find_language_format(std::string_view language, std::string_view region) {
  const LanguageFormat* found = nullptr;
  for (const LanguageFormat& format : formats) {
    if (format.language != language) continue;
    if (format.region == region) return &format;
    if (format.region.empty()) found = &format;
  }
  return found;
}

const LanguageFormat& english_format() {
  return formats[0];
}

bool is_written_right_to_left(std::string_view language) {
  return language == "ar" || language == "fa" || language == "he" || language == "ur" || language == "yi";
}

bool is_region_of_miles(std::string_view region) {
  return region == "GB" || region == "US" || region == "LR";
}

bool is_american(std::string_view region) {
  return region == "US";
}

}  // namespace eb::text
