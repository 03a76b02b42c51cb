#pragma once
// Changes in a JSON text only what has changed: everything else, also what this program knows nothing of, stays as
// somebody wrote it, to the blank. Used by io/project_writer.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/json_tree.h"

namespace eb::io {

// `old_text` is valid JSON that means `before`; returns it changed so that it means `after`. Objects in lists are told
// apart by their "id", where all have one. A member that only the text has stays.
std::string merge_json(std::string_view old_text, const JsonTree& before, const JsonTree& after);

// A member of an object or an item of a list, where it stands in the text.
struct JsonPart {
  std::string key;         // of members
  std::string_view gap;    // blanks before it
  std::string_view body;   // "key": value, with the blanks up to the comma
  std::string_view value;  // inside of `body`
};
struct JsonParts {
  std::vector<JsonPart> parts;
  std::string_view tail;  // blanks before the closing bracket
};
// Of a text that is valid JSON; nullopt when it is neither an object nor a list.
std::optional<JsonParts> split_json(std::string_view text);

}  // namespace eb::io
