// The maps of changes and of all times can be read by people who see colours differently, and in a grey print.
#include <gtest/gtest.h>

#include "scene/compared_look.h"
#include "support/color_vision.h"

namespace eb::scene {
namespace {

using session::ThemeKind;

constexpr double clearly_different = 10;  // CIEDE2000

core::Color grey_of(core::Color color) {
  const auto light = test::linear_of(color);
  const double luminance = 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2];
  const double value = luminance <= 0.0031308 ? 12.92 * luminance : 1.055 * std::pow(luminance, 1 / 2.4) - 0.055;
  const auto level = static_cast<std::uint8_t>(std::lround(value * 255));
  return {level, level, level, 255};
}

class ComparedColors : public testing::TestWithParam<ThemeKind> {
 protected:
  // Every two differ for everybody.
  static void expect_all_different(const std::vector<core::Color>& colors) {
    for (std::size_t i = 0; i < colors.size(); ++i) {
      for (std::size_t j = i + 1; j < colors.size(); ++j) {
        for (const auto& vision : test::visions) {
          EXPECT_GE(test::ciede2000(test::seen(colors[i], vision), test::seen(colors[j], vision)), clearly_different)
              << core::to_hex(colors[i]) << " and " << core::to_hex(colors[j]) << ", " << vision.name;
        }
        const auto normal = [](core::Color color) { return test::seen(grey_of(color), test::visions[0]); };
        EXPECT_GE(test::ciede2000(normal(colors[i]), normal(colors[j])), clearly_different)
            << core::to_hex(colors[i]) << " and " << core::to_hex(colors[j]) << " in grey";
      }
    }
  }
};

TEST_P(ComparedColors, AddedRemovedChangedAndUnchangedDiffer) {
  const auto by_change = change_colors(GetParam());
  std::vector<core::Color> colors{by_change.begin(), by_change.end()};
  colors.push_back(theme_of(GetParam()).land);
  expect_all_different(colors);
}

TEST_P(ComparedColors, AgesDiffer) {
  expect_all_different({theme_of(GetParam()).land, age_color(GetParam(), 0), age_color(GetParam(), 1.0 / 3),
                        age_color(GetParam(), 2.0 / 3), age_color(GetParam(), 1)});
}

// Lightness alone orders the ages: brighter in the dark, darker on paper, and never back.
TEST_P(ComparedColors, AgesAreALadderInGrey) {
  const double sign = GetParam() == ThemeKind::Dark ? 1 : -1;
  double before = -1000;
  for (int i = 0; i <= 60; ++i) {
    const double lightness = sign * test::seen(age_color(GetParam(), i / 60.0), test::visions[0]).lightness;
    EXPECT_GT(lightness, before) << i;
    before = lightness;
  }
}

// Colour is not the only cue.
TEST_P(ComparedColors, EachChangeHasADashAHatchAndASymbolOfItsOwn) {
  model::Layer layer;
  layer.style.area.outline = 1;
  const LayerToDraw drawn{&layer, {{}, {{1, 1}}, {{1, 2}}, {{1, 3}}, {{1, 4}}, true}};
  std::vector<render::DrawItem> items;
  add_change_items(drawn, GetParam(), {1, 0}, 10, 7, items);
  ASSERT_EQ(items.size(), 4U);
  for (const auto& item : items) {
    ASSERT_EQ(item.classes.size(), change_count);
    EXPECT_EQ(item.class_table, 7U);
  }
  const auto& areas = items[0].classes;
  const auto& lines = items[2].classes;
  const auto& points = items[3].classes;
  for (std::size_t i = 0; i < change_count; ++i) {
    for (std::size_t j = i + 1; j < change_count; ++j) {
      const bool lines_differ = lines[i].dash_off_px != lines[j].dash_off_px ||
                                lines[i].width_px > 1.5F * lines[j].width_px ||
                                lines[j].width_px > 1.5F * lines[i].width_px;
      EXPECT_TRUE(lines_differ) << i << " " << j;
      EXPECT_TRUE(areas[i].hatch_px != areas[j].hatch_px || std::abs(areas[i].color.a - areas[j].color.a) > 60)
          << i << " " << j;
      EXPECT_NE(points[i].shape, points[j].shape);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Themes, ComparedColors, testing::Values(ThemeKind::Dark, ThemeKind::Light),
                         [](const auto& which) { return which.param == ThemeKind::Dark ? "Dark" : "Light"; });

}  // namespace
}  // namespace eb::scene
