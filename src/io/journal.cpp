#include "io/journal.h"

#include <fcntl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <boost/crc.hpp>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstring>
#include <system_error>
#include <utility>

#include "core/overloaded.h"
#include "io/edit_json.h"
#include "io/json_tree.h"
#include "io/project_routes.h"
#include "io/unique_fd.h"

namespace eb::io {
namespace {

namespace fs = std::filesystem;
using core::msg;

constexpr const char* suffix = ".journal";
constexpr std::size_t most_positions_at_once = 4096;  // about a millisecond of formatting
constexpr std::size_t most_text_at_once = 512U << 10U;
constexpr std::size_t checksum_digits = 8;

std::int64_t now_ms() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

JsonTree record(const char* what) {
  auto tree = JsonTree::object();
  tree.set("do", JsonTree::text(what)).set("at", JsonTree::whole(now_ms()));
  return tree;
}

JsonTree base_record(const JournalBase& base) {
  auto tree = record("base");
  tree.set("version", JsonTree::whole(1)).set("pid", JsonTree::whole(::getpid()));
  tree.set("project", JsonTree::text(base.project.string())).set("is_saved", JsonTree::truth(base.is_saved));
  tree.set("text", JsonTree::text(*base.text));
  return tree;
}

JsonTree edit_record(const model::Edit& edit, std::uint64_t gesture) {
  auto tree = record("edit");
  tree.set("gesture", JsonTree::whole(static_cast<std::int64_t>(gesture))).set("edit", edit_to_json(edit));
  return tree;
}

std::uint32_t checksum(std::string_view bytes) {
  boost::crc_32_type crc;
  crc.process_bytes(bytes.data(), bytes.size());
  return crc.checksum();
}

// Whether `later` leaves nothing of what `earlier` did: both set the same thing.
bool replaces(const model::Edit& later, const model::Edit& earlier) {
  const auto pair = [&]<class Alternative>(const Alternative& last) -> bool {
    const auto* route = std::get_if<model::RouteEdit>(&earlier);
    const auto* show = std::get_if<model::ShowEdit>(&earlier);
    if constexpr (std::is_same_v<Alternative, model::SetLayerOpacity> ||
                  std::is_same_v<Alternative, model::SetLayerStyle>) {
      const auto* first = std::get_if<Alternative>(&earlier);
      return first != nullptr && first->layer == last.layer;
    } else if constexpr (std::is_same_v<Alternative, model::MovePoint> || std::is_same_v<Alternative, model::SetStop>) {
      const auto* first = route == nullptr ? nullptr : std::get_if<Alternative>(route);
      return first != nullptr && first->route == last.route && first->point == last.point;
    } else if constexpr (std::is_same_v<Alternative, model::SetRouteColor> ||
                         std::is_same_v<Alternative, model::SetRouteName> ||
                         std::is_same_v<Alternative, model::SetSchedule> ||
                         std::is_same_v<Alternative, model::SetMeetingPoint>) {
      const auto* first = route == nullptr ? nullptr : std::get_if<Alternative>(route);
      return first != nullptr && first->route == last.route;
    } else if constexpr (std::is_same_v<Alternative, model::SetShowStep>) {
      const auto* first = show == nullptr ? nullptr : std::get_if<Alternative>(show);
      return first != nullptr && first->step.id == last.step.id;
    } else {
      return false;
    }
  };
  const auto* route = std::get_if<model::RouteEdit>(&later);
  if (route != nullptr) return std::visit(pair, *route);
  const auto* show = std::get_if<model::ShowEdit>(&later);
  return show == nullptr ? std::visit(pair, later) : std::visit(pair, *show);
}

bool lock(const UniqueFd& file) {
  return file && ::flock(file.get(), LOCK_EX | LOCK_NB) == 0;
}

void sync_folder(const fs::path& folder) {
  const UniqueFd fd{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (fd) ::fsync(fd.get());
}

core::Error journal_error(const fs::path& path, int error) {
  return {msg("The journal of your steps cannot be written: {0}", std::strerror(error)),
          msg("Save the project now and then: until this is mended a crash may lose what is not saved."),
          path.string()};
}

}  // namespace

std::string journal_line(const std::string& json) {
  return fmt::format("{:08x} {}\n", checksum(json), json);
}

std::optional<std::string_view> json_in_line(std::string_view line) {
  if (line.size() < checksum_digits + 2 || line[checksum_digits] != ' ') return std::nullopt;
  std::uint32_t stated = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + checksum_digits, stated, 16);
  if (error != std::errc{} || end != line.data() + checksum_digits) return std::nullopt;
  const auto json = line.substr(checksum_digits + 1);
  return checksum(json) == stated ? std::optional{json} : std::nullopt;
}

core::Result<std::unique_ptr<Journal>> Journal::begin(const fs::path& folder, const JournalBase& base) {
  std::error_code failed;
  fs::create_directories(folder, failed);
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  for (int number = 0; number < 1000; ++number) {
    const auto path =
        folder / fmt::format("{:%Y-%m-%dT%H-%M-%S}Z-{}-{}{}", fmt::gmtime(now), ::getpid(), number, suffix);
    auto file =
        std::make_shared<UniqueFd>(::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0600));
    if (!*file && errno == EEXIST) continue;
    if (!*file) return journal_error(path, errno);
    lock(*file);
    std::unique_ptr<Journal> journal{new Journal{path, std::move(file)}};
    journal->append(base.text->size() > most_text_at_once, [base] { return base_record(base); });
    sync_folder(folder);
    return journal;
  }
  return journal_error(folder, EEXIST);
}

