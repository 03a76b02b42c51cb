#include "model/localized.h"

#include <algorithm>

namespace eb::model {

const std::string& LocalizedText::in(std::string_view language) const {
  static const std::string none;
  const std::string_view without_region = language.substr(0, language.find_first_of("_-"));
  for (const std::string_view wanted : {language, without_region, std::string_view{"en"}}) {
    const auto found = by_language.find(wanted);
    if (found != by_language.end() && !found->second.empty()) return found->second;
  }
  const auto any = std::ranges::find_if(by_language, [](const auto& text) { return !text.second.empty(); });
  return any == by_language.end() ? none : any->second;
}

}  // namespace eb::model
