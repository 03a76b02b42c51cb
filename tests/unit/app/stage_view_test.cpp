// What the presenter's console is told: captions in the hall's languages, notes in the presenter's, times of the run,
// and only what went wrong since the show began.
#include "app/stage_view.h"

#include <gtest/gtest.h>

#include "app_fixture.h"

namespace eb::app {
namespace {

class StageView : public testing::Test {
 protected:
  StageView() {
    auto show = std::make_shared<model::Show>();
    for (const char* id : {"one", "two", "three"}) {
      auto step = std::make_shared<model::ShowStep>();
      step->id = id;
      step->caption.by_language = {{"en", std::string{"Caption "} + id}, {"de", std::string{"Titel "} + id}};
      step->notes.by_language = {{"en", std::string{"Say "} + id}};
      step->planned_seconds = 60;
      show->steps.push_back(step);
    }
    auto document = model::make_empty_document();
    document.show = show;
    workspace.show_project(std::make_unique<model::History>(document), {});
    around.minutes_of_day = 23 * 60 + 59;
  }
  ui::StageView view() { return feed.view(workspace, catalog, around); }
  session::Stage& stage() { return workspace.session().stage; }
  void start() {
    stage().is_on = true;
    stage().hall = session::HallPlace::OtherScreen;
  }

  Workspace workspace{test_reader(), 0};
  text::Catalog catalog;
  StageSurroundings around;
  StageViewFeed feed;
};

TEST_F(StageView, IsThereOnlyWhileAShowIsOn) {
  EXPECT_FALSE(view().is_on);
  start();
  EXPECT_TRUE(view().is_on);
  stage().hall = session::HallPlace::MainWindow;
  EXPECT_FALSE(view().is_on);
  EXPECT_TRUE(view().fills_window);
}

TEST_F(StageView, CaptionsAreTheHallsNotesThePresenters) {
  start();
  stage().step = 1;
  stage().languages = {"de", "en"};
  const auto seen = view();
  EXPECT_EQ(seen.caption, "Titel two");
  EXPECT_EQ(seen.second_caption, "Caption two");
  EXPECT_EQ(seen.next_caption, "Titel three");
  EXPECT_EQ(seen.notes, "Say two");
  EXPECT_EQ(seen.steps.at(0).caption, "Caption one");
  EXPECT_EQ(seen.languages, (std::vector<std::string>{"de", "en"}));
}

TEST_F(StageView, AtTheLastStepNothingComesNext) {
  start();
  stage().step = 2;
  EXPECT_EQ(view().next_caption, "");
}

TEST_F(StageView, TimesAreOfThisRunAndVisitsAddUp) {
  start();
  stage().step = 1;
  stage().elapsed_seconds = 130;
  stage().step_seconds = 10;
  stage().run.steps = {{"one", 80}, {"two", 10}, {"one", 40}};
  const auto seen = view();
  EXPECT_EQ(seen.steps.at(0).seconds, 120);
  EXPECT_EQ(seen.steps.at(1).seconds, 10);
  EXPECT_EQ(seen.steps.at(2).seconds, std::nullopt);
  EXPECT_DOUBLE_EQ(seen.times.behind_seconds, 60);
  EXPECT_EQ(seen.wall_clock, "23:59");
  EXPECT_EQ(seen.ends_at, "00:01");  // 110 seconds are left
}

TEST_F(StageView, WarnsOfWhatWentWrongSinceTheShowBegan) {
  auto& notices = workspace.session().notices;
  notices.add(session::Severity::Error, {core::msg("Before"), {}, {}});
  start();
  EXPECT_TRUE(view().warnings.empty());
  notices.add(session::Severity::Info, {core::msg("Saved"), {}, {}});
  notices.add(session::Severity::Warning, {core::msg("A font is missing"), {}, {}});
  const auto seen = view();
  ASSERT_EQ(seen.warnings.size(), 1U);
  EXPECT_EQ(core::to_text(seen.warnings[0].what), "A font is missing");
  stage().is_on = false;
  (void)view();
  start();
  EXPECT_TRUE(view().warnings.empty());
}

}  // namespace
}  // namespace eb::app
