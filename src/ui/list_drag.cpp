#include "ui/list_drag.h"

#include "ui/draw.h"
#include "ui/labels.h"

namespace eb::ui {

std::optional<std::string> drag_in_list(const PanelIo& io, const char* type, const std::string& id,
                                        const std::string& label) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {io.look.px(10), io.look.px(8)});
  if (ImGui::BeginDragDropSource()) {
    ImGui::SetDragDropPayload(type, id.c_str(), id.size());
    text_line(io.look, Face::Body, io.look.palette.text, label);
    ImGui::EndDragDropSource();
  }
  ImGui::PopStyleVar();
  if (!ImGui::BeginDragDropTarget()) return std::nullopt;
  std::optional<std::string> dropped;
  if (const auto* payload = ImGui::AcceptDragDropPayload(type)) {
    dropped.emplace(static_cast<const char*>(payload->Data), static_cast<std::size_t>(payload->DataSize));
  }
  ImGui::EndDragDropTarget();
  return dropped == id ? std::nullopt : dropped;
}

}  // namespace eb::ui
