// Every script in scripts/ against the whole program: without a display, and in a real window.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "io/png_file.h"
#include "support/program.h"
#include "x_server.h"

namespace eb::test {
namespace {

namespace fs = std::filesystem;

const fs::path source_tree = EB_SOURCE_DIR;

std::vector<std::string> all_scripts() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator{source_tree / "tests/e2e/scripts"}) {
    names.push_back(entry.path().stem().string());
  }
  std::ranges::sort(names);
  return names;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

// Long enough to be still loading one turn later.
void write_large_file(const fs::path& path) {
  std::ofstream out{path};
  out << R"({"type":"FeatureCollection","features":[)";
  for (int i = 0; i < 4000; ++i) {
    out << (i == 0 ? "" : ",\n") << R"({"type":"Feature","properties":{"n":)" << i
        << R"(},"geometry":{"type":"LineString","coordinates":[)";
    for (int k = 0; k < 50; ++k) {
      out << (k == 0 ? "" : ",") << '[' << 6.5 + 0.0002 * k + 0.01 * (i % 60) << ',' << 51.3 + 0.005 * (i / 60.0)
          << ']';
    }
    out << "]}}";
  }
  out << "]}\n";
}

// Ground that rises from 20 m in the west to 120 m in the east, as an ESRI ASCII grid in UTM zone 32.
void write_slope(const fs::path& path) {
  std::ofstream out{path};
  out << "ncols 90\nnrows 30\nxllcorner 330000\nyllcorner 5690000\ncellsize 1000\nNODATA_value -9999\n";
  for (int row = 0; row < 30; ++row) {
    for (int column = 0; column < 90; ++column) out << 20.5 + column * 100.0 / 90 << ' ';
    out << '\n';
  }
  std::ofstream{fs::path{path}.replace_extension(".prj")}
      << R"(PROJCS["ETRS_1989_UTM_Zone_32N",GEOGCS["GCS_ETRS_1989",DATUM["D_ETRS_1989",)"
      << R"(SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],)"
      << R"(PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],)"
      << R"(PARAMETER["Central_Meridian",9.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]])";
}

class Script : public testing::TestWithParam<std::string> {
 protected:
  // The script with its places filled in, next to the files it opens.
  fs::path prepare(const std::string& where) {
    m_folder = fresh_folder("e2e-" + GetParam() + "-" + where);
    std::ofstream{m_folder / "broken.geojson"} << "{ this is no GeoJSON";
    write_large_file(m_folder / "large.geojson");
    write_slope(m_folder / "slope.asc");
    auto text = read_text(source_tree / "tests/e2e/scripts" / (GetParam() + ".txt"));
    text = replaced(text, "@OUT@", m_folder.string());
    text = replaced(text, "@SOURCE@", source_tree.string());
    const auto script = m_folder / "script.txt";
    std::ofstream{script} << text;
    return script;
  }
  void play(const fs::path& script, const std::vector<std::string>& options,
            const std::map<std::string, std::string>& environment) {
    std::vector<std::string> command{EB_PROGRAM, "--size", "1280x720", "--lang", "en", "--script", script.string()};
    command.insert(command.end(), options.begin(), options.end());
    const auto finished = run({command, environment, source_tree});
    EXPECT_EQ(finished.exit_code, 0) << finished.err;
    EXPECT_EQ(finished.out, "");
    EXPECT_EQ(finished.err.find("OpenGL"), std::string::npos) << finished.err;
    for (const auto& entry : fs::directory_iterator{m_folder}) {
      if (entry.path().extension() == ".png") check_picture(entry.path());
    }
  }
  // A picture of the window is no blank sheet.
  static void check_picture(const fs::path& path) {
    const auto image = io::read_png(path);
    ASSERT_TRUE(image) << path;
    EXPECT_EQ(image->width, 1280) << path;
    EXPECT_EQ(image->height, 720) << path;
    std::size_t other = 0;
    for (std::size_t i = 0; i + 3 < image->rgba.size(); i += 4) {
      if (!std::equal(image->rgba.begin(), image->rgba.begin() + 3,
                      image->rgba.begin() + static_cast<std::ptrdiff_t>(i)))
        ++other;
    }
    EXPECT_GT(other, image->rgba.size() / 4 / 20) << path;
  }

