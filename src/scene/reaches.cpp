#include "scene/reaches.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <set>

#include "scene/place.h"

namespace eb::scene {
namespace {

constexpr std::size_t most_courses = 32;
constexpr std::size_t most_pieces = 64;  // of a row

std::uint64_t mix(std::uint64_t hash, double value) {
  hash = (hash ^ std::bit_cast<std::uint64_t>(value)) * 0x9E3779B97F4A7C15ULL;
  return hash ^ (hash >> 29U);
}

// Of rows of equal geometry; three vertices and the count tell.
std::uint64_t geometry_key(const model::FeatureTable& table, std::uint32_t row) {
  const std::size_t first = table.part_vertices[table.feature_parts[row]];
  const std::size_t end = table.part_vertices[table.feature_parts[row + 1]];
  if (first == end) return no_reach;
  std::uint64_t hash = mix(1, static_cast<double>(end - first));
  for (const std::size_t vertex : {first, (first + end) / 2, end - 1}) {
    hash = mix(mix(hash, table.vertices[vertex].x), table.vertices[vertex].y);
  }
  return hash | 1U;
}

std::span<const geo::Vec2d> vertices_of(const model::FeatureTable& table, std::uint32_t row) {
  const std::uint32_t first = table.part_vertices[table.feature_parts[row]];
  return std::span{table.vertices}.subspan(first, table.part_vertices[table.feature_parts[row + 1]] - first);
}

bool is_line(const model::FeatureTable& table, std::uint32_t row) {
  const std::uint32_t part = table.feature_parts[row];
  return part < table.feature_parts[row + 1] && table.part_kinds[part] == model::PartKind::Line;
}

// The different courses of one reach.
class Courses {
 public:
  explicit Courses(const model::FeatureTable& table) : m_table{table} {}

  // Which course a row takes; a new one when no row before took it.
  std::size_t add(std::uint32_t row) {
    const auto key = geometry_key(m_table, row);
    const auto known = std::ranges::find(m_keys, key);
    if (known == m_keys.end()) {
      m_keys.push_back(key);
      m_examples.push_back(row);
      return m_keys.size() - 1;
    }
    return static_cast<std::size_t>(known - m_keys.begin());
  }

  [[nodiscard]] std::size_t count() const { return m_keys.size(); }

  // The courses that run along each segment of a row, at its end vertex.
  [[nodiscard]] std::vector<std::uint32_t> along(std::uint32_t row, std::size_t own) {
    const auto line = vertices_of(m_table, row);
    std::vector<std::uint32_t> runs(line.size(), 1U << own);
    for (std::size_t other = 0; other < count(); ++other) {
      const auto& places = places_of(other);
      const auto is_known = [&](geo::Vec2d vertex) { return places.contains(place_of(vertex)); };
      const bool is_apart = std::ranges::none_of(line, is_known);
      for (std::size_t i = 1; i < line.size(); ++i) {
        if (is_apart || (is_known(line[i - 1]) && is_known(line[i]))) runs[i] |= 1U << other;
      }
    }
    return runs;
  }

 private:
  const std::set<Place>& places_of(std::size_t course) {
    m_places.resize(count());
    auto& places = m_places[course];
    if (places.empty()) {
      for (const auto vertex : vertices_of(m_table, m_examples[course])) places.insert(place_of(vertex));
    }
    return places;
  }

  const model::FeatureTable& m_table;
  std::vector<std::uint64_t> m_keys;
  std::vector<std::uint32_t> m_examples;
  std::vector<std::set<Place>> m_places;
};

// The pieces of a row whose segments run along these courses.
std::vector<Piece> pieces_along(std::uint32_t row, const std::vector<std::uint32_t>& courses,
                                std::vector<std::uint8_t>& segment_pieces) {
  std::vector<Piece> pieces;
  segment_pieces.assign(courses.size(), 0);
  for (std::size_t i = 1; i < courses.size(); ++i) {
    auto found = std::ranges::find(pieces, courses[i], &Piece::courses);
    if (found == pieces.end() && pieces.size() < most_pieces) {
      found = pieces.insert(pieces.end(), {row, courses[i]});
    } else if (found == pieces.end()) {
      found = std::prev(pieces.end());
    }
    segment_pieces[i] = static_cast<std::uint8_t>(found - pieces.begin());
  }
  if (pieces.empty()) pieces.push_back({row, ~0U});
  return pieces;
}

class ReachBuilder {
 public:
  explicit ReachBuilder(const model::FeatureTable& table) : m_table{table} {
    m_result.course.assign(table.feature_count(), 0);
  }

