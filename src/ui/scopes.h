#pragma once
// Scope guards around ImGui's push and pop calls: ids, fonts, panels, menus.
#include <string>
#include <string_view>

#include "ui/icons.h"
#include "ui/panel_io.h"

namespace eb::ui {

class IdScope {
 public:
  explicit IdScope(std::string_view id);
  explicit IdScope(std::size_t id);
  ~IdScope();
  IdScope(const IdScope&) = delete;
  IdScope& operator=(const IdScope&) = delete;
};

class FontScope {
 public:
  FontScope(const Look& look, Face face);
  ~FontScope();
  FontScope(const FontScope&) = delete;
  FontScope& operator=(const FontScope&) = delete;
};

class DisabledScope {
 public:
  explicit DisabledScope(bool disabled);
  ~DisabledScope();
  DisabledScope(const DisabledScope&) = delete;
  DisabledScope& operator=(const DisabledScope&) = delete;
};

// A fixed panel: no title bar, does not move. Registers its place with the feedback.
enum class PanelKind : std::uint8_t { Plain, Scrolling, Floating };
class PanelScope {
 public:
  PanelScope(const PanelIo& io, const char* name, const Rect& area, PanelKind kind);
  ~PanelScope();
  PanelScope(const PanelScope&) = delete;
  PanelScope& operator=(const PanelScope&) = delete;
};

// A drop-down of commands below a quiet button; `open()` tells whether its items are to be drawn.
class MenuScope {
 public:
  // `id` for a menu whose label changes while it is open.
  MenuScope(const PanelIo& io, const std::string& label, Icon icon = Icon::None, std::string_view id = {});
  ~MenuScope();
  MenuScope(const MenuScope&) = delete;
  MenuScope& operator=(const MenuScope&) = delete;
  [[nodiscard]] bool open() const { return m_open; }

 private:
  bool m_open = false;
};
// `shortcut` may be empty; `checked` draws a tick.
bool menu_item(const PanelIo& io, const std::string& label, const std::string& shortcut, bool checked = false,
               bool enabled = true);

}  // namespace eb::ui