  fs::path m_folder;
};

TEST_P(Script, Headless) {
  play(prepare("headless"), {"--headless"}, {});
}

TEST_P(Script, InAWindow) {
  std::string why;
  const auto server = XServer::start(why);
  if (!server) GTEST_SKIP() << why;
  play(prepare("window"), {}, {{"DISPLAY", server->display()}});
}

INSTANTIATE_TEST_SUITE_P(Scripts, Script, testing::ValuesIn(all_scripts()), [](const auto& instance) {
  auto name = instance.param;
  std::ranges::replace(name, '-', '_');
  return name;
});

TEST(ScriptMemory, TheLongerOfTwoNamesIsMeant) {
  const auto folder = fresh_folder("e2e-memory");
  const auto script = folder / "script.txt";
  std::ofstream{script} << "remember d1 theme\nremember d10 lang\nsay \"$d10 $d1 $d1- $d\"\n";
  const auto finished = run(
      {{EB_PROGRAM, "--headless", "--lang", "de", "--theme", "light", "--script", script.string()}, {}, source_tree});
  EXPECT_EQ(finished.exit_code, 0) << finished.err;
  EXPECT_EQ(finished.out, "de light light- $d\n");
}

// Files are looked at in the background; what was asked for on the command line holds all the same.
TEST(BareFile, KeepsTheDatesOfTheCommandLine) {
  const auto folder = fresh_folder("e2e-bare-file");
  const auto file = folder / "dated.geojson", script = folder / "script.txt";
  std::ofstream{file} << R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":)"
                      << R"({"from":"1700","to":"1889"},"geometry":{"type":"Point","coordinates":[7.1,51.5]}}]})";
  const auto play = [&](const std::string& lines, std::vector<std::string> options) {
    std::ofstream{script} << lines;
    options.insert(options.begin(), {EB_PROGRAM, "--headless", "--script", script.string(), file.string()});
    const auto finished = run({options, {}, source_tree});
    EXPECT_EQ(finished.exit_code, 0) << finished.err;
  };
  play(
      "expect date = 1970-01-01\nuntil-idle\nexpect layers = 1\nexpect date = 1970-01-01\nexpect compare = swipe\n"
      "expect other-date = 1870-01-01\n",
      {"--date", "1970", "--compare", "swipe", "--other-date", "1870"});
  play("until-idle\nexpect date = 1889-12-31\nexpect notices = 0\n", {});
  play("until-idle\nexpect date = 2022-09-01\n", {"--date", "2022-09-01"});
}

TEST(BareFile, OfThePastIsDrawnOnItsLastDay) {
  const auto folder = fresh_folder("e2e-bare-picture");
  const auto file = folder / "dated.geojson";
  std::ofstream{file} << R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":)"
                      << R"({"from":"1700","to":"1889"},"geometry":{"type":"Point","coordinates":[7.1,51.5]}}]})";
  const auto picture = [&](const std::string& name, const std::vector<std::string>& options) {
    const auto out = folder / name;
    std::vector<std::string> command{EB_PROGRAM, "render", file.string(), "--out", out.string(), "--size", "640x360"};
    command.insert(command.end(), options.begin(), options.end());
    const auto finished = run({command, {}, source_tree});
    EXPECT_EQ(finished.exit_code, 0) << finished.err;
    return read_text(out);
  };
  const auto by_itself = picture("itself.png", {});
  EXPECT_EQ(by_itself, picture("last.png", {"--date", "1889-12-31"}));
  EXPECT_NE(by_itself, picture("asked.png", {"--date", "2022-09-01"})) << "asked is asked";
}

TEST(ScriptFailure, NamesTheLineAndWhatWasFound) {
  const auto folder = fresh_folder("e2e-failure");
  const auto script = folder / "script.txt";
  std::ofstream{script} << "until-idle\n\nexpect date = 1800-01-01\nshot " << (folder / "never.png").string() << "\n";
  const auto finished = run({{EB_PROGRAM, "--headless", "--script", script.string()}, {}, source_tree});
  EXPECT_EQ(finished.exit_code, 1);
  EXPECT_NE(finished.err.find("line 3"), std::string::npos) << finished.err;
  EXPECT_NE(finished.err.find("2022-09-01"), std::string::npos) << finished.err;
  EXPECT_FALSE(fs::exists(folder / "never.png"));
}

}  // namespace
}  // namespace eb::test
