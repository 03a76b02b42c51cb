// The story clock: a faithful clock whatever happens in its time, slow where much does.
#include "session/story_clock.h"

#include <gtest/gtest.h>

#include <random>

#include "session/playback.h"

namespace eb::session {
namespace {

using Changes = std::vector<StoryClock::Change>;
using Days = std::vector<core::Day>;

// Any time with any events: lonely ones, heaps on one day, outside, none.
struct AnyStory {
  core::Day from = 0, to = 1;
  Changes changes;
  Days milestones;
  [[nodiscard]] StoryClock clock() const { return {from, to, changes, milestones}; }
};

AnyStory any_story(std::mt19937& random) {
  const auto pick = [&](int low, int high) { return std::uniform_int_distribution{low, high}(random); };
  AnyStory story;
  story.from = pick(-200'000, 20'000);
  story.to = story.from + (pick(0, 3) == 0 ? pick(1, 40) : pick(41, 150'000));
  const int changes = pick(0, 60), milestones = pick(0, 60);
  for (int i = 0; i < changes; ++i)
    story.changes.emplace_back(pick(story.from - 500, story.to + 500), pick(0, 5) == 0 ? pick(0, 100'000) : pick(1, 5));
  std::ranges::sort(story.changes);
  for (int i = 0; i < milestones; ++i) story.milestones.push_back(pick(story.from - 500, story.to + 500));
  return story;
}

TEST(StoryClock, IsAFaithfulClockWhateverHappens) {
  std::mt19937 random{2022};
  for (int round = 0; round < 500; ++round) {
    SCOPED_TRACE(round);
    const auto story = any_story(random);
    const auto clock = story.clock();
    const double days = static_cast<double>(story.to) - story.from;
    EXPECT_EQ(clock.day_at(0), story.from);
    EXPECT_EQ(clock.day_at(1), story.to);
    EXPECT_EQ(clock.share_at(story.from), 0);
    EXPECT_EQ(clock.share_at(story.to), 1);
    EXPECT_EQ(clock.day_at(-1), story.from);
    EXPECT_EQ(clock.day_at(2), story.to);
    double last_day = story.from;
    constexpr int steps = 997;
    for (int i = 1; i <= steps; ++i) {
      const double share = static_cast<double>(i) / steps;
      const double day = clock.day_at(share);
      ASSERT_GT(day, last_day);
      ASSERT_NEAR(clock.share_at(day), share, 1e-9);
      // Neither a jump nor a halt: against the even clock never more than `slowness` times faster or slower.
      const double pace = (day - last_day) / (days / steps);
      ASSERT_LT(pace, StoryClock::slowness);
      ASSERT_GT(pace, 1 / StoryClock::slowness);
      last_day = day;
    }
  }
}

TEST(StoryClock, WithoutEventsItIsEven) {
  const StoryClock clock{-1000, 9000, {}, {}};
  for (int i = 0; i <= 100; ++i) EXPECT_NEAR(clock.day_at(i / 100.0), -1000 + i * 100, 1e-8);
  EXPECT_NEAR(clock.days_per_share(123), 10'000, 1e-6);
}

TEST(StoryClock, WhatLiesOutsideDoesNotCount) {
  const Changes outside{{-5000, 70}, {20'000, 70}};
  const Days milestones{-1, 10'001};
  const StoryClock clock{0, 10'000, outside, milestones};
  EXPECT_NEAR(clock.day_at(0.25), 2500, 1e-8);
}

TEST(StoryClock, IsSlowWhereMuchHappensAndFastWhereNothingDoes) {
  Changes changes;
  for (core::Day day = 40'000; day < 50'000; day += 200) changes.emplace_back(day, 3);
  const StoryClock clock{0, 60'000, changes, {}};
  const double busy = clock.days_per_share(45'000), quiet = clock.days_per_share(20'000);
  EXPECT_GT(quiet, 5 * busy);
  EXPECT_GT(clock.share_at(50'000) - clock.share_at(40'000), 0.5) << "a sixth of the time is most of the story";
  EXPECT_GT(clock.share_at(10'000), 0.01) << "but a quiet time is seen to pass";
}

TEST(StoryClock, AMilestoneSlowsItDownAsChangesDo) {
  const Days milestone{5000};
  const StoryClock clock{0, 10'000, {}, milestone};
  EXPECT_LT(3 * clock.days_per_share(5000), clock.days_per_share(1000));
}

TEST(StoryClock, ItsSpeedIsThatOfItsMovement) {
  std::mt19937 random{7};
  for (int round = 0; round < 50; ++round) {
    const auto clock = any_story(random).clock();
    for (const double share : {0.1, 0.33, 0.5, 0.8}) {
      const double day = clock.day_at(share), step = 1e-7;
      const double speed = (clock.day_at(share + step) - day) / step;
      const double next = clock.days_per_share(clock.day_at(share + step));
      // Either of two neighbouring cells, when the step crosses their edge.
      const double said = clock.days_per_share(day);
      EXPECT_GE(speed, std::min(said, next) * 0.999);
      EXPECT_LE(speed, std::max(said, next) * 1.001);
    }
  }
}

class StoryPlayback : public testing::Test {
 protected:
  static Playback clock() {
    Changes changes;
    for (core::Day day = 30'000; day < 35'000; day += 100) changes.emplace_back(day, 4);
    Playback playback;
    playback.set_range(0, 60'000);
    playback.set_story(std::make_shared<const StoryClock>(0, 60'000, changes, Days{10'000}));
    playback.set_story_clock(true);
    playback.set_story_seconds(60);
    playback.seek(0);
    return playback;
  }
};

TEST_F(StoryPlayback, TellsEverythingInItsSeconds) {
  auto playback = clock();
  playback.play(true);
  playback.advance(59.9);
  EXPECT_TRUE(playback.playing());
  EXPECT_LT(playback.day(), 60'000);
  playback.advance(0.2);
  EXPECT_FALSE(playback.playing());
  EXPECT_EQ(playback.day(), 60'000);
}

TEST_F(StoryPlayback, DoesNotDependOnTheFrameRate) {
  auto whole = clock();
  whole.play(true);
  for (int second = 0; second < 47; ++second) whole.advance(1);
  for (const int frames_per_second : {3, 10, 60, 144}) {
    auto playback = clock();
    playback.play(true);
    for (int i = 0; i < 47 * frames_per_second; ++i) playback.advance(1.0 / frames_per_second);
    EXPECT_NEAR(playback.day(), whole.day(), 1e-5) << frames_per_second;
  }
}

TEST_F(StoryPlayback, StartsOverWithWhatRunsOverTheEnd) {
  auto playback = clock();
  playback.set_loop(true);
  playback.play(true);
  playback.advance(60 * 2 + 15);
  EXPECT_TRUE(playback.playing());
  auto once = clock();
  once.play(true);
  once.advance(15);
  EXPECT_NEAR(playback.day(), once.day(), 1e-6);
}

TEST_F(StoryPlayback, TheFadeFollowsTheMomentarySpeed) {
  auto playback = clock();
  playback.play(true);
  playback.seek(20'000);
  const double quiet = playback.fade_days();
  playback.seek(32'000);
  const double busy = playback.fade_days();
  EXPECT_GT(quiet, 5 * busy);
  const double before = playback.day();
  playback.advance(0.01);
  EXPECT_NEAR(playback.momentary_days_per_second(), (playback.day() - before) / 0.01, 1);
}

TEST_F(StoryPlayback, IsOffUnlessAskedForAndHarmlessWithoutAStory) {
  auto playback = clock();
  playback.set_story_clock(false);
  playback.set_speed(100);
  playback.play(true);
  playback.advance(2);
  EXPECT_EQ(playback.day(), 200);
  Playback bare;
  bare.set_range(0, 1000);
  bare.set_story_clock(true);
  bare.set_speed(100);
  bare.seek(0);
  bare.play(true);
  bare.advance(1);
  EXPECT_EQ(bare.day(), 100);
}

}  // namespace
}  // namespace eb::session
