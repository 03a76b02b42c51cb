#include "io/source_reader.h"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <chrono>
#include <thread>

#include "reader_fixture.h"

namespace eb::io {

namespace {
class ReaderEnvironment : public testing::Environment {
 public:
  void SetUp() override {
    auto started = SourceReader::start();
    ASSERT_TRUE(started);
    reader() = std::move(*started);
  }
  void TearDown() override { reader().reset(); }
  static std::unique_ptr<SourceReader>& reader() {
    static std::unique_ptr<SourceReader> the_reader;
    return the_reader;
  }
};
[[maybe_unused]] const auto* const environment = testing::AddGlobalTestEnvironment(new ReaderEnvironment);
}  // namespace

SourceReader& shared_reader() {
  return *ReaderEnvironment::reader();
}

namespace {

using model::PartKind;
using testing::AllOf;
using testing::HasSubstr;

TEST_F(ReaderTest, LoadsLinesWithDatesIntoTheProjectCrs) {
  const auto loaded =
      load(write("river.geojson", geojson(feature(R"({"type":"LineString","coordinates":[[9,51.5],[9,51.6]]})",
                                                  R"({"name":"Emscher","from":1906,"to":"2017"})"))));
  ASSERT_TRUE(loaded) << core::to_text(loaded.error());
  const model::FeatureTable& table = *loaded->features;
  ASSERT_EQ(table.feature_count(), 1U);
  EXPECT_NEAR(table.vertices[0].x, 500'000.0, 0.01);  // the central meridian of zone 32
  EXPECT_EQ(table.source_crs, "EPSG:4326");
  EXPECT_EQ(table.layer_name, "river");
  EXPECT_EQ(table.text("name", 0), "Emscher");
  EXPECT_EQ(table.date_fields.from, "from");
  EXPECT_EQ(table.lives[0].interval.from, core::first_day_of_year(1906));
  EXPECT_EQ(table.lives[0].interval.to, core::first_day_of_year(2018));
  EXPECT_TRUE(loaded->problems.empty()) << problems_of(*loaded);
}

TEST_F(ReaderTest, EveryKindOfGeometryBecomesParts) {
  const std::string ring = "[[7,51],[7.1,51],[7.1,51.1],[7,51]]",
                    hole = "[[7.04,51.01],[7.06,51.01],[7.06,51.03],[7.04,51.01]]";
  const auto loaded = load(write(
      "all.geojson",
      geojson(feature(R"({"type":"GeometryCollection","geometries":[)" + point("7,51,80") +
                      R"(,{"type":"Polygon","coordinates":[)" + ring + "," + hole + R"(]}]})") +
              "," + feature(R"({"type":"MultiLineString","coordinates":[[[7,51],[7.1,51]],[[7,52],[7.1,52]]]})") + "," +
              feature(R"({"type":"MultiPoint","coordinates":[[7,51],[7.1,51]]})") + "," + feature("null"))));
  ASSERT_TRUE(loaded) << core::to_text(loaded.error());
  const model::FeatureTable& table = *loaded->features;
  EXPECT_EQ(table.feature_count(), 4U);
  EXPECT_EQ(table.part_kinds, (std::vector{PartKind::Point, PartKind::OuterRing, PartKind::InnerRing, PartKind::Line,
                                           PartKind::Line, PartKind::Point, PartKind::Point}));
  EXPECT_EQ(table.feature_parts, (std::vector<std::uint32_t>{0, 3, 5, 7, 7}));
  EXPECT_EQ(table.part(1).front(), table.part(1).back());
  EXPECT_THAT(problems_of(*loaded), HasSubstr("features without a geometry, which are not on the map: 1"));
}

TEST_F(ReaderTest, CurvesBecomeLines) {
  const auto loaded = load(write(
      "arc.csv", "id,wkt\n1,\"CIRCULARSTRING (7 51,7.1 51.1,7.2 51)\"\n2,\"TIN (((7 51,7.1 51,7 51.1,7 51)))\"\n"));
  ASSERT_TRUE(loaded) << core::to_text(loaded.error());
  ASSERT_EQ(loaded->features->part_count(), 2U);
  EXPECT_GT(loaded->features->part(0).size(), 20U);
  EXPECT_EQ(loaded->features->part_kinds[1], PartKind::OuterRing);
}

TEST_F(ReaderTest, MetresCalledDegreesAreRefused) {
  const auto loaded = load(write("metres.geojson", geojson(feature(point("350000,5700000")))));
  ASSERT_FALSE(loaded);
  EXPECT_THAT(core::to_text(loaded.error()),
              testing::AllOf(HasSubstr("metres.geojson"), HasSubstr("degrees"), HasSubstr("EPSG:25832")));
}

TEST_F(ReaderTest, ASinglePositionOffTheWorldIsLeftOutByName) {
  const auto loaded = load(write("one.geojson", geojson(feature(point("7,51")) + "," + feature(point("7,52")) + "," +
                                                        feature(point("350000,5700000")))));
  ASSERT_TRUE(loaded) << core::to_text(loaded.error());
  EXPECT_EQ(loaded->features->part_count(), 2U);
  EXPECT_THAT(problems_of(*loaded), HasSubstr("one.geojson, layer one, feature 2"));
  EXPECT_EQ(loaded->problems[0].feature_id, 2);
}

TEST_F(ReaderTest, NotANumberIsLeftOutByName) {
  const auto loaded =
      load(write("nan.geojson", geojson(feature(R"({"type":"LineString","coordinates":[[7,51],[NaN,51],[7.2,51]]})"))));
  ASSERT_TRUE(loaded) << core::to_text(loaded.error());
  EXPECT_EQ(loaded->features->vertices.size(), 2U);
  EXPECT_THAT(problems_of(*loaded), HasSubstr("layer nan, feature 0"));
}

TEST_F(ReaderTest, GpxPositionsNobodyWroteAreRejected) {
  const auto loaded = load(
      write("a.gpx", R"(<?xml version="1.0"?><gpx version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1">)"
                     R"(<wpt lat="51,5" lon="7.0"/><wpt lat="abc" lon="7.1"/><wpt lat="51.5" lon="7.1"/></gpx>)"));
  ASSERT_TRUE(loaded) << core::to_text(loaded.error());
  EXPECT_EQ(loaded->features->feature_count(), 3U);
  EXPECT_EQ(loaded->features->vertices.size(), 1U);
  EXPECT_THAT(problems_of(*loaded), testing::AllOf(HasSubstr("feature 0"), HasSubstr("feature 1")));
}

TEST_F(ReaderTest, AFileWithoutCrsIsGuessedOnlyWhenPlainlyDegrees) {
  const auto guessed = load(write("deg.csv", "lat,lon\n51.5,7.1\n51.6,7.2\n"));
  ASSERT_TRUE(guessed) << core::to_text(guessed.error());
  EXPECT_THAT(problems_of(*guessed), testing::AllOf(HasSubstr("deg.csv"), HasSubstr("WGS 84")));
  const auto refused = load(write("metres.csv", "x,y\n350000,5700000\n"));
  ASSERT_FALSE(refused);
  EXPECT_THAT(core::to_text(refused.error()), testing::AllOf(HasSubstr("metres.csv"), HasSubstr("a_srs")));
}

TEST_F(ReaderTest, SequencesGiveAllTheirFeatures) {
  const std::string one = feature(point("7,51"));
  for (const std::string& text : {"\x1e" + one + "\n\x1e" + one + "\n", one + "\n" + one + "\n"}) {
    const auto loaded = load(write("seq.json", text));
    ASSERT_TRUE(loaded) << core::to_text(loaded.error());
    EXPECT_EQ(loaded->features->feature_count(), 2U);
  }
}

TEST_F(ReaderTest, GmlComesTheRightWayRoundAndLeavesTheFolderAsItWas) {
  const std::string path = write(
      "p.gml",
      R"(<?xml version="1.0"?><ogr:FeatureCollection xmlns:ogr="http://ogr.maptools.org/" xmlns:gml="http://www.opengis.net/gml">)"
      R"(<gml:featureMember><ogr:r fid="r.1"><ogr:geometryProperty><gml:Point srsName="urn:ogc:def:crs:EPSG::4326"><gml:pos>51.5 9.0</gml:pos></gml:Point>)"
      R"(</ogr:geometryProperty></ogr:r></gml:featureMember></ogr:FeatureCollection>)");
  const auto before = files();
  const auto loaded = load(path);
  ASSERT_TRUE(loaded) << core::to_text(loaded.error());
  EXPECT_EQ(loaded->features->feature_count(), 1U);
  EXPECT_NEAR(loaded->features->vertices.at(0).x, 500'000.0, 0.01);
  EXPECT_EQ(files(), before);
}

TEST_F(ReaderTest, EntityBombsAndOutsideEntitiesGiveNothingAway) {
  const std::string secret = write("secret.txt", "TOPSECRET");
  const auto loaded = load(write(
      "xxe.gml",
      R"(<?xml version="1.0"?><!DOCTYPE x [<!ENTITY s SYSTEM "file://)" + secret +
          R"(">]>)"
          R"(<ogr:FeatureCollection xmlns:ogr="http://ogr.maptools.org/" xmlns:gml="http://www.opengis.net/gml"><gml:featureMember><ogr:r fid="r.1">)"
          R"(<ogr:geometryProperty><gml:Point srsName="EPSG:4326"><gml:pos>7 51</gml:pos></gml:Point></ogr:geometryProperty><ogr:name>&s;</ogr:name></ogr:r></gml:featureMember></ogr:FeatureCollection>)"));
  if (!loaded) return;
  for (const model::Column& column : loaded->features->columns)
    for (const model::Value& value : column.values)
      EXPECT_THAT(model::to_text(value), testing::Not(HasSubstr("TOPSECRET")));
}

TEST_F(ReaderTest, OddFilesAreRefusedAtOnce) {
  const std::string fifo = (m_folder / "fifo").string();
  ASSERT_EQ(::mkfifo(fifo.c_str(), 0600), 0);
  std::filesystem::create_symlink("b", m_folder / "a");
  std::filesystem::create_symlink("a", m_folder / "b");
  for (const std::string& odd :
       {fifo, (m_folder / "a").string(), write("empty.geojson", ""), m_folder.string() + "/none.gpkg",
        std::string{"/dev/zero"}, write("noise.gpkg", std::string(5000, '\x07'))}) {
    const auto loaded = load(odd);
    ASSERT_FALSE(loaded) << odd;
    EXPECT_FALSE(loaded.error().hint.empty()) << odd;
    EXPECT_THAT(core::to_text(loaded.error()), HasSubstr(std::filesystem::path{odd}.filename().string()));
  }
}

TEST_F(ReaderTest, AFileThatCrashesTheLibraryLeavesTheProgramAlive) {
  const std::string path = write(
      "model.kml",
      R"(<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><MultiGeometry><Point><coordinates>7,51.5</coordinates></Point>)"
      R"(<Model><Location><longitude>7</longitude><latitude>51.5</latitude></Location></Model></MultiGeometry></Placemark></Document></kml>)");
  const auto loaded = load(path);  // GDAL 3.6 crashes, later ones may read it
  if (!loaded) {
    EXPECT_THAT(core::to_text(loaded.error()), testing::AllOf(HasSubstr("model.kml"), HasSubstr("signal")));
  }
  EXPECT_TRUE(load(write("after.geojson", geojson(feature(point("7,51"))))));
}

TEST_F(ReaderTest, AStopEndsTheReader) {
  std::string rows = "lat,lon\n";
  for (int i = 0; i < 300'000; ++i) rows += "51.5,7.1\n";
  const std::string path = write("long.csv", rows);
  std::stop_source stop;
  stop.request_stop();
  ReadRequest request;
  request.source = path;
  request.target_crs = "EPSG:25832";
  const auto loaded = shared_reader().read(request, stop.get_token());
  ASSERT_FALSE(loaded);
  EXPECT_THAT(core::to_text(loaded.error()), HasSubstr("cancelled"));
}

TEST_F(ReaderTest, SeveralThreadsReadAtTheSameTime) {
  const std::string path = write("one.geojson", geojson(feature(point("7,51"))));
  std::atomic<int> good = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i)
      threads.emplace_back([&] {
        for (int k = 0; k < 3; ++k) good += load(path) ? 1 : 0;
      });
  }
  EXPECT_EQ(good, 12);
}

