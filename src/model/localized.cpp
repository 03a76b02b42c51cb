#include "model/localized.h"

namespace eb::model {

const std::string& LocalizedText::in(std::string_view language) const {
  static const std::string none;
  if (const auto found = by_language.find(language); found != by_language.end()) return found->second;
  if (const auto found = by_language.find("en"); found != by_language.end()) return found->second;
  return by_language.empty() ? none : by_language.begin()->second;
}

}  // namespace eb::model
