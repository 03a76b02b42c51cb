#pragma once
// Replaces what is sensitive in a layer by the cells of a grid, before anything outside the reader's process has seen
// it: what was never there cannot get out. For io/vector_reader.cpp.
#include <optional>
#include <string>

#include "core/result.h"
#include "io/problem_list.h"
#include "model/feature_table.h"
#include "model/sensitive.h"

namespace eb::io {

// Features are sensitive where `asked` says so or a column `sensitive` of their own does. They become the cells of the
// grid that they touch: one feature a cell at a time, with their number and half the cell's diagonal, their lives
// in whole years, and of their attributes what is kept and tells no place. Everything the reader had to say about
// the layer is forgotten, since it may quote the data. `crs`: what the table's positions are in.
core::Result<void> generalise(model::FeatureTable& table, const std::optional<model::Sensitive>& asked,
                              const std::string& crs, ProblemList& problems);

// Whether a column says of single features that they are sensitive.
bool has_flag_column(const model::FeatureTable& table);

// False for texts that may hold a position or lead to one: coordinates, long numbers, addresses on the web.
bool tells_no_place(const std::string& text);

}  // namespace eb::io
