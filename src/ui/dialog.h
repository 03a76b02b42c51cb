#pragma once
// A dialog in the middle of the window that dims the map and takes all input while it is open.
#include "ui/panel_io.h"

namespace eb::ui {

struct DialogSize {
  double width = 0, height = 0;
};  // pixels at 100 %, cut to the window

class DialogScope {
 public:
  // The session says whether it `should_be_open`; the dialog never closes by itself.
  DialogScope(const PanelIo& io, const char* name, bool should_be_open, DialogSize size);
  ~DialogScope();
  DialogScope(const DialogScope&) = delete;
  DialogScope& operator=(const DialogScope&) = delete;
  [[nodiscard]] bool open() const { return m_open; }
  [[nodiscard]] bool escape_pressed() const;

 private:
  bool m_open = false;
};

}  // namespace eb::ui
