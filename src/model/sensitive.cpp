#include "model/sensitive.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace eb::model {

Secrecy secrecy_of(const std::string& flag, Secrecy when_empty) {
  constexpr std::array<std::string_view, 7> open{"0", "no", "n", "false", "f", "nein", "open"};
  constexpr std::array<std::string_view, 9> cell{"1", "yes", "y", "true", "t", "ja", "j", "obscured", "sensitive"};
  std::string word;
  for (const unsigned char c : flag)
    if (std::isspace(c) == 0) word += static_cast<char>(std::tolower(c));
  if (word.empty()) return when_empty;
  if (std::ranges::find(open, word) != open.end()) return Secrecy::Open;
  return std::ranges::find(cell, word) != cell.end() ? Secrecy::Cell : Secrecy::Withheld;
}

}  // namespace eb::model
