#include "ui/dialog.h"

#include <algorithm>

#include "ui/draw.h"

namespace eb::ui {

DialogScope::DialogScope(const PanelIo& io, const char* name, bool should_be_open, DialogSize size) {
  if (should_be_open && !ImGui::IsPopupOpen(name)) ImGui::OpenPopup(name);
  const float margin = io.look.px(12);
  const ImVec2 fitted_size{std::min(io.look.px(size.width), io.window_width - 2 * margin),
                           std::min(io.look.px(size.height), io.window_height - 2 * margin)};
  ImGui::SetNextWindowSize(fitted_size);
  ImGui::SetNextWindowPos({(io.window_width - fitted_size.x) / 2, (io.window_height - fitted_size.y) / 2});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {io.look.px(24), io.look.px(20)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, io.look.px(8));
  m_open = ImGui::BeginPopupModal(name, nullptr,
                                  ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                                      ImGuiWindowFlags_NoSavedSettings);
  ImGui::PopStyleVar(2);
  if (!m_open) return;
  if (ImGui::IsWindowAppearing()) io.feedback.wants_frame = true;  // ImGui shows it one frame late
  if (should_be_open)
    io.feedback.popup_open = true;
  else
    ImGui::CloseCurrentPopup();
}

DialogScope::~DialogScope() {
  if (m_open) ImGui::EndPopup();
}

bool DialogScope::escape_pressed() const {
  return m_open && ImGui::IsKeyPressed(ImGuiKey_Escape, false);
}

}  // namespace eb::ui
