#pragma once
// Edits as JSON, for the journal: every edit there is, back to the bit. Any thread.
#include <nlohmann/json.hpp>

#include "core/result.h"
#include "io/json_tree.h"
#include "model/edit.h"

namespace eb::io {

JsonTree edit_to_json(const model::Edit& edit);

// An error names what is missing or wrong.
core::Result<model::Edit> edit_from_json(const nlohmann::json& json);

// How many positions it carries: what writing it costs.
std::size_t positions_in(const model::Edit& edit);

}  // namespace eb::io
