// Every case in cases/ is drawn by the built program and held against the picture a person has accepted.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "support/image_compare.h"
#include "support/program.h"

namespace eb::test {
namespace {

namespace fs = std::filesystem;

const fs::path source_tree = EB_SOURCE_DIR;
const fs::path golden = source_tree / "tests/golden";

struct Case {
  std::string name;
  std::vector<std::string> arguments;  // of `render`, without --out; of the window where there is a script
  std::vector<std::string> script;     // what happens in the window before its picture is taken
  std::vector<std::string> needs;      // files outside the repository
  std::string notice;                  // what the program says on stderr besides drawing; empty = nothing
  bool has_text = false;
};

void PrintTo(const Case& golden_case, std::ostream* out) {
  *out << golden_case.name;
}

std::vector<Case> all_cases() {
  std::vector<Case> cases;
  for (const auto& entry : fs::directory_iterator{golden / "cases"}) {
    const auto json = nlohmann::json::parse(std::ifstream{entry.path()});
    const Case one{entry.path().stem().string(),
                   json.at("arguments"),
                   json.value("script", std::vector<std::string>{}),
                   json.value("needs", std::vector<std::string>{}),
                   json.value("notice", ""),
                   json.value("has_text", false)};
    const auto languages = json.value("languages", std::vector<std::string>{});
    for (const auto& language : languages) {
      cases.push_back(one);
      cases.back().name += "-" + language.substr(0, language.find(','));
      cases.back().arguments.insert(cases.back().arguments.end(), {"--lang", language});
    }
    if (languages.empty()) cases.push_back(one);
  }
  std::ranges::sort(cases, {}, &Case::name);
  return cases;
}

Finished render(std::vector<std::string> arguments, const fs::path& out) {
  arguments.insert(arguments.begin(), {EB_PROGRAM, "render", "--out", out.string()});
  return run({std::move(arguments), {}, source_tree});
}

// The window, headless; its last line takes the picture.
Finished play(const Case& played, const fs::path& folder, const fs::path& out) {
  const auto path = folder / "script.txt";
  std::ofstream script{path};
  for (const auto& line : played.script) script << line << '\n';
  script << "until-idle\nshot " << out.string() << '\n';
  script.close();
  std::vector<std::string> command{EB_PROGRAM, "--headless", "--script", path.string()};
  command.insert(command.end(), played.arguments.begin(), played.arguments.end());
  return run({std::move(command), {}, source_tree});
}

io::PngImage read_picture(const fs::path& path) {
  auto image = io::read_png(path);
  EXPECT_TRUE(image) << path;
  return image ? *std::move(image) : io::PngImage{};
}

// The pictures were accepted here. On other systems they are compared coarsely; where the letters' widths move the map,
// a picture of its own ("opening.debian-13.png") stands beside the first.
constexpr auto home_system = "debian-12";

std::string system_name() {
  std::ifstream in{"/etc/os-release"};
  std::string id;
  std::string version;
  for (std::string line; std::getline(in, line);) {
    std::erase(line, '"');
    if (line.starts_with("ID=")) id = line.substr(3);
    if (line.starts_with("VERSION_ID=")) version = line.substr(11);
  }
  return id + "-" + version;
}

fs::path baseline_of(const std::string& name) {
  const auto own = golden / "baselines" / (name + "." + system_name() + ".png");
  return fs::exists(own) ? own : golden / "baselines" / (name + ".png");
}

class Golden : public testing::TestWithParam<Case> {};

TEST_P(Golden, LooksAsAccepted) {
  const auto& golden_case = GetParam();
  for (const auto& file : golden_case.needs) {
    if (!fs::exists(source_tree / file)) GTEST_SKIP() << "needs " << file << ", which is not there";
  }
  const auto folder = fresh_folder("golden-" + golden_case.name);
  const auto actual_path = folder / "actual.png";
  const auto finished =
      golden_case.script.empty() ? render(golden_case.arguments, actual_path) : play(golden_case, folder, actual_path);
  ASSERT_EQ(finished.exit_code, 0) << finished.err;
  if (golden_case.notice.empty()) {
    EXPECT_EQ(finished.err, "") << "a good picture comes without complaints";
  } else {
    EXPECT_NE(finished.err.find(golden_case.notice), std::string::npos) << finished.err;
  }

  const auto expected_path = baseline_of(golden_case.name);
  const auto accept = "look at it, then accept it with:\n  cp " + actual_path.string() + " " + expected_path.string();
  ASSERT_TRUE(fs::exists(expected_path)) << "nobody has accepted a picture for this case yet; " << accept;
  const auto expected = read_picture(expected_path);
  const auto actual = read_picture(actual_path);
  const bool is_exact =
      system_name() == home_system || expected_path != golden / "baselines" / (golden_case.name + ".png");
  const auto& tolerance = !golden_case.has_text ? without_text : is_exact ? with_text : with_other_font;
  const auto difference = compare(expected, actual, tolerance);
  if (is_within(difference, tolerance)) return;
  const auto picture = difference_picture(expected, actual);
  const auto written = io::write_png(folder / "difference.png", picture.width, picture.height, picture.rgba);
  EXPECT_TRUE(written);
  FAIL() << describe(difference, tolerance) << "\nexpected " << expected_path << "\nactual " << actual_path
         << "\ndifference " << folder / "difference.png"
         << "\nwhere the new picture is right, " << accept;
}

INSTANTIATE_TEST_SUITE_P(Cases, Golden, testing::ValuesIn(all_cases()), [](const auto& instance) {
  auto name = instance.param.name;
  std::ranges::replace(name, '-', '_');
  return name;
});

// What a person would see at once has to be refused: pictures of the program itself, changed in one thing.
class Refuses : public testing::Test {
 protected:
  // The project with `from` replaced by `to`, drawn.
  io::PngImage picture(const std::string& from, const std::string& to, const std::vector<std::string>& options) {
    auto text = read_text(m_project);
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << "the project no longer says " << from;
    if (at != std::string::npos) text.replace(at, from.size(), to);
    // A folder for each test: ctest runs them at the same time.
    const std::string test = testing::UnitTest::GetInstance()->current_test_info()->name();
    const auto copies = fresh_folder("golden-refuses-" + test);
    fs::copy(m_project.parent_path(), copies);
    const auto project = copies / m_project.filename();
    std::ofstream{project} << text;
    std::vector<std::string> arguments{project.string(), "--no-furniture"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    const auto finished = render(arguments, copies / "out.png");
    EXPECT_EQ(finished.exit_code, 0) << finished.err;
    return read_picture(copies / "out.png");
  }
  fs::path m_project;
};

TEST_F(Refuses, AMissingLabel) {
  m_project = golden / "data/places.emscherblick";
  const std::vector<std::string> size{"--size", "640x360"};
  const std::string labels = "\"field\": \"name\"";
  const auto good = picture(labels, labels, size);
  EXPECT_TRUE(is_within(compare(good, picture(labels, labels, size), with_text), with_text));
  const auto without = compare(good, picture(labels, "\"field\": \"\"", size), with_text);
  EXPECT_FALSE(is_within(without, with_text)) << describe(without, with_text);

  const auto one_missing = [&] {
    auto text = read_text(golden / "data/places.geojson");
    text.replace(text.find("Dortmund"), 8, "");
    const auto folder = fresh_folder("golden-refuses-one");
    fs::copy(m_project, folder);
    std::ofstream{folder / "places.geojson"} << text;
    EXPECT_EQ(
        render({(folder / "places.emscherblick").string(), "--no-furniture", "--size", "640x360"}, folder / "out.png")
            .exit_code,
        0);
    return read_picture(folder / "out.png");
  }();
  const auto one = compare(good, one_missing, with_text);
  EXPECT_FALSE(is_within(one, with_text)) << describe(one, with_text);
}

TEST_F(Refuses, ALayerInAnotherColour) {
  m_project = golden / "data/shapes.emscherblick";
  const std::vector<std::string> size{"--size", "640x360"};
  const std::string color = "#7BA6FF";
  const auto good = picture(color, color, size);
  for (const auto& tolerance : {without_text, with_text}) {
    const auto recoloured = compare(good, picture(color, "#7BFFA6", size), tolerance);
    EXPECT_FALSE(is_within(recoloured, tolerance)) << describe(recoloured, tolerance);
  }
}

TEST_F(Refuses, OnePhaseInAnotherColour) {
  m_project = source_tree / "data/emscher/emscher.emscherblick";
  const std::vector<std::string> options{"--size", "960x540", "--date", "2022-09-01"};
  const std::string color = "#A6FFD0";
  const auto good = picture(color, color, options);
  const auto recoloured = compare(good, picture(color, "#7BA6FF", options), with_text);
  EXPECT_FALSE(is_within(recoloured, with_text)) << describe(recoloured, with_text);
}

TEST_F(Refuses, APictureMovedByThreePixels) {
  m_project = golden / "data/shapes.emscherblick";
  const auto good = picture("#7BA6FF", "#7BA6FF", {"--size", "640x360"});
  auto moved = good;
  std::rotate(moved.rgba.begin(), moved.rgba.begin() + 3 * 4, moved.rgba.end());
  for (const auto& tolerance : {without_text, with_text}) {
    const auto difference = compare(good, moved, tolerance);
    EXPECT_FALSE(is_within(difference, tolerance)) << describe(difference, tolerance);
  }
}

}  // namespace
}  // namespace eb::test
