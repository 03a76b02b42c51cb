#pragma once
// Routes on their way in and out of the window: what the export dialog asks for and how far it has got.
#include <string>
#include <variant>
#include <vector>

#include "core/ids.h"
#include "model/route_exchange.h"

namespace eb::session {

struct ImportRoutes {
  std::vector<std::string> paths;
};  // GPX, KML, any GIS file: its routes become routes of the project
struct ExportRoutes {
  std::string path;  // its suffix says the format
  model::RoutePreset preset = model::RoutePreset::None;
  std::string language;  // of names and texts
  core::RouteId route;   // empty = all of the project
  std::string group;     // id; empty = the first
};
struct CancelExport {};
using TransferAction = std::variant<ImportRoutes, ExportRoutes, CancelExport>;

// What is being written, for the panels.
struct TransferProgress {
  std::string path;
  std::size_t done = 0, total = 0;  // maps of a roadbook; 0 of 0 where there is nothing to count
};

}  // namespace eb::session