TEST_F(ReaderTest, NetworkIsRefusedByNameAndInsideFiles) {
  const auto by_name = load("/vsizip//vsicurl/http://127.0.0.1:9/a.zip");
  ASSERT_FALSE(by_name);
  EXPECT_THAT(core::to_text(by_name.error()), HasSubstr("network"));
  EXPECT_FALSE(
      load(write("net.vrt",
                 "<OGRVRTDataSource><OGRVRTLayer name=\"x\"><SrcDataSource>/vsicurl/http://127.0.0.1:9/x.geojson"
                 "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>")));
}

TEST_F(ReaderTest, AFileThatOnlyLeadsToTheNetworkSaysSo) {
  const auto refused = load(write("tiles.xml",
                                  "<GDAL_WMS><Service name=\"TMS\"><ServerUrl>http://127.0.0.1:9/${z}/${x}/${y}.png"
                                  "</ServerUrl></Service></GDAL_WMS>"));
  ASSERT_FALSE(refused);
  EXPECT_THAT(core::to_text(refused.error()), AllOf(HasSubstr("tiles.xml"), HasSubstr("network")));
  const auto vrt = load(write("net.vrt",
                              "<OGRVRTDataSource><OGRVRTLayer name=\"x\"><SrcDataSource>/vsicurl/http://127.0.0.1:9/x"
                              ".geojson</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"));
  ASSERT_FALSE(vrt);
  EXPECT_THAT(core::to_text(vrt.error()), AllOf(HasSubstr("net.vrt"), HasSubstr("network")));
  EXPECT_FALSE(leads_to_network("<gml:FeatureCollection xmlns:gml=\"http://www.opengis.net/gml\">"));
}

