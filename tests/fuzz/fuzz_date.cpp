// libFuzzer target for the date parser: any bytes are read or refused, and what is read has a length.
//   clang++-16 -std=c++20 -g -O1 -fsanitize=fuzzer,address,undefined -Isrc tests/fuzz/fuzz_date.cpp
//     src/core/date.cpp src/core/date_tokens.cpp src/core/date_parser.cpp src/core/message.cpp src/core/result.cpp
//     -lfmt -o fuzz_date && ./fuzz_date tests/fuzz/corpus/date
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/date_parser.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  if (const auto read = eb::core::parse_date(text)) {
    const auto [from, to] = read->interval;
    if (from >= to || from < eb::core::open_past || to > eb::core::open_future) std::abort();
    static_cast<void>(eb::core::to_iso(from));
    static_cast<void>(eb::core::to_iso(to));
  } else if (eb::core::to_text(read.error()).empty()) {
    std::abort();
  }
  static_cast<void>(eb::core::parse_clock_date(text));
  const std::size_t half = size / 2;
  const auto life = eb::core::parse_life(text.substr(0, half), text.substr(half));
  if (life && life->interval.from >= life->interval.to) std::abort();
  return 0;
}
