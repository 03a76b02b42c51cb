// Damaged and hostile files: each gives what can be had of it, and a message that names file, feature and remedy.
#include <gmock/gmock.h>

#include <gdal/cpl_vsi.h>

#include <fstream>
#include <sstream>

#include "gdal_files.h"
#include "reader_fixture.h"

namespace eb::io {
namespace {

using testing::HasSubstr;

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream stream{line};
  for (std::string cell; std::getline(stream, cell, '|');) cells.push_back(cell);
  return cells;
}

std::string fixture(const std::string& name) {
  return EB_SOURCE_DIR "/tests/fixtures/broken/" + name;
}

std::string all_texts(const model::FeatureTable& table) {
  std::string texts;
  for (const model::Column& column : table.columns)
    for (const model::Value& value : column.values) texts += model::to_text(value) + "\n";
  return texts;
}

class BrokenSourceTest : public ReaderTest {
 protected:
  [[nodiscard]] std::string bytes_of(const std::string& name) const {
    std::ifstream file{m_folder / name, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
  }
  [[nodiscard]] std::string path(const std::string& name) const { return (m_folder / name).string(); }
};

TEST_F(BrokenSourceTest, EachFixtureGivesWhatItsLineSays) {
  std::ifstream list{fixture("expected.txt")};
  int lines = 0;
  for (std::string line; std::getline(list, line);) {
    if (line.empty() || line.front() == '#') continue;
    const auto cells = split(line);
    ASSERT_GE(cells.size(), 3U) << line;
    const auto loaded = load(fixture(cells[0]), cells[1]);
    ASSERT_EQ(loaded.has_value(), cells[2] != "refused") << line << (loaded ? "" : core::to_text(loaded.error()));
    const std::string said = loaded ? problems_of(*loaded) : core::to_text(loaded.error());
    if (loaded) {
      EXPECT_EQ(std::to_string(loaded->features->feature_count()), cells[2]) << line;
      if (cells.size() == 3) {
        EXPECT_EQ(said, "") << line;
      }
    }
    for (std::size_t i = 3; i < cells.size(); ++i) EXPECT_THAT(said, HasSubstr(cells[i])) << line;
    ++lines;
  }
  EXPECT_GT(lines, 15);
}

// What is no position is told, and nothing lies where nobody has put it: not at zero, not at whole degrees.
TEST_F(BrokenSourceTest, NothingLiesWhereABadPositionWouldPutIt) {
  int layers = 0;
  for (const char* name : {"bad_positions.kml", "bad_positions.gml", "bad_coordinates.gml", "bad_positions.xml",
                           "bad_positions.osm", "bad_positions.dxf", "bad_positions.mif", "missing_position.gpx"}) {
    const auto infos = shared_reader().info(fixture(name), false);
    ASSERT_TRUE(infos) << name << core::to_text(infos.error());
    bool is_told = false;
    for (const LayerInfo& info : *infos) {
      for (const auto& problem : info.problems)
        is_told |= core::to_text(problem.what).find("this is no position") != std::string::npos;
      if (info.extent_deg.empty()) continue;
      EXPECT_GE(info.extent_deg.min_x, 7.099) << name;
      EXPECT_LE(info.extent_deg.max_x, 7.301) << name;
      EXPECT_GE(info.extent_deg.min_y, 51.499) << name;
      EXPECT_LE(info.extent_deg.max_y, 51.601) << name;
      ++layers;
    }
    EXPECT_TRUE(is_told) << name;
  }
  EXPECT_GE(layers, 8);
}

TEST_F(BrokenSourceTest, AMendedCopyKeepsWhatLiesBesideTheFile) {
  const auto loaded = load(fixture("bad_positions.mif"));
  ASSERT_TRUE(loaded) << core::to_text(loaded.error());
  ASSERT_EQ(loaded->features->feature_count(), 3U);
  EXPECT_EQ(loaded->features->text("name", 1), "good");
}

TEST_F(BrokenSourceTest, APackedKmlIsCheckedToo) {
  std::ifstream kml{fixture("bad_positions.kml")};
  const std::string text{std::istreambuf_iterator<char>{kml}, {}};
  GDALAllRegister();
  const std::string archive = path("places.kmz"), inside = "/vsizip/" + archive + "/doc.kml";
  VSILFILE* file = VSIFOpenL(inside.c_str(), "wb");
  ASSERT_NE(file, nullptr);
  VSIFWriteL(text.data(), 1, text.size(), file);
  VSIFCloseL(file);
  const auto loaded = load(archive);
  ASSERT_TRUE(loaded) << core::to_text(loaded.error());
  EXPECT_THAT(problems_of(*loaded), HasSubstr("places.kmz, line 4, Placemark \"Word\": this is no position"));
}

TEST_F(BrokenSourceTest, AGeometryThatCannotBeReadIsToldFromNone) {
  write_lines(path("blob.gpkg"), "GPKG", {"good", "broken", "none"});
  GDALDatasetH writer =
      GDALOpenEx(path("blob.gpkg").c_str(), GDAL_OF_UPDATE | GDAL_OF_VECTOR, nullptr, nullptr, nullptr);
  for (const char* sql : {"UPDATE lines SET geom = x'47500001E6100000FFFF' WHERE name = 'broken'",
                          "UPDATE lines SET geom = NULL WHERE name = 'none'"})
    GDALDatasetReleaseResultSet(writer, GDALDatasetExecuteSQL(writer, sql, nullptr, nullptr));
  GDALClose(writer);
  const auto loaded = load(path("blob.gpkg"));
  ASSERT_TRUE(loaded) << core::to_text(loaded.error());
  EXPECT_EQ(loaded->features->feature_count(), 3U);
  EXPECT_THAT(problems_of(*loaded),
              testing::AllOf(HasSubstr("blob.gpkg, layer lines, feature 2: its geometry cannot be read"),
                             HasSubstr("features without a geometry, which are not on the map: 1"),
                             testing::Not(HasSubstr("feature 3:"))));
}

TEST_F(BrokenSourceTest, TheShapesThatAreCutOffAreNamed) {
  write_lines(path("cut.shp"), "ESRI Shapefile", {"a", "b", "c"});
  std::filesystem::resize_file(path("cut.shp"), std::filesystem::file_size(path("cut.shp")) - 40);
  const auto loaded = load(path("cut.shp"));
  ASSERT_TRUE(loaded) << core::to_text(loaded.error());
  EXPECT_THAT(problems_of(*loaded),
              testing::AllOf(HasSubstr("cut.shp, layer cut, feature 2: its geometry cannot be read"),
                             HasSubstr("Correct the feature"), testing::Not(HasSubstr("without a geometry"))));
}

TEST_F(BrokenSourceTest, ACoordinateReferenceSystemThatCannotBeUsedIsNamedWithItsFile) {
  write("p.geojson", geojson(feature(point("7,51"))));
  write("mars.vrt",
        "<OGRVRTDataSource><OGRVRTLayer name=\"site\"><SrcDataSource relativeToVRT=\"1\">p.geojson</SrcDataSource>"
        "<SrcLayer>p</SrcLayer><LayerSRS>+proj=longlat +a=3396190 +b=3376200 +no_defs</LayerSRS></OGRVRTLayer>"
        "</OGRVRTDataSource>");
  const auto loaded = load(path("mars.vrt"));
  ASSERT_FALSE(loaded);
  EXPECT_THAT(core::to_text(loaded.error().what), testing::StartsWith("mars.vrt, layer site: "));
}

TEST_F(BrokenSourceTest, OfAFolderOnlyTheFileOfTheLayerIsOpened) {
  write("mixed/a.geojson", geojson(feature(point("7,51"))));
  write("mixed/bad.gpkg", std::string(5000, '\x07'));
  write("mixed/good.geojson", geojson(feature(point("7,51")) + "," + feature(point("7,52"))));
  const auto loaded = load(path("mixed"), "good");
  ASSERT_TRUE(loaded) << core::to_text(loaded.error());
  EXPECT_EQ(loaded->features->feature_count(), 2U);
  EXPECT_EQ(problems_of(*loaded), "") << "the bad file was not looked at";
  const auto listing = shared_reader().list(path("mixed"), false);
  ASSERT_TRUE(listing) << core::to_text(listing.error());
  ASSERT_EQ(listing->problems.size(), 1U);
  EXPECT_THAT(core::to_text(listing->problems[0].what), HasSubstr("In mixed: bad.gpkg"));
}

TEST_F(BrokenSourceTest, LayersOfOneNameAreTold) {
  write("two/a/reach.geojson", geojson(feature(point("7,51"))));
  write("two/b/reach.geojson", geojson(feature(point("7,52"))));
  const auto listing = shared_reader().list(path("two"), false);
  ASSERT_TRUE(listing) << core::to_text(listing.error());
  EXPECT_EQ(listing->vector_layers, std::vector<std::string>{"reach"});
  ASSERT_EQ(listing->problems.size(), 1U);
  EXPECT_THAT(core::to_text(listing->problems[0].what), HasSubstr("two has several layers called reach"));
}

TEST_F(BrokenSourceTest, MoreFilesThanAreOpenedAreTold) {
  for (int i = 0; i < 503; ++i)
    write("many/f" + std::to_string(1000 + i) + ".geojson", geojson(feature(point("7,51"))));
  const auto listing = shared_reader().list(path("many"), false);
  ASSERT_TRUE(listing) << core::to_text(listing.error());
  EXPECT_EQ(listing->vector_layers.size(), 500U);
  ASSERT_EQ(listing->problems.size(), 1U);
  EXPECT_THAT(core::to_text(listing->problems[0].what), HasSubstr("many holds more than 500 files"));
}

TEST_F(BrokenSourceTest, AModelThatCrashesTheUsualKmlReaderIsReadByTheOther) {
  const auto loaded = load(fixture("model.kml"));  // GDAL 3.6 crashes, later ones may not
  ASSERT_TRUE(loaded) << core::to_text(loaded.error());
  EXPECT_EQ(loaded->features->feature_count(), 2U);
  EXPECT_EQ(loaded->features->part_kinds, (std::vector{model::PartKind::Point, model::PartKind::Line}));
  if (!loaded->problems.empty()) {
    EXPECT_THAT(problems_of(*loaded), testing::AllOf(HasSubstr("model.kml"), HasSubstr("3D models")));
  }
}

TEST_F(BrokenSourceTest, OutsideEntitiesDoNotBringOtherFilesIn) {
  for (const char* name : {"xxe.gml", "xxe.gpx", "xxe.kml"}) {
    const auto loaded = load(fixture(name));
    if (loaded) {
      EXPECT_THAT(all_texts(*loaded->features), testing::Not(HasSubstr("root:"))) << name;
    }
  }
}

TEST_F(BrokenSourceTest, AnArchiveCannotWriteOutsideItself) {
  std::filesystem::create_directories(m_folder / "a/b");
  std::filesystem::copy_file(fixture("slip.zip"), m_folder / "a/b/slip.zip");
  const auto before = files();
  EXPECT_TRUE(load(path("a/b/slip.zip")));
  EXPECT_EQ(files(), before);
}

TEST_F(BrokenSourceTest, AShortAttributeTableIsToldInNumbers) {
  write_lines(path("short.shp"), "ESRI Shapefile", StringList(50, "Emscher"));
  const std::string table = bytes_of("short.dbf");
  write("short.dbf", table.substr(0, table.size() * 9 / 10));
  const auto loaded = load(path("short.shp"));
  ASSERT_TRUE(loaded) << core::to_text(loaded.error());
  EXPECT_LT(loaded->features->feature_count(), 50U);
  EXPECT_GE(loaded->features->feature_count(), 40U);
  EXPECT_THAT(problems_of(*loaded), testing::AllOf(HasSubstr("short.shp, layer short: 50 features were promised"),
                                                   HasSubstr("get it again")));
}

TEST_F(BrokenSourceTest, AGeoPackageWithATriggerIntoNowhereLoads) {
  write_lines(path("t.gpkg"), "GPKG", {"a", "b"});
  GDALDatasetH dataset = GDALOpenEx(path("t.gpkg").c_str(), GDAL_OF_UPDATE | GDAL_OF_VECTOR, nullptr, nullptr, nullptr);
  GDALDatasetExecuteSQL(dataset, "CREATE TRIGGER t AFTER INSERT ON lines BEGIN INSERT INTO nowhere VALUES (1); END",
                        nullptr, nullptr);
  GDALClose(dataset);
  const auto before = files();
  const auto loaded = load(path("t.gpkg"));
  ASSERT_TRUE(loaded) << core::to_text(loaded.error());
  EXPECT_EQ(loaded->features->feature_count(), 2U);
  EXPECT_EQ(files(), before);
}

TEST_F(BrokenSourceTest, ChangesStillInTheLogOfAGeoPackageAreReadAndNothingIsLeftBesideIt) {
  write_lines(path("log.gpkg"), "GPKG", {"before"});
  GDALDatasetH writer =
      GDALOpenEx(path("log.gpkg").c_str(), GDAL_OF_UPDATE | GDAL_OF_VECTOR, nullptr, nullptr, nullptr);
  for (const char* sql : {"PRAGMA journal_mode = WAL", "PRAGMA wal_autocheckpoint = 0"})
    GDALDatasetReleaseResultSet(writer, GDALDatasetExecuteSQL(writer, sql, nullptr, nullptr));
  GDALDatasetExecuteSQL(writer, "UPDATE lines SET name = 'after'", nullptr, nullptr);
  std::filesystem::create_directory(m_folder / "theirs");
  for (const char* part : {"log.gpkg", "log.gpkg-wal"})
    std::filesystem::copy_file(m_folder / part, m_folder / "theirs" / part);
  GDALClose(writer);
  ASSERT_GT(std::filesystem::file_size(m_folder / "theirs/log.gpkg-wal"), 0U);
  const auto before = files();
  const auto loaded = load(path("theirs/log.gpkg"));
  ASSERT_TRUE(loaded) << core::to_text(loaded.error());
  EXPECT_EQ(loaded->features->text("name", 0), "after");
  EXPECT_EQ(files(), before);
}

// Of a log that somebody was writing when the machine went down, what is whole counts; so it does for SQLite.
TEST_F(BrokenSourceTest, ALogThatWasNotWrittenWholeIsReadUpToItsLastWholeTransaction) {
  write_lines(path("torn.gpkg"), "GPKG", {"before"});
  GDALDatasetH writer =
      GDALOpenEx(path("torn.gpkg").c_str(), GDAL_OF_UPDATE | GDAL_OF_VECTOR, nullptr, nullptr, nullptr);
  const auto say = [&](const std::string& sql) {
    GDALDatasetReleaseResultSet(writer, GDALDatasetExecuteSQL(writer, sql.c_str(), nullptr, nullptr));
  };
  say("PRAGMA journal_mode = WAL");
  say("PRAGMA wal_autocheckpoint = 0");
  say("UPDATE lines SET name = 'first'");
  const auto whole = std::filesystem::file_size(m_folder / "torn.gpkg-wal");
  say("CREATE TABLE filler AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) SELECT i, "
      "hex(zeroblob(400)) FROM n");
  say("UPDATE lines SET name = 'second'");
  const auto all = std::filesystem::file_size(m_folder / "torn.gpkg-wal");
  ASSERT_GT(all, whole);
  std::filesystem::create_directory(m_folder / "theirs");
  for (const char* part : {"torn.gpkg", "torn.gpkg-wal"})
    std::filesystem::copy_file(m_folder / part, m_folder / "theirs" / part);
  GDALClose(writer);
  const auto name_read = [&] {
    const auto loaded = load(path("theirs/torn.gpkg"), "lines");
    EXPECT_TRUE(loaded) << core::to_text(loaded.error());
    return loaded ? loaded->features->text("name", 0) : std::string{};
  };
  EXPECT_EQ(name_read(), "second") << "the log makes the database longer, too";
  std::filesystem::resize_file(m_folder / "theirs/torn.gpkg-wal", all - 100);
  EXPECT_EQ(name_read(), "first");
  std::filesystem::resize_file(m_folder / "theirs/torn.gpkg-wal", 40);
  EXPECT_EQ(name_read(), "before");
  {
    std::fstream log{m_folder / "theirs/torn.gpkg-wal", std::ios::in | std::ios::out | std::ios::binary};
    log << "This is no log of SQLite.";
  }
  EXPECT_EQ(name_read(), "before");
}

TEST_F(BrokenSourceTest, NamesAndTextsOfAbsurdLengthAreCut) {
  const std::string one_megabyte(1'000'000, 'n');
  const std::string file = write(
      "long.geojson", R"({"type":"FeatureCollection","name":")" + one_megabyte + R"(","features":[)" +
                          feature(point("7,51"), "{\"" + one_megabyte + R"(":1,"t":")" + one_megabyte + "\"}") + "]}");
  const auto listing = shared_reader().list(file, false);
  ASSERT_TRUE(listing) << core::to_text(listing.error());
  ASSERT_EQ(listing->vector_layers.size(), 1U);
  EXPECT_LT(listing->vector_layers[0].size(), 300U);
  const auto loaded = load(file, listing->vector_layers[0]);  // the cut name finds it
  ASSERT_TRUE(loaded) << core::to_text(loaded.error());
  EXPECT_LT(loaded->features->columns.at(0).name.size(), 300U);
  EXPECT_LT(loaded->features->text("t", 0).size(), 100'000U);
  EXPECT_THAT(problems_of(*loaded), testing::AllOf(HasSubstr("feature 0"), HasSubstr("was cut off")));
}

TEST_F(BrokenSourceTest, AFolderWithoutDataIsRefused) {
  std::filesystem::create_directory(m_folder / "nothing");
  write("nothing/letter.txt", "Dear reader");
  const auto loaded = load(path("nothing"));
  ASSERT_FALSE(loaded);
  EXPECT_THAT(core::to_text(loaded.error()), testing::AllOf(HasSubstr("nothing"), HasSubstr("Convert it")));
}

TEST_F(BrokenSourceTest, AFolderGivesItsGoodFilesAndNamesTheBadOne) {
  write("mixed/good.geojson", geojson(feature(point("7,51"))));
  write("mixed/bad.gpkg", std::string(5000, '\x07'));
  const auto loaded = load(path("mixed"));
  ASSERT_TRUE(loaded) << core::to_text(loaded.error());
  EXPECT_EQ(loaded->features->feature_count(), 1U);
  EXPECT_THAT(problems_of(*loaded), HasSubstr("In mixed: bad.gpkg"));
}

TEST_F(BrokenSourceTest, WarningsOfOneLayerAreNotToldOfTheNext) {
  const auto infos = shared_reader().info(fixture("comma_position.gpx"), false);
  ASSERT_TRUE(infos) << core::to_text(infos.error());
  ASSERT_EQ(infos->size(), 5U);
  EXPECT_FALSE(infos->front().problems.empty());
  for (std::size_t i = 1; i < infos->size(); ++i) EXPECT_TRUE((*infos)[i].problems.empty()) << (*infos)[i].name;
}

// The bytes are the texts as they lie in the .dbf; the code page is what GDAL wrote there.
void replace_in(const std::string& path, const std::string& what, const std::string& with) {
  ASSERT_EQ(what.size(), with.size());
  std::string bytes;
  {
    std::ifstream file{path, std::ios::binary};
    bytes.assign(std::istreambuf_iterator<char>{file}, {});
  }
  const std::size_t at = bytes.find(what);
  ASSERT_NE(at, std::string::npos);
  std::ofstream{path, std::ios::binary} << bytes.replace(at, what.size(), with);
}

struct Letters {
  const char* name;
  const char* bytes;  // as many as "Guetersloh" has
  const char* shown;
  const char* said;  // in the message; empty = none
};

class ShapefileLetters : public BrokenSourceTest, public testing::WithParamInterface<Letters> {};

TEST_P(ShapefileLetters, AreTakenAsTheirBytesSay) {
  const std::string shapefile = path(std::string{GetParam().name} + ".shp");
  write_lines(shapefile, "ESRI Shapefile", {"Guetersloh", "Emscher"}, {"ENCODING=ISO-8859-1"});
  std::filesystem::remove(std::filesystem::path{shapefile}.replace_extension(".cpg"));
  replace_in(path(std::string{GetParam().name} + ".dbf"), "Guetersloh", GetParam().bytes);
  const auto loaded = load(shapefile);
  ASSERT_TRUE(loaded) << core::to_text(loaded.error());
  EXPECT_EQ(loaded->features->text("name", 0), GetParam().shown);
  const std::string said = GetParam().said;
  EXPECT_EQ(loaded->problems.empty(), said.empty()) << problems_of(*loaded);
  EXPECT_THAT(problems_of(*loaded), HasSubstr(said));
  if (!said.empty()) {
    EXPECT_THAT(problems_of(*loaded), HasSubstr(std::string{GetParam().name} + ".shp does not say"));
  }
}

INSTANTIATE_TEST_SUITE_P(Encodings, ShapefileLetters,
                         testing::Values(Letters{"ascii", "Guetersloh", "Guetersloh", ""},
                                         Letters{"utf8", "G\xc3\xbctersloh", "G\xc3\xbctersloh", "UTF-8"},
                                         Letters{"cp1252", "G\xfctersl\xf6h ", "G\xc3\xbctersl\xc3\xb6h", "CP1252"},
                                         Letters{"euro", "\x80 und mehr", "\xe2\x82\xac und mehr", "CP1252"}),
                         [](const auto& tested) { return std::string{tested.param.name}; });

TEST_F(BrokenSourceTest, AShapefileWithoutIndexLoadsAndItsFolderStaysAsItWas) {
  write_lines(path("bare.shp"), "ESRI Shapefile", {"a", "b", "c"});
  std::filesystem::remove(m_folder / "bare.shx");
  const auto before = files();
  const auto loaded = load(path("bare.shp"));
  ASSERT_TRUE(loaded) << core::to_text(loaded.error());
  EXPECT_EQ(loaded->features->vertices.size(), 6U);
  EXPECT_EQ(loaded->features->text("name", 2), "c");
  EXPECT_THAT(problems_of(*loaded), testing::AllOf(HasSubstr("bare.shp"), HasSubstr(".shx")));
  EXPECT_EQ(files(), before);
}

}  // namespace
}  // namespace eb::io
