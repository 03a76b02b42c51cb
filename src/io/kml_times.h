#pragma once
// The times of a KML file, brought into the one form GDAL reads whole: a span of two whole days in the
// placemark itself. GDAL drops years and months without day, and what a folder says for all it holds.
// Runs in a reader process.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/source_note.h"

namespace eb::io {

// - <TimeSpan>: both ends included, as far as they are named (end 1949 = to the end of 1949);
// - <TimeStamp>: the named day, month or year itself;
// - a placemark without a time has that of the nearest folder or document around it that has one;
// - a time that is no date is taken out and told in a note; `file` is what the note calls the file.
// nullopt: nothing has to change, or the text is no XML that can be followed.
std::optional<RewrittenText> with_times_in_days(std::string_view kml, const std::string& file);

}  // namespace eb::io
