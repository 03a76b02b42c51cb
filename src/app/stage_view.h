#pragma once
// Fills what the presenter's console shows from the presentation, the show and the hall's pictures. One for the window;
// it remembers which notices there were when the show began. Main thread.
#include <cstdint>
#include <vector>

#include "app/workspace.h"
#include "text/catalog.h"
#include "ui/stage_view.h"

namespace eb::app {

// What only the window knows of a frame.
struct StageSurroundings {
  ui::StagePicture hall, next;
  std::string console_screen;  // the monitor the console is on; empty = unknown
  int minutes_of_day = 0;      // of the wall clock
  std::vector<ui::StageKeyHelp> keys;
};

class StageViewFeed {
 public:
  ui::StageView view(const Workspace& workspace, const text::Catalog& catalog, const StageSurroundings& around);

 private:
  bool m_was_on = false;
  std::uint64_t m_notices_before = 0;  // the newest notice when the show began
};

// Minutes after midnight, local time.
int minutes_of_day();

}  // namespace eb::app
