// How far the dates of a feature may be off, and what was inferred.
#include "model/doubt.h"

#include <gtest/gtest.h>

#include "core/date_parser.h"

namespace eb::model {
namespace {

core::Day day(int year, unsigned month = 1, unsigned of_month = 1) {
  return core::to_day({year, month, of_month});
}

struct Row {
  const char* reach;
  const char* from;
  const char* to;
  const char* certainty;
  const char* inferred_en;
  const char* inferred_de;
};

// Read as io/date_fields does.
FeatureTable table_of(const std::vector<Row>& rows) {
  FeatureTable table;
  table.columns = {{"reach", {}}, {"from", {}}, {"to", {}}, {"sure", {}}, {"why_en", {}}, {"why_de", {}}};
  table.date_fields = {"from", "to", "sure"};
  for (const Row& row : rows) {
    auto life = core::parse_life(row.from, row.to).value();
    if (const auto stated = core::parse_certainty(row.certainty)) life.certainty = std::max(life.certainty, *stated);
    table.lives.push_back(life);
    std::size_t column = 0;
    for (const char* text : {row.reach, row.from, row.to, row.certainty, row.inferred_en, row.inferred_de}) {
      table.columns[column++].values.emplace_back(std::string{text});
    }
  }
  return table;
}

Layer layer() {
  Layer layer;
  layer.reach_field = "reach";
  layer.inferred_field = "why_{lang}";
  return layer;
}

TEST(Doubt, IsNoneWhereTheRowIsCertain) {
  const auto table = table_of({{"a", "1910", "1997", "certain", "", ""}});
  EXPECT_EQ(doubt_of(table, layer(), 0), Doubt{});
}

TEST(Doubt, ReachesAsFarAsAboutWhereTheRowIsApproximateAndTwiceWhereItIsUncertain) {
  const auto table = table_of({{"a", "1910", "1997", "approximate", "", ""}, {"b", "1910", "", "uncertain", "", ""}});
  const auto approximate = doubt_of(table, layer(), 0);
  EXPECT_EQ(approximate.begin, (core::DayInterval{day(1905), day(1916)}));
  EXPECT_EQ(approximate.end, (core::DayInterval{day(1992), day(2003)}));
  const auto uncertain = doubt_of(table, layer(), 1);
  ASSERT_TRUE(uncertain.begin);
  EXPECT_NEAR(uncertain.begin->from, day(1900), 2);
  EXPECT_NEAR(uncertain.begin->to, day(1921), 2);
  EXPECT_FALSE(uncertain.end) << "an open end has no date to be off";
}

TEST(Doubt, OfADateWithAMarkOfItsOwnLeavesTheOtherDateAlone) {
  const auto table = table_of({{"a", "c. 1900", "1950", "", "", ""}, {"b", "1900", "before 1950", "", "", ""}});
  const auto first = doubt_of(table, layer(), 0);
  EXPECT_EQ(first.begin, (core::DayInterval{day(1895), day(1906)}));
  EXPECT_FALSE(first.end);
  const auto second = doubt_of(table, layer(), 1);
  EXPECT_FALSE(second.begin);
  ASSERT_TRUE(second.end);
  EXPECT_EQ(second.end->to, day(1950));
  EXPECT_LT(second.end->from, day(1946));
}

TEST(Doubt, FollowsFromInferenceAloneToo) {
  const auto table = table_of({{"a", "1998", "", "certain", "The year before.", "Das Jahr davor."}});
  EXPECT_EQ(doubt_of(table, layer(), 0).begin, (core::DayInterval{day(1993), day(2004)}));
}

TEST(Doubt, EndsWhereACertainNeighbourOfTheSameReachKnowsTheDay) {
  const auto table = table_of({{"a", "", "1909", "approximate", "", ""},
                               {"a", "1910", "1997", "approximate", "", ""},
                               {"a", "1998", "", "certain", "", ""},
                               {"b", "1910", "", "certain", "", ""}});
  EXPECT_TRUE(doubt_of(table, layer(), 0).end) << "the neighbour is not certain, the certain row is of another reach";
  const auto middle = doubt_of(table, layer(), 1);
  EXPECT_TRUE(middle.begin);
  EXPECT_FALSE(middle.end);
  EXPECT_TRUE(own_doubt(table, layer().inferred_field, 1).end);
}

TEST(Inferred, IsToldInTheLanguageAskedForElseInEnglish) {
  const auto table = table_of({{"a", "1910", "", "", "From the plan.", "Aus dem Plan."},
                               {"b", "1910", "", "", "Only in English.", ""},
                               {"c", "1910", "", "", "", ""}});
  EXPECT_EQ(inferred_words(table, "why_{lang}", 0, "de"), "Aus dem Plan.");
  EXPECT_EQ(inferred_words(table, "why_{lang}", 1, "de"), "Only in English.");
  EXPECT_FALSE(is_inferred(table, "why_{lang}", 2));
  EXPECT_FALSE(is_inferred(table, "", 0));
}

TEST(Inferred, MayBeAPlainYesOrNo) {
  const auto table = table_of({{"a", "1910", "", "", "true", ""},
                               {"b", "1910", "", "", "False", ""},
                               {"c", "1910", "", "", "0", ""},
                               {"d", "1910", "", "", "1", ""}});
  EXPECT_TRUE(is_inferred(table, "why_en", 0));
  EXPECT_EQ(inferred_words(table, "why_en", 0, "en"), "");
  EXPECT_FALSE(is_inferred(table, "why_en", 1));
  EXPECT_FALSE(is_inferred(table, "why_en", 2));
  EXPECT_TRUE(is_inferred(table, "why_en", 3));
}

}  // namespace
}  // namespace eb::model
