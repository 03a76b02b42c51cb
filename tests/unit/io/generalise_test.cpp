// What leaves the reader of a sensitive layer: cells, years, kept words, and nothing else.
#include "io/generalise.h"

#include <gmock/gmock.h>

#include <cmath>

#include "unit/io/reader_fixture.h"

namespace eb::io {
namespace {

using testing::HasSubstr;
using testing::Not;

// In the quadrants 4405/1 (twice) and 4405/4.
constexpr const char* nests = R"(
  {"type":"Feature","properties":{"name":"Horst am Altarm","kind":"nest","from":"2015-03-07","to":"2017-05-20","ring":4711},
   "geometry":{"type":"Point","coordinates":[6.5412,51.5741,17.5]}},
  {"type":"Feature","properties":{"name":"Horst 2","kind":"roost","from":"2016-04-01","to":null,"ring":4712},
   "geometry":{"type":"Point","coordinates":[6.5533,51.5812]}},
  {"type":"Feature","properties":{"name":"Horst 3","kind":"nest","from":null,"to":null,"ring":4713},
   "geometry":{"type":"MultiPoint","coordinates":[[6.6111,51.5222],[6.6122,51.5233]]}})";

class Generalise : public ReaderTest {
 protected:
  std::shared_ptr<const model::FeatureTable> read(const std::string& features,
                                                  const std::optional<model::Sensitive>& how) {
    ReadRequest request;
    request.source = write("nests.geojson", geojson(features));
    request.target_crs = "EPSG:25832";
    request.sensitive = how;
    auto loaded = shared_reader().read(request);
    EXPECT_TRUE(loaded) << core::to_text(loaded.error());
    if (!loaded) return nullptr;
    m_problems = problems_of(*loaded);
    return loaded->features;
  }
  static model::Sensitive quadrants(std::vector<std::string> keep = {}) {
    return {{geo::GridKind::Tk25Quadrant, 0}, {}, std::move(keep)};
  }
  static std::string all_texts(const model::FeatureTable& table) {
    std::string text;
    for (const auto& column : table.columns)
      for (const auto& value : column.values) text += column.name + "=" + model::to_text(value) + "\n";
    return text;
  }
  std::string m_problems;
};

TEST_F(Generalise, LeavesCellsAndTheirNumbers) {
  const auto table = read(nests, quadrants());
  ASSERT_TRUE(table);
  EXPECT_THAT(all_texts(*table), Not(HasSubstr("Horst")));
  EXPECT_THAT(all_texts(*table), Not(HasSubstr("471")));
  for (const auto kind : table->part_kinds) EXPECT_EQ(kind, model::PartKind::OuterRing);
  EXPECT_NEAR(table->coarse_m, 4'050, 60);
  for (std::uint32_t row = 0; row < table->feature_count(); ++row) {
    EXPECT_TRUE(table->is_cell(row));
    EXPECT_EQ(table->feature_ids[row], row + 1) << "not the order or the ids of the file";
  }
  EXPECT_TRUE(table->date_fields.from.empty());
}

TEST_F(Generalise, AtAnyTimeACellIsOneFeature_AndDatesAreYears) {
  const auto table = read(nests, quadrants());
  ASSERT_TRUE(table);
  ASSERT_EQ(table->feature_count(), 4U);
  const auto year = [](int number) { return core::first_day_of_year(number); };
  const auto row = [&](std::uint32_t i) {
    return std::tuple{table->text("cell", i), table->text("count", i), table->lives[i].interval.from,
                      table->lives[i].interval.to};
  };
  EXPECT_EQ(row(0), std::tuple("4405/1", "1", year(2015), year(2016)));
  EXPECT_EQ(row(1), std::tuple("4405/1", "2", year(2016), year(2018)));
  EXPECT_EQ(row(2), std::tuple("4405/1", "1", year(2018), core::open_future));
  EXPECT_EQ(row(3), std::tuple("4405/4", "1", core::open_past, core::open_future));
}

TEST_F(Generalise, KeepsOnlyColumnsThatWereNamed) {
  const auto table = read(nests, quadrants({"kind", "from"}));
  ASSERT_TRUE(table);
  EXPECT_EQ(table->column("name"), nullptr);
  EXPECT_EQ(table->text("kind", 1), "nest; roost");
  EXPECT_EQ(table->text("from", 0), "2015") << "a date is told as its year";
}

// Wherever in its cell a secret lies, what leaves the reader is the same to the last bit.
TEST_F(Generalise, TellsNothingOfWhereInTheCell) {
  std::shared_ptr<const model::FeatureTable> first;
  for (const char* place : {"6.5051,51.5502", "6.5800,51.5960", "6.5412,51.5741"}) {
    const auto table = read(feature(point(place)), quadrants());
    ASSERT_TRUE(table);
    if (!first) first = table;
    EXPECT_EQ(table->vertices, first->vertices) << place;
    EXPECT_EQ(all_texts(*table), all_texts(*first)) << place;
  }
}

TEST_F(Generalise, LinesAndAreasBecomeEveryCellTheyTouch) {
  const auto line = read(feature(R"({"type":"LineString","coordinates":[[6.52,51.58],[6.64,51.58]]})"), quadrants());
  ASSERT_TRUE(line);
  EXPECT_EQ(line->feature_count(), 2U);
  const auto area = read(
      feature(
          R"({"type":"Polygon","coordinates":[[[6.55,51.53],[6.62,51.53],[6.62,51.57],[6.55,51.57],[6.55,51.53]]]})"),
      quadrants());
  ASSERT_TRUE(area);
  EXPECT_EQ(area->feature_count(), 4U);
}

TEST_F(Generalise, AColumnOfTheFileIsEnough) {
  const auto table = read(feature(point("6.5412,51.5741"), R"({"name":"Horst","sensitive":"yes"})") + "," +
                              feature(point("6.7777,51.5111"), R"({"name":"Hide","sensitive":"no"})") + "," +
                              feature(point("6.7333,51.5333"), R"({"name":"Deep","sensitive":"withheld"})") + "," +
                              feature(point("6.7444,51.5444"), R"({"name":"Odd","sensitive":"tier 3"})"),
                          std::nullopt);
  ASSERT_TRUE(table);
  ASSERT_EQ(table->feature_count(), 2U);
  EXPECT_EQ(table->text("name", 0), "Hide");
  EXPECT_FALSE(table->is_cell(0));
  EXPECT_TRUE(table->is_cell(1));
  EXPECT_EQ(table->text("cell", 1), "4405") << "nobody said how coarse, so it is a whole sheet";
  EXPECT_EQ(table->text("name", 1), "");
  EXPECT_THAT(m_problems, HasSubstr("2 sensitive features are not on the map"));
}

TEST_F(Generalise, ANamedFlagCountsForWhatItDoesNotSay) {
  model::Sensitive how = quadrants();
  how.field = "secret";
  const auto table = read(feature(point("6.5412,51.5741"), R"({"secret":null})") + "," +
                              feature(point("6.7777,51.5111"), R"({"secret":"0"})"),
                          how);
  ASSERT_TRUE(table);
  EXPECT_FALSE(table->is_cell(0));
  EXPECT_TRUE(table->is_cell(1));
  how.field = "no such column";
  const auto all = read(feature(point("6.7777,51.5111"), R"({"secret":"0"})"), how);
  ASSERT_TRUE(all);
  EXPECT_TRUE(all->is_cell(0));
}

TEST_F(Generalise, WhatIsWrongWithTheFileIsNotQuoted) {
  ReadRequest request;
  request.target_crs = "EPSG:25832";
  request.sensitive = quadrants();
  request.source = write("metres.geojson", geojson(feature(point("345678.9,5712345.6"), R"({"name":"Horst"})")));
  const auto failed = shared_reader().read(request);
  ASSERT_FALSE(failed);
  EXPECT_THAT(core::to_text(failed.error()), Not(HasSubstr("345678")));
  request.source =
      write("dates.geojson", geojson(feature(point("6.5412,51.5741"), R"({"name":"Horst","from":"by the old oak"})")));
  const auto loaded = shared_reader().read(request);
  ASSERT_TRUE(loaded);
  EXPECT_THAT(problems_of(*loaded), Not(HasSubstr("oak")));
}

TEST_F(Generalise, InfoTellsTheCellsOfWhatFlagsItself) {
  const auto file =
      write("n.geojson", geojson(feature(point("6.5412,51.5741"), R"({"sensitive":true,"found":"2016-05-04"})")));
  const auto infos = shared_reader().info(file, false);
  ASSERT_TRUE(infos);
  EXPECT_NEAR(infos->front().extent_deg.min_x, 6.4993, 2e-4);
  EXPECT_NEAR(infos->front().extent_deg.max_y, 51.5987, 2e-4);
  EXPECT_EQ(infos->front().geometry_type, "Polygon");
  EXPECT_TRUE(infos->front().date_columns.empty());
  const auto listing = shared_reader().list(file, false);
  ASSERT_TRUE(listing);
  EXPECT_TRUE(listing->extent_deg.empty() || listing->extent_deg == (geo::Box2d{6, 51, 7, 52}));
}

TEST_F(Generalise, OnlyAPlannersRequestReadsExactly) {
  ReadRequest request;
  request.source =
      write("n.geojson", geojson(feature(point("6.5412,51.5741"), R"({"sensitive":true,"name":"Horst"})")));
  request.target_crs = "EPSG:4326";
  request.exact = true;
  const auto loaded = shared_reader().read(request);
  ASSERT_TRUE(loaded);
  EXPECT_NEAR(loaded->features->vertices[0].x, 6.5412, 1e-9);
  EXPECT_EQ(loaded->features->text("name", 0), "Horst");
}

TEST(TellsNoPlace, KnowsWhatMayLeadThere) {
  for (const char* text : {"White-tailed sea eagle", "2 pairs", "2016", "3.5 km", ""})
    EXPECT_TRUE(tells_no_place(text)) << text;
  for (const char* text : {"51.574", "51,5741 N", "345678", "51° 34'", "https://example.org/nest/7", "www.nest.de",
                           "R 2567123", "12.05.2016"})
    EXPECT_FALSE(tells_no_place(text)) << text;
}

}  // namespace
}  // namespace eb::io
