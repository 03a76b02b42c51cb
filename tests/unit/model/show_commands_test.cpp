// The table of a show: free ids, copies, places.
#include "model/show_commands.h"

#include <gtest/gtest.h>

#include "model/edit.h"

namespace eb::model {
namespace {

Show show_of(const std::vector<std::string>& ids) {
  Show show;
  for (const auto& id : ids) {
    auto step = std::make_shared<ShowStep>();
    step->id = id;
    step->view = {{7, 51}, 100, 100, 0};
    step->planned_seconds = 20;
    show.steps.push_back(step);
  }
  return show;
}

TEST(ShowCommands, AFreeIdIsNobodysElse) {
  EXPECT_EQ(free_step_id(show_of({})), "step-1");
  EXPECT_EQ(free_step_id(show_of({"a", "step-3"})), "step-4");
}

TEST(ShowCommands, ACopyStandsAfterItsStepUnderAnIdOfItsOwn) {
  const auto show = show_of({"a", "b", "c"});
  const auto copy = duplicate_step(show, "b");
  ASSERT_TRUE(copy);
  EXPECT_EQ(copy->index, 2U);
  EXPECT_EQ(copy->step.id, "step-4");
  EXPECT_EQ(copy->step.planned_seconds, 20);
  EXPECT_FALSE(duplicate_step(show, "ghost"));
}

TEST(ShowCommands, AStepMovesByOnePlaceAndStopsAtTheEnds) {
  const auto show = show_of({"a", "b", "c"});
  EXPECT_EQ(shift_step(show, "b", -1), (MoveShowStep{"b", 0}));
  EXPECT_EQ(shift_step(show, "b", 1), (MoveShowStep{"b", 2}));
  EXPECT_EQ(shift_step(show, "a", -1), std::nullopt);
  EXPECT_EQ(shift_step(show, "c", 1), std::nullopt);
  EXPECT_EQ(shift_step(show, "ghost", 1), std::nullopt);
  EXPECT_EQ(planned_seconds(show), 60);
}

}  // namespace
}  // namespace eb::model
