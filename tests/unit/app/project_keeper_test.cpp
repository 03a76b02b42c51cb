// Nothing is lost: saving, asking before unsaved work goes, somebody else's changes, and the work of a killed program.
#include "app/project_keeper.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "app/dispatch.h"
#include "app_fixture.h"
#include "core/atomic_file.h"

namespace eb::app {
namespace {

namespace fs = std::filesystem;
using namespace session;
using testing::HasSubstr;

// A running program without a window.
struct Program {
  Workspace workspace{test_reader(), 0};
  std::unique_ptr<ProjectKeeper> keeper;

  explicit Program(const fs::path& state) : keeper{std::make_unique<ProjectKeeper>(workspace, state)} {}

  void act(const Action& action) {
    DispatchContext context{workspace, *keeper, {}, {}, {}, {}};
    dispatch(action, context);
    workspace.wait_until_loaded();
    workspace.pump(std::chrono::seconds{1});
    keeper->turn();
  }
  void file(FileAction action) { act(Action{std::move(action)}); }
  void edit(double opacity) { act(DoEdit{model::SetLayerOpacity{"a", opacity}, 0}); }
  void answer(Answer given) { file(AnswerQuestion{given}); }
  // As by kill -9: the journal stays, its lock goes.
  void die() { keeper.reset(); }

  [[nodiscard]] double opacity() const { return workspace.document().layers.at(0)->opacity; }
  [[nodiscard]] const model::History& history() const { return workspace.history(); }
  [[nodiscard]] const std::optional<Question>& question() const { return workspace.session().project.question; }
  [[nodiscard]] bool is_asked(QuestionKind kind) const { return question() && question()->kind == kind; }
  [[nodiscard]] std::string notices() const {
    std::string all;
    for (const auto& notice : workspace.session().notices.list()) all += core::to_text(notice.content) + "\n";
    return all;
  }
};

class ProjectKeeperTest : public testing::Test {
 protected:
  void SetUp() override {
    m_folder = fs::path{testing::TempDir()} /
               ("keeper-" + std::string{testing::UnitTest::GetInstance()->current_test_info()->name()});
    fs::remove_all(m_folder);
    fs::create_directories(m_folder / "work");
    m_project = m_folder / "work" / "river.emscherblick";
    std::ofstream{m_folder / "work" / "a.geojson"}
        << R"({"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {},
               "geometry": {"type": "Point", "coordinates": [7, 51.5]}}]})";
    std::ofstream{m_project} << R"({
  "format": "emscherblick-project", "version": 2, "title": {"en": "River"}, "remark": "by hand",
  "layers": [{"id": "a", "title": {"en": "A"}, "source": "a.geojson"}]
})";
  }
  void TearDown() override { fs::remove_all(m_folder); }

  [[nodiscard]] std::unique_ptr<Program> program() const { return std::make_unique<Program>(m_folder / "state"); }
  [[nodiscard]] std::unique_ptr<Program> opened() const {
    auto started = program();
    started->file(OpenFiles{{m_project.string()}});
    return started;
  }
  [[nodiscard]] static std::string text(const fs::path& path) { return core::read_file(path).value(); }
  [[nodiscard]] std::size_t journals() const {
    std::error_code none;
    const fs::directory_iterator files{m_folder / "state" / "journal", none};
    return none ? 0 : static_cast<std::size_t>(std::distance(fs::begin(files), fs::end(files)));
  }

  fs::path m_folder, m_project;
};

TEST_F(ProjectKeeperTest, SavingWritesTheChangeAndNothingElse) {
  const auto p = opened();
  const auto before = text(m_project);
  p->file(SaveProject{});
  EXPECT_EQ(text(m_project), before);
  p->edit(0.5);
  EXPECT_TRUE(p->history().is_modified());
  p->file(SaveProject{});
  EXPECT_FALSE(p->history().is_modified());
  EXPECT_THAT(text(m_project), HasSubstr(R"("opacity": 0.5)"));
  EXPECT_THAT(text(m_project), HasSubstr(R"("remark": "by hand")"));
  EXPECT_EQ(p->workspace.session().project.versions.size(), 1U);
}