TEST_F(ReaderTest, TablesOfNumbersAreTablesAndGridsOfHeightsAreGrids) {
  const std::string places = "7.1,51.5,1950\n7.2,51.5,1960\n7.1,51.6,1970\n7.2,51.6,1980\n";
  const auto years = load(write("years.csv", "lon,lat,year\n" + places));
  ASSERT_TRUE(years) << core::to_text(years.error());
  ASSERT_NE(years->features, nullptr);
  EXPECT_EQ(years->features->feature_count(), 4U);
  EXPECT_NE(years->features->column("year"), nullptr);
  for (const char* name : {"x,y,z\n", "lon,lat,elevation\n"}) {
    const auto grid = load(write("grid.csv", name + places));
    ASSERT_TRUE(grid) << core::to_text(grid.error());
    EXPECT_NE(grid->raster, nullptr) << name;
  }
  for (const auto& [file, text] :
       {std::pair{"ids.csv", "id,lon,lat\n1,7.12,51.53\n2,7.31,51.44\n3,7.05,51.61\n"},
        {"depths.csv", "lat,lon,depth\n51.53,7.12,3.5\n51.44,7.31,2.2\n51.61,7.05,1.9\n"},
        {"spans.csv", "lon;lat;start;end\n7.12;51.53;1950;1960\n7.31;51.44;1960;1990\n7.05;51.61;1970;1980\n"},
        {"tabs.tsv", "lon\tlat\tyear\n7.12\t51.53\t1950\n7.31\t51.44\t1960\n7.05\t51.61\t1970\n"}}) {
    const auto points = load(write(file, text));
    ASSERT_TRUE(points) << file << ": " << core::to_text(points.error());
    ASSERT_NE(points->features, nullptr) << file;
    EXPECT_EQ(points->features->vertices.size(), points->features->feature_count()) << file;
  }
}

