#pragma once
// A packaged program run to its end, never through a shell: by io/routing_database and io/road_router.
#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/result.h"

namespace eb::io {

struct ProgramEnd {
  enum class How : std::uint8_t { Ended, TimedOut, Stopped };
  How how = How::Ended;
  int status = 0;                  // as ChildProcess::wait() says it
  std::string output, complaints;  // standard output whole, the end of standard error
};

// Blocks the calling thread. A stop or the end of `limit` kills the program and what it started. What came on standard
// output since the last call is handed to `on_output` now and then.
core::Result<ProgramEnd> run_program(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                                     std::optional<std::chrono::milliseconds> limit, const std::stop_token& stop,
                                     const std::function<void(const std::string&)>& on_output = {});

// The last line that says anything, at most 300 characters of it.
std::string last_line(const std::string& text);

}  // namespace eb::io
