// What was done comes back after a kill: every step, the one that is current, and the one that was saved.
#include "io/journal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <fstream>

#include "core/atomic_file.h"
#include "io/project_file.h"
#include "io/recovery.h"
#include "support/random_edits.h"
#include "unit/io/failing_calls.h"

namespace eb::io {
namespace {

namespace fs = std::filesystem;

class JournalTest : public testing::Test {
 protected:
  void SetUp() override {
    // In memory where there is such a place: hundreds of syncs, and none of them is what is tested.
    const auto place = fs::is_directory("/dev/shm") ? fs::path{"/dev/shm"} : fs::temp_directory_path();
    std::string name = (place / "eb_journal_XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    m_folder = name;
    m_project = m_folder / "river.emscherblick";
  }
  void TearDown() override { fs::remove_all(m_folder); }

  // A saved project with something in it.
  std::shared_ptr<const model::Document> start(std::uint32_t seed) {
    support::RandomModel random{seed};
    auto document = random.document();
    if (document.layers.empty()) document.layers.push_back(std::make_shared<const model::Layer>(random.layer("first")));
    m_text = std::make_shared<const std::string>(write_project(document, m_folder));
    EXPECT_TRUE(core::write_file_atomically(m_project, *m_text));
    return std::make_shared<const model::Document>(std::move(document));
  }
  std::unique_ptr<Journal> begin() {
    auto journal = Journal::begin(m_folder / "journal", {m_project, m_text, true});
    EXPECT_TRUE(journal);
    return journal ? *std::move(journal) : nullptr;
  }
  [[nodiscard]] fs::path only_journal() const { return *fs::directory_iterator{m_folder / "journal"}; }

  fs::path m_folder, m_project;
  std::shared_ptr<const std::string> m_text;
};

// The same history, seen from outside.
void expect_same(const model::History& found, const model::History& wanted, const std::string& where) {
  ASSERT_EQ(found.steps().size(), wanted.steps().size()) << where;
  ASSERT_EQ(found.current(), wanted.current()) << where;
  ASSERT_EQ(found.saved(), wanted.saved()) << where;
  for (std::size_t i = 0; i < wanted.steps().size(); ++i) {
    ASSERT_EQ(found.steps()[i].label, wanted.steps()[i].label) << where << ", step " << i;
    ASSERT_TRUE(*found.steps()[i].document == *wanted.steps()[i].document) << where << ", step " << i;
  }
}

// Edits, gestures, undo, redo, jumps and saves by chance, the journal beside the history.
class Session {
 public:
  Session(std::uint32_t seed, model::History& history, Journal& journal, fs::path project)
      : m_random{seed}, m_history{history}, m_journal{journal}, m_project{std::move(project)} {}

  void act() {
    switch (m_random.whole(0, 9)) {
      case 0:
        return undo();
      case 1:
        return redo();
      case 2:
        return go_to();
      case 3:
        return save();
      case 4:
        return gesture();
      default:
        return edit(0);
    }
  }

 private:
  void edit(std::uint64_t gesture) {
    const auto edit = support::likely_edit(m_random, m_history.document());
    if (m_history.apply(edit, gesture)) m_journal.edit(edit, gesture);
  }
  void undo() {
    if (m_history.undo()) m_journal.undo();
  }
  void redo() {
    if (m_history.redo()) m_journal.redo();
  }
  void go_to() {
    const auto step = static_cast<std::size_t>(m_random.whole(0, static_cast<int>(m_history.steps().size())));
    if (m_history.go_to(step)) m_journal.go_to(step);
  }
  // Edits may come between the beginning and the end of a save.
  void save() {
    m_journal.saving(m_project);
    const auto document = m_history.shared_document();
    if (m_random.coin()) edit(0);
    if (m_random.coin()) edit(m_gesture);
    m_history.mark_saved(document);
    m_journal.saved();
  }
  // A drag: the same thing again and again.
  void gesture() {
    ++m_gesture;
    const auto& document = m_history.document();
    if (document.layers.empty()) return;
    for (int i = m_random.whole(1, 9); i > 0; --i) {
      const model::Edit edit = model::SetLayerOpacity{document.layers.front()->id, m_random.real(0, 1)};
      if (m_history.apply(edit, m_gesture)) m_journal.edit(edit, m_gesture);
      if (m_random.whole(0, 4) == 0) m_journal.flush();
    }
  }

