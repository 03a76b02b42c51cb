#include "io/json_file.h"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <sstream>
#include <utility>

namespace eb::io {

using Json = nlohmann::json;
using core::msg;
namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t largest_file_bytes = 512U << 20U;  // a track of a million points takes 40 MiB

}  // namespace

core::Result<std::string> read_text_file(const fs::path& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) {
    return core::Error{msg("The file cannot be read."), msg("Check that it exists and is a file."), path.string()};
  }
  const std::uintmax_t size = fs::file_size(path, error);
  if (error || size > largest_file_bytes) {
    return core::Error{msg("The file is too large for a project: more than {0} MiB.", largest_file_bytes >> 20U),
                       msg("Data belongs into layers; the project only names them."), path.string()};
  }
  std::ifstream file{path, std::ios::binary};
  std::ostringstream text;
  text << file.rdbuf();
  if (!file && size > 0) {
    return core::Error{msg("The file cannot be read."), msg("Check that you may read it."), path.string()};
  }
  return std::move(text).str();
}

bool is_nested_too_deeply(std::string_view json) {
  constexpr std::size_t deepest = 64;
  std::size_t depth = 0;
  bool in_text = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_text && c == '\\')
      ++i;
    else if (c == '"')
      in_text = !in_text;
    else if (!in_text && (c == '[' || c == '{') && ++depth > deepest)
      return true;
    else if (!in_text && (c == ']' || c == '}') && depth > 0)
      --depth;
  }
  return false;
}

core::Result<Json> parse_json(const std::string& text) {
  try {
    return Json::parse(text);
  } catch (const Json::parse_error& error) {
    const std::size_t end = std::min(error.byte, text.size());
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end), '\n');
    return core::Error{msg("This is not valid JSON: line {0} cannot be understood.", line),
                       msg("Look for a missing comma, quote or bracket near that line."),
                       {}};
  } catch (const Json::exception&) {
    return core::Error{msg("This is not valid JSON: a number in it is too large."), msg("Correct the number."), {}};
  }
}

}  // namespace eb::io
