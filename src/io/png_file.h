#pragma once
// Pictures to disk.
#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "core/result.h"

namespace eb::io {

// Writes 8-bit RGB from RGBA pixels (row 0 = top, alpha ignored), atomically; same pixels, same bytes.
core::Result<void> write_png(const std::filesystem::path& path, int width, int height,
                             std::span<const std::uint8_t> rgba);

struct PngImage {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgba;
};
core::Result<PngImage> read_png(const std::filesystem::path& path);

}  // namespace eb::io
