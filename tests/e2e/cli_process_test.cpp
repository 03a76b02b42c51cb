// The command line as other programs use it: JSON on stdout and nothing else, exit codes, no half-written file.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "io/png_file.h"
#include "support/program.h"

namespace eb::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const std::string project = "data/emscher/emscher.emscherblick";
const std::string river = "data/emscher/emscher-reaches.geojson";

Finished program(std::vector<std::string> arguments, const std::map<std::string, std::string>& environment = {}) {
  arguments.insert(arguments.begin(), EB_PROGRAM);
  return run({std::move(arguments), environment, EB_SOURCE_DIR});
}

// The one document on stdout; a failure when there is anything else.
json document_of(const Finished& finished) {
  auto parsed = json::parse(finished.out, nullptr, false);
  EXPECT_FALSE(parsed.is_discarded()) << finished.out << finished.err;
  return parsed;
}

std::vector<std::string> keys_of(const json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  return keys;
}

bool has_no_file(const fs::path& folder) {
  return fs::directory_iterator{folder} == fs::directory_iterator{};
}

TEST(Info, TellsLayersAsJson) {
  const auto finished = program({"info", river, "data/emscher/towns-large.geojson", "--json"});
  EXPECT_EQ(finished.exit_code, 0) << finished.err;
  const auto document = document_of(finished);
  EXPECT_THAT(keys_of(document), testing::ElementsAre("files"));
  ASSERT_EQ(document["files"].size(), 2U);
  EXPECT_EQ(document["files"][0]["file"], river);
  const auto layer = document["files"][0]["layers"][0];
  EXPECT_THAT(keys_of(layer), testing::UnorderedElementsAre("name", "kind", "geometry_type", "features", "vertices",
                                                            "crs", "extent", "date_fields", "dates", "problems"));
  EXPECT_EQ(layer["kind"], "vector");
  EXPECT_THAT(layer["geometry_type"].get<std::string>(), testing::HasSubstr("LineString"));
  EXPECT_GT(layer["features"], 20);
  EXPECT_GT(layer["vertices"], layer["features"]);
  EXPECT_EQ(layer["crs"], "EPSG:4326");
  EXPECT_EQ(layer["date_fields"]["from"], "from");
  EXPECT_EQ(layer["date_fields"]["to"], "to");
  EXPECT_EQ(layer["dates"]["features"], layer["features"]);
  EXPECT_THAT(layer["dates"]["columns"], testing::Contains("from"));
  EXPECT_EQ(document["files"][1]["layers"][0]["dates"]["features"], 0);
  EXPECT_EQ(document["files"][1]["layers"][0]["dates"]["first"], nullptr);
  ASSERT_EQ(layer["extent"].size(), 4U);
  EXPECT_NEAR(layer["extent"][0].get<double>(), 6.7, 0.2);
  EXPECT_NEAR(layer["extent"][3].get<double>(), 51.6, 0.1);
}

TEST(Info, ABrokenFileIsAnErrorAndTheOthersAreStillTold) {
  const auto folder = fresh_folder("e2e-info");
  std::ofstream{folder / "broken.gpkg"} << "no database";
  const auto finished = program({"info", (folder / "broken.gpkg").string(), river, "--json"});
  EXPECT_EQ(finished.exit_code, 1);
  EXPECT_THAT(finished.err, testing::HasSubstr("broken.gpkg"));
  EXPECT_EQ(document_of(finished)["files"].size(), 1U);
}

TEST(Measure, CountsKilometresByPhaseAsJson) {
  const auto finished = program({"measure", "--date", "2022-09-01", "--json"});
  EXPECT_EQ(finished.exit_code, 0) << finished.err;
  const auto document = document_of(finished);
  EXPECT_THAT(keys_of(document),
              testing::UnorderedElementsAre("date", "basis", "km_by_phase", "share_by_phase", "waters", "figures"));
  EXPECT_EQ(document["date"], "2022-09-01");
  const auto phases =
      testing::UnorderedElementsAre("natural", "open_sewer", "construction", "wastewater_free", "renatured");
  EXPECT_THAT(keys_of(document["km_by_phase"]), phases);
  for (const auto& [water, km] : document["waters"].items()) EXPECT_THAT(keys_of(km), phases) << water;
  double sum = 0;
  for (const auto& [phase, km] : document["km_by_phase"].items()) sum += km.get<double>();
  EXPECT_NEAR(sum, 83.1, 3) << "the whole river lies in exactly one phase on each day";
}

