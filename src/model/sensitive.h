#pragma once
// That places of a layer must not be told exactly, and what of it may be told. Readers generalise by it before anything
// else sees the layer; a project or the layer panel says it.
#include <string>
#include <vector>

#include "geo/map_grid.h"

namespace eb::model {

// What nobody asked for is the strictest: whole sheets, every feature, no column.
struct Sensitive {
  geo::GridChoice grid;
  std::string field;              // column whose "no" takes a feature out; empty = all features are sensitive
  std::vector<std::string> keep;  // columns that are shown of sensitive features
  friend bool operator==(const Sensitive&, const Sensitive&) = default;
};

// Columns of a layer that was generalised, of the rows that are cells.
inline constexpr const char* cell_column = "cell";                 // name of the grid cell
inline constexpr const char* cell_count_column = "count";          // how many features touch it
inline constexpr const char* cell_accuracy_column = "accuracy_m";  // half its diagonal

// Whatever a project says, rows with anything but a no in a column of this name are sensitive.
inline constexpr const char* flag_column = "sensitive";

enum class Secrecy : unsigned char { Open, Cell, Withheld };
// Of what is written in a flag. A word nobody knows withholds: it may mean that.
Secrecy secrecy_of(const std::string& flag, Secrecy when_empty);

}  // namespace eb::model
