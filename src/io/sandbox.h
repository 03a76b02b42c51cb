#pragma once
// Limits a reader process puts on itself before it opens a file that may be hostile.

namespace eb::io {

// For what a person waits for, and for the import of a whole region's data.
inline constexpr unsigned usual_cpu_s = 900, import_cpu_s = 12 * 3600;

// Memory, `longest_cpu_s` of processor time, no core files, no new programs, and no sockets unless `network_allowed`.
// What the kernel refuses to limit stays unlimited; reading goes on.
void enter_sandbox(bool network_allowed, unsigned longest_cpu_s = usual_cpu_s);

}  // namespace eb::io
