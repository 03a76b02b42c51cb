#pragma once
// Limits a reader process puts on itself before it opens a file that may be hostile.

namespace eb::io {

// Memory, processor time, no core files, no new programs, and no sockets unless `network_allowed`.
// What the kernel refuses to limit stays unlimited; reading goes on.
void enter_sandbox(bool network_allowed);

}  // namespace eb::io
