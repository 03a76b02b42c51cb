// Kilometres by phase: the day decides which row of a reach counts, other waters stay out.
#include "model/measure.h"

#include <gtest/gtest.h>

namespace eb::model {
namespace {

constexpr core::Day works_begin = 1000, works_end = 2000;

// One reach in three phases, a tributary, and a row whose phase the project does not know.
FeatureTable table_of_reaches() {
  FeatureTable table;
  table.lives = {{{core::open_past, works_begin}, {}},
                 {{works_begin, works_end}, {}},
                 {{works_end, core::open_future}, {}},
                 {{core::open_past, core::open_future}, {}},
                 {{core::open_past, core::open_future}, {}}};
  const auto text = [](const char* t) { return Value{std::string{t}}; };
  table.columns = {
      {"phase", {text("open_sewer"), text("construction"), text("renatured"), text("renatured"), text("martian")}},
      {"water", {text("Main"), text("Main"), text("Main"), text("Brook"), text("Main")}},
      {"kind", {text("stem"), text("stem"), text("stem"), text("side"), text("stem")}},
      {"km", {Value{4.5}, Value{std::int64_t{4}}, text("3.5"), Value{2.0}, Value{100.0}}}};
  return table;
}

Document document_measuring(const Measure& measure) {
  auto document = make_empty_document();
  Layer layer;
  layer.id = measure.layer;
  layer.phase_field = "phase";
  document.layers = {std::make_shared<const Layer>(layer)};
  document.measure = measure;
  return document;
}

double km_of(const MeasureResult& result, const std::string& phase) {
  const auto found = result.total.find(phase);
  return found == result.total.end() ? -1 : found->second;
}

TEST(Measure, TheDayDecidesWhichPhaseOfAReachCounts) {
  const auto document = document_measuring({"reaches", "water", "km", "kind", "stem"});
  const auto table = table_of_reaches();
  const auto at = [&](double day) { return *measure(document, table, day); };
  EXPECT_EQ(km_of(at(works_begin - 1), "open_sewer"), 4.5);
  EXPECT_EQ(km_of(at(works_begin - 1), "construction"), 0);
  EXPECT_EQ(km_of(at(works_begin), "open_sewer"), 0) << "an interval ends before its last day's morrow";
  EXPECT_EQ(km_of(at(works_begin), "construction"), 4);
  EXPECT_EQ(km_of(at(works_end - 0.5), "construction"), 4);
  EXPECT_EQ(km_of(at(works_end), "renatured"), 3.5);
  EXPECT_EQ(at(works_end).basis, "stationing");
}

TEST(Measure, EveryPhaseOfTheProjectIsThereEvenAtZero) {
  const auto document = document_measuring({"reaches", "water", "km", "kind", "stem"});
  const auto result = measure(document, table_of_reaches(), 0);
  ASSERT_TRUE(result);
  EXPECT_EQ(result->total.size(), document.phases.size());
  for (const auto& phase : document.phases) EXPECT_GE(km_of(*result, phase.id), 0) << phase.id;
}

TEST(Measure, WithoutAFilterEveryWaterCountsAndIsListedByName) {
  const auto document = document_measuring({"reaches", "water", "km", "", ""});
  const auto result = measure(document, table_of_reaches(), works_end);
  ASSERT_TRUE(result);
  EXPECT_EQ(km_of(*result, "renatured"), 5.5);
  EXPECT_EQ(result->by_water.at("Brook").at("renatured"), 2);
  EXPECT_EQ(result->by_water.at("Main").at("renatured"), 3.5);
}

TEST(Measure, WithoutStationingTheEllipsoidCounts) {
  const auto document = document_measuring({"reaches", "water", "", "kind", "stem"});
  const auto result = measure(document, table_of_reaches(), works_end, {0, 0, 3210, 0, 0});
  ASSERT_TRUE(result);
  EXPECT_EQ(result->basis, "ellipsoid");
  EXPECT_DOUBLE_EQ(km_of(*result, "renatured"), 3.21);
}

TEST(Measure, SaysWhatTheProjectLacks) {
  EXPECT_FALSE(measure(make_empty_document(), table_of_reaches(), 0));
  const auto document = document_measuring({"reaches", "water", "kilometres", "", ""});
  const auto result = measure(document, table_of_reaches(), 0);
  ASSERT_FALSE(result);
  EXPECT_NE(core::to_text(result.error()).find("kilometres"), std::string::npos);
}

TEST(ChangeDays, CountsStartsAndEndsButNoOpenEnd) {
  const auto days = change_days(table_of_reaches());
  EXPECT_EQ(days, (std::map<core::Day, DayChanges>{{works_begin, {2, 0}}, {works_end, {2, 0}}}));
}

TEST(ChangeDays, TellThoseOfUncertainDate) {
  auto table = table_of_reaches();
  table.lives[1].certainty = core::Certainty::Approximate;
  const auto days = change_days(table);
  int features = 0, uncertain = 0;
  for (const auto& [day, changes] : days) {
    features += changes.features;
    uncertain += changes.uncertain;
  }
  EXPECT_EQ(features, 4);
  EXPECT_GT(uncertain, 0);
  EXPECT_LT(uncertain, features);
}

TEST(LocalizedText, FallsBackToEnglishThenToAny) {
  const LocalizedText both{{{"de", "Fluss"}, {"en", "River"}}};
  EXPECT_EQ(both.in("de"), "Fluss");
  EXPECT_EQ(both.in("ja"), "River");
  EXPECT_EQ((LocalizedText{{{"de", "Fluss"}}}.in("ja")), "Fluss");
  EXPECT_EQ(LocalizedText{}.in("de"), "");
}

}  // namespace
}  // namespace eb::model
