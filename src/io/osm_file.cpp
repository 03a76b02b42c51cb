#include "io/osm_file.h"

#include <array>
#include <fstream>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

namespace eb::io {
namespace {

using core::Error;
using core::msg;
using core::Result;

// Fields of a protocol buffer as the OSM wiki, "PBF Format", uses them: numbers and runs of bytes.
class Fields {
 public:
  explicit Fields(std::string_view bytes) : m_bytes{bytes} {}

  struct Field {
    std::uint64_t id = 0, number = 0;
    std::string_view bytes;
  };
  // The next one; nothing at the end or where the bytes make no sense. Runs that go beyond the end are cut.
  std::optional<Field> next() {
    const auto key = number();
    if (!key) return std::nullopt;
    Field field{*key >> 3U, 0, {}};
    const auto value = number();
    if (!value) return std::nullopt;
    field.number = *value;
    constexpr std::uint64_t is_number = 0, is_run = 2;
    const auto wire = *key & 7U;
    if (wire == is_number) return field;
    if (wire != is_run) return std::nullopt;
    const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(*value, m_bytes.size()));
    field.bytes = m_bytes.substr(0, size);
    m_bytes.remove_prefix(size);
    return field;
  }

 private:
  std::optional<std::uint64_t> number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && !m_bytes.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(m_bytes.front());
      m_bytes.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
      if ((byte & 0x80U) == 0) return value;
    }
    return std::nullopt;
  }
  std::string_view m_bytes;
};

struct BlockHeader {
  std::string kind;
  std::uint64_t size = 0;
};

std::optional<BlockHeader> parse_header(std::string_view bytes) {
  BlockHeader header;
  Fields fields{bytes};
  constexpr std::uint64_t kind = 1, size = 3;
  while (const auto field = fields.next()) {
    if (field->id == kind) header.kind = field->bytes;
    if (field->id == size) header.size = field->number;
  }
  if (header.kind.empty()) return std::nullopt;
  return header;
}

// The name of a packing of a block that GDAL and the router cannot undo; empty = they can.
std::string_view foreign_packing(std::string_view start_of_blob) {
  Fields fields{start_of_blob};
  constexpr std::uint64_t raw = 1, zlib = 3, lzma = 4, bzip2 = 5, lz4 = 6, zstd = 7;
  while (const auto field = fields.next()) switch (field->id) {
      case raw:
      case zlib:
        return {};
      case lzma:
        return "lzma";
      case bzip2:
        return "bzip2";
      case lz4:
        return "lz4";
      case zstd:
        return "zstd";
      default:
        break;
    }
  return {};
}

std::string name_of(const std::filesystem::path& file) {
  return file.filename().string();
}

Error no_extract(const std::filesystem::path& file) {
  return {msg("{0} is no OpenStreetMap extract", name_of(file)),
          msg("Give a file with the suffix .osm.pbf or .osm; README.md says where to find one."), file.string()};
}

Error cut_off(const std::filesystem::path& file, std::uint64_t at) {
  return {msg("{0} is damaged or was cut off: it is broken from byte {1} on", name_of(file), at),
          msg("Get it again, and compare its size or checksum with what the source states."), file.string()};
}

// The four bytes before each header: its size, the most significant byte first.
std::optional<std::uint32_t> header_size(std::istream& in) {
  std::array<char, 4> bytes{};
  if (!in.read(bytes.data(), bytes.size())) return std::nullopt;
  std::uint32_t size = 0;
  for (const char byte : bytes) size = size << 8U | static_cast<unsigned char>(byte);
  return size;
}

// Walks over one block; nothing when it is whole.
std::optional<Error> walk_block(std::istream& in, std::uint64_t at, std::uint64_t file_size,
                                const std::filesystem::path& file) {
  constexpr std::uint32_t longest_header = 64U << 10U;
  constexpr std::uint64_t longest_block = 64U << 20U, enough_to_see_packing = 64;
  const auto damaged = [&] { return at == 0 ? no_extract(file) : cut_off(file, at); };
  const auto size = header_size(in);
  if (!size || *size == 0 || *size > longest_header) return damaged();
  std::string bytes(*size, '\0');
  if (!in.read(bytes.data(), *size)) return damaged();
  const auto header = parse_header(bytes);
  const std::uint64_t start = at + sizeof(std::uint32_t) + *size;
  if (!header || (at == 0 && header->kind != "OSMHeader") || header->size > longest_block) return damaged();
  if (header->size > file_size - start) return cut_off(file, at);
  std::string blob(std::min(header->size, enough_to_see_packing), '\0');
  in.read(blob.data(), static_cast<std::streamsize>(blob.size()));
  if (const auto packing = foreign_packing(blob); !packing.empty())
    return Error{msg("{0} is compressed with {1}, which cannot be read here", name_of(file), packing),
                 msg("Convert it with \"osmium cat -f pbf,pbf_compression=zlib\"."), file.string()};
  in.seekg(static_cast<std::streamoff>(start + header->size));
  return std::nullopt;
}

Result<OsmFileKind> walk_blocks(std::istream& in, std::uint64_t file_size, const std::filesystem::path& file) {
  in.seekg(0);
  for (std::uint64_t at = 0; at < file_size; at = static_cast<std::uint64_t>(in.tellg()))
    if (auto error = walk_block(in, at, file_size, file)) return *error;
  return OsmFileKind::Pbf;
}

bool ends_as_xml(std::istream& in, std::uint64_t file_size) {
  constexpr std::uint64_t tail = 256;
  std::string end(static_cast<std::size_t>(std::min(tail, file_size)), '\0');
  in.seekg(static_cast<std::streamoff>(file_size - end.size()));
  in.read(end.data(), static_cast<std::streamsize>(end.size()));
  return end.find("</osm>") != std::string::npos;
}

}  // namespace

Result<OsmFileKind> inspect_osm_file(const std::filesystem::path& file) {
  std::ifstream in{file, std::ios::binary};
  std::error_code error;
  const auto size = std::filesystem::file_size(file, error);
  if (!in || error)
    return Error{msg("{0} cannot be opened", name_of(file)), msg("Check the path and that the file may be read."),
                 file.string()};
  constexpr std::size_t enough_for_xml = 2048;
  std::string start(enough_for_xml, '\0');
  in.read(start.data(), static_cast<std::streamsize>(start.size()));
  start.resize(static_cast<std::size_t>(in.gcount()));
  in.clear();
  const auto first = start.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  if (first == std::string::npos) return no_extract(file);
  if (start[first] != '<') return walk_blocks(in, size, file);
  if (start.find("<osm") == std::string::npos || start.find("<osmChange") != std::string::npos) return no_extract(file);
  if (!ends_as_xml(in, size)) return cut_off(file, size);
  return OsmFileKind::Xml;
}

}  // namespace eb::io
