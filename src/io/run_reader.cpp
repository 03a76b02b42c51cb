// The life of one reader process, from its request to its end.
#include <poll.h>
#include <sys/socket.h>

#include <exception>
#include <new>
#include <vector>

#include "io/fork_server.h"
#include "io/gdal_session.h"
#include "io/reader.h"
#include "io/reader_channel.h"
#include "io/sandbox.h"
#include "io/wire.h"

namespace eb::io {
namespace {

using core::msg;

std::optional<WireRequest> receive_request(int channel) {
  UniqueFd file = receive_file(channel);
  const MappedFile mapped{file};
  if (!mapped.is_mapped()) return std::nullopt;
  WireReader in{mapped.bytes()};
  return get_request(in);
}

bool put_failure(WireWriter& out, core::Message what, const std::string& source) {
  out.restart();
  put_error(out, {std::move(what), msg("Cut the data to the region you need, or convert it to GeoPackage with a GIS."),
                  source});
  return false;
}

// The fence for exceptions: GDAL and the standard library may throw on hostile input.
bool answer_or_explain(const WireRequest& request, Heartbeat& heartbeat, WireWriter& out) {
  try {
    return answer_request(request, heartbeat, out);
  } catch (const std::bad_alloc&) {
    return put_failure(out, msg("The file needs more memory than a reader may use"), request.read.source);
  } catch (const std::exception& error) {
    return put_failure(out, msg("The file could not be read: {0}", error.what()), request.read.source);
  }
}

}  // namespace

void run_reader(UniqueFd channel) {
  const auto request = receive_request(channel.get());
  if (!request) ::_exit(1);
  enter_sandbox(request->read.network_allowed, request->task == Task::BaseMap ? import_cpu_s : usual_cpu_s);
  if (request->read.network_allowed) allow_remote_files();
  Heartbeat heartbeat{channel.get()};
  const UniqueFd file = make_memory_file();
  WireWriter out{file.get()};
  const bool is_success = answer_or_explain(*request, heartbeat, out);
  if (!file || !out.finish() || !seal(file)) ::_exit(2);
  send_frame(channel.get(), {FrameKind::Result, is_success ? 1 : 0, 1}, file.get());
  ::_exit(0);  // no destructors: nothing in here is worth the time
}

}  // namespace eb::io
