// Speeds, lengths of time and times of the day as fields show them are read back in every language there is.
#include "ui/time_text.h"

#include <gtest/gtest.h>

#include "ui/clock_text.h"

namespace eb::ui {
namespace {

const char* const locales = EB_BINARY_DIR "/locale";

// What is shown is rounded, so that the second text must be the first.
void expect_typed_back(const text::Catalog& catalog) {
  const auto words = pace_words(catalog);
  constexpr double slowest = 0.1, fastest = 365'250;
  for (double speed = slowest; speed <= fastest; speed *= 1.07) {
    const auto shown = speed_text(catalog, speed);
    const auto read = core::parse_speed(shown, words);
    ASSERT_TRUE(read) << catalog.language() << ": " << shown;
    EXPECT_EQ(speed_text(catalog, *read), shown);
    EXPECT_NEAR(*read / speed, 1, 0.5) << shown;
  }
  for (double seconds = 1; seconds <= 3600; seconds *= 1.05) {
    const auto shown = seconds_text(catalog, seconds);
    const auto read = core::parse_seconds(shown, words);
    ASSERT_TRUE(read) << catalog.language() << ": " << shown;
    EXPECT_EQ(seconds_text(catalog, *read), shown);
  }
}

TEST(TypedPace, IsWhatIsShownInEveryLanguage) {
  const auto languages = text::available_languages(locales);
  ASSERT_GE(languages.size(), 2U);
  for (const auto& language : languages) expect_typed_back(text::Catalog::load(locales, language));
}

TEST(TypedPace, HasItsHintsUnderstoodInEveryLanguage) {
  for (const auto& language : text::available_languages(locales)) {
    const auto catalog = text::Catalog::load(locales, language);
    const auto hint = catalog.tr("2 years/s");
    EXPECT_TRUE(core::parse_speed(hint, pace_words(catalog))) << language << ": " << hint;
  }
}

TEST(TypedPace, GroupsThousandsAsTheLanguageDoes) {
  constexpr double thousand_years = 365'250;
  EXPECT_NEAR(*core::parse_speed("1,000 years/s", pace_words({})), thousand_years, 10);
  const auto german = text::Catalog::load(locales, "de");
  EXPECT_NEAR(*core::parse_speed("1.000 Jahre/s", pace_words(german)), thousand_years, 10);
}

TEST(TypedTime, IsWhatIsShownOnEveryClock) {
  for (const char* language : {"en", "en_US", "de", "nl", "pl", "he", "ja"}) {
    const auto catalog = text::Catalog::load(locales, language);
    for (int minutes = 0; minutes < 24 * 60; ++minutes) {
      EXPECT_EQ(parse_time_of_day(catalog.time_of_day(minutes)), minutes) << language;
    }
  }
}

}  // namespace
}  // namespace eb::ui
