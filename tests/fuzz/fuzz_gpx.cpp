// libFuzzer target for GPX: any bytes, in pieces of any size, are read or refused, and what is read becomes routes
// whose legs fit their points.
//   clang++-16 -std=c++20 -g -O1 -fsanitize=fuzzer,address,undefined -Isrc tests/fuzz/fuzz_gpx.cpp
//   src/io/gpx_parser.cpp
//     src/io/route_assembly.cpp src/io/line_route.cpp src/io/route_fields.cpp src/model/route.cpp
//     src/model/localized.cpp src/geo/chunked_path.cpp src/geo/local_time.cpp src/core/*.cpp $(pkg-config --cflags
//     --libs expat glib-2.0) -lfmt -o fuzz_gpx && ./fuzz_gpx tests/fuzz/corpus/gpx
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "io/gpx_parser.h"
#include "io/route_assembly.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::size_t piece = data[0] + std::size_t{1};
  std::string_view rest{reinterpret_cast<const char*>(data) + 1, size - 1};
  eb::io::GpxParser parser;
  bool goes_on = true;
  while (goes_on) {
    const auto now = rest.substr(0, piece);
    rest.remove_prefix(now.size());
    goes_on = parser.feed(now, rest.empty()) && !rest.empty();
  }
  eb::io::ProblemList problems{"file", ""};
  const auto routes = eb::io::assemble_routes(std::move(parser.records()), {"en", "file"}, problems);
  for (const auto& route : routes) {
    if (route.id.empty() || route.points.size() < 1 || route.legs.size() + 1 != route.points.size()) std::abort();
    for (const auto& point : route.points) {
      if (std::count_if(route.points.begin(), route.points.end(),
                        [&](const auto& other) { return other.id == point.id; }) != 1)
        std::abort();
    }
  }
  return 0;
}
