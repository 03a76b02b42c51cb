#pragma once
// The command line as values. Wrong usage is told by the parser itself (exit code 2).
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "geo/types.h"
#include "session/session.h"

namespace eb::app {

struct CommonOptions {
  std::vector<std::string> files;  // projects and GIS files; empty = the bundled project
  std::optional<std::string> date;
  std::string language;  // empty = the system's
  std::optional<session::ThemeKind> theme;
  bool allow_network = false;
};

struct WindowCommand {
  CommonOptions common;
  std::string script;  // file with text verbs; empty = none
  bool headless = false;
  int width = 1440, height = 900;
  double interface_scale = 1.0;
  bool fullscreen = false;
};
struct RenderCommand {
  CommonOptions common;
  std::string out;
  int width = 1920, height = 1080;
  std::optional<geo::Box2d> box_deg;
  bool furniture = true;
};
struct InfoCommand {
  CommonOptions common;
  bool json = false;
};
struct MeasureCommand {
  CommonOptions common;
  bool json = false;
};
struct BenchCommand {
  CommonOptions common;
  int width = 1280, height = 720, frames = 60;
  std::string from = "1800", to = "2030";
  bool furniture = false, json = false;
};
struct ParseDateCommand {
  std::vector<std::string> texts;
  bool json = false;
};

using Command = std::variant<WindowCommand, RenderCommand, InfoCommand, MeasureCommand, BenchCommand, ParseDateCommand>;

struct ParsedCommandLine {
  std::optional<Command> command;  // nullopt: nothing to do but exit
  int exit_code = 0;
};
ParsedCommandLine parse_command_line(int argc, char** argv);

}  // namespace eb::app
