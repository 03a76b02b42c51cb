// Translations with and without a catalogue, and how each language writes dates, numbers and lengths.
#include "text/catalog.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <set>

#include "core/date_parser.h"

namespace eb::text {
namespace {

namespace fs = std::filesystem;

const fs::path nowhere = "/nonexistent";

core::Day day(int year, unsigned month, unsigned day_of_month) {
  return core::to_day({year, month, day_of_month});
}

// Catalogues compiled for the test, so that it depends on no translation of the program.
class CatalogFiles : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "eb_locale_XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    m_locale = name;
  }
  void TearDown() override { fs::remove_all(m_locale); }

  void compile(const std::string& language, const std::string& plural_forms, const std::string& entries) {
    const fs::path folder = m_locale / language / "LC_MESSAGES";
    fs::create_directories(folder);
    std::ofstream{folder / "x.po"}
        << "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Plural-Forms: " << plural_forms
        << "\\n\"\n\n"
        << entries;
    const std::string command =
        "msgfmt -o '" + (folder / "emscherblick.mo").string() + "' '" + (folder / "x.po").string() + "'";
    ASSERT_EQ(std::system(command.c_str()), 0);
  }

  fs::path m_locale;
};

constexpr const char* german_plural = "nplurals=2; plural=(n != 1);";

TEST_F(CatalogFiles, TranslatesWithoutAnyLocaleOfTheSystem) {
  compile("de", german_plural, "msgid \"River\"\nmsgstr \"Fluß\"\n");
  const Catalog catalog = Catalog::load(m_locale, "de");
  EXPECT_EQ(catalog.language(), "de");
  EXPECT_EQ(catalog.tr("River"), "Fluß");
  EXPECT_EQ(catalog.tr("Lake"), "Lake");
  EXPECT_EQ(catalog.tr(""), "");
}

TEST_F(CatalogFiles, TakesLocaleNamesAsTheSystemWritesThem) {
  compile("de", german_plural, "msgid \"River\"\nmsgstr \"Fluss\"\n");
  for (const char* name : {"de", "de_DE", "de_DE.UTF-8", "de-AT", "de_DE@euro"}) {
    EXPECT_EQ(Catalog::load(m_locale, name).tr("River"), "Fluss") << name;
  }
  for (const char* name : {"", "C", "xx", "../de", "de/../de", "\xFF", "deutsch"}) {
    const Catalog catalog = Catalog::load(m_locale, name);
    EXPECT_EQ(catalog.language(), "en") << name;
    EXPECT_EQ(catalog.tr("River"), "River") << name;
  }
}

TEST_F(CatalogFiles, KeepsTextsApartByTheirContext) {
  compile("de", german_plural,
          "msgid \"Bank\"\nmsgstr \"Bank\"\n\nmsgctxt \"river\"\nmsgid \"Bank\"\nmsgstr \"Ufer\"\n");
  const Catalog catalog = Catalog::load(m_locale, "de");
  EXPECT_EQ(catalog.tr("river", "Bank"), "Ufer");
  EXPECT_EQ(catalog.tr("Bank"), "Bank");
  EXPECT_EQ(catalog.tr("money", "Bank"), "Bank");
}

TEST_F(CatalogFiles, ChoosesThePluralFormOfTheLanguage) {
  compile("pl", "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
          "msgid \"{0} bird\"\nmsgid_plural \"{0} birds\"\nmsgstr[0] \"{0} ptak\"\nmsgstr[1] \"{0} ptaki\"\n"
          "msgstr[2] \"{0} ptaków\"\n");
  const Catalog catalog = Catalog::load(m_locale, "pl");
  EXPECT_EQ(catalog.trn("{0} bird", "{0} birds", 1), "{0} ptak");
  EXPECT_EQ(catalog.trn("{0} bird", "{0} birds", 2), "{0} ptaki");
  EXPECT_EQ(catalog.trn("{0} bird", "{0} birds", 5), "{0} ptaków");
  EXPECT_EQ(catalog.trn("{0} bird", "{0} birds", 12), "{0} ptaków");
  EXPECT_EQ(catalog.trn("{0} bird", "{0} birds", 22), "{0} ptaki");
}

TEST_F(CatalogFiles, FillsTheArgumentsOfAMessageInTheOrderOfTheLanguage) {
  compile("de", german_plural, "msgid \"{0} of {1}\"\nmsgstr \"von {1} {0}\"\n");
  const Catalog catalog = Catalog::load(m_locale, "de");
  EXPECT_EQ(catalog.tr(core::msg("{0} of {1}", 3, 7)), "von 7 3");
  EXPECT_EQ(core::to_text(core::msg("{0} of {1}", 3, 7), catalog.translate()), "von 7 3");
}

