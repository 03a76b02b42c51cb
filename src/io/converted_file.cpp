#include "io/converted_file.h"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

#include "io/czml.h"
#include "io/geojson_when.h"
#include "io/kml_times.h"

namespace eb::io {
namespace {

namespace fs = std::filesystem;
using core::msg;

constexpr vsi_l_offset largest_text = 256U << 20U;  // bytes; a longer one goes to GDAL as it is

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

std::string last_part(const std::string& name) {
  return fs::path{name}.filename().string();
}

std::optional<std::string> read_text(const std::string& name) {
  GByte* bytes = nullptr;
  vsi_l_offset size = 0;
  if (VSIIngestFile(nullptr, name.c_str(), &bytes, &size, largest_text) == 0) return std::nullopt;
  std::string text{reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)};
  VSIFree(bytes);
  return text;
}

// A place of its own for every copy: files of an archive may have equal names. In memory, since a copy may be secret.
std::string place_for_copy(const std::string& file) {
  for (int i = 1;; ++i) {
    const std::string own = "/vsimem/copy-" + std::to_string(i);
    VSIStatBufL ignored{};
    if (VSIStatL(own.c_str(), &ignored) == 0) continue;
    VSIMkdir(own.c_str(), 0700);
    return own + "/" + file;
  }
}

std::optional<std::string> write_copy(const std::string& file, const std::string& text) {
  std::string copy = place_for_copy(file);
  VSILFILE* out = VSIFOpenL(copy.c_str(), "wb");
  if (out == nullptr) return std::nullopt;
  const bool is_written = VSIFWriteL(text.data(), 1, text.size(), out) == text.size();
  if (VSIFCloseL(out) != 0 || !is_written) return std::nullopt;
  return copy;
}

bool is_number(std::string_view text) {
  while (!text.empty() && (std::isspace(static_cast<unsigned char>(text.front())) != 0 || text.front() == '+'))
    text.remove_prefix(1);
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())) != 0) text.remove_suffix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() && std::isfinite(value);
}

// Replaces every lat="..." and lon="..." that is no number; false when there is none.
bool mark_bad_positions(std::string& gpx) {
  bool found = false;
  for (std::size_t at = 0; (at = gpx.find("=", at)) != std::string::npos; ++at) {
    std::size_t name_end = at;
    while (name_end > 0 && std::isspace(static_cast<unsigned char>(gpx[name_end - 1])) != 0) --name_end;
    if (name_end < 4) continue;
    const std::string_view name{gpx.data() + name_end - 3, 3};
    if ((name != "lat" && name != "lon") || std::isspace(static_cast<unsigned char>(gpx[name_end - 4])) == 0) continue;
    const std::size_t open = gpx.find_first_not_of(" \t\r\n", at + 1);
    if (open == std::string::npos || (gpx[open] != '"' && gpx[open] != '\'')) continue;
    const std::size_t close = gpx.find(gpx[open], open + 1);
    if (close == std::string::npos) break;
    if (is_number(std::string_view{gpx}.substr(open + 1, close - open - 1))) continue;
    gpx.replace(open + 1, close - open - 1, "NaN");
    found = true;
  }
  return found;
}

ConvertedFile converted_gpx(const std::string& name) {
  ConvertedFile converted{name, {}};
  auto text = read_text(name);
  if (!text || !mark_bad_positions(*text)) return converted;
  if (auto copy = write_copy(last_part(name), *text)) converted.name = std::move(*copy);
  return converted;
}

ConvertedFile converted_kml(const std::string& name) {
  ConvertedFile converted{name, {}, true};
  const auto text = read_text(name);
  auto rewritten = text ? with_times_in_days(*text, last_part(name)) : std::nullopt;
  if (!rewritten) return converted;
  if (auto copy = write_copy(last_part(name), rewritten->text)) {
    converted.name = std::move(*copy);
    converted.notes = std::move(rewritten->notes);
  }
  return converted;
}

struct PackedText {
  std::string name, text;
};

