#pragma once
// The only place that knows which Dear ImGui is installed and that it draws with OpenGL: context,
// fonts, theme, feeding of input, drawing. One at a time (ImGui's context is process-wide), main thread.
#include <functional>
#include <string>

#include "core/input_event.h"
#include "core/result.h"
#include "ui/drawn_text.h"
#include "ui/look.h"

namespace eb::ui {

struct Clipboard {
  std::function<void(const std::string&)> set;
  std::function<std::string()> get;
};

class ImGuiHost {
 public:
  ImGuiHost();
  ~ImGuiHost();
  ImGuiHost(const ImGuiHost&) = delete;
  ImGuiHost& operator=(const ImGuiHost&) = delete;

  struct FrameSize {
    int width_px = 0, height_px = 0;
    double scale = 1;
    double notes = 0;       // size of Face::Notes in pixels at 100 %; 0 = it is not needed and is the body's
    bool mirrored = false;  // the language is written from right to left
  };
  // Rebuilds fonts and colours where scale, letters or theme changed, then starts ImGui's frame.
  void begin_frame(const FrameSize& size, session::ThemeKind theme, double seconds);
  void end_frame();
  // Letters that will be needed; texts that are shown add theirs by themselves.
  [[nodiscard]] LetterSet& letters() { return m_notes_on_frame.letters; }
  // Draws the last frame into the bound framebuffer. Needs a current OpenGL 3 context.
  void draw();

  // Hands one event to ImGui. The caller sees to at most one transition a frame (see InputRouter).
  void apply(const core::InputEvent& event);
  [[nodiscard]] static bool knows_key(core::Key key);
  void set_clipboard(Clipboard clipboard) { m_clipboard = std::move(clipboard); }
  [[nodiscard]] const Look& look() const { return m_look; }
  // Letters were shown that the fonts lack until the next frame.
  [[nodiscard]] bool misses_letters() const { return m_notes_on_frame.letters.has_grown(); }

 private:
  void copy(const char* text);
  const char* paste();
  void apply_style();
  void ensure_backend();
  void drop_backend();
  void set_key(core::Key key, bool pressed);
  void set_modifiers(core::Modifiers mods);

  Look m_look;
  FrameNotes m_notes_on_frame;
  LetterIndex m_index;
  FrameSize m_size;  // of the frame that is being built
  Clipboard m_clipboard;
  std::string m_pasted;  // ImGui reads the clipboard through a pointer
  bool m_has_fonts = false, m_has_backend = false, m_fonts_uploaded = false;
};

}  // namespace eb::ui
