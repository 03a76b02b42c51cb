#pragma once
// A text together with where it is from; what is said of layers, stops and routes. Pure values.
#include <string>

#include "model/localized.h"

namespace eb::model {

struct SourcedText {
  LocalizedText text;
  std::string source;  // empty = not stated
  [[nodiscard]] bool empty() const { return text.empty(); }
  friend bool operator==(const SourcedText&, const SourcedText&) = default;
};

}  // namespace eb::model
