#pragma once
// A map's picture in a few colours, which a file tells in half the room. Used by app/roadbook; any thread.
#include <cstddef>
#include <cstdint>
#include <span>

namespace eb::app {

// What fills the picture keeps its colours; those between two of them, on smoothed edges, are rounded as far as it
// takes.
void limit_colors(std::span<std::uint8_t> rgba, std::size_t most = 256);

}  // namespace eb::app
