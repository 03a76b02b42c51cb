#pragma once
// A text a person may read, kept as its English gettext id plus arguments until it is shown,
// so that code far below the user interface never needs a catalogue.
#include <functional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace eb::core {

// Looks an English text up in the catalogue of the current language.
using Translate = std::function<std::string(std::string_view)>;

struct Message {
  std::string id;                 // English, with {0}, {1}, ... where arguments go
  std::vector<std::string> args;  // already formatted, never translated

  [[nodiscard]] bool empty() const { return id.empty(); }
  friend bool operator==(const Message&, const Message&) = default;
};

// Makes a message; xgettext collects the first argument of every call of msg().
template <class... Args>
Message msg(std::string_view id, const Args&... args) {
  Message message{std::string{id}, {}};
  [[maybe_unused]] const auto add = [&message](const auto& arg) {
    std::ostringstream out;
    out << arg;
    message.args.push_back(std::move(out).str());
  };
  (add(args), ...);
  return message;
}

// Replaces {0}, {1}, ... in `pattern`; an index without an argument stays as it is.
std::string substitute(std::string_view pattern, const std::vector<std::string>& args);

// The message in the language of `translate` (English without one).
std::string to_text(const Message& message, const Translate& translate = {});

}  // namespace eb::core
