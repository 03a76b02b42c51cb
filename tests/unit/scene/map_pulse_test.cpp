// The rings at the place of a milestone: they run for a while, then stand still; in calm mode they never run.
#include "scene/map_pulse.h"

#include <gtest/gtest.h>

namespace eb::scene {
namespace {

std::vector<float> radii(double seconds, bool calm = false) {
  render::Overlay overlay;
  add_pulse({{100, 200}, 1, seconds, 1, calm}, theme_of(session::ThemeKind::Dark), overlay);
  std::vector<float> found;
  for (const auto& disc : overlay.discs) {
    EXPECT_EQ(disc.x, 100);
    EXPECT_EQ(disc.y, 200);
    EXPECT_EQ(disc.fill.a, 0) << "the map stays visible inside";
    found.push_back(disc.radius);
  }
  return found;
}

TEST(MapPulse, RingsRunOutwards) {
  EXPECT_GT(radii(0.6).front(), radii(0.3).front());
}

TEST(MapPulse, StandsStillAfterItsTime) {
  EXPECT_GT(radii(1).size(), radii(pulse_seconds).size());
  EXPECT_EQ(radii(pulse_seconds), radii(pulse_seconds + 2)) << "nothing to draw anew";
  EXPECT_FALSE(radii(pulse_seconds).empty());
}

TEST(MapPulse, CalmMeansStill) {
  EXPECT_EQ(radii(0.3, true), radii(1.7, true));
  EXPECT_FALSE(radii(0.3, true).empty());
}

TEST(MapPulse, GoesWithItsCard) {
  render::Overlay overlay;
  add_pulse({{0, 0}, 1, 7, 0, false}, theme_of(session::ThemeKind::Light), overlay);
  EXPECT_TRUE(overlay.runs.empty());
}

}  // namespace
}  // namespace eb::scene
