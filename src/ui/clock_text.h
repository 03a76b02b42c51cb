#pragma once
// Times of the day as people type them into fields.
#include <optional>
#include <string>
#include <string_view>

namespace eb::ui {

// Minutes after midnight of "12:30", "9", "9.30", "0930", "1:30 pm", "26:30" (the next day); nullopt if it is none.
std::optional<int> parse_time_of_day(std::string_view text);
// "12:30", as fields show it and parse_time_of_day() reads it.
std::string typed_time(int minutes);

}  // namespace eb::ui
