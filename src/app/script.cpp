#include "app/script.h"

#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <sstream>
#include <tuple>

#include "app/script_screens.h"
#include "app/script_show.h"
#include "app/script_tour.h"
#include "core/clock_time.h"
#include "core/date_parser.h"
#include "core/pace_parser.h"

namespace eb::app {

namespace {

using core::Error;
using core::InputEvent;
using core::InputQueue;
using core::Key;
using core::msg;
using core::Result;
using namespace session;
using Words = std::vector<std::string>;
using Commands = std::vector<ScriptCommand>;

// Words are separated by blanks; "double quotes" keep blanks together.
Words split(const std::string& line) {
  Words words;
  std::string word;
  bool quoted = false;
  bool started = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
      started = true;
    } else if (!quoted && (c == ' ' || c == '\t' || c == '\r')) {
      if (started) words.push_back(std::exchange(word, {}));
      started = false;
    } else if (!quoted && c == '#' && !started) {
      break;
    } else {
      word += c;
      started = true;
    }
  }
  if (started) words.push_back(word);
  return words;
}

std::optional<double> number(const std::string& text) {
  double value = 0;
  const char* end = text.data() + text.size();
  const auto [after, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || after != end || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<bool> on_or_off(const Words& words, std::size_t at) {
  if (words.size() != at + 1 || (words[at] != "on" && words[at] != "off")) return std::nullopt;
  return words[at] == "on";
}

// The numbers of words [first, first + count); nullopt when one is missing or no number.
std::optional<std::vector<double>> numbers(const Words& words, std::size_t first, std::size_t count) {
  std::vector<double> values;
  for (std::size_t i = first; i < first + count; ++i) {
    const auto value = i < words.size() ? number(words[i]) : std::nullopt;
    if (!value) return std::nullopt;
    values.push_back(*value);
  }
  return values;
}

Error usage(std::string_view how) {
  return {msg("This line is not understood"), msg("Write: {0}", how), {}};
}

const std::map<std::string, Key, std::less<>>& key_names() {
  static const auto names = [] {
    std::map<std::string, Key, std::less<>> map{
        {"escape", Key::Escape}, {"enter", Key::Enter},   {"tab", Key::Tab},       {"backspace", Key::Backspace},
        {"insert", Key::Insert}, {"delete", Key::Delete}, {"left", Key::Left},     {"right", Key::Right},
        {"up", Key::Up},         {"down", Key::Down},     {"pageup", Key::PageUp}, {"pagedown", Key::PageDown},
        {"home", Key::Home},     {"end", Key::End},       {"space", Key::Space},   {"-", Key::Minus},
        {"=", Key::Equal},       {"plus", Key::Equal},    {"[", Key::LeftBracket}, {"]", Key::RightBracket},
        {",", Key::Comma},       {".", Key::Period},      {"/", Key::Slash},       {";", Key::Semicolon}};
    const auto from = [](Key first, int offset) { return static_cast<Key>(static_cast<int>(first) + offset); };
    for (int i = 0; i < 26; ++i) map[std::string(1, static_cast<char>('a' + i))] = from(Key::A, i);
    for (int i = 0; i < 10; ++i) map[std::string(1, static_cast<char>('0' + i))] = from(Key::Num0, i);
    for (int i = 0; i < 12; ++i) map[std::string{"f"}.append(std::to_string(i + 1))] = from(Key::F1, i);
    return map;
  }();
  return names;
}

struct KeyChord {
  Key key = Key::Unknown;
  core::Modifiers mods;
};

std::optional<KeyChord> parse_chord(std::string text) {
  KeyChord chord;
  for (auto plus = text.find('+'); plus != std::string::npos && plus + 1 < text.size(); plus = text.find('+')) {
    const auto modifier = text.substr(0, plus);
    if (modifier == "ctrl")
      chord.mods.ctrl = true;
    else if (modifier == "shift")
      chord.mods.shift = true;
    else if (modifier == "alt")
      chord.mods.alt = true;
    else
      return std::nullopt;
    text.erase(0, plus + 1);
  }
  const auto found = key_names().find(text);
  if (found == key_names().end()) return std::nullopt;
  chord.key = found->second;
  return chord;
}

Result<Commands> parse_key(const Words& words) {
  const auto chord = words.size() == 2 ? parse_chord(words[1]) : std::nullopt;
  if (!chord) return usage("key ctrl+shift+z");
  Input input{{{core::KeyChanged{chord->key, true, false, chord->mods}},
               {core::KeyChanged{chord->key, false, false, chord->mods}}}};
  // The hand leaves Ctrl, Shift and Alt too.
  if (chord->mods != core::Modifiers{}) input.frames.push_back({core::KeyChanged{Key::Unknown, false, false, {}}});
  return Commands{std::move(input)};
}

Result<Commands> parse_type(const Words& words) {
  if (words.size() != 2) return usage("type \"some text\"");
  Input input;
  const auto& text = words[1];
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    std::uint32_t codepoint = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    for (std::size_t k = 1; k < length && i + k < text.size(); ++k) {
      codepoint = (codepoint << 6U) | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
    }
    input.frames.push_back({core::CharTyped{codepoint}});
    i += length;
  }
  return Commands{std::move(input)};
}

core::MouseButton button_named(const Words& words, std::size_t at) {
  if (words.size() > at && words[at] == "right") return core::MouseButton::Right;
  if (words.size() > at && words[at] == "middle") return core::MouseButton::Middle;
  return core::MouseButton::Left;
}

void add_click(Input& input, double x, double y, core::MouseButton button) {
  input.frames.push_back({core::MouseMoved{x, y}});
  input.frames.push_back({core::MouseButtonChanged{button, true, {}}});
  input.frames.push_back({core::MouseButtonChanged{button, false, {}}});
}

Result<Commands> parse_click(const Words& words) {
  const auto at = numbers(words, 1, 2);
  if (!at) return usage("click X Y [right], double-click X Y, move X Y");
  Input input;
  if (words[0] == "move") {
    input.frames.push_back({core::MouseMoved{(*at)[0], (*at)[1]}});
  } else {
    const int clicks = words[0] == "double-click" ? 2 : 1;
    for (int i = 0; i < clicks; ++i) add_click(input, (*at)[0], (*at)[1], button_named(words, 3));
  }
  return Commands{std::move(input)};
}

Result<Commands> parse_drag(const Words& words) {
  const auto at = numbers(words, 1, 4);
  if (!at) return usage("drag X1 Y1 X2 Y2 [shift|alt|right|middle]");
  const auto button = button_named(words, 5);
  const auto with = [&](std::string_view word) { return words.size() > 5 && words[5] == word; };
  const core::Modifiers mods{false, with("shift"), with("alt")};
  Input input;
  input.frames.push_back({core::MouseMoved{(*at)[0], (*at)[1]}});
  input.frames.push_back({core::MouseButtonChanged{button, true, mods}});
  constexpr int steps = 12;
  for (int i = 1; i <= steps; ++i) {
    const double share = static_cast<double>(i) / steps;
    input.frames.push_back(
        {core::MouseMoved{(*at)[0] + ((*at)[2] - (*at)[0]) * share, (*at)[1] + ((*at)[3] - (*at)[1]) * share}});
  }
  input.frames.push_back({core::MouseButtonChanged{button, false, mods}});
  return Commands{std::move(input)};
}

Result<Commands> parse_wheel(const Words& words) {
  const auto at = numbers(words, 1, 3);
  const auto sideways = words.size() > 4 ? number(words[4]) : std::optional{0.0};
  if (!at || !sideways) return usage("wheel X Y STEPS [STEPS_SIDEWAYS]");
  return Commands{Input{{{core::MouseMoved{(*at)[0], (*at)[1]}}, {core::MouseScrolled{*sideways, (*at)[2], {}}}}}};
}

// Milestones are counted from 1.
std::optional<std::size_t> milestone_number(const std::string& word) {
  const auto value = number(word);
  return value && *value >= 1 ? std::optional{static_cast<std::size_t>(*value) - 1} : std::nullopt;
}

// time milestone next|previous|NUMBER
std::optional<TimeAction> milestone_setting(const std::string& word) {
  if (word == "next") return SeekMilestone{1};
  if (word == "previous") return SeekMilestone{-1};
  if (const auto index = milestone_number(word)) return ShowMilestone{*index};
  return std::nullopt;
}

// time loop|speed|range|story|milestone VALUE
std::optional<TimeAction> time_setting(const Words& words) {
  const auto& verb = words[1];
  const auto on = on_or_off(words, 2);
  const auto value = words.size() == 3 ? number(words[2]) : std::nullopt;
  if (verb == "loop" && on) return SetLoop{*on};
  if (verb == "speed" && value) return SetSpeed{*value};
  if (verb == "speed" && words.size() == 3 && core::parse_speed(words[2])) return SetSpeedText{words[2]};
  if (verb == "story" && on) return SetStoryClock{*on};
  if (verb == "story" && value) return SetStorySeconds{*value};
  if (verb == "story" && words.size() == 3 && core::parse_seconds(words[2])) return SetStoryText{words[2]};
  if (verb == "milestone" && words.size() == 3) return milestone_setting(words[2]);
  if (verb != "range") return std::nullopt;
  if (on && !*on) return SetLoopRange{};
  if (words.size() == 3 && core::parse_clock_span(words[2])) return SeekText{words[2]};
  return std::nullopt;
}

// time view|zoom VALUE
std::optional<TimeViewAction> time_view_setting(const Words& words) {
  const auto& value = words[2];
  if (words[1] == "zoom") {
    const auto factor = number(value);
    return factor && *factor > 0 ? std::optional<TimeViewAction>{ZoomTime{*factor, {}}} : std::nullopt;
  }
  if (value == "whole") return ShowTime{};
  const auto span = core::parse_clock_span(value);
  if (!span) return std::nullopt;
  return ShowTime{TimeSpan{static_cast<double>(span->from), static_cast<double>(span->to)}};
}

Result<Commands> parse_card(const Words& words) {
  const std::string_view how = "card show|hold|close|fly NUMBER | card release";
  if (words.size() == 2 && words[1] == "release") return Commands{Action{TimeAction{HoldMilestone{}}}};
  const auto index = words.size() == 3 ? milestone_number(words[2]) : std::nullopt;
  if (!index) return usage(how);
  if (words[1] == "show") return Commands{Action{TimeAction{ShowMilestone{*index}}}};
  if (words[1] == "hold") return Commands{Action{TimeAction{HoldMilestone{*index}}}};
  if (words[1] == "close") return Commands{Action{TimeAction{CloseMilestone{*index}}}};
  if (words[1] == "fly") return Commands{Action{ViewAction{FlyToMilestone{*index}}}};
  return usage(how);
}

Result<Commands> parse_time(const Words& words) {
  const std::string_view how =
      "time DATE | play | pause | next | previous | start | end | loop on|off | range FROM/TO | range off | "
      "speed DAYS_PER_SECOND | speed \"2 years/s\" | story on|off | story SECONDS | milestone NUMBER|next|previous | "
      "view FROM/TO | view whole | zoom FACTOR";
  if (words.size() < 2) return usage(how);
  const auto& verb = words[1];
  if (verb == "play") return Commands{Action{TimeAction{SetPlaying{true}}}};
  if (verb == "pause") return Commands{Action{TimeAction{SetPlaying{false}}}};
  if (verb == "next") return Commands{Action{TimeAction{SeekChange{1}}}};
  if (verb == "previous") return Commands{Action{TimeAction{SeekChange{-1}}}};
  if (verb == "start") return Commands{Action{TimeAction{SeekEnd{-1}}}};
  if (verb == "end") return Commands{Action{TimeAction{SeekEnd{1}}}};
  if (verb == "view" || verb == "zoom") {
    const auto action = words.size() == 3 ? time_view_setting(words) : std::nullopt;
    if (!action) return usage(how);
    return Commands{Action{*action}};
  }
  if (verb == "loop" || verb == "speed" || verb == "range" || verb == "story" || verb == "milestone") {
    const auto action = words.size() > 2 ? time_setting(words) : std::nullopt;
    if (!action) return usage(how);
    return Commands{Action{*action}};
  }
  std::string date = verb;
  for (std::size_t i = 2; i < words.size(); ++i) date += " " + words[i];
  return Commands{Action{TimeAction{SeekText{date}}}};
}

Result<Commands> parse_compare(const Words& words) {
  const std::string_view how =
      "compare off|swipe|side-by-side|changes|all-time | compare date DATE | compare divider SHARE | compare swap";
  const auto compare = [](CompareAction action) { return Commands{Action{std::move(action)}}; };
  if (words.size() < 2) return usage(how);
  const auto& verb = words[1];
  if (words.size() == 2 && verb == "swap") return compare(SwapDays{});
  if (const auto mode = parse_compare_mode(verb); mode && words.size() == 2) return compare(SetCompareMode{*mode});
  if (words.size() == 3 && verb == "date") return compare(SetOtherText{words[2]});
  const auto share = words.size() == 3 ? number(words[2]) : std::nullopt;
  if (verb == "divider" && share) return compare(SetDivider{*share});
  return usage(how);
}

Result<Commands> parse_camera(const Words& words) {
  const std::string_view how = "camera home | camera LON LAT [METRES_PER_PIXEL] | camera turn DEGREES";
  if (words.size() == 2 && words[1] == "home") return Commands{Action{ViewAction{FlyHome{}}}};
  if (words.size() == 3 && words[1] == "turn") {
    const auto degrees = number(words[2]);
    if (!degrees) return usage(how);
    return Commands{Action{ViewAction{RotateTo{*degrees * 0.017453292519943295}}}};
  }
  const auto at = numbers(words, 1, 2);
  const auto scale = words.size() > 3 ? number(words[3]) : std::optional<double>{0.0};
  if (!at || !scale) return usage(how);
  return Commands{CameraAt{{(*at)[0], (*at)[1]}, *scale}};
}

Result<Commands> parse_layer(const Words& words) {
  const std::string_view how =
      "layer show|hide|remove|up|down ID | layer opacity ID VALUE | layer dates ID FROM [TO] | layer to ID INDEX | "
      "layer sensitive ID GRID|off";
  if (words.size() < 3) return usage(how);
  const auto edit = [](model::Edit e) { return Commands{Action{DoEdit{std::move(e), 0}}}; };
  const auto& verb = words[1];
  const auto& id = words[2];
  if (verb == "show" || verb == "hide") return edit(model::SetLayerVisible{id, verb == "show"});
  if (verb == "remove") return edit(model::RemoveLayer{id});
  const auto value = words.size() > 3 ? number(words[3]) : std::nullopt;
  if (verb == "opacity" && value) return edit(model::SetLayerOpacity{id, *value});
  if (verb == "to" && value && *value >= 0) return edit(model::MoveLayer{id, static_cast<std::size_t>(*value)});
  if (verb == "sensitive" && words.size() > 3 && words[3] == "off") return edit(model::SetLayerSensitive{id, {}});
  if (const auto grid = geo::parse_grid(words.size() > 3 ? words[3] : ""); verb == "sensitive" && grid)
    return edit(model::SetLayerSensitive{id, model::Sensitive{*grid, {}, {}}});
  if (verb == "dates" && words.size() > 3) {
    return edit(model::SetLayerDateFields{id, model::DateFields{words[3], words.size() > 4 ? words[4] : "", ""}});
  }
  return usage(how);
}

// route new|edit ID|draw on|...
Result<Commands> parse_route(const Words& words) {
  const std::string_view how =
      "route new | edit ID | done | draw on|off | snap on|off | duplicate|variant|reverse|show|hide|remove ID | "
      "to ID INDEX | compare ID ID | compare off | place TEXT | move-to TEXT | next | previous | select ID POINT | "
      "roads FOLDER|off";
  const auto action = [](RouteAction a) { return Commands{Action{std::move(a)}}; };
  const auto edit = [](model::RouteEdit e) { return Commands{Action{DoEdit{model::Edit{std::move(e)}, 0}}}; };
  if (words.size() < 2) return usage(how);
  const auto& verb = words[1];
  const auto on = on_or_off(words, 2);
  if (verb == "new") return action(NewRoute{});
  if (verb == "done") return action(EditRoute{});
  if (verb == "next" || verb == "previous") return action(SelectNextPoint{verb == "next" ? 1 : -1});
  if (verb == "draw" && on) return action(DrawRoute{*on});
  if (verb == "snap" && on) return action(SetSnapping{*on});
  if (words.size() < 3) return usage(how);
  if (verb == "compare" && on && !*on) return action(CompareRoutes{});
  if (verb == "compare" && words.size() == 4) return action(CompareRoutes{RoutePair{words[2], words[3]}});
  if (verb == "edit") return action(EditRoute{words[2]});
  if (verb == "roads") return action(UseRoutingDatabase{on && !*on ? std::string{} : words[2]});
  if (verb == "place") return action(GoToText{words[2], GoToText::What::AddStop});
  if (verb == "move-to") return action(GoToText{words[2], GoToText::What::MoveSelected});
  if (verb == "duplicate" || verb == "variant") return action(DuplicateRoute{words[2], verb == "variant"});
  if (verb == "reverse") return edit(model::ReverseRoute{words[2]});
  if (verb == "to" && words.size() == 4) {
    if (const auto index = number(words[3]); index && *index >= 0) {
      return edit(model::MoveRoute{words[2], static_cast<std::size_t>(*index)});
    }
  }
  if (verb == "remove") return edit(model::RemoveRoute{words[2]});
  if (verb == "show" || verb == "hide") return edit(model::SetRouteVisible{words[2], verb == "show"});
  if (verb == "select" && words.size() == 4) {
    return Commands{Action{SelectAction{SelectPoint{{words[2], words[3]}, false}}}};
  }
  return usage(how);
}

std::optional<Panel> panel_named(const std::string& name) {
  static const std::map<std::string, Panel, std::less<>> names{
      {"all", Panel::All},         {"layers", Panel::Layers},       {"inspector", Panel::Inspector},
      {"figures", Panel::Figures}, {"profile", Panel::Profile},     {"timetable", Panel::Timetable},
      {"time", Panel::TimeBar},    {"notices", Panel::Notices},     {"open", Panel::OpenDialog},
      {"film", Panel::FilmDialog}, {"export", Panel::ExportDialog}, {"help", Panel::Help},
      {"history", Panel::History}, {"save", Panel::SaveDialog},     {"versions", Panel::Versions},
      {"show", Panel::Show},       {"preflight", Panel::Preflight}};
  const auto found = names.find(name);
  return found == names.end() ? std::nullopt : std::optional{found->second};
}

Result<Commands> parse_window(const Words& words) {
  const std::string_view how =
      "theme dark|light, lang CODE, units language|metric|miles, scale FACTOR, fullscreen on|off, calm on|off, chart "
      "SERIES|kilometres|off, "
      "panel NAME on|off";
  const auto window = [](WindowAction action) { return Commands{Action{std::move(action)}}; };
  if (words.size() < 2) return usage(how);
  const auto& verb = words[0];
  const auto& value = words[1];
  if (verb == "theme" && value == "dark") return window(SetTheme{ThemeKind::Dark});
  if (verb == "theme" && value == "light") return window(SetTheme{ThemeKind::Light});
  if (verb == "lang") return window(SetLanguage{value});
  if (verb == "units" && value == "language") return window(SetUnits{core::Units::ByLanguage});
  if (verb == "units" && value == "metric") return window(SetUnits{core::Units::Metric});
  if (verb == "units" && value == "miles") return window(SetUnits{core::Units::Miles});
  if (verb == "scale") {
    if (const auto scale = number(value)) return window(SetUiScale{*scale});
  }
  if (verb == "fullscreen") {
    if (const auto on = on_or_off(words, 1)) return window(SetFullscreen{*on});
  }
  if (verb == "calm") {
    if (const auto on = on_or_off(words, 1)) return window(SetReducedMotion{*on});
  }
  if (verb == "chart") return window(SetChart{value == "off" ? std::string{} : value});
  if (verb == "panel") {
    const auto panel = panel_named(value);
    const auto on = on_or_off(words, 2);
    if (panel && on) return window(ShowPanel{*panel, *on});
  }
  return usage(how);
}

// video FILE FROM TO SECONDS and, in any order, fps N, size WIDTHxHEIGHT, lang CODE, story, view
Result<Commands> parse_video(const Words& words) {
  const std::string_view how =
      "video FILE FROM TO SECONDS [fps N] [size WIDTHxHEIGHT] [lang CODE] [story] [view] | video cancel";
  if (words.size() == 2 && words[1] == "cancel") return Commands{Action{FileAction{CancelFilm{}}}};
  if (words.size() < 5) return usage(how);
  const auto from = core::parse_clock_time(words[2]), to = core::parse_clock_time(words[3]);
  const auto seconds = number(words[4]);
  if (!from || !to || !seconds) return usage(how);
  FilmSettings film;
  film.path = words[1];
  film.from = *from;
  film.to = *to;
  film.seconds = *seconds;
  for (std::size_t i = 5; i < words.size(); ++i) {
    const auto value = i + 1 < words.size() ? words[i + 1] : std::string{};
    const auto size = parse_film_size(value);
    if (words[i] == "story") {
      film.story_clock = true;
    } else if (words[i] == "view") {
      film.of_window_view = true;
    } else if (words[i] == "fps" && number(value)) {
      film.frames_per_second = static_cast<int>(*number(words[++i]));
    } else if (words[i] == "size" && size) {
      std::tie(film.width, film.height) = *size;
      ++i;
    } else if (words[i] == "lang" && !value.empty()) {
      film.language = words[++i];
    } else {
      return usage(how);
    }
  }
  return Commands{Action{FileAction{MakeFilm{std::move(film)}}}};
}

// import FILE... | export FILE and, in any order, preset NAME, route ID, group ID, lang CODE | export cancel
Result<Commands> parse_transfer(const Words& words) {
  const std::string_view how =
      "import FILE..., export FILE [preset garmin|osmand|google-earth] [route ID] [group ID] [lang CODE], export "
      "cancel";
  if (words.size() < 2) return usage(how);
  if (words[0] == "import") return Commands{Action{TransferAction{ImportRoutes{{words.begin() + 1, words.end()}}}}};
  if (words[1] == "cancel") return Commands{Action{TransferAction{CancelExport{}}}};
  ExportRoutes wanted{words[1], {}, "en", {}, {}};
  for (std::size_t i = 2; i + 1 < words.size(); i += 2) {
    const auto preset = model::parse_route_preset(words[i + 1]);
    if (words[i] == "preset" && preset) {
      wanted.preset = *preset;
    } else if (words[i] == "route") {
      wanted.route = words[i + 1];
    } else if (words[i] == "group") {
      wanted.group = words[i + 1];
    } else if (words[i] == "lang") {
      wanted.language = words[i + 1];
    } else {
      return usage(how);
    }
  }
  if (words.size() % 2 != 0) return usage(how);
  return Commands{Action{TransferAction{std::move(wanted)}}};
}

Result<Commands> parse_file(const Words& words) {
  if (words[0] == "quit") return Commands{Action{FileAction{Quit{}}}};
  if (words[0] == "undo") return Commands{Action{Undo{}}};
  if (words[0] == "redo") return Commands{Action{Redo{}}};
  if (words.size() < 2)
    return usage("open FILE..., drop FILE..., shot FILE, cancel LAYER, reload LAYER, quit, undo, redo");
  if (words[0] == "shot") return Commands{Shot{words[1]}};
  if (words[0] == "cancel") return Commands{Action{FileAction{CancelLoading{words[1]}}}};
  if (words[0] == "reload") return Commands{Action{FileAction{ReloadLayer{words[1]}}}};
  std::vector<std::string> files{words.begin() + 1, words.end()};
  if (words[0] == "drop") return Commands{Input{{{core::FilesDropped{std::move(files)}}}}};
  return Commands{Action{FileAction{OpenFiles{std::move(files)}}}};
}

Result<Commands> parse_answer(const Words& words) {
  static const std::map<std::string, Answer, std::less<>> answers{
      {"save", Answer::Save},       {"discard", Answer::Discard}, {"cancel", Answer::Cancel},
      {"copy", Answer::KeepCopy},   {"reload", Answer::Reload},   {"overwrite", Answer::Overwrite},
      {"recover", Answer::Recover}, {"later", Answer::Later}};
  const auto found = words.size() == 2 ? answers.find(words[1]) : answers.end();
  if (found == answers.end()) return usage("answer save|discard|cancel|copy|reload|overwrite|recover|later");
  return Commands{Action{FileAction{AnswerQuestion{found->second}}}};
}

// save [PATH], new, version NUMBER, step NUMBER, say TEXT
Result<Commands> parse_project(const Words& words) {
  const auto& verb = words[0];
  const auto value = words.size() == 2 ? number(words[1]) : std::nullopt;
  if (verb == "save" && words.size() <= 2)
    return Commands{Action{FileAction{SaveProject{words.size() > 1 ? words[1] : ""}}}};
  if (verb == "new" && words.size() == 1) return Commands{Action{FileAction{NewProject{}}}};
  if (verb == "say" && words.size() == 2) return Commands{Say{words[1]}};
  if (verb == "step" && value && *value >= 0) return Commands{Action{GoToStep{static_cast<std::size_t>(*value)}}};
  if (verb == "version" && value && *value >= 1)
    return Commands{Action{FileAction{OpenVersion{static_cast<std::size_t>(*value) - 1}}}};
  return usage("save [PATH] | new | version NUMBER | step NUMBER | say TEXT");
}

Result<Commands> parse_waiting(const Words& words) {
  if (words[0] == "until-idle") return Commands{UntilIdle{}};
  const auto seconds = numbers(words, 1, 1);
  if (!seconds) return usage("wait SECONDS");
  return Commands{WaitSeconds{seconds->front()}};
}

Result<Commands> parse_expect(const Words& words) {
  if (words.size() != 4) return usage("expect|await FACT =|!=|<|>|~ VALUE");
  Expect expect{words[1], words[2], words[3]};
  if (words[0] == "await") return Commands{Await{std::move(expect)}};
  return Commands{std::move(expect)};
}

Result<Commands> parse_remember(const Words& words) {
  if (words.size() != 3) return usage("remember NAME FACT");
  return Commands{Remember{words[1], words[2]}};
}

using Parser = Result<Commands> (*)(const Words&);
const std::map<std::string, Parser, std::less<>>& verbs() {
  static const std::map<std::string, Parser, std::less<>> table{
      {"click", parse_click},        {"double-click", parse_click}, {"move", parse_click},
      {"drag", parse_drag},          {"wheel", parse_wheel},        {"key", parse_key},
      {"type", parse_type},          {"time", parse_time},          {"camera", parse_camera},
      {"layer", parse_layer},        {"theme", parse_window},       {"lang", parse_window},
      {"units", parse_window},       {"scale", parse_window},       {"calm", parse_window},
      {"fullscreen", parse_window},  {"chart", parse_window},       {"panel", parse_window},
      {"open", parse_file},          {"drop", parse_file},          {"shot", parse_file},
      {"cancel", parse_file},        {"reload", parse_file},        {"quit", parse_file},
      {"undo", parse_file},          {"redo", parse_file},          {"wait", parse_waiting},
      {"until-idle", parse_waiting}, {"expect", parse_expect},      {"await", parse_expect},
      {"remember", parse_remember},  {"card", parse_card},          {"compare", parse_compare},
      {"video", parse_video},        {"import", parse_transfer},    {"export", parse_transfer},
      {"route", parse_route},        {"answer", parse_answer},      {"save", parse_project},
      {"new", parse_project},        {"version", parse_project},    {"step", parse_project},
      {"say", parse_project},        {"show", parse_show},          {"screens", parse_screens},
      {"shot-hall", parse_screens},  {"wall-clock", parse_screens}, {"exact", parse_screens},
      {"clipboard", parse_screens},  {"tour", parse_tour}};
  return table;
}

}  // namespace

Result<Commands> parse_script_line(const std::string& line) {
  const auto words = split(line);
  if (words.empty()) return Commands{};
  const auto verb = verbs().find(words[0]);
  if (verb == verbs().end())
    return Error{msg("There is no verb {0}", words[0]), msg("tests/README.md lists the verbs."), {}};
  return verb->second(words);
}

Result<std::vector<ScriptLine>> parse_script(const std::string& text) {
  std::vector<ScriptLine> lines;
  std::istringstream in{text};
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    auto commands = parse_script_line(line);
    if (!commands) {
      auto error = commands.error();
      error.where = "line " + std::to_string(number) + ": " + line;
      return error;
    }
    if (!commands->empty()) lines.push_back({number, line, *std::move(commands)});
  }
  return lines;
}

}  // namespace eb::app