TEST_F(CatalogFiles, ADamagedCatalogueGivesEnglishTexts) {
  fs::create_directories(m_locale / "de" / "LC_MESSAGES");
  std::ofstream{m_locale / "de" / "LC_MESSAGES" / "emscherblick.mo"} << "this is no catalogue";
  EXPECT_EQ(Catalog::load(m_locale, "de").tr("River"), "River");
}

TEST_F(CatalogFiles, ListsTheLanguagesWithEnglishFirst) {
  compile("nl", german_plural, "msgid \"River\"\nmsgstr \"Rivier\"\n");
  compile("de", german_plural, "msgid \"River\"\nmsgstr \"Fluss\"\n");
  fs::create_directories(m_locale / "fr");
  EXPECT_EQ(available_languages(m_locale), (std::vector<std::string>{"en", "de", "nl"}));
  EXPECT_EQ(available_languages(nowhere), std::vector<std::string>{"en"});
}

TEST(Catalog, IsEnglishByItself) {
  const Catalog catalog;
  EXPECT_EQ(catalog.language(), "en");
  EXPECT_EQ(catalog.tr("River"), "River");
  EXPECT_EQ(catalog.trn("{0} bird", "{0} birds", 1), "{0} bird");
  EXPECT_EQ(catalog.trn("{0} bird", "{0} birds", 0), "{0} birds");
  EXPECT_FALSE(catalog.is_right_to_left());
}

// --- what is written can be typed

class WrittenDates : public testing::TestWithParam<const char*> {};

TEST_P(WrittenDates, AreReadBackToTheSameDay) {
  const Catalog catalog = Catalog::load(nowhere, GetParam());
  const auto expect_back = [&](core::Day written) {
    for (const auto& text : {catalog.long_date(written), catalog.short_date(written)}) {
      const auto read = core::parse_date(text, catalog.date_order());
      ASSERT_TRUE(read) << text << ": " << core::to_text(read.error());
      ASSERT_EQ(read->interval, (core::DayInterval{written, written + 1})) << text;
    }
  };
  for (core::Day d = day(1890, 1, 1); d <= day(2031, 12, 31); ++d) expect_back(d);
  for (core::Day d = day(100, 1, 1); d <= day(9999, 12, 31); d += 59) expect_back(d);
  for (core::Day d = day(-3000, 1, 1); d < day(1, 1, 1); d += 61) expect_back(d);
}

