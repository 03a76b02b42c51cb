#include "scene/furniture.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

namespace eb::scene {
namespace {

struct Size {
  int width, height;
  double scale;
  bool compact;
};

FurnitureInput sample(const Size& size, session::ThemeKind theme = session::ThemeKind::Dark) {
  FurnitureInput input;
  input.theme = theme_of(theme);
  input.day = core::to_day({2022, 9, 1});
  input.subtitle = "The day the conversion was celebrated at the Wasserkreuz, Castrop-Rauxel";
  input.figures = {{"25.7 km", "renatured", {}}, {"57.4 km", "free of wastewater", {}}, {"0 km", "open sewer", {}}};
  for (const auto kind : {LegendEntry::Kind::Line, LegendEntry::Kind::DashedLine, LegendEntry::Kind::Area,
                          LegendEntry::Kind::HatchedArea, LegendEntry::Kind::Point}) {
    input.legend.push_back({kind, "Under construction", {200, 100, 50, 255}});
  }
  input.credits =
      "River course © OpenStreetMap contributors (ODbL) · Dates: Emschergenossenschaft and press, see sources";
  input.time_strip = TimeStrip{-50'000, 11'000, {{0, 3}, {5000, 20}}};
  input.metres_per_pixel = 42;
  input.width_px = size.width;
  input.height_px = size.height;
  input.scale = size.scale;
  input.compact = size.compact;
  return input;
}

bool overlap(const render::Rect& a, const render::Rect& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

const FurnitureBlock* find(const FurnitureResult& result, FurniturePart part) {
  const auto found = std::ranges::find(result.blocks, part, &FurnitureBlock::part);
  return found == result.blocks.end() ? nullptr : &*found;
}

class FurnitureAtSize : public testing::TestWithParam<Size> {};

TEST_P(FurnitureAtSize, PartsKeepApartAndInside) {
  text::Shaper shaper;
  for (const char* language : {"en", "de"}) {
    const auto catalog = text::Catalog::load(std::filesystem::path{"does-not-exist"}, language);
    auto input = sample(GetParam());
    if (input.compact) input.panels = {100, 40, 120, 90};
    render::Overlay out;
    const auto result = lay_out_furniture(input, catalog, shaper, out);
    ASSERT_NE(find(result, FurniturePart::Date), nullptr);
    ASSERT_NE(find(result, FurniturePart::Credits), nullptr);
    const double free_width = input.width_px - input.panels.left - input.panels.right;
    const double free_height = input.height_px - input.panels.top - input.panels.bottom;
    const double share = input.compact ? 0 : 0.05;
    for (std::size_t i = 0; i < result.blocks.size(); ++i) {
      const auto& r = result.blocks[i].rect;
      EXPECT_GE(r.x, input.panels.left + share * free_width - 1);
      EXPECT_GE(r.y, input.panels.top + share * free_height - 1);
      EXPECT_LE(r.x + r.width, input.panels.left + (1 - share) * free_width + 1);
      EXPECT_LE(r.y + r.height, input.panels.top + (1 - share) * free_height + 1);
      for (std::size_t j = 0; j < i; ++j) EXPECT_FALSE(overlap(r, result.blocks[j].rect)) << i << " " << j;
    }
    for (const auto& glyph : out.glyphs) {
      EXPECT_GE(std::min(glyph.x[0], glyph.x[1]), 0);
      EXPECT_LE(std::max(glyph.x[0], glyph.x[1]), static_cast<float>(input.width_px));
      EXPECT_LE(glyph.y[2], static_cast<float>(input.height_px));
    }
    EXPECT_LT(result.subject_insets.left + result.subject_insets.right, input.width_px);
    EXPECT_LT(result.subject_insets.top + result.subject_insets.bottom, input.height_px);
  }
}

INSTANTIATE_TEST_SUITE_P(Sizes, FurnitureAtSize,
                         testing::Values(Size{1920, 1080, 1, false}, Size{1280, 720, 720.0 / 1080, false},
                                         Size{1024, 768, 768.0 / 1080, false}, Size{3840, 2160, 2, false},
                                         Size{1080, 1920, 1920.0 / 1080, false}, Size{1280, 720, 4, false},
                                         Size{1280, 720, 4, true}, Size{1280, 720, 1, true}, Size{1024, 768, 2, true},
                                         Size{640, 360, 4, true}));

TEST(Furniture, FullPictureShowsEverything) {
  text::Shaper shaper;
  render::Overlay out;
  const auto result = lay_out_furniture(sample({1920, 1080, 1, false}), text::Catalog{}, shaper, out);
  EXPECT_EQ(result.blocks.size(), 7U);
}

TEST(Furniture, TheStripGoesFirstWhenRoomIsShort) {
  text::Shaper shaper;
  render::Overlay out;
  for (int width = 1920; width >= 400; width -= 40) {
    const auto result = lay_out_furniture(sample({width, 1080, 1, false}), text::Catalog{}, shaper, out);
    const auto has = [&](FurniturePart part) { return find(result, part) != nullptr; };
    if (!has(FurniturePart::Figures)) {
      EXPECT_FALSE(has(FurniturePart::TimeStrip)) << width;
    }
    if (!has(FurniturePart::Subtitle)) {
      EXPECT_FALSE(has(FurniturePart::Figures)) << width;
    }
    if (!has(FurniturePart::Legend)) {
      EXPECT_FALSE(has(FurniturePart::Subtitle)) << width;
    }
  }
}

TEST(Furniture, NorthArrowTurnsWithTheMap) {
  text::Shaper shaper;
  auto input = sample({1920, 1080, 1, false});
  render::Overlay upright, turned;
  lay_out_furniture(input, text::Catalog{}, shaper, upright);
  input.rotation_rad = 1.5707963;  // counter-clockwise: north points left
  lay_out_furniture(input, text::Catalog{}, shaper, turned);
  ASSERT_FALSE(upright.triangles.empty());
  const auto &a = upright.triangles[0], &b = turned.triangles[0];
  EXPECT_LT(a.y[0], a.y[1]);
  EXPECT_LT(b.x[0], b.x[1]);
  EXPECT_NEAR(b.y[0], (b.y[1] + b.y[1]) / 2 + 0, 12);
}

TEST(Furniture, ScaleBarIsAsLongAsItSays) {
  EXPECT_DOUBLE_EQ(nice_scale_length_m(10, 160), 1000);
  EXPECT_DOUBLE_EQ(nice_scale_length_m(42, 160), 5000);
  EXPECT_DOUBLE_EQ(nice_scale_length_m(0.05, 160), 5);
  for (double mpp = 0.05; mpp < 50'000; mpp *= 1.37) {
    const double length = nice_scale_length_m(mpp, 160);
    EXPECT_LE(length / mpp, 160 + 1e-6);
    EXPECT_GT(length / mpp, 160 / 2.51);
  }
}

TEST(Furniture, LabelsKeepClearOfEveryPartAndOfPanels) {
  text::Shaper shaper;
  render::Overlay out;
  auto input = sample({1280, 720, 1, true});
  input.panels = {200, 0, 0, 0};
  const auto result = lay_out_furniture(input, text::Catalog{}, shaper, out);
  for (const auto& block : result.blocks) {
    EXPECT_TRUE(std::ranges::any_of(result.keep_clear, [&](const auto& r) {
      return r.x <= block.rect.x && r.y <= block.rect.y && r.x + r.width >= block.rect.x + block.rect.width &&
             r.y + r.height >= block.rect.y + block.rect.height;
    }));
  }
  EXPECT_TRUE(std::ranges::any_of(result.keep_clear, [](const auto& r) { return r.x == 0 && r.width == 200; }));
}

}  // namespace
}  // namespace eb::scene
