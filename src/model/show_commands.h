#pragma once
// What people ask for in the table of a show, as edits: ids and neighbours are filled in here. Pure functions, used by
// ui/show_panel and app/dispatch_show.
#include <optional>
#include <string>

#include "model/document.h"
#include "model/show_edit.h"

namespace eb::model {

std::string free_step_id(const Show& show);
// nullopt: there is no such step.
std::optional<std::size_t> index_of(const Show& show, std::string_view id);
// After the step itself, under an id of its own.
std::optional<InsertShowStep> duplicate_step(const Show& show, const std::string& id);
// One place towards the start (-1) or the end (1). nullopt: it stands there already.
std::optional<MoveShowStep> shift_step(const Show& show, const std::string& id, int direction);

// Planned, of all steps.
double planned_seconds(const Show& show);

}  // namespace eb::model
