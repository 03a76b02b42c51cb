// What formats with times of their own say of when a feature exists: KML, KMZ, GPX, CZML, GeoJSON-T, GeoPackage.
#include <gdal/cpl_vsi.h>
#include <gmock/gmock.h>

#include "gdal_files.h"
#include "reader_fixture.h"

namespace eb::io {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class TimeFormatsTest : public ReaderTest {
 protected:
  // "1906-01-01 to 1950-01-01", the end not included.
  static std::string life(const model::FeatureTable& table, std::uint32_t row) {
    const core::DayInterval days = table.lives.at(row).interval;
    const auto end = [](core::Day day) {
      return day <= core::open_past || day >= core::open_future ? std::string{"open"} : core::to_iso(day);
    };
    return end(days.from) + " to " + end(days.to);
  }
  static std::vector<std::string> lives(const core::Result<LoadedLayer>& loaded) {
    std::vector<std::string> all;
    if (!loaded) return {core::to_text(loaded.error())};
    for (std::uint32_t row = 0; row < loaded->features->feature_count(); ++row)
      all.push_back(life(*loaded->features, row));
    return all;
  }

  static std::string kml(const std::string& inside) {
    return R"(<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2" )"
           R"(xmlns:gx="http://www.google.com/kml/ext/2.2"><Document><name>d</name>)" +
           inside + "</Document></kml>";
  }
  static std::string placemark(const std::string& inside) {
    return "<Placemark>" + inside + "<Point><coordinates>7,51.5</coordinates></Point></Placemark>";
  }
  static std::string span(const std::string& begin, const std::string& end) {
    const auto part = [](const std::string& name, const std::string& text) {
      return text.empty() ? text : "<" + name + ">" + text + "</" + name + ">";
    };
    return "<TimeSpan>" + part("begin", begin) + part("end", end) + "</TimeSpan>";
  }
  static std::string stamp(const std::string& when) { return "<TimeStamp><when>" + when + "</when></TimeStamp>"; }

  std::vector<std::string> kml_lives(const std::string& inside) { return lives(load(write("t.kml", kml(inside)))); }

  static std::string czml(const std::string& packets) {
    return R"([{"id":"document","name":"Probe","version":"1.0"},)" + packets + "]";
  }
  static std::string czml_point(const std::string& more) {
    return R"({"position":{"cartographicDegrees":[7,51.5,0]},"point":{},)" + more + "}";
  }
  std::vector<std::string> czml_lives(const std::string& packets) {
    return lives(load(write("t.czml", czml(packets))));
  }
};

// ---- GeoJSON-T -------------------------------------------------------------------------------------

std::string timed_feature(const std::string& more) {
  return R"({"type":"Feature",)" + more +
         R"("properties":{"name":"a"},"geometry":{"type":"Point","coordinates":[7,51.5]}})";
}
std::string timed_collection(const std::string& more, const std::string& features) {
  return R"({"type":"FeatureCollection",)" + more + R"("features":[)" + features + "]}";
}

TEST_F(TimeFormatsTest, GeoJsonWhenIsTheTimeOfAFeature) {
  const auto loaded = load(write(
      "t.geojson",
      timed_collection(
          R"("when":{"timespans":[{"start":{"in":"1700"},"end":{"in":"1750"}}]},)",
          timed_feature(R"("when":{"timespans":[{"start":{"in":"1850"},"end":{"in":"1899-05"}}]},)") + "," +
              timed_feature(R"("when":{"start":"1900-02-03"},)") + "," + timed_feature("") + "," +
              timed_feature(
                  R"("when":{"timespans":[{"start":{"earliest":"1900"},"end":{"latest":1950}},{"start":"1960"}]},)"))));
  EXPECT_THAT(lives(loaded), ElementsAre("1850-01-01 to 1899-06-01", "1900-02-03 to open", "1700-01-01 to 1751-01-01",
                                         "1900-01-01 to 1951-01-01", "1960-01-01 to open"));
  ASSERT_TRUE(loaded);
  EXPECT_TRUE(loaded->problems.empty());
  EXPECT_EQ(loaded->features->lives[0].certainty, core::Certainty::Certain);
  EXPECT_NE(loaded->features->lives[3].certainty, core::Certainty::Certain);
}

