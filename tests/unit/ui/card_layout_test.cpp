// Cards above the time bar: inside the map, clear of the furniture and of each other.
#include "ui/card_layout.h"

#include <gtest/gtest.h>

#include <array>

namespace eb::ui {
namespace {

const Rect map{300, 46, 980, 546};
const Rect date{312, 50, 200, 50}, legend{312, 470, 340, 75}, scale_bar{1150, 525, 120, 25}, credits{312, 555, 940, 30};
const std::array furniture{date, legend, scale_bar, credits};

TEST(CardLayout, KeepsClearOfFurnitureAndOfEachOther) {
  const std::array sizes{CardSize{390, 130}, CardSize{390, 150}};
  const auto places = place_cards(map, sizes, furniture, 8);
  ASSERT_EQ(places.size(), 2U);
  EXPECT_EQ(common_area(places[0], places[1]), 0);
  for (const auto& place : places) {
    EXPECT_EQ(place.width, 390);
    EXPECT_GE(place.x, map.x);
    EXPECT_LE(place.right(), map.right());
    EXPECT_LE(place.bottom(), map.bottom());
    for (const auto& part : furniture) EXPECT_EQ(common_area(place, part), 0);
  }
  EXPECT_GT(places[0].bottom(), map.bottom() - 70) << "the newest lies right above the credits";
}

TEST(CardLayout, LeavesThePlaceOfTheMilestoneVisible) {
  const std::array sizes{CardSize{390, 130}};
  const auto plain = place_cards(map, sizes, furniture, 8).front();
  const std::array<Rect, 1> pulse{Rect{plain.x + 100, plain.y + 20, 40, 40}};
  EXPECT_EQ(common_area(place_cards(map, sizes, pulse, 8).front(), pulse.front()), 0);
}

TEST(CardLayout, ACardLargerThanTheMapIsCutToIt) {
  const Rect small{0, 0, 200, 100};
  const auto places = place_cards(small, std::array{CardSize{390, 300}}, {}, 8);
  EXPECT_GE(places.front().x, small.x);
  EXPECT_LE(places.front().right(), small.right());
  EXPECT_LE(places.front().bottom(), small.bottom());
}

}  // namespace
}  // namespace eb::ui