TEST_F(ProjectKeeperTest, UndoReachesBackAcrossASave) {
  const auto p = opened();
  p->edit(0.5);
  p->file(SaveProject{});
  p->edit(0.25);
  p->act(Undo{});
  p->act(Undo{});
  EXPECT_EQ(p->opacity(), 1.0);
  EXPECT_TRUE(p->history().is_modified());
  p->act(Redo{});
  EXPECT_FALSE(p->history().is_modified());
  p->act(GoToStep{2});
  EXPECT_EQ(p->opacity(), 0.25);
}

TEST_F(ProjectKeeperTest, WhatIsDoneWhileASaveIsUnderWayIsSavedOrAskedFor) {
  const auto p = opened();
  const auto pump = [&] { p->workspace.pump(std::chrono::seconds{1}); };
  p->edit(0.5);
  p->keeper->save({});
  ASSERT_TRUE(p->keeper->is_saving());
  ASSERT_TRUE(p->workspace.apply(model::SetLayerOpacity{"a", 0.25}));
  p->keeper->save({});
  pump();
  EXPECT_THAT(text(m_project), HasSubstr("0.25"));
  EXPECT_FALSE(p->history().is_modified());
  ASSERT_TRUE(p->workspace.apply(model::SetLayerOpacity{"a", 0.125}));
  p->keeper->save({});
  ASSERT_TRUE(p->workspace.apply(model::SetLayerOpacity{"a", 0.75}));
  p->keeper->quit();
  pump();
  EXPECT_FALSE(p->workspace.session().quit_requested);
  EXPECT_TRUE(p->is_asked(QuestionKind::UnsavedWork));
}

TEST_F(ProjectKeeperTest, SavedElsewhereItGoesOnThere) {
  const auto p = opened();
  p->edit(0.5);
  const auto elsewhere = m_folder / "copy";
  p->file(SaveProject{elsewhere.string()});
  EXPECT_EQ(p->workspace.session().project.path, elsewhere.string() + ".emscherblick");
  EXPECT_THAT(text(elsewhere.string() + ".emscherblick"), HasSubstr(R"("source": "work/a.geojson")"));
  EXPECT_THAT(text(m_project), testing::Not(HasSubstr("opacity")));
}

TEST_F(ProjectKeeperTest, AProjectWithoutAFileAsksForAPlace) {
  const auto p = program();
  p->file(NewProject{});
  p->file(SaveProject{});
  EXPECT_TRUE(p->workspace.session().panels.save_dialog);
}

TEST_F(ProjectKeeperTest, QuittingAsksOnlyWhenThereIsSomethingToLose) {
  const auto p = opened();
  p->edit(0.5);
  p->file(Quit{});
  EXPECT_FALSE(p->workspace.session().quit_requested);
  ASSERT_TRUE(p->is_asked(QuestionKind::UnsavedWork));
  p->answer(Answer::Cancel);
  EXPECT_FALSE(p->workspace.session().quit_requested);
  p->file(Quit{});
  p->answer(Answer::Save);
  EXPECT_TRUE(p->workspace.session().quit_requested);
  EXPECT_THAT(text(m_project), HasSubstr("0.5"));
  const auto unchanged = opened();
  unchanged->file(Quit{});
  EXPECT_TRUE(unchanged->workspace.session().quit_requested);
}

TEST_F(ProjectKeeperTest, LookingAtFilesIsNoWork) {
  const auto p = program();
  p->file(OpenFiles{{(m_folder / "work" / "a.geojson").string()}});
  ASSERT_EQ(p->workspace.document().layers.size(), 1U);
  EXPECT_FALSE(p->history().is_modified());
  p->die();
  const auto next = program();
  next->keeper->look_for_left_work(false);
  EXPECT_FALSE(next->question());
}

TEST_F(ProjectKeeperTest, OpeningAnotherProjectAsksAndDiscards) {
  const auto p = opened();
  p->edit(0.5);
  p->file(OpenFiles{{m_project.string()}});
  ASSERT_TRUE(p->is_asked(QuestionKind::UnsavedWork));
  EXPECT_EQ(p->opacity(), 0.5);
  p->answer(Answer::Discard);
  EXPECT_EQ(p->opacity(), 1.0);
  EXPECT_EQ(journals(), 0U);
}