  support::RandomModel m_random;
  model::History& m_history;
  Journal& m_journal;
  fs::path m_project;
  std::uint64_t m_gesture = 1;
};

TEST_F(JournalTest, WhateverWasDoneComesBack) {
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    const auto document = start(seed);
    model::History history{*document};
    {
      const auto journal = begin();
      Session session{seed, history, *journal, m_project};
      for (int i = 0; i < 40; ++i) session.act();
    }
    const auto again = recover(only_journal());
    ASSERT_TRUE(again) << core::to_text(again.error());
    EXPECT_EQ(again->steps_left_out, 0U);
    expect_same(*again->history, history, "seed " + std::to_string(seed));
    fs::remove_all(m_folder / "journal");
  }
}

TEST_F(JournalTest, GoesOnAfterARecoveryAndComesBackAgain) {
  model::History history{*start(1)};
  {
    const auto journal = begin();
    Session session{1, history, *journal, m_project};
    for (int i = 0; i < 30; ++i) session.act();
  }
  // A torn line, as a kill leaves it.
  std::ofstream{only_journal(), std::ios::app} << "0123abcd {\"do\":\"un";
  auto first = recover(only_journal());
  ASSERT_TRUE(first);
  {
    auto left = left_journals(m_folder / "journal");
    ASSERT_EQ(left.size(), 1U);
    const auto journal = Journal::go_on(std::move(left[0]), first->end);
    ASSERT_NE(journal, nullptr);
    Session session{77, *first->history, *journal, m_project};
    for (int i = 0; i < 30; ++i) session.act();
  }
  const auto second = recover(only_journal());
  ASSERT_TRUE(second);
  EXPECT_EQ(second->steps_left_out, 0U);
  expect_same(*second->history, *first->history, "after two kills");
}

// Cut anywhere: what comes back is a state there was, and never less than what is whole in the file.
TEST_F(JournalTest, CutAnywhereGivesAStateThatWas) {
  model::History history{*start(5)};
  std::vector<std::shared_ptr<const model::Document>> states{history.shared_document()};
  {
    const auto journal = begin();
    support::RandomModel random{5};
    for (int i = 0; i < 25; ++i) {
      const auto edit = support::likely_edit(random, history.document());
      if (!history.apply(edit)) continue;
      journal->edit(edit, 0);
      states.push_back(history.shared_document());
    }
  }
  const auto bytes = core::read_file(only_journal()).value();
  for (std::size_t cut = 0; cut <= bytes.size(); cut += 41) {
    const auto part = std::string_view{bytes}.substr(0, cut);
    ASSERT_TRUE(core::write_file_atomically(m_folder / "cut.journal", part));
    const auto again = recover(m_folder / "cut.journal");
    const auto lines = static_cast<std::size_t>(std::ranges::count(part, '\n'));
    ASSERT_EQ(again.has_value(), lines > 0) << cut;
    if (!again) continue;
    ASSERT_TRUE(again->history->document() == *states.at(lines - 1)) << cut;
  }
}

TEST_F(JournalTest, ADamagedLineEndsWhatIsDoneAgain) {
  model::History history{*start(9)};
  const auto layer = history.document().layers.front()->id;
  {
    const auto journal = begin();
    for (const double opacity : {0.1, 0.2, 0.3}) journal->edit(model::SetLayerOpacity{layer, opacity}, 0);
  }
  auto bytes = core::read_file(only_journal()).value();
  bytes[bytes.find("0.2}")] = '9';
  ASSERT_TRUE(core::write_file_atomically(only_journal(), bytes));
  const auto again = recover(only_journal());
  ASSERT_TRUE(again);
  EXPECT_EQ(again->history->document().layers.front()->opacity, 0.1);
  EXPECT_EQ(again->steps_left_out, 1U);
}

TEST_F(JournalTest, ALivingProgramKeepsItsJournal) {
  start(1);
  auto journal = begin();
  EXPECT_TRUE(left_journals(m_folder / "journal").empty());
  journal->remove();
  EXPECT_TRUE(fs::is_empty(m_folder / "journal"));
}

TEST_F(JournalTest, ADragIsOneLine) {
  model::History history{*start(9)};
  const auto layer = history.document().layers.front()->id;
  const auto journal = begin();
  for (int i = 1; i <= 50; ++i) journal->edit(model::SetLayerOpacity{layer, i / 50.0}, 7);
  journal->flush();
  const auto bytes = core::read_file(only_journal()).value();
  EXPECT_EQ(std::ranges::count(bytes, '\n'), 2);
  EXPECT_EQ(recover(only_journal())->history->document().layers.front()->opacity, 1.0);
}

// The file is written, the program is killed before it can say so.
TEST_F(JournalTest, ASaveWithoutItsLastWordCounts) {
  model::History history{*start(9)};
  {
    const auto journal = begin();
    const model::Edit edit = model::SetLayerOpacity{history.document().layers.front()->id, 0.5};
    ASSERT_TRUE(history.apply(edit));
    journal->edit(edit, 0);
    journal->saving(m_project);
  }
  const auto before = recover(only_journal());
  ASSERT_TRUE(before);
  EXPECT_TRUE(before->has_unsaved_work());
  ASSERT_TRUE(core::write_file_atomically(m_project, write_project(history.document(), m_folder)));
  const auto after = recover(only_journal());
  ASSERT_TRUE(after);
  EXPECT_FALSE(after->has_unsaved_work());
  EXPECT_EQ(disk_state(after->project), DiskState::AsOpened);
}

TEST_F(JournalTest, SomebodyElsesChangeIsSeenAfterARecovery) {
  model::History history{*start(9)};
  begin()->edit(model::SetLayerOpacity{history.document().layers.front()->id, 0.5}, 0);
  const auto same = recover(only_journal());
  ASSERT_TRUE(same);
  EXPECT_EQ(disk_state(same->project), DiskState::AsOpened);
  ASSERT_TRUE(core::write_file_atomically(m_project, "{}"));
  const auto changed = recover(only_journal());
  ASSERT_TRUE(changed);
  EXPECT_EQ(disk_state(changed->project), DiskState::Changed);
  EXPECT_TRUE(changed->has_unsaved_work());
}

// Any call of the writing fails once, or from then on: once the disk works again nothing is missing.
TEST_F(JournalTest, AFaultOfAnyCallLosesNothingOnceTheDiskWorksAgain) {
  std::size_t faults = 0;
  for (std::size_t call = 0;; ++call) {
    fs::remove_all(m_folder / "journal");
    model::History history{*start(9)};
    const auto layer = history.document().layers.front()->id;
    bool failed = false;
    std::optional<core::Error> told;
    {
      const auto journal = begin();
      {
        const FailingCalls fault{call, ENOSPC, true};
        for (int i = 1; i <= 4; ++i) journal->edit(model::SetLayerOpacity{layer, i / 10.0}, 0);
        failed = fault.has_failed();
      }
      told = journal->take_error();
      journal->edit(model::SetLayerOpacity{layer, 0.75}, 0);
    }
    const auto again = recover(only_journal());
    ASSERT_TRUE(again);
    EXPECT_EQ(again->history->steps().size(), 6U) << call;
    EXPECT_EQ(again->history->document().layers.front()->opacity, 0.75) << call;
    EXPECT_EQ(told.has_value(), failed) << call;
    if (!failed) break;
    ++faults;
  }
  EXPECT_GE(faults, 4U);
}

TEST_F(JournalTest, AnswersOfARouterComeBackInEveryStep) {
  start(2);
  model::Route route;
  route.id = "r";
  route.points = {{"a", {7, 51}, nullptr}, {"b", {8, 51}, nullptr}};
  route.legs = {std::make_shared<const model::Leg>(model::Leg{model::LegKind::Routed, {}, {}, {}})};
  model::History history{io::parse_project(*m_text, m_folder)->document};
  {
    const auto journal = begin();
    for (const auto& edit : {model::Edit{model::RouteEdit{model::AddRoute{route, 0}}},
                             model::Edit{model::RouteEdit{model::SetRouteVisible{"r", false}}}}) {
      ASSERT_TRUE(history.apply(edit));
      journal->edit(edit, 0);
    }
    const model::WayAsked way{{7, 51}, {8, 51}, model::Profile::Coach};
    const std::vector<geo::LonLat> line{{7.5, 51.1}};
    const model::WayFound found{geo::ChunkedPath{line}, 600.5};
    ASSERT_TRUE(history.complete(way, found));
    journal->complete(way, found);
  }
  const auto again = recover(only_journal());
  ASSERT_TRUE(again);
  EXPECT_EQ(again->steps_left_out, 0U);
  EXPECT_EQ(again->history->document().find_route("r")->legs[0]->seconds, 600.5);
  expect_same(*again->history, history, "completed");
}

TEST_F(JournalTest, LongTracksAreWrittenByTheThread) {
  model::History history{*start(2)};
  support::RandomModel random{2};
  auto route = random.route("long", 0);
  route.points = {{"a", {7, 51}, nullptr}, {"b", {8, 51}, nullptr}};
  std::vector<geo::LonLat> line(50'000);
  for (auto& point : line) point = random.position();
  route.legs = {std::make_shared<const model::Leg>(model::Leg{model::LegKind::Track, geo::ChunkedPath{line}, {}, {}})};
  {
    const auto journal = begin();
    const std::vector<model::Edit> edits{model::RouteEdit{model::AddRoute{route, 0}},
                                         model::RouteEdit{model::EditTrack{"long", "a", 5, 1, {{1, 2}}}},
                                         model::RouteEdit{model::MovePoint{"long", "b", {9, 51}}}};
    for (const auto& edit : edits) {
      ASSERT_TRUE(history.apply(edit));
      journal->edit(edit, 0);
    }
    journal->wait_until_durable();
    EXPECT_TRUE(journal->is_durable());
  }
  const auto again = recover(only_journal());
  ASSERT_TRUE(again);
  expect_same(*again->history, history, "long track");
}

// A child edits without end and says after each edit that it is done; what it has said is in the journal.
TEST_F(JournalTest, KilledAtAnyMomentNothingAcknowledgedIsMissing) {
  const auto document = start(9);
  const auto layer = document->layers.front()->id;
  support::RandomModel random{11};
  int most = 0;
  for (int kill = 0; kill < 200; ++kill) {
    fs::remove_all(m_folder / "journal");
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    const pid_t child = ::fork();
    if (child == 0) {
      const auto journal = begin();
      for (int i = 1;; ++i) {
        journal->edit(model::SetLayerOpacity{layer, 1.0 / i}, 0);
        if (::write(ends[1], &i, sizeof i) != sizeof i) ::_exit(1);
      }
    }
    ::close(ends[1]);
    int acknowledged = 0;
    ASSERT_EQ(::read(ends[0], &acknowledged, sizeof acknowledged), static_cast<ssize_t>(sizeof acknowledged));
    std::this_thread::sleep_for(std::chrono::microseconds{random.whole(0, 4000)});
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    for (int number = 0; ::read(ends[0], &number, sizeof number) == static_cast<ssize_t>(sizeof number);)
      acknowledged = number;
    ::close(ends[0]);
    const auto again = recover(only_journal());
    ASSERT_TRUE(again) << core::to_text(again.error());
    const auto steps = static_cast<int>(again->history->steps().size()) - 1;
    ASSERT_GE(steps, acknowledged);
    ASSERT_LE(steps, acknowledged + 1);
    ASSERT_EQ(again->history->document().layers.front()->opacity, 1.0 / steps);
    most = std::max(most, acknowledged);
  }
  EXPECT_GT(most, 10);
}

}  // namespace
}  // namespace eb::io