TEST(Measure, ADateThatIsNoneIsRefused) {
  for (const auto* date : {"flood", "1989-02-30", ""}) {
    const auto finished = program({"measure", "--date", date, "--json"});
    EXPECT_EQ(finished.exit_code, 1) << date;
    EXPECT_EQ(finished.out, "") << date;
    EXPECT_NE(finished.err, "") << date;
  }
}

TEST(AnotherRiver, IsCountedByThePhasesOfItsProject) {
  const std::string seoul = "data/cheonggyecheon/cheonggyecheon.emscherblick";
  const auto km_on = [&](const char* date) {
    const auto finished = program({"measure", seoul, "--date", date, "--json"});
    EXPECT_EQ(finished.exit_code, 0) << finished.err;
    return document_of(finished)["km_by_phase"];
  };
  const auto before = km_on("2005-09-30"), after = km_on("2005-10-01");
  EXPECT_THAT(keys_of(after),
              testing::UnorderedElementsAre("open", "covering", "covered", "expressway", "uncovering", "restored"));
  EXPECT_NEAR(before["uncovering"].get<double>(), 5.84, 1e-6);
  EXPECT_NEAR(after["restored"].get<double>(), 5.84, 1e-6);
  double sum = 0;
  for (const auto& [phase, km] : after.items()) sum += km.get<double>();
  EXPECT_NEAR(sum, 10.92, 1e-6);
}

TEST(AnotherRiver, IsDrawnInItsPlaceAndItsColours) {
  const std::string seoul = "data/cheonggyecheon/cheonggyecheon.emscherblick";
  const auto folder = fresh_folder("e2e-other-river");
  const auto pixels_like = [&](const std::string& date, std::array<int, 3> color) {
    const auto out = folder / (date + ".png");
    const auto finished = program({"render", seoul, "--out", out.string(), "--size", "960x540", "--date", date,
                                   "--theme", "dark", "--no-furniture"});
    EXPECT_EQ(finished.exit_code, 0) << finished.err;
    EXPECT_EQ(finished.err, "");
    const auto image = io::read_png(out);
    EXPECT_TRUE(image) << date;
    std::size_t count = 0;
    for (std::size_t i = 0; image && i + 3 < image->rgba.size(); i += 4) {
      const auto near = [&](std::size_t c) { return std::abs(int{image->rgba[i + c]} - color[c]) <= 3; };
      count += near(0) && near(1) && near(2) ? 1U : 0U;
    }
    return count;
  };
  constexpr std::array restored{0xB7, 0xEE, 0xFD}, expressway{0xC8, 0x4A, 0x60};
  EXPECT_GT(pixels_like("2010-01-01", restored), 500U);
  EXPECT_LT(pixels_like("1990-01-01", restored), 20U);
  EXPECT_GT(pixels_like("1990-01-01", expressway), 500U);
}

TEST(ParseDate, ExplainsEachTextAsJson) {
  const auto finished = program({"parse-date", "1989", "um 1900", "before 1871", "flood", "--json"});
  EXPECT_EQ(finished.exit_code, 1) << "one of them is no date";
  const auto answers = document_of(finished);
  ASSERT_EQ(answers.size(), 4U);
  EXPECT_EQ(answers[0]["from"], "1989-01-01");
  EXPECT_EQ(answers[0]["to"], "1990-01-01");
  EXPECT_EQ(answers[0]["certainty"], "certain");
  EXPECT_NE(answers[1]["certainty"], "certain");
  EXPECT_TRUE(answers[2]["from"].is_null());
  EXPECT_TRUE(answers[3].contains("error"));
  EXPECT_EQ(program({"parse-date", "1989", "--json"}).exit_code, 0);
}

TEST(BenchFrame, ReportsItsFiguresAsJson) {
  const auto finished = program({"bench-frame", project, "--size", "320x180", "--frames", "5", "--json"});
  EXPECT_EQ(finished.exit_code, 0) << finished.err;
  const auto report = document_of(finished);
  for (const auto* key : {"load_ms", "first_frame_ms", "frame_ms", "vertices", "bytes_uploaded", "renderer"}) {
    EXPECT_TRUE(report.contains(key)) << key;
  }
  EXPECT_EQ(report["bytes_uploaded"], 0) << "moving the date sends nothing to the GPU";
  EXPECT_GT(report["vertices"], 100);
  EXPECT_LE(report["frame_ms"]["median"], report["frame_ms"]["max"]);
  EXPECT_GT(report["frame_ms"]["median"], 0);
}

