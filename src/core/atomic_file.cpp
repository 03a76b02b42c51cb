#include "core/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>

namespace eb::core {

namespace {

class FileDescriptor {
 public:
  explicit FileDescriptor(int fd) : m_fd{fd} {}
  ~FileDescriptor() { close(); }
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;
  [[nodiscard]] int get() const { return m_fd; }
  bool close() {
    if (m_fd < 0) return true;
    const int fd = m_fd;
    m_fd = -1;
    return ::close(fd) == 0;
  }

 private:
  int m_fd;
};

Error write_error(const std::filesystem::path& path) {
  return {msg("Cannot write the file: {0}", std::strerror(errno)),
          msg("Check that the folder exists, may be written to, and that the disk has space."), path.string()};
}

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

void sync_folder(const std::filesystem::path& folder) {
  const FileDescriptor dir{::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (dir.get() >= 0) ::fsync(dir.get());
}

}  // namespace

std::filesystem::path real_file(std::filesystem::path path) {
  std::error_code failed;
  constexpr int most_links = 40;
  for (int i = 0; i < most_links && std::filesystem::is_symlink(path, failed); ++i) {
    const auto target = std::filesystem::read_symlink(path, failed);
    if (failed) break;
    path = target.is_absolute() ? target : path.parent_path() / target;
  }
  return path;
}

Result<std::filesystem::path> place_for_file(const std::filesystem::path& path) {
  auto place = real_file(path);
  struct stat there {};
  if (::stat(place.c_str(), &there) == 0 && !S_ISREG(there.st_mode) && !S_ISDIR(there.st_mode))
    return Error{msg("{0} is a device or pipe, not a file", path.filename().string()), msg("Choose another name."),
                 path.string()};
  return place;
}

Result<void> move_into_place(const std::filesystem::path& temporary, const std::filesystem::path& target) {
  struct stat made {
  }, old{};
  FileDescriptor opened{::open(temporary.c_str(), O_RDONLY | O_CLOEXEC)};
  bool ok = opened.get() >= 0 && ::fstat(opened.get(), &made) == 0;
  const bool is_folder = ok && S_ISDIR(made.st_mode);
  mode_t mode = is_folder ? 0755U : 0644U;
  if (::stat(target.c_str(), &old) == 0) mode = old.st_mode & 07777U;
  ok = ok && ::fchmod(opened.get(), mode) == 0 && ::fsync(opened.get()) == 0 && opened.close() &&
       ::rename(temporary.c_str(), target.c_str()) == 0;
  if (!ok) return write_error(target);
  sync_folder(target.parent_path());
  return {};
}

Result<void> write_file_atomically(const std::filesystem::path& name, std::string_view bytes) {
  const auto place = place_for_file(name);
  if (!place) return place.error();
  const auto& path = *place;
  std::string temporary = path.string() + ".XXXXXX";
  FileDescriptor file{::mkostemp(temporary.data(), O_CLOEXEC)};
  if (file.get() < 0) return write_error(path);
  struct stat old {};
  const mode_t mode = ::stat(path.c_str(), &old) == 0 ? old.st_mode & 07777U : 0644U;
  const bool ok = write_all(file.get(), bytes) && ::fchmod(file.get(), mode) == 0 && ::fsync(file.get()) == 0 &&
                  file.close() && ::rename(temporary.c_str(), path.c_str()) == 0;
  if (!ok) {
    const auto error = write_error(path);
    ::unlink(temporary.c_str());
    return error;
  }
  sync_folder(path.parent_path());
  return {};
}

Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes) {
  std::error_code ec;
  if (!std::filesystem::is_regular_file(path, ec)) {
    return Error{msg("There is no such file"), msg("Check the path."), path.string()};
  }
  const auto size = std::filesystem::file_size(path, ec);
  if (ec) return Error{msg("Cannot read the file: {0}", ec.message()), {}, path.string()};
  if (size > max_bytes) return Error{msg("The file is too large ({0} bytes)", size), {}, path.string()};
  std::ifstream in{path, std::ios::binary};
  std::string bytes(static_cast<std::size_t>(size), '\0');
  if (!in.read(bytes.data(), static_cast<std::streamsize>(bytes.size())) && !bytes.empty()) {
    return Error{msg("Cannot read the file: {0}", std::strerror(errno)), {}, path.string()};
  }
  return bytes;
}

}  // namespace eb::core
