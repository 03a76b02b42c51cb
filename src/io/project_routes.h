#pragma once
// The `routes` of a project file. For io/project_file.cpp only; errors name the key and what was expected there.
#include "io/json_object_reader.h"

namespace eb::io {

void read_routes(ObjectReader& in, model::Document& document);

}  // namespace eb::io
