// Routes out and in again: what every format keeps, to the centimetre, in every script; and what it says it does not.
#include <gmock/gmock.h>

#include <cmath>
#include <numbers>
#include <random>

#include "io/route_writer.h"
#include "reader_fixture.h"

namespace eb::io {
namespace {

using model::LegKind;
using model::Route;
using model::RouteFormat;

const std::vector<std::string> texts{"Wasserkreuz",
                                     "נחל הירקון",
                                     "清渓川と橋",
                                     "Świętochłowice – źródło",
                                     "🦅 Seeadler 🌊",
                                     "007",
                                     "1e5",
                                     "a \"b\" <c> & 'd'",
                                     "eins, zwei; drei",
                                     "Zeile 1\nZeile 2",
                                     "true",
                                     " mit Rand ",
                                     "Ünïcödé",
                                     "دریا",
                                     "=SUM(A1)"};

class RouteMaker {
 public:
  explicit RouteMaker(unsigned seed) : m_random{seed} {}

  Route make(const std::string& id) {
    Route route;
    route.id = id;
    route.name = words();
    route.visible = chance();
    route.color = {{1, 2, 3, 255}, {200, 100, 50, 255}};
    route.schedule = schedule();
    if (chance()) route.meeting_point = {words(), position(), number(0, 1439), chance(), "https://example.org/meet"};
    const int count = number(2, 9);
    for (int i = 0; i < count; ++i) route.points.push_back(point(i));
    for (int i = 0; i + 1 < count; ++i) route.legs.push_back(std::make_shared<const model::Leg>(leg()));
    return route;
  }

 private:
  int number(int low, int high) { return std::uniform_int_distribution{low, high}(m_random); }
  bool chance() { return number(0, 1) == 1; }
  double real(double low, double high) { return std::uniform_real_distribution{low, high}(m_random); }
  const std::string& word() { return texts[static_cast<std::size_t>(number(0, static_cast<int>(texts.size()) - 1))]; }
  model::LocalizedText words() {
    model::LocalizedText made{{{"de", word()}}};
    if (chance()) made.by_language["he"] = word();
    if (chance()) made.by_language["zh-Hant"] = word();
    return made;
  }
  geo::LonLat position() { return {real(-180, 180), real(-85, 85)}; }

  model::RoutePoint point(int index) {
    model::RoutePoint made{"p" + std::to_string(index), position(), nullptr};
    if (index == 1) made.id = "007";
    if (chance()) return made;
    model::Stop stop;
    stop.name = words();
    if (chance()) stop.what_to_see = words();
    if (chance()) stop.visiting = words();
    stop.dwell_minutes = number(0, 600);
    if (chance()) stop.fixed_arrival = number(0, 2000);
    if (chance()) stop.fixed_departure = number(0, 2000);
    if (chance()) stop.opening_hours = "Tu-Su 10:00-18:00; Dec 24 off";
    stop.is_confirmed = chance();
    if (chance()) stop.source = "https://example.org/?a=1&b=2";
    if (chance()) stop.confidence = "medium";
    if (chance()) stop.accuracy_m = 12.5;
    if (chance()) stop.accessibility = {words(), "https://example.org/steps"};
    if (chance()) stop.walking_m = number(0, 5000);
    made.stop = std::make_shared<const model::Stop>(stop);
    return made;
  }

  model::Leg leg() {
    model::Leg made;
    made.kind = static_cast<LegKind>(number(0, 2));
    if (chance()) made.profile = static_cast<model::Profile>(number(0, 3));
    if (made.kind == LegKind::Straight) return made;
    std::vector<geo::LonLat> path;
    for (int i = number(0, 40); i > 0; --i) path.push_back(position());
    made.path = geo::ChunkedPath{path};
    if (made.kind == LegKind::Routed && chance()) made.seconds = real(1, 9000);
    return made;
  }

  model::Schedule schedule() {
    model::Schedule made;
    if (chance()) made.date = core::to_day({2022, 8, 31});
    made.start_minutes = number(0, 1439);
    made.time_zone = "Europe/Berlin";
    made.profile = static_cast<model::Profile>(number(0, 3));
    if (chance()) made.groups = {{"one", words(), 0}, {"two", {}, -25}};
    return made;
  }

