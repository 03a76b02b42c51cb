// `convert` as other programs use it: its files are read by GDAL, QGIS and readers of PDF; what is lost is said.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "support/program.h"

namespace eb::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

Finished convert(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {EB_PROGRAM, "convert"});
  return run({std::move(arguments), {}, EB_SOURCE_DIR});
}

// The bundled excursion on a day, for two coaches.
std::string dated_project(const fs::path& folder) {
  auto project = nlohmann::ordered_json::parse(
      read_text(fs::path{EB_SOURCE_DIR} / "data/cheonggyecheon/cheonggyecheon.emscherblick"));
  for (auto& layer : project["layers"]) {
    layer["source"] = (fs::path{EB_SOURCE_DIR} / "data/cheonggyecheon" / layer["source"].get<std::string>()).string();
  }
  project.erase("milestones");
  project["routes"] =
      nlohmann::ordered_json::parse(R"([{"id": "walk", "name": {"en": "A walk", "ja": "散歩"}, "points": [
      {"id": "a", "position": [126.9784, 37.5693], "name": {"en": "Plaza & fountain", "ja": "広場"}, "dwell_minutes": 20, "is_confirmed": true,
       "accessibility": {"text": {"en": "Ramp on the north side.", "ja": "北側に斜路あり。"}, "source": "city"}, "walking_m": 450,
       "what_to_see": {"en": "Where the stream begins."}},
      {"id": "via", "position": [126.985, 37.5690]},
      {"id": "b", "position": [126.9906, 37.5686], "name": {"en": "Bridge"}, "dwell_minutes": 15},
      {"id": "c", "position": [127.0036, 37.5695], "name": {"en": "Market"}, "dwell_minutes": 30}],
    "meeting_point": {"text": {"en": "Below the shell of the fountain"}, "time": "08:45", "is_confirmed": true, "source": "letter"},
    "schedule": {"date": "2022-09-01", "start": "09:00", "time_zone": "Asia/Seoul", "profile": "on_foot",
                 "groups": [{"id": "one"}, {"id": "two", "offset_minutes": 30}]}}])");
  const auto file = folder / "walk.emscherblick";
  std::ofstream{file} << project.dump(1);
  return file.string();
}

TEST(Convert, EveryFormatComesBackAsTheSameRoute) {
  const auto folder = fresh_folder("e2e-convert");
  const auto project = dated_project(folder);
  const auto reference = (folder / "reference.geojson").string();
  ASSERT_EQ(convert({project, reference, "--lang", "en"}).exit_code, 0);
  for (const std::string suffix : {"gpx", "kml", "kmz", "gpkg", "csv"}) {
    const auto file = (folder / ("walk." + suffix)).string(),
               back = (folder / ("back-" + suffix + ".geojson")).string();
    const auto written = convert({project, file, "--lang", "en"});
    ASSERT_EQ(written.exit_code, 0) << written.err;
    const auto read = convert({file, back, "--lang", "en"});
    ASSERT_EQ(read.exit_code, 0) << read.err;
    if (suffix != "csv") {
      EXPECT_EQ(read_text(back), read_text(reference)) << suffix;
    } else {
      EXPECT_THAT(written.err, HasSubstr("groups"));
      EXPECT_THAT(read_text(back), HasSubstr("広場"));
    }
  }
}

TEST(Convert, PresetsSpeakTheLanguageOfTheirDevices) {
  const auto folder = fresh_folder("e2e-presets");
  const auto project = dated_project(folder);
  const auto text = [&](const std::string& preset, const std::string& name) {
    const auto file = (folder / name).string();
    const auto finished = convert({project, file, "--preset", preset, "--lang", "en", "--group", "two"});
    EXPECT_EQ(finished.exit_code, 0) << finished.err;
    return read_text(file);
  };
  const auto garmin = text("garmin", "g.gpx");
  EXPECT_THAT(garmin, HasSubstr("<trp:ShapingPoint/>"));
  EXPECT_THAT(garmin, HasSubstr("<trp:DepartureTime>2022-09-01T00:50:00Z"));  // 09:50 in Seoul
  EXPECT_THAT(garmin, Not(HasSubstr("eb:")));
  const auto osmand = text("osmand", "o.gpx");
  EXPECT_THAT(osmand, HasSubstr("<osmand:color>"));
  EXPECT_THAT(osmand, Not(HasSubstr("<rte>")));
  const auto earth = text("google-earth", "e.kml");
  EXPECT_THAT(earth, HasSubstr("<gx:Tour>"));
  EXPECT_THAT(earth, HasSubstr("<begin>2022-09-01T09:30:00+09:00</begin>"));
  EXPECT_EQ(convert({project, (folder / "wrong.kml").string(), "--preset", "garmin"}).exit_code, 1);
  EXPECT_FALSE(fs::exists(folder / "wrong.kml"));
}

TEST(Convert, ACalendarHasTheTimesOfTheGroup) {
  const auto folder = fresh_folder("e2e-calendar");
  const auto project = dated_project(folder);
  const auto file = (folder / "walk.ics").string();
  ASSERT_EQ(convert({project, file, "--group", "two", "--lang", "en"}).exit_code, 0);
  EXPECT_THAT(read_text(file), HasSubstr("DTSTART;TZID=Asia/Seoul:20220901T093000"));
  const auto unknown = convert({project, (folder / "no.ics").string(), "--group", "three"});
  EXPECT_EQ(unknown.exit_code, 1);
  EXPECT_THAT(unknown.err, HasSubstr("three"));
}

