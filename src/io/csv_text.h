#pragma once
// A small table in text: comma separated values as RFC 4180 has them, for tables beside a project file. Layers in CSV
// are read by GDAL instead.
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace eb::io {

struct CsvRow {
  int line = 0;  // of the file, from 1
  std::vector<std::string> cells;
};

struct CsvTable {
  std::vector<std::string> columns;
  std::vector<CsvRow> rows;  // all with as many cells as there are columns
  // "" for a column the table does not have.
  [[nodiscard]] const std::string& cell(const CsvRow& row, std::string_view column) const;
  [[nodiscard]] bool has(std::string_view column) const;
};

// The first row names the columns. An error names the line.
core::Result<CsvTable> parse_csv(std::string_view text);

}  // namespace eb::io
