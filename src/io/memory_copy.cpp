#include "io/memory_copy.h"

#include <cpl_vsi.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>

namespace eb::io {
namespace {

namespace fs = std::filesystem;

struct FreeBytes {
  void operator()(GByte* bytes) const { VSIFree(bytes); }
};

struct Bytes {
  std::unique_ptr<GByte, FreeBytes> data;
  std::size_t size = 0;
  [[nodiscard]] std::span<GByte> span() const { return {data.get(), size}; }
};

// `room`: how long it may become later.
std::optional<Bytes> read_file(const fs::path& path, std::size_t room = 0) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  if (error) return std::nullopt;
  const auto held = std::max<std::size_t>({size, room, 1});
  Bytes bytes{std::unique_ptr<GByte, FreeBytes>{static_cast<GByte*>(VSIMalloc(held))}, size};
  VSILFILE* in = VSIFOpenL(path.c_str(), "rb");
  if (!bytes.data || in == nullptr) {
    if (in != nullptr) VSIFCloseL(in);
    return std::nullopt;
  }
  std::memset(bytes.data.get() + size, 0, held - size);
  const bool is_whole = VSIFReadL(bytes.data.get(), 1, size, in) == size;
  VSIFCloseL(in);
  return is_whole ? std::optional{std::move(bytes)} : std::nullopt;
}

std::string fresh_folder() {
  for (int i = 1;; ++i) {
    std::string folder = "/vsimem/own-" + std::to_string(i);
    VSIStatBufL ignored{};
    if (VSIStatL(folder.c_str(), &ignored) == 0) continue;
    VSIMkdir(folder.c_str(), 0700);
    return folder;
  }
}

bool put(const std::string& name, Bytes bytes) {
  VSILFILE* out = VSIFileFromMemBuffer(name.c_str(), bytes.data.get(), bytes.size, TRUE);
  if (out == nullptr) return false;
  static_cast<void>(bytes.data.release());  // GDAL's from now on
  return VSIFCloseL(out) == 0;
}

// --- the write-ahead log of SQLite: https://www.sqlite.org/fileformat2.html#walformat ---

constexpr std::size_t log_header_size = 32, frame_header_size = 24;

std::uint32_t big_endian(std::span<const GByte> at) {
  return (std::uint32_t{at[0]} << 24U) | (std::uint32_t{at[1]} << 16U) | (std::uint32_t{at[2]} << 8U) | at[3];
}

class Log {
 public:
  explicit Log(std::span<const GByte> bytes) : m_bytes{bytes} {
    if (bytes.size() < log_header_size) return;
    const auto magic = big_endian(bytes);
    if ((magic & ~1U) != 0x377F0682U) return;
    m_sums_big_endian = (magic & 1U) != 0;
    m_page = big_endian(bytes.subspan(8));
    add_to_sum(bytes.first(log_header_size - 8));
    const bool is_whole = sum_is(bytes.subspan(log_header_size - 8));
    if (!is_whole || m_page < 512 || m_page > 65536 || !std::has_single_bit(m_page)) m_page = 0;
  }

  [[nodiscard]] std::size_t page_size() const { return m_page; }

  // Goes on by a frame; false where the log ends or was not written whole.
  bool next() {
    if (m_page == 0 || m_at + frame_header_size + m_page > m_bytes.size()) return false;
    m_frame = m_bytes.subspan(m_at, frame_header_size + m_page);
    const auto header = m_frame.first(frame_header_size);
    const bool is_of_this_log = std::memcmp(&header[8], &m_bytes[16], 8) == 0;  // both salts
    if (!is_of_this_log) return false;
    add_to_sum(header.first(8));
    add_to_sum(content());
    if (!sum_is(header.subspan(16))) return false;
    m_at += m_frame.size();
    return true;
  }
  [[nodiscard]] std::uint32_t number() const { return big_endian(m_frame); }  // of the page, from 1
  // Pages of the database after this frame, which ends a transaction; 0: the transaction goes on.
  [[nodiscard]] std::uint32_t pages_after() const { return big_endian(m_frame.subspan(4)); }
  [[nodiscard]] std::span<const GByte> content() const { return m_frame.subspan(frame_header_size); }
  [[nodiscard]] std::size_t read_so_far() const { return m_at; }

