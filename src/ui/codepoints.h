#pragma once
// Between UTF-8 and code points, as FriBidi has it.
#include <string>
#include <string_view>

namespace eb::ui {

std::u32string to_codepoints(std::string_view utf8);
std::string to_utf8(std::u32string_view points);

}  // namespace eb::ui
