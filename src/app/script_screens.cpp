#include "app/script_screens.h"

#include <charconv>
#include <optional>

namespace eb::app {

namespace {

using Commands = std::vector<ScriptCommand>;

std::optional<int> pixels(std::string_view text) {
  int value = 0;
  const char* end = text.data() + text.size();
  const auto [after, error] = std::from_chars(text.data(), end, value);
  return error == std::errc{} && after == end && value > 0 ? std::optional{value} : std::nullopt;
}

// "HDMI-1:1920x1080"
std::optional<platform::Monitor> monitor(const std::string& word) {
  const auto colon = word.rfind(':');
  const auto by = word.rfind('x');
  if (colon == std::string::npos || by == std::string::npos || colon == 0 || by < colon) return std::nullopt;
  const auto width = pixels(std::string_view{word}.substr(colon + 1, by - colon - 1));
  const auto height = pixels(std::string_view{word}.substr(by + 1));
  if (!width || !height) return std::nullopt;
  platform::Monitor monitor;
  monitor.name = word.substr(0, colon);
  monitor.width = *width;
  monitor.height = *height;
  return monitor;
}

// "9:05"
std::optional<int> minutes_after_midnight(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || text.size() != colon + 3) return std::nullopt;
  int hours = 0, minutes = 0;
  const char *begin = text.data(), *end = begin + text.size();
  if (std::from_chars(begin, begin + colon, hours).ptr != begin + colon) return std::nullopt;
  if (std::from_chars(begin + colon + 1, end, minutes).ptr != end) return std::nullopt;
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return std::nullopt;
  return hours * 60 + minutes;
}

core::Error usage() {
  return {
      core::msg("This line is not understood"),
      core::msg("Write: {0}",
                "screens NAME:WIDTHxHEIGHT..., shot-hall FILE, wall-clock HOUR:MINUTE, exact close, clipboard FILE"),
      {}};
}

}  // namespace

core::Result<Commands> parse_screens(const std::vector<std::string>& words) {
  if (words[0] == "shot-hall")
    return words.size() == 2 ? core::Result<Commands>{Commands{Shot{words[1], true}}} : usage();
  if (words[0] == "wall-clock") {
    const auto minutes = words.size() == 2 ? minutes_after_midnight(words[1]) : std::nullopt;
    return minutes ? core::Result<Commands>{Commands{WallClock{*minutes}}} : usage();
  }
  if (words[0] == "exact")
    return words.size() == 2 && words[1] == "close" ? core::Result<Commands>{Commands{CloseExact{}}} : usage();
  if (words[0] == "clipboard")
    return words.size() == 2 ? core::Result<Commands>{Commands{KeepClipboard{words[1]}}} : usage();
  Screens screens;
  int x = 0;
  for (std::size_t i = 1; i < words.size(); ++i) {
    auto one = monitor(words[i]);
    if (!one) return usage();
    one->x = x;
    x += one->width;
    one->is_primary = i == 1;
    screens.monitors.push_back(*std::move(one));
  }
  return Commands{std::move(screens)};
}

}  // namespace eb::app
