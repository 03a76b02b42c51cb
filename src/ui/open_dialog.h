#pragma once
// Chooses files to open: folders, a filter, a typed path, several files at once, the places used last. It also chooses
// the folder of a routing database.
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "ui/file_list.h"
#include "ui/panel_io.h"
#include "ui/ui_context.h"

namespace eb::ui {

struct OpenDialogState {
  std::filesystem::path folder;
  std::vector<FileEntry> entries;  // of `folder`, read once when it is entered
  std::set<std::string> chosen;    // names in `folder`
  std::string filter, typed_path;
  std::string problem;  // why the last folder or path did not work
  std::vector<std::filesystem::path> recent_places;
  bool was_open = false;
  bool wants_folder = false;  // of a routing database, instead of files
};

// Brings the dialog up for it.
void choose_routing_database(const PanelIo& io);
void open_dialog(const UiContext& context, const PanelIo& io, OpenDialogState& state);

}  // namespace eb::ui
