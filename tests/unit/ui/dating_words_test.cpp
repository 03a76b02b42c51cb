// What the inspector says of the dates of a feature.
#include "ui/dating_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/date_parser.h"

namespace eb::ui {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

model::FeatureTable row_of(const std::string& from, const std::string& to, const std::string& certainty,
                           const std::string& inferred) {
  model::FeatureTable table;
  table.columns = {{"from", {from}}, {"to", {to}}, {"sure", {certainty}}, {"why_en", {inferred}}};
  table.date_fields = {"from", "to", "sure"};
  auto life = core::parse_life(from, to).value();
  if (const auto stated = core::parse_certainty(certainty)) life.certainty = std::max(life.certainty, *stated);
  table.lives = {life};
  return table;
}

DatingWords words_of(const model::FeatureTable& table) {
  model::Layer layer;
  layer.inferred_field = "why_{lang}";
  return dating_words(text::Catalog{}, layer, table, 0);
}

TEST(DatingWords, SayWhatStandsInTheSourceAndHowItWasTaken) {
  const auto words = words_of(row_of("1910", "1997-06", "certain", ""));
  EXPECT_EQ(words.as_written, "1910 to 1997-06");
  EXPECT_EQ(words.taken_as, "1 January 1910 to 30 June 1997");
  EXPECT_EQ(words.certainty, "certain");
  EXPECT_THAT(words.doubts, IsEmpty());
  EXPECT_EQ(words.inferred, "");
}

TEST(DatingWords, SayBetweenWhichDaysADateLies) {
  const auto words = words_of(row_of("1910", "2014-04-16", "approximate", ""));
  EXPECT_THAT(words.doubts, ElementsAre("The beginning may lie anywhere from 1905 to 1915.",
                                        "The end may lie anywhere from 1 April 2014 to 1 May 2014."));
  EXPECT_EQ(words.certainty, "approximate");
}

TEST(DatingWords, SayWhatWasInferredAndFromWhat) {
  EXPECT_EQ(words_of(row_of("1910", "", "approximate", "About 1910, as the straightening went on.")).inferred,
            "About 1910, as the straightening went on.");
  EXPECT_EQ(words_of(row_of("1910", "", "", "true")).inferred,
            "No source states these dates, they follow from others.");
}

TEST(DatingWords, NameOpenEnds) {
  EXPECT_EQ(words_of(row_of("1910", "", "", "")).as_written, "since 1910");
  EXPECT_EQ(words_of(row_of("", "1910", "", "")).as_written, "until 1910");
  const auto timeless = words_of(row_of("", "", "", ""));
  EXPECT_EQ(timeless.as_written, "");
  EXPECT_EQ(timeless.taken_as, "always");
  EXPECT_EQ(timeless.certainty, "");
}

}  // namespace
}  // namespace eb::ui
