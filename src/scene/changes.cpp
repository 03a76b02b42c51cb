#include "scene/changes.h"

#include <algorithm>
#include <cmath>

namespace eb::scene {
namespace {

using Rows = std::vector<std::uint32_t>;

// Judges the rows of one reach after the other.
class Comparison {
 public:
  Comparison(const model::FeatureTable& table, const FeatureClasses& classes, LayerChanges& out)
      : m_table{table}, m_classes{classes}, m_reaches{classes.reaches}, m_out{out} {}

  void judge(std::size_t reach, const TwoDays& days) {
    m_stayed.clear();
    m_gone.clear();
    m_come.clear();
    for (const auto row : m_reaches.rows_of(reach)) {
      const auto& life = m_table.lives[row].interval;
      const bool before = core::is_visible(life, days.earlier), after = core::is_visible(life, days.later);
      if (before && after) m_stayed.push_back(row);
      if (before && !after) m_gone.push_back(row);
      if (!before && after) m_come.push_back(row);
    }
    for (const auto row : m_stayed) {
      for (auto piece = m_reaches.first_piece[row]; piece < m_reaches.first_piece[row + 1]; ++piece) {
        set(piece, Change::Unchanged);
      }
    }
    for (const auto row : m_come) judge_come(row);
    for (const auto row : m_gone) judge_gone(row);
  }

 private:
  void set(std::uint32_t piece, Change change) {
    m_out.classes[piece] = static_cast<std::uint8_t>(change);
    ++m_out.pieces[static_cast<std::size_t>(change)];
  }

  [[nodiscard]] bool runs_along(std::uint32_t piece, std::uint32_t row) const {
    return ((m_reaches.pieces[piece].courses >> m_reaches.course[row]) & 1U) != 0;
  }

  // Of lines the pieces tell where they run; other geometry is one thing that has another form.
  [[nodiscard]] bool is_alike(std::uint32_t a, std::uint32_t b) const {
    const auto part = m_table.feature_parts[a];
    const bool is_line = part < m_table.part_count() && m_table.part_kinds[part] == model::PartKind::Line;
    const bool same_form = is_line || m_reaches.course[a] == m_reaches.course[b];
    return m_classes.style_class[a] == m_classes.style_class[b] && same_form;
  }

  void judge_come(std::uint32_t row) {
    for (auto piece = m_reaches.first_piece[row]; piece < m_reaches.first_piece[row + 1]; ++piece) {
      const auto runs = [&](std::uint32_t other) { return runs_along(piece, other); };
      const auto was = std::ranges::find_if(m_gone, runs);
      if (was == m_gone.end()) {
        set(piece, Change::Added);
      } else if (std::ranges::any_of(m_gone, [&](auto other) { return runs(other) && is_alike(row, other); })) {
        set(piece, Change::Unchanged);
      } else {
        set(piece, Change::Changed);
        ++m_out.from_to[{m_classes.style_class[*was], m_classes.style_class[row]}];
      }
    }
  }

  // What something came to the place of is drawn by that.
  void judge_gone(std::uint32_t row) {
    for (auto piece = m_reaches.first_piece[row]; piece < m_reaches.first_piece[row + 1]; ++piece) {
      const auto runs = [&](std::uint32_t other) { return runs_along(piece, other); };
      if (std::ranges::none_of(m_come, runs)) set(piece, Change::Removed);
    }
  }

  const model::FeatureTable& m_table;
  const FeatureClasses& m_classes;
  const Reaches& m_reaches;
  LayerChanges& m_out;
  Rows m_stayed, m_gone, m_come;  // of the reach being judged
};

bool has_geometry(const model::FeatureTable& table, std::uint32_t row) {
  return table.feature_parts[row] < table.feature_parts[row + 1];
}

// Calls `visit` for every row that no newer one of its reach covers exactly.
template <class Visit>
void for_each_newest(const model::FeatureTable& table, const FeatureClasses& classes, Visit visit) {
  const auto& reaches = classes.reaches;
  for (std::size_t reach = 0; reach < reaches.count(); ++reach) {
    const auto rows = reaches.rows_of(reach);
    std::uint64_t covered = 0;  // bit per course
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
      const std::uint64_t course = 1ULL << reaches.course[*row];
      if ((covered & course) == 0 && has_geometry(table, *row)) visit(*row);
      covered |= course;
    }
  }
}

}  // namespace

LayerChanges changes_between(const model::FeatureTable& table, const FeatureClasses& classes, const TwoDays& days) {
  LayerChanges changes;
  changes.classes.assign(classes.reaches.pieces.size(), render::hidden_class);
  Comparison comparison{table, classes, changes};
  for (std::size_t reach = 0; reach < classes.reaches.count(); ++reach) comparison.judge(reach, days);
  return changes;
}

double AgeScale::share(core::Day began) const {
  if (to <= from) return 1;
  return std::clamp((began - from) / (static_cast<double>(to) - from), 0.0, 1.0);
}

void widen(AgeScale& scale, const model::FeatureTable& table, const FeatureClasses& classes) {
  for_each_newest(table, classes, [&](std::uint32_t row) {
    const auto began = table.lives[row].interval.from;
    if (began <= core::open_past) return;
    scale.from = std::min(scale.from, began);
    scale.to = std::max(scale.to, began);
  });
}

render::ClassTable age_classes(const model::FeatureTable& table, const FeatureClasses& classes, const AgeScale& scale) {
  const auto& reaches = classes.reaches;
  render::ClassTable result(reaches.pieces.size(), render::hidden_class);
  for_each_newest(table, classes, [&](std::uint32_t row) {
    const auto began = table.lives[row].interval.from;
    const auto step = 1 + std::lround(scale.share(began) * (age_steps - 1));
    const auto age = began <= core::open_past ? std::uint8_t{0} : static_cast<std::uint8_t>(step);
    std::fill(result.begin() + reaches.first_piece[row], result.begin() + reaches.first_piece[row + 1], age);
  });
  return result;
}

}  // namespace eb::scene
