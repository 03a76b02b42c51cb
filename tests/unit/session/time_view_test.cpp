// Zooming and moving what the time bar shows.
#include "session/time_view.h"

#include <gtest/gtest.h>

#include "session/session.h"

namespace eb::session {
namespace {

constexpr TimeSpan whole{0, 80'000};

void expect_inside(const TimeSpan& view) {
  EXPECT_GE(view.from, whole.from);
  EXPECT_LE(view.to, whole.to + 1e-6);
  EXPECT_GE(view.days(), shortest_view_days - 1e-6);
}

TEST(TimeView, ZoomKeepsTheDayUnderThePointer) {
  TimeSpan shown = whole;
  const double day = 60'000;
  const double share = shown.share(day);
  for (int i = 0; i < 20; ++i) {
    shown = zoomed_view(shown, whole, day, 1.25);
    expect_inside(shown);
    EXPECT_NEAR(shown.share(day), share, 1e-9);
  }
}

TEST(TimeView, ZoomOutEndsAtTheWholeAndZoomInAtTwoWeeks) {
  EXPECT_EQ(zoomed_view({1000, 2000}, whole, 1500, 1e-6), whole);
  EXPECT_NEAR(zoomed_view({1000, 2000}, whole, 1500, 1e9).days(), shortest_view_days, 1e-9);
}

TEST(TimeView, MovesNoFurtherThanTheWhole) {
  EXPECT_EQ(moved_view({1000, 2000}, whole, -5000), (TimeSpan{0, 1000}));
  EXPECT_EQ(moved_view({1000, 2000}, whole, 1e6), (TimeSpan{79'000, 80'000}));
  EXPECT_EQ(moved_view({1000, 2000}, whole, 500), (TimeSpan{1500, 2500}));
}

TEST(TimeView, WhatIsAskedForIsMovedInsideRatherThanCut) {
  EXPECT_EQ(fitted_view({-500, 500}, whole), (TimeSpan{0, 1000}));
  EXPECT_EQ(fitted_view({-500, 1e9}, whole), whole);
  const auto short_one = fitted_view({500, 501}, whole);
  EXPECT_NEAR(short_one.days(), shortest_view_days, 1e-9);
  EXPECT_TRUE(short_one.contains(500.5));
}

TEST(TimeView, ATimeShorterThanTwoWeeksIsShownWhole) {
  const TimeSpan week{0, 7};
  EXPECT_EQ(fitted_view({2, 3}, week), week);
  EXPECT_EQ(zoomed_view(week, week, 3, 4), week);
}

TEST(TimeView, AJumpBringsTheClockIntoView) {
  const auto shown = revealing_view({1000, 2000}, whole, 5000);
  EXPECT_TRUE(shown.contains(5000));
  EXPECT_EQ(shown.days(), 1000);
  EXPECT_EQ(revealing_view({1000, 2000}, whole, 1500), (TimeSpan{1000, 2000})) << "what is in view moves nothing";
}

Session session_showing(double from, double to) {
  Session session;
  session.playback.set_range(0, 80'000);
  session.playback.set_speed(1000);
  session.show_time({from, to});
  return session;
}

TEST(TimeView, PlayingTurnsThePage) {
  auto session = session_showing(1000, 2000);
  session.playback.seek(1900);
  session.playback.play(true);
  for (int i = 0; i < 100; ++i) {
    session.advance(1.0 / 60);
    ASSERT_TRUE(session.shown_time().contains(session.playback.day()));
  }
  EXPECT_GT(session.shown_time().from, 1900);
}

TEST(TimeView, AViewMovedAwayByHandStaysAway) {
  auto session = session_showing(10'000, 11'000);
  session.playback.seek(500);
  session.playback.play(true);
  for (int i = 0; i < 10; ++i) session.advance(1.0 / 60);
  EXPECT_EQ(session.shown_time(), (TimeSpan{10'000, 11'000}));
}

TEST(TimeView, ShowingTheWholeIsNoView) {
  auto session = session_showing(1000, 2000);
  EXPECT_TRUE(session.time_view);
  session.show_time({-5, 90'000});
  EXPECT_FALSE(session.time_view);
}

TEST(TimeView, ArrowKeysStepFinerTheLessIsShown) {
  using core::CalendarUnit;
  EXPECT_EQ(key_steps(80'000).small.unit, CalendarUnit::Years);
  EXPECT_EQ(key_steps(80'000).large.count, 10);
  EXPECT_EQ(key_steps(5'000).small.unit, CalendarUnit::Months);
  EXPECT_EQ(key_steps(300).small.unit, CalendarUnit::Days);
  EXPECT_EQ(key_steps(300).large.unit, CalendarUnit::Months);
}

}  // namespace
}  // namespace eb::session
