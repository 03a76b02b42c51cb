#pragma once
// How the panels look: colours of the two themes, faces of type and the scale. Set up by ImGuiHost,
// read by every panel and widget.
#include <array>
#include <cstddef>

#include "core/color.h"
#include "session/session.h"

struct ImFont;

namespace eb::ui {

// Framebuffer pixels, y down.
struct Rect {
  float x = 0, y = 0, width = 0, height = 0;
  [[nodiscard]] float right() const { return x + width; }
  [[nodiscard]] float bottom() const { return y + height; }
  [[nodiscard]] bool contains(double px, double py) const {
    return px >= static_cast<double>(x) && px < static_cast<double>(right()) && py >= static_cast<double>(y) &&
           py < static_cast<double>(bottom());
  }
};

struct Palette {
  core::Color panel;   // background of panels
  core::Color raised;  // popups, fields, chips
  core::Color hover, pressed, selected;
  core::Color hairline;
  core::Color text, secondary, faint;
  core::Color accent, on_accent;
  core::Color route, on_route;
  core::Color warning, error;
  core::Color scrim;  // dims the map behind a dialog
};

Palette palette_of(session::ThemeKind theme);

// Notes: what a presenter reads from where they stand; there only while a show is on.
enum class Face : std::uint8_t { Body, Strong, Small, Heading, Title, Date, Notes };
inline constexpr std::size_t face_count = 7;
// Pixels at 100 %; that of the notes is chosen.
inline constexpr std::array<float, face_count> face_sizes{15.0F, 15.0F, 13.0F, 11.5F, 19.0F, 24.0F, 0.0F};

struct Look {
  Palette palette;
  session::ThemeKind theme = session::ThemeKind::Dark;
  float scale = 1;                          // 1..4 and the window's content scale
  bool is_mirrored = false;                 // panels go from right to left; done after they are drawn
  std::array<ImFont*, face_count> fonts{};  // owned by ImGui's atlas

  // Sizes are written as pixels at 100 %.
  [[nodiscard]] float px(double at_100_percent) const { return static_cast<float>(at_100_percent) * scale; }
  [[nodiscard]] ImFont* font(Face face) const { return fonts[static_cast<std::size_t>(face)]; }
};

}  // namespace eb::ui
