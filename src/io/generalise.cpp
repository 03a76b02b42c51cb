#include "io/generalise.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <map>
#include <set>

namespace eb::io {
namespace {

using core::DayInterval;
using core::msg;
using core::Result;
using geo::GridCell;
using geo::Vec2d;
using model::Column;
using model::FeatureTable;
using model::PartKind;
using model::Secrecy;
using model::Value;

bool is_flag_column(const std::string& name) {
  constexpr std::string_view flag{model::flag_column};
  return std::ranges::equal(name, flag, [](unsigned char a, char b) { return std::tolower(a) == b; });
}

const Column* flag_column_of(const FeatureTable& table) {
  const auto found = std::ranges::find_if(table.columns, [](const Column& c) { return is_flag_column(c.name); });
  return found == table.columns.end() ? nullptr : &*found;
}

Secrecy flag_in(const Column* column, std::size_t row, Secrecy when_empty) {
  return column == nullptr ? when_empty : model::secrecy_of(model::to_text(column->values[row]), when_empty);
}

std::vector<Secrecy> secrecies(const FeatureTable& table, const std::optional<model::Sensitive>& asked) {
  const Column* own = flag_column_of(table);
  const Column* named = asked && !asked->field.empty() ? table.column(asked->field) : nullptr;
  std::vector<Secrecy> all(table.feature_count(), Secrecy::Open);
  for (std::size_t row = 0; row < all.size(); ++row) {
    if (asked) all[row] = flag_in(named, row, Secrecy::Cell);
    all[row] = std::max(all[row], flag_in(own, row, Secrecy::Open));
  }
  return all;
}

// Of what was kept on purpose: a date as its year, nothing that may lead to a place.
Value told_value(const Value& value) {
  const std::string text = model::to_text(value);
  const bool is_date = text.size() >= 7 && text[4] == '-' && std::isdigit(static_cast<unsigned char>(text[0])) != 0 &&
                       text.find_first_not_of("0123456789-/: TZ") == std::string::npos;
  if (is_date) return text.substr(0, 4);
  return tells_no_place(text) ? value : Value{};
}

core::Day year_begin(core::Day day) {
  return day <= core::open_past ? day : core::first_day_of_year(core::year_of(day));
}
core::Day year_end(core::Day day) {
  return day >= core::open_future ? day : core::first_day_of_year(core::year_of(day - 1) + 1);
}
DayInterval in_years(DayInterval days) {
  return {year_begin(days.from), std::max(year_end(days.to), year_begin(days.from))};
}

class Generaliser {
 public:
  Generaliser(FeatureTable& table, const model::Sensitive& how, std::vector<Secrecy> secrecy, const geo::MapGrid& grid)
      : m_table{table}, m_how{how}, m_secrecy{std::move(secrecy)}, m_grid{grid} {}

  void run() {
    find_cells();
    plan_columns();
    copy_open();
    for (const auto& [cell, rows] : m_rows_by_cell) add_cell(cell, rows);
    m_new.source_file = m_table.source_file;
    m_new.layer_name = m_table.layer_name;
    m_new.source_crs = m_table.source_crs;
    m_new.crs_accuracy_m = m_table.crs_accuracy_m;
    if (m_is_any_open) m_new.date_fields = m_table.date_fields;
    m_table = std::move(m_new);
  }
  // Not on the map: marked so, without a place, or outside the grid.
  [[nodiscard]] std::size_t withheld() const { return m_withheld; }

 private:
  struct Stretch {
    DayInterval days;
    std::vector<std::uint32_t> rows;
  };

  void find_cells() {
    std::vector<Vec2d> units = m_table.vertices;
    m_grid.to_units(units);
    for (std::uint32_t row = 0; row < m_table.feature_count(); ++row) {
      m_is_any_open |= m_secrecy[row] == Secrecy::Open;
      if (m_secrecy[row] == Secrecy::Open) continue;
      geo::GridCells cells;
      const bool is_placed = m_secrecy[row] == Secrecy::Cell && touched(units, row, cells) && !cells.empty();
      if (!is_placed) ++m_withheld;
      if (is_placed)
        for (const GridCell cell : cells) m_rows_by_cell[cell].push_back(row);
    }
  }

