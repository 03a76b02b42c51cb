#pragma once
// The `show` of a project file. For io/project_file.cpp and the journal's edits; errors name the step, the key and what
// was expected there.
#include <string>
#include <vector>

#include "io/json_object_reader.h"
#include "model/show_edit.h"

namespace eb::io {

// After layers and routes: a step that names one the project does not have is a problem, no error.
void read_show(ObjectReader& in, model::Document& document);
model::ShowStep read_show_step(ObjectReader& in);
std::vector<model::PlanShow::Time> read_show_times(ObjectReader& in, std::string_view key);

// In the order of the enumeration.
inline const std::vector<std::string> transition_names{"cut", "cross-fade", "flight"};
inline const std::vector<std::string> hall_theme_names{"dark", "light"};

}  // namespace eb::io