TEST_F(TimeFormatsTest, AGeoJsonWhenThatIsNoDateIsNamed) {
  const auto loaded = load(
      write("t.geojson", timed_collection("", timed_feature("") + "," + timed_feature(R"("when":{"start":"soon"},)"))));
  EXPECT_THAT(lives(loaded), ElementsAre("open to open", "open to open"));
  ASSERT_EQ(loaded->problems.size(), 1U);
  EXPECT_THAT(core::to_text(loaded->problems[0].what), HasSubstr("Feature 2"));
}

TEST_F(TimeFormatsTest, APropertyCalledWhenIsAColumnLikeOthers) {
  const auto loaded =
      load(write("t.geojson", timed_collection("", R"({"type":"Feature","properties":{"when":"1990"},)"
                                                   R"("geometry":{"type":"Point","coordinates":[7,51]}})")));
  ASSERT_TRUE(loaded);
  EXPECT_NE(loaded->features->column("when"), nullptr);
}

// ---- KML ------------------------------------------------------------------------------------------

struct Written {
  const char* time;
  const char* life;
};

class KmlTimes : public TimeFormatsTest, public testing::WithParamInterface<Written> {};

TEST_P(KmlTimes, CoverWhatTheyName) {
  EXPECT_EQ(kml_lives(placemark(GetParam().time)), std::vector<std::string>{GetParam().life}) << GetParam().time;
}

INSTANTIATE_TEST_SUITE_P(
    All, KmlTimes,
    testing::Values(
        Written{"<TimeSpan><begin>1906</begin><end>1949</end></TimeSpan>", "1906-01-01 to 1950-01-01"},
        Written{"<TimeSpan><begin>1906-02</begin><end>1949-10</end></TimeSpan>", "1906-02-01 to 1949-11-01"},
        Written{"<TimeSpan><begin>1906-02-03</begin><end>1949-10-04</end></TimeSpan>", "1906-02-03 to 1949-10-05"},
        Written{"<TimeSpan><begin>1906</begin></TimeSpan>", "1906-01-01 to open"},
        Written{"<TimeSpan><end>1949-10-04</end></TimeSpan>", "open to 1949-10-05"},
        Written{"<TimeSpan><begin>1997-07-16T10:30:15+03:00</begin></TimeSpan>", "1997-07-16 to open"},
        Written{"<TimeSpan> <begin>\n 1906 </begin> <!-- x --> <end>1949</end></TimeSpan>", "1906-01-01 to 1950-01-01"},
        Written{"<gx:TimeSpan><begin>1906</begin><end>1949</end></gx:TimeSpan>", "1906-01-01 to 1950-01-01"},
        Written{"<TimeStamp><when>1997</when></TimeStamp>", "1997-01-01 to 1998-01-01"},
        Written{"<TimeStamp><when>1997-07</when></TimeStamp>", "1997-07-01 to 1997-08-01"},
        Written{"<TimeStamp><when>1997-07-16T07:30:15Z</when></TimeStamp>", "1997-07-16 to 1997-07-17"},
        Written{"<TimeSpan><begin>0843</begin></TimeSpan>", "0843-01-01 to open"},
        Written{"<TimeSpan/>", "open to open"},
        Written{"<LookAt><gx:TimeSpan><begin>1906</begin></gx:TimeSpan></LookAt>", "open to open"},
        Written{"", "open to open"}));

TEST_F(TimeFormatsTest, APlacemarkHasTheTimeOfTheNearestFolderUnlessItHasItsOwn) {
  const std::string inner = "<Folder><name>inner</name>" + placemark("") + placemark(stamp("1997")) + "</Folder>";
  const std::string outer = "<Folder><name>outer</name>" + span("1950", "1960") + inner + "</Folder>";
  const auto loaded = load(write("t.kml", kml(outer)), "inner");
  EXPECT_EQ(lives(loaded), (std::vector<std::string>{"1950-01-01 to 1961-01-01", "1997-01-01 to 1998-01-01"}));
}

TEST_F(TimeFormatsTest, ATimeOfTheDocumentMayStandBehindWhatItHolds) {
  EXPECT_EQ(kml_lives(placemark("") + span("1950", "")), std::vector<std::string>{"1950-01-01 to open"});
}

TEST_F(TimeFormatsTest, KmlWithASchemaOfItsOwnKeepsAttributesAndTimes) {
  const std::string schema = R"(<Schema name="s" id="s"><SimpleField type="int" name="n"/></Schema>)";
  const std::string data =
      R"(<ExtendedData><SchemaData schemaUrl="#s"><SimpleData name="n">4</SimpleData></SchemaData></ExtendedData>)";
  const auto loaded = load(write("t.kml", kml(schema + placemark("<name>a</name>" + span("1906", "1949") + data))));
  EXPECT_EQ(lives(loaded), std::vector<std::string>{"1906-01-01 to 1950-01-01"});
  EXPECT_EQ(loaded->features->text("n", 0), "4");
}