TEST(NetworkSource, NamesThatLeaveTheMachine) {
  for (const char* source :
       {"http://a/b.tif", "HTTPS://a/b", "/vsicurl/ftp://a", "/vsis3/bucket/a.tif", "WFS:https://a", "PG:dbname=a",
        "/vsizip//vsicurl/http://a", "<WMS><Service/></WMS>", "<GDAL_WMS>", "MySQL:a", "OAPIF:http://a"})
    EXPECT_TRUE(is_network_source(source)) << source;
  for (const char* source :
       {"/data/http.geojson", "rivers.gpkg", "GPKG:/data/a.gpkg:tiles", "/vsizip//data/a.zip", "pg.csv"})
    EXPECT_FALSE(is_network_source(source)) << source;
}

TEST_F(ReaderTest, InfoCountsWhatIsThere) {
  const auto infos = shared_reader().info(
      write("two.geojson", geojson(feature(point("7,51"), R"({"start":"1989"})") + "," + feature(point("8,52")))),
      false);
  ASSERT_TRUE(infos) << core::to_text(infos.error());
  ASSERT_EQ(infos->size(), 1U);
  const LayerInfo& info = infos->front();
  EXPECT_EQ(info.name, "two");
  EXPECT_EQ(info.geometry_type, "Point");
  EXPECT_EQ(info.features, 2U);
  EXPECT_EQ(info.vertices, 2U);
  EXPECT_EQ(info.crs, "EPSG:4326");
  EXPECT_EQ(info.date_fields.from, "start");
  EXPECT_NEAR(info.extent_deg.max_x, 8, 1e-9);
  EXPECT_NEAR(info.extent_deg.min_y, 51, 1e-9);
}

