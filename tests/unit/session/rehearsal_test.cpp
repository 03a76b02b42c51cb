// Rehearsals: compared with the plan and with each other, and a plan made of one.
#include "session/rehearsal.h"

#include <gtest/gtest.h>

namespace eb::session {
namespace {

model::Show three_steps() {
  model::Show show;
  for (const auto& [id, seconds] : std::vector<std::pair<std::string, double>>{{"a", 30}, {"b", 40}, {"c", 50}}) {
    auto step = std::make_shared<model::ShowStep>();
    step->id = id;
    step->planned_seconds = seconds;
    show.steps.push_back(step);
  }
  return show;
}

TEST(Rehearsal, TwoRunsAreComparedStepByStep) {
  const StageRun first{"2026-11-20T10:00:00", {{"a", 31}, {"b", 55.5}, {"gone", 9}}};
  const StageRun second{"2026-11-21T10:00:00", {{"b", 41}, {"a", 28}, {"c", 60}}};
  const auto table = compare_runs(three_steps(), first, &second);
  ASSERT_EQ(table.rows.size(), 3U);
  EXPECT_EQ(table.rows[1].planned, 40);
  EXPECT_EQ(table.rows[1].first, 55.5);
  EXPECT_EQ(table.rows[1].second, 41);
  EXPECT_FALSE(table.rows[2].first) << "the first run did not get there";
  EXPECT_EQ(table.planned, 120);
  EXPECT_EQ(table.first, 86.5);
  EXPECT_EQ(table.second, 129);
  EXPECT_FALSE(compare_runs(three_steps(), first, nullptr).rows[0].second);
}

TEST(Rehearsal, APlanHasWholeSecondsAndLeavesWhatWasNotReached) {
  const StageRun run{"", {{"a", 31.4}, {"b", 0.2}, {"gone", 9}}};
  const auto plan = plan_of(three_steps(), run);
  EXPECT_EQ(plan, (model::PlanShow{{{"a", 31}, {"b", 1}}}));
}

TEST(Rehearsal, TheNewestAreKeptAndARunThatGoesOnReplacesItself) {
  std::vector<StageRun> runs;
  for (int i = 0; i < 25; ++i) keep_run(runs, {std::to_string(100 + i), {{"a", 1.0 * i}}});
  EXPECT_EQ(runs.size(), most_rehearsals);
  EXPECT_EQ(runs.front().started, "105");
  keep_run(runs, {"124", {{"a", 99}}});
  EXPECT_EQ(runs.size(), most_rehearsals);
  EXPECT_EQ(runs.back().steps[0].seconds, 99);
  keep_run(runs, {"125", {}});
  EXPECT_EQ(runs.back().started, "124") << "a run of nothing is none";
}

}  // namespace
}  // namespace eb::session
