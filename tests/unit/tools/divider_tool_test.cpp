#include "tools/divider_tool.h"

#include <gtest/gtest.h>

namespace eb::tools {
namespace {

using namespace session;
using core::MouseButton;

// A map of 1000 pixels between panels: the divider stands at 600.
class DividerHand : public testing::Test {
 protected:
  DividerHand() {
    m_session.camera.width_px = 1000;
    m_session.camera.height_px = 600;
    m_session.covered = {200, 40, 0, 100};
    m_session.compare.mode = CompareMode::Swipe;
  }

  // As the program does: what the tool asks for happens.
  bool send(const core::InputEvent& event) {
    const bool used = m_tool.handle(event, m_session, m_scale, m_queue);
    for (const auto& entry : m_queue.take()) {
      const auto& action = std::get<CompareAction>(entry.action);
      if (const auto* set = std::get_if<SetDivider>(&action)) m_session.compare.divider = set->share;
      if (const auto* set = std::get_if<ActivateDivider>(&action)) m_session.compare.divider_active = set->on;
      ++m_asked;
    }
    return used;
  }
  bool move(double x, double y) { return send(core::MouseMoved{x, y}); }
  bool press(core::Modifiers mods = {}, MouseButton button = MouseButton::Left) {
    return send(core::MouseButtonChanged{button, true, mods});
  }
  bool release() { return send(core::MouseButtonChanged{MouseButton::Left, false, {}}); }
  [[nodiscard]] double place() const { return *divider_x(m_session.compare, m_session.camera, m_session.covered); }

  DividerTool m_tool;
  Session m_session;
  ActionQueue m_queue;
  double m_scale = 1;
  int m_asked = 0;
};

TEST_F(DividerHand, LightsUpUnderThePointer) {
  move(500, 300);
  EXPECT_FALSE(m_session.compare.divider_active);
  move(606, 300);
  EXPECT_TRUE(m_session.compare.divider_active);
  move(620, 300);
  EXPECT_FALSE(m_session.compare.divider_active);
  EXPECT_EQ(m_asked, 2) << "said once, not with every movement";
}

TEST_F(DividerHand, FollowsADragFromWhereItWasTaken) {
  EXPECT_FALSE(move(605, 300)) << "the map's tool has to know where the pointer is";
  EXPECT_TRUE(press());
  EXPECT_TRUE(move(505, 100));
  EXPECT_EQ(place(), 500);
  EXPECT_TRUE(move(5, 300));
  EXPECT_EQ(m_session.compare.divider, least_divider);
  EXPECT_TRUE(move(705, 900));
  EXPECT_EQ(place(), 700);
  EXPECT_TRUE(release());
  EXPECT_FALSE(m_tool.is_dragging());
  EXPECT_FALSE(move(400, 300));
  EXPECT_EQ(place(), 700);
}

TEST_F(DividerHand, LeavesTheRestToTheMap) {
  move(500, 300);
  EXPECT_FALSE(press()) << "beside it";
  EXPECT_FALSE(release());
  move(600, 300);
  EXPECT_FALSE(press({false, true, false})) << "Shift draws a box";
  EXPECT_FALSE(press({}, MouseButton::Right)) << "the right button turns the map";
  move(600, 550);
  EXPECT_FALSE(press()) << "the panel below has it";
  EXPECT_EQ(m_session.compare.divider, 0.5);
}

TEST_F(DividerHand, OnlyASwipeHasOne) {
  for (const auto mode : {CompareMode::Off, CompareMode::SideBySide, CompareMode::Changes, CompareMode::AllTime}) {
    m_session.compare.mode = mode;
    move(600, 300);
    EXPECT_FALSE(m_session.compare.divider_active) << to_string(mode);
    EXPECT_FALSE(press()) << to_string(mode);
  }
}

TEST_F(DividerHand, EndsWithTheSwipe) {
  move(600, 300);
  press();
  m_session.compare.mode = CompareMode::Off;
  EXPECT_FALSE(move(700, 300));
  EXPECT_FALSE(m_tool.is_dragging());
  EXPECT_EQ(m_session.compare.divider, 0.5);
}

TEST_F(DividerHand, IsAsEasyToTakeAtAnyScale) {
  m_scale = 3;
  move(628, 300);
  EXPECT_TRUE(m_session.compare.divider_active);
}

TEST_F(DividerHand, StaysLitWhileTheKeyboardHoldsIt) {
  m_session.compare.divider_active = m_session.compare.divider_held = true;
  move(500, 300);
  EXPECT_TRUE(m_session.compare.divider_active);
  EXPECT_EQ(m_asked, 0);
}

}  // namespace
}  // namespace eb::tools
