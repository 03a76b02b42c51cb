#include "text/glyph_atlas.h"

#include <algorithm>
#include <utility>

namespace eb::text {

namespace {

constexpr int bytes_per_texel = 2;
constexpr int shelf_rounding_px = 4;  // shelves of similar height are shared

std::size_t bytes_for(int size) {
  return static_cast<std::size_t>(size) * static_cast<std::size_t>(size) * bytes_per_texel;
}

}  // namespace

GlyphAtlas::GlyphAtlas(int start_px, int limit_px)
    : m_start{std::min(start_px, limit_px)}, m_limit{limit_px}, m_size{m_start}, m_pixels(bytes_for(m_start), 0) {}

std::optional<AtlasSpot> GlyphAtlas::add(int width, int height) {
  for (;;) {
    if (const auto spot = find(width + 2 * border_px, height + 2 * border_px)) {
      ++m_revision;
      return AtlasSpot{spot->x + border_px, spot->y + border_px};
    }
    if (!grow()) return std::nullopt;
  }
}

std::optional<AtlasSpot> GlyphAtlas::find(int width, int height) {
  if (width > m_size || height > m_size) return std::nullopt;
  Shelf* best = nullptr;
  for (Shelf& shelf : m_shelves) {
    const bool fits = shelf.height >= height && m_size - shelf.used_width >= width;
    const bool wasteful = shelf.height > height + height / 2 + shelf_rounding_px;
    if (fits && !wasteful && (best == nullptr || shelf.height < best->height)) best = &shelf;
  }
  if (best == nullptr) {
    const int y = m_shelves.empty() ? 0 : m_shelves.back().y + m_shelves.back().height;
    const int rounded = (height + shelf_rounding_px - 1) / shelf_rounding_px * shelf_rounding_px;
    const int shelf_height = std::min(rounded, m_size - y);
    if (shelf_height < height) return std::nullopt;
    best = &m_shelves.emplace_back(Shelf{y, shelf_height, 0});
  }
  return AtlasSpot{std::exchange(best->used_width, best->used_width + width), best->y};
}

bool GlyphAtlas::grow() {
  const int size = m_size * 2;
  if (size > m_limit) return false;
  // Texel positions stay, so glyphs already placed keep their images.
  std::vector<std::uint8_t> pixels(bytes_for(size), 0);
  const auto old_row = static_cast<std::size_t>(m_size) * bytes_per_texel;
  for (int y = 0; y < m_size; ++y) {
    const auto row = static_cast<std::size_t>(y);
    std::copy_n(m_pixels.begin() + static_cast<std::ptrdiff_t>(row * old_row), old_row,
                pixels.begin() + static_cast<std::ptrdiff_t>(row * old_row * 2));
  }
  m_pixels = std::move(pixels);
  m_size = size;
  ++m_revision;
  return true;
}

void GlyphAtlas::put(AtlasSpot spot, int x, int y, std::uint8_t glyph, std::uint8_t halo) {
  const auto row = static_cast<std::size_t>(spot.y + y) * static_cast<std::size_t>(m_size);
  const std::size_t texel = (row + static_cast<std::size_t>(spot.x + x)) * bytes_per_texel;
  m_pixels[texel] = glyph;
  m_pixels[texel + 1] = halo;
}

void GlyphAtlas::clear() {
  m_size = m_start;
  m_pixels.assign(bytes_for(m_start), 0);
  m_shelves.clear();
  ++m_revision;
}

}  // namespace eb::text
