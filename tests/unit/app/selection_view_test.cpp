// What a layer tells of its features in words: the rows of the same reach by time, and its series number by number.
#include "app/selection_view.h"

#include <gmock/gmock.h>

#include "unit/scene/table_builder.h"

namespace eb::app {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

core::DayInterval year(int number) {
  return {core::first_day_of_year(number), core::first_day_of_year(number + 1)};
}

model::Layer told_layer() {
  model::Layer layer;
  layer.reach_field = "sheet";
  auto& about = layer.about.emplace();
  about.why = {{{{"en", "A cell, no nest."}}}, "guide"};
  about.behave = {{{{"en", "Stay on the path."}}}, "reserve"};
  about.counts = {{"pairs", {{{"en", "Pairs"}}}}, {"young", {{{"en", "Young"}}}}};
  about.note_field = "note_{lang}";
  about.series = {"germany", "gone"};
  return layer;
}

// Two rows of one sheet, the later one first, and one of another.
std::shared_ptr<const model::FeatureTable> cells() {
  const std::monostate nothing;
  auto builder = scene::TableBuilder{}.feature(year(2024)).feature(year(2021)).feature(year(2024));
  builder.column("sheet", {std::string{"4305"}, std::string{"4305"}, std::string{"4406"}});
  builder.column("pairs", {std::int64_t{1}, std::int64_t{1}, std::int64_t{9}});
  builder.column("young", {nothing, std::int64_t{3}, std::int64_t{9}});
  builder.column("note_en", {std::string{"Rescued."}, std::string{"Largest brood."}, std::string{}});
  builder.column("confidence", {std::string{"medium"}, std::string{"high"}, std::string{"high"}});
  builder.column("source", {std::string{"press"}, std::string{"society"}, std::string{"press"}});
  return builder.table();
}

model::Series germany() {
  model::Series series;
  series.id = "germany";
  series.kind = model::SeriesKind::Count;
  series.title.by_language["en"] = "Pairs";
  series.place.by_language["en"] = "Germany";
  for (const auto& [when, pairs] : {std::pair{2007, 575.0}, std::pair{2017, 700.0}}) {
    model::SeriesValue value;
    value.when.interval = year(when);
    value.holds = year(when);
    value.value = pairs;
    value.source = "atlas";
    value.confidence = "high";
    series.values.push_back(value);
  }
  series.values[1].qualifier = model::Qualifier::MoreThan;
  return series;
}

TEST(AboutView, TellsTheRowsOfTheSameReachByTimeAndNoOthers) {
  const auto view = about_view(told_layer(), *cells(), 0, {}, text::Catalog{});
  EXPECT_EQ(view.why, "A cell, no nest.");
  EXPECT_EQ(view.why_source, "guide");
  EXPECT_EQ(view.behave, "Stay on the path.");
  ASSERT_EQ(view.rows.size(), 2U);
  EXPECT_EQ(view.rows[0].period, "2021");
  EXPECT_EQ(view.rows[0].counts, "Pairs: 1 · Young: 3");
  EXPECT_EQ(view.rows[0].note, "Largest brood.");
  EXPECT_EQ(view.rows[0].source, "society");
  EXPECT_EQ(view.rows[0].certainty, "Confidence: high");
  EXPECT_EQ(view.rows[1].period, "2024");
  EXPECT_EQ(view.rows[1].counts, "Pairs: 1 · Young: not known");
}

TEST(AboutView, ASeriesIsToldNumberByNumberAndAMissingOnePassedOver) {
  const auto view = about_view(told_layer(), *cells(), 0, {germany()}, text::Catalog{});
  ASSERT_EQ(view.series.size(), 1U);
  EXPECT_EQ(view.series[0].title, "Pairs · Germany");
  EXPECT_EQ(view.series[0].highest, "700");
  ASSERT_EQ(view.series[0].values.size(), 2U);
  EXPECT_THAT(view.series[0].values[0], HasSubstr("2007: 575"));
  EXPECT_THAT(view.series[0].values[1], HasSubstr("2017: >"));
  EXPECT_THAT(view.series[0].values[1], HasSubstr("Confidence: high"));
  EXPECT_THAT(view.series[0].sources, ElementsAre("atlas", "atlas"));
}

TEST(AboutView, ALayerWithoutWordsOfItsOwnTellsNothing) {
  model::Layer plain;
  const auto view = about_view(plain, *cells(), 0, {germany()}, text::Catalog{});
  EXPECT_TRUE(view.why.empty() && view.behave.empty());
  EXPECT_THAT(view.rows, IsEmpty());
  EXPECT_THAT(view.series, IsEmpty());
}

}  // namespace
}  // namespace eb::app
