// The phases of the river can be told apart by people who see colours differently, and in a grey print.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/color.h"
#include "model/document.h"
#include "scene/theme.h"
#include "support/color_vision.h"

namespace eb::scene {
namespace {

using test::Lab;
using test::LinearRgb;

struct PublishedPair {
  Lab first, second;
  double difference;
};

// Rows of table 1 of Sharma, Wu and Dalal (2005): the blue turn, both sides of each jump of the mean hue, grey,
// large differences, and dark colours.
constexpr PublishedPair published_pairs[] = {
    {{50, 2.6772, -79.7751}, {50, 0, -82.7485}, 2.0425},
    {{50, 3.1571, -77.2803}, {50, 0, -82.7485}, 2.8615},
    {{50, 0, 0}, {50, -1, 2}, 2.3669},
    {{50, 2.49, -0.001}, {50, -2.49, 0.0009}, 7.1792},
    {{50, 2.49, -0.001}, {50, -2.49, 0.0011}, 7.2195},
    {{50, -0.001, 2.49}, {50, 0.0009, -2.49}, 4.8045},
    {{50, -0.001, 2.49}, {50, 0.0011, -2.49}, 4.7461},
    {{50, 2.5, 0}, {50, 0, -2.5}, 4.3065},
    {{50, 2.5, 0}, {73, 25, -18}, 27.1492},
    {{50, 2.5, 0}, {61, -5, 29}, 22.8977},
    {{50, 2.5, 0}, {56, -27, -3}, 31.9030},
    {{50, 2.5, 0}, {58, 24, 15}, 19.4535},
    {{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644},
    {{63.0109, -31.0961, -5.8663}, {62.8187, -29.7946, -4.0864}, 1.2630},
    {{22.7233, 20.0904, -46.6940}, {23.0331, 14.9730, -42.5619}, 2.0373},
    {{90.8027, -2.0831, 1.4410}, {91.1528, -1.6435, 0.0447}, 1.4441},
    {{2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}, 0.9082},
};

TEST(Ciede2000, GivesThePublishedDifferences) {
  for (const PublishedPair& pair : published_pairs) {
    EXPECT_NEAR(test::ciede2000(pair.first, pair.second), pair.difference, 5e-5);
    EXPECT_NEAR(test::ciede2000(pair.second, pair.first), pair.difference, 5e-5);
  }
}

TEST(Ciede2000, KnowsWhiteBlackAndRed) {
  EXPECT_NEAR(test::lab_of(test::linear_of({255, 255, 255, 255})).lightness, 100, 1e-9);
  EXPECT_NEAR(test::lab_of(test::linear_of({0, 0, 0, 255})).lightness, 0, 1e-9);
  const Lab red = test::lab_of(test::linear_of({255, 0, 0, 255}));
  // Sources differ in the second decimal, as they round the white differently.
  EXPECT_NEAR(red.lightness, 53.24, 0.05);
  EXPECT_NEAR(red.a, 80.09, 0.05);
  EXPECT_NEAR(red.b, 67.20, 0.05);
}

using test::seen;
using test::Vision;
using test::visions;

TEST(Vision, LeavesGreyGrey) {
  for (const Vision& vision : visions)
    EXPECT_LT(test::ciede2000(seen({128, 128, 128, 255}, vision), seen({128, 128, 128, 255}, visions[0])), 0.01)
        << vision.name;
}

TEST(Vision, TakesRedAndGreenTogetherWithoutOneOfTheirCones) {
  const core::Color brick{0xA0, 0x60, 0x20, 255}, moss{0x70, 0x70, 0x20, 255};
  const double normally = test::ciede2000(seen(brick, visions[0]), seen(moss, visions[0]));
  const double deuteranopic = test::ciede2000(seen(brick, visions[2]), seen(moss, visions[2]));
  EXPECT_LT(deuteranopic, normally / 2);
}

struct NamedColor {
  std::string name;
  core::Color color;
};
using Palette = std::vector<NamedColor>;

// Names of the projects under data/, each in a folder of its name.
std::vector<std::string> bundled_projects() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator{EB_SOURCE_DIR "/data"})
    if (const auto name = entry.path().filename();
        std::filesystem::exists(entry.path() / (name.string() + ".emscherblick")))
      names.push_back(name.string());
  std::sort(names.begin(), names.end());
  return names;
}

Palette bundled_phases(const std::string& project_name, const std::string& theme) {
  std::ifstream file{EB_SOURCE_DIR "/data/" + project_name + "/" + project_name + ".emscherblick"};
  const auto project = nlohmann::json::parse(file);
  Palette palette;
  for (const auto& phase : project.at("phases")) {
    const auto color = core::parse_hex_color(phase.at("color").at(theme).get<std::string>());
    palette.push_back({phase.at("id").get<std::string>(), color.value()});
  }
  return palette;
}

Palette default_phases(bool dark) {
  Palette palette;
  for (const auto& phase : model::make_empty_document().phases)
    palette.push_back({phase.id, dark ? phase.color.dark : phase.color.light});
  return palette;
}

struct Case {
  std::string project;  // empty = the phases of a new project
  bool dark = false;
};

std::vector<Case> all_cases() {
  std::vector<Case> cases{{"", true}, {"", false}};
  for (const std::string& name : bundled_projects())
    for (const bool dark : {true, false}) cases.push_back({name, dark});
  return cases;
}

class PhaseColors : public testing::TestWithParam<Case> {
 protected:
  Palette phases() const {
    const Case& which = GetParam();
    return which.project.empty() ? default_phases(which.dark)
                                 : bundled_phases(which.project, which.dark ? "dark" : "light");
  }
  core::Color land() const {
    return theme_of(GetParam().dark ? session::ThemeKind::Dark : session::ThemeKind::Light).land;
  }
};

constexpr double clearly_different = 10;  // CIEDE2000

TEST_P(PhaseColors, DifferForEveryKindOfVision) {
  const Palette palette = phases();
  ASSERT_GE(palette.size(), 5U);
  for (const Vision& vision : visions) {
    double least = 1000;
    std::string where;
    for (std::size_t i = 0; i < palette.size(); ++i)
      for (std::size_t j = i + 1; j < palette.size(); ++j) {
        const double difference = test::ciede2000(seen(palette[i].color, vision), seen(palette[j].color, vision));
        if (difference < least) where = palette[i].name + " and " + palette[j].name;
        least = std::min(least, difference);
      }
    RecordProperty(std::string{"least_"} + vision.name, std::to_string(least) + " between " + where);
    EXPECT_GE(least, clearly_different) << where << ", " << vision.name;
  }
}

TEST_P(PhaseColors, StandOutFromTheLand) {
  for (const Vision& vision : visions) {
    double least = 1000;
    std::string where;
    for (const NamedColor& phase : phases()) {
      const double difference = test::ciede2000(seen(phase.color, vision), seen(land(), vision));
      if (difference < least) where = phase.name;
      least = std::min(least, difference);
    }
    RecordProperty(std::string{"land_"} + vision.name, std::to_string(least) + " of " + where);
    EXPECT_GE(least, clearly_different) << where << ", " << vision.name;
  }
}

// In a grey print only lightness is left.
TEST_P(PhaseColors, FormALadderInGrey) {
  std::vector<std::pair<double, std::string>> ladder;
  for (const NamedColor& phase : phases()) ladder.emplace_back(seen(phase.color, visions[0]).lightness, phase.name);
  std::sort(ladder.begin(), ladder.end());
  constexpr double smallest_step = 10;  // of L*
  std::string shown;
  for (std::size_t i = 0; i < ladder.size(); ++i) {
    shown += ladder[i].second + " " + std::to_string(ladder[i].first) + "; ";
    if (i == 0) continue;
    EXPECT_GE(ladder[i].first - ladder[i - 1].first, smallest_step) << ladder[i - 1].second << ", " << ladder[i].second;
  }
  RecordProperty("ladder", shown);
}

INSTANTIATE_TEST_SUITE_P(Palettes, PhaseColors, testing::ValuesIn(all_cases()), [](const auto& which) {
  const std::string& project = which.param.project;
  return (project.empty() ? std::string{"default"} : project) + (which.param.dark ? "Dark" : "Light");
});

}  // namespace
}  // namespace eb::scene