TEST(Convert, RoutesGoIntoANewProjectAndBehindThoseOfAnother) {
  const auto folder = fresh_folder("e2e-into-project");
  const auto project = dated_project(folder);
  const auto fresh = (folder / "fresh.emscherblick").string(), reference = (folder / "a.geojson").string(),
             back = (folder / "b.geojson").string();
  ASSERT_EQ(convert({project, reference, "--lang", "en"}).exit_code, 0);
  ASSERT_EQ(convert({reference, fresh, "--lang", "en"}).exit_code, 0);
  ASSERT_EQ(convert({fresh, back, "--lang", "en"}).exit_code, 0);
  EXPECT_EQ(read_text(back), read_text(reference));
  // Again: a second route beside the first, which stays as it is; the content before is kept.
  ASSERT_EQ(convert({reference, fresh, "--lang", "en"}).exit_code, 0);
  const auto both = nlohmann::json::parse(read_text(fresh));
  ASSERT_EQ(both["routes"].size(), 2U);
  EXPECT_EQ(both["routes"][0]["id"], "walk");
  EXPECT_EQ(both["routes"][1]["id"], "walk-2");
  EXPECT_TRUE(fs::exists(folder / ".fresh.emscherblick.versions"));
}

TEST(Convert, MistakesAreToldAndLeaveNothing) {
  const auto folder = fresh_folder("e2e-mistakes");
  const auto project = dated_project(folder);
  const auto fails = [&](std::vector<std::string> arguments, const std::string& says) {
    const auto finished = convert(arguments);
    EXPECT_EQ(finished.exit_code, 1) << finished.out;
    EXPECT_THAT(finished.err, HasSubstr(says));
  };
  fails({project, (folder / "walk.xyz").string()}, ".gpx, .kml");
  fails({project, (folder / "walk.gpx").string(), "--route", "ride"}, "walk (A walk)");
  fails({(folder / "none.gpx").string(), (folder / "walk.kml").string()}, "none.gpx");
  EXPECT_EQ(std::distance(fs::directory_iterator{folder}, {}), 1);
}

TEST(Convert, ARoadbookHasEveryStopTimeAndCredit) {
  if (find_program("pdftotext").empty()) GTEST_SKIP() << "needs pdftotext of the package poppler-utils";
  const auto folder = fresh_folder("e2e-roadbook");
  const auto project = dated_project(folder);
  const auto pdf = (folder / "walk.pdf").string(), text = (folder / "walk.txt").string();
  const auto made = convert({project, pdf, "--lang", "en", "--group", "two"});
  ASSERT_EQ(made.exit_code, 0) << made.err;
  ASSERT_EQ(run({{find_program("pdftotext"), "-layout", pdf, text}, {}, {}}).exit_code, 0);
  const auto words = read_text(text);
  for (const char* expected :
       {"A walk", "Plaza & fountain", "Bridge", "Market", "Where the stream begins.", "09:30", "09:50", "20 min"}) {
    EXPECT_THAT(words, HasSubstr(expected));
  }
  // What people who travel have to know, and what nobody has found out.
  for (const char* expected :
       {"Below the shell of the fountain", "08:45", "● confirmed", "○ suggestion", "Ramp on the north", "450 m",
        "Not known; ask", "Sunrise", "Part of the programme", "Suggestion, not yet"}) {
    EXPECT_THAT(words, HasSubstr(expected));
  }
  std::size_t credits = 0, pages = 0;
  for (std::size_t at = 0; (at = words.find("own sketch (Apache-2.0)", at)) != std::string::npos; ++at) ++credits;
  for (const char c : words) pages += c == '\f' ? 1U : 0U;
  EXPECT_EQ(pages, 4U);
  EXPECT_GE(credits, pages);
}

TEST(Convert, QgisOpensTheGeoPackageWithItsStyles) {
  const std::string python = "/usr/bin/python3";
  const auto env = std::map<std::string, std::string>{{"QT_QPA_PLATFORM", "offscreen"}};
  if (run({{python, "-c", "import qgis.core"}, env, {}}).exit_code != 0)
    GTEST_SKIP() << "needs the package python3-qgis";
  const auto folder = fresh_folder("e2e-qgis");
  const auto project = dated_project(folder);
  const auto file = (folder / "walk.gpkg").string();
  ASSERT_EQ(convert({project, file, "--lang", "en"}).exit_code, 0);
  const auto seen = run({{python, std::string{EB_SOURCE_DIR} + "/tests/e2e/read_in_qgis.py", file}, env, {}});
  ASSERT_EQ(seen.exit_code, 0) << seen.err;
  EXPECT_THAT(seen.out, HasSubstr("stops 3 singleSymbol labels=name"));
  EXPECT_THAT(seen.out, HasSubstr("shaping_points 1 singleSymbol"));
  EXPECT_THAT(seen.out, HasSubstr("legs 3 categorizedSymbol straight"));
  EXPECT_THAT(seen.out, HasSubstr("routes 1"));
}

}  // namespace
}  // namespace eb::test
