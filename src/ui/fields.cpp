#include "ui/fields.h"

#include <imgui.h>

#include <charconv>

namespace eb::ui {

std::optional<std::string> edit_field(const PanelIo& io, FieldState& state, const std::string& key,
                                      const std::string& value, const FieldLook& look) {
  const IdScope id{key};
  const bool is_own = state.key == key;
  std::string shown = value;
  std::string& buffer = is_own ? state.typed : shown;
  const auto edit = look.lines > 1 ? edit_paragraph(io, "##field", buffer, look.width, look.lines)
                                   : edit_text(io, "##field", buffer, look.hint, look.width);
  if (edit.active) {
    if (!is_own) {
      state.key = key;
      state.typed = buffer;
    }
    return std::nullopt;
  }
  if (!is_own) return std::nullopt;
  state.key.clear();
  return state.typed == value ? std::nullopt : std::optional{state.typed};
}

std::optional<int> parse_count(const std::string& text) {
  int value = 0;
  const char* end = text.data() + text.size();
  const auto [after, error] = std::from_chars(text.data(), end, value);
  const bool is_whole = error == std::errc{} && after == end && value >= 0;
  return is_whole ? std::optional{value} : std::nullopt;
}

}  // namespace eb::ui