TEST_P(WrittenDates, OfMonthsAndYearsAreReadBackToo) {
  const Catalog catalog = Catalog::load(nowhere, GetParam());
  for (int year = 1000; year <= 2100; year += 11) {
    const auto whole = core::parse_date(catalog.year(day(year, 6, 1)), catalog.date_order());
    ASSERT_TRUE(whole) << year;
    EXPECT_EQ(whole->interval, (core::DayInterval{day(year, 1, 1), day(year + 1, 1, 1)}));
    for (unsigned month = 1; month < 12; ++month) {
      const auto text = catalog.month_and_year(day(year, month, 15));
      const auto read = core::parse_date(text, catalog.date_order());
      ASSERT_TRUE(read) << text;
      EXPECT_EQ(read->interval, (core::DayInterval{day(year, month, 1), day(year, month + 1, 1)})) << text;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(EveryRow, WrittenDates,
                         testing::Values("en", "en_GB", "en_US", "de", "de_AT", "de_CH", "nl", "pl", "he", "ja"));

TEST(MonthsAndYears, AreWrittenAsTheLanguageDoes) {
  const auto month = [](const char* language) {
    return Catalog::load(nowhere, language).month_and_year(day(2022, 9, 14));
  };
  const auto year = [](const char* language) { return Catalog::load(nowhere, language).year(day(2022, 9, 14)); };
  EXPECT_EQ(month("en_US"), "September 2022");
  EXPECT_EQ(month("nl"), "september 2022");
  EXPECT_EQ(month("pl"), "wrzesień 2022");
  EXPECT_EQ(month("he"), "ספטמבר 2022");
  EXPECT_EQ(month("ja"), "2022年9月");
  EXPECT_EQ(year("pl"), "2022");
  EXPECT_EQ(year("ja"), "2022年");
  EXPECT_EQ(Catalog::load(nowhere, "ja").year(day(-43, 3, 15)), "紀元前44年");
}

struct Format {
  const char* language;
  const char* long_date;
  const char* short_date;
  const char* number;
  const char* small_number;
  const char* distance;
};
void PrintTo(const Format& format, std::ostream* out) {
  *out << format.language;
}

class LanguageFormats : public testing::TestWithParam<Format> {};

TEST_P(LanguageFormats, WriteDatesAndNumbersAsTheLanguageDoes) {
  const Format& expected = GetParam();
  const Catalog catalog = Catalog::load(nowhere, expected.language);
  EXPECT_EQ(catalog.long_date(day(2022, 9, 1)), expected.long_date);
  EXPECT_EQ(catalog.short_date(day(2022, 9, 1)), expected.short_date);
  EXPECT_EQ(catalog.number(1234567.891, 2), expected.number);
  EXPECT_EQ(catalog.number(1234.5, 1), expected.small_number);
  EXPECT_EQ(catalog.distance(12'540), expected.distance);
}

const Format formats[] = {
    {"en", "1 September 2022", "01/09/2022", "1,234,567.89", "1,234.5", "12.5\u00A0km"},
    {"en_GB", "1 September 2022", "01/09/2022", "1,234,567.89", "1,234.5", "7.79\u00A0mi"},
    {"en_US", "September 1, 2022", "9/1/2022", "1,234,567.89", "1,234.5", "7.79\u00A0mi"},
    {"de", "1. September 2022", "1.9.2022", "1.234.567,89", "1.234,5", "12,5\u00A0km"},
    {"de_CH", "1. September 2022", "1.9.2022", "1’234’567.89", "1’234.5", "12.5\u00A0km"},
    {"nl", "1 september 2022", "01-09-2022", "1.234.567,89", "1.234,5", "12,5\u00A0km"},
    {"pl", "1 września 2022", "1.09.2022", "1\u00A0234\u00A0567,89", "1234,5", "12,5\u00A0km"},
    {"he", "1 בספטמבר 2022", "1.9.2022", "1,234,567.89", "1,234.5", "12.5\u00A0ק״מ"},
    {"ja", "2022年9月1日", "2022/09/01", "1,234,567.89", "1,234.5", "12.5\u00A0km"},
};
INSTANTIATE_TEST_SUITE_P(All, LanguageFormats, testing::ValuesIn(formats));

TEST(Catalog, WritesYearsBeforeChristAsPeopleDo) {
  EXPECT_EQ(Catalog{}.long_date(day(-43, 3, 15)), "15 March 44 BC");
  EXPECT_EQ(Catalog::load(nowhere, "de").long_date(day(-43, 3, 15)), "15. März 44 v. Chr.");
  EXPECT_EQ(Catalog{}.long_date(day(843, 8, 10)), "10 August 843");
}

TEST(Clock, HasTwelveHoursWherePeopleSaySo) {
  const auto time = [](const char* language, int minutes) {
    return Catalog::load(nowhere, language).time_of_day(minutes);
  };
  EXPECT_EQ(time("en", 9 * 60 + 5), "09:05");
  EXPECT_EQ(time("de", 13 * 60), "13:00");
  EXPECT_EQ(time("en_US", 13 * 60), "1:00\u00A0PM");
  EXPECT_EQ(time("en_US", 5), "12:05\u00A0AM");
  EXPECT_EQ(time("en_US", 12 * 60), "12:00\u00A0PM");
  EXPECT_EQ(time("ja", 9 * 60 + 5), "9:05");
  EXPECT_EQ(time("de", 25 * 60 + 10), "01:10 (+1)");
  EXPECT_EQ(time("de", -30), "23:30 (-1)");
  EXPECT_EQ(time("de", -1440), "00:00 (-1)");
}

TEST(Clock, WritesHowLongSomethingTakes) {
  EXPECT_EQ(Catalog{}.duration(45), "45 min");
  EXPECT_EQ(Catalog{}.duration(120), "2 h");
  EXPECT_EQ(Catalog{}.duration(85), "1 h 25 min");
  EXPECT_EQ(Catalog{}.duration(-85), "-1 h 25 min");
}

TEST(Catalog, NamesMonthsStandingAlone) {
  EXPECT_EQ(Catalog::load(nowhere, "pl").month_name(9), "wrzesień");
  EXPECT_EQ(Catalog::load(nowhere, "de").month_name(3), "März");
  EXPECT_EQ(Catalog{}.month_name(0), "");
  EXPECT_EQ(Catalog{}.month_name(13), "");
}

TEST(Catalog, WritesMonthsAndYearsOfTheirOwn) {
  EXPECT_EQ(Catalog{}.month_and_year(day(2022, 9, 1)), "September 2022");
  EXPECT_EQ(Catalog::load(nowhere, "pl").month_and_year(day(2022, 9, 1)), "wrzesień 2022");
  EXPECT_EQ(Catalog::load(nowhere, "ja").month_and_year(day(2022, 9, 1)), "2022年9月");
  EXPECT_EQ(Catalog::load(nowhere, "ja").year(day(2022, 9, 1)), "2022年");
  EXPECT_EQ(Catalog{}.year(day(-43, 3, 15)), "44 BC");
  EXPECT_EQ(Catalog{}.height(113), "113\u00A0m");
  EXPECT_EQ(Catalog::load(nowhere, "en_US").height(113), "371\u00A0ft");
}

TEST(Catalog, RoundsNumbersAndNeverWritesMinusZero) {
  const Catalog catalog;
  EXPECT_EQ(catalog.number(999.96, 1), "1,000.0");
  EXPECT_EQ(catalog.number(-0.04, 1), "0.0");
  EXPECT_EQ(catalog.number(-1234, 0), "-1,234");
  EXPECT_EQ(catalog.number(0, 0), "0");
  EXPECT_EQ(catalog.number(std::numeric_limits<double>::quiet_NaN(), 1), "–");
}

TEST(Catalog, RoundsDistancesForReading) {
  const Catalog catalog;
  EXPECT_EQ(catalog.distance(0), "0\u00A0m");
  EXPECT_EQ(catalog.distance(0.52), "0.5\u00A0m");
  EXPECT_EQ(catalog.distance(5), "5\u00A0m");
  EXPECT_EQ(catalog.distance(349.6), "350\u00A0m");
  EXPECT_EQ(catalog.distance(999.6), "1\u00A0km");
  EXPECT_EQ(catalog.distance(2'000), "2\u00A0km");
  EXPECT_EQ(catalog.distance(1'234), "1.23\u00A0km");
  EXPECT_EQ(catalog.distance(83'480), "83.5\u00A0km");
  EXPECT_EQ(catalog.distance(12'345'678), "12,346\u00A0km");
}

TEST(Catalog, TellsMilesAndFeetWhereRoadsDo) {
  const Catalog catalog = Catalog::load(nowhere, "en_US");
  EXPECT_TRUE(catalog.tells_miles());
  EXPECT_EQ(catalog.distance(0), "0\u00A0ft");
  EXPECT_EQ(catalog.distance(25), "82\u00A0ft");
  EXPECT_EQ(catalog.distance(100), "330\u00A0ft");
  EXPECT_EQ(catalog.distance(304), "0.19\u00A0mi");
  EXPECT_EQ(catalog.distance(402.336), "0.25\u00A0mi");
  EXPECT_EQ(catalog.distance(83'480), "51.9\u00A0mi");
  EXPECT_EQ(catalog.metric_distance(300), "300\u00A0m");
  EXPECT_EQ(catalog.kilometres(81.5, 1), "81.5\u00A0km");
  EXPECT_FALSE(Catalog::load(nowhere, "en_AU").tells_miles());
  EXPECT_FALSE(Catalog{}.tells_miles());
}

TEST(Catalog, UnitsAreAChoiceInEveryLanguage) {
  EXPECT_EQ(Catalog::load(nowhere, "de", core::Units::Miles).distance(12'540), "7,79\u00A0mi");
  EXPECT_EQ(Catalog::load(nowhere, "ja", core::Units::Miles).distance(12'540), "7.79\u00A0マイル");
  EXPECT_EQ(Catalog::load(nowhere, "he", core::Units::Miles).distance(12'540), "7.79\u00A0מייל");
  EXPECT_EQ(Catalog::load(nowhere, "en_US", core::Units::Metric).distance(12'540), "12.5\u00A0km");
}

TEST(Catalog, ScaleBarsAreRoundInTheirUnit) {
  const Catalog miles = Catalog::load(nowhere, "en_GB");
  for (double most = 0.5; most < 5e6; most *= 1.17) {
    const double length = miles.round_length(most);
    EXPECT_LE(length, most * (1 + 1e-9));
    EXPECT_GT(length, most / 2.7);
    const auto told = miles.distance(length);
    const auto digit = told.find_first_of("123456789");
    ASSERT_NE(digit, std::string::npos);
    EXPECT_TRUE(told[digit] == '1' || told[digit] == '2' || told[digit] == '5') << told;
    EXPECT_EQ(told.find_first_of("123456789", digit + 1), std::string::npos) << told;
  }
  EXPECT_EQ(miles.round_length(0), 0);
}

TEST(Catalog, KnowsTheLocalesPeopleChooseFrom) {
  EXPECT_EQ(available_locales(nowhere), (std::vector<std::string>{"en_GB", "en_US"}));
  EXPECT_EQ(Catalog::load(nowhere, "en_US.UTF-8").locale(), "en_US");
  EXPECT_EQ(Catalog::load(nowhere, "en_US").language(), "en");
  EXPECT_EQ(Catalog::load(nowhere, "de_DE").locale(), "de");
  EXPECT_EQ(Catalog::load(nowhere, "de_AT").locale(), "de_AT");
  EXPECT_EQ(Catalog::load(nowhere, "tlh").locale(), "en");
  EXPECT_EQ(locale_name("en_GB"), "English (United Kingdom)");
  EXPECT_EQ(locale_name("ja"), "日本語");
  for (const char* locale : {"en", "en_GB", "en_US", "de", "nl", "pl", "he", "ja"}) {
    const Catalog catalog = Catalog::load(nowhere, locale);
    EXPECT_EQ(Catalog::load(nowhere, catalog.locale()).locale(), catalog.locale());
  }
}

// What the program shows in a field, it reads from it.
TEST(Catalog, DatesAreReadAsTheyAreWritten) {
  for (const char* locale : {"en", "en_GB", "en_US", "de", "de_AT", "nl", "pl", "he", "ja"}) {
    const Catalog catalog = Catalog::load(nowhere, locale);
    for (unsigned month = 1; month <= 12; ++month) {
      for (const auto date : {day(1989, month, 4), day(2022, month, 12), day(2021, month, 28)}) {
        for (const auto& text : {catalog.short_date(date), catalog.long_date(date)}) {
          const auto read = core::parse_clock_date(text, catalog.date_order());
          EXPECT_EQ(read ? *read : 0, date) << locale << " " << text;
        }
      }
    }
  }
}

TEST(Catalog, KnowsWhichWayALanguageIsWritten) {
  EXPECT_TRUE(Catalog::load(nowhere, "he_IL").is_right_to_left());
  EXPECT_FALSE(Catalog::load(nowhere, "ja").is_right_to_left());
}

class SystemLanguage : public testing::Test {
 protected:
  void SetUp() override {
    for (const char* name : names) {
      if (const char* value = std::getenv(name)) m_saved.emplace_back(name, value);
      ::unsetenv(name);
    }
  }
  void TearDown() override {
    for (const char* name : names) ::unsetenv(name);
    for (const auto& [name, value] : m_saved) ::setenv(name.c_str(), value.c_str(), 1);
  }
  static constexpr const char* names[] = {"LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "LC_TIME", "LC_MEASUREMENT"};
  std::vector<std::pair<std::string, std::string>> m_saved;
};

TEST_F(SystemLanguage, IsEnglishWhenNothingIsSet) {
  EXPECT_EQ(system_language(), "en");
}

TEST_F(SystemLanguage, FollowsTheOrderOfGettext) {
  ::setenv("LANG", "de_DE.UTF-8", 1);
  EXPECT_EQ(system_language(), "de_DE");
  ::setenv("LC_MESSAGES", "pl_PL.UTF-8", 1);
  EXPECT_EQ(system_language(), "pl_PL");
  ::setenv("LC_ALL", "ja", 1);
  EXPECT_EQ(system_language(), "ja");
  ::setenv("LANGUAGE", "nl:de", 1);
  EXPECT_EQ(system_language(), "nl");
  ::setenv("LC_ALL", "C.UTF-8", 1);
  EXPECT_EQ(system_language(), "en");
}

TEST_F(SystemLanguage, TimesAndMeasuresMayBeThoseOfAnotherRegion) {
  ::setenv("LANG", "en_US.UTF-8", 1);
  EXPECT_EQ(system_locale().locale, "en_US");
  EXPECT_EQ(system_locale().units, core::Units::ByLanguage);
  ::setenv("LC_MEASUREMENT", "de_DE.UTF-8", 1);
  EXPECT_EQ(system_locale().units, core::Units::Metric);
  ::setenv("LC_TIME", "de_DE.UTF-8", 1);
  EXPECT_EQ(system_locale().locale, "en_GB");
  EXPECT_EQ(system_locale().units, core::Units::Metric);
  ::unsetenv("LC_MEASUREMENT");
  EXPECT_EQ(system_locale().units, core::Units::ByLanguage);
  ::setenv("LANG", "de_DE.UTF-8", 1);
  ::setenv("LC_TIME", "en_US.UTF-8", 1);
  EXPECT_EQ(system_locale().locale, "de_DE");
  ::setenv("LC_ALL", "en_US.UTF-8", 1);
  ::setenv("LC_MEASUREMENT", "de_DE.UTF-8", 1);
  EXPECT_EQ(system_locale().units, core::Units::ByLanguage);
}

}  // namespace
}  // namespace eb::text
