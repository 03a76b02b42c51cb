#pragma once
// The `series` and `figures` of a project file, and the tables of dated numbers that lie beside it. For
// io/project_file.cpp only; a fault in a table leaves one number out, a fault in the project file stops the loading.
#include <filesystem>

#include "io/json_object_reader.h"

namespace eb::io {

void read_series(ObjectReader& in, const std::filesystem::path& folder, model::Document& document);
// After phases, measure and series: a figure names some of them.
void read_figures(ObjectReader& in, model::Document& document);

}  // namespace eb::io
