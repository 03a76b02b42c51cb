#pragma once
// From what is open to what the checks of routes need. The `check` command and the window ask here.
#include "app/workspace.h"
#include "model/checks.h"
#include "text/catalog.h"

namespace eb::app {

// In the language of the catalogue, with its clock and its dates.
model::CheckWords words_of(const text::Catalog& catalog);

// A copy that shares the data: it may go to a worker, and one thread at a time may use it.
model::CheckInput make_check_input(const Workspace& workspace, model::CheckWords words);

// What could not be looked at because a layer is not there.
std::vector<model::Finding> missing_layers(const Workspace& workspace, const model::CheckWords& words);

}  // namespace eb::app
