#include "io/fork_server.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <utility>
#include <vector>

#include "io/gdal_session.h"
#include "io/reader_channel.h"

namespace eb::io {
namespace {

struct Reader {
  pid_t pid = -1;
  UniqueFd channel;  // kept so that its end can be reported, and to notice when the program hangs up
};

// A library that prints must not mix with what the program prints.
void silence_output() {
  const int null = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  if (null < 0) return;
  ::dup2(null, STDIN_FILENO);
  ::dup2(null, STDOUT_FILENO);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  ::dup2(null, STDERR_FILENO);
#endif
  if (null > STDERR_FILENO) ::close(null);
}

void die_with(pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(0);  // it died before we asked
}

class ForkServer {
 public:
  explicit ForkServer(UniqueFd control) : m_control{std::move(control)} {}

  [[noreturn]] void run() {
    block_child_signal();
    register_drivers();
    for (;;) serve_once();
  }

 private:
  void block_child_signal() {
    sigset_t mask;
    ::sigemptyset(&mask);
    ::sigaddset(&mask, SIGCHLD);
    ::sigprocmask(SIG_BLOCK, &mask, nullptr);
    m_deaths = UniqueFd{::signalfd(-1, &mask, SFD_CLOEXEC | SFD_NONBLOCK)};
    ::signal(SIGINT, SIG_IGN);  // Ctrl+C is the program's business; we end when it does
    ::signal(SIGPIPE, SIG_IGN);
  }

  void serve_once() {
    std::vector<pollfd> waits{{m_control.get(), POLLIN, 0}, {m_deaths.get(), POLLIN, 0}};
    for (const Reader& reader : m_readers) waits.push_back({reader.channel.get(), 0, 0});
    if (::poll(waits.data(), waits.size(), -1) < 0) return;
    for (std::size_t i = 0; i < m_readers.size(); ++i)
      if ((waits[i + 2].revents & (POLLHUP | POLLERR)) != 0) ::kill(m_readers[i].pid, SIGKILL);
    if (waits[1].revents != 0) reap();
    if ((waits[0].revents & POLLIN) != 0) start_reader();
    if ((waits[0].revents & (POLLHUP | POLLERR)) != 0) end();
  }

  void reap() {
    signalfd_siginfo ignored{};
    while (::read(m_deaths.get(), &ignored, sizeof ignored) > 0) {
    }
    int status = 0;
    for (pid_t pid = 0; (pid = ::waitpid(-1, &status, WNOHANG)) > 0;) {
      const auto reader =
          std::find_if(m_readers.begin(), m_readers.end(), [&](const Reader& r) { return r.pid == pid; });
      if (reader == m_readers.end()) continue;
      send_frame(reader->channel.get(), {FrameKind::Ended, status, 0});
      m_readers.erase(reader);
    }
  }

  void start_reader() {
    UniqueFd channel = receive_file(m_control.get());
    if (!channel) return;
    const pid_t server = ::getpid();
    const pid_t pid = ::fork();
    if (pid == 0) become_reader(std::move(channel), server);
    if (pid < 0) return;  // the channel closes, the program sees it
    send_frame(channel.get(), {FrameKind::Started, pid, 0});
    m_readers.push_back({pid, std::move(channel)});
  }

  [[noreturn]] static void become_reader(UniqueFd channel, pid_t server) {
    die_with(server);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    constexpr int first_own = STDERR_FILENO + 1;
    ::dup2(channel.get(), first_own);
    ::fcntl(first_own, F_SETFD, FD_CLOEXEC);
    ::close_range(first_own + 1, ~0U, 0);
    run_reader(UniqueFd{first_own});
  }

  [[noreturn]] void end() {
    for (const Reader& reader : m_readers) ::kill(reader.pid, SIGKILL);
    for (const Reader& reader : m_readers) ::waitpid(reader.pid, nullptr, 0);
    ::_exit(0);
  }

  UniqueFd m_control, m_deaths;
  std::vector<Reader> m_readers;
};

}  // namespace

void run_fork_server(UniqueFd control) {
  ::prctl(PR_SET_NAME, "eb-reader");
  silence_output();
  ForkServer{std::move(control)}.run();
}

}  // namespace eb::io
