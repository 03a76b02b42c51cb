// The bundled map in every language at 100 and 200 %: furniture inside the picture and clear of each other and of all
// names, names with the local one below, no letter missing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app_fixture.h"
#include "support/picture_studio.h"

namespace eb::app {
namespace {

bool overlap(const render::Rect& a, const render::Rect& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

struct Screen {
  int width, height;
  double scale;
};

class MapInLanguages : public testing::Test, protected test::PictureStudio {
 protected:
  MapInLanguages() : PictureStudio{test_reader()} {}
  // The opening view in `locale`.
  void lay_out(const std::string& locale, const Screen& screen, const session::Insets& panels) {
    catalog = text::Catalog::load(EB_BINARY_DIR "/locale", locale);
    auto& session = workspace.session();
    session.view.locale = catalog.locale();
    session.view.language = catalog.language();
    options.interface_scale = screen.scale;
    options.panels = panels;
    go_home(screen.width, screen.height);
    painter->forget_labels();
    painter->lay_out(catalog, options);
  }
  // Names of two lines, or of two along a course.
  [[nodiscard]] std::size_t names() const { return painter->labels().placed().size(); }
};

TEST_F(MapInLanguages, PartsAndNamesKeepApartAndInside) {
  const auto locales = text::available_locales(EB_BINARY_DIR "/locale");
  EXPECT_GE(locales.size(), 3U);
  for (const auto& locale : locales) {
    for (const Screen& screen : {Screen{1280, 720, 1}, Screen{1280, 720, 2}, Screen{2560, 1440, 2}}) {
      SCOPED_TRACE(locale + " " + std::to_string(screen.width) + " at " + std::to_string(screen.scale));
      lay_out(locale, screen, {});
      const auto width = static_cast<float>(screen.width), height = static_cast<float>(screen.height);
      const auto& blocks = painter->furniture();
      EXPECT_FALSE(blocks.empty());
      EXPECT_GT(names(), 3U);
      EXPECT_FALSE(painter->lacks_letters());
      for (std::size_t i = 0; i < blocks.size(); ++i) {
        const auto& rect = blocks[i].rect;
        const auto which = static_cast<int>(blocks[i].part);
        EXPECT_GE(rect.x, 0) << which;
        EXPECT_GE(rect.y, 0) << which;
        EXPECT_LE(rect.x + rect.width, width) << which;
        EXPECT_LE(rect.y + rect.height, height) << which;
        for (std::size_t j = 0; j < i; ++j)
          EXPECT_FALSE(overlap(rect, blocks[j].rect)) << which << " lies on " << static_cast<int>(blocks[j].part);
        // Numbers in symbols are always drawn, wherever their place is.
        for (const auto& name : painter->labels().placed())
          for (const auto& box : name.boxes)
            EXPECT_FALSE(!name.may_overlap && overlap(rect, box)) << which << " lies on a name";
      }
    }
  }
}

// Also where everything stands on the other side.
TEST_F(MapInLanguages, NoStopLiesUnderTheLegendOfTheOpeningView) {
  std::size_t legends = 0;
  for (const auto& locale : text::available_locales(EB_BINARY_DIR "/locale")) {
    for (const double side : {0.0, 300.0}) {
      for (const Screen& screen : {Screen{1280, 720, 1}, Screen{1920, 1080, 1.5}}) {
        const bool from_right = text::Catalog::load(EB_BINARY_DIR "/locale", locale).is_right_to_left();
        const double column = side * screen.scale;
        lay_out(locale, screen,
                {.left = from_right ? 0 : column, .top = 46, .right = from_right ? column : 0, .bottom = 128});
        for (const auto& block : painter->furniture()) {
          if (block.part != scene::FurniturePart::Legend) continue;
          ++legends;
          EXPECT_EQ(block.rect.x + block.rect.width / 2 > static_cast<float>(screen.width) / 2, from_right) << locale;
          for (const auto& route : workspace.document().routes) {
            for (const auto index : model::stops_of(*route)) {
              const auto at = workspace.session().camera.to_screen(workspace.to_project(route->points[index].position));
              const render::Rect number{static_cast<float>(at.x) - 8, static_cast<float>(at.y) - 8, 16, 16};
              EXPECT_FALSE(overlap(number, block.rect))
                  << locale << ", stop " << route->points[index].id << ", " << screen.width << ", " << side;
            }
          }
        }
      }
    }
  }
  EXPECT_GE(legends, 7U);
}

// The four cities from 300,000, whatever the names of the stops take.
TEST_F(MapInLanguages, TheLargestCitiesAreNamedInTheOpeningView) {
  const auto& document = workspace.document();
  const auto layer = std::ranges::find(document.layers, "towns-large", [](const auto& l) { return l->id; });
  ASSERT_NE(layer, document.layers.end());
  const auto first_key = static_cast<std::uint64_t>(2 + document.routes.size() + (layer - document.layers.begin()));
  const session::Insets columns{.left = 300, .top = 46, .right = 0, .bottom = 128};
  for (const auto& locale : text::available_locales(EB_BINARY_DIR "/locale")) {
    for (const auto& [screen, panels] : {std::pair{Screen{1920, 1080, 1}, session::Insets{}},
                                         {Screen{1440, 900, 0.833}, columns},
                                         {Screen{1920, 1080, 1}, columns}}) {
      options.compact = panels.left > 0;
      options.time_strip = !options.compact;
      lay_out(locale, screen, panels);
      std::size_t named = 0;
      for (const auto& name : painter->labels().placed())
        if (name.key / 0x1'0000'0000ULL == first_key) ++named;
      EXPECT_EQ(named, 4U) << locale << " " << screen.width << ", panels " << panels.left;
    }
  }
}

TEST_F(MapInLanguages, NamesCarryTheLocalOneWhereItDiffers) {
  const auto boxes = [this] {
    std::size_t count = 0;
    for (const auto& name : painter->labels().placed())
      if (!name.may_overlap) count += name.boxes.size();
    return static_cast<double>(count) / static_cast<double>(std::max<std::size_t>(1, names()));
  };
  const Screen screen{1920, 1080, 1};
  lay_out("de", screen, {});
  const double german = boxes();
  lay_out("ja", screen, {});
  EXPECT_GT(boxes(), 1.3 * german) << "two boxes a name";
}

}  // namespace
}  // namespace eb::app
