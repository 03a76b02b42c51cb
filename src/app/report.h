#pragma once
// How commands print what they measured: one JSON document, or a line for each of its keys.
#include <iostream>
#include <nlohmann/json.hpp>

namespace eb::app {

inline void print_report(const nlohmann::ordered_json& report, bool as_json) {
  if (as_json) {
    std::cout << report.dump(2) << '\n';
    return;
  }
  for (const auto& [key, value] : report.items()) std::cout << key << ": " << value.dump() << '\n';
}

}  // namespace eb::app
