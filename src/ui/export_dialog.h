#pragma once
// Asks into which file routes are to be written, for which program or device, and says before anything is written what
// the format cannot carry.
#include <string>

#include "session/route_transfer.h"
#include "ui/panel_io.h"
#include "ui/ui_context.h"

namespace eb::ui {

// Kept as chosen; filled when the dialog opens.
struct ExportDialogState {
  std::size_t kind = 0;  // of the list of formats and presets
  std::string path, language;
  core::RouteId route;  // empty = all
  std::string group;    // id; empty = the first
  bool was_open = false;
};

void export_dialog(const UiContext& context, const PanelIo& io, ExportDialogState& state);

// The file that is being written, with its progress, as one line of a panel.
void transfer_row(const UiContext& context, const PanelIo& io, const session::TransferProgress& transfer);

}  // namespace eb::ui
