#include "io/recovery.h"

#include <nlohmann/json.hpp>

#include "core/atomic_file.h"
#include "io/edit_json.h"
#include "io/json_object_reader.h"
#include "io/project_file.h"
#include "io/project_routes.h"

namespace eb::io {
namespace {

namespace fs = std::filesystem;
using core::msg;
using Json = nlohmann::json;
using SharedDocument = std::shared_ptr<const model::Document>;

constexpr std::size_t largest_journal_bytes = std::size_t{8} << 30U;
// Numbers of gestures begin anew with each program: those of the old one must not meet them.
constexpr std::uint64_t gesture_of_the_past = std::uint64_t{1} << 63U;

fs::path folder_of(const fs::path& project) {
  return project.empty() ? fs::path{"/"} : project.parent_path();
}

class Replay {
 public:
  // False when the record cannot be used; nothing after it can then.
  bool take(const Json& record) {
    const auto what = record.value("do", "");
    if (!m_work.history) return what == "base" && begin(record);
    m_work.last_edit_ms = record.value("at", m_work.last_edit_ms);
    auto& history = *m_work.history;
    if (what == "edit") return edit(record);
    if (what == "complete") return complete(record);
    if (what == "undo") return history.undo();
    if (what == "redo") return history.redo();
    if (what == "go_to") return history.go_to(record.value("step", std::size_t{0})), true;
    if (what == "saving") return m_saving = history.shared_document(), m_saving_to = record.value("project", ""), true;
    if (what == "saved") return saved(), true;
    if (what == "unsaved") return history.mark_unsaved(), m_saved = nullptr, true;
    return false;
  }

  // Which of the documents the project file holds, if any.
  RecoveredWork finish() {
    auto& project = m_work.project;
    auto& history = *m_work.history;
    if (m_saving && m_saving_to == project.path && holds(project.path, m_saving)) {
      history.mark_saved(m_saving);
    } else if (m_saving && project.path.empty() && holds(m_saving_to, m_saving)) {
      history.mark_saved(m_saving);
    } else if (m_saved) {
      holds(project.path, m_saved);
    } else if (!project.path.empty() && disk_state(project) == DiskState::AsOpened) {
      project.identity = identity_of(project.path);
    }
    return std::move(m_work);
  }

  RecoveredWork& work() { return m_work; }

 private:
  bool begin(const Json& record) {
    auto& project = m_work.project;
    project.path = record.value("project", "");
    project.base.text = record.value("text", "");
    project.base.folder = folder_of(project.path);
    auto read = parse_project(project.base.text, project.base.folder);
    if (!read) return false;
    m_work.history = std::make_unique<model::History>(std::move(read->document));
    project.base.document = m_work.history->shared_document();
    if (!record.value("is_saved", true)) m_work.history->mark_unsaved();
    if (project.path.empty()) project.base = {};
    return true;
  }

  bool edit(const Json& record) {
    const auto gesture = record.value("gesture", std::uint64_t{0});
    const auto found = record.find("edit");
    const auto edit = found == record.end() ? core::Result<model::Edit>{core::Error{}} : edit_from_json(*found);
    return edit && m_work.history->apply(*edit, gesture == 0 ? 0 : gesture | gesture_of_the_past);
  }

  bool complete(const Json& record) {
    Report report;
    ObjectReader in{record, {}, report};
    model::WayAsked way;
    model::WayFound found;
    in.require({"from", "to", "profile", "path", "seconds"});
    in.read("from", way.from);
    in.read("to", way.to);
    in.read_choice("profile", way.profile, profile_names);
    found.path = geo::ChunkedPath{read_path(in, "path")};
    in.read("seconds", found.seconds, 0, 1e9);
    if (!report.error) m_work.history->complete(way, found);
    return !report.error;
  }

  void saved() {
    if (!m_saving) return;
    m_work.history->mark_saved(m_saving);
    m_saved = std::exchange(m_saving, nullptr);
    m_work.project.path = m_saving_to;
  }

  // Whether the file says what the document says; then a save goes on from there.
  bool holds(const fs::path& path, const SharedDocument& document) {
    const auto identity = identity_of(path);
    auto read = load_project(path);
    if (!read) return false;
    const auto plain = [](model::Document one) {
      const model::Document empty;
      one.milestones = empty.milestones;
      one.series = empty.series;
      return one;
    };
    if (!(plain(read->document) == plain(*document))) return false;
    m_work.project = {path, {std::move(read->text), document, path.parent_path()}, identity};
    return true;
  }

  RecoveredWork m_work;
  SharedDocument m_saving, m_saved;
  fs::path m_saving_to;
};

}  // namespace

core::Result<RecoveredWork> recover(const fs::path& journal) {
  const auto bytes = core::read_file(journal, largest_journal_bytes);
  if (!bytes) return bytes.error();
  Replay replay;
  JournalEnd end;
  std::size_t left_out = 0;
  for (std::size_t at = 0; at < bytes->size();) {
    const auto line_end = bytes->find('\n', at);
    if (line_end == std::string::npos) break;  // torn: the program was killed while it wrote
    const auto json = json_in_line(std::string_view{*bytes}.substr(at, line_end - at));
    at = line_end + 1;
    if (!json) continue;  // torn and written again after it
    const auto record = Json::parse(*json, nullptr, false);
    const bool is_next = record.is_object() && record.value("n", std::uint64_t{0}) == end.next_number;
    if (left_out > 0 || !is_next || !replay.take(record)) {
      ++left_out;
      continue;
    }
    ++end.next_number;
    end.bytes = at;
  }
  if (!replay.work().history) {
    return core::Error{msg("The journal of an earlier session cannot be read"),
                       msg("Its program was ended before the first step was complete, or the file is damaged."),
                       journal.string()};
  }
  replay.work().end = end;
  replay.work().steps_left_out = left_out;
  return replay.finish();
}

}  // namespace eb::io
