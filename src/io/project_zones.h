#pragma once
// The `zones` of a layer in a project file. For io/project_file.cpp only; errors name the key and what was expected.
#include <optional>

#include "io/json_object_reader.h"
#include "model/zones.h"

namespace eb::io {

void read_zones(ObjectReader& in, std::optional<model::Zones>& zones);

}  // namespace eb::io
