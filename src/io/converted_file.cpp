#include "io/converted_file.h"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <iterator>
#include <optional>
#include <string_view>

#include "io/checked_positions.h"
#include "io/czml.h"
#include "io/file_text.h"
#include "io/geojson_when.h"
#include "io/kml_times.h"

namespace eb::io {
namespace {

namespace fs = std::filesystem;
using core::msg;

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

std::string last_part(const std::string& name) {
  return fs::path{name}.filename().string();
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

// Positions that are positions, times GDAL can read; nullopt when nothing had to be changed.
std::optional<RewrittenText> rewritten(std::string_view text, PositionFormat format, const std::string& file) {
  auto mended = with_positions_only(text, format, file);
  if (format != PositionFormat::Kml || text.size() > largest_copy) return mended;
  auto timed = with_times_in_days(mended ? std::string_view{mended->text} : text, file);
  if (!timed) return mended;
  if (mended) timed->notes.insert(timed->notes.begin(), mended->notes.begin(), mended->notes.end());
  return RewrittenText{std::move(timed->text), std::move(timed->notes)};
}

SourceNote not_checked(const std::string& file) {
  return {
      msg("{0} is larger than {1} MiB; whether its positions are numbers was not checked", file, largest_copy >> 20U),
      msg("Cut the data to the region you need.")};
}

// What lies beside a file under its name and belongs to it goes with the copy.
void copy_companions(const std::string& name, const std::string& copy, PositionFormat format) {
  const std::vector<const char*> suffixes = format == PositionFormat::Gml   ? std::vector{".xsd", ".gfs"}
                                            : format == PositionFormat::Mif ? std::vector{".mid", ".MID"}
                                                                            : std::vector<const char*>{};
  for (const char* suffix : suffixes) {
    const std::string from = fs::path{name}.replace_extension(suffix).string();
    VSIStatBufL ignored{};
    if (VSIStatL(from.c_str(), &ignored) == 0)
      CPLCopyFile(fs::path{copy}.replace_extension(suffix).c_str(), from.c_str());
  }
}

core::Result<ConvertedFile> converted_text(const std::string& name, PositionFormat format) {
  ConvertedFile converted{name, {}, format == PositionFormat::Kml};
  const auto text = FileText::open(name);
  if (!text) {
    converted.notes.push_back(not_checked(last_part(name)));
    return converted;
  }
  auto done = rewritten(text->view(), format, last_part(name));
  if (!done) return converted;
  auto copy = done->text.size() <= largest_copy ? write_copy(last_part(name), done->text) : std::nullopt;
  if (!copy && !done->notes.empty()) return core::Error{done->notes.front().what, done->notes.front().hint, {}};
  if (!copy) return converted;
  copy_companions(name, *copy, format);
  converted.name = std::move(*copy);
  converted.notes = std::move(done->notes);
  return converted;
}

struct PackedText {
  std::string name, text;
};

// The texts of a KMZ in a form GDAL reads rightly; empty when no text needed it.
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
    const auto file = FileText::open(inside + "/" + entry);
    if (!file || (size += file->view().size()) > largest_copy) {
      notes = {not_checked(last_part(kmz))};
      return {};
    }
    std::string text{file->view()};
    if (auto done = rewritten(text, PositionFormat::Kml, last_part(kmz))) {
      any_changed = true;
      text = std::move(done->text);
      std::move(done->notes.begin(), done->notes.end(), std::back_inserter(notes));
    }
    texts.push_back({entry, std::move(text)});
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
  if (texts.empty()) {
    converted.notes = std::move(notes);
    return converted;
  }
  const auto copy = place_for_copy(last_part(name));
  if (!write_packed(copy, texts)) return converted;
  converted.name = copy;
  converted.notes = std::move(notes);
  return converted;
}

ConvertedFile converted_geojson(const std::string& name) {
  ConvertedFile converted{name, {}};
  const auto text = FileText::open(name);
  if (!text || text->view().size() > largest_copy) return converted;
  auto timed = with_when_as_columns(text->view(), last_part(name));
  if (!timed) return converted;
  if (auto copy = write_copy(last_part(name), timed->text))
    converted = {std::move(*copy), std::move(timed->notes), true};
  return converted;
}

core::Result<ConvertedFile> converted_czml(const std::string& name) {
  const std::string file = last_part(name);
  const auto text = FileText::open(name);
  if (!text || text->view().size() > largest_copy)
    return core::Error{msg("{0} cannot be read, or is larger than {1} MiB", file, largest_copy >> 20U),
                       msg("Cut the data to the region you need."),
                       {}};
  auto geojson = geojson_from_czml(text->view(), file);
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
  if (has_suffix(name, {".kmz"})) return converted_kmz(name);
  if (has_suffix(name, {".czml"})) return converted_czml(name);
  if (has_suffix(name, {".geojson", ".json"})) return converted_geojson(name);
  const auto format = position_format(name, beginning_of(name));
  return format ? converted_text(name, *format) : ConvertedFile{name, {}};
}

}  // namespace eb::io
