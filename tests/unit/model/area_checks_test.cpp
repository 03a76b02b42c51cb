// The rules that compare a route with layers: protected zones, and ways that no coach may use.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/checks.h"
#include "unit/model/route_builder.h"

namespace eb::model {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

geo::Vec2d in_plane(geo::LonLat position) {
  return {(position.lon - 7.0) * 69'440, (position.lat - 51.5) * 111'240};
}

class AreaChecks : public testing::Test {
 protected:
  AreaChecks() {
    m_layer->id = "zones";
    m_layer->title = {{{"en", "Reserve"}, {"de", "Reservat"}}};
    m_layer->zones.emplace();
    m_builder.stop("a", 30).stop("b", 30);  // 3,472 m from west to east along y = 0
  }

  // A feature of one part.
  void feature(PartKind kind, const std::vector<geo::Vec2d>& vertices, core::DayInterval life = {}) {
    m_table->vertices.insert(m_table->vertices.end(), vertices.begin(), vertices.end());
    m_table->part_vertices.push_back(static_cast<std::uint32_t>(m_table->vertices.size()));
    m_table->part_kinds.push_back(kind);
    m_table->feature_parts.push_back(m_table->part_count());
    m_table->lives.push_back({life, core::Certainty::Certain});
  }
  void square(double x, double y, double half, core::DayInterval life = {}) {
    feature(
        PartKind::OuterRing,
        {{x - half, y - half}, {x + half, y - half}, {x + half, y + half}, {x - half, y + half}, {x - half, y - half}},
        life);
  }
  void rule(double distance_m, const std::string& season) {
    ZoneRule it;
    it.distance_m = distance_m;
    it.season = season;
    it.source = {{{"en", "Ordinance 7"}}};
    m_layer->zones->rules.push_back(it);
  }

  std::vector<Finding> findings(double metres_per_unit = 1) {
    CheckInput input;
    input.document.title = {{{"en", "P"}, {"de", "P"}}};
    input.document.layers = {m_layer};
    input.document.routes = {std::make_shared<const Route>(m_builder.route)};
    input.layers = {{m_layer, m_table}};
    input.to_project = in_plane;
    input.metres_per_unit = [=](geo::LonLat) { return metres_per_unit; };
    return check_routes(input);
  }
  std::vector<std::string> told(double metres_per_unit = 1) {
    std::vector<std::string> result;
    for (const Finding& finding : findings(metres_per_unit)) {
      result.push_back(finding.rule + " " + to_string(finding.severity) + " " + finding.stop + finding.leg);
    }
    return result;
  }

