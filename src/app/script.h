#pragma once
// Text verbs that drive the whole program: `--script`, end-to-end tests. README.md of tests/ lists them.
#include <string>
#include <variant>
#include <vector>

#include "core/input_event.h"
#include "core/result.h"
#include "platform/monitors.h"
#include "session/action.h"

namespace eb::app {

struct WaitSeconds {
  double seconds = 0;
};
struct UntilIdle {};  // loaded, drawn, no flight, no fade
struct CameraAt {
  geo::LonLat position;
  double metres_per_pixel = 0;
};
struct Expect {
  std::string what;
  std::string comparison;
  std::string value;
};
// Waits for something that comes from outside, such as a hand on the keyboard: up to a minute of real time.
struct Await {
  Expect expected;
};
// Keeps a fact under a name; a later `expect ... $NAME` compares with it.
struct Remember {
  std::string name;
  std::string what;
};
struct Shot {
  std::string path;
  bool of_hall = false;  // what the hall's own screen shows, instead of the window
};
// From now on these are the monitors there are.
struct Screens {
  platform::Monitors monitors;
};
// The wall clock stands at these minutes after midnight from now on.
struct WallClock {
  int minutes = 0;
};
// Exact places are closed for good.
struct CloseExact {};
// What was last copied, as a file.
struct KeepClipboard {
  std::string path;
};
// To stdout at once: tells who drives the program how far it is.
struct Say {
  std::string text;
};
// Events of one frame each: a press and a release are two frames, as from a hand.
struct Input {
  std::vector<core::InputQueue> frames;
};

using ScriptCommand = std::variant<session::Action, Input, WaitSeconds, UntilIdle, CameraAt, Expect, Await, Remember,
                                   Shot, Screens, WallClock, CloseExact, KeepClipboard, Say>;

// One line; comments (#) and blank lines give no command.
core::Result<std::vector<ScriptCommand>> parse_script_line(const std::string& line);

struct ScriptLine {
  int number = 0;
  std::string text;
  std::vector<ScriptCommand> commands;
};
// A whole file; the error names the line.
core::Result<std::vector<ScriptLine>> parse_script(const std::string& text);

}  // namespace eb::app
