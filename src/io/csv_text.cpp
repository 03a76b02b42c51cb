#include "io/csv_text.h"

#include <algorithm>
#include <utility>

namespace eb::io {

namespace {

using core::msg;

// Goes through the text once; quoted cells may hold commas, line ends and doubled quotes.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : m_text{text} {
    if (m_text.starts_with("\xEF\xBB\xBF")) m_text.remove_prefix(3);
  }
  [[nodiscard]] bool at_end() const { return m_at >= m_text.size(); }
  // One row; false when a quote is not closed.
  bool read_row(CsvRow& row) {
    row = {m_line, {}};
    for (;;) {
      if (!read_cell(row.cells.emplace_back())) return false;
      if (at_end() || m_text[m_at] != ',') break;
      ++m_at;
    }
    skip_line_end();
    return true;
  }

 private:
  bool read_cell(std::string& cell) {
    if (at_end() || m_text[m_at] != '"') {
      while (!at_end() && m_text[m_at] != ',' && m_text[m_at] != '\n' && m_text[m_at] != '\r') cell += m_text[m_at++];
      return true;
    }
    for (++m_at; !at_end(); ++m_at) {
      if (m_text[m_at] == '"') {
        if (m_at + 1 >= m_text.size() || m_text[m_at + 1] != '"') return ++m_at, true;
        ++m_at;
      }
      if (m_text[m_at] == '\n') ++m_line;
      cell += m_text[m_at];
    }
    return false;
  }
  void skip_line_end() {
    if (!at_end() && m_text[m_at] == '\r') ++m_at;
    if (!at_end() && m_text[m_at] == '\n') ++m_at;
    ++m_line;
  }

  std::string_view m_text;
  std::size_t m_at = 0;
  int m_line = 1;
};

bool is_blank(const CsvRow& row) {
  return row.cells.size() == 1 && row.cells.front().empty();
}

}  // namespace

const std::string& CsvTable::cell(const CsvRow& row, std::string_view column) const {
  static const std::string nothing;
  const auto found = std::ranges::find(columns, column);
  return found == columns.end() ? nothing : row.cells[static_cast<std::size_t>(found - columns.begin())];
}

bool CsvTable::has(std::string_view column) const {
  return std::ranges::find(columns, column) != columns.end();
}

core::Result<CsvTable> parse_csv(std::string_view text) {
  CsvTable table;
  Scanner scanner{text};
  CsvRow row;
  const auto error = [&row](core::Message what, core::Message hint) {
    return core::Error{std::move(what), std::move(hint), "line " + std::to_string(row.line)};
  };
  while (!scanner.at_end()) {
    if (!scanner.read_row(row)) {
      return error(msg("Line {0} begins a quoted cell that never ends.", row.line),
                   msg("Add the missing quote, or double a quote that belongs to the text."));
    }
    if (is_blank(row)) continue;
    if (table.columns.empty()) {
      table.columns = std::move(row.cells);
      continue;
    }
    if (row.cells.size() != table.columns.size()) {
      return error(msg("Line {0} has {1} cells, the first line {2}.", row.line, row.cells.size(), table.columns.size()),
                   msg("Put cells that hold a comma in quotes."));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace eb::io