TEST(BenchPlay, ReportsPlayingAndOpeningInARunningWindow) {
  const auto finished = program({"bench-play", project, "--size", "320x180", "--seconds", "0.5", "--from", "1950",
                                 "--to", "2020", "--then-open", river, "--json"});
  EXPECT_EQ(finished.exit_code, 0) << finished.err;
  const auto report = document_of(finished);
  EXPECT_GT(report["frames"], 10);
  EXPECT_EQ(report["bytes_uploaded"], 0) << "playing sends nothing to the GPU";
  for (const auto* part : {"loading", "opening"}) {
    ASSERT_TRUE(report.contains(part)) << part;
    EXPECT_GE(report[part]["longest_turn_ms"], report[part]["longest_turn_cpu_ms"]) << part;
    EXPECT_GT(report[part]["longest_turn_cpu_ms"], 0) << part;
  }
}

TEST(Render, DrawsWithoutADisplayInTheSizeAskedFor) {
  const auto out = fresh_folder("e2e-render") / "picture.png";
  const auto finished = program({"render", "--out", out.string(), "--size", "640x360", "--date", "1989"});
  EXPECT_EQ(finished.exit_code, 0) << finished.err;
  EXPECT_EQ(finished.out, "");
  const auto image = io::read_png(out);
  ASSERT_TRUE(image);
  EXPECT_EQ(image->width, 640);
  EXPECT_EQ(image->height, 360);
}

TEST(Render, TheSameCommandGivesTheSameBytes) {
  const auto folder = fresh_folder("e2e-render-twice");
  for (const auto* name : {"a.png", "b.png"}) {
    ASSERT_EQ(program({"render", "--out", (folder / name).string(), "--size", "640x360"}).exit_code, 0);
  }
  EXPECT_EQ(read_text(folder / "a.png"), read_text(folder / "b.png"));
}

// A project replaces what is open; it must not swallow the file named before it.
TEST(Render, AFileAndAProjectAreBothDrawnInEitherOrder) {
  const auto folder = fresh_folder("e2e-render-order");
  const std::string bundled = EB_SOURCE_DIR "/data/emscher/emscher.emscherblick";
  const std::string file = EB_SOURCE_DIR "/tests/golden/data/places.geojson";
  const auto picture = [&folder](const std::string& name, std::vector<std::string> files) {
    std::vector<std::string> arguments{"render", "--out", (folder / name).string(), "--size", "640x360"};
    arguments.insert(arguments.end(), files.begin(), files.end());
    EXPECT_EQ(program(arguments).exit_code, 0) << name;
    return read_text(folder / name);
  };
  const auto file_first = picture("file-first.png", {file, bundled});
  EXPECT_EQ(file_first, picture("project-first.png", {bundled, file}));
  EXPECT_NE(file_first, picture("project.png", {bundled}));
}

TEST(Render, AFaultLeavesNoFileAndSaysWhy) {
  const auto folder = fresh_folder("e2e-render-faults");
  const auto out = (folder / "picture.png").string();
  const std::vector<std::vector<std::string>> faults{
      {"no-such-file.gpkg"}, {"--date", "flood"}, {"no-such-project.emscherblick"}, {"README.md"}};
  for (auto arguments : faults) {
    const auto told = arguments.back();
    arguments.insert(arguments.begin(), {"render", "--out", out, "--size", "64x64"});
    const auto finished = program(arguments);
    EXPECT_EQ(finished.exit_code, 1) << told;
    EXPECT_THAT(finished.err, testing::HasSubstr(told));
    EXPECT_TRUE(has_no_file(folder)) << told;
  }
}

TEST(Info, AFileNoLayerOfWhichCanBePlacedIsAFault) {
  const auto folder = fresh_folder("e2e-info-refused");
  const auto file = (folder / "metres.csv").string();
  std::ofstream{file} << "x,y,name\n360000,5706000,a\n";
  const auto told = program({"info", file, "--json"});
  EXPECT_EQ(told.exit_code, 1);
  EXPECT_THAT(told.err, testing::HasSubstr("metres.csv"));
  const auto layer = document_of(told)["files"][0]["layers"][0];
  EXPECT_EQ(layer["geometry_type"], nullptr);
  EXPECT_EQ(layer["problems"].size(), 1U);
  EXPECT_EQ(program({"bench-frame", file, "--frames", "1"}).exit_code, 1);
}