TEST_F(TimeFormatsTest, ThePrefixOfAKmlNamespaceDoesNotMatter) {
  const auto loaded =
      load(write("t.kml", R"(<k:kml xmlns:k="http://www.opengis.net/kml/2.2"><k:Document><k:Placemark>)"
                          "<k:TimeSpan><k:begin>1906</k:begin></k:TimeSpan><k:Point><k:coordinates>7,51.5"
                          "</k:coordinates></k:Point></k:Placemark></k:Document></k:kml>"));
  EXPECT_EQ(lives(loaded), std::vector<std::string>{"1906-01-01 to open"});
}

TEST_F(TimeFormatsTest, AnAnimatedTrackLivesFromItsFirstToItsLastMoment) {
  EXPECT_EQ(kml_lives("<Placemark><gx:Track><when>2010-05-28T02:02:09Z</when><when>2010-05-30T02:02:35Z</when>"
                      "<gx:coord>7 51.5 0</gx:coord><gx:coord>7.1 51.6 0</gx:coord></gx:Track></Placemark>"),
            std::vector<std::string>{"2010-05-28 to 2010-05-31"});
}

TEST_F(TimeFormatsTest, TimesInsideAKmzAreReadToo) {
  const std::string path = (m_folder / "t.kmz").string();
  VSILFILE* file = VSIFOpenL(("/vsizip/{" + path + "}/doc.kml").c_str(), "wb");
  ASSERT_NE(file, nullptr);
  const std::string text = kml(placemark(span("1906", "1949")));
  VSIFWriteL(text.data(), 1, text.size(), file);
  VSIFCloseL(file);
  const auto before = files();
  EXPECT_EQ(lives(load(path)), std::vector<std::string>{"1906-01-01 to 1950-01-01"});
  EXPECT_EQ(files(), before);
}

TEST_F(TimeFormatsTest, ElementsNestedWithoutEndAreNoTrouble) {
  std::string open, close;
  for (int i = 0; i < 20'000; ++i) open += "<Folder>", close += "</Folder>";
  const auto loaded = load(write("t.kml", kml(open + placemark(span("1906", "1949")) + close)));
  if (!loaded) {
    EXPECT_THAT(core::to_text(loaded.error()), HasSubstr("t.kml"));
  }
}

TEST_F(TimeFormatsTest, ManyUnreadableTimesAreToldInAFewLines) {
  std::string many;
  for (int i = 0; i < 500; ++i) many += placemark(stamp("soon"));
  const auto loaded = load(write("t.kml", kml(many)));
  ASSERT_TRUE(loaded) << core::to_text(loaded.error());
  EXPECT_LT(loaded->problems.size(), 40U);
  EXPECT_THAT(problems_of(*loaded), HasSubstr("t.kml: 480 more times cannot be used"));
}

// ---- GPX ------------------------------------------------------------------------------------------

constexpr const char* gpx =
    R"(<?xml version="1.0"?><gpx version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1">)"
    R"(<wpt lat="51.5" lon="7"><time>2022-09-01T08:00:00Z</time><name>w</name></wpt>)"
    R"(<trk><name>a</name><trkseg><trkpt lat="51.5" lon="7"><time>2022-09-02T08:00:00Z</time></trkpt>)"
    R"(<trkpt lat="51.6" lon="7"><time>2022-09-01T09:00:00Z</time></trkpt></trkseg></trk>)"
    R"(<trk><name>b</name><trkseg><trkpt lat="51.5" lon="7"/><trkpt lat="51.6" lon="7"/></trkseg></trk></gpx>)";

TEST_F(TimeFormatsTest, WhenATrackWasRecordedIsNotWhenItExisted) {
  const std::string file = write("t.gpx", gpx);
  const auto tracks = load(file, "tracks");
  EXPECT_EQ(lives(tracks), (std::vector<std::string>{"open to open", "open to open"}));
  EXPECT_EQ(tracks->features->text("recorded_from", 0), "2022-09-01");
  EXPECT_EQ(tracks->features->text("recorded_to", 0), "2022-09-02");
  EXPECT_EQ(tracks->features->text("recorded_from", 1), "");
  EXPECT_EQ(lives(load(file, "waypoints")), std::vector<std::string>{"open to open"});
}

