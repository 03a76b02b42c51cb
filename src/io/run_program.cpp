#include "io/run_program.h"

#include "io/child_process.h"

namespace eb::io {

core::Result<ProgramEnd> run_program(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                                     std::optional<std::chrono::milliseconds> limit, const std::stop_token& stop,
                                     const std::function<void(const std::string&)>& on_output) {
  using Clock = std::chrono::steady_clock;
  constexpr std::chrono::milliseconds glance{50};
  auto child = ChildProcess::start(program, arguments, ChildProcess::Output::Kept);
  if (!child) return child.error();
  ChildProcess& process = **child;
  process.close_input();
  const auto start = Clock::now();
  ProgramEnd end;
  const auto listen = [&] {
    const auto news = process.output(end.output.size());
    end.output += news;
    if (on_output && !news.empty()) on_output(news);
  };
  while (end.how == ProgramEnd::How::Ended && !process.has_ended_within(glance)) {
    listen();
    if (stop.stop_requested()) end.how = ProgramEnd::How::Stopped;
    if (limit && Clock::now() - start > *limit) end.how = ProgramEnd::How::TimedOut;
  }
  if (end.how != ProgramEnd::How::Ended) process.kill();
  end.status = process.wait();
  listen();
  end.complaints = process.complaints();
  return end;
}

std::string last_line(const std::string& text) {
  constexpr std::size_t most = 300;
  const auto last = text.find_last_not_of(" \r\n");
  if (last == std::string::npos) return {};
  const auto before = text.find_last_of("\r\n", last);
  const auto first = before == std::string::npos ? 0 : before + 1;
  return text.substr(first, std::min(last + 1 - first, most));
}

}  // namespace eb::io
