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

core::Error usage() {
  return {core::msg("This line is not understood"),
          core::msg("Write: {0}", "screens NAME:WIDTHxHEIGHT..., shot-hall FILE"),
          {}};
}

}  // namespace

core::Result<Commands> parse_screens(const std::vector<std::string>& words) {
  if (words[0] == "shot-hall") return words.size() == 2 ? core::Result<Commands>{Commands{Shot{words[1], true}}} : usage();
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
