// Ways along roads: the router's answer as legs, its complaints in words, and a real database of a small village.
#include "io/road_router.h"

#include <gmock/gmock.h>

#include "io/routing_database.h"
#include "osm_extract.h"
#include "reader_fixture.h"

namespace eb::io {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string table =
    "# Creator : Routino\n"
    "#Latitude\tLongitude\t    Node\tType\tSegment\tSegment\tTotal\tTotal  \tSpeed\tBearing\tHighway\n"
    " 50.000000\t  11.500000\t      -1 \tWaypt#1\t0.000\t 0.00\t 0.00\t  0.0\t\t\t\n"
    " 50.010000\t  11.500000\t     969 \tInter\t1.113\t 1.34\t 1.11\t  1.3\t 50\t 358\tA street\twith a tab\n"
    " 50.020000\t  11.500000\t     990*\tWaypt#2\t1.113\t 0.67\t 2.23\t  2.0\t 100\t  37\tB 85\n"
    " 50.020000\t  11.510000\t     921 \tWaypt#3\t0.717\t 0.86\t 2.94\t  2.9\t 50\t 305\tlane\n";

TEST(RoadTable, EachPointAskedForBeginsALeg) {
  const auto legs = parse_road_table(table, 2);
  ASSERT_EQ(legs.size(), 2U);
  ASSERT_EQ(legs[0].path.size(), 3U);
  EXPECT_EQ(legs[0].path[1], (geo::LonLat{11.5, 50.01}));
  EXPECT_EQ(legs[1].path.front(), legs[0].path.back());
  // A degree of latitude at 50 degrees north is 111.23 km on the ellipsoid.
  EXPECT_NEAR(legs[0].length_m, 2224.6, 0.5);
  EXPECT_NEAR(legs[0].seconds, 1112.3 / 50 * 3.6 + 1112.3 / 100 * 3.6, 0.1);
  EXPECT_NEAR(legs[1].length_m, 716.6, 0.5);
}

TEST(RoadTable, WhatIsNotWholeIsNothing) {
  EXPECT_THAT(parse_road_table("", 1), IsEmpty());
  EXPECT_THAT(parse_road_table("# only a heading\n", 1), IsEmpty());
  EXPECT_THAT(parse_road_table(table, 3), IsEmpty());
  EXPECT_THAT(parse_road_table(table.substr(0, table.find("Waypt#3")), 2), IsEmpty());
  EXPECT_THAT(parse_road_table("50.0 \tnorth\t1\tWaypt#1\n", 1), IsEmpty());
}

TEST(RoadRouterWords, ComplaintsSayWhichPointAndWhatToDo) {
  RoadRequest request;
  request.points = {{7, 51.5}, {7.25, 51.6}};
  EXPECT_THAT(core::to_text(explain_router("Error: Cannot find node close to specified point 2.", request)),
              AllOf(HasSubstr("within 1 km of 51.60000, 7.25000"), HasSubstr("make the leg straight")));
  EXPECT_THAT(core::to_text(explain_router("Error: Cannot find super-route compatible with profile.", request)),
              AllOf(HasSubstr("no way from 51.50000, 7.00000 to 51.60000, 7.25000"), HasSubstr("another profile")));
  EXPECT_THAT(core::to_text(explain_router("File 'ways.mem' is damaged", request)),
              AllOf(HasSubstr("File 'ways.mem' is damaged"), HasSubstr("import-osm")));
}

TEST(RoadRouterWords, EveryProfileHasAName) {
  for (std::size_t i = 0; i < road_profiles.size(); ++i)
    EXPECT_EQ(parse_road_profile(road_profiles[i]), static_cast<RoadProfile>(i));
  EXPECT_EQ(parse_road_profile("horse"), std::nullopt);
  EXPECT_EQ(road_profile_of(model::Profile::Minibus), RoadProfile::Minibus);
  EXPECT_EQ(road_profile_of(model::Profile::OnFoot), RoadProfile::OnFoot);
}

class RoadRouterTest : public ReaderTest {
 protected:
  void make_database(const std::string& extract) {
    fs::create_directories(m_folder / "routing");
    fs::create_directories(m_folder / "scratch");
    const auto made = make_routing_database(write("village.osm", extract), OsmFileKind::Xml, m_folder / "routing",
                                            m_folder / "scratch", {}, {});
    ASSERT_TRUE(made) << core::to_text(made.error());
    ASSERT_EQ(*made, RoutingDatabase::Made) << "the package routino has to be installed";
  }
  [[nodiscard]] RoadRequest request(RoadProfile profile, std::vector<geo::LonLat> points) const {
    return {m_folder / "routing", EB_SOURCE_DIR "/data/openstreetmap/profiles.xml", profile, std::move(points)};
  }
  [[nodiscard]] std::string error_of(RoadProfile profile, std::vector<geo::LonLat> points) const {
    const auto legs = find_road_legs(request(profile, std::move(points)));
    return legs ? "no error" : core::to_text(legs.error());
  }
};

TEST_F(RoadRouterTest, FollowsTheRoadsThatAProfileMayUse) {
  make_database(village());
  // Along the street and up the main road: 1389 m and 1113 m.
  const auto coach = find_road_legs(request(RoadProfile::Coach, {{7.0, 51.5}, {7.02, 51.51}}));
  ASSERT_TRUE(coach) << core::to_text(coach.error());
  ASSERT_EQ(coach->size(), 1U);
  EXPECT_NEAR(coach->front().length_m, 2501, 5);
  EXPECT_NEAR(coach->front().path.back().lat, 51.51, 1e-5);
  EXPECT_GT(coach->front().seconds, 1389 / 50.0 * 3.6);
  EXPECT_LT(coach->front().seconds, 2501 / 15.0 * 3.6);

  const auto on_foot = find_road_legs(request(RoadProfile::OnFoot, {{7.0, 51.5}, {7.02, 51.5}}));
  ASSERT_TRUE(on_foot);
  EXPECT_NEAR(on_foot->front().seconds, on_foot->front().length_m / 4 * 3.6, 2);
  // At the end of the footpath.
  EXPECT_TRUE(find_road_legs(request(RoadProfile::OnFoot, {{7.0, 51.5}, {7.0, 51.51}})));
  EXPECT_THAT(error_of(RoadProfile::Coach, {{7.0, 51.5}, {7.0, 51.51}}),
              HasSubstr("No road that this profile may use"));
}

TEST_F(RoadRouterTest, LeadsThroughPointsOnTheWay) {
  make_database(village());
  const auto legs = find_road_legs(request(RoadProfile::Car, {{7.0, 51.5}, {7.01, 51.5}, {7.02, 51.5}}));
  ASSERT_TRUE(legs) << core::to_text(legs.error());
  ASSERT_EQ(legs->size(), 2U);
  EXPECT_NEAR((*legs)[0].length_m, (*legs)[1].length_m, 1);
}

TEST_F(RoadRouterTest, ACoachKeepsToRoadsItFits) {
  auto ways = village_ways();
  ways[0].tags += osm_tag("maxheight", "3.5");
  make_database(osm_text(village_nodes(), ways));
  EXPECT_THAT(error_of(RoadProfile::Coach, {{7.0, 51.5}, {7.01, 51.5}}), testing::Not(HasSubstr("no error")));
  EXPECT_TRUE(find_road_legs(request(RoadProfile::Minibus, {{7.0, 51.5}, {7.01, 51.5}})));
}

TEST_F(RoadRouterTest, EveryCoachHasToFit) {
  auto ways = village_ways();
  ways[0].tags += osm_tag("maxweight", "18");
  make_database(osm_text(village_nodes(), ways));
  EXPECT_THAT(error_of(RoadProfile::Coach, {{7.0, 51.5}, {7.01, 51.5}}), testing::Not(HasSubstr("no error")));
  EXPECT_TRUE(find_road_legs(request(RoadProfile::Minibus, {{7.0, 51.5}, {7.01, 51.5}})));
}

TEST_F(RoadRouterTest, AStreetForScheduledBusesIsClosedToACoach) {
  auto ways = village_ways();
  ways[0].tags += osm_tag("access", "no") + osm_tag("psv", "yes");
  make_database(osm_text(village_nodes(), ways));
  EXPECT_THAT(error_of(RoadProfile::Coach, {{7.0, 51.5}, {7.01, 51.5}}), testing::Not(HasSubstr("no error")));
}

TEST_F(RoadRouterTest, WhatCannotBeRoutedSaysWhy) {
  make_database(village());
  EXPECT_THAT(error_of(RoadProfile::Coach, {{7.0, 51.5}, {9, 52}}), HasSubstr("within 1 km of 52.00000, 9.00000"));
  EXPECT_THAT(error_of(RoadProfile::Coach, {{7.0, 51.5}, {7.0, 51.6}}), HasSubstr("no way from"));
  EXPECT_THAT(error_of(RoadProfile::Coach, {{7.0, 51.5}}), HasSubstr("between 2 and 99 points"));
  fs::remove(m_folder / "routing" / "ways.mem");
  EXPECT_THAT(error_of(RoadProfile::Coach, {{7.0, 51.5}, {7.01, 51.5}}),
              AllOf(HasSubstr("no routing database"), HasSubstr("import-osm")));
}

}  // namespace
}  // namespace eb::io
