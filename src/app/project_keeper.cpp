#include "app/project_keeper.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>
#include <ctime>
#include <system_error>
#include <thread>

#include "core/atomic_file.h"
#include "io/project_file.h"

namespace eb::app {

namespace {

namespace fs = std::filesystem;
using core::msg;
using session::Answer;
using session::QuestionKind;
using session::Severity;

fs::path with_suffix(fs::path path) {
  if (path.extension() != io::project_suffix) path += io::project_suffix;
  std::error_code failed;
  const auto absolute = fs::absolute(path, failed).lexically_normal();
  return failed ? path : absolute;
}

// A name beside the project that nothing has.
fs::path free_copy_name(const fs::path& project) {
  const auto stem = project.stem().string() + "-copy";
  std::error_code failed;
  for (int number = 1;; ++number) {
    const auto name = stem + (number == 1 ? "" : "-" + std::to_string(number)) + io::project_suffix;
    if (!fs::exists(project.parent_path() / name, failed)) return project.parent_path() / name;
  }
}

fs::path folder_of(const fs::path& project) {
  return project.empty() ? fs::path{"/"} : project.parent_path();
}

std::string local_time(std::int64_t seconds, const char* format) {
  const auto time = static_cast<std::time_t>(seconds);
  std::tm parts{};
  if (::localtime_r(&time, &parts) == nullptr) return {};
  return fmt::format(fmt::runtime(format), parts);
}

}  // namespace

struct ProjectKeeper::Writing {
  fs::path path;
  io::ProjectText text;  // as it is written
  std::shared_ptr<const model::Document> document;
  std::uint64_t project_number = 0;  // of the workspace: another project may be open when it is written
  core::Result<io::SaveReport> report = io::SaveReport{};
};

ProjectKeeper::ProjectKeeper(Workspace& workspace, const fs::path& state)
    : m_workspace{workspace}, m_journal_folder{state / "journal"} {
  m_workspace.set_observer(this);
  m_workspace.session().project.path = m_workspace.opened().path.string();
}

ProjectKeeper::~ProjectKeeper() {
  m_workspace.set_observer(nullptr);
}

void ProjectKeeper::report(const core::Error& error) {
  m_workspace.session().notices.add(Severity::Error, error);
}

void ProjectKeeper::turn() {
  if (m_journal) {
    if (!m_was_edited) m_journal->flush();
    if (const auto error = m_journal->take_error()) report(*error);
  }
  m_was_edited = false;
  const auto& session = m_workspace.session();
  const bool is_on_its_way = session.panels.save_dialog || session.project.is_saving || session.project.question;
  if (!is_on_its_way) m_after_save = {};
  const bool shows_versions = session.panels.versions || session.panels.timetable;  // it compares with them
  if (shows_versions && !m_shows_versions) list_versions();
  m_shows_versions = shows_versions;
}

void ProjectKeeper::end() {
  while (is_saving()) {
    if (!m_workspace.pump(std::chrono::milliseconds{50})) std::this_thread::sleep_for(std::chrono::milliseconds{1});
  }
  drop_journal();
}

void ProjectKeeper::drop_journal() {
  if (m_journal) m_journal->remove();
  m_journal.reset();
}

// --- before something is lost ---

void ProjectKeeper::unless_work_is_lost(Then then) {
  if (is_saving()) {
    // What was done since it began is not in it.
    m_after_save = [this, then = std::move(then)] { unless_work_is_lost(then); };
    return;
  }
  if (!m_workspace.history().is_modified()) return then();
  m_then = std::move(then);
  ask(QuestionKind::UnsavedWork);
}

void ProjectKeeper::ask(QuestionKind kind) {
  session::Question question;
  question.kind = kind;
  question.path = m_workspace.opened().path.string();
  question.has_unsaved_work = m_workspace.history().is_modified();
  m_workspace.session().project.question = std::move(question);
}

void ProjectKeeper::open(const std::vector<std::string>& paths) {
  const auto open_now = [this, paths] { m_workspace.open_in_background(paths); };
  if (!Workspace::names_project(paths)) return open_now();
  unless_work_is_lost(open_now);
}

void ProjectKeeper::start_new() {
  unless_work_is_lost([this] {
    m_workspace.show_project(std::make_unique<model::History>(model::make_empty_document()), {});
    m_workspace.sync_layers();
  });
}

void ProjectKeeper::quit() {
  unless_work_is_lost([this] { m_workspace.session().quit_requested = true; });
}

// The version becomes what is open; the file keeps what it has until the next save.
void ProjectKeeper::open_version(std::size_t index) {
  auto& versions = m_workspace.session().project.versions;
  if (versions.empty()) list_versions();
  if (index >= versions.size()) return report({msg("There is no such version of the project"), {}, {}});
  unless_work_is_lost([this, file = versions[index].file] {
    m_workspace.open_project(file, [file, opened = m_workspace.opened()] { return read_version(file, opened); });
  });
}

void ProjectKeeper::answer(Answer answer) {
  auto question = std::exchange(m_workspace.session().project.question, std::nullopt);
  if (!question) return;
  switch (question->kind) {
    case QuestionKind::UnsavedWork:
      return answer_unsaved(answer, std::exchange(m_then, {}));
    case QuestionKind::ChangedOnDisk:
      return answer_changed(answer);
    case QuestionKind::RecoverWork:
      return answer_left(answer);
  }
}

void ProjectKeeper::answer_unsaved(Answer answer, Then then) {
  if (answer == Answer::Discard) {
    if (then) then();
  } else if (answer == Answer::Save) {
    m_after_save = std::move(then);
    save({});
  }
}

// --- saving ---

void ProjectKeeper::save(const std::string& path) {
  using Kind = io::ExpectedFile::Kind;
  if (is_saving()) {
    m_next_save = path;
    return;
  }
  const auto& opened = m_workspace.opened();
  if (!path.empty()) return write(with_suffix(path), Kind::Anything);
  if (opened.path.empty()) {
    m_workspace.session().panels.save_dialog = true;
    return;
  }
  const bool has_nothing_new = !m_workspace.history().is_modified() && io::identity_of(opened.path) == opened.identity;
  if (!has_nothing_new) return write(opened.path, Kind::Content);
  if (auto then = std::exchange(m_after_save, {})) then();
}

void ProjectKeeper::write(const fs::path& path, io::ExpectedFile::Kind expected) {
  m_workspace.session().project.is_saving = true;
  if (m_journal) m_journal->saving(path);
  auto writing = std::make_shared<Writing>();
  writing->path = path;
  writing->document = m_workspace.history().shared_document();
  writing->project_number = m_workspace.project_number();
  m_workspace.jobs().submit(
      "save " + path.string(), [this, writing, expected, old = m_workspace.opened().base](const std::stop_token&) {
        const auto folder = folder_of(writing->path);
        auto text = io::write_checked_project(*writing->document, folder, old);
        if (text) {
          writing->text = {*std::move(text), writing->document, folder};
          writing->report = io::save_project_file(writing->path, writing->text.text, {expected, old.text});
        } else {
          writing->report = text.error();
        }
        return [this, writing] { written(*writing); };
      });
}

void ProjectKeeper::written(const Writing& writing) {
  auto& project = m_workspace.session().project;
  project.is_saving = false;
  const auto then = std::exchange(m_after_save, {});
  const auto next = std::exchange(m_next_save, std::nullopt);
  if (!writing.report) return report(writing.report.error());
  if (writing.project_number != m_workspace.project_number()) return written_of_another(writing, then, next);
  if (writing.report->was_changed) {
    m_after_save = then;
    return ask(QuestionKind::ChangedOnDisk);
  }
  m_workspace.set_opened({writing.path, writing.text, writing.report->identity});
  m_workspace.mark_saved(writing.document);
  if (m_journal) m_journal->saved();
  m_known_change.reset();
  project.path = writing.path.string();
  list_versions();
  if (next) {
    m_after_save = then;
    return save(*next);
  }
  if (then) then();
}

// It was saved while another project was being read, which is open now.
void ProjectKeeper::written_of_another(const Writing& writing, const Then& then,
                                       const std::optional<std::string>& next) {
  if (writing.report->was_changed) {
    report({msg("It was not saved: somebody else has changed the file, and another project is open by now"),
            {},
            writing.path.string()});
  }
  if (next) {
    m_after_save = then;
    return save(*next);
  }
  if (then) then();
}

// --- somebody else ---

void ProjectKeeper::window_focused() {
  if (is_saving() || m_workspace.session().project.question || m_workspace.opened().path.empty()) return;
  check_disk();
}

void ProjectKeeper::check_disk() {
  const auto& opened = m_workspace.opened();
  const auto identity = io::identity_of(opened.path);
  const auto state = io::disk_state(opened);
  if (state == io::DiskState::AsOpened) {
    if (identity != opened.identity) {
      auto same = opened;
      same.identity = identity;  // touched, but not changed
      m_workspace.set_opened(std::move(same));
    }
    m_is_gone_told = false;
  } else if (state == io::DiskState::Changed && identity != m_known_change) {
    m_known_change = identity;
    ask(QuestionKind::ChangedOnDisk);
  } else if (state == io::DiskState::Gone && !std::exchange(m_is_gone_told, true)) {
    m_workspace.mark_unsaved();
    if (m_journal) m_journal->unsaved();
    report({msg("The project file is no longer there"), msg("Save to write it again."), opened.path.string()});
  }
}

void ProjectKeeper::answer_changed(Answer answer) {
  const auto path = m_workspace.opened().path;
  switch (answer) {
    case Answer::KeepCopy:
      return write(free_copy_name(path), io::ExpectedFile::Kind::Nothing);
    case Answer::Overwrite:
      return write(path, io::ExpectedFile::Kind::Anything);
    case Answer::Reload:
      m_after_save = {};
      return m_workspace.open_in_background({path.string()});
    default:
      m_after_save = {};
      m_known_change = io::identity_of(path);
  }
}

void ProjectKeeper::list_versions() {
  auto& project = m_workspace.session().project;
  project.versions.clear();
  if (m_workspace.opened().path.empty()) return;
  for (const auto& version : io::versions_of(m_workspace.opened().path)) {
    project.versions.push_back(
        {version.path.string(), local_time(version.written_s, "{:%Y-%m-%d %H:%M:%S}"), version.bytes});
  }
}

// --- the journal ---

void ProjectKeeper::project_replaced() {
  drop_journal();
  m_has_no_journal = false;
  m_known_change.reset();
  m_is_gone_told = false;
  m_shows_versions = false;
  auto& project = m_workspace.session().project;
  project.path = m_workspace.opened().path.string();
  project.versions.clear();
}

void ProjectKeeper::begin_journal() {
  if (m_journal || m_has_no_journal) return;
  const auto& opened = m_workspace.opened();
  const auto& history = m_workspace.history();
  const auto& first = history.steps().front().document;
  const auto folder = folder_of(opened.path);
  auto text = opened.base.document == first ? opened.base.text : io::write_project(*first, folder, opened.base);
  auto journal = io::Journal::begin(
      m_journal_folder,
      {opened.path, std::make_shared<const std::string>(std::move(text)), history.saved() == std::size_t{0}});
  if (journal) {
    m_journal = *std::move(journal);
  } else {
    m_has_no_journal = true;
    report(journal.error());
  }
}

void ProjectKeeper::edited(const model::Edit& edit, std::uint64_t gesture) {
  begin_journal();
  m_was_edited = true;
  if (m_journal) m_journal->edit(edit, gesture);
}

// Before the first edit the journal has nothing to begin with: its base will have the way.
void ProjectKeeper::completed(const model::WayAsked& way, const model::WayFound& found) {
  if (m_journal) m_journal->complete(way, found);
}

void ProjectKeeper::undone() {
  if (m_journal) m_journal->undo();
}

void ProjectKeeper::redone() {
  if (m_journal) m_journal->redo();
}

void ProjectKeeper::went_to(std::size_t step) {
  if (m_journal) m_journal->go_to(step);
}

void ProjectKeeper::nothing_to_lose() {
  m_workspace.mark_saved(m_workspace.history().shared_document());
  if (!m_journal) return;
  m_journal->saving({});
  m_journal->saved();
}

// --- what a killed program left ---

void ProjectKeeper::look_for_left_work(bool recover_at_once) {
  for (auto& left : io::left_journals(m_journal_folder)) m_left.push_back(std::move(left));
  offer_next_left_work();
  if (recover_at_once) answer(Answer::Recover);
}

void ProjectKeeper::offer_next_left_work() {
  while (!m_left.empty()) {
    auto left = std::move(m_left.front());
    m_left.pop_front();
    auto work = io::recover(left.path);
    std::error_code ignored;
    if (!work) {
      fs::rename(left.path, fs::path{left.path}.replace_extension(".damaged"), ignored);
      report(work.error());
    } else if (!work->has_unsaved_work()) {
      fs::remove(left.path, ignored);
    } else {
      session::Question question;
      question.kind = QuestionKind::RecoverWork;
      question.path = work->project.path.string();
      question.when = local_time(work->last_edit_ms / 1000, "{:%Y-%m-%d %H:%M}");
      question.steps = work->history->steps().size() - 1;
      question.last_step = work->history->steps()[work->history->current()].label;
      m_offered = Left{std::move(left), *std::move(work)};
      m_workspace.session().project.question = std::move(question);
      return;
    }
  }
}

void ProjectKeeper::answer_left(Answer answer) {
  auto left = std::exchange(m_offered, std::nullopt);
  if (!left) return;
  if (answer == Answer::Recover) return recover(*std::move(left));
  std::error_code ignored;
  if (answer == Answer::Discard) fs::remove(left->journal.path, ignored);
  left.reset();  // without its lock: for the next start
  offer_next_left_work();
}

// Those that are left wait for the next start: one project is open at a time.
void ProjectKeeper::recover(Left left) {
  auto& [journal, work] = left;
  const auto left_out = work.steps_left_out;
  const auto where = journal.path.string();
  m_workspace.show_project(std::move(work.history), std::move(work.project));
  m_journal = io::Journal::go_on(std::move(journal), work.end);
  m_workspace.sync_layers();
  m_left.clear();
  if (left_out == 0) return;
  m_workspace.session().notices.add(Severity::Warning,
                                    {msg("The last {0} steps of the journal could not be done again", left_out),
                                     msg("Everything before them is there."), where});
}

}  // namespace eb::app