std::unique_ptr<Journal> Journal::go_on(LeftJournal left, const JournalEnd& end) {
  if (::ftruncate(left.file->get(), static_cast<off_t>(end.bytes)) != 0) return nullptr;
  std::unique_ptr<Journal> journal{new Journal{std::move(left.path), std::move(left.file)}};
  journal->m_next_number = end.next_number;
  return journal;
}

Journal::Journal(fs::path path, std::shared_ptr<UniqueFd> file)
    : m_path{std::move(path)}, m_file{std::move(file)}, m_thread{[this](const std::stop_token& stop) { work(stop); }} {}

Journal::~Journal() {
  flush();
  m_thread.request_stop();
  m_changed.notify_all();
}

void Journal::edit(const model::Edit& edit, std::uint64_t gesture) {
  const bool takes_place = m_held && gesture != 0 && m_held->gesture == gesture && replaces(edit, m_held->edit);
  if (!takes_place) flush();
  m_held = Held{edit, gesture};
  if (gesture == 0) flush();
}

void Journal::complete(const model::WayAsked& way, const model::WayFound& found) {
  flush();
  append(found.path.size() > most_positions_at_once, [way, found] {
    auto tree = record("complete");
    tree.set("from", JsonTree::position(way.from)).set("to", JsonTree::position(way.to));
    tree.set("profile", JsonTree::text(profile_names[static_cast<std::size_t>(way.profile)]));
    tree.set("path", JsonTree::positions(found.path)).set("seconds", JsonTree::number(found.seconds));
    return tree;
  });
}

void Journal::flush() {
  if (!m_held) return;
  auto held = *std::exchange(m_held, std::nullopt);
  const bool is_heavy = positions_in(held.edit) > most_positions_at_once;
  append(is_heavy, [edit = std::move(held.edit), gesture = held.gesture] { return edit_record(edit, gesture); });
}

void Journal::step(const char* what) {
  flush();
  append(false, [what] { return record(what); });
}

void Journal::go_to(std::size_t number) {
  flush();
  append(false, [number] {
    auto tree = record("go_to");
    tree.set("step", JsonTree::whole(static_cast<std::int64_t>(number)));
    return tree;
  });
}

void Journal::saving(const fs::path& project) {
  flush();
  append(false, [project = project.string()] {
    auto tree = record("saving");
    tree.set("project", JsonTree::text(project));
    return tree;
  });
}

void Journal::append(bool is_heavy, Record record) {
  const std::scoped_lock guard{m_mutex};
  if (is_heavy || m_is_thread_writing || !m_heavy.empty()) {
    m_heavy.push_back(std::move(record));
  } else {
    note(write(record));
    ++m_written;
  }
  m_changed.notify_all();
}

// Whole lines only: what a full disk cuts off is taken back, and tried again with the next record.
int Journal::write(const Record& record) {
  auto tree = record();
  tree.set("n", JsonTree::whole(static_cast<std::int64_t>(m_next_number++)));
  m_unwritten += journal_line(to_line(tree));
  const auto end = ::lseek(m_file->get(), 0, SEEK_END);
  std::string_view left = m_unwritten;
  while (!left.empty()) {
    const auto written = ::write(m_file->get(), left.data(), left.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) break;
    left.remove_prefix(static_cast<std::size_t>(written));
  }
  if (left.empty()) {
    m_unwritten.clear();
    return 0;
  }
  const int error = errno;
  if (left.size() < m_unwritten.size() && ::ftruncate(m_file->get(), end) != 0) m_unwritten.insert(0, "\n");
  return error == 0 ? EIO : error;
}

// Each trouble is told once, until something works again.
void Journal::note(int error) {
  if (error != 0 && !m_has_complained) m_error = journal_error(m_path, error);
  m_has_complained = error != 0;
}

void Journal::work(const std::stop_token& stop) {
  std::unique_lock guard{m_mutex};
  for (;;) {
    m_changed.wait(guard, stop, [this] { return !m_heavy.empty() || m_written != m_synced; });
    if (!m_heavy.empty()) {
      const auto record = std::move(m_heavy.front());
      m_heavy.pop_front();
      m_is_thread_writing = true;
      guard.unlock();
      const int error = write(record);
      guard.lock();
      m_is_thread_writing = false;
      note(error);
      ++m_written;
    } else if (m_written != m_synced) {
      const auto written = m_written;
      guard.unlock();
      const int error = ::fdatasync(m_file->get()) == 0 ? 0 : errno;
      guard.lock();
      m_synced = written;
      if (error != 0) note(error);
    } else if (stop.stop_requested()) {
      return;
    }
    m_changed.notify_all();
  }
}

bool Journal::is_durable() const {
  const std::scoped_lock guard{m_mutex};
  return m_heavy.empty() && !m_is_thread_writing && m_written == m_synced && !m_has_complained;
}

void Journal::wait_until_durable() {
  flush();
  std::unique_lock guard{m_mutex};
  m_changed.wait(guard, [this] { return m_heavy.empty() && !m_is_thread_writing && m_written == m_synced; });
}

std::optional<core::Error> Journal::take_error() {
  const std::scoped_lock guard{m_mutex};
  return std::exchange(m_error, std::nullopt);
}

void Journal::remove() {
  m_held.reset();
  ::unlink(m_path.c_str());
}

std::vector<LeftJournal> left_journals(const fs::path& folder) {
  std::vector<LeftJournal> left;
  std::error_code failed;
  for (fs::directory_iterator entry{folder, failed}, end; !failed && entry != end; entry.increment(failed)) {
    if (entry->path().extension() != suffix) continue;
    auto file = std::make_shared<UniqueFd>(::open(entry->path().c_str(), O_RDWR | O_APPEND | O_CLOEXEC));
    if (lock(*file)) left.push_back({entry->path(), std::move(file)});
  }
  std::ranges::sort(left, std::ranges::greater{}, &LeftJournal::path);
  return left;
}

}  // namespace eb::io
