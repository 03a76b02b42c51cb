// What presenters' keys do: where the show goes, what black, freeze and Esc mean; and that the next press always
// arrives.
#include "session/stage_rules.h"

#include <gtest/gtest.h>

#include <random>

#include "unit/session/show_fixture.h"

namespace eb::session {
namespace {

HallScene console_view(double lon = 7.05) {
  HallScene scene;
  scene.view = {{lon, 51.51}, 12'000, 7'000, 33};
  scene.clock.from = 1234;
  scene.layers = std::vector<core::LayerId>{"river"};
  scene.routes = std::vector<core::RouteId>{};
  return scene;
}

// Pixels between what the hall shows and what a step's script says, at the corners of the picture.
double pixels_off(const Presentation& p, const model::ShowStep& step) {
  const auto wanted = plain_camera(step, p.width_px, p.height_px);
  const auto& found = p.state().camera;
  double most = 0;
  for (const double x : {0.0, 1.0}) {
    for (const double y : {0.0, 1.0}) {
      const geo::Vec2d corner{x * p.width_px, y * p.height_px};
      most = std::max(most, geo::length(found.to_screen(wanted.to_world(corner)) - corner));
    }
  }
  return most;
}

void expect_at(const Presentation& p, std::size_t index) {
  const auto& step = *p.show.steps[index];
  EXPECT_EQ(p.stage.step, index);
  EXPECT_EQ(p.stage.step_id, step.id);
  EXPECT_LT(pixels_off(p, step), 1);
  EXPECT_EQ(p.state().day, step.clock.to.value_or(step.clock.from));
  EXPECT_EQ(p.state().layers, step.layers.value_or(std::vector<core::LayerId>{"river", "relief"}));
  EXPECT_EQ(p.state().routes, step.routes.value_or(std::vector<core::RouteId>{"tour"}));
  EXPECT_EQ(p.state().highlight, step.highlight);
  EXPECT_EQ(p.state().caption, step.caption);
  EXPECT_EQ(p.state().caption_presence, 1);
  EXPECT_FALSE(p.state().is_fading());
}

TEST(StageRules, GoesThroughTheShowAndStaysAtItsEnds) {
  Presentation p;
  EXPECT_TRUE(p.ask(StartShow{}));
  EXPECT_TRUE(p.stage.is_on);
  EXPECT_TRUE(p.ask(StepShow{-1}));
  EXPECT_EQ(p.stage.step, 0U) << "nothing before the first";
  for (std::size_t i = 0; i < p.show.steps.size(); ++i) {
    p.settle();
    expect_at(p, i);
    EXPECT_FALSE(p.stage.is_at_end);
    EXPECT_TRUE(p.ask(StepShow{1}));
  }
  EXPECT_TRUE(p.stage.is_at_end) << "the console says so";
  expect_at(p, 5);
  EXPECT_TRUE(p.ask(GoToShowStep{0}));
  EXPECT_FALSE(p.stage.is_at_end);
  EXPECT_TRUE(p.ask(GoToShowStep{static_cast<std::size_t>(-1)}));
  EXPECT_EQ(p.stage.step, 5U) << "End";
}

TEST(StageRules, AnEmptyShowSaysWhatToDo) {
  Presentation p;
  p.show = {};
  const auto started = p.ask(StartShow{});
  ASSERT_FALSE(started);
  EXPECT_FALSE(started.error().hint.empty());
  EXPECT_FALSE(p.stage.is_on);
}

TEST(StageRules, KeysOfAShowThatIsNotOnDoNothing) {
  Presentation p;
  for (const StageAction& action :
       std::vector<StageAction>{StepShow{1}, ToggleBlack{}, ToggleFreeze{}, LeaveStage{}, TypeShowDigit{3},
                                AcceptTypedStep{}, TakeToHall{}, EndShow{}, ShowStageKeys{true}}) {
    EXPECT_TRUE(p.ask(action, console_view()));
  }
  EXPECT_FALSE(p.stage.is_on || p.stage.is_black || p.stage.is_frozen || p.stage.has_taken || p.stage.shows_keys);
  EXPECT_FALSE(p.stage.typed_step);
}

TEST(StageRules, TheFirstPressInTheDarkOnlyLightsTheHall) {
  Presentation p;
  (void)p.ask(StartShow{});
  (void)p.ask(ToggleBlack{});
  EXPECT_TRUE(p.stage.is_black);
  (void)p.ask(StepShow{1});
  EXPECT_FALSE(p.stage.is_black);
  EXPECT_EQ(p.stage.step, 0U);
  (void)p.ask(StepShow{1});
  EXPECT_EQ(p.stage.step, 1U);
  (void)p.ask(ToggleBlack{});
  (void)p.ask(GoToShowStep{3});
  EXPECT_FALSE(p.stage.is_black) << "who goes to a step wants it seen";
}

TEST(StageRules, NothingMovesInTheDarkButTheClocksRun) {
  Presentation p;
  (void)p.ask(StartShow{});
  (void)p.ask(StepShow{1});
  p.pass(0.5);
  (void)p.ask(ToggleBlack{});
  const auto day = p.state().day;
  const auto camera = p.state().camera;
  for (int i = 0; i < 100; ++i) p.pass(0.1);
  EXPECT_EQ(p.state().day, day);
  EXPECT_EQ(p.state().camera.center, camera.center);
  EXPECT_NEAR(p.stage.elapsed_seconds, 10.5, 1e-6);
  (void)p.ask(ToggleBlack{});
  p.settle();
  expect_at(p, 1);
}

TEST(StageRules, EscLeavesOneThingAfterTheOther) {
  Presentation p;
  (void)p.ask(StartShow{});
  (void)p.ask(ToggleFreeze{});
  (void)p.ask(ToggleBlack{});
  (void)p.ask(TypeShowDigit{4});
  (void)p.ask(ShowStageKeys{true});
  (void)p.ask(LeaveStage{});
  EXPECT_FALSE(p.stage.shows_keys);
  (void)p.ask(LeaveStage{});
  EXPECT_FALSE(p.stage.typed_step);
  (void)p.ask(LeaveStage{});
  EXPECT_FALSE(p.stage.is_black);
  EXPECT_TRUE(p.stage.is_frozen);
  (void)p.ask(LeaveStage{});
  EXPECT_FALSE(p.stage.is_frozen);
  EXPECT_TRUE(p.stage.is_on);
  (void)p.ask(LeaveStage{});
  EXPECT_FALSE(p.stage.is_on);
}

TEST(StageRules, TheOneButtonOfARemoteComesBackToTheSameStep) {
  Presentation p;
  (void)p.ask(StartShow{});
  (void)p.ask(GoToShowStep{3});
  p.pass(12);
  (void)p.ask(LeaveStage{});
  p.pass(20);
  (void)p.ask(StartShow{});
  EXPECT_EQ(p.stage.step, 3U);
  EXPECT_NEAR(p.stage.elapsed_seconds, 12, 1e-9) << "the clocks go on";
  EXPECT_NEAR(p.stage.step_seconds, 12, 1e-9);
  (void)p.ask(StartShow{});
  EXPECT_EQ(p.stage.step, 3U) << "F5 in a show does nothing";

  (void)p.ask(LeaveStage{});
  p.pass(resume_seconds + 1);
  (void)p.ask(StartShow{});
  EXPECT_EQ(p.stage.step, 0U) << "much later F5 means the first step";
  EXPECT_EQ(p.stage.elapsed_seconds, 0);

  (void)p.ask(GoToShowStep{2});
  (void)p.ask(EndShow{});
  (void)p.ask(StartShow{});
  EXPECT_EQ(p.stage.step, 0U) << "a show that was ended begins anew";
  (void)p.ask(GoToShowStep{4});
  (void)p.ask(EndShow{});
  p.pass(1000);
  (void)p.ask(StartShow{.from_current = true});
  EXPECT_EQ(p.stage.step, 4U) << "Shift+F5";
}

TEST(StageRules, DigitsAndEnterGoToAStep) {
  Presentation p;
  (void)p.ask(StartShow{});
  (void)p.ask(TypeShowDigit{0});
  (void)p.ask(TypeShowDigit{4});
  EXPECT_EQ(p.stage.typed_step, 4U);
  (void)p.ask(AcceptTypedStep{});
  EXPECT_EQ(p.stage.step, 3U);
  EXPECT_FALSE(p.stage.typed_step);
  (void)p.ask(AcceptTypedStep{});
  EXPECT_EQ(p.stage.step, 4U) << "Enter alone is next";
  (void)p.ask(TypeShowDigit{9});
  (void)p.ask(TypeShowDigit{9});
  (void)p.ask(AcceptTypedStep{});
  EXPECT_EQ(p.stage.step, 4U) << "there is no such step";
  (void)p.ask(TypeShowDigit{1});
  p.pass(typed_seconds + 1);
  EXPECT_FALSE(p.stage.typed_step) << "a stray digit is forgotten";
}

TEST(StageRules, WhatIsTakenStaysUntilTheNextStep) {
  Presentation p;
  (void)p.ask(StartShow{});
  (void)p.ask(StepShow{1});
  p.settle();
  (void)p.ask(ToggleFreeze{});
  (void)p.ask(TakeToHall{0}, console_view());
  EXPECT_FALSE(p.stage.is_frozen) << "take lets the hall go";
  EXPECT_TRUE(p.stage.has_taken);
  p.settle();
  EXPECT_EQ(p.state().day, 1234);
  EXPECT_EQ(p.state().layers, std::vector<core::LayerId>{"river"});
  EXPECT_TRUE(p.state().caption.empty());
  EXPECT_EQ(p.state().camera.center, plain_camera(console_view(), 1920, 1080).center);
  (void)p.ask(StepShow{-1});
  p.settle();
  expect_at(p, 1);
  (void)p.ask(TakeToHall{1}, console_view());
  EXPECT_TRUE(p.state().is_fading());
  (void)p.ask(StepShow{1});
  p.settle();
  expect_at(p, 2);
  EXPECT_FALSE(p.stage.has_taken);
  (void)p.ask(GoToShowStep{5});
  (void)p.ask(TakeToHall{1}, console_view());
  (void)p.ask(StepShow{1});
  p.settle();
  expect_at(p, 5);
}

TEST(StageRules, AFrozenHallFollowsWhenItIsLetGo) {
  Presentation p;
  (void)p.ask(StartShow{});
  p.settle();
  (void)p.ask(ToggleFreeze{});
  const auto seen = p.state().camera;
  (void)p.ask(StepShow{1});
  (void)p.ask(StepShow{1});
  p.pass(9);
  EXPECT_EQ(p.stage.step, 2U) << "the console goes on";
  EXPECT_EQ(p.state().camera.center, seen.center);
  EXPECT_EQ(p.state().caption.in("en"), "Caption of a");
  (void)p.ask(ToggleFreeze{});
  p.settle();
  expect_at(p, 2);
}

TEST(StageRules, EveryStepIsTimedUnlessTheClocksStand) {
  Presentation p;
  (void)p.ask(StartShow{.is_rehearsal = true});
  p.pass(4);
  (void)p.ask(StepShow{1});
  p.pass(2.5);
  (void)p.ask(PauseStageClock{});
  p.pass(60);
  (void)p.ask(PauseStageClock{});
  (void)p.ask(StepShow{-1});
  p.pass(1);
  ASSERT_EQ(p.stage.run.steps.size(), 2U);
  EXPECT_EQ(p.stage.run.started, "2026-11-26T20:00:00");
  EXPECT_EQ(p.stage.run.steps[0], (StageRun::StepTime{"a", 5}));
  EXPECT_EQ(p.stage.run.steps[1], (StageRun::StepTime{"b", 2.5}));
  EXPECT_EQ(p.stage.step_seconds, 1);
  EXPECT_EQ(p.stage.elapsed_seconds, 7.5);
}

TEST(StageRules, LanguagesAreSwappedOnlyWhereThereAreTwo) {
  Presentation p;
  (void)p.ask(SetStageLanguages{{"de", ""}});
  (void)p.ask(SwapStageLanguages{});
  EXPECT_EQ(p.stage.languages[0], "de");
  (void)p.ask(SetStageLanguages{{"de", "en"}});
  (void)p.ask(SwapStageLanguages{});
  EXPECT_EQ(p.stage.languages, (std::array<std::string, 2>{"en", "de"}));
}

TEST(StageRules, EditsDuringAShowReachTheHallAndLoseNoPlace) {
  Presentation p;
  (void)p.ask(StartShow{});
  (void)p.ask(GoToShowStep{2});
  p.settle();
  auto changed = *p.show.steps[2];
  changed.caption.by_language["en"] = "Corrected";
  p.show.steps[2] = std::make_shared<const model::ShowStep>(changed);
  std::swap(p.show.steps[2], p.show.steps[4]);
  p.follow();
  EXPECT_EQ(p.stage.step, 4U) << "it stays at its step, wherever that stands now";
  EXPECT_EQ(p.state().caption.in("en"), "Corrected");
  p.show.steps.erase(p.show.steps.begin() + 4);
  p.follow();
  p.settle();
  expect_at(p, 4);
  p.show.steps.clear();
  p.follow();
  EXPECT_FALSE(p.stage.is_on);
}

// ---- wherever the presenter has wandered, the next press arrives exactly ----

void interrupt(Presentation& p, std::mt19937& random) {
  const auto below = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
  const auto real = [&](double low, double high) { return std::uniform_real_distribution<double>{low, high}(random); };
  switch (below(13)) {
    case 0:
      (void)p.ask(TakeToHall{below(2) == 0 ? 0.0 : real(0.1, 2)}, console_view(real(6.5, 7.5)));
      break;
    case 1:
      (void)p.ask(StepShow{1});
      break;
    case 2:
      (void)p.ask(StepShow{-1});
      break;
    case 3:
      (void)p.ask(ToggleBlack{});
      break;
    case 4:
      (void)p.ask(ToggleFreeze{});
      break;
    case 5:
      p.resize(640 + static_cast<int>(below(3200)), 480 + static_cast<int>(below(1700)));
      break;
    case 6:
      (void)p.ask(GoToShowStep{below(8)});
      break;
    case 7:
      (void)p.ask(TypeShowDigit{static_cast<int>(below(10))});
      break;
    case 8:
      (void)p.ask(AcceptTypedStep{});
      break;
    case 9:
      (void)p.ask(SwapStageLanguages{});
      break;
    case 10:
      (void)p.ask(ToggleHallHidden{});
      break;
    case 11:
      p.hall.set_calm(below(2) == 0);
      break;
    default:
      (void)p.ask(PauseStageClock{});
      break;
  }
  p.pass(real(0, 3));
}

TEST(StageRulesProperty, AfterAThousandInterruptionsTheNextPressArrivesExactly) {
  std::mt19937 random{20261126};
  Presentation p;
  (void)p.ask(SetStageLanguages{{"de", "en"}});
  (void)p.ask(StartShow{});
  std::size_t interruptions = 0, arrivals = 0;
  while (interruptions < 5000) {
    const auto count = 1 + random() % 6;
    for (std::size_t i = 0; i < count; ++i, ++interruptions) interrupt(p, random);
    // Back to a lit, free hall, as Esc does; then one press.
    while (p.stage.is_black || p.stage.is_frozen || p.stage.is_hall_hidden || p.stage.typed_step)
      (void)p.ask(LeaveStage{});
    ASSERT_TRUE(p.stage.is_on);
    const auto wanted = std::min(p.stage.step + 1, p.show.steps.size() - 1);
    (void)p.ask(StepShow{1});
    p.settle();
    expect_at(p, wanted);
    ASSERT_FALSE(testing::Test::HasFailure()) << "after " << interruptions << " interruptions";
    ++arrivals;
    if (p.stage.step + 1 == p.show.steps.size()) (void)p.ask(GoToShowStep{random() % 3});
  }
  EXPECT_GT(arrivals, 1000U);
}

}  // namespace
}  // namespace eb::session
