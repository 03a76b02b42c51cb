#include "io/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string_view>

extern char** environ;  // POSIX declares it nowhere

namespace eb::io {

namespace {

// The child starts as from a shell: no signal blocked, ours as they are by default.
class SpawnSettings {
 public:
  SpawnSettings(int input, int output, int errors) {
    ::posix_spawn_file_actions_init(&m_files);
    ::posix_spawn_file_actions_adddup2(&m_files, input, STDIN_FILENO);
    if (output >= 0)
      ::posix_spawn_file_actions_adddup2(&m_files, output, STDOUT_FILENO);
    else
      ::posix_spawn_file_actions_addopen(&m_files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_adddup2(&m_files, errors, STDERR_FILENO);
    ::posix_spawnattr_init(&m_attributes);
    sigset_t none, defaults;
    ::sigemptyset(&none);
    ::sigemptyset(&defaults);
    for (const int signal : {SIGINT, SIGTERM, SIGPIPE}) ::sigaddset(&defaults, signal);
    ::posix_spawnattr_setsigmask(&m_attributes, &none);
    ::posix_spawnattr_setsigdefault(&m_attributes, &defaults);
    ::posix_spawnattr_setpgroup(&m_attributes, 0);
    ::posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  }
  ~SpawnSettings() {
    ::posix_spawn_file_actions_destroy(&m_files);
    ::posix_spawnattr_destroy(&m_attributes);
  }
  SpawnSettings(const SpawnSettings&) = delete;
  SpawnSettings& operator=(const SpawnSettings&) = delete;

  [[nodiscard]] const posix_spawn_file_actions_t* files() const { return &m_files; }
  [[nodiscard]] const posix_spawnattr_t* attributes() const { return &m_attributes; }

 private:
  posix_spawn_file_actions_t m_files{};
  posix_spawnattr_t m_attributes{};
};

off_t size_of(const UniqueFd& file) {
  struct stat status {};
  return ::fstat(file.get(), &status) == 0 ? status.st_size : 0;
}

// Not with read(): the two processes share the position in the file.
std::string text_in(const UniqueFd& file, off_t from) {
  std::string text(static_cast<std::size_t>(std::max<off_t>(0, size_of(file) - from)), '\0');
  const auto read = ::pread(file.get(), text.data(), text.size(), from);
  text.resize(read < 0 ? 0 : static_cast<std::size_t>(read));
  return text;
}

core::Error cannot_start(const std::filesystem::path& program, int error) {
  return {core::msg("The program {0} cannot be started: {1}", program.filename().string(), std::strerror(error)),
          core::msg("Check that it may be run and that the system has memory."), program.string()};
}

}  // namespace

core::Result<std::unique_ptr<ChildProcess>> ChildProcess::start(const std::filesystem::path& program,
                                                                const std::vector<std::string>& arguments,
                                                                Output output) {
  std::unique_ptr<ChildProcess> child{new ChildProcess};
  // A socket pair instead of a pipe: send() can be told not to raise SIGPIPE.
  std::array<int, 2> ends{-1, -1};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return cannot_start(program, errno);
  child->m_input = UniqueFd{ends[0]};
  const UniqueFd childs_end{ends[1]};
  child->m_errors = UniqueFd{::memfd_create("errors", MFD_CLOEXEC)};
  if (output == Output::Kept) child->m_output = UniqueFd{::memfd_create("output", MFD_CLOEXEC)};
  if (!child->m_errors || (output == Output::Kept && !child->m_output)) return cannot_start(program, errno);

  std::vector<std::string> words{program.string()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (auto& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  const SpawnSettings settings{childs_end.get(), child->m_output.get(), child->m_errors.get()};
  const int error =
      ::posix_spawn(&child->m_pid, program.c_str(), settings.files(), settings.attributes(), pointers.data(), environ);
  if (error == 0) return child;
  child->m_pid = -1;
  return cannot_start(program, error);
}

ChildProcess::~ChildProcess() {
  kill();
  m_input.reset();
  wait();
}

bool ChildProcess::write(std::span<const std::uint8_t> bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(m_input.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(sent));
  }
  return true;
}

int ChildProcess::wait() {
  {
    const std::scoped_lock lock{m_mutex};
    if (m_pid < 0) return -1;
  }
  siginfo_t end{};
  // Its number stays its own until it is taken note of under the lock, so that kill() never hits somebody else.
  while (::waitid(P_PID, static_cast<id_t>(m_pid), &end, WEXITED | WNOWAIT) != 0 && errno == EINTR) {
  }
  const std::scoped_lock lock{m_mutex};
  int status = 0;
  while (::waitpid(m_pid, &status, 0) < 0 && errno == EINTR) {
  }
  m_pid = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

bool ChildProcess::has_ended_within(std::chrono::milliseconds patience) {
  const std::scoped_lock lock{m_mutex};
  if (m_pid < 0) return true;
  // glibc 2.36 declares pidfd_open() in a way C++ cannot link.
  const UniqueFd end{static_cast<int>(::syscall(SYS_pidfd_open, m_pid, 0))};
  pollfd waits{end.get(), POLLIN, 0};
  return ::poll(&waits, 1, static_cast<int>(patience.count())) == 1;
}

void ChildProcess::kill() {
  const std::scoped_lock lock{m_mutex};
  if (m_pid > 0) ::kill(-m_pid, SIGKILL);  // its whole group
}

std::string ChildProcess::complaints() const {
  constexpr off_t most = 4000;
  return text_in(m_errors, std::max<off_t>(0, size_of(m_errors) - most));
}

std::string ChildProcess::output(std::size_t from) const {
  return m_output ? text_in(m_output, static_cast<off_t>(from)) : std::string{};
}

std::filesystem::path find_in_path(const std::string& program) {
  const char* const variable = std::getenv("PATH");
  std::string_view folders = variable == nullptr ? std::string_view{} : variable;
  while (!folders.empty()) {
    const auto end = std::min(folders.find(':'), folders.size());
    const auto candidate = std::filesystem::path{folders.substr(0, end)} / program;
    folders.remove_prefix(std::min(end + 1, folders.size()));
    std::error_code error;
    if (std::filesystem::is_regular_file(candidate, error) && ::access(candidate.c_str(), X_OK) == 0) return candidate;
  }
  return {};
}

}  // namespace eb::io