  [[nodiscard]] bool touched(const std::vector<Vec2d>& units, std::uint32_t row, geo::GridCells& cells) const {
    std::vector<std::vector<Vec2d>> rings;
    const auto end_area = [&] { return geo::MapGrid::add_area(std::exchange(rings, {}), cells); };
    for (std::uint32_t part = m_table.feature_parts[row]; part < m_table.feature_parts[row + 1]; ++part) {
      const auto first = units.begin() + m_table.part_vertices[part],
                 last = units.begin() + m_table.part_vertices[part + 1];
      if (!std::all_of(first, last, geo::is_finite)) return false;
      const PartKind kind = m_table.part_kinds[part];
      if (kind != PartKind::InnerRing && !end_area()) return false;
      if (kind == PartKind::OuterRing || kind == PartKind::InnerRing)
        rings.emplace_back(first, last);
      else if (!(kind == PartKind::Line
                     ? geo::MapGrid::add_line({first, last}, cells)
                     : std::all_of(first, last, [&](Vec2d p) { return geo::MapGrid::add_point(p, cells); })))
        return false;
    }
    return end_area();
  }

  [[nodiscard]] bool is_kept(const std::string& name) const {
    return std::ranges::find(m_how.keep, name) != m_how.keep.end();
  }

  void plan_columns() {
    for (std::size_t i = 0; i < m_table.columns.size(); ++i) {
      const std::string& name = m_table.columns[i].name;
      const bool is_own =
          name == model::cell_column || name == model::cell_count_column || name == model::cell_accuracy_column;
      if (is_own || !(m_is_any_open || is_kept(name))) continue;
      m_from.push_back(i);
      m_new.columns.push_back({name, {}});
    }
    for (const char* name : {model::cell_column, model::cell_count_column, model::cell_accuracy_column}) {
      m_own_from.push_back(m_is_any_open ? m_table.column(name) : nullptr);
      m_new.columns.push_back({name, {}});
    }
  }

  void copy_open() {
    for (std::uint32_t row = 0; row < m_table.feature_count(); ++row) {
      if (m_secrecy[row] != Secrecy::Open) continue;
      for (std::uint32_t part = m_table.feature_parts[row]; part < m_table.feature_parts[row + 1]; ++part)
        add_part(m_table.part(part), m_table.part_kinds[part]);
      for (std::size_t i = 0; i < m_from.size(); ++i)
        m_new.columns[i].values.push_back(m_table.columns[m_from[i]].values[row]);
      for (std::size_t i = 0; i < m_own_from.size(); ++i)
        m_new.columns[m_from.size() + i].values.push_back(m_own_from[i] == nullptr ? Value{}
                                                                                   : m_own_from[i]->values[row]);
      end_feature(m_table.lives[row], m_table.feature_ids[row]);
      m_last_id = std::max(m_last_id, m_table.feature_ids[row]);
    }
  }

  void add_part(std::span<const Vec2d> part, PartKind kind) {
    m_new.vertices.insert(m_new.vertices.end(), part.begin(), part.end());
    m_new.part_vertices.push_back(static_cast<std::uint32_t>(m_new.vertices.size()));
    m_new.part_kinds.push_back(kind);
  }

  void end_feature(const core::DatedInterval& life, std::int64_t id) {
    m_new.feature_parts.push_back(m_new.part_count());
    m_new.lives.push_back(life);
    m_new.feature_ids.push_back(id);
  }

  // What a cell holds changes with the years; at any time it is one feature.
  [[nodiscard]] std::vector<Stretch> stretches(const std::vector<std::uint32_t>& rows) const {
    std::set<core::Day> bounds;
    for (const auto row : rows) {
      const auto days = in_years(m_table.lives[row].interval);
      bounds.insert({days.from, days.to});
    }
    std::vector<Stretch> all;
    for (auto from = bounds.begin(); from != bounds.end() && std::next(from) != bounds.end(); ++from) {
      Stretch stretch{{*from, *std::next(from)}, {}};
      for (const auto row : rows) {
        const auto days = in_years(m_table.lives[row].interval);
        if (days.from <= stretch.days.from && days.to >= stretch.days.to) stretch.rows.push_back(row);
      }
      if (!stretch.rows.empty()) all.push_back(std::move(stretch));
    }
    return all;
  }

