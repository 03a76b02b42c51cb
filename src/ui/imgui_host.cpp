#include "ui/imgui_host.h"

#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>
#include <limits>
#include <variant>

#include "ui/draw.h"
#include "ui/fonts.h"

namespace eb::ui {
namespace {

// ImGui only has to know the keys it acts on; ImGuiKey_COUNT stands for "none".
ImGuiKey imgui_key(core::Key key) {
  switch (key) {
    case core::Key::Tab:
      return ImGuiKey_Tab;
    case core::Key::Left:
      return ImGuiKey_LeftArrow;
    case core::Key::Right:
      return ImGuiKey_RightArrow;
    case core::Key::Up:
      return ImGuiKey_UpArrow;
    case core::Key::Down:
      return ImGuiKey_DownArrow;
    case core::Key::PageUp:
      return ImGuiKey_PageUp;
    case core::Key::PageDown:
      return ImGuiKey_PageDown;
    case core::Key::Home:
      return ImGuiKey_Home;
    case core::Key::End:
      return ImGuiKey_End;
    case core::Key::Insert:
      return ImGuiKey_Insert;
    case core::Key::Delete:
      return ImGuiKey_Delete;
    case core::Key::Backspace:
      return ImGuiKey_Backspace;
    case core::Key::Space:
      return ImGuiKey_Space;
    case core::Key::Enter:
      return ImGuiKey_Enter;
    case core::Key::Escape:
      return ImGuiKey_Escape;
    case core::Key::A:
      return ImGuiKey_A;
    case core::Key::C:
      return ImGuiKey_C;
    case core::Key::V:
      return ImGuiKey_V;
    case core::Key::X:
      return ImGuiKey_X;
    case core::Key::Y:
      return ImGuiKey_Y;
    case core::Key::Z:
      return ImGuiKey_Z;
    default:
      return ImGuiKey_COUNT;
  }
}

int imgui_button(core::MouseButton button) {
  switch (button) {
    case core::MouseButton::Left:
      return 0;
    case core::MouseButton::Right:
      return 1;
    case core::MouseButton::Middle:
      return 2;
  }
  return 0;
}

// --- The one place that differs between the releases of ImGui ---
#if IMGUI_VERSION_NUM >= 18700
void prepare_input(ImGuiIO& io) {
  io.ConfigInputTrickleEventQueue = false;
}  // InputRouter does this itself
void feed_key(ImGuiIO& io, ImGuiKey key, bool pressed) {
  io.AddKeyEvent(key, pressed);
}
void feed_modifiers(ImGuiIO& io, core::Modifiers mods) {
  io.AddKeyEvent(ImGuiMod_Ctrl, mods.ctrl);
  io.AddKeyEvent(ImGuiMod_Shift, mods.shift);
  io.AddKeyEvent(ImGuiMod_Alt, mods.alt);
}
void feed_button(ImGuiIO& io, int button, bool pressed) {
  io.AddMouseButtonEvent(button, pressed);
}
void feed_position(ImGuiIO& io, float x, float y) {
  io.AddMousePosEvent(x, y);
}
void feed_wheel(ImGuiIO& io, float dx, float dy) {
  io.AddMouseWheelEvent(dx, dy);
}
void release_all(ImGuiIO& io) {
  io.ClearInputKeys();
  for (int i = 0; i < 3; ++i) io.AddMouseButtonEvent(i, false);
}
#else
// Every key has ImGui's own number, so that both interfaces share the code above.
void prepare_input(ImGuiIO& io) {
  for (int key = 0; key < ImGuiKey_COUNT; ++key) io.KeyMap[key] = key;
}
void feed_key(ImGuiIO& io, ImGuiKey key, bool pressed) {
  io.KeysDown[key] = pressed;
}
void feed_modifiers(ImGuiIO& io, core::Modifiers mods) {
  io.KeyCtrl = mods.ctrl;
  io.KeyShift = mods.shift;
  io.KeyAlt = mods.alt;
}
void feed_button(ImGuiIO& io, int button, bool pressed) {
  io.MouseDown[button] = pressed;
}
void feed_position(ImGuiIO& io, float x, float y) {
  io.MousePos = {x, y};
}
void feed_wheel(ImGuiIO& io, float dx, float dy) {
  io.MouseWheelH += dx;
  io.MouseWheel += dy;
}
void release_all(ImGuiIO& io) {
  for (auto& down : io.KeysDown) down = false;
  for (auto& down : io.MouseDown) down = false;
  feed_modifiers(io, {});
}
#endif

void set_sizes(ImGuiStyle& style, const Look& look) {
  style.WindowPadding = {look.px(16), look.px(14)};
  style.FramePadding = {look.px(10), look.px(7.5)};
  style.ItemSpacing = {look.px(8), look.px(7)};
  style.ItemInnerSpacing = {look.px(8), look.px(6)};
  style.CellPadding = {0, look.px(4)};
  style.IndentSpacing = look.px(16);
  style.ScrollbarSize = look.px(10);
  style.GrabMinSize = look.px(14);
  style.WindowRounding = 0;
  style.ChildRounding = style.FrameRounding = style.GrabRounding = look.px(6);
  style.PopupRounding = look.px(8);
  style.ScrollbarRounding = look.px(5);
  style.WindowBorderSize = style.FrameBorderSize = style.ChildBorderSize = 0;
  style.PopupBorderSize = std::max(1.0F, std::floor(look.px(1)));
  style.DisplaySafeAreaPadding = {look.px(4), look.px(4)};
  style.AntiAliasedLinesUseTex = false;  // the atlas has no baked lines at these sizes
}

void set_colors(ImGuiStyle& style, const Palette& p) {
  constexpr core::Color none{0, 0, 0, 0};
  const auto set = [&style](ImGuiCol slot, core::Color color) { style.Colors[slot] = vec4(color); };
  for (int slot = 0; slot < ImGuiCol_COUNT; ++slot) set(slot, p.accent);
  set(ImGuiCol_Text, p.text);
  set(ImGuiCol_TextDisabled, p.faint);
  for (const auto slot :
       {ImGuiCol_WindowBg, ImGuiCol_MenuBarBg, ImGuiCol_TitleBg, ImGuiCol_TitleBgActive, ImGuiCol_TitleBgCollapsed})
    set(slot, p.panel);
  for (const auto slot : {ImGuiCol_ChildBg, ImGuiCol_BorderShadow, ImGuiCol_Button, ImGuiCol_ScrollbarBg,
                          ImGuiCol_TableRowBg, ImGuiCol_TableRowBgAlt})
    set(slot, none);
  set(ImGuiCol_PopupBg, p.raised);
  for (const auto slot : {ImGuiCol_Border, ImGuiCol_Separator, ImGuiCol_TableBorderLight, ImGuiCol_TableBorderStrong})
    set(slot, p.hairline);
  for (const auto slot : {ImGuiCol_FrameBg, ImGuiCol_FrameBgHovered, ImGuiCol_ButtonHovered, ImGuiCol_HeaderHovered})
    set(slot, p.hover);
  for (const auto slot : {ImGuiCol_FrameBgActive, ImGuiCol_ButtonActive, ImGuiCol_HeaderActive}) set(slot, p.pressed);
  set(ImGuiCol_Header, p.selected);
  set(ImGuiCol_ScrollbarGrab, p.pressed);
  set(ImGuiCol_TextSelectedBg, core::with_alpha(p.accent, 0.35F));
  set(ImGuiCol_ModalWindowDimBg, p.scrim);
}

}  // namespace

ImGuiHost::ImGuiHost() {
  IMGUI_CHECKVERSION();
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  io.ConfigInputTextCursorBlink = false;  // an idle window draws no frames
  io.ConfigWindowsMoveFromTitleBarOnly = true;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
  prepare_input(io);
  io.UserData = &m_notes_on_frame;
  io.ClipboardUserData = this;
  io.SetClipboardTextFn = [](void* host, const char* text) { static_cast<ImGuiHost*>(host)->copy(text); };
  io.GetClipboardTextFn = [](void* host) { return static_cast<ImGuiHost*>(host)->paste(); };
}

void ImGuiHost::copy(const char* text) {
  m_pasted = text;
  if (m_clipboard.set) m_clipboard.set(m_pasted);
}

const char* ImGuiHost::paste() {
  if (m_clipboard.get) m_pasted = m_clipboard.get();
  return m_pasted.c_str();
}

ImGuiHost::~ImGuiHost() {
  drop_backend();
  ImGui::DestroyContext();
}

void ImGuiHost::begin_frame(const FrameSize& size, session::ThemeKind theme, double seconds) {
  ImGuiIO& io = ImGui::GetIO();
  const auto scale = static_cast<float>(size.scale);
  const bool new_letters = m_notes_on_frame.letters.take_grown();
  const bool new_fonts = !m_has_fonts || new_letters || scale != m_look.scale || size.notes != m_size.notes;
  m_look.is_mirrored = size.mirrored;
  m_notes_on_frame.unmirrored.clear();
  if (new_fonts || theme != m_look.theme) {
    m_look.scale = scale;
    m_look.theme = theme;
    m_look.palette = palette_of(theme);
    apply_style();
  }
  if (new_fonts) {
    m_look.fonts = build_fonts(scale, m_notes_on_frame.letters.letters(), static_cast<float>(size.notes));
    m_index.build(*io.Fonts);
    io.FontDefault = m_look.font(Face::Body);
    m_has_fonts = true;
    m_fonts_uploaded = false;
  }
  m_size = size;
  io.DisplaySize = {static_cast<float>(size.width_px), static_cast<float>(size.height_px)};
  io.DeltaTime = std::max(static_cast<float>(seconds), 1e-4F);  // ImGui refuses a frame without duration
  ImGui::NewFrame();
}

void ImGuiHost::end_frame() {
  ImGui::Render();
  const auto& letters = m_notes_on_frame.letters.letters();
  put_in_reading_order(*ImGui::GetDrawData(), m_index, m_notes_on_frame.unmirrored,
                       {m_size.mirrored, static_cast<float>(m_size.width_px)},
                       std::ranges::any_of(letters, is_right_to_left));
}

void ImGuiHost::draw() {
  ensure_backend();
  ImDrawData* data = ImGui::GetDrawData();
  if (data == nullptr) return;
  // The frame may have been built before its glyphs became a texture; every other texture carries a mark, which the
  // backend drops: it takes the lower half as the name of a texture.
  const ImTextureID atlas = ImGui::GetIO().Fonts->TexID;
  for (int list = 0; list < data->CmdListsCount; ++list) {
    for (auto& command : data->CmdLists[list]->CmdBuffer) {
      if ((std::bit_cast<std::uint64_t>(command.TextureId) & picture_mark) == 0) command.TextureId = atlas;
    }
  }
  ImGui_ImplOpenGL3_RenderDrawData(data);
}

void ImGuiHost::ensure_backend() {
  if (!m_has_backend) {
    ImGui_ImplOpenGL3_Init("#version 330 core");
    m_has_backend = true;
    m_fonts_uploaded = false;
    ImGui_ImplOpenGL3_CreateDeviceObjects();
    m_fonts_uploaded = true;
  }
  if (m_fonts_uploaded) return;
  ImGui_ImplOpenGL3_DestroyFontsTexture();
  ImGui_ImplOpenGL3_CreateFontsTexture();
  m_fonts_uploaded = true;
}

void ImGuiHost::drop_backend() {
  if (m_has_backend) ImGui_ImplOpenGL3_Shutdown();
  m_has_backend = false;
}

void ImGuiHost::apply_style() {
  ImGuiStyle& style = ImGui::GetStyle();
  style = ImGuiStyle{};
  set_sizes(style, m_look);
  set_colors(style, m_look.palette);
}

bool ImGuiHost::knows_key(core::Key key) {
  return imgui_key(key) != ImGuiKey_COUNT;
}

void ImGuiHost::set_key(core::Key key, bool pressed) {
  if (knows_key(key)) feed_key(ImGui::GetIO(), imgui_key(key), pressed);
}

void ImGuiHost::set_modifiers(core::Modifiers mods) {
  feed_modifiers(ImGui::GetIO(), mods);
}

void ImGuiHost::apply(const core::InputEvent& event) {
  ImGuiIO& io = ImGui::GetIO();
  if (const auto* moved = std::get_if<core::MouseMoved>(&event)) {
    feed_position(io, static_cast<float>(moved->x), static_cast<float>(moved->y));
  } else if (const auto* button = std::get_if<core::MouseButtonChanged>(&event)) {
    set_modifiers(button->mods);
    feed_button(io, imgui_button(button->button), button->pressed);
  } else if (const auto* wheel = std::get_if<core::MouseScrolled>(&event)) {
    set_modifiers(wheel->mods);
    feed_wheel(io, static_cast<float>(wheel->dx), static_cast<float>(wheel->dy));
  } else if (const auto* key = std::get_if<core::KeyChanged>(&event)) {
    set_modifiers(key->mods);
    set_key(key->key, key->pressed);
  } else if (const auto* typed = std::get_if<core::CharTyped>(&event)) {
    // Who types a character holds no Ctrl, even where its release went unreported.
    set_modifiers({});
    m_notes_on_frame.letters.want(static_cast<char32_t>(typed->codepoint));
    io.AddInputCharacter(typed->codepoint);
  } else if (const auto* focus = std::get_if<core::FocusChanged>(&event); focus != nullptr && !focus->focused) {
    release_all(io);
  }
}

}  // namespace eb::ui
