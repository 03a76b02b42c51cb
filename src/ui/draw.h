#pragma once
// Between our colours and rectangles and ImGui's; only for the .cpp files of this folder.
#include <imgui.h>

#include <bit>
#include <cstdint>

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

// The pointer as a part sees it that runs from left to right in every language: an axis of years or kilometres.
inline ImVec2 pointer_on_axis(const Look& look, const Rect& area) {
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  return {look.is_mirrored ? area.x + area.right() - mouse.x : mouse.x, mouse.y};
}

// A GL texture that is not the atlas of letters. The atlas may change its name between building a frame and drawing
// it, so ImGuiHost tells the two apart by this mark.
inline constexpr std::uint64_t picture_mark = std::uint64_t{1} << 32U;
inline ImTextureID picture_id(std::uint32_t texture) {
  return std::bit_cast<ImTextureID>(picture_mark | texture);
}

}  // namespace eb::ui
