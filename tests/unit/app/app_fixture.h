#pragma once
// The reader's process of the app tests. It has to be forked while the program has a single thread: before
// the first test.
#include "io/source_reader.h"

namespace eb::app {

io::SourceReader& test_reader();

}  // namespace eb::app
