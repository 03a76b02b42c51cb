// The panel that says that exact places are open: what it says, and that its button closes them.
#include "ui/exact_overlay.h"

#include "ui_fixture.h"

namespace eb::ui {
namespace {

class ExactPanel : public UiTest {
 protected:
  ExactPanel() {
    exact.file = "nests.geojson";
    ExactPlace place;
    place.name = "A place";
    place.lines.push_back({geo::Vec2d{0, 0}});
    exact.places.push_back(place);
    exact.close = [this] { ++closed; };
    shell->show_exact(&exact);
  }
  ~ExactPanel() override { shell->show_exact(nullptr); }

  ExactView exact;
  int closed = 0;
};

TEST_F(ExactPanel, AClickOnItsButtonClosesThem) {
  for (const char* locale : {"en_GB", "he"}) {
    catalog = text::Catalog::load(EB_BINARY_DIR "/locale", locale);
    closed = 0;
    for (int i = 0; i < 3; ++i) frame();
    for (int y = 50; y < 140 && closed == 0; y += 8)
      for (int x = 310; x < width - 8 && closed == 0; x += 16) click(catalog.is_right_to_left() ? width - x : x, y);
    EXPECT_EQ(closed, 1) << locale;
  }
}

TEST_F(ExactPanel, TheKeyboardClosesThem) {
  frame();
  // It is one of those F6 goes round.
  for (int steps = 1; steps <= 8 && closed == 0; ++steps) {
    for (int i = 0; i < steps; ++i) play({press(core::Key::F6), release(core::Key::F6)});
    for (const auto key : {core::Key::Down, core::Key::Space, core::Key::Escape, core::Key::Escape})
      play({press(key), release(key)});
  }
  EXPECT_GE(closed, 1);
}

TEST_F(ExactPanel, WithoutPlacesThereIsNoButton) {
  shell->show_exact(nullptr);
  frame();
  for (int y = 50; y < 140; y += 8)
    for (int x = 310; x < width - 8; x += 32) click(x, y);
  EXPECT_EQ(closed, 0);
}

}  // namespace
}  // namespace eb::ui
