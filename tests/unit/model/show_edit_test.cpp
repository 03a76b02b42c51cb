// Edits of the show: what each changes, what it refuses, and that it leaves the other steps alone.
#include "model/show_edit.h"

#include <gtest/gtest.h>

#include <limits>

#include "model/history.h"

namespace eb::model {
namespace {

ShowStep step_called(const std::string& id) {
  ShowStep step;
  step.id = id;
  step.view = {{7, 51.5}, 1000, 600, 0};
  return step;
}

Document document_with(const std::vector<std::string>& ids) {
  auto document = make_empty_document();
  Show show;
  for (const auto& id : ids) show.steps.push_back(std::make_shared<const ShowStep>(step_called(id)));
  document.show = std::make_shared<const Show>(std::move(show));
  return document;
}

std::string order_after(const Document& document, const ShowEdit& edit) {
  const auto changed = apply_edit(document, edit);
  if (!changed) return "refused";
  std::string order;
  for (const auto& step : changed->show->steps) order += step->id;
  return order;
}

TEST(ShowEdit, StepsAreInsertedRemovedAndMoved) {
  const auto document = document_with({"a", "b", "c"});
  EXPECT_EQ(order_after(document, InsertShowStep{step_called("x"), 1}), "axbc");
  EXPECT_EQ(order_after(document, InsertShowStep{step_called("x"), 99}), "abcx");
  EXPECT_EQ(order_after(document, RemoveShowStep{"b"}), "ac");
  EXPECT_EQ(order_after(document, MoveShowStep{"a", 2}), "bca");
  EXPECT_EQ(order_after(document, MoveShowStep{"c", 0}), "cab");
  EXPECT_EQ(order_after(document, MoveShowStep{"a", 99}), "bca");
}

TEST(ShowEdit, TheHallIsDarkUntilSomebodySaysOtherwiseAndStepsKeepIt) {
  History history{document_with({"a", "b"})};
  EXPECT_EQ(history.document().show->theme, HallTheme::Dark);
  ASSERT_TRUE(history.apply(Edit{ShowEdit{SetHallTheme{HallTheme::Light}}}));
  ASSERT_TRUE(history.apply(Edit{ShowEdit{RemoveShowStep{"a"}}}));
  EXPECT_EQ(history.document().show->theme, HallTheme::Light) << "an edit of the steps leaves it";
  EXPECT_EQ(history.document().show->steps.size(), 1U);
  history.undo();
  history.undo();
  EXPECT_EQ(history.document().show->theme, HallTheme::Dark);
  EXPECT_EQ(history.document().show->steps.size(), 2U);
}

TEST(ShowEdit, RefusesTakenAndUnknownIds) {
  const auto document = document_with({"a", "b"});
  EXPECT_EQ(order_after(document, InsertShowStep{step_called("b"), 0}), "refused");
  EXPECT_EQ(order_after(document, InsertShowStep{step_called(""), 0}), "refused");
  for (const ShowEdit& edit :
       std::vector<ShowEdit>{RemoveShowStep{"ghost"}, MoveShowStep{"ghost", 0}, SetShowStep{step_called("ghost")}}) {
    const auto changed = apply_edit(document, edit);
    ASSERT_FALSE(changed);
    EXPECT_NE(core::to_text(changed.error()).find("ghost"), std::string::npos);
  }
}

TEST(ShowEdit, RefusesValuesNobodyCanShow) {
  const auto document = document_with({"a"});
  const auto is_taken = [&](const auto& change) {
    auto step = step_called("a");
    change(step);
    return apply_edit(document, SetShowStep{step}).has_value();
  };
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_TRUE(is_taken([](ShowStep&) {}));
  for (const double width : {0.0, -5.0, 1e9, nan}) EXPECT_FALSE(is_taken([&](ShowStep& s) { s.view.width_m = width; }));
  for (const double lat : {91.0, nan}) EXPECT_FALSE(is_taken([&](ShowStep& s) { s.view.center.lat = lat; }));
  EXPECT_FALSE(is_taken([](ShowStep& s) { s.view.rotation_deg = 361; }));
  EXPECT_FALSE(is_taken([](ShowStep& s) { s.clock.to = 5; })) << "a run takes time";
  EXPECT_TRUE(is_taken([](ShowStep& s) { s.clock = {9, 5, 2.0, false}; })) << "back in time is fine";
  EXPECT_FALSE(is_taken([](ShowStep& s) { s.planned_seconds = 0; }));
  EXPECT_FALSE(is_taken([](ShowStep& s) { s.transition_seconds = -1; }));
}

TEST(ShowEdit, LeavesTheOtherStepsTheSameObjects) {
  const auto document = document_with({"a", "b", "c"});
  auto longer = step_called("b");
  longer.planned_seconds = 95;
  const auto retimed = apply_edit(document, SetShowStep{longer});
  ASSERT_TRUE(retimed);
  EXPECT_EQ(retimed->show->steps[0], document.show->steps[0]);
  EXPECT_EQ(retimed->show->steps[2], document.show->steps[2]);
  EXPECT_EQ(retimed->show->steps[1]->planned_seconds, 95);
  EXPECT_EQ(document.show->steps[1]->planned_seconds, 30) << "the document before must not change";
  const auto inserted = apply_edit(document, InsertShowStep{step_called("x"), 1});
  ASSERT_TRUE(inserted);
  EXPECT_EQ(inserted->show->steps[2], document.show->steps[1]);
}

TEST(ShowEdit, AnewPlanIsOneStepAndPassesOverWhatIsGone) {
  History history{document_with({"a", "b", "c"})};
  const auto before = history.shared_document();
  ASSERT_TRUE(history.apply(PlanShow{{{"a", 41}, {"gone", 7}, {"c", 12.5}}}));
  EXPECT_EQ(history.steps().size(), 2U);
  EXPECT_EQ(history.document().show->steps[0]->planned_seconds, 41);
  EXPECT_EQ(history.document().show->steps[1], before->show->steps[1]);
  EXPECT_EQ(history.document().show->steps[2]->planned_seconds, 12.5);
  EXPECT_FALSE(history.apply(PlanShow{{{"a", -1}}}));
  ASSERT_TRUE(history.undo());
  EXPECT_EQ(history.shared_document(), before);
}

TEST(ShowEdit, OneGestureIsOneStep) {
  History history{document_with({"a"})};
  for (int i = 1; i <= 9; ++i) {
    auto step = step_called("a");
    step.caption.by_language["en"] = std::string(static_cast<std::size_t>(i), 'x');
    ASSERT_TRUE(history.apply(SetShowStep{step}, 7));
  }
  EXPECT_EQ(history.steps().size(), 2U);
  EXPECT_EQ(history.document().show->steps[0]->caption.in("en"), "xxxxxxxxx");
}

TEST(ShowEdit, StepsOfTheListSayWhatChanged) {
  const auto document = document_with({"a", "b"});
  const auto label = [&](const ShowEdit& edit) { return core::to_text(describe(document, edit)); };
  auto step = step_called("b");
  step.caption.by_language["en"] = "The river";
  EXPECT_EQ(label(SetShowStep{step}), "Caption of step 2 of the show");
  step = step_called("b");
  step.planned_seconds = 99;
  EXPECT_EQ(label(SetShowStep{step}), "Time for step 2 of the show");
  step = step_called("b");
  step.figures = false;
  EXPECT_EQ(label(SetShowStep{step}), "Change step 2 of the show");
  EXPECT_EQ(label(InsertShowStep{step_called("x"), 99}), "Add step 3 to the show");
  EXPECT_EQ(label(MoveShowStep{"a", 1}), "Move step 1 of the show to place 2");
  EXPECT_EQ(label(RemoveShowStep{"b"}), "Remove step 2 of the show");
}

}  // namespace
}  // namespace eb::model
