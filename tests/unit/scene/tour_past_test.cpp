// What the water at a stop was before: the state that prevailed longest within a lifetime, of the nearest reach.
#include "scene/tour_past.h"

#include <gtest/gtest.h>

#include "table_builder.h"

namespace eb::scene {
namespace {

core::Day year(int number) {
  return core::first_day_of_year(number);
}

model::Layer river() {
  model::Layer layer;
  layer.phase_field = "phase";
  layer.reach_field = "reach";
  return layer;
}

// Two reaches a kilometre apart. The near one: natural, sewer, a long construction, renatured. The far one never
// changed.
class TourPast : public testing::Test {
 protected:
  TourPast() {
    const std::vector<std::vector<geo::Vec2d>> lines{{corner, corner + geo::Vec2d{2000, 0}},
                                                     {corner + geo::Vec2d{0, 5000}, corner + geo::Vec2d{2000, 5000}}};
    const auto add = [&](std::size_t line, int from, int to) {
      m_builder.part(model::PartKind::Line, lines[line])
          .feature({from == 0 ? core::open_past : year(from), to == 0 ? core::open_future : year(to)});
    };
    add(0, 0, 1904);
    add(0, 1904, 2005);
    add(0, 2005, 2018);
    add(0, 2018, 0);
    add(1, 0, 0);
    m_builder.column("phase", {"natural", "open_sewer", "construction", "renatured", "natural"});
    m_builder.column("reach", {"a", "a", "a", "a", "b"});
  }
  std::optional<PastOfReach> past(geo::Vec2d place, int on, double reach_m = 6000) {
    const auto layer = river();
    return past_of_nearest_reach(m_builder.geometry(layer), layer, place, reach_m, year(on), year(1800));
  }
  TableBuilder m_builder;
};

TEST_F(TourPast, IsTheLastDayOfWhatItWasLongest) {
  const auto found = past(corner + geo::Vec2d{500, 800}, 2022);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->then_row, 1U) << "the sewer: a hundred years ago it was no longer natural";
  EXPECT_EQ(found->then_day, year(2005) - 1);
  EXPECT_EQ(found->now_row, 3U);
  EXPECT_NEAR(found->distance_m, 800, 1e-6);
  EXPECT_NEAR(found->place.x, corner.x + 500, 1e-6);
  EXPECT_NEAR(found->place.y, corner.y, 1e-6);
}

TEST_F(TourPast, LooksFurtherBackWhereNothingElseChanged) {
  const auto found = past(corner, 2004);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->then_row, 0U) << "in 2004 it had been a sewer for a hundred years";
  EXPECT_EQ(found->then_day, year(1904) - 1);
}

TEST_F(TourPast, SaysNothingOfWhatNeverChangedOrIsFarAway) {
  EXPECT_FALSE(past(corner + geo::Vec2d{500, 5100}, 2022)) << "the nearest reach was always the same";
  EXPECT_FALSE(past(corner + geo::Vec2d{500, -7000}, 2022));
  EXPECT_FALSE(past(corner, 1850)) << "nothing was before";
}

TEST_F(TourPast, NeedsPhases) {
  model::Layer layer;
  EXPECT_FALSE(past_of_nearest_reach(m_builder.geometry(layer), layer, corner, 6000, year(2022), year(1800)));
}

}  // namespace
}  // namespace eb::scene
