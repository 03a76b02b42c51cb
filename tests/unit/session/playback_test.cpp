// The clock of the map, and the list of notices.
#include "session/playback.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "session/asset_store.h"
#include "session/notices.h"

namespace eb::session {
namespace {

Playback clock_over(core::Day from, core::Day to, double days_per_second) {
  Playback playback;
  playback.set_range(from, to);
  playback.set_speed(days_per_second);
  playback.seek(from);
  return playback;
}

TEST(Playback, StandsStillUntilPlayed) {
  auto playback = clock_over(0, 1000, 100);
  EXPECT_FALSE(playback.advance(1));
  EXPECT_EQ(playback.day(), 0);
  playback.play(true);
  EXPECT_TRUE(playback.advance(1));
  EXPECT_EQ(playback.day(), 100);
}

TEST(Playback, StopsAtTheEndAndStartsOverWhenPlayedAgain) {
  auto playback = clock_over(0, 1000, 100);
  playback.play(true);
  EXPECT_TRUE(playback.advance(60));
  EXPECT_EQ(playback.day(), 1000);
  EXPECT_FALSE(playback.playing());
  playback.play(true);
  EXPECT_EQ(playback.day(), 0);
}

TEST(Playback, LoopsFromTheStart) {
  auto playback = clock_over(0, 1000, 100);
  playback.set_loop(true);
  playback.play(true);
  for (int i = 0; i < 10 * 60; ++i) {
    playback.advance(1.0 / 10);
    ASSERT_TRUE(playback.playing());
    ASSERT_GE(playback.day(), 0);
    ASSERT_LT(playback.day(), 1000);
  }
}

TEST(Playback, TheClockDoesNotDependOnTheFrameRate) {
  for (const int frames_per_second : {1, 7, 24, 60, 144}) {
    auto playback = clock_over(0, 100'000, 365);
    playback.play(true);
    for (int i = 0; i < 10 * frames_per_second; ++i) playback.advance(1.0 / frames_per_second);
    EXPECT_NEAR(playback.day(), 3650, 1e-6) << frames_per_second;
  }
}

TEST(Playback, AStillPictureHasNoFade) {
  auto playback = clock_over(0, 100'000, 365);
  EXPECT_EQ(playback.fade_days(), 0);
  playback.play(true);
  playback.advance(0.1);
  EXPECT_GT(playback.fade_days(), 0);
  playback.play(false);
  EXPECT_GT(playback.fade_days(), 0) << "the fade ends softly";
  double last = playback.fade_days();
  while (playback.advance(0.05)) {
    EXPECT_LT(playback.fade_days(), last);
    last = playback.fade_days();
  }
  EXPECT_EQ(playback.fade_days(), 0);
}

TEST(Playback, AJumpIsExactAtOnce) {
  auto playback = clock_over(0, 100'000, 365);
  playback.play(true);
  playback.advance(0.1);
  playback.play(false);
  playback.seek(500);
  EXPECT_EQ(playback.fade_days(), 0);
  EXPECT_EQ(playback.day(), 500);
}

TEST(Playback, StaysInItsRange) {
  auto playback = clock_over(100, 200, 10);
  playback.seek(5000);
  EXPECT_EQ(playback.day(), 200);
  playback.seek(-5000);
  EXPECT_EQ(playback.day(), 100);
  playback.set_range(150, 160);
  EXPECT_EQ(playback.day(), 150);
  playback.set_range(300, 10);  // turned round: still a range
  EXPECT_GT(playback.to(), playback.from());
}

TEST(Playback, SpeedIsPositive) {
  auto playback = clock_over(0, 1000, 10);
  playback.set_speed(-5);
  EXPECT_GT(playback.speed_days_per_second(), 0);
}

TEST(LoopRange, PlaysInsideAndStartsOver) {
  auto playback = clock_over(0, 10'000, 100);
  playback.set_loop_range(LoopRange{2000, 3000});
  playback.set_loop(true);
  EXPECT_EQ(playback.day(), 2000) << "a clock outside moves in";
  playback.play(true);
  for (int i = 0; i < 300; ++i) {
    playback.advance(0.1);
    ASSERT_GE(playback.day(), 2000);
    ASSERT_LE(playback.day(), 3000);
  }
  playback.seek(2900);
  playback.advance(1.5);
  EXPECT_NEAR(playback.day(), 2050, 1e-9) << "what runs over belongs to the next round";
}

TEST(LoopRange, WithoutLoopItStopsAtItsEndAndBeginsAgain) {
  auto playback = clock_over(0, 10'000, 100);
  playback.set_loop_range(LoopRange{2000, 3000});
  playback.play(true);
  playback.advance(60);
  EXPECT_EQ(playback.day(), 3000);
  EXPECT_FALSE(playback.playing());
  playback.play(true);
  EXPECT_EQ(playback.day(), 2000);
}

TEST(LoopRange, AClockMovedAwayRunsIn) {
  auto playback = clock_over(0, 10'000, 100);
  playback.set_loop_range(LoopRange{2000, 3000});
  playback.set_loop(true);
  playback.play(true);
  playback.seek(1000);
  playback.advance(5);
  EXPECT_EQ(playback.day(), 1500);
  playback.advance(20);
  EXPECT_EQ(playback.day(), 2500) << "1000 + 2500 = 3500, five seconds over the end";
  playback.seek(8000);
  playback.advance(5);
  EXPECT_EQ(playback.day(), 8500) << "beyond the range nothing drags it back at once";
  playback.advance(20);
  EXPECT_EQ(playback.day(), 2500) << "500 over the end of everything, from the start of the range";
}

TEST(LoopRange, IsPutRightAndClearedWithTheTime) {
  auto playback = clock_over(0, 10'000, 100);
  playback.set_loop_range(LoopRange{12'000, -50});
  EXPECT_EQ(playback.loop_range(), (LoopRange{0, 10'000}));
  playback.set_loop_range(LoopRange{5000, 5000});
  EXPECT_EQ(playback.loop_range(), (LoopRange{5000, 5001})) << "at least a day";
  playback.set_loop_range(LoopRange{10'000, 10'000});
  EXPECT_EQ(playback.loop_range(), (LoopRange{9999, 10'000}));
  playback.set_range(0, 500);
  EXPECT_FALSE(playback.loop_range());
  playback.set_loop_range(LoopRange{100, 200});
  playback.set_loop_range(std::nullopt);
  EXPECT_FALSE(playback.loop_range());
}

TEST(Notices, TheSameNoticeIsCountedNotRepeated) {
  Notices notices;
  const core::Error broken{core::msg("broken"), {}, "a.gpkg"};
  notices.add(Severity::Error, broken);
  notices.add(Severity::Warning, broken);
  notices.mark_all_read();
  notices.add(Severity::Error, broken);
  ASSERT_EQ(notices.list().size(), 2U);
  EXPECT_EQ(notices.list().back().count, 2U);
  EXPECT_EQ(notices.unread(), 1U) << "said again, it is news again";
}

TEST(Notices, AreBounded) {
  Notices notices;
  for (int i = 0; i < 2000; ++i) notices.add(Severity::Info, {core::msg("notice {0}", i), {}, {}});
  EXPECT_LE(notices.list().size(), 500U);
  EXPECT_EQ(core::to_text(notices.list().back().content.what), "notice 1999");
}

TEST(AssetStore, GivesEachLoadAnIdOfItsOwn) {
  AssetStore assets;
  const auto first = assets.next_id();
  EXPECT_NE(first, 0U);
  EXPECT_NE(assets.next_id(), first);
  EXPECT_EQ(assets.find("river"), nullptr);
  assets.at("river").state = LoadState::Ready;
  ASSERT_NE(assets.find("river"), nullptr);
  assets.remove("river");
  EXPECT_EQ(assets.find("river"), nullptr);
}

// Who jumps to a day and plays on from there sees no change again that was over.
TEST(Playback, WhatBeganBeforeTheClockSetOutIsSettled) {
  Playback playback;
  playback.set_range(0, 1000);
  playback.set_speed(100);
  playback.seek(300);
  EXPECT_EQ(playback.settled_day(), 300);
  playback.play(true);
  playback.advance(2);
  EXPECT_EQ(playback.day(), 500);
  EXPECT_EQ(playback.settled_day(), 300) << "what the clock passed may still be changing";
  playback.play(false);
  playback.advance(0.1);
  playback.play(true);
  EXPECT_EQ(playback.settled_day(), 300) << "a short pause does not cut a change off";
  playback.play(false);
  playback.advance(5);
  playback.play(true);
  EXPECT_EQ(playback.settled_day(), 500);
  playback.set_loop(true);
  playback.advance(6);
  EXPECT_EQ(playback.day(), 100);
  EXPECT_EQ(playback.settled_day(), 0) << "a new round begins with everything settled";
}

}  // namespace
}  // namespace eb::session
