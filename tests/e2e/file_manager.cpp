#include "file_manager.h"

#include <X11/Xatom.h>
#include <X11/Xlib.h>

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <thread>

namespace eb::test {
namespace {

constexpr std::chrono::seconds patience{20};

struct CloseDisplay {
  void operator()(Display* display) const { XCloseDisplay(display); }
};

class FileManager {
 public:
  FileManager(Display* display, Window target, std::string uris)
      : m_display{display},
        m_target{target},
        m_own{XCreateSimpleWindow(display, DefaultRootWindow(display), 0, 0, 1, 1, 0, 0, 0)},
        m_uris{std::move(uris)} {}

  std::string drop() {
    XSetSelectionOwner(m_display, atom("XdndSelection"), m_own, CurrentTime);
    tell("XdndEnter", {static_cast<long>(m_own), 5L << 24, static_cast<long>(atom("text/uri-list")), 0, 0});
    tell("XdndPosition",
         {static_cast<long>(m_own), 0, (200L << 16) | 200L, CurrentTime, static_cast<long>(atom("XdndActionCopy"))});
    const auto status = answer("XdndStatus");
    if (!status) return "the window does not answer a drag";
    if ((status->data.l[1] & 1) == 0) return "the window does not want the files";
    tell("XdndDrop", {static_cast<long>(m_own), 0, CurrentTime, 0, 0});
    const auto finished = answer("XdndFinished");
    if (!finished) return "the drop was not taken";
    // GLFW answers with the number of bytes it has read instead of the flag in bit 0.
    return finished->data.l[1] != 0 ? "" : "the drop was refused";
  }

 private:
  Atom atom(const char* name) { return XInternAtom(m_display, name, False); }

  void tell(const char* what, const std::array<long, 5>& data) {
    XEvent event{};
    event.xclient.type = ClientMessage;
    event.xclient.window = m_target;
    event.xclient.message_type = atom(what);
    event.xclient.format = 32;
    for (std::size_t i = 0; i < data.size(); ++i) event.xclient.data.l[i] = data[i];
    XSendEvent(m_display, m_target, False, NoEventMask, &event);
    XFlush(m_display);
  }

  // Gives the list of files to whoever asks for it, until `what` comes.
  std::optional<XClientMessageEvent> answer(const char* what) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < end) {
      while (XPending(m_display) > 0) {
        XEvent event{};
        XNextEvent(m_display, &event);
        if (event.type == SelectionRequest) give(event.xselectionrequest);
        if (event.type == ClientMessage && event.xclient.message_type == atom(what)) return event.xclient;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
    return std::nullopt;
  }

  void give(const XSelectionRequestEvent& request) {
    XChangeProperty(m_display, request.requestor, request.property, request.target, 8, PropModeReplace,
                    reinterpret_cast<const unsigned char*>(m_uris.data()), static_cast<int>(m_uris.size()));
    XEvent event{};
    event.xselection.type = SelectionNotify;
    event.xselection.requestor = request.requestor;
    event.xselection.selection = request.selection;
    event.xselection.target = request.target;
    event.xselection.property = request.property;
    event.xselection.time = request.time;
    XSendEvent(m_display, request.requestor, False, NoEventMask, &event);
    XFlush(m_display);
  }

  Display* m_display;
  Window m_target, m_own;
  std::string m_uris;
};

// File names as text/uri-list: whatever is not plainly harmless is written as %XX.
std::string uri_list(const std::vector<std::string>& paths) {
  constexpr std::string_view plain = "/-._~";
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string list;
  for (const auto& path : paths) {
    list += "file://";
    for (const char c : path) {
      const auto byte = static_cast<unsigned char>(c);
      const bool is_plain = (byte < 128 && std::isalnum(byte) != 0) || plain.find(c) != std::string_view::npos;
      if (is_plain) {
        list += c;
      } else {
        list += {'%', digits[byte >> 4U], digits[byte & 15U]};
      }
    }
    list += "\r\n";
  }
  return list;
}

}  // namespace

std::string drop_files(const std::string& display, const std::string& window, const std::vector<std::string>& paths) {
  const std::unique_ptr<Display, CloseDisplay> connection{XOpenDisplay(display.c_str())};
  if (!connection) return "no display " + display;
  return FileManager{connection.get(), static_cast<Window>(std::stoul(window)), uri_list(paths)}.drop();
}

}  // namespace eb::test