// The texts of a KMZ with their times written out; empty when no text needed it.
std::vector<PackedText> rewritten_texts(const std::string& kmz, std::vector<SourceNote>& notes) {
  constexpr int most_files = 500;
  const std::string inside = "/vsizip/{" + kmz + "}";
  std::vector<PackedText> texts;
  bool any_changed = false;
  std::size_t size = 0;
  const CPLStringList entries{VSIReadDirRecursive(inside.c_str())};
  for (int i = 0; i < std::min(entries.Count(), most_files); ++i) {
    const std::string entry = entries[i];
    if (!has_suffix(entry, {".kml"})) continue;
    auto text = read_text(inside + "/" + entry);
    if (!text || (size += text->size()) > largest_text) return {};
    if (auto rewritten = with_times_in_days(*text, last_part(kmz))) {
      any_changed = true;
      *text = std::move(rewritten->text);
      for (SourceNote& note : rewritten->notes) notes.push_back(std::move(note));
    }
    texts.push_back({entry, std::move(*text)});
  }
  if (!any_changed) texts.clear();
  return texts;
}

bool write_packed(const std::string& archive, const std::vector<PackedText>& texts) {
  const std::string inside = "/vsizip/{" + archive + "}";
  VSILFILE* whole = VSIFOpenL(inside.c_str(), "wb");
  if (whole == nullptr) return false;
  bool is_written = true;
  for (const auto& [name, text] : texts) {
    VSILFILE* file = VSIFOpenL((inside + "/" + name).c_str(), "wb");
    is_written = is_written && file != nullptr && VSIFWriteL(text.data(), 1, text.size(), file) == text.size();
    if (file != nullptr) is_written = VSIFCloseL(file) == 0 && is_written;
  }
  return VSIFCloseL(whole) == 0 && is_written;
}

ConvertedFile converted_kmz(const std::string& name) {
  ConvertedFile converted{name, {}, true};
  std::vector<SourceNote> notes;
  const auto texts = rewritten_texts(name, notes);
  if (texts.empty()) return converted;
  const auto copy = place_for_copy(last_part(name));
  if (!write_packed(copy, texts)) return converted;
  converted.name = copy;
  converted.notes = std::move(notes);
  return converted;
}

ConvertedFile converted_geojson(const std::string& name) {
  ConvertedFile converted{name, {}};
  const auto text = read_text(name);
  auto rewritten = text ? with_when_as_columns(*text, last_part(name)) : std::nullopt;
  if (!rewritten) return converted;
  if (auto copy = write_copy(last_part(name), rewritten->text))
    converted = {std::move(*copy), std::move(rewritten->notes), true};
  return converted;
}

core::Result<ConvertedFile> converted_czml(const std::string& name) {
  const std::string file = last_part(name);
  const auto text = read_text(name);
  if (!text)
    return core::Error{msg("{0} cannot be read, or is larger than {1} MiB", file, largest_text >> 20U),
                       msg("Cut the data to the region you need."),
                       {}};
  auto geojson = geojson_from_czml(*text, file);
  if (!geojson) return geojson.error();
  auto copy = write_copy(fs::path{file}.stem().string() + ".geojson", geojson->text);
  if (!copy) return core::Error{msg("There is no place for a copy of {0}", file), msg("Free some disk space."), {}};
  return ConvertedFile{std::move(*copy), std::move(geojson->notes), true};
}

}  // namespace

bool has_suffix(const std::string& name, std::initializer_list<const char*> suffixes) {
  const std::string text = lower(name);
  return std::any_of(suffixes.begin(), suffixes.end(), [&](const std::string_view suffix) {
    return text.size() >= suffix.size() && text.compare(text.size() - suffix.size(), suffix.size(), suffix) == 0;
  });
}

core::Result<ConvertedFile> convert_file(const std::string& name) {
  if (has_suffix(name, {".gpx"})) return converted_gpx(name);
  if (has_suffix(name, {".kml"})) return converted_kml(name);
  if (has_suffix(name, {".kmz"})) return converted_kmz(name);
  if (has_suffix(name, {".czml"})) return converted_czml(name);
  if (has_suffix(name, {".geojson", ".json"})) return converted_geojson(name);
  return ConvertedFile{name, {}};
}

}  // namespace eb::io
