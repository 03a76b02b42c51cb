#include "geo/spatial_index.h"

#include <array>
#include <utility>

namespace eb::geo {
namespace {

constexpr unsigned grid_bits = 24;
constexpr double max_cell_index = (1U << grid_bits) - 1;

struct KeyedItem {
  std::uint64_t key = 0;
  std::uint32_t item = 0;
};

// Spreads the low 24 bits to the even positions (Morton 1966).
std::uint64_t spread_bits(std::uint64_t v) {
  v = (v | (v << 16U)) & 0x0000FFFF0000FFFFULL;
  v = (v | (v << 8U)) & 0x00FF00FF00FF00FFULL;
  v = (v | (v << 4U)) & 0x0F0F0F0F0F0F0F0FULL;
  v = (v | (v << 2U)) & 0x3333333333333333ULL;
  v = (v | (v << 1U)) & 0x5555555555555555ULL;
  return v;
}

std::int32_t gather_bits(std::uint64_t v) {
  v &= 0x5555555555555555ULL;
  v = (v | (v >> 1U)) & 0x3333333333333333ULL;
  v = (v | (v >> 2U)) & 0x0F0F0F0F0F0F0F0FULL;
  v = (v | (v >> 4U)) & 0x00FF00FF00FF00FFULL;
  v = (v | (v >> 8U)) & 0x0000FFFF0000FFFFULL;
  v = (v | (v >> 16U)) & 0x00000000FFFFFFFFULL;
  return static_cast<std::int32_t>(v);
}

std::uint64_t to_key(SpatialIndex::CellId id) {
  return (static_cast<std::uint64_t>(id.size_class) << (2 * grid_bits)) |
         (spread_bits(static_cast<std::uint32_t>(id.iy)) << 1U) | spread_bits(static_cast<std::uint32_t>(id.ix));
}

SpatialIndex::CellId to_id(std::uint64_t key) {
  const std::uint64_t place = key & ((1ULL << (2 * grid_bits)) - 1);
  return {static_cast<std::uint32_t>(key >> (2 * grid_bits)), gather_bits(place), gather_bits(place >> 1U)};
}

std::uint32_t size_class_of(const Box2d& box, double base_cell_m) {
  const double size = std::max(box.width(), box.height());
  std::uint32_t size_class = 0;
  for (double limit = base_cell_m / 2; size > limit && size_class + 1 < SpatialIndex::size_classes; limit *= 4) {
    ++size_class;
  }
  return size_class;
}

// Stable; a digit that is the same in all keys costs one look at the counts.
void radix_sort(std::vector<KeyedItem>& items) {
  constexpr unsigned digit_bits = 11;
  std::uint64_t all = 0;
  std::uint64_t common = ~0ULL;
  for (const KeyedItem& item : items) {
    all |= item.key;
    common &= item.key;
  }
  const std::uint64_t differing = all & ~common;
  std::vector<KeyedItem> sorted(items.size());
  for (unsigned shift = 0; shift < 64; shift += digit_bits) {
    constexpr std::uint64_t mask = (1ULL << digit_bits) - 1;
    if (((differing >> shift) & mask) == 0) continue;
    std::array<std::uint32_t, mask + 2> starts{};
    for (const KeyedItem& item : items) ++starts[((item.key >> shift) & mask) + 1];
    for (std::size_t digit = 1; digit < starts.size(); ++digit) starts[digit] += starts[digit - 1];
    for (const KeyedItem& item : items) sorted[starts[(item.key >> shift) & mask]++] = item;
    items.swap(sorted);
  }
}

unsigned halvings(unsigned coarseness, std::uint32_t size_class) {
  return coarseness > 2 * size_class ? coarseness - 2 * size_class : 0;
}

// The cells one step coarser; the Z-order keeps the four children of a cell side by side.
std::vector<SpatialIndex::Cell> merged(const std::vector<SpatialIndex::Cell>& finer, unsigned coarseness) {
  std::vector<SpatialIndex::Cell> result;
  for (const SpatialIndex::Cell& cell : finer) {
    const SpatialIndex::CellId id = SpatialIndex::parent(cell.id, coarseness - 1, coarseness);
    if (result.empty() || result.back().id != id) {
      result.push_back({id, cell.extent, cell.first, cell.last});
    } else {
      result.back().extent.add(cell.extent);
      result.back().last = cell.last;
    }
  }
  return result;
}

}  // namespace

SpatialIndex::SpatialIndex(std::span<const Box2d> boxes, double base_cell_m) : m_base_cell_m{base_cell_m} {
  if (boxes.empty()) return;
  Box2d all;
  for (const Box2d& box : boxes) all.add(box);
  m_origin = {all.min_x, all.min_y};
  std::vector<KeyedItem> keyed(boxes.size());
  for (std::uint32_t i = 0; i < boxes.size(); ++i) {
    const std::uint32_t size_class = size_class_of(boxes[i], base_cell_m);
    const Vec2d place = (boxes[i].center() - m_origin) * (1 / cell_size_m(0, size_class));
    const CellId id{size_class, static_cast<std::int32_t>(std::clamp(place.x, 0.0, max_cell_index)),
                    static_cast<std::int32_t>(std::clamp(place.y, 0.0, max_cell_index))};
    keyed[i] = {to_key(id), i};
  }
  radix_sort(keyed);
  m_items.reserve(keyed.size());
  std::vector<Cell> finest;
  for (std::uint32_t i = 0; i < keyed.size(); ++i) {
    if (i == 0 || keyed[i].key != keyed[i - 1].key) finest.push_back({to_id(keyed[i].key), {}, i, i});
    finest.back().extent.add(boxes[keyed[i].item]);
    finest.back().last = i + 1;
    m_items.push_back(keyed[i].item);
  }
  m_levels.push_back(std::move(finest));
  while (m_levels.size() < coarsenesses) {
    m_levels.push_back(merged(m_levels.back(), static_cast<unsigned>(m_levels.size())));
  }
}

const std::vector<SpatialIndex::Cell>& SpatialIndex::cells(unsigned coarseness) const {
  static const std::vector<Cell> none;
  return coarseness < m_levels.size() ? m_levels[coarseness] : none;
}

const SpatialIndex::Cell* SpatialIndex::find(unsigned coarseness, CellId id) const {
  const std::vector<Cell>& level = cells(coarseness);
  const std::uint64_t key = to_key(id);
  const auto found = std::lower_bound(level.begin(), level.end(), key,
                                      [](const Cell& cell, std::uint64_t wanted) { return to_key(cell.id) < wanted; });
  return found != level.end() && found->id == id ? &*found : nullptr;
}

double SpatialIndex::cell_size_m(unsigned coarseness, unsigned size_class) const {
  return std::ldexp(m_base_cell_m, static_cast<int>(std::max(coarseness, 2 * size_class)));
}

Vec2d SpatialIndex::cell_center(unsigned coarseness, CellId id) const {
  const double size = cell_size_m(coarseness, id.size_class);
  return m_origin + Vec2d{id.ix + 0.5, id.iy + 0.5} * size;
}

SpatialIndex::CellId SpatialIndex::parent(CellId id, unsigned from, unsigned coarseness) {
  const unsigned shift = halvings(coarseness, id.size_class) - halvings(from, id.size_class);
  return {id.size_class, id.ix >> shift, id.iy >> shift};
}

}  // namespace eb::geo