TEST_F(TimeFormatsTest, RecordingTimesCanBeChosenByHand) {
  ReadRequest request;
  request.source = write("t.gpx", gpx);
  request.target_crs = "EPSG:25832";
  request.layer = "tracks";
  request.date_fields = model::DateFields{"recorded_from", "recorded_to", ""};
  EXPECT_EQ(lives(shared_reader().read(request)),
            (std::vector<std::string>{"2022-09-01 to 2022-09-03", "open to open"}));
  request.layer = "waypoints";
  request.date_fields = model::DateFields{"time", "", ""};
  EXPECT_EQ(lives(shared_reader().read(request)), std::vector<std::string>{"2022-09-01 to open"});
}

// ---- CZML -----------------------------------------------------------------------------------------

class CzmlTimes : public TimeFormatsTest, public testing::WithParamInterface<Written> {};

TEST_P(CzmlTimes, HoldUntilTheirEnd) {
  EXPECT_EQ(czml_lives(czml_point(std::string{R"("availability":")"} + GetParam().time + "\"")),
            std::vector<std::string>{GetParam().life});
}

INSTANTIATE_TEST_SUITE_P(
    All, CzmlTimes,
    testing::Values(Written{"1989-01-01T00:00:00Z/2005-01-01T00:00:00Z", "1989-01-01 to 2005-01-01"},
                    Written{"1989-01-01T06:00:00Z/2005-01-01T06:00:00Z", "1989-01-01 to 2005-01-02"},
                    Written{"19890101T000000Z/20050101T000000Z", "1989-01-01 to 2005-01-01"},
                    Written{"1989-01-01T00:00:00.000+02:00/2005-01-01T00:00:00.000+02:00", "1989-01-01 to 2005-01-01"},
                    Written{"1989-01-01/2004-12-31", "1989-01-01 to 2005-01-01"},
                    Written{"0000-01-01T00:00:00Z/2005-01-01T00:00:00Z", "open to 2005-01-01"},
                    Written{"1989-01-01T00:00:00Z/9999-12-31T24:00:00Z", "1989-01-01 to open"},
                    Written{"1989-01-01T00:00:00Z/1989-01-01T00:00:00Z", "1989-01-01 to 1989-01-02"}));

TEST_F(TimeFormatsTest, CzmlWithSeveralIntervalsIsThereInEach) {
  EXPECT_EQ(czml_lives(czml_point(R"("availability":["1906-01-01T00:00:00Z/1949-10-04T00:00:00Z",)"
                                  R"("2022-11-09T00:00:00Z/9999-12-31T24:00:00Z"])")),
            (std::vector<std::string>{"1906-01-01 to 1949-10-04", "2022-11-09 to open"}));
}

TEST_F(TimeFormatsTest, ACzmlPositionThatChangesIsOneFeatureForEachPlace) {
  const auto loaded =
      load(write("t.czml", czml(R"({"availability":"1905-01-01T00:00:00Z/1915-01-01T00:00:00Z",)"
                                R"("position":[{"interval":"1900-01-01T00:00:00Z/1910-01-01T00:00:00Z",)"
                                R"("cartographicDegrees":[7,51,0]},)"
                                R"({"interval":"1910-01-01T00:00:00Z/1920-01-01T00:00:00Z",)"
                                R"("cartographicDegrees":[7.1,51,0]}]})")));
  EXPECT_EQ(lives(loaded), (std::vector<std::string>{"1905-01-01 to 1910-01-01", "1910-01-01 to 1915-01-01"}));
  EXPECT_NE(loaded->features->vertices.at(0).x, loaded->features->vertices.at(1).x);
}

