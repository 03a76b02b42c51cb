// The half-open rule on every path: what ends on a day is there on that day and gone on the next, in the picture, for
// the mouse, in labels, legend and credits, and in the figures.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "io/png_file.h"
#include "support/program.h"

namespace eb::test {
namespace {

namespace fs = std::filesystem;

constexpr auto last_day = "2017-12-31";
constexpr auto next_day = "2018-01-01";

// A square of about 4 km around the middle of the map, or far outside of it.
struct Place {
  double lon, lat;
};
constexpr Place in_view{7.0, 51.5};
constexpr Place far_away{9.0, 53.5};

std::string at(Place place, double east, double north) {
  return "[" + std::to_string(place.lon + east) + "," + std::to_string(place.lat + north) + "]";
}

std::string feature(const std::string& type, const std::string& coordinates, const std::string& to) {
  return R"({"type":"Feature","properties":{"name":"Millstream","phase":"open_sewer","km":7.5,"from":"1900","to":)" +
         to + R"(},"geometry":{"type":")" + type + R"(","coordinates":)" + coordinates + "}}";
}

void write_layer(const fs::path& path, const std::string& type, const std::string& here, const std::string& constant) {
  std::ofstream{path} << R"({"type":"FeatureCollection","features":[)" << feature(type, here, R"("2017-12-31")") << ","
                      << feature(type, constant, "null") << "]}";
}

std::string layer(const std::string& id, const std::string& style) {
  return R"({"id":")" + id + R"(","title":{"en":")" + id + R"(s"},"source":")" + id + R"(.geojson","style":{)" + style +
         R"(,"label":{"field":"name","size":16}},"date_fields":{"from":"from","to":"to"},"name_field":"name",)" +
         R"("phase_field":"phase","credit":{"en":"Credit of )" + id + R"("},"licence":"CC0-1.0","in_legend":true})";
}

// A project of one line, one area and one point that end on the last day; one of each that never ends lies so far away
// that it is never seen.
fs::path write_project(const std::string& name, Place place) {
  const auto folder = fresh_folder(name);
  const auto ring = [](Place p) {
    return "[[" + at(p, -0.03, -0.03) + "," + at(p, 0.03, -0.03) + "," + at(p, 0.03, -0.01) + "," +
           at(p, -0.03, -0.01) + "," + at(p, -0.03, -0.03) + "]]";
  };
  const auto line = [](Place p) { return "[" + at(p, -0.04, 0.0) + "," + at(p, 0.04, 0.0) + "]"; };
  write_layer(folder / "stream.geojson", "LineString", line(place), line({9.0, 54.5}));
  write_layer(folder / "pond.geojson", "Polygon", ring(place), ring({9.0, 54.5}));
  write_layer(folder / "mill.geojson", "Point", at(place, 0, 0.02), at({9.0, 54.5}, 0, 0.02));
  std::ofstream{folder / "project.emscherblick"}
      << R"({"format":"emscherblick-project","version":1,"title":{"en":"Last day"},"crs":"EPSG:25832",)"
      << R"("home":[6.9,51.45,7.1,51.55],"time":{"from":"1900-01-01","to":"2030-12-31","start":"2017-12-31"},)"
      << R"("phases":[{"id":"open_sewer","label":{"en":"Open sewer"},"color":{"dark":"#94512C","light":"#4A2410"}}],)"
      << R"("layers":[)" << layer("pond", R"("area":{"fill_opacity":0.5})") << ","
      << layer("stream", R"("color_by_phase":true,"line":{"width":8})") << ","
      << layer("mill", R"("point":{"size":12})")
      << R"(],"measure":{"layer":"stream","water_field":"name","length_km_field":"km"}})";
  return folder / "project.emscherblick";
}

Finished program(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), EB_PROGRAM);
  return run({std::move(arguments), {}, EB_SOURCE_DIR});
}

std::vector<std::uint8_t> picture_of(const fs::path& project, const std::string& date) {
  const auto out = project.parent_path() / (date + ".png");
  const auto finished =
      program({"render", project.string(), "--date", date, "--size", "800x450", "--lang", "en", "--out", out.string()});
  EXPECT_EQ(finished.exit_code, 0) << finished.err;
  const auto image = io::read_png(out);
  EXPECT_TRUE(image);
  return image ? image->rgba : std::vector<std::uint8_t>{};
}

TEST(LastDay, OfMapLabelsLegendCreditsAndHeadlineFigures) {
  // In the second project the same things end on the same day where nobody sees them: all other furniture is equal.
  const auto seen = write_project("e2e-last-day-seen", in_view);
  const auto unseen = write_project("e2e-last-day-unseen", far_away);
  EXPECT_NE(picture_of(seen, last_day), picture_of(unseen, last_day));
  EXPECT_EQ(picture_of(seen, next_day), picture_of(unseen, next_day));
}

TEST(LastDay, OfKilometres) {
  const auto project = write_project("e2e-last-day-km", in_view);
  const auto km = [&](const char* date) {
    const auto finished = program({"measure", project.string(), "--date", date, "--json"});
    EXPECT_EQ(finished.exit_code, 0) << finished.err;
    return nlohmann::json::parse(finished.out)["km_by_phase"]["open_sewer"].get<double>();
  };
  EXPECT_DOUBLE_EQ(km(last_day), 15.0);
  EXPECT_DOUBLE_EQ(km(next_day), 7.5) << "the one that never ends";
}

TEST(LastDay, OfWhatAClickFindsAndWhatStaysSelected) {
  const auto project = write_project("e2e-last-day-click", in_view);
  const auto script = project.parent_path() / "script.txt";
  std::ofstream{script} << "until-idle\npanel all off\ncamera 7.0 51.5 20\nuntil-idle\n"
                        << "time " << last_day << "\nuntil-idle\nclick 640 360\nuntil-idle\n"
                        << "expect selected = 1\nexpect selected.layer = stream\n"
                        << "time " << next_day << "\nuntil-idle\nkey escape\nuntil-idle\nclick 640 360\nuntil-idle\n"
                        << "expect selected = 0\nexpect km:open_sewer = 7.5\n";
  const auto finished = program({project.string(), "--size", "1280x720", "--script", script.string(), "--headless"});
  EXPECT_EQ(finished.exit_code, 0) << finished.err;
}

}  // namespace
}  // namespace eb::test
