#include "io/source_reader.h"

#include <poll.h>
#include <signal.h>
#include <strings.h>
#include <sys/eventfd.h>
#include <sys/wait.h>

#include <atomic>
#include <chrono>
#include <cstring>
#include <fstream>
#include <mutex>

#include "io/fork_server.h"
#include "io/reader_channel.h"
#include "io/reader_patience.h"
#include "io/wire.h"

namespace eb::io {
namespace {

using core::Error;
using core::msg;
using core::Result;
using Clock = std::chrono::steady_clock;

std::string file_name(const std::string& source) {
  const std::size_t slash = source.find_last_of('/');
  const std::string name = slash == std::string::npos ? source : source.substr(slash + 1);
  return name.empty() ? source : name.substr(0, 200);
}

Error reader_is_gone(const std::string& source) {
  return {msg("The part of the program that reads files has ended"), msg("Start the program again."), source};
}

Error reader_died(const std::string& source, int status) {
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
    return {msg("Reading {0} took too long and was stopped", file_name(source)),
            msg("Convert it with a GIS, or cut it to the region you need."), source};
  if (WIFSIGNALED(status))
    return {msg("{0} made the reader stop (signal {1}: {2}); nothing else was affected", file_name(source),
                WTERMSIG(status), ::strsignal(WTERMSIG(status))),
            msg("The file is damaged, or the library that reads it has a fault. Convert it with a GIS."), source};
  return {msg("{0} made the reader stop (exit code {1}); nothing else was affected", file_name(source),
              WEXITSTATUS(status)),
          msg("The file is damaged or too large. Convert it with a GIS."), source};
}

Error was_cancelled(const std::string& source) {
  return {msg("Loading {0} was cancelled", file_name(source)), {}, source};
}

Error no_progress(const std::string& source, std::chrono::milliseconds patience) {
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(patience).count();
  return {msg("Reading {0} made no progress for {1} seconds and was stopped", file_name(source), seconds),
          msg("The file may be damaged. Convert it with a GIS."), source};
}

Error nonsense(const std::string& source) {
  return {msg("{0} brought the reader to answer nonsense; nothing of it was loaded", file_name(source)),
          msg("The file is damaged or was made to do harm. Do not use it."), source};
}

// Bytes a process has read so far: a file that takes long only to be opened still shows that it gets on.
std::uint64_t bytes_read_by(pid_t pid) {
  std::ifstream file{"/proc/" + std::to_string(pid) + "/io"};
  std::string key;
  std::uint64_t value = 0;
  while (file >> key >> value)
    if (key == "rchar:") return value;
  return 0;
}

struct Answer {
  bool is_success = false;
  MappedFile bytes;
};

// What a broken library does; other signals mean a limit or a person.
bool is_crash(int status) {
  if (!WIFSIGNALED(status)) return false;
  const int signal = WTERMSIG(status);
  return signal == SIGSEGV || signal == SIGABRT || signal == SIGBUS || signal == SIGFPE || signal == SIGILL;
}

// Formats GDAL has two drivers for.
bool has_plainer_driver(const std::string& source) {
  const std::string name = file_name(source);
  const std::string suffix = name.size() < 4 ? name : name.substr(name.size() - 4);
  return ::strcasecmp(suffix.c_str(), ".kml") == 0 || ::strcasecmp(suffix.c_str(), ".kmz") == 0;
}

// Waits for one reader, on the calling thread. Closing the channel (its destruction) ends the reader.
class Conversation {
 public:
  Conversation(UniqueFd channel, const std::string& source, const SourceReader::OnProgress& progress,
               std::chrono::milliseconds patience)
      : m_channel{std::move(channel)}, m_source{source}, m_progress{progress}, m_patience{patience} {}

  [[nodiscard]] bool has_crashed() const { return m_has_crashed; }

  Result<Answer> wait(const std::stop_token& stop) {
    UniqueFd wake{::eventfd(0, EFD_CLOEXEC)};
    const std::stop_callback on_stop{stop, [&wake] { ::eventfd_write(wake.get(), 1); }};
    for (;;) {
      pollfd waits[2] = {{m_channel.get(), POLLIN, 0}, {wake.get(), POLLIN, 0}};
      ::poll(waits, 2, static_cast<int>(m_patience.count() / glances));
      if (stop.stop_requested()) return was_cancelled(m_source);
      if (waits[0].revents != 0) {
        if (auto end = take_frame()) return std::move(*end);
      } else if (Clock::now() - m_last_sign > m_patience && !has_read_on()) {
        return no_progress(m_source, m_patience);
      }
    }
  }

 private:
  std::optional<Result<Answer>> take_frame() {
    auto received = receive_frame(m_channel.get());
    if (!received) return Result<Answer>{reader_is_gone(m_source)};
    m_last_sign = Clock::now();
    switch (received->frame.kind) {
      case FrameKind::Started:
        m_pid = received->frame.number;
        break;
      case FrameKind::Progress:
        if (m_progress) m_progress({received->frame.share});
        break;
      case FrameKind::Result:
        return finish(*received);
      case FrameKind::Ended:
        m_has_crashed = is_crash(received->frame.number);
        return Result<Answer>{reader_died(m_source, received->frame.number)};
    }
    return std::nullopt;
  }

  Result<Answer> finish(ReceivedFrame& received) {
    MappedFile mapped{received.file};
    if (!mapped.is_mapped()) return nonsense(m_source);
    return Answer{received.frame.number == 1, std::move(mapped)};
  }

