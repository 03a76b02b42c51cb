#pragma once
// A text field of ImGui whose text has right-to-left letters: ImGui knows one direction, so caret, selection and the
// place one points at are put where drawn_text puts the letters. For edit_widgets; one object a field and frame.
#include <imgui.h>

#include <optional>
#include <string>

#include "ui/panel_io.h"

namespace eb::ui {

class TypedField {
 public:
  // Before ImGui's field. Does nothing for a text without such letters. `lines` as the field has them.
  TypedField(const PanelIo& io, const char* id, const std::string& text, int lines);
  ~TypedField();
  TypedField(const TypedField&) = delete;
  TypedField& operator=(const TypedField&) = delete;

  // From the field's callback while it has the keyboard (ImGuiInputTextFlags_CallbackAlways).
  void note(const ImGuiInputTextCallbackData& data);
  // After the field.
  void put_in_order(const std::string& text);

 private:
  struct Place {
    float left = 0, top = 0;  // of the first line's first letter, as ImGui draws it
  };
  void point_at(const std::string& text, int lines);
  [[nodiscard]] std::optional<Place> move_caret(const std::string& text);
  void draw_selection(const std::string& text, const Place& place) const;
  void end();

  const PanelIo& m_io;
  ImGuiID m_id;
  bool m_is_mixed;
  ImU32 m_selected_color;
  std::optional<float> m_pointer_x;        // where it really is
  ImDrawList* m_list = nullptr;            // that the field draws into; nullptr = it has no keyboard
  int m_cursor = 0, m_from = 0, m_to = 0;  // bytes
};

}  // namespace eb::ui
