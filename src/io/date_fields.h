#pragma once
// Finds the columns that say from when to when a feature existed, and reads lives out of them.
#include <span>

#include "io/problem_list.h"
#include "model/feature_table.h"

namespace eb::io {

// Chooses by name (start/end, from/to, begin/bis, valid_*, year, baujahr, ...) among the columns whose
// values mostly are dates; `is_date_typed` has one entry a column: true where the source itself says
// "date". A single date column means the beginning. Empty names = nothing found.
model::DateFields recognise_date_fields(std::span<const model::Column> columns, const std::vector<bool>& is_date_typed);

// For formats that say themselves when a feature exists, as "begin" and "end"; where these are empty, as above.
model::DateFields own_date_fields(std::span<const model::Column> columns, const std::vector<bool>& is_date_typed);

// Names of the columns that hold dates, whether or not they say when a feature existed: what a person may choose
// from. Columns of numbers and texts count when their name speaks of time.
std::vector<std::string> date_columns(std::span<const model::Column> columns, const std::vector<bool>& is_date_typed);

// Fills table.lives from table.date_fields. A text that is no date leaves that feature open at both ends
// and becomes a problem naming the feature.
void apply_date_fields(model::FeatureTable& table, ProblemList& problems);

}  // namespace eb::io
