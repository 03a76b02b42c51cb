// A number with its unit, in each language as people there write it.
#include "text/amount.h"

#include <gmock/gmock.h>

namespace eb::text {
namespace {

std::string in(const char* language, double value, int decimals, const char* unit) {
  return amount(value, decimals, unit, Catalog::load(EB_BINARY_DIR "/locale", language));
}

TEST(Amount, MillionsOfMillionsAreWrittenAsTheLanguageCounts) {
  EXPECT_EQ(in("en", 5.5, 1, "bn EUR"), "5.5\u00A0bn EUR");
  EXPECT_EQ(in("de", 5.5, 1, "Mrd. €"), "5,5\u00A0Mrd. €");
  EXPECT_EQ(in("nl", 5.5, 1, "mld. euro"), "5,5\u00A0mld. euro");
  EXPECT_EQ(in("pl", 5.266, 3, "mld euro"), "5,266\u00A0mld euro");
  EXPECT_EQ(in("he", 5.5, 1, "מיליארד אירו"), "5.5\u00A0מיליארד אירו");
  EXPECT_EQ(in("ja", 5.5, 1, "十億ユーロ"), "55億ユーロ");
  EXPECT_EQ(in("ja", 5.266, 3, "十億ユーロ"), "52.66億ユーロ");
  EXPECT_EQ(in("ja", 3, 0, "百万ユーロ"), "300万ユーロ");
}

TEST(Amount, JapaneseCountersFollowWithoutABlank) {
  EXPECT_EQ(in("ja", 12, 0, "羽"), "12羽");
  EXPECT_EQ(in("ja", 12.5, 1, "km"), "12.5\u00A0km");
  EXPECT_EQ(in("ja", 12, 0, ""), "12");
}

}  // namespace
}  // namespace eb::text
