#pragma once
// Keeps the work safe: saves the project and notices who else does, asks before anything would be lost, writes the
// journal and offers what a killed program left behind. Main thread; files are written by a worker.
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/step_observer.h"
#include "app/workspace.h"
#include "io/journal.h"
#include "io/recovery.h"
#include "session/action.h"

namespace eb::app {

class ProjectKeeper : public StepObserver {
 public:
  // `state`: the program's own folder for what has to survive it; made when it is needed.
  ProjectKeeper(Workspace& workspace, const std::filesystem::path& state);
  ~ProjectKeeper() override;
  ProjectKeeper(const ProjectKeeper&) = delete;
  ProjectKeeper& operator=(const ProjectKeeper&) = delete;

  // Once at the start: asks what is to become of work that was not saved, or takes it without asking.
  void look_for_left_work(bool recover_at_once);
  // At the beginning of each turn.
  void turn();
  void window_focused();
  // The program ends in order: what is being saved gets done, and there is nothing to recover.
  void end();
  [[nodiscard]] bool is_saving() const { return m_workspace.session().project.is_saving; }

  // What people ask for. Each asks back before unsaved work would be lost.
  void open(const std::vector<std::string>& paths);
  void start_new();
  void quit();
  void open_version(std::size_t index);  // of those the session lists
  void save(const std::string& path);    // empty = where it lies
  void answer(session::Answer answer);

  void project_replaced() override;
  void edited(const model::Edit& edit, std::uint64_t gesture) override;
  void completed(const model::WayAsked& way, const model::WayFound& found) override;
  void undone() override;
  void redone() override;
  void went_to(std::size_t step) override;
  void nothing_to_lose() override;

 private:
  using Then = std::function<void()>;
  struct Writing;
  struct Left {
    io::LeftJournal journal;
    io::RecoveredWork work;
  };
  void unless_work_is_lost(Then then);
  void ask(session::QuestionKind kind);
  void answer_unsaved(session::Answer answer, Then then);
  void answer_changed(session::Answer answer);
  void answer_left(session::Answer answer);
  void write(const std::filesystem::path& path, io::ExpectedFile::Kind expected);
  void written(const Writing& writing);
  void written_of_another(const Writing& writing, const Then& then, const std::optional<std::string>& next);
  void check_disk();
  void begin_journal();
  void drop_journal();
  void offer_next_left_work();
  void recover(Left left);
  void list_versions();
  void report(const core::Error& error);

  Workspace& m_workspace;
  std::filesystem::path m_journal_folder;
  std::unique_ptr<io::Journal> m_journal;
  bool m_was_edited = false;      // in this turn
  bool m_has_no_journal = false;  // it could not be made: that was told
  std::deque<io::LeftJournal> m_left;
  std::optional<Left> m_offered;
  Then m_then;                                     // what waits for an answer
  Then m_after_save;                               // what waits for a save to succeed
  std::optional<std::string> m_next_save;          // asked for while one was under way
  std::optional<io::FileIdentity> m_known_change;  // of the project file, that was told already
  bool m_is_gone_told = false;
  bool m_shows_versions = false;
};

}  // namespace eb::app
