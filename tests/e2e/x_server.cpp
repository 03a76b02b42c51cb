#include "x_server.h"

#include <chrono>
#include <thread>

namespace eb::test {

namespace {
constexpr std::chrono::seconds patience{30};
}

std::unique_ptr<XServer> XServer::start(std::string& why) {
  const auto program = find_program("Xvfb");
  if (program.empty()) {
    why = "needs Xvfb, which is not installed (package xvfb)";
    return nullptr;
  }
  // The server picks a free number and writes it to stdout once it answers.
  const Launch launch{{program, "-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"}, {}, {}};
  std::unique_ptr<XServer> server{new XServer{std::make_unique<Process>(launch)}};
  const auto end = std::chrono::steady_clock::now() + patience;
  while (server->m_process->is_running() && std::chrono::steady_clock::now() < end) {
    const auto number = server->m_process->out();
    if (number.ends_with('\n')) {
      server->m_display = ":" + number.substr(0, number.size() - 1);
      return server;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds{10});
  }
  why = "Xvfb does not start: " + server->m_process->err();
  return nullptr;
}

}  // namespace eb::test
