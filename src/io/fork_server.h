#pragma once
// The process that forks readers. It is forked from the program before any thread exists, registers
// GDAL's drivers once, and from then on only forks, reports deaths and kills what nobody waits for.
#include "io/unique_fd.h"

namespace eb::io {

// Runs until `control` is closed, by the program or by its death; never returns. Then it ends the readers and
// removes what they left. Each packet on `control` carries one end of a channel: a new reader serves it.
[[noreturn]] void run_fork_server(UniqueFd control);

// What a reader does with its channel: receive one request, answer it, end. Never returns.
[[noreturn]] void run_reader(UniqueFd channel);

}  // namespace eb::io
