#pragma once
// Something done to open a source that the person who gave it should know. Used by the parts of a reader.
#include "core/message.h"

namespace eb::io {

struct SourceNote {
  core::Message what, hint;
};

}  // namespace eb::io
