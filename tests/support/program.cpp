#include "support/program.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace eb::test {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::milliseconds poll_pause{5};

// What sanitizers and coverage need to know passes through; nothing of the person's session does.
std::map<std::string, std::string> clean_environment(const fs::path& home) {
  std::map<std::string, std::string> variables{{"HOME", home.string()},
                                               {"XDG_CONFIG_HOME", (home / "config").string()},
                                               {"XDG_STATE_HOME", (home / "state").string()},
                                               {"XDG_CACHE_HOME", (home / "cache").string()},
                                               {"LC_ALL", "C.UTF-8"},
                                               {"LIBGL_ALWAYS_SOFTWARE", "1"},
                                               {"LP_NATIVE_VECTOR_WIDTH", "256"}};
  for (const char* name : {"PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS", "TMPDIR"}) {
    if (const char* value = std::getenv(name)) variables[name] = value;
  }
  return variables;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (auto& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

fs::path private_folder() {
  auto pattern = (fs::temp_directory_path() / "eb-test-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error{"cannot make a folder for a test"};
  return pattern;
}

}  // namespace

Process::Process(const Launch& launch) : m_folder{private_folder()} {
  auto variables = clean_environment(m_folder);
  for (const auto& [name, value] : launch.environment) variables[name] = value;
  std::vector<std::string> environment_texts;
  for (const auto& [name, value] : variables) environment_texts.push_back(name + "=" + value);
  auto command_texts = launch.command;
  const auto environment = pointers_to(environment_texts);
  const auto command = pointers_to(command_texts);
  const auto out = (m_folder / "stdout").string();
  const auto err = (m_folder / "stderr").string();
  const auto folder = launch.working_folder.string();

  m_pid = fork();
  if (m_pid != 0) return;
  // In the child only calls that are safe after fork.
  setpgid(0, 0);
  const int out_file = open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  const int err_file = open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  dup2(out_file, STDOUT_FILENO);
  dup2(err_file, STDERR_FILENO);
  if (!folder.empty() && chdir(folder.c_str()) != 0) _exit(127);
  execvpe(command[0], command.data(), environment.data());
  _exit(127);
}

Process::~Process() {
  if (is_running()) {
    kill(-m_pid, SIGKILL);
    kill(m_pid, SIGKILL);
    waitpid(m_pid, &m_status, 0);
  }
  std::error_code ignored;
  fs::remove_all(m_folder, ignored);
}

bool Process::is_running() {
  if (!m_is_over && waitpid(m_pid, &m_status, WNOHANG) == m_pid) m_is_over = true;
  return !m_is_over;
}

void Process::send(int signal) {
  if (is_running()) kill(m_pid, signal);
}

Finished Process::wait(double limit_seconds) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(limit_seconds);
  while (is_running() && std::chrono::steady_clock::now() < end) std::this_thread::sleep_for(poll_pause);
  Finished finished{-1, out(), err()};
  if (m_is_over) finished.exit_code = WIFEXITED(m_status) ? WEXITSTATUS(m_status) : 128 + WTERMSIG(m_status);
  return finished;
}

std::string Process::out() const {
  return read_text(m_folder / "stdout");
}

std::string Process::err() const {
  return read_text(m_folder / "stderr");
}

Finished run(const Launch& launch) {
  return Process{launch}.wait();
}

fs::path fresh_folder(const std::string& name) {
  const auto folder = fs::path{EB_BINARY_DIR} / "test-output" / name;
  fs::remove_all(folder);
  fs::create_directories(folder);
  return folder;
}

std::string read_text(const fs::path& path) {
  std::ifstream in{path, std::ios::binary};
  std::ostringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

std::string find_program(const std::string& program) {
  const char* path = std::getenv("PATH");
  std::istringstream folders{path == nullptr ? "" : path};
  for (std::string folder; std::getline(folders, folder, ':');) {
    const auto candidate = fs::path{folder} / program;
    if (access(candidate.c_str(), X_OK) == 0) return candidate.string();
  }
  return {};
}

}  // namespace eb::test