  bool has_read_on() {
    const std::uint64_t now = m_pid > 0 ? bytes_read_by(m_pid) : 0;
    if (now == m_bytes_read) return false;
    m_bytes_read = now;
    m_last_sign = Clock::now();
    return true;
  }

  UniqueFd m_channel;
  const std::string& m_source;
  const SourceReader::OnProgress& m_progress;
  static constexpr int glances = 6;  // looks at the reader before patience ends
  std::chrono::milliseconds m_patience;
  bool m_has_crashed = false;
  Clock::time_point m_last_sign = Clock::now();
  pid_t m_pid = -1;
  std::uint64_t m_bytes_read = 0;
};

}  // namespace

struct SourceReader::Impl {
  pid_t server = -1;
  UniqueFd control;
  std::mutex sending;
  std::atomic<std::chrono::milliseconds> patience{ReaderPatience::usual};

  // A reader of its own for one request.
  Result<UniqueFd> start_reader(const WireRequest& request) {
    WireWriter out;
    put_request(out, request);
    const UniqueFd bytes = make_sealed_file(out.bytes());
    auto [ours, theirs] = make_channel();
    if (!bytes || !ours)
      return Error{msg("The system has no room for another reader"), msg("Close other programs."), request.read.source};
    const std::scoped_lock lock{sending};
    if (!send_file(control.get(), theirs.get()) || !send_file(ours.get(), bytes.get()))
      return reader_is_gone(request.read.source);
    return std::move(ours);
  }

  // A crash is answered by a second try with a plainer driver, where there is one.
  Result<Answer> converse(const WireRequest& request, const std::stop_token& stop, const OnProgress& progress) {
    auto channel = start_reader(request);
    if (!channel) return channel.error();
    Conversation conversation{std::move(*channel), request.read.source, progress, patience};
    auto answer = conversation.wait(stop);
    if (!conversation.has_crashed() || request.is_retry || !has_plainer_driver(request.read.source)) return answer;
    WireRequest again = request;
    again.is_retry = true;
    auto second = converse(again, stop, progress);
    return second && second->is_success ? std::move(second) : std::move(answer);
  }

  template <class T, class Get>
  Result<T> ask(const WireRequest& request, const std::stop_token& stop, const OnProgress& progress, const Get& get) {
    const std::string& source = request.read.source;
    if (!request.read.network_allowed && is_network_source(source))
      return Error{msg("{0} is on the network", source.substr(0, 200)),
                   msg("Save the data to this computer first, or allow network for this run."),
                   {}};
    auto answer = converse(request, stop, progress);
    if (!answer) return answer.error();
    WireReader in{answer->bytes.bytes()};
    if (!answer->is_success) {
      Error error = get_error(in);
      return in.failed() ? nonsense(source) : error;
    }
    auto value = get(in);
    if (!value) return nonsense(source);
    return std::move(*value);
  }
};

SourceReader::SourceReader(std::unique_ptr<Impl> impl) : m_impl{std::move(impl)} {}

void ReaderPatience::set(SourceReader& reader, std::chrono::milliseconds patience) {
  reader.m_impl->patience = patience;
}

SourceReader::~SourceReader() {
  m_impl->control.reset();  // the server ends when it sees this
  ::waitpid(m_impl->server, nullptr, 0);
}

Result<std::unique_ptr<SourceReader>> SourceReader::start() {
  auto [ours, theirs] = make_channel();
  const Error failure{
      msg("The process that reads files could not be started"), msg("Close other programs and start again."), {}};
  if (!ours) return failure;
  auto impl = std::make_unique<Impl>();
  impl->server = ::fork();
  if (impl->server < 0) return failure;
  if (impl->server == 0) {
    ours.reset();
    run_fork_server(std::move(theirs));
  }
  impl->control = std::move(ours);
  return std::unique_ptr<SourceReader>{new SourceReader{std::move(impl)}};
}

Result<LoadedLayer> SourceReader::read(const ReadRequest& request, const std::stop_token& stop,
                                       const OnProgress& progress) {
  return m_impl->ask<LoadedLayer>({Task::Read, request, false, {}}, stop, progress, get_layer);
}

Result<std::vector<LayerInfo>> SourceReader::info(const std::string& source, bool network_allowed,
                                                  const std::stop_token& stop) {
  ReadRequest request;
  request.source = source;
  request.network_allowed = network_allowed;
  return m_impl->ask<std::vector<LayerInfo>>({Task::Info, request, false, {}}, stop, {}, get_infos);
}

Result<SourceReader::Listing> SourceReader::list(const std::string& source, bool network_allowed,
                                                 const std::stop_token& stop) {
  ReadRequest request;
  request.source = source;
  request.network_allowed = network_allowed;
  return m_impl->ask<Listing>({Task::List, request, false, {}}, stop, {}, get_listing);
}

Result<ImportedRoutes> SourceReader::routes(const std::string& source, const std::string& language,
                                            bool network_allowed, const std::stop_token& stop,
                                            const OnProgress& progress) {
  WireRequest request{Task::Routes, {}, false, language};
  request.read.source = source;
  request.read.network_allowed = network_allowed;
  return m_impl->ask<ImportedRoutes>(request, stop, progress, get_imported_routes);
}

Result<BaseMapSummary> SourceReader::write_base_map(const BaseMapRequest& request, const std::stop_token& stop,
                                                    const OnProgress& progress) {
  WireRequest wire{Task::BaseMap, {}, false, {}, request};
  wire.read.source = request.extract;
  return m_impl->ask<BaseMapSummary>(wire, stop, progress, get_base_map);
}

}  // namespace eb::io
