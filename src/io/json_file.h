#pragma once
// The text and the syntax of a JSON file; what it means is read through io/json_object_reader.h.
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/result.h"

namespace eb::io {

// The whole file; an error if it is missing, unreadable, or too large to have been written by hand.
core::Result<std::string> read_text_file(const std::filesystem::path& path);

// Never throws; syntax errors name the line.
core::Result<nlohmann::json> parse_json(const std::string& text);

// Brackets within each other beyond what any map needs: an attack on whoever goes through them.
bool is_nested_too_deeply(std::string_view json);

}  // namespace eb::io