TEST_F(TimeFormatsTest, CzmlShapesAndPropertiesArrive) {
  const auto loaded = load(write(
      "t.czml",
      czml(R"({"id":"l","name":"Line","polyline":{"positions":{"cartographicDegrees":[7,51.5,0,7.1,51.6,0]}}},)"
           R"({"id":"a","polygon":{"positions":{"cartographicDegrees":[7,51,0,8,51,0,8,52,0]},)"
           R"("holes":{"cartographicDegrees":[[7.6,51.2,0,7.8,51.2,0,7.8,51.4,0]]}}},)"
           R"({"id":"r","rectangle":{"coordinates":{"wsenDegrees":[7,51,8,52]}}},)"
           R"({"id":"p","position":{"cartographicRadians":[0.1221730476,0.8988445648,0]},"label":{"text":"P"},)"
           R"("properties":{"length":4.5,"kind":{"string":"plant"}}},)"
           R"({"id":"t","position":{"epoch":"2020-01-01T00:00:00Z","cartographicDegrees":[0,7,51,0,60,7.1,51,0]}})")));
  ASSERT_TRUE(loaded) << core::to_text(loaded.error());
  const model::FeatureTable& table = *loaded->features;
  using model::PartKind;
  EXPECT_EQ(table.layer_name, "Probe");
  EXPECT_EQ(table.part_kinds, (std::vector{PartKind::Line, PartKind::OuterRing, PartKind::InnerRing,
                                           PartKind::OuterRing, PartKind::Point, PartKind::Line}));
  EXPECT_EQ(table.text("name", 0), "Line");
  EXPECT_EQ(table.text("label", 3), "P");
  EXPECT_EQ(table.text("length", 3), "4.5");
  EXPECT_EQ(table.text("kind", 3), "plant");
  EXPECT_TRUE(loaded->problems.empty()) << problems_of(*loaded);
}

TEST_F(TimeFormatsTest, LaterCzmlPacketsCompleteOrRemoveEarlierOnes) {
  const auto loaded = load(write("t.czml", czml(czml_point(R"("id":"a")") + "," + czml_point(R"("id":"b")") +
                                                R"(,{"id":"a","name":"A"},{"id":"b","delete":true})")));
  ASSERT_TRUE(loaded) << core::to_text(loaded.error());
  ASSERT_EQ(loaded->features->feature_count(), 1U);
  EXPECT_EQ(loaded->features->text("name", 0), "A");
}

TEST_F(TimeFormatsTest, TheTimeOfAFormatGoesBeforeAColumnThatSoundsLikeOne) {
  EXPECT_EQ(
      czml_lives(czml_point(R"("availability":"1989-01-01/2004-12-31","properties":{"valid_from":1700,"begin":1800})")),
      std::vector<std::string>{"1989-01-01 to 2005-01-01"});
}

TEST_F(TimeFormatsTest, WithoutAvailabilityAColumnMaySpeak) {
  EXPECT_EQ(czml_lives(czml_point(R"("properties":{"valid_from":1700})")),
            std::vector<std::string>{"1700-01-01 to open"});
}

TEST_F(TimeFormatsTest, FilesOfAnArchiveAreReadAsTheyWouldBeAlone) {
  const std::string path = (m_folder / "t.zip").string();
  const auto pack = [&](const std::string& name, const std::string& text) {
    VSILFILE* file = VSIFOpenL(("/vsizip/{" + path + "}/" + name).c_str(), "wb");
    ASSERT_NE(file, nullptr);
    VSIFWriteL(text.data(), 1, text.size(), file);
    VSIFCloseL(file);
  };
  pack("a.czml", czml(czml_point(R"("availability":"1989-01-01/2004-12-31")")));
  pack("b.kml", kml(placemark(span("1906", "1949"))));
  pack("c.czml", "[");
  const auto first = load(path, "Probe");
  EXPECT_EQ(lives(first), std::vector<std::string>{"1989-01-01 to 2005-01-01"});
  EXPECT_EQ(problems_of(*first), "") << "of a layer only what is about its file";
  const auto all = load(path);
  ASSERT_TRUE(all) << core::to_text(all.error());
  EXPECT_THAT(problems_of(*all), HasSubstr("In t.zip: c.czml"));
  EXPECT_EQ(lives(load(path, "d")), std::vector<std::string>{"1906-01-01 to 1950-01-01"});
}

// ---- GeoPackage -----------------------------------------------------------------------------------

class GeoPackageTimes : public TimeFormatsTest {
 protected:
  void SetUp() override {
    ReaderTest::SetUp();
    m_path = (m_folder / "t.gpkg").string();
    write_lines(m_path, "GPKG", {"a", "b", "c", "d"});
  }
  void run(const StringList& statements) const {
    GDALDatasetH dataset = GDALOpenEx(m_path.c_str(), GDAL_OF_UPDATE | GDAL_OF_VECTOR, nullptr, nullptr, nullptr);
    for (const std::string& sql : statements)
      GDALDatasetReleaseResultSet(dataset, GDALDatasetExecuteSQL(dataset, sql.c_str(), nullptr, nullptr));
    GDALClose(dataset);
  }
  std::string m_path;
};

