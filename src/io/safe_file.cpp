#include "io/safe_file.h"

#include <fcntl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <system_error>
#include <utility>

#include "core/atomic_file.h"
#include "io/project_file.h"
#include "io/unique_fd.h"

namespace eb::io {
namespace {

namespace fs = std::filesystem;
using core::Error;
using core::msg;
using core::Result;

core::Message remedy(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return msg("The file is as it was. Make room on the disk, or save to another one.");
    case EACCES:
    case EPERM:
    case EROFS:
      return msg("The file is as it was. You may not write there: save to another folder.");
    case ENOENT:
    case ENOTDIR:
      return msg("The folder is no longer there: save to another one.");
    default:
      return msg("The file is as it was. Try again, or save to another folder.");
  }
}

Error save_error(const fs::path& path, int error) {
  return {msg("The project cannot be saved: {0}", std::strerror(error)), remedy(error), path.string()};
}

std::int64_t nanoseconds(const timespec& time) {
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

FileIdentity identity_in(const struct stat& info) {
  return {info.st_dev, info.st_ino, static_cast<std::uint64_t>(info.st_size), nanoseconds(info.st_mtim),
          nanoseconds(info.st_ctim)};
}

fs::path folder_of(const fs::path& file) {
  return file.has_parent_path() ? file.parent_path() : fs::path{"."};
}

fs::path versions_folder(const fs::path& real) {
  return folder_of(real) / ("." + real.filename().string() + ".versions");
}

std::string temporary_prefix(const fs::path& real) {
  return "." + real.filename().string() + ".saving-";
}

// One save at a time in a folder, whatever program it comes from. Empty where the file system knows no locks.
UniqueFd lock_folder(const fs::path& folder) {
  UniqueFd fd{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  while (fd && ::flock(fd.get(), LOCK_EX) != 0) {
    if (errno != EINTR) fd.reset();
  }
  return fd;
}

void sync_folder(const fs::path& folder) {
  const UniqueFd fd{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (fd) ::fsync(fd.get());
}

// What programs that were killed while saving have left behind. Only with the folder's lock: nobody else is saving.
void remove_leftovers(const fs::path& real) {
  std::error_code failed;
  const auto prefix = temporary_prefix(real);
  std::vector<fs::path> left;
  for (fs::directory_iterator entry{folder_of(real), failed}, end; !failed && entry != end; entry.increment(failed)) {
    if (entry->path().filename().string().starts_with(prefix)) left.push_back(entry->path());
  }
  for (const auto& file : left) fs::remove(file, failed);
}

bool is_as_expected(const fs::path& real, const ExpectedFile& expected) {
  using Kind = ExpectedFile::Kind;
  if (expected.kind == Kind::Anything) return true;
  const auto identity = identity_of(real);
  if (expected.kind == Kind::Nothing) return !identity;
  if (!identity) return true;  // gone: there is nothing to overwrite
  if (identity->size != expected.content.size()) return false;
  const auto bytes = core::read_file(real, expected.content.size());
  return bytes && *bytes == expected.content;
}

// A file beside the real one that goes away unless it takes its place.
class Draft {
 public:
  explicit Draft(const fs::path& real) : m_path{(folder_of(real) / (temporary_prefix(real) + "XXXXXX")).string()} {
    m_fd = UniqueFd{::mkostemp(m_path.data(), O_CLOEXEC)};
    m_exists = m_fd.get() >= 0;
  }
  ~Draft() {
    if (m_exists) ::unlink(m_path.c_str());
  }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;

  // On false errno tells why.
  bool write(std::string_view bytes, const struct stat* old) {
    if (!m_exists || !write_all(bytes)) return false;
    const mode_t mode = old != nullptr ? old->st_mode & 07777U : 0644U;
    // The group may refuse; the permissions have to be right.
    if (old != nullptr) std::ignore = ::fchown(m_fd.get(), static_cast<uid_t>(-1), old->st_gid);
    return ::fchmod(m_fd.get(), mode) == 0 && ::fsync(m_fd.get()) == 0;
  }
  bool take_place_of(const fs::path& real) {
    if (::rename(m_path.c_str(), real.c_str()) != 0) return false;
    m_exists = false;
    return true;
  }

 private:
  bool write_all(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto written = ::write(m_fd.get(), bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
  }

  std::string m_path;
  UniqueFd m_fd;
  bool m_exists = false;
};

// When it made room for the next one, to the microsecond: the order of names is the order of time.
std::string version_name(int attempt) {
  const auto now = std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
  const auto microseconds = now.time_since_epoch().count();
  return fmt::format("{:%Y-%m-%dT%H-%M-%S}.{:06}Z{:02}{}", fmt::gmtime(std::chrono::system_clock::to_time_t(now)),
                     microseconds % 1'000'000, attempt, project_suffix);
}

// The old content under a second name, which stays when the new file takes the first one. Where a file can have but one
// name it is copied. On an error errno tells why.
std::optional<fs::path> keep_version(const fs::path& real) {
  const auto folder = versions_folder(real);
  if (::mkdir(folder.c_str(), 0755) != 0 && errno != EEXIST) return std::nullopt;
  constexpr int most_attempts = 100;
  for (int attempt = 0; attempt < most_attempts; ++attempt) {
    const auto version = folder / version_name(attempt);
    if (::link(real.c_str(), version.c_str()) == 0) return version;
    if (errno == EEXIST) continue;
    if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS && errno != EMLINK && errno != EXDEV)
      return std::nullopt;
    std::error_code failed;
    fs::copy_file(real, version, failed);
    if (!failed) return version;
    fs::remove(version, failed);
    errno = EIO;
    return std::nullopt;
  }
  errno = EEXIST;
  return std::nullopt;
}

void forget_oldest(const fs::path& real) {
  const auto versions = versions_of(real);
  std::error_code ignored;
  for (std::size_t i = versions_kept; i < versions.size(); ++i) fs::remove(versions[i].path, ignored);
}

}  // namespace

std::optional<FileIdentity> identity_of(const fs::path& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) return std::nullopt;
  return identity_in(info);
}

Result<SaveReport> save_project_file(const fs::path& path, std::string_view bytes, const ExpectedFile& expected) {
  const auto real = core::real_file(path);
  const auto lock = lock_folder(folder_of(real));
  struct stat old {};
  const bool exists = ::stat(real.c_str(), &old) == 0;
  if (exists && !S_ISREG(old.st_mode)) {
    return Error{msg("The project cannot be saved: there is something else of that name"), msg("Choose another name."),
                 path.string()};
  }
  if (!is_as_expected(real, expected)) return SaveReport{true, {}};
  if (lock) remove_leftovers(real);
  Draft draft{real};
  if (!draft.write(bytes, exists ? &old : nullptr)) return save_error(path, errno);
  std::optional<fs::path> version;
  if (exists) {
    version = keep_version(real);
    if (!version) return save_error(path, errno);
  }
  if (!draft.take_place_of(real)) {
    const int error = errno;
    if (version) ::unlink(version->c_str());
    return save_error(path, error);
  }
  sync_folder(folder_of(real));
  forget_oldest(real);
  return SaveReport{false, identity_of(real).value_or(FileIdentity{})};
}

std::vector<FileVersion> versions_of(const fs::path& path) {
  std::vector<FileVersion> versions;
  std::error_code failed;
  for (fs::directory_iterator entry{versions_folder(core::real_file(path)), failed}, end; !failed && entry != end;
       entry.increment(failed)) {
    struct stat info {};
    if (entry->path().extension() != project_suffix || ::stat(entry->path().c_str(), &info) != 0) continue;
    versions.push_back({entry->path(), info.st_mtim.tv_sec, static_cast<std::uint64_t>(info.st_size)});
  }
  std::ranges::sort(versions, std::ranges::greater{}, [](const FileVersion& version) { return version.path; });
  return versions;
}

}  // namespace eb::io
