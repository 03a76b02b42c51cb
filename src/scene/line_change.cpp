#include "scene/line_change.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <span>
#include <tuple>

#include "geo/polyline.h"
#include "scene/layer_meshes.h"
#include "scene/place.h"

namespace eb::scene {
namespace {

// A line part of the table that begins at some time.
struct Link {
  std::uint32_t part = 0;
  double length_m = 0;
  double start_m = 0;
  std::size_t inflows = 0;
  std::size_t water = 0;  // union-find: a link of the same way
  bool is_done = false;
};

// The links of all ways, joined where one starts at another's end.
class Links {
 public:
  Links(const model::FeatureTable& table, const FeatureClasses& classes) : m_table{table}, m_classes{classes} {
    for (std::uint32_t row = 0; row < table.feature_count(); ++row) {
      if (table.lives[row].interval.from > core::open_past) add(row);
    }
    for (const Link& link : m_links) {
      for_each_after(link, [](Link& after) { ++after.inflows; });
    }
  }

  void measure() {
    for (std::size_t i = 0; i < m_links.size(); ++i) follow_if_free(i);
    for (std::size_t i = 0; i < m_links.size(); ++i) follow(i);  // what is left are circles
  }

  void write(std::vector<Way>& ways) {
    std::map<std::size_t, double> lengths;
    for (std::size_t i = 0; i < m_links.size(); ++i) {
      double& whole = lengths[water_of(i)];
      whole = std::max(whole, m_links[i].start_m + m_links[i].length_m);
    }
    for (std::size_t i = 0; i < m_links.size(); ++i) {
      ways[m_links[i].part] = {m_links[i].start_m, lengths[water_of(i)]};
    }
  }

 private:
  using Start = std::tuple<core::Day, std::uint8_t, Place>;

  void add(std::uint32_t row) {
    for (std::uint32_t part = m_table.feature_parts[row]; part < m_table.feature_parts[row + 1]; ++part) {
      const auto line = m_table.part(part);
      if (m_table.part_kinds[part] != model::PartKind::Line || line.size() < 2) continue;
      m_starts.emplace(start_key(row, line.front()), m_links.size());
      m_rows.push_back(row);
      m_links.push_back({part, geo::length(line), 0, 0, m_links.size(), false});
    }
  }

  [[nodiscard]] Start start_key(std::uint32_t row, geo::Vec2d position) const {
    return {m_table.lives[row].interval.from, m_classes.style_class[row], place_of(position)};
  }

  template <class Visit>
  void for_each_after(const Link& link, Visit visit) {
    const auto index = static_cast<std::size_t>(&link - m_links.data());
    const auto [first, last] = m_starts.equal_range(start_key(m_rows[index], m_table.part(link.part).back()));
    for (auto found = first; found != last; ++found) visit(m_links[found->second]);
  }

  void follow_if_free(std::size_t index) {
    if (m_links[index].inflows == 0) follow(index);
  }

  // Goes downstream from a link as far as all inflows are known.
  void follow(std::size_t index) {
    std::vector<std::size_t> free{index};
    while (!free.empty()) {
      const std::size_t current = free.back();
      free.pop_back();
      if (m_links[current].is_done) continue;
      m_links[current].is_done = true;
      const double end_m = m_links[current].start_m + m_links[current].length_m;
      for_each_after(m_links[current], [&](Link& after) {
        const auto next = static_cast<std::size_t>(&after - m_links.data());
        m_links[water_of(next)].water = water_of(current);
        if (after.is_done) return;
        after.start_m = std::max(after.start_m, end_m);
        if (--after.inflows == 0) free.push_back(next);
      });
    }
  }

  std::size_t water_of(std::size_t index) {
    while (m_links[index].water != index) {
      m_links[index].water = m_links[m_links[index].water].water;
      index = m_links[index].water;
    }
    return index;
  }

  const model::FeatureTable& m_table;
  const FeatureClasses& m_classes;
  std::vector<Link> m_links;
  std::vector<std::uint32_t> m_rows;  // of each link
  std::multimap<Start, std::size_t> m_starts;
};

std::span<const geo::Vec2d> vertices_of(const model::FeatureTable& table, std::uint32_t row) {
  const std::uint32_t first = table.part_vertices[table.feature_parts[row]];
  return std::span{table.vertices}.subspan(first, table.part_vertices[table.feature_parts[row + 1]] - first);
}

// Marks the segments of `row` that are none of `other`'s.
void mark_apart(const model::FeatureTable& table, std::uint32_t row, std::uint32_t other, std::uint8_t mark,
                std::vector<std::uint8_t>& marks) {
  const auto own = vertices_of(table, row);
  const auto others = vertices_of(table, other);
  if (std::ranges::equal(own, others)) return;
  std::set<Place> known;
  for (const geo::Vec2d vertex : others) known.insert(place_of(vertex));
  const auto is_known = [&](geo::Vec2d vertex) { return known.contains(place_of(vertex)); };
  if (std::ranges::none_of(own, is_known)) return;
  marks.resize(own.size());
  for (std::size_t i = 1; i < own.size(); ++i) {
    if (!is_known(own[i - 1]) || !is_known(own[i])) marks[i] |= mark;
  }
}

}  // namespace

std::vector<Way> ways_of_change(const model::FeatureTable& table, const FeatureClasses& classes) {
  std::vector<Way> ways(table.part_count());
  Links links{table, classes};
  links.measure();
  links.write(ways);
  return ways;
}

std::vector<std::uint8_t> course_marks(const model::FeatureTable& table, const FeatureClasses& classes,
                                       std::uint32_t row) {
  std::vector<std::uint8_t> marks;
  const std::uint32_t first_part = table.feature_parts[row];
  const bool is_line =
      first_part < table.feature_parts[row + 1] && table.part_kinds[first_part] == model::PartKind::Line;
  if (!is_line) return marks;
  if (classes.before[row] != no_row) mark_apart(table, row, classes.before[row], new_course, marks);
  if (classes.after[row] != no_row) mark_apart(table, row, classes.after[row], left_course, marks);
  if (std::ranges::none_of(marks, [](std::uint8_t mark) { return mark != 0; })) marks.clear();
  return marks;
}

}  // namespace eb::scene
