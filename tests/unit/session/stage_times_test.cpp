// "You are 1:40 behind": how a show keeps to its plan.
#include <gtest/gtest.h>

#include <array>

#include "session/stage_times.h"

namespace eb::session {
namespace {

constexpr std::array<double, 4> plan{30, 60, 20, 10};

TEST(StageTimes, WhoKeepsToThePlanIsOnTimeAndEndsWhenPlanned) {
  const auto times = stage_times(plan, 1, 45, 15);
  EXPECT_DOUBLE_EQ(times.behind_seconds, 0);
  EXPECT_DOUBLE_EQ(times.end_seconds, 120);
  EXPECT_DOUBLE_EQ(times.left_seconds, 75);
  EXPECT_DOUBLE_EQ(times.step_planned_seconds, 60);
  EXPECT_DOUBLE_EQ(times.step_over_seconds, 0);
  EXPECT_EQ(pace_of(times), Pace::OnTime);
}

TEST(StageTimes, WhoArrivesLateIsBehindFromTheFirstSecondOfTheStep) {
  const auto times = stage_times(plan, 1, 130, 0);
  EXPECT_DOUBLE_EQ(times.behind_seconds, 100);
  EXPECT_DOUBLE_EQ(times.end_seconds, 220);
  EXPECT_EQ(pace_of(times), Pace::Behind);
}

TEST(StageTimes, WhoArrivesEarlyStaysAheadUntilTheStepsOwnTimeIsUsed) {
  EXPECT_DOUBLE_EQ(stage_times(plan, 2, 70, 0).behind_seconds, -20);
  EXPECT_DOUBLE_EQ(stage_times(plan, 2, 90, 20).behind_seconds, -20);
  EXPECT_DOUBLE_EQ(stage_times(plan, 2, 105, 35).behind_seconds, -5);
  EXPECT_EQ(pace_of(stage_times(plan, 2, 90, 20)), Pace::Ahead);
  EXPECT_EQ(pace_of(stage_times(plan, 2, 105, 35)), Pace::OnTime);
}

TEST(StageTimes, EverySecondOverTheStepsTimeIsOneMoreBehind) {
  const auto times = stage_times(plan, 0, 42, 42);
  EXPECT_DOUBLE_EQ(times.step_over_seconds, 12);
  EXPECT_DOUBLE_EQ(times.behind_seconds, 12);
  EXPECT_DOUBLE_EQ(times.end_seconds, 132);
}

TEST(StageTimes, TheEndIsWhatIsUsedAndWhatIsStillPlanned) {
  for (const double elapsed : {0.0, 31.0, 77.0, 300.0}) {
    for (const double in_step : {0.0, 12.0, 30.0}) {
      const auto times = stage_times(plan, 1, elapsed + in_step, in_step);
      EXPECT_DOUBLE_EQ(times.end_seconds, elapsed + std::max(in_step, 60.0) + 30) << elapsed << ' ' << in_step;
    }
  }
}

TEST(StageTimes, AfterTheLastStepOnlyTheWholeTimeCounts) {
  const auto times = stage_times(plan, 4, 130, 5);
  EXPECT_DOUBLE_EQ(times.behind_seconds, 10);
  EXPECT_DOUBLE_EQ(times.left_seconds, -10);
  EXPECT_DOUBLE_EQ(stage_times({}, 0, 0, 0).end_seconds, 0);
}

}  // namespace
}  // namespace eb::session
