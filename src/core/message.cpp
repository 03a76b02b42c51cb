#include "core/message.h"

namespace eb::core {

std::string substitute(std::string_view pattern, const std::vector<std::string>& args) {
  std::string out;
  out.reserve(pattern.size());
  for (std::size_t i = 0; i < pattern.size();) {
    const bool placeholder = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 1] >= '0' &&
                             pattern[i + 1] <= '9' && pattern[i + 2] == '}';
    const auto index = placeholder ? static_cast<std::size_t>(pattern[i + 1] - '0') : args.size();
    if (index < args.size()) {
      out += args[index];
      i += 3;
    } else {
      out += pattern[i++];
    }
  }
  return out;
}

std::string to_text(const Message& message, const Translate& translate) {
  return substitute(translate ? translate(message.id) : message.id, message.args);
}

}  // namespace eb::core