  std::mt19937 m_random;
};

model::RouteExport request_for(const std::vector<Route>& routes, RouteFormat format) {
  model::RouteExport request;
  for (const auto& route : routes) request.routes.push_back({std::make_shared<const Route>(route), {}});
  request.format = format;
  request.language = "de";
  return request;
}

// On a sphere of 6,371 km; enough for a centimetre.
double distance_m(geo::LonLat a, geo::LonLat b) {
  constexpr double metres = 6'371'000 * std::numbers::pi / 180;
  return std::hypot((a.lat - b.lat) * metres,
                    std::remainder(a.lon - b.lon, 360) * metres * std::cos(a.lat * std::numbers::pi / 180));
}

void expect_same_leg(const model::Leg& a, const model::Leg& b, const std::string& where) {
  EXPECT_EQ(a.kind, b.kind) << where;
  EXPECT_EQ(a.profile, b.profile) << where;
  EXPECT_EQ(a.seconds, b.seconds) << where;
  ASSERT_EQ(a.path.size(), b.path.size()) << where;
  for (std::size_t i = 0; i < a.path.size(); ++i) EXPECT_LT(distance_m(a.path[i], b.path[i]), 0.01) << where;
}

void expect_same(const Route& a, const Route& b) {
  EXPECT_EQ(a.id, b.id);
  EXPECT_EQ(a.name, b.name);
  EXPECT_EQ(a.color, b.color);
  EXPECT_EQ(a.visible, b.visible);
  EXPECT_EQ(a.schedule, b.schedule);
  EXPECT_EQ(a.meeting_point, b.meeting_point);
  EXPECT_EQ(a.variant_of, b.variant_of);
  ASSERT_EQ(a.points.size(), b.points.size());
  for (std::size_t i = 0; i < a.points.size(); ++i) {
    EXPECT_EQ(a.points[i].id, b.points[i].id);
    EXPECT_LT(distance_m(a.points[i].position, b.points[i].position), 0.01);
    ASSERT_EQ(a.points[i].stop != nullptr, b.points[i].stop != nullptr) << a.id << " " << i;
    if (a.points[i].stop) {
      EXPECT_TRUE(*a.points[i].stop == *b.points[i].stop) << a.points[i].stop->name.in("de");
    }
  }
  for (std::size_t i = 0; i < a.legs.size(); ++i)
    expect_same_leg(*a.legs[i], *b.legs[i], a.id + " leg " + std::to_string(i));
}

class RouteFiles : public ReaderTest {
 protected:
  [[nodiscard]] std::string out(const std::string& name) const { return (m_folder / name).string(); }
  static core::Result<ImportedRoutes> read(const std::string& file) {
    return shared_reader().routes(file, "de", false);
  }
  static std::string problems(const ImportedRoutes& imported) {
    std::string text;
    for (const auto& problem : imported.problems) text += core::to_text(problem.what) + '\n';
    return text;
  }
  // Written and read back; the test fails when either does.
  std::vector<Route> through(const std::vector<Route>& routes, RouteFormat format) {
    const auto file = out(std::string{"routes"} + model::suffix_of(format));
    const auto written = write_routes(request_for(routes, format), file);
    EXPECT_TRUE(written) << (written ? "" : core::to_text(written.error()));
    const auto imported = read(file);
    EXPECT_TRUE(imported) << (imported ? "" : core::to_text(imported.error()));
    if (!imported) return {};
    EXPECT_EQ(problems(*imported), "");
    return imported->routes;
  }
  void expect_round_trip(RouteFormat format, unsigned rounds) {
    for (unsigned seed = 0; seed < rounds && !HasFailure(); ++seed) {
      RouteMaker maker{seed};
      std::vector<Route> routes{maker.make("first"), maker.make("second")};
      routes[1].variant_of = "first";
      const auto read_back = through(routes, format);
      ASSERT_EQ(read_back.size(), 2U) << "seed " << seed;
      for (std::size_t i = 0; i < 2; ++i) expect_same(routes[i], read_back[i]);
      ASSERT_FALSE(HasFailure()) << "seed " << seed;
    }
  }
};

TEST_F(RouteFiles, GpxKeepsEverything) {
  expect_round_trip(RouteFormat::Gpx, 60);
}
TEST_F(RouteFiles, GeoPackageKeepsEverything) {
  expect_round_trip(RouteFormat::GeoPackage, 25);
}
TEST_F(RouteFiles, GeoJsonKeepsEverything) {
  expect_round_trip(RouteFormat::GeoJson, 40);
}
TEST_F(RouteFiles, KmlKeepsEverything) {
  expect_round_trip(RouteFormat::Kml, 40);
}
TEST_F(RouteFiles, KmzKeepsEverything) {
  expect_round_trip(RouteFormat::Kmz, 5);
}

TEST_F(RouteFiles, CsvKeepsStopsAndSaysWhatItDoesNot) {
  for (unsigned seed = 0; seed < 40; ++seed) {
    Route route = RouteMaker{seed}.make("r");
    route.color = {};
    route.visible = true;
    route.schedule.groups.clear();
    const auto file = out("routes.csv");
    ASSERT_TRUE(write_routes(request_for({route}, RouteFormat::Csv), file));
    auto imported = read(file);
    ASSERT_TRUE(imported) << core::to_text(imported.error());
    ASSERT_EQ(imported->routes.size(), 1U);
    auto& back = imported->routes.front();
    back.color = {};
    std::size_t lines = 0;
    for (auto& leg : route.legs) {
      lines += leg->path.empty() ? 0U : 1U;
      auto left = *leg;
      left.path = {};
      left.seconds.reset();
      if (left.kind == LegKind::Track) left.kind = LegKind::Straight;
      leg = std::make_shared<const model::Leg>(left);
    }
    expect_same(route, back);
    ASSERT_FALSE(HasFailure()) << "seed " << seed;
    const auto losses = model::route_losses(request_for({RouteMaker{seed}.make("r")}, RouteFormat::Csv));
    const bool says_lines = std::ranges::any_of(
        losses, [](const auto& loss) { return core::to_text(loss.what).find("no lines") != std::string::npos; });
    EXPECT_EQ(says_lines, lines > 0) << "seed " << seed;
  }
}

TEST_F(RouteFiles, AnEditedNameCountsMoreThanItsTranslations) {
  Route route = RouteMaker{3}.make("r");
  model::Stop stop;
  stop.name = {{{"de", "Alt"}, {"en", "Old"}}};
  route.points[0].stop = std::make_shared<const model::Stop>(stop);
  auto text = geojson_text(request_for({route}, RouteFormat::GeoJson));
  text.replace(text.find("\"name\":\"Alt\""), 12, "\"name\":\"Neu\"");
  const auto imported = read(write("edited.geojson", text));
  ASSERT_TRUE(imported);
  EXPECT_EQ(imported->routes.front().points[0].stop->name.in("de"), "Neu");
  EXPECT_EQ(imported->routes.front().points[0].stop->name.in("en"), "Old");
}

std::string gpx(const std::string& inside) {
  return R"(<?xml version="1.0"?><gpx version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1"
    xmlns:trp="http://www.garmin.com/xmlschemas/TripExtensions/v1" xmlns:gpxx="http://www.garmin.com/xmlschemas/GpxExtensions/v3">)" +
         inside + "</gpx>";
}
std::string trkpt(double lat, double lon, const std::string& inside = {}) {
  return "<trkpt lat=\"" + std::to_string(lat) + "\" lon=\"" + std::to_string(lon) + "\">" + inside + "</trkpt>\n";
}
std::string wpt(double lat, double lon, const std::string& inside) {
  return "<wpt lat=\"" + std::to_string(lat) + "\" lon=\"" + std::to_string(lon) + "\">" + inside + "</wpt>\n";
}

TEST_F(RouteFiles, WaypointsNearATrackBecomeItsStops) {
  std::string track = "<trk><name>Runde</name><trkseg>";
  for (int i = 0; i <= 10; ++i) track += trkpt(51.5, 7.0 + i * 0.01, "<ele>50</ele><time>2022-09-01T08:00:00Z</time>");
  track += "</trkseg></trk>";
  const auto imported =
      read(write("tour.gpx", gpx(wpt(51.5001, 7.0852, "<name>Zweiter</name><desc>Brücke</desc>") +
                                 wpt(51.5, 7.0, "<name>Start</name>") + wpt(51.5005, 7.0449, "<name>Erster</name>") +
                                 wpt(51.6, 7.05, "<name>Weit weg</name>") + wpt(51.5, 7.03, "") + track)));
  ASSERT_TRUE(imported) << core::to_text(imported.error());
  ASSERT_EQ(imported->routes.size(), 1U);
  const auto& route = imported->routes.front();
  EXPECT_EQ(route.name.in("de"), "Runde");
  ASSERT_EQ(route.points.size(), 4U);
  EXPECT_EQ(route.points[0].stop->name.in("de"), "Start");
  EXPECT_EQ(route.points[1].stop->name.in("de"), "Erster");
  EXPECT_EQ(route.points[2].stop->name.in("de"), "Zweiter");
  EXPECT_EQ(route.points[2].stop->what_to_see.in("de"), "Brücke");
  EXPECT_EQ(route.points[3].stop, nullptr);  // where the track ends
  // 7.00 | 7.01 .. 7.04 | 7.05 .. 7.08 | 7.09 | 7.10
  EXPECT_EQ(route.legs[0]->path.size(), 4U);
  EXPECT_EQ(route.legs[1]->path.size(), 4U);
  EXPECT_EQ(route.legs[2]->path.size(), 1U);
  for (const auto& leg : route.legs) EXPECT_EQ(leg->kind, LegKind::Track);
  EXPECT_THAT(problems(*imported),
              testing::AllOf(testing::HasSubstr("Points on no route, left out (2): "), testing::HasSubstr("Weit weg"),
                             testing::HasSubstr("heights of 11"), testing::HasSubstr("times of 11")));
}

TEST_F(RouteFiles, AGapInATrackIsAStraightLeg) {
  const auto imported =
      read(write("gap.gpx", gpx("<trk><trkseg>" + trkpt(51.5, 7.0) + trkpt(51.5, 7.1) + trkpt(51.5, 7.2) +
                                "</trkseg><trkseg>" + trkpt(51.6, 7.3) + trkpt(51.6, 7.4) + "</trkseg></trk>")));
  ASSERT_TRUE(imported);
  const auto& route = imported->routes.front();
  EXPECT_EQ(route.name.in("de"), "gap");
  ASSERT_EQ(route.points.size(), 4U);
  EXPECT_EQ(route.legs[0]->kind, LegKind::Track);
  EXPECT_EQ(route.legs[0]->path.size(), 1U);
  EXPECT_EQ(route.legs[1]->kind, LegKind::Straight);
  EXPECT_EQ(route.legs[2]->kind, LegKind::Track);
}

TEST_F(RouteFiles, GarminRoutesKeepShapingPointsStaysAndTheLineOfTheDevice) {
  const auto imported = read(write("device.gpx", gpx(R"(<rte><name>Fahrt</name>
    <rtept lat="51.5" lon="7.0"><name>A</name><extensions><trp:ViaPoint/><gpxx:RoutePointExtension><gpxx:rpt lat="51.51" lon="7.01"/>
      <gpxx:rpt lat="51.52" lon="7.02"/></gpxx:RoutePointExtension></extensions></rtept>
    <rtept lat="51.6" lon="7.1"><name>Via 1</name><extensions><trp:ShapingPoint/></extensions></rtept>
    <rtept lat="51.7" lon="7.2"><name>B</name><extensions><trp:ViaPoint><trp:StopDuration>PT1H15M</trp:StopDuration></trp:ViaPoint></extensions></rtept>
    </rte>)")));
  ASSERT_TRUE(imported) << core::to_text(imported.error());
  const auto& route = imported->routes.front();
  ASSERT_EQ(route.points.size(), 3U);
  EXPECT_EQ(route.points[1].stop, nullptr);
  EXPECT_EQ(route.points[2].stop->dwell_minutes, 75);
  EXPECT_EQ(route.legs[0]->path.size(), 2U);
  EXPECT_EQ(route.legs[1]->kind, LegKind::Straight);
}

TEST_F(RouteFiles, WhatStandsBeforeAFaultIsKept) {
  const auto whole =
      gpx("<trk><trkseg>\n" + trkpt(51.5, 7.0) + trkpt(51.5, 7.1) + trkpt(51.5, 7.2) + "</trkseg></trk>");
  const auto imported = read(write("cut.gpx", whole.substr(0, whole.find("7.2"))));
  ASSERT_TRUE(imported) << core::to_text(imported.error());
  EXPECT_EQ(imported->routes.front().points.size(), 2U);
  EXPECT_THAT(problems(*imported), testing::HasSubstr("broken in line 5"));
  const auto nothing = read(write("nothing.gpx", "<gpx version=\"1.1\"><trk><"));
  ASSERT_FALSE(nothing);
  EXPECT_THAT(core::to_text(nothing.error()), testing::HasSubstr("broken in line 1"));
}

TEST_F(RouteFiles, PositionsOffTheEarthAreToldAndLeftOut) {
  const auto imported =
      read(write("off.gpx", gpx("<trk><trkseg>" + trkpt(51.5, 7.0) + trkpt(91, 7.1) + "<trkpt lat=\"x\" lon=\"7\"/>" +
                                trkpt(51.5, 7.2) + "</trkseg></trk>")));
  ASSERT_TRUE(imported);
  EXPECT_THAT(problems(*imported), testing::HasSubstr("Points without a position on Earth, left out: 2"));
}

TEST_F(RouteFiles, AnEntityBombIsRefused) {
  std::string bomb = "<!DOCTYPE gpx [<!ENTITY a \"aaaaaaaaaaaaaaaaaaaa\">";
  char last = 'a';
  for (char c = 'b'; c <= 'k'; ++c) {
    bomb += std::string{"<!ENTITY "} + c + " \"";
    for (int i = 0; i < 10; ++i) bomb += std::string{"&"} + last + ";";
    bomb += "\">";
    last = c;
  }
  const auto imported = read(write("bomb.gpx", bomb + "]><gpx version=\"1.1\"><rte><name>&k;</name></rte></gpx>"));
  EXPECT_FALSE(imported);
}

TEST_F(RouteFiles, ATableOfPlacesIsARouteInItsOrder) {
  const auto imported =
      read(write("places.csv", "name,lat,lon\nErster,51.5,7.0\n\"Zweiter, 007\",51.6,7.1\nDritter,51.7,7.2\n"));
  ASSERT_TRUE(imported) << core::to_text(imported.error());
  const auto& route = imported->routes.front();
  ASSERT_EQ(route.points.size(), 3U);
  EXPECT_EQ(route.points[1].stop->name.in("de"), "Zweiter, 007");
  EXPECT_EQ(route.legs[0]->kind, LegKind::Straight);
}

TEST_F(RouteFiles, LinesInAnotherProjectionAreBroughtToDegrees) {
  const auto file = write(
      "utm.geojson",
      R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25832"}},"features":[)" +
          feature(R"({"type":"LineString","coordinates":[[500000,5700000],[500000,5710000]]})") + "]}");
  const auto imported = read(file);
  ASSERT_TRUE(imported) << core::to_text(imported.error());
  EXPECT_NEAR(imported->routes.front().points[0].position.lon, 9, 1e-6);
  EXPECT_NEAR(imported->routes.front().points[0].position.lat, 51.45, 0.1);
}

TEST_F(RouteFiles, AFileWithoutLinesAndPointsIsRefusedWithARemedy) {
  const auto imported = read(
      write("area.geojson", geojson(feature(R"({"type":"Polygon","coordinates":[[[7,51],[8,51],[8,52],[7,51]]]})"))));
  ASSERT_FALSE(imported);
  EXPECT_THAT(core::to_text(imported.error()),
              testing::AllOf(testing::HasSubstr("holds no route"), testing::HasSubstr("layer")));
}

TEST_F(RouteFiles, AWriteThatFailsLeavesTheOldFile) {
  const auto folder = out("nowhere");
  for (const auto format : {RouteFormat::Gpx, RouteFormat::Kmz, RouteFormat::GeoPackage}) {
    const auto written =
        write_routes(request_for({RouteMaker{1}.make("r")}, format), folder + "/a" + model::suffix_of(format));
    EXPECT_FALSE(written);
  }
  EXPECT_TRUE(files().empty());
}

}  // namespace
}  // namespace eb::io
