// What the hall sees on the way to a step and when it is there: exact ends, calm flights, words that come and go.
#include "session/stage_player.h"

#include <gtest/gtest.h>

#include <cmath>

#include "session/playback.h"
#include "unit/session/show_fixture.h"

namespace eb::session {
namespace {

constexpr double frame = 1.0 / 60;
constexpr double degrees = 180 / std::numbers::pi;

// Straight to the steps of a show, one after the other.
struct Player {
  model::Show show = six_steps();
  StagePlayer hall;
  Player() { hall.set_hall(1920, 1080, plain_camera); }
  void go(std::size_t step, std::optional<model::ShowTransition> transition = {}, std::optional<double> seconds = {}) {
    auto scene = *show.steps[step];
    scene.layers = scene.layers.value_or(std::vector<core::LayerId>{"river", "relief"});
    scene.routes = scene.routes.value_or(std::vector<core::RouteId>{});
    scene.transition = transition.value_or(scene.transition);
    scene.transition_seconds = seconds.value_or(scene.transition_seconds);
    hall.show(scene);
  }
  void pass(double seconds) {
    for (double t = 0; t < seconds; t += frame) hall.advance(frame);
  }
};

TEST(StagePlayer, TheFirstStepIsThereAtOnce) {
  Player p;
  p.go(0);
  EXPECT_EQ(p.hall.state().camera.center, plain_camera(*p.show.steps[0], 1920, 1080).center);
  EXPECT_EQ(p.hall.state().day, -50'000);
  EXPECT_EQ(p.hall.state().caption.in("en"), "Caption of a");
  EXPECT_EQ(p.hall.state().caption_presence, 1);
  EXPECT_FALSE(p.hall.state().is_fading());
}

TEST(StagePlayer, AFlightArrivesExactlyAndNoSoonerThanAsked) {
  Player p;
  p.go(0);
  p.pass(2);
  p.go(1);
  const auto start = p.hall.state().camera;
  EXPECT_EQ(start.center, plain_camera(*p.show.steps[0], 1920, 1080).center) << "it sets out from where it was";
  p.pass(2.3);
  const auto target = plain_camera(*p.show.steps[1], 1920, 1080);
  EXPECT_NE(p.hall.state().camera.metres_per_pixel, target.metres_per_pixel);
  p.pass(StagePlayer::longest_flight_seconds);
  EXPECT_EQ(p.hall.state().camera.center, target.center);
  EXPECT_EQ(p.hall.state().camera.metres_per_pixel, target.metres_per_pixel);
}

TEST(StagePlayer, NoFlightTurnsZoomsOrSlidesFasterThanAHallBears) {
  for (const auto& [from, to] :
       std::vector<std::pair<std::size_t, std::size_t>>{{0, 1}, {1, 0}, {1, 2}, {2, 0}, {0, 4}, {2, 4}}) {
    Player p;
    p.go(from);
    p.pass(0.1);
    p.go(to, model::ShowTransition::Flight, 0.1);
    auto before = p.hall.state().camera;
    while (p.hall.is_moving()) {
      p.hall.advance(frame);
      const auto now = p.hall.state().camera;
      const double turned =
          std::abs(std::remainder(now.rotation_rad - before.rotation_rad, 2 * std::numbers::pi)) * degrees;
      EXPECT_LE(turned, StagePlayer::most_degrees_per_second * frame * 1.001);
      const double zoomed = std::abs(std::log(now.metres_per_pixel / before.metres_per_pixel));
      EXPECT_LE(zoomed, std::numbers::sqrt2 * StagePlayer::most_path_per_second * frame * 1.01) << from << to;
      const double slid = geo::length(now.center - before.center) / (before.metres_per_pixel * before.width_px);
      EXPECT_LE(slid, StagePlayer::most_path_per_second * frame * 1.05) << from << to;
      before = now;
    }
  }
}

TEST(StagePlayer, WhatWouldTakeTooLongIsACrossFade) {
  Player p;
  p.go(2);
  p.pass(0.1);
  p.go(3, model::ShowTransition::Flight, 2);  // 245 degrees, the shorter way 115, and far
  const auto number = p.hall.state().fade_number;
  auto far = *p.show.steps[3];
  far.view.center.lon += 90;
  far.view.rotation_deg = 0;
  far.layers = std::vector<core::LayerId>{};
  far.routes = std::vector<core::RouteId>{};
  far.transition = model::ShowTransition::Flight;
  p.hall.show(far);
  EXPECT_EQ(p.hall.state().fade_number, number + 1);
  EXPECT_EQ(p.hall.state().camera.center, plain_camera(far, 1920, 1080).center);
  EXPECT_TRUE(p.hall.state().is_fading());
  p.pass(StagePlayer::far_fade_seconds + 0.1);
  EXPECT_FALSE(p.hall.state().is_fading());
}

TEST(StagePlayer, CalmModeNeverMovesTheCamera) {
  Player p;
  p.hall.set_calm(true);
  p.go(0);
  for (std::size_t step = 1; step < p.show.steps.size(); ++step) {
    p.pass(0.5);
    p.go(step);
    const auto camera = p.hall.state().camera;
    EXPECT_EQ(camera.center, plain_camera(*p.show.steps[step], 1920, 1080).center);
    p.pass(3);
    EXPECT_EQ(p.hall.state().camera.center, camera.center);
  }
}

TEST(StagePlayer, TheClockOfAStepRunsAfterItArrivedAndEndsExactly) {
  Player p;
  p.go(0, model::ShowTransition::Cut);
  p.go(1, model::ShowTransition::CrossFade, 1.0);
  EXPECT_EQ(p.hall.state().day, -50'000);
  p.pass(0.9);
  EXPECT_EQ(p.hall.state().day, -50'000) << "nothing runs while the picture is still coming";
  p.pass(4.1);
  EXPECT_NEAR(p.hall.state().day, -50'000 + 16'000 * 4.0 / 8, 150);
  EXPECT_GT(p.hall.state().fade_days, 0);
  p.pass(4);
  EXPECT_EQ(p.hall.state().day, -34'000);
  p.pass(2);
  EXPECT_EQ(p.hall.state().day, -34'000);
  EXPECT_EQ(p.hall.state().fade_days, 0) << "a still picture is exact";
  EXPECT_FALSE(p.hall.is_moving());
}

TEST(StagePlayer, ARunByStoryTakesItsTimeWhereMuchHappens) {
  Player p;
  const std::vector<StoryClock::Change> changes{{-21'000.0, 500}};
  p.hall.set_story(std::make_shared<const StoryClock>(-60'000, 10'000, changes, std::vector<core::Day>{}));
  p.go(2, model::ShowTransition::Cut);
  p.pass(1.5);
  EXPECT_GT(p.hall.state().day, -24'000) << "the quiet years go by fast";
  p.pass(2);
  EXPECT_EQ(p.hall.state().day, -20'000);
}

TEST(StagePlayer, AClockMayRunBackwards) {
  Player p;
  p.go(5, model::ShowTransition::Cut);
  p.pass(2);
  EXPECT_LT(p.hall.state().day, 0);
  EXPECT_EQ(p.hall.state().fade_days, 0) << "nothing comes when time runs back";
  p.pass(3);
  EXPECT_EQ(p.hall.state().day, -60'000);
}

TEST(StagePlayer, OldWordsGoBeforeNewOnesCome) {
  Player p;
  p.go(0);
  p.pass(1);
  p.go(1);
  double least = 1;
  bool saw_both = false;
  std::string last = "Caption of a";
  while (p.hall.is_moving() && p.hall.state().caption.in("en") != "Caption of b") {
    p.hall.advance(frame);
    least = std::min(least, p.hall.state().caption_presence);
    if (p.hall.state().caption.in("en") != last && least > 0.1) saw_both = true;
  }
  EXPECT_FALSE(saw_both) << "the words change while nobody sees them";
  p.pass(StagePlayer::longest_flight_seconds);
  EXPECT_EQ(p.hall.state().caption_presence, 1);
}

TEST(StagePlayer, ANewSizeKeepsTheGroundInView) {
  Player p;
  p.go(0);
  p.pass(1);
  p.go(1);
  p.pass(1);
  const auto middle = p.hall.state().camera;
  p.hall.set_hall(3840, 2160, plain_camera);
  const auto sharper = p.hall.state().camera;
  EXPECT_EQ(sharper.width_px, 3840);
  EXPECT_NEAR(sharper.metres_per_pixel, middle.metres_per_pixel / 2, 1e-6);
  EXPECT_NEAR(sharper.center.x, middle.center.x, 1);
  p.hall.set_hall(1024, 768, plain_camera);
  p.pass(10);
  EXPECT_EQ(p.hall.state().camera.metres_per_pixel, plain_camera(*p.show.steps[1], 1024, 768).metres_per_pixel);
}

// Longer words leave the map less room. Nobody sees it jump: the new picture comes over the old one.
TEST(StagePlayer, OtherWordsComeSoftlyAndTheStepIsStillReached) {
  const HallCamera narrower = [](const HallScene& scene, int width_px, int height_px) {
    auto camera = plain_camera(scene, width_px, height_px);
    camera.metres_per_pixel *= 1.2;
    return camera;
  };
  for (const double after : {0.7, 4.0, 20.0}) {  // on the way, while the clock runs, at rest
    Player p;
    p.go(0);
    p.pass(2);
    p.go(1);
    p.pass(after);
    const auto before = p.hall.state();
    p.hall.set_hall(1920, 1080, narrower);
    EXPECT_EQ(p.hall.state().fade_number, before.fade_number + 1);
    EXPECT_EQ(p.hall.state().fade_share, 0);
    EXPECT_TRUE(p.hall.is_moving());
    p.pass(StagePlayer::change_seconds / 2);
    EXPECT_NEAR(p.hall.state().fade_share, 0.5, 0.05);
    p.pass(30);
    EXPECT_FALSE(p.hall.state().is_fading());
    EXPECT_FALSE(p.hall.is_moving());
    EXPECT_EQ(p.hall.state().camera.metres_per_pixel, narrower(*p.show.steps[1], 1920, 1080).metres_per_pixel);
    EXPECT_EQ(p.hall.state().day, -34'000);
  }
}

TEST(StagePlayer, IsAtRestWhenItHasArrivedAndTheClockHasRun) {
  Player p;
  p.go(0);
  EXPECT_TRUE(p.hall.state().is_at_rest) << "the first step is there at once";
  p.go(1);
  EXPECT_FALSE(p.hall.state().is_at_rest);
  while (p.hall.state().camera.center != plain_camera(*p.show.steps[1], 1920, 1080).center) p.pass(frame);
  p.pass(2);
  EXPECT_FALSE(p.hall.state().is_at_rest) << "the clock runs";
  p.pass(8);
  EXPECT_TRUE(p.hall.state().is_at_rest);
}

TEST(StagePlayer, WhatIsHeldStaysAndThenGoesWhereItWasSent) {
  Player p;
  p.go(0);
  p.pass(1);
  p.go(1);
  p.pass(1);
  const auto seen = p.hall.state();
  p.hall.hold(true);
  p.pass(5);
  EXPECT_EQ(p.hall.state().camera.center, seen.camera.center);
  EXPECT_EQ(p.hall.state().day, seen.day);
  p.go(2);
  p.pass(5);
  EXPECT_EQ(p.hall.state().caption, seen.caption);
  p.hall.hold(false);
  EXPECT_EQ(p.hall.state().camera.center, seen.camera.center) << "the way begins where the hall was held";
  p.pass(20);
  EXPECT_EQ(p.hall.state().camera.center, plain_camera(*p.show.steps[2], 1920, 1080).center);
  EXPECT_EQ(p.hall.state().caption.in("en"), "Caption of c");
}

TEST(StagePlayer, ACutThatWasHeldBackComesSoftly) {
  Player p;
  p.go(0);
  p.pass(1);
  p.hall.hold(true);
  const auto number = p.hall.state().fade_number;
  p.go(4);
  EXPECT_EQ(p.hall.state().fade_number, number);
  p.hall.hold(false);
  EXPECT_EQ(p.hall.state().fade_number, number + 1);
  EXPECT_TRUE(p.hall.state().is_fading());
  p.pass(2);
  EXPECT_FALSE(p.hall.state().is_fading());
}

}  // namespace
}  // namespace eb::session
