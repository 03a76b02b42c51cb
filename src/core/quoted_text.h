#pragma once
// A piece of a text from a file or a person, as a message may show it.
#include <string>
#include <string_view>

namespace eb::core {

// Short, and valid UTF-8 without control characters whatever the text held ("?" stands for the rest).
std::string quoted(std::string_view text);

}  // namespace eb::core