TEST_F(ReaderTest, InfoNamesTheKindOfGeometryThatIsThere) {
  const std::string line = feature(R"({"type":"LineString","coordinates":[[7,51],[7.1,51]]})");
  const std::string lines = feature(R"({"type":"MultiLineString","coordinates":[[[7,51],[7.1,51]],[[7,52],[8,52]]]})");
  for (const auto& [features, type] :
       std::map<std::string, std::string>{{line, "LineString"},
                                          {line + "," + lines, "MultiLineString"},
                                          {line + "," + feature(point("7,51")), "mixed"}}) {
    const auto infos = shared_reader().info(write("kinds.geojson", geojson(features)), false);
    ASSERT_TRUE(infos) << core::to_text(infos.error());
    EXPECT_EQ(infos->at(0).geometry_type, type);
  }
}

TEST_F(ReaderTest, ElevationBecomesAHillshade) {
  std::string grid = "ncols 4\nnrows 4\nxllcorner 7\nyllcorner 51\ncellsize 0.01\nNODATA_value -9999\n";
  grid += "10.5 20 30 40\n10 20 30 40\n10 20 30 40\n-9999 20 30 40\n";
  const auto loaded = load(write("dem.asc", grid));
  ASSERT_TRUE(loaded) << core::to_text(loaded.error());
  ASSERT_TRUE(loaded->raster);
  const model::RasterImage& image = *loaded->raster;
  EXPECT_TRUE(image.is_elevation);
  EXPECT_EQ(image.rgba.size(), static_cast<std::size_t>(image.width * image.height * 4));
  EXPECT_TRUE(std::any_of(image.elevation_m.begin(), image.elevation_m.end(), [](float v) { return std::isnan(v); }));
  EXPECT_TRUE(std::any_of(image.elevation_m.begin(), image.elevation_m.end(), [](float v) { return v > 25.0F; }));
  EXPECT_THAT(problems_of(*loaded), HasSubstr("WGS 84"));
}

TEST_F(ReaderTest, APictureWithoutPositionIsRefused) {
  const auto loaded = load(write("p.ppm", "P6\n2 2\n255\nabcdefghijkl"));
  ASSERT_FALSE(loaded);
  EXPECT_THAT(core::to_text(loaded.error()), testing::AllOf(HasSubstr("p.ppm"), HasSubstr("position")));
}

TEST_F(ReaderTest, ManyProblemsAreSummedUp) {
  std::string features = feature(point("7,51"), R"({"start":"1989"})");
  for (int i = 1; i < 100; ++i) features.append(",").append(feature(point("7,51"), R"({"start":"1989"})"));
  for (int i = 0; i < 50; ++i) features.append(",").append(feature(point("7,51"), R"({"start":"when?"})"));
  const auto loaded = load(write("dates.geojson", geojson(features)));
  ASSERT_TRUE(loaded) << core::to_text(loaded.error());
  EXPECT_EQ(loaded->features->date_fields.from, "start");
  EXPECT_EQ(loaded->problems.size(), 21U);
  EXPECT_THAT(problems_of(*loaded), testing::AllOf(HasSubstr("feature 100"), HasSubstr("30 more problems")));
  EXPECT_EQ(loaded->features->lives[120].interval, core::DayInterval{});
}

class ReferenceTest : public ReaderTest {
 protected:
  void SetUp() override {
    ReaderTest::SetUp();
    if (!std::filesystem::exists(reference())) GTEST_SKIP() << "the shared reference layers are not here";
  }
  static std::string reference() { return EB_SOURCE_DIR "/../shared/reference"; }
};

TEST_F(ReferenceTest, RealGeoPackageLoadsWholeAndTheFolderStaysAsItWas) {
  std::filesystem::copy_file(reference() + "/municipalities_rvr.gpkg", m_folder / "m.gpkg");
  const auto before = files();
  const auto loaded = load((m_folder / "m.gpkg").string());
  ASSERT_TRUE(loaded) << core::to_text(loaded.error());
  EXPECT_EQ(loaded->features->feature_count(), 53U);
  EXPECT_EQ(loaded->features->vertices.size(), 140'129U);
  EXPECT_TRUE(loaded->problems.empty()) << problems_of(*loaded);
  EXPECT_EQ(files(), before);
}

TEST_F(ReferenceTest, OpenStreetMapExtractLoads) {
  const auto loaded = load(reference() + "/north-bayreuth.osm.pbf", "lines");
  ASSERT_TRUE(loaded) << core::to_text(loaded.error());
  EXPECT_EQ(loaded->features->feature_count(), 2384U);
}

TEST_F(ReferenceTest, RealElevationLoads) {
  const auto loaded = load(reference() + "/elevation_30s.tif");
  ASSERT_TRUE(loaded) << core::to_text(loaded.error());
  EXPECT_TRUE(loaded->raster->is_elevation);
}

}  // namespace
}  // namespace eb::io
