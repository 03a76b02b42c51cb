// What a hand on the mouse does to the map, told by the actions that come out.
#include "tools/navigate_tool.h"

#include <gtest/gtest.h>

#include <numbers>

#include "session/level_camera.h"

namespace eb::tools {
namespace {

using namespace session;
using core::MouseButton;

template <class Inner, class Group>
std::vector<Inner> all_of(const std::vector<Action>& actions) {
  std::vector<Inner> found;
  for (const auto& action : actions) {
    const auto* group = std::get_if<Group>(&action);
    if (group == nullptr) continue;
    if (const auto* inner = std::get_if<Inner>(group)) found.push_back(*inner);
  }
  return found;
}

class Hand : public testing::Test {
 protected:
  void move(double x, double y) { send(core::MouseMoved{x, y}); }
  void press(MouseButton button = MouseButton::Left, core::Modifiers mods = {}) {
    send(core::MouseButtonChanged{button, true, mods});
  }
  void release(MouseButton button = MouseButton::Left) { send(core::MouseButtonChanged{button, false, {}}); }
  void send(const core::InputEvent& event) {
    m_tool.handle(event, m_session, m_now, m_queue);
    for (auto& entry : m_queue.take()) m_actions.push_back(std::move(entry.action));
  }
  void click_at(double x, double y) {
    move(x, y);
    press();
    release();
  }
  template <class T>
  std::vector<T> views() {
    return all_of<T, ViewAction>(m_actions);
  }
  template <class T>
  std::vector<T> selects() {
    return all_of<T, SelectAction>(m_actions);
  }