// --- somebody else ---

TEST_F(ProjectKeeperTest, TwoProgramsOnOneProjectLoseNothing) {
  const auto one = opened(), two = opened();
  one->edit(0.1);
  two->edit(0.2);
  one->file(SaveProject{});
  two->file(SaveProject{});
  ASSERT_TRUE(two->is_asked(QuestionKind::ChangedOnDisk));
  EXPECT_THAT(text(m_project), HasSubstr("0.1"));
  two->answer(Answer::KeepCopy);
  EXPECT_THAT(text(m_project), HasSubstr("0.1"));
  EXPECT_THAT(text(m_folder / "work" / "river-copy.emscherblick"), HasSubstr("0.2"));
  EXPECT_FALSE(two->history().is_modified());
}

TEST_F(ProjectKeeperTest, OverwritingKnowinglyKeepsTheOtherAsAVersion) {
  const auto p = opened();
  p->edit(0.5);
  std::ofstream{m_project} << R"({"format": "emscherblick-project", "version": 2, "theirs": 1})";
  p->file(SaveProject{});
  ASSERT_TRUE(p->is_asked(QuestionKind::ChangedOnDisk));
  p->answer(Answer::Overwrite);
  EXPECT_THAT(text(m_project), HasSubstr("0.5"));
  EXPECT_THAT(text(p->workspace.session().project.versions.at(0).file), HasSubstr("theirs"));
}

TEST_F(ProjectKeeperTest, AChangeOnDiskIsSeenWhenTheWindowGetsTheKeyboard) {
  const auto p = opened();
  p->keeper->window_focused();
  EXPECT_FALSE(p->question());
  fs::last_write_time(m_project, fs::file_time_type::clock::now());  // touched, but the same
  p->keeper->window_focused();
  EXPECT_FALSE(p->question());
  std::ofstream{m_project} << R"({"format": "emscherblick-project", "version": 2, "title": {"en": "Theirs"}})";
  p->keeper->window_focused();
  ASSERT_TRUE(p->is_asked(QuestionKind::ChangedOnDisk));
  EXPECT_FALSE(p->question()->has_unsaved_work);
  p->answer(Answer::Cancel);
  p->keeper->window_focused();
  EXPECT_FALSE(p->question()) << "told once";
  p->edit(0.5);
  p->file(SaveProject{});
  ASSERT_TRUE(p->is_asked(QuestionKind::ChangedOnDisk)) << "and never overwritten";
  p->answer(Answer::Reload);
  EXPECT_EQ(p->workspace.document().title.in("en"), "Theirs");
}

TEST_F(ProjectKeeperTest, AFileThatIsGoneIsToldAndWrittenAgain) {
  const auto p = opened();
  fs::remove(m_project);
  p->keeper->window_focused();
  EXPECT_THAT(p->notices(), HasSubstr("no longer there"));
  EXPECT_TRUE(p->history().is_modified());
  p->file(SaveProject{});
  EXPECT_TRUE(fs::exists(m_project));
}

TEST_F(ProjectKeeperTest, AFolderThatIsGoneIsToldWithARemedy) {
  const auto p = opened();
  p->edit(0.5);
  fs::rename(m_folder / "work", m_folder / "moved");
  p->file(SaveProject{});
  EXPECT_THAT(p->notices(), HasSubstr("save to another"));
  EXPECT_TRUE(p->history().is_modified());
}

TEST_F(ProjectKeeperTest, AnEarlierVersionOpensAndTheFileStays) {
  const auto p = opened();
  p->edit(0.5);
  p->file(SaveProject{});
  p->edit(0.25);
  p->file(SaveProject{});
  p->file(OpenVersion{0});
  EXPECT_EQ(p->opacity(), 0.5);
  EXPECT_TRUE(p->history().is_modified());
  EXPECT_THAT(text(m_project), HasSubstr("0.25"));
  p->file(SaveProject{});
  EXPECT_FALSE(p->question());
  EXPECT_THAT(text(m_project), HasSubstr("0.5"));
  p->file(OpenVersion{99});
  EXPECT_THAT(p->notices(), HasSubstr("no such version"));
}

