#include "scene/furniture.h"
#include "scene/furniture_layout.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <tuple>

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
  for (const auto& [value, label] :
       {std::pair{"25.7 km", "renatured"}, {"57.4 km", "free of wastewater"}, {"0 km", "open sewer"}}) {
    input.figures.push_back({value, label, {}});
  }
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
  for (const char* language : {"en_GB", "en_US", "de", "nl", "pl", "he", "ja"}) {
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

// In a low picture twelve rows need two columns that reach the scale bar; the phases alone are one.
TEST(Furniture, TheLegendKeepsThePhasesWhereAllRowsHaveNoRoom) {
  text::Shaper shaper;
  auto input = sample({1100, 700, 1.6, true});
  const auto legend_of = [&] {
    render::Overlay out;
    const auto* block = find(lay_out_furniture(input, text::Catalog{}, shaper, out), FurniturePart::Legend);
    return block == nullptr ? std::nullopt : std::optional{block->rect};
  };
  const auto phases = legend_of();
  ASSERT_TRUE(phases);
  for (int i = 0; i < 12; ++i) {
    LegendEntry entry{LegendEntry::Kind::Line, "Pumping stations and treatment plants of the whole region", {}};
    entry.is_extra = true;
    input.legend.push_back(entry);
  }
  const auto reduced = legend_of();
  ASSERT_TRUE(reduced) << "the phases go last";
  EXPECT_FLOAT_EQ(reduced->height, phases->height);
  EXPECT_FLOAT_EQ(reduced->width, phases->width);
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
  const text::Catalog catalog;
  EXPECT_DOUBLE_EQ(catalog.round_length(10 * 160), 1000);
  EXPECT_DOUBLE_EQ(catalog.round_length(42 * 160), 5000);
  EXPECT_DOUBLE_EQ(catalog.round_length(0.05 * 160), 5);
  for (double most = 8; most < 8e6; most *= 1.37) {
    const double length = catalog.round_length(most);
    EXPECT_LE(length, most + 1e-6);
    EXPECT_GT(length, most / 2.51);
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

// A year of a story in a window and in pictures: the longer and shorter texts of its days.
FurnitureInput day_of_story(const Size& size, int step) {
  auto input = sample(size);
  input.day = core::to_day({2022, 1 + static_cast<unsigned>(step % 12), 1});
  input.reserve = FurnitureReserve{input.subtitle, input.legend, input.credits};
  input.legend.resize(1 + static_cast<std::size_t>(step) % input.legend.size());
  if (step % 3 == 0) input.subtitle.clear();
  if (step % 4 == 0) input.credits = "Dates: press";
  input.figures.clear();
  const std::vector<std::string> values{"–", "0 km", "24.8 km", "108.1 km"},
      notes{"as of 2022", "as of September 2020"};
  for (int i = 0; i < 8; ++i) {
    HeadlineFigure figure{values[static_cast<std::size_t>(step + i) % values.size()], "free of wastewater", {}};
    figure.is_secondary = i >= 4;
    if (figure.is_secondary) figure.note = notes[static_cast<std::size_t>(step + i) % 2];
    figure.other_values = values;
    if (figure.is_secondary) figure.other_notes = notes;
    input.figures.push_back(figure);
  }
  input.chart = TimeChart{-50'000, 11'000, "Kilometres of river by state", "83.1 km", 83.1};
  return input;
}

std::vector<float> corners(const render::Rect& r) {
  return {r.x, r.y, r.x + r.width, r.y + r.height};
}

class StillFurniture : public testing::TestWithParam<Size> {};

TEST_P(StillFurniture, StaysWhereItIsWhileTheClockRuns) {
  text::Shaper shaper;
  for (const char* language : {"en_GB", "en_US", "de", "nl", "pl", "he", "ja"}) {
    const auto catalog = text::Catalog::load(std::filesystem::path{"does-not-exist"}, language);
    std::optional<FurnitureResult> first;
    for (int step = 0; step < 12; ++step) {
      render::Overlay out;
      auto input = day_of_story(GetParam(), step);
      if (input.compact) input.panels = {300, 46, 0, 128};
      auto result = lay_out_furniture(input, catalog, shaper, out);
      if (!first) first = result;
      for (const auto part : {FurniturePart::Figures, FurniturePart::TimeStrip, FurniturePart::ScaleBar}) {
        const auto *now = find(result, part), *before = find(*first, part);
        ASSERT_EQ(now == nullptr, before == nullptr) << "a part comes and goes: " << static_cast<int>(part);
        if (now != nullptr) {
          EXPECT_EQ(corners(now->rect), corners(before->rect)) << static_cast<int>(part) << " on step " << step;
        }
      }
      const auto &a = result.subject_insets, &b = first->subject_insets;
      EXPECT_EQ(std::tie(a.left, a.top, a.right, a.bottom), std::tie(b.left, b.top, b.right, b.bottom))
          << "the opening view would jump";
      const auto insets = furniture_room(input, catalog, shaper).clear;
      EXPECT_EQ(insets.top, a.top);
      EXPECT_EQ(insets.bottom, a.bottom);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Sizes, StillFurniture,
                         testing::Values(Size{1920, 1080, 1, false}, Size{1280, 720, 720.0 / 1080, false},
                                         Size{3840, 2160, 2, false}, Size{1080, 1920, 1080.0 / 1600, false},
                                         Size{1280, 720, 1, true}, Size{1920, 1080, 2, true},
                                         Size{1280, 720, 4, true}));

// With an open timetable little height is left, and that belongs to the story.
TEST(Furniture, TheChartGoesWherePanelsLeaveTheMapLittleHeight) {
  text::Shaper shaper;
  auto input = day_of_story({1440, 900, 0.83, true}, 3);
  input.panels = {300, 46, 0, 128};
  EXPECT_TRUE(arrange_furniture(input, text::Catalog{}, shaper).find(FurniturePart::TimeStrip));
  input.panels.bottom = 440;
  const auto layout = arrange_furniture(input, text::Catalog{}, shaper);
  EXPECT_FALSE(layout.find(FurniturePart::TimeStrip));
  EXPECT_TRUE(layout.find(FurniturePart::Legend));
}

TEST(Furniture, FiguresLoseTheirSecondRowThenTheirLastColumns) {
  text::Shaper shaper;
  std::size_t columns_before = 8, rows_before = 2;
  for (int width = 1920; width >= 700; width -= 40) {
    auto input = day_of_story({width, 1080, 1, false}, 3);
    const auto layout = arrange_furniture(input, text::Catalog{}, shaper);
    const auto& figures = layout.content.figures;
    EXPECT_LE(figures.rows.size(), rows_before) << width;
    rows_before = figures.rows.size();
    if (rows_before > 0 && layout.find(FurniturePart::Figures)->x > layout.sizes.safe.x + 1) {
      EXPECT_LE(figures.columns(), columns_before) << width;
      columns_before = figures.columns();
      EXPECT_GE(columns_before, 2U);
    }
  }
  EXPECT_LT(columns_before, 4U);
}

// The ink of the chart between two columns of pixels, as the steps have it.
TEST(Furniture, TheChartShowsWhatHoldsAndNothingBetween) {
  text::Shaper shaper;
  auto input = sample({1920, 1080, 1, false});
  const core::Color low{10, 20, 30, 255}, high{201, 99, 50, 255};
  input.day = 1500;
  input.chart = TimeChart{0, 4000, "title", "10 km", 10};
  input.chart->colors = {low, high};
  input.chart->steps = {{1000, {10, 0}}, {2000, {4, 6}}};
  render::Overlay out;
  const auto result = lay_out_furniture(input, text::Catalog{}, shaper, out);
  ASSERT_NE(find(result, FurniturePart::TimeStrip), nullptr);
  std::vector<render::RoundedRect> lows, highs;
  for (const auto& rect : out.rects) {
    const auto is = [&](core::Color c) {
      return rect.top_left.r == c.r && rect.top_left.g == c.g && rect.top_left.b == c.b;
    };
    if (is(low)) lows.push_back(rect);
    if (is(high)) highs.push_back(rect);
  }
  ASSERT_EQ(lows.size(), 3U) << "before and after the clock, and the second step";
  ASSERT_EQ(highs.size(), 1U) << "the upper phase only where it has kilometres";
  EXPECT_EQ(lows[0].rect.x + lows[0].rect.width, lows[1].rect.x) << "the clock divides the first step";
  EXPECT_GT(lows[0].top_left.a, lows[1].top_left.a) << "what is to come is paler";
  EXPECT_EQ(lows[2].rect.x, highs[0].rect.x);
  EXPECT_EQ(highs[0].rect.y + highs[0].rect.height, lows[2].rect.y) << "no seam";
  EXPECT_NEAR(lows[2].rect.height / (lows[2].rect.height + highs[0].rect.height), 0.4, 0.02);
}

TEST(Furniture, CountsAreDotsThatNothingJoins) {
  text::Shaper shaper;
  auto input = sample({1920, 1080, 1, false});
  input.day = 150;
  input.chart = TimeChart{0, 4000, "title", "40", 40};
  input.chart->marks_are_counts = true;
  input.chart->mark_color = {1, 2, 3, 255};
  input.chart->marks = {{0, 365, 0}, {2000, 2365, 40}};
  render::Overlay out;
  lay_out_furniture(input, text::Catalog{}, shaper, out);
  std::vector<render::Disc> dots;
  for (const auto& disc : out.discs)
    if (disc.fill.r == 1 && disc.fill.g == 2 && disc.fill.b == 3) dots.push_back(disc);
  ASSERT_EQ(dots.size(), 2U);
  EXPECT_GT(dots[0].radius, dots[1].radius) << "the one of the day";
  EXPECT_GT(dots[0].y, dots[1].y);
  for (const auto& stroke : out.strokes) {
    const bool joins = stroke.color.r == 1 && stroke.x0 != stroke.x1;
    EXPECT_FALSE(joins);
  }
}

}  // namespace
}  // namespace eb::scene
