#pragma once
// Stands in for a file manager: drops files on another program's window by the XDND protocol, version 5
// (https://www.freedesktop.org/wiki/Specifications/XDND/).
#include <string>
#include <vector>

namespace eb::test {

// `window` is its X id in decimal. Returns "" when the other side has taken the drop, else what went wrong.
std::string drop_files(const std::string& display, const std::string& window, const std::vector<std::string>& paths);

}  // namespace eb::test
