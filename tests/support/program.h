#pragma once
// Runs a program as its own process in an environment without a home, a display or a language of its own.
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace eb::test {

struct Launch {
  std::vector<std::string> command;                // program and arguments
  std::map<std::string, std::string> environment;  // on top of the clean one
  std::filesystem::path working_folder;            // empty = as it is
};

struct Finished {
  int exit_code = -1;  // 128 + signal when killed; -1 when it had to be stopped after the time limit
  std::string out, err;
};

class Process {
 public:
  explicit Process(const Launch& launch);
  ~Process();  // stops it and what it started
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  [[nodiscard]] bool is_running();
  [[nodiscard]] int id() const { return m_pid; }  // of the process
  void send(int signal);                          // to the program alone, not to what it started
  Finished wait(double limit_seconds = 240);
  [[nodiscard]] std::string out() const;
  [[nodiscard]] std::string err() const;

 private:
  std::filesystem::path m_folder;  // home, XDG folders, stdout and stderr
  int m_pid = -1;
  int m_status = 0;
  bool m_is_over = false;
};

Finished run(const Launch& launch);

// A fresh folder for one test below the build folder; emptied when it is asked for again.
std::filesystem::path fresh_folder(const std::string& name);
std::string read_text(const std::filesystem::path& path);
// Where `program` lies in PATH; empty when it is not installed.
std::string find_program(const std::string& program);

}  // namespace eb::test