TEST_F(GeoPackageTimes, DatesAndDateTimesAreDays) {
  run({"ALTER TABLE lines ADD COLUMN start_date DATE", "ALTER TABLE lines ADD COLUMN end_date DATETIME",
       "UPDATE lines SET start_date = '1906-05-03', end_date = '1949-06-05T10:00:00.000Z' WHERE name = 'a'",
       "UPDATE lines SET end_date = '1949-06-05T00:00:00.000Z' WHERE name = 'b'"});
  EXPECT_EQ(lives(load(m_path)), (std::vector<std::string>{"1906-05-03 to 1949-06-06", "open to 1949-06-06",
                                                           "open to open", "open to open"}));
}

TEST_F(GeoPackageTimes, WhatIsNoWholeDayInADateColumnIsReadAsItIsWritten) {
  run({"ALTER TABLE lines ADD COLUMN start_date DATE", "ALTER TABLE lines ADD COLUMN end_date DATETIME",
       "UPDATE lines SET start_date = '1906', end_date = '1949-10' WHERE name = 'a'",
       "UPDATE lines SET start_date = 1906 WHERE name = 'b'",
       "UPDATE lines SET start_date = '-0043-05-03', end_date = '1960s' WHERE name = 'c'",
       "UPDATE lines SET start_date = 'some day' WHERE name = 'd'"});
  const auto before = files();
  const auto loaded = load(m_path);
  EXPECT_EQ(lives(loaded), (std::vector<std::string>{"1906-01-01 to 1949-11-01", "1906-01-01 to open",
                                                     "-0043-05-03 to 1970-01-01", "open to open"}));
  ASSERT_EQ(loaded->problems.size(), 1U) << problems_of(*loaded);
  EXPECT_THAT(problems_of(*loaded), HasSubstr("\"some day\""));
  EXPECT_EQ(files(), before);
}

TEST_F(GeoPackageTimes, NamesWithQuotesAreNoSql) {
  run({R"(ALTER TABLE lines ADD COLUMN "da""te; DROP TABLE lines" DATE)",
       R"(UPDATE lines SET "da""te; DROP TABLE lines" = '1906')"});
  const auto loaded = load(m_path);
  ASSERT_TRUE(loaded) << core::to_text(loaded.error());
  EXPECT_EQ(loaded->features->text("da\"te; DROP TABLE lines", 0), "1906");
}

TEST_F(GeoPackageTimes, TextAndWholeNumberYearsAreDates) {
  run({"ALTER TABLE lines ADD COLUMN year_from INTEGER", "ALTER TABLE lines ADD COLUMN year_to TEXT",
       "UPDATE lines SET year_from = 1906, year_to = 'ca. 1949'"});
  const auto loaded = load(m_path);
  EXPECT_EQ(lives(loaded).at(0), "1906-01-01 to 1955-01-01");
  EXPECT_EQ(loaded->features->lives[0].certainty, core::Certainty::Approximate);
}

// ---- what `info` tells ----------------------------------------------------------------------------

TEST_F(TimeFormatsTest, InfoTellsWhichTimesWereRecognised) {
  const auto infos = shared_reader().info(write("t.kml", kml(placemark(span("1906", "1949")) + placemark(""))), false);
  ASSERT_TRUE(infos) << core::to_text(infos.error());
  const LayerInfo& info = infos->at(0);
  EXPECT_EQ(info.date_fields, (model::DateFields{"begin", "end", ""}));
  EXPECT_EQ(info.dated_features, 1U);
  EXPECT_EQ(core::to_iso(info.dates.from), "1906-01-01");
  EXPECT_EQ(core::to_iso(info.dates.to), "1950-01-01");
}

TEST_F(TimeFormatsTest, InfoNamesTimesNobodyChose) {
  const auto infos = shared_reader().info(write("t.gpx", gpx), false);
  ASSERT_TRUE(infos) << core::to_text(infos.error());
  for (const LayerInfo& info : *infos) {
    EXPECT_EQ(info.dated_features, 0U) << info.name;
    if (info.name == "waypoints") {
      EXPECT_EQ(info.date_columns, std::vector<std::string>{"time"});
    }
    if (info.name == "tracks") {
      EXPECT_EQ(info.date_columns, (std::vector<std::string>{"recorded_from", "recorded_to"}));
    }
  }
}

}  // namespace
}  // namespace eb::io
