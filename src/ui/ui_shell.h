#pragma once
// The panels around the map and the Dear ImGui host that draws them. Main thread, GL context current.
#include <functional>
#include <memory>
#include <string>

#include "core/input_event.h"
#include "core/result.h"
#include "render/frame.h"
#include "ui/keyboard_use.h"
#include "ui/ui_context.h"

namespace eb::ui {

struct ExactView;

class UiShell {
 public:
  // One at a time: Dear ImGui keeps one context a process. Needs no GL context before draw().
  static core::Result<std::unique_ptr<UiShell>> create();
  ~UiShell();
  UiShell(const UiShell&) = delete;
  UiShell& operator=(const UiShell&) = delete;

  // Feeds events; those the panels took are removed from `events`, the rest are for the map. At most one
  // transition per button or key reaches ImGui a frame: what waits is kept and `has_pending_input` is true.
  void feed(core::InputQueue& events);
  [[nodiscard]] bool has_pending_input() const;
  // As of the last build().
  [[nodiscard]] KeyboardUse keyboard_use() const;
  // Where text fields and "Copy source" put and take text; without it the clipboard ends with the program.
  void set_clipboard(std::function<void(const std::string&)> set, std::function<std::string()> get);

  // Exact places over the map of this window, for as long as the caller keeps them; nullptr = none.
  void show_exact(const ExactView* view);

  struct Output {
    session::Insets covered;       // framebuffer pixels the panels take at each edge
    bool wants_frame = false;      // an animation or caret of a panel needs another frame soon
    bool gesture_started = false;  // an item turned active: the next edits belong to a new gesture
  };
  // Builds all panels; actions go to `out`.
  Output build(const UiContext& context, int width_px, int height_px, double scale, double seconds,
               session::ActionQueue& out);
  // Draws what build() made into the bound framebuffer.
  void draw();

 private:
  UiShell();
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace eb::ui
