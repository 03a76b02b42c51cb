#pragma once
// Something done to open a source that the person who gave it should know. Used by the parts of a reader.
#include <string>
#include <vector>

#include "core/message.h"

namespace eb::io {

struct SourceNote {
  core::Message what, hint;
  std::vector<std::string> layers{};  // it is about one of these, as far as the source has them; empty = any
};

// A text brought into a form GDAL reads rightly, and what was done to it.
struct RewrittenText {
  std::string text;
  std::vector<SourceNote> notes;
};

}  // namespace eb::io
