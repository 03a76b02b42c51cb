// The strip of heights: the pointer and the buttons move the cursor that map and timetable share.
#include <gmock/gmock.h>

#include "ui_fixture.h"

namespace eb::ui {
namespace {

class ProfilePanelTest : public UiTest {
 protected:
  ProfilePanelTest() {
    model::Route route;
    route.id = "tour";
    route.name.by_language["en"] = "Tour";
    for (const char* id : {"a", "b", "c"}) {
      const bool is_stop = *id != 'b';
      route.points.push_back({id, {7.0, 51.5}, is_stop ? std::make_shared<const model::Stop>() : nullptr});
      if (route.points.size() > 1) route.legs.push_back(model::straight_leg());
    }
    EXPECT_TRUE(history.apply(model::RouteEdit{model::AddRoute{route, 0}}));
    auto made = std::make_shared<model::RouteProfile>();
    made->samples = {{0, {7.0, 51.5}, {}, 40}, {1000, {7.1, 51.5}, {}, 60}, {2000, {7.2, 51.5}, {}, 50}};
    made->point_distances_m = {0, 1000, 2000};
    made->length_m = 2000;
    made->lowest_m = 40;
    made->highest_m = 60;
    profile = {"tour", made, "Ground"};
    session.panels.profile = true;
    session.panels.layers = false;
  }
  std::optional<session::RouteCursor> last_cursor() const {
    const auto all = emitted<session::SelectAction, session::SetRouteCursor>();
    return all.empty() ? std::nullopt : all.back().cursor;
  }
};

TEST_F(ProfilePanelTest, ThePointerInTheChartIsTheCursor) {
  const auto output = frame();
  EXPECT_GT(output.covered.bottom, 250) << "the strip stands above the time bar";
  play({core::MouseMoved{width / 2.0, height - 210.0}});
  const auto cursor = last_cursor();
  ASSERT_TRUE(cursor);
  EXPECT_EQ(cursor->route, "tour");
  EXPECT_NEAR(cursor->distance_m, 1000, 100);
  EXPECT_NEAR(cursor->position.lon, 7.1, 0.01);
  actions.clear();
  play({core::MouseMoved{width / 2.0, 200.0}});
  EXPECT_FALSE(last_cursor()) << "over the map the panel says nothing";
}

TEST_F(ProfilePanelTest, AProfileThatIsBeingMadeHasNoCursor) {
  profile.profile = nullptr;
  play({core::MouseMoved{width / 2.0, height - 210.0}});
  EXPECT_FALSE(last_cursor());
}

}  // namespace
}  // namespace eb::ui
