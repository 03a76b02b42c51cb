// Messages, errors and colours.
#include <gtest/gtest.h>

#include "core/color.h"
#include "core/message.h"
#include "core/result.h"

namespace eb::core {
namespace {

TEST(Message, FillsItsArgumentsIn) {
  EXPECT_EQ(to_text(msg("{0} of {1} km", 12.5, 84)), "12.5 of 84 km");
  EXPECT_EQ(to_text(msg("No arguments")), "No arguments");
}

TEST(Message, LetsATranslationReorderTheArguments) {
  const Translate german = [](std::string_view) { return std::string{"{1} vor {0}"}; };
  EXPECT_EQ(to_text(msg("{0} after {1}", "b", "a"), german), "a vor b");
}

TEST(Message, NeverReadsPlaceholdersInsideArguments) {
  EXPECT_EQ(to_text(msg("File {0}: {1}", "{1}", "x")), "File {1}: x");
}

TEST(Message, LeavesPlaceholdersWithoutArgumentsAndLoneBracesAlone) {
  EXPECT_EQ(substitute("{0} {1} {a} { {", {"x"}), "x {1} {a} { {");
  EXPECT_EQ(substitute("{0", {"x"}), "{0");
}

TEST(Error, ReadsAsWhatHintWhere) {
  const Error error{msg("Cannot read {0}", "x"), msg("Check the path."), "a/b.geojson"};
  EXPECT_EQ(to_text(error), "Cannot read x. Check the path. (a/b.geojson)");
  EXPECT_EQ(to_text(Error{msg("Full stop."), {}, {}}), "Full stop.");
}

TEST(Result, HoldsAValueOrAnError) {
  const Result<int> good{7};
  const Result<int> bad{Error{msg("No"), {}, {}}};
  ASSERT_TRUE(good);
  EXPECT_EQ(*good, 7);
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().what.id, "No");
  EXPECT_TRUE(Result<void>{});
  EXPECT_FALSE((Result<void>{Error{msg("No"), {}, {}}}));
}

TEST(Color, ReadsWhatPeopleWrite) {
  EXPECT_EQ(parse_hex_color("#1E90ff"), (Color{0x1E, 0x90, 0xFF, 255}));
  EXPECT_EQ(parse_hex_color("#00000080"), (Color{0, 0, 0, 128}));
  for (const char* wrong : {"", "#", "1E90FF0", "#12345", "#GG0000", "#+10000", "# 10000", "#1234567", "#123456789"}) {
    EXPECT_FALSE(parse_hex_color(wrong)) << wrong;
  }
}

TEST(Color, ComesBackFromHex) {
  for (const Color color : {Color{0, 0, 0, 255}, Color{1, 2, 254, 255}, Color{9, 200, 30, 7}}) {
    EXPECT_EQ(parse_hex_color(to_hex(color)), color);
  }
}

TEST(Color, MixesBetweenTheTwo) {
  const Color black{0, 0, 0, 255};
  const Color white{255, 255, 255, 255};
  EXPECT_EQ(mix(black, white, 0.0F), black);
  EXPECT_EQ(mix(black, white, 1.0F), white);
  EXPECT_EQ(mix(black, white, 0.5F).g, 128);
  EXPECT_EQ(with_alpha(white, 0.5F).a, 128);
}

}  // namespace
}  // namespace eb::core