  NavigateTool m_tool;
  Session m_session;
  ActionQueue m_queue;
  std::vector<Action> m_actions;
  double m_now = 10;
};

TEST_F(Hand, ADragPansByTheWholeWay) {
  move(100, 100);
  press();
  EXPECT_TRUE(m_tool.is_dragging());
  for (int i = 1; i <= 10; ++i) move(100 + 5.0 * i, 100 - 3.0 * i);
  release();
  EXPECT_FALSE(m_tool.is_dragging());
  double dx = 0;
  double dy = 0;
  for (const auto& pan : views<PanPixels>()) {
    dx += pan.dx;
    dy += pan.dy;
  }
  EXPECT_DOUBLE_EQ(dx, 50);
  EXPECT_DOUBLE_EQ(dy, -30);
  EXPECT_TRUE(selects<SelectAt>().empty()) << "a drag is no click";
}

TEST_F(Hand, MovingWithoutAButtonDoesNothing) {
  move(100, 100);
  move(300, 300);
  EXPECT_TRUE(m_actions.empty());
}

TEST_F(Hand, AClickWithATremblingHandStillSelects) {
  move(100, 100);
  press();
  move(102, 101);
  release();
  ASSERT_EQ(selects<SelectAt>().size(), 1U);
  EXPECT_EQ(selects<SelectAt>()[0].screen, (geo::Vec2d{102, 101}));
  EXPECT_TRUE(views<PanPixels>().empty());
}

TEST_F(Hand, ADoubleClickZoomsInWhereItWasFirstPressed) {
  click_at(200, 150);
  m_now += 0.2;
  click_at(205, 150);
  const auto zooms = views<ZoomAt>();
  ASSERT_EQ(zooms.size(), 1U);
  EXPECT_EQ(zooms[0].screen, (geo::Vec2d{200, 150}));
  EXPECT_GT(zooms[0].factor, 1);
  EXPECT_TRUE(zooms[0].animate);
}

// Whatever panel the first click opened there.
TEST_F(Hand, TheSecondClickIsTakenWhereAndAsLongAsItMakesADoubleClick) {
  const auto takes = [&](double x, double y, MouseButton button = MouseButton::Left) {
    EXPECT_FALSE(m_tool.takes_second_click(core::MouseMoved{x, y}, m_now)) << "moves are everybody's";
    const bool press = m_tool.takes_second_click(core::MouseButtonChanged{button, true, {}}, m_now);
    EXPECT_EQ(m_tool.takes_second_click(core::MouseButtonChanged{button, false, {}}, m_now), press) << "both or none";
    return press;
  };
  EXPECT_FALSE(takes(200, 150)) << "nothing was clicked yet";
  EXPECT_FALSE(m_tool.awaits_second_click(m_now));
  click_at(200, 150);
  m_now += 0.2;
  EXPECT_TRUE(m_tool.awaits_second_click(m_now));
  EXPECT_TRUE(takes(203, 148));
  EXPECT_FALSE(takes(230, 150));
  EXPECT_FALSE(takes(203, 148, MouseButton::Right));
  m_now += 1;
  EXPECT_FALSE(takes(203, 148));
  EXPECT_FALSE(m_tool.awaits_second_click(m_now));
}

TEST_F(Hand, ASecondPressInTimeMayBeHeldForLonger) {
  click_at(200, 150);
  m_now += 0.3;
  press();
  m_now += 0.3;
  release();
  EXPECT_EQ(views<ZoomAt>().size(), 1U);
}

TEST_F(Hand, TwoSlowOrDistantClicksAreTwoSelections) {
  click_at(200, 150);
  m_now += 2;
  click_at(200, 150);
  m_now += 0.1;
  click_at(260, 150);
  EXPECT_TRUE(views<ZoomAt>().empty());
  EXPECT_EQ(selects<SelectAt>().size(), 3U);
}

TEST_F(Hand, AThirdClickOfARowDoesNotZoomAgain) {
  for (int i = 0; i < 3; ++i) {
    click_at(200, 150);
    m_now += 0.1;
  }
  EXPECT_EQ(views<ZoomAt>().size(), 1U);
}

TEST_F(Hand, ShiftAndDragShowsABoxAndFliesToIt) {
  m_session.camera.center = {1000, 2000};
  m_session.camera.metres_per_pixel = 10;
  move(300, 300);
  press(MouseButton::Left, {false, true, false});
  move(200, 250);
  ASSERT_FALSE(views<ShowZoomBox>().empty());
  EXPECT_EQ(views<ShowZoomBox>().back().box_px, (geo::Box2d{200, 250, 300, 300}));
  release();
  EXPECT_FALSE(views<ShowZoomBox>().back().box_px) << "the rubber band goes away";
  const auto flights = views<FlyToBox>();
  ASSERT_EQ(flights.size(), 1U);
  EXPECT_DOUBLE_EQ(flights[0].box_m.width(), 1000);
  EXPECT_DOUBLE_EQ(flights[0].box_m.height(), 500);
  EXPECT_EQ(flights[0].box_m.center(), m_session.camera.to_world({250, 275}));
  EXPECT_TRUE(views<PanPixels>().empty());
}

TEST_F(Hand, ABoxOnATurnedMapIsTheOneThatWasDrawn) {
  auto& camera = m_session.camera;
  camera.center = {1000, 2000};
  camera.metres_per_pixel = 10;
  camera.rotation_rad = std::numbers::pi / 4;
  camera.width_px = 1200;
  camera.height_px = 800;
  move(300, 300);
  press(MouseButton::Left, {false, true, false});
  move(600, 500);  // a quarter of the width and of the height
  release();
  const auto flights = views<FlyToBox>();
  ASSERT_EQ(flights.size(), 1U);
  const auto there = turned(fitted(levelled(camera), flights[0].box_m, {}), camera.rotation_rad);
  EXPECT_NEAR(there.metres_per_pixel, 2.5, 1e-9);
  EXPECT_NEAR(geo::length(there.center - camera.to_world({450, 400})), 0, 1e-6);
  EXPECT_EQ(there.rotation_rad, camera.rotation_rad);
}

TEST_F(Hand, AShiftClickIsNoBox) {
  move(300, 300);
  press(MouseButton::Left, {false, true, false});
  move(301, 301);
  release();
  EXPECT_TRUE(views<FlyToBox>().empty());
}

TEST_F(Hand, CancellingABoxFliesNowhere) {
  move(300, 300);
  press(MouseButton::Left, {false, true, false});
  move(200, 250);
  m_tool.cancel(m_queue);
  release();
  EXPECT_TRUE(views<FlyToBox>().empty());
}

TEST_F(Hand, ARightDragTurnsAndAMiddleDragPans) {
  move(300, 300);
  press(MouseButton::Right);
  move(400, 300);
  release(MouseButton::Right);
  ASSERT_EQ(views<RotateBy>().size(), 1U);
  EXPECT_NE(views<RotateBy>()[0].radians, 0);
  press(MouseButton::Middle);
  move(410, 300);
  release(MouseButton::Middle);
  EXPECT_EQ(views<PanPixels>().size(), 1U);
  EXPECT_TRUE(selects<SelectAt>().empty());
}

TEST_F(Hand, ASecondButtonDoesNotEndTheDrag) {
  move(100, 100);
  press();
  move(150, 100);
  press(MouseButton::Right);
  release(MouseButton::Right);
  EXPECT_TRUE(m_tool.is_dragging());
  move(160, 100);
  EXPECT_EQ(views<PanPixels>().size(), 2U);
  EXPECT_TRUE(views<RotateBy>().empty());
}

TEST_F(Hand, TheWheelZoomsAtThePointerAndBackAgain) {
  move(333, 222);
  send(core::MouseScrolled{0, 1, {}});
  send(core::MouseScrolled{0, -1, {}});
  const auto zooms = views<ZoomAt>();
  ASSERT_EQ(zooms.size(), 2U);
  EXPECT_EQ(zooms[0].screen, (geo::Vec2d{333, 222}));
  EXPECT_GT(zooms[0].factor, 1);
  EXPECT_DOUBLE_EQ(zooms[0].factor * zooms[1].factor, 1);
}

}  // namespace
}  // namespace eb::tools
