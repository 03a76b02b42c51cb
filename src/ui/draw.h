#pragma once
// Between our colours and rectangles and ImGui's; only for the .cpp files of this folder.
#include <imgui.h>

#include "ui/look.h"

namespace eb::ui {

inline ImU32 u32(core::Color c) {
  return IM_COL32(c.r, c.g, c.b, c.a);
}
inline ImVec4 vec4(core::Color c) {
  return ImGui::ColorConvertU32ToFloat4(u32(c));
}
inline ImVec2 top_left(const Rect& r) {
  return {r.x, r.y};
}
inline ImVec2 bottom_right(const Rect& r) {
  return {r.right(), r.bottom()};
}
inline Rect item_rect() {
  const ImVec2 min = ImGui::GetItemRectMin(), max = ImGui::GetItemRectMax();
  return {min.x, min.y, max.x - min.x, max.y - min.y};
}

}  // namespace eb::ui
