#pragma once
// What a reader process answers to one request.
#include "io/heartbeat.h"
#include "io/wire.h"

namespace eb::io {

// Writes the answer (after a byte that says whether it is one or an error) and returns true for success.
bool answer_request(const WireRequest& request, Heartbeat& heartbeat, WireWriter& out);

}  // namespace eb::io
