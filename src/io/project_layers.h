#pragma once
// The layers and phases of a project file. For io/project_file.cpp and the journal's edits; errors name the key and
// what was expected there.
#include <filesystem>

#include "io/json_object_reader.h"

namespace eb::io {

model::Layer read_layer(ObjectReader& in, const std::filesystem::path& folder);
void read_style(ObjectReader& in, model::Style& style);
model::DateFields read_date_fields(ObjectReader& in);
model::Sensitive read_sensitive(ObjectReader& in);
std::vector<model::Phase> read_phases(ObjectReader& in);
// A path relative to the project becomes absolute; GDAL names and absolute paths stay as they are.
std::string absolute_source(const std::string& source, const std::filesystem::path& folder);

}  // namespace eb::io
