#pragma once
// Another program as a child: what it reads on its standard input comes from us, what it complains about on its
// standard error is kept. Used by io/video_file and io/run_program. One thread feeds it; kill() from any.
#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "core/result.h"
#include "io/unique_fd.h"

namespace eb::io {

class ChildProcess {
 public:
  // In a process group of its own: Ctrl+C on the terminal is for us, and we tell it.
  enum class Output : std::uint8_t { Dropped, Kept };  // what it says on its standard output
  static core::Result<std::unique_ptr<ChildProcess>> start(const std::filesystem::path& program,
                                                           const std::vector<std::string>& arguments,
                                                           Output output = Output::Dropped);
  ~ChildProcess();  // kills what still runs
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  // False when it does not read any more. Never raises SIGPIPE.
  bool write(std::span<const std::uint8_t> bytes);
  void close_input() { m_input.reset(); }
  // Waits for its end. 0 is success; negative: the signal that ended it.
  int wait();
  // Waits at most so long; true when it has ended, and wait() returns at once.
  bool has_ended_within(std::chrono::milliseconds patience);
  void kill();
  // What it said on standard error so far, at most the last few thousand characters.
  [[nodiscard]] std::string complaints() const;
  // All it said on standard output so far, from byte `from` on; empty when that is dropped.
  [[nodiscard]] std::string output(std::size_t from = 0) const;

 private:
  ChildProcess() = default;

  UniqueFd m_input;
  UniqueFd m_errors;  // files in memory: they never fill up, nobody has to read along
  UniqueFd m_output;  // empty when dropped
  std::mutex m_mutex;
  pid_t m_pid = -1;  // -1 once its end was taken note of: the number may belong to somebody else by now
};

// Where a program of this name lies in PATH; empty when it does not.
std::filesystem::path find_in_path(const std::string& program);

}  // namespace eb::io
