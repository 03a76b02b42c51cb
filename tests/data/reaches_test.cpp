// The Emscher's reaches: geometry, stationing and the life of each phase.
#include <gdal.h>
#include <ogr_api.h>

#include <cmath>
#include <map>

#include "bundled_data.h"

namespace eb::data_tests {
namespace {

using testing::DoubleNear;

constexpr double metres_per_degree = 111'195.0;  // mean radius 6,371 km; enough for distances of metres

const std::vector<Json>& reaches() {
  static const std::vector<Json> all = features_of("emscher-reaches.geojson");
  return all;
}

core::Day day(int year, unsigned month, unsigned day_of_month) {
  return core::to_day({year, month, day_of_month});
}

std::map<std::string, double> km_by_phase(core::Day on) {
  std::map<std::string, double> km;
  for (const Json& reach : visible_on(reaches(), on)) {
    km[text_property(reach, "phase")] += number_property(reach, "length_km");
  }
  return km;
}

double total_km(core::Day on) {
  double total = 0;
  for (const auto& [phase, km] : km_by_phase(on)) total += km;
  return total;
}

void expect_joined(core::Day on) {
  const auto visible = visible_on(reaches(), on);
  for (std::size_t i = 1; i < visible.size(); ++i) {
    const std::string here = text_property(visible[i], "reach_id");
    EXPECT_EQ(line_of(visible[i - 1]).back(), line_of(visible[i]).front()) << here;
    EXPECT_EQ(number_property(visible[i - 1], "km_to"), number_property(visible[i], "km_from")) << here;
  }
}

TEST(EmscherReaches, AreTwentyOneJoinedEndToEndFromSourceToMouth) {
  for (const core::Day on : {day(1980, 1, 1), day(2022, 9, 1), day(2026, 1, 1)}) {
    const auto visible = visible_on(reaches(), on);
    ASSERT_EQ(visible.size(), 21U) << core::to_iso(on);
    EXPECT_EQ(number_property(visible.front(), "km_from"), 83.1);
    EXPECT_EQ(number_property(visible.back(), "km_to"), 0.0);
    expect_joined(on);
  }
}

TEST(EmscherReaches, SumToTheLengthOfTheRiver) {
  EXPECT_THAT(total_km(day(1980, 1, 1)), DoubleNear(83.1, 0.1));
  EXPECT_THAT(total_km(day(2022, 9, 1)), DoubleNear(83.1, 0.1));
}

TEST(EmscherReaches, LengthIsTheDifferenceOfTheKilometres) {
  for (const Json& reach : reaches()) {
    EXPECT_THAT(number_property(reach, "length_km"),
                DoubleNear(number_property(reach, "km_from") - number_property(reach, "km_to"), 0.001))
        << reach["properties"];
  }
}

// The generalised line is 1 km shorter than the river; a single reach may be off by what its ends may.
TEST(EmscherReaches, GeometryIsAsLongAsTheStationingSays) {
  double total_m = 0;
  for (const Json& reach : visible_on(reaches(), day(2023, 1, 1))) {
    const double length_m = geo::ellipsoidal_length_m(line_of(reach));
    EXPECT_THAT(length_m / 1000, DoubleNear(number_property(reach, "length_km"), 0.6)) << reach["properties"];
    total_m += length_m;
  }
  EXPECT_THAT(total_m / 1000, DoubleNear(82.1, 0.2));
}

TEST(EmscherReaches, BeforeTheCutOf1949TheRiverJoinsTheOlderMouth) {
  for (const auto& [on, mouth] : {std::pair{day(1905, 6, 1), "H1"}, std::pair{day(1930, 6, 1), "H2"}}) {
    expect_joined(on);
    const auto last = visible_on(reaches(), on).back();
    EXPECT_EQ(text_property(last, "reach_id"), "E17");
    const auto mouths = visible_on(features_of("historic-mouths.geojson"), on);
    ASSERT_EQ(mouths.size(), 1U);
    EXPECT_EQ(text_property(mouths[0], "id"), mouth);
    EXPECT_EQ(line_of(last).back(), line_of(mouths[0]).front());
  }
}

TEST(EmscherReaches, AtTheCeremonyNothingIsOpenSewerAndMostIsNotYetRenatured) {
  auto km = km_by_phase(day(2022, 9, 1));
  EXPECT_EQ(km["open_sewer"], 0);
  EXPECT_EQ(km["natural"], 0);
  EXPECT_THAT(km["wastewater_free"], DoubleNear(57.0, 1.0));
  EXPECT_THAT(km["renatured"], DoubleNear(24.8, 0.01));    // E01 to E07
  EXPECT_THAT(km["construction"], DoubleNear(0.9, 0.01));  // the new mouth
}

TEST(EmscherReaches, In1980EverythingButTheSpringReachIsOpenSewer) {
  for (const Json& reach : visible_on(reaches(), day(1980, 1, 1))) {
    const bool is_spring = text_property(reach, "reach_id") == "E01";
    EXPECT_EQ(text_property(reach, "phase"), is_spring ? "natural" : "open_sewer") << reach["properties"];
  }
}

// Rows of one reach or stream, in the order of the file.
std::map<std::string, std::vector<Json>> by_id(const std::vector<Json>& features, const char* id) {
  std::map<std::string, std::vector<Json>> groups;
  for (const Json& feature : features) groups[text_property(feature, id)].push_back(feature);
  return groups;
}

void expect_phases_follow_each_other(const std::string& id, const std::vector<Json>& rows, core::Day begins) {
  EXPECT_EQ(life_of(rows.front()).from, begins) << id;
  EXPECT_EQ(life_of(rows.back()).to, core::open_future) << id;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    EXPECT_EQ(life_of(rows[i - 1]).to, life_of(rows[i]).from) << id << " row " << i;
  }
}

TEST(Phases, OfTheEmscherNeitherOverlapNorLeaveGaps) {
  const core::Day cut = day(1949, 10, 4);
  const std::map<std::string, core::Day> later = {{"E18", cut}, {"E19", cut}, {"E20", cut}, {"E21", cut}};
  const auto groups = by_id(reaches(), "reach_id");
  EXPECT_EQ(groups.size(), 21U);
  for (const auto& [id, rows] : groups) {
    const auto begins = later.find(id);
    expect_phases_follow_each_other(id, rows, begins == later.end() ? core::open_past : begins->second);
  }
}

TEST(Phases, OfTheSideStreamsNeitherOverlapNorLeaveGaps) {
  const std::map<std::string, core::Day> later = {{"T35", day(1910, 1, 1)}, {"T36", day(1949, 10, 4)}};
  const auto groups = by_id(features_of("side-streams.geojson"), "stream_id");
  EXPECT_EQ(groups.size(), 23U);
  for (const auto& [id, rows] : groups) {
    const auto begins = later.find(id);
    expect_phases_follow_each_other(id, rows, begins == later.end() ? core::open_past : begins->second);
  }
}

TEST(Phases, AreThoseOfTheProjectAndSayHowSureTheyAre) {
  std::vector<std::string> known;
  const Json project = json_of("emscher.emscherblick");
  for (const Json& phase : project.at("phases")) known.push_back(phase.at("id"));
  for (const char* file : {"emscher-reaches.geojson", "side-streams.geojson"}) {
    for (const Json& row : features_of(file)) {
      EXPECT_THAT(known, testing::Contains(text_property(row, "phase")));
      const auto certainty = core::parse_certainty(text_property(row, "certainty"));
      ASSERT_TRUE(certainty.has_value()) << row["properties"];
      const bool is_inferred = row.at("properties").at("inferred").get<bool>();
      EXPECT_FALSE(is_inferred && certainty == core::Certainty::Certain) << row["properties"];
    }
  }
}

// ---- the surveyed course -------------------------------------------------------------------------

using Polyline = std::vector<geo::Vec2d>;

geo::Vec2d to_metres(geo::LonLat p) {
  constexpr double latitude_of_the_emscher = 51.53 * 3.14159265358979 / 180;
  return {p.lon * metres_per_degree * std::cos(latitude_of_the_emscher), p.lat * metres_per_degree};
}

double distance_m(geo::Vec2d p, geo::Vec2d a, geo::Vec2d b) {
  const geo::Vec2d ab = b - a;
  const double squared = geo::dot(ab, ab);
  const double share = squared > 0 ? std::clamp(geo::dot(p - a, ab) / squared, 0.0, 1.0) : 0.0;
  return geo::length(p - (a + ab * share));
}

double distance_m(geo::Vec2d p, const Polyline& line) {
  double nearest = std::numeric_limits<double>::max();
  for (std::size_t i = 1; i < line.size(); ++i) nearest = std::min(nearest, distance_m(p, line[i - 1], line[i]));
  return nearest;
}

std::vector<Polyline> surveyed_segments(const std::string& path) {
  GDALAllRegister();
  std::vector<Polyline> segments;
  GDALDatasetH dataset = GDALOpenEx(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, nullptr, nullptr);
  OGRLayerH layer = GDALDatasetGetLayerByName(dataset, "emscher_segments");
  while (OGRFeatureH feature = OGR_L_GetNextFeature(layer)) {
    OGRGeometryH geometry = OGR_F_GetGeometryRef(feature);
    Polyline segment;
    for (int i = 0; i < OGR_G_GetPointCount(geometry); ++i) {
      segment.push_back(to_metres({OGR_G_GetX(geometry, i), OGR_G_GetY(geometry, i)}));
    }
    segments.push_back(std::move(segment));
    OGR_F_Destroy(feature);
  }
  GDALClose(dataset);
  return segments;
}

struct DrawnReach {
  Polyline line;
  double accuracy_m = 0;
};

std::vector<DrawnReach> drawn_reaches() {
  std::vector<DrawnReach> drawn;
  for (const Json& reach : visible_on(reaches(), day(2023, 1, 1))) {
    DrawnReach one{{}, number_property(reach, "accuracy_m")};
    for (const geo::LonLat p : line_of(reach)) one.line.push_back(to_metres(p));
    drawn.push_back(std::move(one));
  }
  return drawn;
}

TEST(EmscherCourse, LiesWithinItsStatedAccuracyOfTheSurvey) {
  const std::string survey = EB_SOURCE_DIR "/../shared/reference/emscher_osm_part.gpkg";
  if (!std::filesystem::exists(survey)) GTEST_SKIP() << "needs " << survey;
  const auto segments = surveyed_segments(survey);
  ASSERT_EQ(segments.size(), 35U);
  const auto drawn = drawn_reaches();
  std::size_t checked = 0;
  for (const Polyline& segment : segments) {
    for (const geo::Vec2d p : segment) {
      double distance = std::numeric_limits<double>::max(), accuracy = 0;
      for (const DrawnReach& reach : drawn) {
        const double d = distance_m(p, reach.line);
        if (d < distance) distance = d, accuracy = reach.accuracy_m;
      }
      EXPECT_LE(distance, accuracy) << p.x << ' ' << p.y;
      ++checked;
    }
  }
  EXPECT_EQ(checked, 272U);
}

}  // namespace
}  // namespace eb::data_tests
