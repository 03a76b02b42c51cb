#pragma once
// The journal of a session: what was opened and every step since, appended to a file the moment it happens, so that a
// program that is killed loses nothing but a gesture that still runs. One file a program and project, locked while the
// program lives. Lines of text with a checksum; io/recovery.h reads them. Main thread, but for its own thread.
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "core/result.h"
#include "io/json_tree.h"
#include "model/awaited_ways.h"
#include "model/edit.h"

namespace eb::io {

class UniqueFd;

struct JournalBase {
  std::filesystem::path project;            // absolute; empty = not saved yet
  std::shared_ptr<const std::string> text;  // a whole project file: the document before the first step
  bool is_saved = true;                     // the project file holds this text
};

// A journal whose program is gone, locked for us.
struct LeftJournal {
  std::filesystem::path path;
  std::shared_ptr<UniqueFd> file;
};
std::vector<LeftJournal> left_journals(const std::filesystem::path& folder);  // newest first

// Where a journal can go on: behind its last whole line.
struct JournalEnd {
  std::uint64_t bytes = 0;
  std::uint64_t next_number = 0;  // of its lines, from 0
};

class Journal {
 public:
  // Makes the folder where needed.
  static core::Result<std::unique_ptr<Journal>> begin(const std::filesystem::path& folder, const JournalBase& base);
  // Goes on with one that a killed program left behind, after its last whole line.
  static std::unique_ptr<Journal> go_on(LeftJournal left, const JournalEnd& end);
  ~Journal();  // writes and syncs what is left; the file stays
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  // Each is in the file when it returns, and synced by a thread soon after; only what carries thousands of positions is
  // left to that thread. Edits of a gesture are held back until flush() or the next record: of those that set the same
  // thing again and again, as a drag does, only the last one is kept.
  void edit(const model::Edit& edit, std::uint64_t gesture);
  void complete(const model::WayAsked& way, const model::WayFound& found);  // a router's answer
  void undo() { step("undo"); }
  void redo() { step("redo"); }
  void go_to(std::size_t number);
  void saving(const std::filesystem::path& project);  // the current document is about to be written
  void saved() { step("saved"); }                     // it is there
  void unsaved() { step("unsaved"); }                 // somebody took the file away
  void flush();

  // Nothing waits to be written, and all is synced.
  [[nodiscard]] bool is_durable() const;
  void wait_until_durable();
  // What went wrong since the last call. Records that could not be written are tried again with the next one.
  std::optional<core::Error> take_error();
  // There is nothing to recover any more.
  void remove();

 private:
  Journal(std::filesystem::path path, std::shared_ptr<UniqueFd> file);
  using Record = std::function<JsonTree()>;  // made where it does not hold up the main thread
  void step(const char* what);
  void append(bool is_heavy, Record record);
  // The error number, or 0. By whoever has the file: the main thread, or m_thread while it says so.
  int write(const Record& record);
  void note(int error);  // with the mutex: how writing or syncing went
  void work(const std::stop_token& stop);

  std::filesystem::path m_path;
  std::shared_ptr<UniqueFd> m_file;
  std::string m_unwritten;  // lines the disk has refused so far; of whoever has the file
  std::uint64_t m_next_number = 0;
  struct Held {
    model::Edit edit;
    std::uint64_t gesture = 0;
  };
  std::optional<Held> m_held;

  mutable std::mutex m_mutex;  // of everything below
  std::condition_variable_any m_changed;
  std::deque<Record> m_heavy;  // in order; while there are some everything waits behind them
  bool m_is_thread_writing = false;
  std::uint64_t m_written = 0, m_synced = 0;  // calls of write()
  std::optional<core::Error> m_error;
  bool m_has_complained = false;
  std::jthread m_thread;  // last: it ends before what it uses
};

// A line as the journal has it, and back; nullopt for one that is torn or was changed.
std::string journal_line(const std::string& json);
std::optional<std::string_view> json_in_line(std::string_view line);

}  // namespace eb::io
