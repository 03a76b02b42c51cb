#pragma once
// The command line as values. Wrong usage is told by the parser itself (exit code 2).
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "geo/types.h"
#include "model/route_exchange.h"
#include "session/kiosk.h"
#include "session/session.h"

namespace eb::app {

struct CommonOptions {
  std::vector<std::string> files;  // projects and GIS files; empty = the bundled project
  std::optional<std::string> date;
  std::string language;         // empty = the system's
  std::string second_language;  // of the captions of a show; empty = none
  std::optional<session::ThemeKind> theme;
  std::optional<std::string> chart;  // as in session::ViewSettings
  bool allow_network = false;
  session::CompareMode compare = session::CompareMode::Off;
  std::optional<std::string> other_date;  // of the left clock
  double divider = 0.5;
};

struct WindowCommand {
  CommonOptions common;
  std::string script;  // file with text verbs; empty = none
  bool headless = false;
  int width = 1440, height = 900;
  std::optional<double> interface_scale;  // nullopt: as it was left
  bool fullscreen = false;
  bool recover = false;  // take unsaved work of an earlier session without asking
  bool kiosk = false;    // goes round by itself for a foyer
  session::Kiosk::Settings kiosk_settings;
  bool planner = false;  // somebody who may see exact places
  std::string exact;     // file of them; empty = none
};
struct RenderCommand {
  CommonOptions common;
  std::string out;
  int width = 1920, height = 1080;
  std::optional<geo::Box2d> box_deg;
  bool furniture = true;
  std::optional<std::size_t> step;  // of the project's show, from 1: as a hall sees it
  std::optional<double> tour;       // second of the preview of the excursion
  // A moment of a film: what begins and ends does so softly, over so many days; but what began until
  // `fade_since` stands already (empty = nothing does).
  double fade_days = 0;
  std::string fade_since;
};
struct VideoCommand {
  CommonOptions common;  // its date is not used
  std::string out;       // FILE.mp4, FILE.webm, FILE.gif or FOLDER/
  std::string from, to;  // empty = the time of the project
  double seconds = 30;
  int frames_per_second = 30;
  int width = 1920, height = 1080;
  std::optional<geo::Box2d> box_deg;
  bool story_clock = false, furniture = true;
  bool show = false;  // the project's show as a hall sees it, with its own timing
  bool tour = false;  // the preview of the excursion, with its own timing
  bool list = false;  // only say what `render` needs to draw each frame
  bool json = false;
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
// How much of the main thread a frame costs while the clock runs through the whole program.
struct BenchPlayCommand {
  CommonOptions common;
  int width = 1280, height = 720;
  double seconds = 20;  // of playing, at 60 frames a second
  std::string from = "1800", to = "2030";
  std::vector<std::string> opened_later;  // in the running window, after the play
  bool json = false;
};
// A show on paper.
struct HandoutCommand {
  CommonOptions common;
  std::string out;  // FILE.pdf
  bool notes = false;
};
// The excursion as a web page.
struct WebHandoutCommand {
  CommonOptions common;
  std::vector<std::string> languages;  // empty = all the program speaks
  std::string out;                     // folder, or with `is_single_file` also FILE.html
  std::string group;                   // id or name of the group whose times are told; empty = the first
  bool is_single_file = false, json = false;
};
// What is wrong with the routes of a project.
struct CheckCommand {
  CommonOptions common;
  bool json = false;
};
// Whether the show of a project can go on, on this machine.
struct PreflightCommand {
  CommonOptions common;               // `language` is that of the report
  std::vector<std::string> captions;  // languages of the captions; empty = all there are
  int width = 1920, height = 1080;    // of the hall's picture
  bool times_frames = true;
  bool json = false;
};
// What changed between two versions of a project.
struct DiffCommand {
  std::string older, newer;
  std::string language;  // empty = the system's
  bool json = false;
};
// Routes of one file into another.
struct ConvertCommand {
  std::string in, out;   // a project or any file with routes; the suffix of the second says the format
  std::string route;     // id or name; empty = all
  std::string group;     // id or name of the group whose times are told; empty = the first
  std::string language;  // of names in formats that have room for one; empty = the system's
  model::RoutePreset preset = model::RoutePreset::None;
  bool allow_network = false;
};
// How much of the main thread a frame costs while a route of this size is looked at and edited.
struct BenchRouteCommand {
  CommonOptions common;
  int width = 1280, height = 720;
  std::size_t points = 1'000'000, stops = 500;
  bool json = false;
};
struct ParseDateCommand {
  std::vector<std::string> texts;
  std::string language;  // whose way of typing dates; empty = as files are read
  bool json = false;
};
// A base map and a routing database from an OpenStreetMap extract.
struct ImportOsmCommand {
  std::string language;
  std::string extract, out;
  std::optional<geo::Box2d> box_deg;
  bool json = false;
};

// Ways along roads between positions.
struct RouteCommand {
  std::string language;
  std::string source;                  // project, or folder with a routing database
  std::vector<std::string> positions;  // "LON,LAT"
  std::string profile = "coach";
  bool json = false;
};

using Command =
    std::variant<WindowCommand, RenderCommand, VideoCommand, InfoCommand, MeasureCommand, BenchCommand,
                 BenchPlayCommand, HandoutCommand, WebHandoutCommand, BenchRouteCommand, CheckCommand, PreflightCommand,
                 DiffCommand, ConvertCommand, ParseDateCommand, ImportOsmCommand, RouteCommand>;

struct ParsedCommandLine {
  std::optional<Command> command;  // nullopt: nothing to do but exit
  int exit_code = 0;
};
ParsedCommandLine parse_command_line(int argc, char** argv);

}  // namespace eb::app
