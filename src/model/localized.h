#pragma once
// A text in several languages, as project files hold it.
#include <map>
#include <string>
#include <string_view>

namespace eb::model {

struct LocalizedText {
  std::map<std::string, std::string, std::less<>> by_language;  // "en" -> text

  [[nodiscard]] bool empty() const { return by_language.empty(); }
  // The text in `language` ("de", "en_US": the region counts where there is a text for it), else in English, else in
  // any; "" if there is none.
  [[nodiscard]] const std::string& in(std::string_view language) const;
  friend bool operator==(const LocalizedText&, const LocalizedText&) = default;
};

}  // namespace eb::model
