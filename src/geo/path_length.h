#pragma once
// Lengths of long lines on the GRS 80 ellipsoid, remembered by chunk: after an edit of a line of a million points only
// the chunk that changed is measured again. Timetables and panels keep one. For one thread.
#include <memory>
#include <unordered_map>

#include "geo/chunked_path.h"
#include "geo/types.h"

namespace eb::geo {

// Between two positions; within a few nanometres a metre of ellipsoidal_length_m, and much faster where they are near.
double distance_m(LonLat from, LonLat to);

class PathLengths {
 public:
  // Of the whole line from -> path -> to.
  double length_m(LonLat from, const ChunkedPath& path, LonLat to);

 private:
  struct Known {
    std::weak_ptr<const ChunkedPath::Chunk> chunk;  // tells whether the address still means the same
    double length_m = 0;
  };
  double length_of(const std::shared_ptr<const ChunkedPath::Chunk>& chunk);
  void forget_the_gone();

  std::unordered_map<const ChunkedPath::Chunk*, Known> m_known;
  std::size_t m_forget_at = 4096;
};

}  // namespace eb::geo
