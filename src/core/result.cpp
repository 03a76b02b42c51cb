#include "core/result.h"

namespace eb::core {

std::string to_text(const Error& error, const Translate& translate) {
  std::string text = to_text(error.what, translate);
  if (!error.hint.empty()) {
    if (!text.empty() && text.back() != '.') text += '.';
    text += ' ';
    text += to_text(error.hint, translate);
  }
  if (!error.where.empty()) text += " (" + error.where + ")";
  return text;
}

}  // namespace eb::core