TEST(Render, WhatIsNoFileStaysWhatItIs) {
  const auto folder = fresh_folder("e2e-render-pipe");
  const auto pipe = folder / "pipe.png", link = folder / "link.png";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  const auto refused = program({"render", "--out", pipe.string(), "--size", "64x64"});
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_THAT(refused.err, testing::HasSubstr("pipe.png"));
  EXPECT_TRUE(fs::is_fifo(pipe));
  fs::create_symlink("picture.png", link);
  EXPECT_EQ(program({"render", "--out", link.string(), "--size", "64x64"}).exit_code, 0);
  EXPECT_TRUE(fs::is_symlink(link));
  EXPECT_TRUE(fs::is_regular_file(folder / "picture.png"));
}

TEST(Bench, DatesThatRunBackwardsAreWrongUsage) {
  const auto finished = program({"bench-frame", river, "--from", "2000", "--to", "1900", "--frames", "1"});
  EXPECT_EQ(finished.exit_code, 2);
  EXPECT_THAT(finished.err, testing::HasSubstr("2000-01-01"));
}

TEST(Render, AFolderThatIsMissingOrNotWritableIsAnError) {
  const auto folder = fresh_folder("e2e-unwritable");
  const auto missing = program({"render", "--out", (folder / "none/picture.png").string(), "--size", "64x64"});
  EXPECT_EQ(missing.exit_code, 1);
  EXPECT_THAT(missing.err, testing::HasSubstr("picture.png"));
  EXPECT_TRUE(has_no_file(folder));
  if (geteuid() == 0) return;  // root may write everywhere
  fs::permissions(folder, fs::perms::owner_read | fs::perms::owner_exec);
  EXPECT_EQ(program({"render", "--out", (folder / "picture.png").string(), "--size", "64x64"}).exit_code, 1);
  fs::permissions(folder, fs::perms::owner_all);
  EXPECT_TRUE(has_no_file(folder));
}

TEST(Render, AnExistingFileSurvivesAFault) {
  const auto out = fresh_folder("e2e-survives") / "picture.png";
  std::ofstream{out} << "precious";
  EXPECT_EQ(program({"render", "no-such-file.gpkg", "--out", out.string(), "--size", "64x64"}).exit_code, 1);
  EXPECT_EQ(read_text(out), "precious");
}

TEST(Network, SourcesOnTheNetworkAreRefusedUnlessAllowed) {
  for (const auto* source : {"/vsicurl/http://127.0.0.1:9/x.geojson", "http://127.0.0.1:9/x.geojson",
                             "WFS:http://127.0.0.1:9", "PG:host=127.0.0.1"}) {
    const auto finished = program({"info", source, "--json"});
    EXPECT_EQ(finished.exit_code, 1) << source;
    EXPECT_THAT(finished.err, testing::HasSubstr("network")) << source;
  }
}

TEST(Usage, WrongUsageIsTwoAndSaysSoOnStderr) {
  const std::vector<std::vector<std::string>> wrong{
      {"--no-such-option"}, {"render"}, {"render", "--out", "x.png", "--size", "huge"}, {"measure"}, {"parse-date"}};
  for (const auto& arguments : wrong) {
    const auto finished = program(arguments);
    EXPECT_EQ(finished.exit_code, 2) << testing::PrintToString(arguments);
    EXPECT_EQ(finished.out, "") << testing::PrintToString(arguments);
    EXPECT_NE(finished.err, "") << testing::PrintToString(arguments);
  }
}

TEST(Usage, HelpAndVersionGoToStdout) {
  const auto help = program({"--help"});
  EXPECT_EQ(help.exit_code, 0);
  for (const auto* word : {"render", "info", "measure", "bench-frame", "parse-date", "--date", "--script"}) {
    EXPECT_THAT(help.out, testing::HasSubstr(word));
  }
  EXPECT_THAT(program({"--version"}).out, testing::HasSubstr("emscherblick"));
}

TEST(Usage, WithoutADisplayTheWindowSaysWhatToDo) {
  const auto finished = program({project});
  EXPECT_EQ(finished.exit_code, 1);
  EXPECT_NE(finished.err, "");
  EXPECT_EQ(finished.out, "");
}

TEST(Usage, AScriptWithASlipIsRefusedBeforeAnythingOpens) {
  const auto script = fresh_folder("e2e-slip") / "script.txt";
  std::ofstream{script} << "until-idle\nteleport 7 51\n";
  const auto finished = program({"--headless", "--script", script.string()});
  EXPECT_EQ(finished.exit_code, 1);
  EXPECT_THAT(finished.err, testing::AllOf(testing::HasSubstr("teleport"), testing::HasSubstr("line 2")));
}

}  // namespace
}  // namespace eb::test
