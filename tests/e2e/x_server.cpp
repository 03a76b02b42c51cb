#include "x_server.h"

#include <unistd.h>

#include <chrono>
#include <fstream>
#include <thread>

namespace eb::test {

namespace {

constexpr std::chrono::seconds patience{30};

// The server picks a free number and writes it to stdout once it answers. Empty when it does not.
std::string display_of(Process& server) {
  const auto end = std::chrono::steady_clock::now() + patience;
  while (server.is_running() && std::chrono::steady_clock::now() < end) {
    const auto number = server.out();
    if (number.ends_with('\n')) return ":" + number.substr(0, number.size() - 1);
    std::this_thread::sleep_for(std::chrono::milliseconds{10});
  }
  return {};
}

constexpr const char* dummy_screens = R"(Section "Device"
  Identifier "card"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 1.0-1000.0
  VertRefresh 1.0-1000.0
  Modeline "hall" 148.50 1920 2008 2052 2200 1080 1084 1089 1125 +hsync +vsync
EndSection
Section "Screen"
  Identifier "screen"
  Device "card"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "hall"
    Virtual 3840 1080
  EndSubSection
EndSection
Section "ServerFlags"
  Option "DontVTSwitch" "true"
  Option "AutoAddDevices" "false"
  Option "AutoEnableDevices" "false"
EndSection
)";

}  // namespace

std::unique_ptr<XServer> XServer::start(std::string& why) {
  const auto program = find_program("Xvfb");
  if (program.empty()) {
    why = "needs Xvfb, which is not installed (package xvfb)";
    return nullptr;
  }
  const Launch launch{{program, "-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"}, {}, {}};
  std::unique_ptr<XServer> server{new XServer{std::make_unique<Process>(launch)}};
  server->m_display = display_of(*server->m_process);
  if (!server->m_display.empty()) return server;
  why = "Xvfb does not start: " + server->m_process->err();
  return nullptr;
}

std::unique_ptr<TwoScreens> TwoScreens::start(std::string& why) {
  for (const char* needed : {"Xorg", "xrandr", "xdotool"}) {
    if (!find_program(needed).empty()) continue;
    why = std::string{"needs "} + needed +
          ", which is not installed (packages xserver-xorg-core, xserver-xorg-video-dummy, x11-xserver-utils, xdotool)";
    return nullptr;
  }
  const auto folder = fresh_folder("two-screens-" + std::to_string(::getpid()));
  std::ofstream{folder / "xorg.conf"} << dummy_screens;
  std::unique_ptr<TwoScreens> screens{new TwoScreens};
  screens->m_process = std::make_unique<Process>(
      Launch{{find_program("Xorg"), "-displayfd", "1", "-config", (folder / "xorg.conf").string(), "-logfile",
              (folder / "xorg.log").string(), "-noreset", "-nolisten", "tcp", "-novtswitch", "-sharevts"},
             {},
             {}});
  screens->m_display = display_of(*screens->m_process);
  if (screens->m_display.empty()) {
    why = "Xorg with two dummy screens does not start: " + screens->m_process->err();
    return nullptr;
  }
  const bool added = screens->xrandr({"--addmode", second, "hall"}).exit_code == 0;
  if (added) screens->plug(second);
  if (!added || screens->xrandr({}).out.find("+1920+0") == std::string::npos) {
    why = "this Xorg has no second dummy screen: " + screens->xrandr({}).out;
    return nullptr;
  }
  return screens;
}

Finished TwoScreens::xrandr(const std::vector<std::string>& arguments) {
  std::vector<std::string> command{find_program("xrandr")};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return run({command, {{"DISPLAY", m_display}}, {}});
}

void TwoScreens::unplug(const std::string& monitor) {
  xrandr({"--output", monitor, "--off"});
}

void TwoScreens::plug(const std::string& monitor, bool mirrored) {
  const auto x = monitor == second && !mirrored ? width : 0;
  xrandr({"--output", monitor, "--mode", "hall", "--pos", std::to_string(x) + "x0"});
}

}  // namespace eb::test
