#pragma once
// Times of the day as people type them into fields, everywhere: stops, fixed times, the start of a route.
#include <optional>
#include <string>
#include <string_view>

#include "text/catalog.h"

namespace eb::ui {

// Minutes after midnight of "12:30", "9", "9.30", "0930", "1:30 pm", "26:30" (the next day); nullopt if it is none.
std::optional<int> parse_time_of_day(std::string_view text);
// As fields show it and parse_time_of_day() reads it: as the language writes times, but "26:30" on the next day.
std::string typed_time(const text::Catalog& catalog, int minutes);
// What is said when parse_time_of_day() cannot read it.
std::string no_time_of_day(const text::Catalog& catalog, const std::string& typed);

}  // namespace eb::ui
