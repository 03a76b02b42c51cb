#pragma once
// How long the program waits for a reader that shows no sign of getting on: tests have less time than people.
#include <chrono>

#include "io/source_reader.h"

namespace eb::io {

struct ReaderPatience {
  static constexpr std::chrono::seconds usual{30};
  // For requests made from now on.
  static void set(SourceReader& reader, std::chrono::milliseconds patience);
};

}  // namespace eb::io