// --- after a kill ---

TEST_F(ProjectKeeperTest, TheNextStartOffersTheWorkOfAKilledOne) {
  auto p = opened();
  p->edit(0.5);
  p->edit(0.25);
  p->file(SaveProject{});
  p->edit(0.125);
  p->act(Undo{});
  p->act(Undo{});
  p->die();
  const auto next = program();
  next->keeper->look_for_left_work(false);
  ASSERT_TRUE(next->is_asked(QuestionKind::RecoverWork));
  EXPECT_EQ(next->question()->path, m_project.string());
  EXPECT_EQ(next->question()->steps, 3U);
  EXPECT_FALSE(next->question()->when.empty());
  next->answer(Answer::Recover);
  EXPECT_EQ(next->opacity(), 0.5);
  next->act(Redo{});
  EXPECT_FALSE(next->history().is_modified()) << "the saved step is known";
  next->act(Redo{});
  EXPECT_EQ(next->opacity(), 0.125);
  next->file(SaveProject{});
  EXPECT_FALSE(next->question());
  EXPECT_THAT(text(m_project), HasSubstr("0.125"));
  for (int i = 0; i < 3; ++i) next->act(Undo{});
  EXPECT_EQ(next->opacity(), 1.0);
}

TEST_F(ProjectKeeperTest, RecoveredWorkSurvivesTheNextKillToo) {
  auto first = opened();
  first->edit(0.5);
  first->die();
  auto second = program();
  second->keeper->look_for_left_work(true);
  second->edit(0.25);
  second->die();
  const auto third = program();
  third->keeper->look_for_left_work(true);
  EXPECT_EQ(third->opacity(), 0.25);
  EXPECT_EQ(third->history().steps().size(), 3U);
}

TEST_F(ProjectKeeperTest, AProjectThatWasNeverSavedComesBackToo) {
  auto p = program();
  p->file(NewProject{});
  p->act(DoEdit{model::RouteEdit{model::AddRoute{{"r", {{{"en", "Tour"}}}, {}, {}, {}, true, {}, {}}, 0}}, 0});
  p->die();
  const auto next = program();
  next->keeper->look_for_left_work(false);
  ASSERT_TRUE(next->is_asked(QuestionKind::RecoverWork));
  EXPECT_EQ(next->question()->path, "");
  next->answer(Answer::Recover);
  EXPECT_NE(next->workspace.document().find_route("r"), nullptr);
  next->file(SaveProject{(m_folder / "tour").string()});
  EXPECT_TRUE(fs::exists(m_folder / "tour.emscherblick"));
}

TEST_F(ProjectKeeperTest, LaterKeepsTheWorkAndDiscardRemovesIt) {
  auto p = opened();
  p->edit(0.5);
  p->die();
  for (const auto given : {Answer::Later, Answer::Discard}) {
    const auto next = program();
    next->keeper->look_for_left_work(false);
    ASSERT_TRUE(next->is_asked(QuestionKind::RecoverWork));
    next->answer(given);
    EXPECT_FALSE(next->question());
  }
  EXPECT_EQ(journals(), 0U);
}

TEST_F(ProjectKeeperTest, WhatALivingProgramDoesIsNotOffered) {
  const auto alive = opened();
  alive->edit(0.5);
  const auto other = program();
  other->keeper->look_for_left_work(false);
  EXPECT_FALSE(other->question());
  alive->keeper->end();
  EXPECT_EQ(journals(), 0U) << "after an orderly end nothing is left";
}

TEST_F(ProjectKeeperTest, AJournalThatCannotBeWrittenIsToldOnceAndEditingGoesOn) {
  std::ofstream{m_folder / "state"} << "a file where the folder should be";
  const auto p = opened();
  p->edit(0.5);
  p->edit(0.25);
  EXPECT_EQ(p->opacity(), 0.25);
  EXPECT_THAT(p->notices(), HasSubstr("journal"));
  const auto& list = p->workspace.session().notices.list();
  EXPECT_EQ(std::ranges::count_if(list, [](const auto& notice) { return notice.severity == Severity::Error; }), 1);
  EXPECT_EQ(list.back().count, 1);
}

}  // namespace
}  // namespace eb::app