  // What all of them have, or each of them in the order of the alphabet, which is not that of the file.
  [[nodiscard]] Value joined(const Column& column, const std::vector<std::uint32_t>& rows) const {
    std::map<std::string, Value> values;
    for (const auto row : rows) {
      Value value = told_value(column.values[row]);
      if (auto text = model::to_text(value); !text.empty()) values.emplace(std::move(text), std::move(value));
    }
    if (values.empty()) return {};
    if (values.size() == 1) return values.begin()->second;
    std::string text;
    for (const auto& [word, value] : values) text += (text.empty() ? "" : "; ") + word;
    return text;
  }

  void add_cell(GridCell cell, const std::vector<std::uint32_t>& rows) {
    const auto outline = m_grid.outline(cell);
    const double accuracy_m = std::ceil(m_grid.half_diagonal_m(cell) / 100) * 100;
    m_new.coarse_m = std::max(m_new.coarse_m, accuracy_m);
    for (const Stretch& stretch : stretches(rows)) {
      std::vector<Value> values;
      for (const std::size_t from : m_from) {
        const Column& column = m_table.columns[from];
        values.push_back(is_kept(column.name) ? joined(column, stretch.rows) : Value{});
      }
      values.insert(values.end(), {m_grid.name(cell), static_cast<std::int64_t>(stretch.rows.size()), accuracy_m});
      if (continues_last(cell, stretch.days, values)) {
        m_new.lives.back().interval.to = stretch.days.to;
        continue;
      }
      for (std::size_t i = 0; i < values.size(); ++i) m_new.columns[i].values.push_back(values[i]);
      add_part(outline, PartKind::OuterRing);
      end_feature({stretch.days, core::Certainty::Certain}, ++m_last_id);
      m_last_cell = cell;
    }
  }

  [[nodiscard]] bool continues_last(GridCell cell, DayInterval days, const std::vector<Value>& values) const {
    if (m_last_cell != cell || m_new.lives.empty() || m_new.lives.back().interval.to != days.from) return false;
    for (std::size_t i = 0; i < values.size(); ++i)
      if (m_new.columns[i].values.back() != values[i]) return false;
    return true;
  }

  FeatureTable& m_table;
  const model::Sensitive& m_how;
  std::vector<Secrecy> m_secrecy;
  const geo::MapGrid& m_grid;
  FeatureTable m_new;
  std::map<GridCell, std::vector<std::uint32_t>> m_rows_by_cell;
  std::vector<std::size_t> m_from;        // columns that are taken over
  std::vector<const Column*> m_own_from;  // of open rows, what our own columns held
  std::optional<GridCell> m_last_cell;
  std::int64_t m_last_id = 0;
  std::size_t m_withheld = 0;
  bool m_is_any_open = false;
};

}  // namespace

bool has_flag_column(const FeatureTable& table) {
  return flag_column_of(table) != nullptr;
}

bool tells_no_place(const std::string& text) {
  constexpr std::array web{"://", "www.", "mailto:", "geo:", "@"};
  if (std::ranges::any_of(web, [&](const char* sign) { return text.find(sign) != std::string::npos; })) return false;
  for (const char* sign : {"°", "′", "″", "º"})
    if (text.find(sign) != std::string::npos) return false;
  // Five digits in a row may be metres or an id of the source, three behind a point degrees.
  std::size_t digits = 0;
  bool is_fraction = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_digit = std::isdigit(static_cast<unsigned char>(text[i])) != 0;
    if (!is_digit) is_fraction = digits > 0 && (text[i] == '.' || text[i] == ',');
    digits = is_digit ? digits + 1 : 0;
    if (digits >= 5 || (is_fraction && digits >= 3)) return false;
  }
  return true;
}

Result<void> generalise(FeatureTable& table, const std::optional<model::Sensitive>& asked, const std::string& crs,
                        ProblemList& problems) {
  auto secrecy = secrecies(table, asked);
  if (std::ranges::all_of(secrecy, [](Secrecy s) { return s == Secrecy::Open; })) return {};
  const model::Sensitive how = asked.value_or(model::Sensitive{});
  const auto grid = geo::MapGrid::create(how.grid, crs);
  if (!grid) return grid.error();
  Generaliser generaliser{table, how, std::move(secrecy), *grid};
  generaliser.run();
  problems.forget();
  if (generaliser.withheld() > 0)
    problems.add(msg("{0}, layer {1}: {2} sensitive features are not on the map", problems.file(), problems.layer(),
                     generaliser.withheld()),
                 msg("They are marked so, have no place, or lie outside the map sheets; for those choose squares."));
  return {};
}

}  // namespace eb::io