  std::shared_ptr<Layer> m_layer = std::make_shared<Layer>();
  std::shared_ptr<FeatureTable> m_table = std::make_shared<FeatureTable>();
  RouteBuilder m_builder;
};

TEST_F(AreaChecks, ALegThroughAZoneIsSerious) {
  square(1736, 0, 100);
  EXPECT_THAT(told(), IsEmpty()) << "a layer without a rule asks for nothing";
  rule(0, "");
  ASSERT_THAT(told(), testing::ElementsAre("protected_zone serious a..b"));
  EXPECT_THAT(core::to_text(findings()[0].message), testing::AllOf(HasSubstr("Reserve"), HasSubstr("Ordinance 7")));
}

TEST_F(AreaChecks, TheDistanceCountsFromTheNearestPointOfTheWay) {
  square(1736, 400, 100);  // its border 300 m north of the leg
  rule(299, "");
  EXPECT_THAT(told(), IsEmpty());
  m_layer->zones->rules[0].distance_m = 301;
  EXPECT_THAT(told(), testing::ElementsAre("protected_zone serious a..b"));
  EXPECT_THAT(core::to_text(findings()[0].message), HasSubstr("300 m"));
}

TEST_F(AreaChecks, DistancesAreMetresOnTheGround) {
  square(1736, 400, 100);
  rule(301, "");
  EXPECT_THAT(told(0.6), testing::SizeIs(1)) << "300 units are 180 m";
  EXPECT_THAT(told(1.1), IsEmpty()) << "300 units are 330 m";
}

TEST_F(AreaChecks, AStopInsideIsNamedItself) {
  square(3472, 0, 50);
  rule(0, "");
  EXPECT_THAT(told(), testing::UnorderedElementsAre("protected_zone serious b", "protected_zone serious a..b"));
}

TEST_F(AreaChecks, TheSeasonDecides) {
  square(1736, 0, 100);
  rule(0, "Jan 1-Jul 31");
  EXPECT_THAT(told(), IsEmpty()) << "on 31 August it is over";
  m_layer->zones->rules[0].season = "Jan 1-Aug 31";
  EXPECT_THAT(told(), testing::SizeIs(1));
  m_layer->zones->rules[0].season = "Sep-Feb";
  EXPECT_THAT(told(), IsEmpty());
  m_builder.route.schedule.start_minutes = 23 * 60 + 25;  // on the way from 23:55 to 00:05 of 1 September
  EXPECT_THAT(told(), testing::SizeIs(1));
}

TEST_F(AreaChecks, HoursOfTheDayCountToo) {
  square(1736, 0, 100);
  rule(0, "18:00-08:00");
  EXPECT_THAT(told(), IsEmpty()) << "on the way from 09:30 to 09:40";
  m_builder.route.schedule.start_minutes = 7 * 60;
  EXPECT_THAT(told(), testing::SizeIs(1));
}

TEST_F(AreaChecks, AZoneCountsWhileItExists) {
  square(1736, 0, 100, {core::to_day({2023, 1, 1}), core::open_future});
  rule(0, "");
  EXPECT_THAT(told(), IsEmpty());
  m_builder.route.schedule.date = core::to_day({2023, 8, 31});
  EXPECT_THAT(told(), testing::SizeIs(1));
}

TEST_F(AreaChecks, ExamplesAndGridCellsWarnAndSayWhy) {
  square(1736, 0, 5000);
  rule(100, "");
  m_layer->zones->rules[0].is_example = true;
  for (const Finding& finding : findings()) {
    EXPECT_EQ(finding.severity, Severity::Warning);
    EXPECT_THAT(core::to_text(finding.remedy), HasSubstr("not in force here"));
  }
  m_layer->zones->rules[0].is_example = false;
  m_layer->zones->are_cells = true;
  ASSERT_FALSE(findings().empty());
  EXPECT_EQ(findings()[0].severity, Severity::Warning);
  EXPECT_THAT(core::to_text(findings()[0].message), HasSubstr("where is not published"));
}

TEST_F(AreaChecks, APolygonMayHaveARuleOfItsOwn) {
  square(1000, 300, 100);
  square(2500, 300, 100);
  m_table->columns = {{"metres", {Value{}, Value{std::int64_t{250}}}},
                      {"closed", {Value{}, Value{std::string{"Aug"}}}}};
  m_layer->zones->distance_field = "metres";
  m_layer->zones->season_field = "closed";
  EXPECT_THAT(told(), testing::ElementsAre("protected_zone serious a..b"));
  m_table->columns[1].values[1] = Value{std::string{"Sep"}};
  EXPECT_THAT(told(), IsEmpty());
}

class Roads : public AreaChecks {
 protected:
  Roads() {
    m_layer->zones.reset();
    m_builder.with_leg([](Leg& leg) {
      leg.path = geo::ChunkedPath{std::vector<geo::LonLat>{{7.0001, 51.5}, {7.02, 51.5}, {7.0499, 51.5}}};
    });
    m_table->columns = {{"highway", {}}, {"name", {}}, {"access", {}}, {"maxweight", {}}};
  }
  void road(double from, double to, const char* highway, const char* access = "", const char* maxweight = "",
            double y = 3) {
    feature(PartKind::Line, {{from, y}, {to, y}});
    const char* values[] = {highway, "Mill Lane", access, maxweight};
    for (std::size_t i = 0; i < 4; ++i) m_table->columns[i].values.emplace_back(std::string{values[i]});
  }
};

TEST_F(Roads, ACoachOnAFootpathIsSerious) {
  road(0, 3472, "secondary");
  EXPECT_THAT(told(), IsEmpty());
  m_table->columns[0].values[0] = Value{std::string{"footway"}};
  ASSERT_THAT(told(), testing::ElementsAre("coach_not_allowed serious a..b"));
  EXPECT_THAT(core::to_text(findings()[0].message), HasSubstr("Mill Lane"));
  m_builder.route.schedule.profile = Profile::Bicycle;
  EXPECT_THAT(told(), IsEmpty()) << "bicycles may";
}

TEST_F(Roads, AccessAndWeightDecide) {
  road(0, 3472, "unclassified", "private");
  EXPECT_THAT(told(), testing::SizeIs(1));
  m_table->columns[2].values[0] = Value{std::string{"yes"}};
  EXPECT_THAT(told(), IsEmpty());
  m_table->columns[3].values[0] = Value{std::string{"7.5"}};
  EXPECT_THAT(told(), testing::SizeIs(1));
  m_builder.route.schedule.profile = Profile::Minibus;
  EXPECT_THAT(told(), IsEmpty()) << "a minibus is light enough";
}

// The router and the check go by one size: 26 t, the heaviest coach.
TEST_F(Roads, EveryCoachHasToFit) {
  road(0, 3472, "unclassified", "", "18");
  EXPECT_THAT(told(), testing::SizeIs(1));
  m_table->columns[3].values[0] = Value{std::string{"26"}};
  EXPECT_THAT(told(), IsEmpty());
}

TEST_F(Roads, APathBesideTheRoadOrAcrossItIsNoFault) {
  road(0, 3472, "secondary");
  road(0, 3472, "cycleway", "", "", 6);
  road(1000, 1030, "footway", "", "", 0);
  EXPECT_THAT(told(), IsEmpty());
}

TEST_F(Roads, AStraightLegUsesNoRoad) {
  road(0, 3472, "footway");
  m_builder.with_leg([](Leg& leg) { leg = Leg{}; });
  EXPECT_THAT(told(), IsEmpty());
}

TEST_F(Roads, PackedTagsAreUnderstood) {
  road(0, 3472, "track");
  m_table->columns.push_back(
      {"other_tags", {Value{std::string{R"("surface"=>"asphalt","tourist_bus"=>"designated")"}}}});
  EXPECT_THAT(told(), IsEmpty());
}

// Of a sensitive layer nothing but cells is known, whatever the layer says of itself.
TEST_F(AreaChecks, CellsOfASensitiveLayerWarnInTheirClosedSeason) {
  square(3'000, 0, 2'000);
  m_table->coarse_m = 2'900;
  m_table->columns = {{cell_column, {Value{"4405/1"}}}};
  rule(300, "Jan 1-Aug 31");
  m_builder.route.schedule.date = core::to_day({2022, 5, 1});
  const auto in_season = findings();
  ASSERT_FALSE(in_season.empty());
  for (const auto& finding : in_season) {
    EXPECT_EQ(finding.severity, Severity::Warning);
    EXPECT_THAT(core::to_text(finding.message), HasSubstr("somewhere in the grid cell 4405/1"));
  }
  m_builder.route.schedule.date = core::to_day({2022, 10, 1});
  EXPECT_THAT(findings(), IsEmpty());
}

}  // namespace
}  // namespace eb::model
