#include "ui/layout.h"

#include <gtest/gtest.h>

#include "ui/file_list.h"
#include "ui/ui_text.h"

namespace eb::ui {
namespace {

TEST(Layout, PanelsNeverLeaveTheWindowNorOverlap) {
  for (const float scale : {1.0F, 1.5F, 2.0F, 3.0F, 4.0F}) {
    for (const auto& [width, height] : {std::pair{640.0F, 480.0F}, {1280.0F, 720.0F}, {3840.0F, 2160.0F}}) {
      session::Panels open;
      open.figures = true;
      const auto layout =
          arrange({.width = width, .height = height, .scale = scale, .open = open, .has_selection = true});
      for (const auto& area :
           {layout.top_bar, layout.layers, layout.inspector, layout.figures, layout.time_bar, layout.map}) {
        EXPECT_GE(area.x, 0);
        EXPECT_GE(area.y, 0);
        EXPECT_LE(area.right(), width);
        EXPECT_LE(area.bottom(), height);
      }
      EXPECT_LE(layout.layers.right(), layout.inspector.x);
      EXPECT_LE(layout.inspector.bottom(), layout.figures.y);
      EXPECT_LE(layout.figures.bottom(), layout.time_bar.y);
      EXPECT_LE(layout.layers.bottom(), layout.time_bar.y);
      EXPECT_LE(layout.top_bar.bottom(), layout.layers.y);
    }
  }
}

TEST(Layout, TheShowHasTheRightSideForItself) {
  for (const float scale : {1.0F, 2.0F, 4.0F}) {
    for (const auto& [width, height] : {std::pair{640.0F, 480.0F}, {1280.0F, 720.0F}, {3840.0F, 2160.0F}}) {
      session::Panels open;
      open.figures = open.show = true;
      const auto layout =
          arrange({.width = width, .height = height, .scale = scale, .open = open, .has_selection = true});
      EXPECT_EQ(layout.inspector.width + layout.figures.width, 0);
      EXPECT_GT(layout.show.width, 0);
      EXPECT_EQ(layout.show.right(), width);
      EXPECT_GE(layout.show.x, layout.layers.right());
      EXPECT_LE(layout.show.bottom(), layout.time_bar.y);
      EXPECT_LE(layout.map.right(), layout.show.x);
    }
  }
}

// Where the panels leave the map no width, what has rows of words gets that of the window and enough height to read it.
TEST(Layout, StripsHaveRoomInACrowdedWindowToo) {
  for (const bool heights : {true, false}) {
    session::Panels open;
    open.profile = heights;
    open.timetable = !heights;
    for (const float scale : {1.0F, 2.0F, 3.0F, 4.0F}) {
      for (const auto& [width, height] : {std::pair{1280.0F, 720.0F}, {1440.0F, 900.0F}, {3840.0F, 2160.0F}}) {
        const auto layout =
            arrange({.width = width, .height = height, .scale = scale, .open = open, .has_selection = true});
        const auto& strip = heights ? layout.profile : layout.timetable;
        EXPECT_GE(strip.width, std::min(330 * scale, width)) << width << " at " << scale;
        EXPECT_GE(strip.height, std::min(86 * scale, (height - layout.top_bar.height - layout.time_bar.height) / 2 - 1))
            << width << " at " << scale;
        EXPECT_LE(strip.bottom(), layout.time_bar.y);
        for (const auto& side : {layout.layers, layout.inspector})
          EXPECT_TRUE(side.height == 0 || side.right() <= strip.x || side.x >= strip.right() ||
                      side.bottom() <= strip.y);
      }
    }
  }
}

TEST(Layout, TheCompareBarTakesItsPlaceFromTheMap) {
  for (const float scale : {1.0F, 2.0F, 4.0F}) {
    for (const auto& [width, height] : {std::pair{640.0F, 480.0F}, {1280.0F, 720.0F}, {3840.0F, 2160.0F}}) {
      const auto layout = arrange(
          {.width = width, .height = height, .scale = scale, .open = {}, .has_selection = true, .is_comparing = true});
      EXPECT_EQ(layout.compare_bar.y, layout.top_bar.bottom());
      EXPECT_EQ(layout.compare_bar.bottom(), layout.map.y);
      EXPECT_EQ(layout.compare_bar.x, layout.layers.right());
      EXPECT_LE(layout.compare_bar.right(), layout.inspector.x);
      EXPECT_LE(layout.map.bottom(), height);
      EXPECT_GE(layout.map.height, 0);
    }
  }
  session::Panels hidden;
  hidden.all = false;
  EXPECT_EQ(arrange({.width = 800, .height = 600, .open = hidden, .is_comparing = true}).compare_bar.height, 0);
}

TEST(UiText, HeadingsKeepAccents) {
  EXPECT_EQ(upper_case("Zürich, łódź, žluť"), "ZÜRICH, ŁÓDŹ, ŽLUŤ");
}

TEST(FileList, FilterIgnoresCase) {
  EXPECT_TRUE(matches("Emscher.GPKG", "gpkg"));
  EXPECT_TRUE(matches("a", ""));
  EXPECT_FALSE(matches("a.txt", "gpx"));
}

TEST(FileList, MissingFolderSaysSo) {
  const auto list = list_folder("/no/such/folder");
  ASSERT_FALSE(list);
  EXPECT_EQ(list.error().where, "/no/such/folder");
}

}  // namespace
}  // namespace eb::ui
