#pragma once
// What others may fill and render/ uploads: vertices and times, never rivers. No GL in here.
// Coordinates are float metres relative to `origin` (double, project CRS), x east, y north.
// Every vertex carries [valid_from, valid_to) as float days since 2000-01-01.
#include <array>
#include <cstdint>
#include <vector>

namespace eb::render {

// Names a mesh: `asset` identifies the data, `part` the piece (level of detail, chunk, kind).
struct MeshKey {
  std::uint64_t asset = 0, part = 0;
  friend bool operator==(const MeshKey&, const MeshKey&) = default;
};
struct MeshKeyHash {
  std::size_t operator()(const MeshKey& key) const {
    return static_cast<std::size_t>(key.asset * 0x9E3779B97F4A7C15ULL ^ (key.part + 0x7F4A7C15ULL));
  }
};

struct MeshOrigin {
  double x = 0, y = 0;
};

// packed, unless the mesh is `by_feature`: bits 0-4 style class, 8-15 the class this one follows (255 = none: it fades
// in from nothing), 5-7 and 16-18 doubt about its beginning and end, see with_doubt(), 19 nothing follows: it fades
// out before its end. Segments: 20-23 and 24-31 see with_growth().
constexpr std::uint32_t pack(std::uint8_t style_class, std::uint8_t previous_class = 255) {
  return (style_class & 31U) | (static_cast<std::uint32_t>(previous_class) << 8U);
}

inline constexpr std::uint32_t leaves_bit = 1U << 19U;

// How many days the doubt about an end reaches into the life it begins or ends, by code; 0 = the end is known.
// shaders/common/classes.glsl repeats them.
inline constexpr std::array<float, 8> doubt_days{0, 31, 183, 731, 2192, 4018, 9132, 36525};
// The code of the shortest span that holds `days`.
constexpr std::uint32_t doubt_code(float days) {
  if (!(days > 0)) return 0;
  for (std::uint32_t code = 1; code < doubt_days.size(); ++code)
    if (days <= doubt_days[code]) return code;
  return static_cast<std::uint32_t>(doubt_days.size() - 1);
}
constexpr std::uint32_t with_doubt(std::uint32_t packed, std::uint32_t begin_code, std::uint32_t end_code) {
  return (packed & ~0x000700E0U) | ((begin_code & 7U) << 5U) | ((end_code & 7U) << 16U);
}
constexpr bool has_doubt(std::uint32_t packed) {
  return (packed & 0x000700E0U) != 0;
}

// A segment changes when the front of the change, which runs from share 0 to share 1 of its way, gets to it.
// `start` says where on the way the segment begins and `extent` how much of it it covers, both in 1/255;
// an extent of 0 changes as a whole.
inline constexpr std::uint32_t largest_growth_extent = 15;
constexpr std::uint32_t with_growth(std::uint32_t packed, std::uint32_t start, std::uint32_t extent) {
  return (packed & 0x000FFFFFU) | ((extent & 15U) << 20U) | ((start & 255U) << 24U);
}

// One straight piece of a line, drawn as a capsule: round caps make every join round.
struct Segment {
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  float valid_from = 0, valid_to = 0;
  float along = 0;  // metres from the start of the line to (x0, y0): dashes
  std::uint32_t packed = 0;
};
static_assert(sizeof(Segment) == 32);

// Of a mesh by feature `packed` is the number of the feature: its class comes from the ClassTable of the item that
// draws it, whatever the clock says. Validity is not looked at then; give it no ends.

// Segments are sorted by valid_from, so that drawing stops at the first one not yet begun.
struct LineMesh {
  MeshOrigin origin;
  std::vector<Segment> segments;
  bool by_feature = false;
};

struct AreaVertex {
  float x = 0, y = 0;
  float valid_from = 0, valid_to = 0;
  std::uint32_t packed = 0;
};
struct AreaMesh {
  MeshOrigin origin;
  std::vector<AreaVertex> vertices;
  std::vector<std::uint32_t> indices;  // triangles
  bool by_feature = false;
};

struct PointVertex {
  float x = 0, y = 0;
  float valid_from = 0, valid_to = 0;
  float size = 1;  // factor on the style's size
  std::uint32_t packed = 0;
};
struct PointMesh {
  MeshOrigin origin;
  std::vector<PointVertex> points;
  bool by_feature = false;
};

// The class of each feature by its number; hidden_class = not drawn. Named by a number of the caller's choice.
using ClassTable = std::vector<std::uint8_t>;
inline constexpr std::uint8_t hidden_class = 255;

// North-up image; the corner (0, 0) of the texture is the north-west corner of the box.
struct ImageMesh {
  double min_x = 0, min_y = 0, max_x = 0, max_y = 0;  // project CRS
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgba;  // not premultiplied
};

}  // namespace eb::render
