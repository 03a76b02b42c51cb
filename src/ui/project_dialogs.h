#pragma once
// What is asked about the project as a file: before work would be lost, after somebody else changed it, where it is to
// be saved, which earlier version is to be opened.
#include <filesystem>
#include <string>
#include <vector>

#include "ui/file_list.h"
#include "ui/panel_io.h"
#include "ui/ui_context.h"

namespace eb::ui {

// Kept as typed; filled when the dialog opens.
struct SaveDialogState {
  std::filesystem::path folder;
  std::vector<FileEntry> entries;
  std::string name, problem;
  bool was_open = false;
};

void save_dialog(const UiContext& context, const PanelIo& io, SaveDialogState& state);
void question_dialog(const UiContext& context, const PanelIo& io);
void versions_dialog(const UiContext& context, const PanelIo& io);

// A title as a file name: what means something to file systems or shells becomes a hyphen; empty when nothing is left.
std::string file_name_of(const std::string& title);

}  // namespace eb::ui
