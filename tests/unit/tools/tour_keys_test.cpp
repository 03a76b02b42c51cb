// Keys of a tour: free for it, and given back when it is over.
#include "tools/tour_keys.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tools/route_keys.h"
#include "tools/stage_keys.h"

namespace eb::tools {
namespace {

using core::Key;

core::KeyChanged pressed(Key key) {
  return {key, true, false, {}};
}

template <class Leaf>
bool asks(const std::optional<session::Action>& action) {
  const auto* tour = action ? std::get_if<session::TourAction>(&*action) : nullptr;
  return tour != nullptr && std::holds_alternative<Leaf>(*tour);
}

session::Session touring() {
  session::Session session;
  session::TourInput input;
  input.way = {{0, 0}, {1000, 0}};
  input.stops.push_back({"p", 0, {}, {}});
  session.tour.start(std::make_shared<const session::Tour>(std::move(input)), std::make_shared<const model::Route>(),
                     session::CompareMode::Off);
  return session;
}

TEST(TourKeys, TheKeyThatStartsItIsFree) {
  for (const auto& table : {shortcuts(), route_shortcuts(), show_shortcuts()}) {
    EXPECT_TRUE(std::ranges::none_of(table, [](const Shortcut& row) { return row.key == Key::F8; }));
  }
  EXPECT_TRUE(std::ranges::none_of(stage_shortcuts(), [](const auto& row) { return row.key == Key::F8; }));
}

TEST(TourKeys, OneKeyStartsAndEnds) {
  session::Session session;
  EXPECT_TRUE(asks<session::StartTour>(tour_action_for_key(pressed(Key::F8), session)));
  EXPECT_TRUE(asks<session::EndTour>(tour_action_for_key(pressed(Key::F8), touring())));
}

TEST(TourKeys, OthersAreTheMapsWithoutATour) {
  const session::Session session;
  for (const auto key : {Key::Space, Key::PageDown, Key::PageUp, Key::Escape}) {
    EXPECT_FALSE(tour_action_for_key(pressed(key), session));
  }
}

TEST(TourKeys, PauseStepAndEnd) {
  auto session = touring();
  EXPECT_TRUE(asks<session::ToggleTour>(tour_action_for_key(pressed(Key::Space), session)));
  EXPECT_TRUE(asks<session::StepTour>(tour_action_for_key(pressed(Key::PageDown), session)));
  EXPECT_TRUE(asks<session::StepTour>(tour_action_for_key(pressed(Key::PageUp), session)));
  EXPECT_TRUE(asks<session::EndTour>(tour_action_for_key(pressed(Key::Escape), session)));
  session.panels.help = true;
  EXPECT_FALSE(tour_action_for_key(pressed(Key::Escape), session)) << "the sheet is closed first";
}

TEST(TourKeys, AShowHasItsKeysForItself) {
  auto session = touring();
  session.stage.is_on = true;
  EXPECT_FALSE(tour_action_for_key(pressed(Key::Space), session));
  EXPECT_FALSE(tour_action_for_key(pressed(Key::F8), session));
}

}  // namespace
}  // namespace eb::tools