 private:
  [[nodiscard]] std::uint32_t word(std::span<const GByte> at) const {
    const auto value = big_endian(at);
    return m_sums_big_endian ? value : __builtin_bswap32(value);
  }
  void add_to_sum(std::span<const GByte> bytes) {
    for (std::size_t i = 0; i + 8 <= bytes.size(); i += 8) {
      m_sum[0] += word(bytes.subspan(i)) + m_sum[1];
      m_sum[1] += word(bytes.subspan(i + 4)) + m_sum[0];
    }
  }
  [[nodiscard]] bool sum_is(std::span<const GByte> told) const {
    return big_endian(told) == m_sum[0] && big_endian(told.subspan(4)) == m_sum[1];
  }

  std::span<const GByte> m_bytes, m_frame;
  bool m_sums_big_endian = false;
  std::uint32_t m_page = 0;
  std::size_t m_at = log_header_size;
  std::array<std::uint32_t, 2> m_sum{};
};

struct Extent {
  std::size_t end = 0;      // where the last whole transaction ends in the log
  std::size_t size = 0;     // of the database after it, in bytes
  std::size_t largest = 0;  // that any frame before wants
};

Extent whole_part(std::span<const GByte> bytes) {
  Log log{bytes};
  Extent extent;
  std::size_t wanted = 0;
  while (log.next()) {
    wanted = std::max(wanted, std::size_t{log.number()} * log.page_size());
    if (log.pages_after() == 0) continue;
    extent = {log.read_so_far(), std::size_t{log.pages_after()} * log.page_size(), wanted};
  }
  return extent;
}

void apply(std::span<const GByte> log_bytes, const Extent& whole, std::span<GByte> database) {
  Log log{log_bytes.first(whole.end)};
  while (log.next()) {
    const std::size_t from = (std::size_t{log.number()} - 1) * log.page_size();
    if (log.number() > 0 && from + log.page_size() <= database.size())
      std::memcpy(&database[from], log.content().data(), log.page_size());
  }
}

// In the header of a database: it has a log (2) or not (1), for who writes and for who reads.
void forget_log(std::span<GByte> database) {
  constexpr std::size_t write_version = 18, read_version = 19;
  if (database.size() <= read_version) return;
  database[write_version] = database[read_version] = 1;
}

}  // namespace

std::optional<std::string> copy_to_memory(const fs::path& file) {
  std::error_code error;
  const std::string folder = fresh_folder();
  for (const auto& entry : fs::directory_iterator{fs::absolute(file, error).parent_path(), error}) {
    const fs::path name = entry.path().filename();
    if (name.stem() != file.stem() && name != file.filename()) continue;
    if (!entry.is_regular_file(error)) continue;
    auto bytes = read_file(entry.path());
    if (!bytes || !put(folder + "/" + name.string(), *std::move(bytes))) return std::nullopt;
  }
  return folder + "/" + file.filename().string();
}

std::optional<std::string> copy_with_log(const fs::path& database) {
  const auto log = read_file(database.string() + "-wal");
  if (!log) return std::nullopt;
  const Extent whole = whole_part(log->span());
  // A log that lies wants pages beyond all that it and the database hold.
  std::error_code error;
  const std::size_t most = fs::file_size(database, error) + log->size;
  if (error || whole.size > most || whole.largest > most) return std::nullopt;
  auto copy = read_file(database, std::max(whole.size, whole.largest));
  if (!copy) return std::nullopt;
  if (whole.end > 0) {
    copy->size = std::max({copy->size, whole.size, whole.largest});
    apply(log->span(), whole, copy->span());
    copy->size = whole.size;
  }
  forget_log(copy->span());
  std::string name = fresh_folder() + "/" + database.filename().string();
  return put(name, *std::move(copy)) ? std::optional{std::move(name)} : std::nullopt;
}

}  // namespace eb::io