  void add_reach(std::span<const std::uint32_t> rows) {
    m_result.starts.push_back(static_cast<std::uint32_t>(m_result.rows.size()));
    m_result.rows.insert(m_result.rows.end(), rows.begin(), rows.end());
    if (rows.size() < 2) return;
    Courses courses{m_table};
    std::vector<std::size_t> taken;
    for (const auto row : rows) taken.push_back(courses.add(row));
    if (courses.count() < 2 || courses.count() > most_courses) return;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      m_result.course[rows[i]] = static_cast<std::uint8_t>(taken[i]);
      if (!is_line(m_table, rows[i])) continue;
      std::vector<std::uint8_t> segments;
      auto pieces = pieces_along(rows[i], courses.along(rows[i], taken[i]), segments);
      if (pieces.size() > 1) m_result.segment_pieces[rows[i]] = std::move(segments);
      m_divided[rows[i]] = std::move(pieces);
    }
  }

  Reaches finish() {
    m_result.starts.push_back(static_cast<std::uint32_t>(m_result.rows.size()));
    for (std::uint32_t row = 0; row < m_table.feature_count(); ++row) {
      m_result.first_piece.push_back(static_cast<std::uint32_t>(m_result.pieces.size()));
      const auto divided = m_divided.find(row);
      if (divided == m_divided.end()) {
        m_result.pieces.push_back({row, ~0U});
      } else {
        m_result.pieces.insert(m_result.pieces.end(), divided->second.begin(), divided->second.end());
      }
    }
    m_result.first_piece.push_back(static_cast<std::uint32_t>(m_result.pieces.size()));
    return std::move(m_result);
  }

 private:
  const model::FeatureTable& m_table;
  std::unordered_map<std::uint32_t, std::vector<Piece>> m_divided;  // rows of reaches that moved
  Reaches m_result;
};

}  // namespace

std::vector<std::uint64_t> reach_keys(const model::FeatureTable& table, const model::Layer& layer) {
  std::vector<std::uint64_t> keys(table.feature_count(), no_reach);
  const model::Column* reach = layer.reach_field.empty() ? nullptr : table.column(layer.reach_field);
  std::unordered_map<std::string, std::uint64_t> numbers;
  for (std::uint32_t row = 0; row < table.feature_count(); ++row) {
    if (reach == nullptr) {
      keys[row] = geometry_key(table, row);
    } else if (const std::string name = model::to_text(reach->values[row]); !name.empty()) {
      keys[row] = numbers.try_emplace(name, numbers.size() + 1).first->second;
    }
  }
  return keys;
}

Reaches find_reaches(const model::FeatureTable& table, const std::vector<std::uint64_t>& keys) {
  std::vector<std::uint32_t> order(table.feature_count());
  std::iota(order.begin(), order.end(), 0U);
  const auto rank = [&](std::uint32_t row) { return std::tuple{keys[row], table.lives[row].interval.from, row}; };
  std::ranges::sort(order, {}, rank);
  ReachBuilder builder{table};
  for (std::size_t first = 0; first < order.size();) {
    std::size_t end = first + 1;
    const auto key = keys[order[first]];
    while (key != no_reach && end < order.size() && keys[order[end]] == key) ++end;
    builder.add_reach(std::span{order}.subspan(first, end - first));
    first = end;
  }
  return builder.finish();
}

}  // namespace eb::scene
