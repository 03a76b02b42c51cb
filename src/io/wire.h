#pragma once
// The byte image in which requests and results travel between the program and its reader processes.
// Reading distrusts every length and index: the other side may have been taken over by a hostile file.
#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/result.h"
#include "io/base_map.h"
#include "io/source_reader.h"

namespace eb::io {

// Numbers of arrays start at multiples of this, so that they can be read where they lie.
inline constexpr std::size_t wire_alignment = 8;

// Writes bytes in order, in memory or straight into a file.
class WireWriter {
 public:
  WireWriter() = default;
  explicit WireWriter(int file) : m_file{file} {}  // does not own it; call finish() at the end

  template <class T>
    requires std::is_trivially_copyable_v<T>
  void put(const T& value) {
    append(&value, sizeof value);
  }
  void put_text(std::string_view text) {
    put(static_cast<std::uint64_t>(text.size()));
    append(text.data(), text.size());
  }
  template <class T>
  void put_array(const std::vector<T>& values) {
    static_assert(std::is_trivially_copyable_v<T>);
    put(static_cast<std::uint64_t>(values.size()));
    constexpr std::array<char, wire_alignment> zeros{};
    append(zeros.data(), (wire_alignment - m_size % wire_alignment) % wire_alignment);
    append(values.data(), values.size() * sizeof(T));
  }
  [[nodiscard]] const std::vector<std::byte>& bytes() const { return m_bytes; }
  // Writes what is still in memory to the file; false when the file did not take everything.
  bool finish();
  // Forgets everything written so far.
  void restart();

 private:
  static constexpr std::size_t piece = 1U << 20U;
  void append(const void* data, std::size_t size) {
    if (size == 0) return;
    m_size += size;
    if (m_file >= 0 && m_bytes.size() + size > piece) flush();
    if (m_file >= 0 && size > piece) return write_out(data, size);
    const auto* first = static_cast<const std::byte*>(data);
    m_bytes.insert(m_bytes.end(), first, first + size);
  }
  void flush();
  void write_out(const void* data, std::size_t size);

  std::vector<std::byte> m_bytes;
  std::size_t m_size = 0;  // of all bytes, written out or not
  int m_file = -1;
  bool m_failed = false;
};

// Reads what a WireWriter wrote. After the first impossible length everything reads as empty and failed() is true.
class WireReader {
 public:
  explicit WireReader(std::span<const std::byte> bytes) : m_bytes{bytes} {}

  template <class T>
    requires std::is_trivially_copyable_v<T>
  T get() {
    T value{};
    if (const std::byte* from = take(sizeof(T))) std::memcpy(&value, from, sizeof(T));
    return value;
  }
  std::string get_text() {
    const auto size = get<std::uint64_t>();
    const std::byte* from = take(size);
    return from == nullptr ? std::string{} : std::string{reinterpret_cast<const char*>(from), size};
  }
  // A number of items to come, each of at least `least_bytes`: never more than the bytes that are left allow.
  std::size_t get_count(std::size_t least_bytes) {
    const auto count = get<std::uint64_t>();
    if (count > left() / least_bytes) return fail(), 0;
    return static_cast<std::size_t>(count);
  }
  template <class T>
  std::vector<T> get_array() {
    static_assert(std::is_trivially_copyable_v<T>);
    const std::size_t count = get_count(sizeof(T));
    take((wire_alignment - m_at % wire_alignment) % wire_alignment);
    const std::byte* from = take(count * sizeof(T));
    if (from == nullptr || count == 0) return {};
    if (reinterpret_cast<std::uintptr_t>(from) % alignof(T) == 0) {
      const T* first = reinterpret_cast<const T*>(from);
      return {first, first + count};
    }
    std::vector<T> values(count);
    std::memcpy(values.data(), from, count * sizeof(T));
    return values;
  }
  void fail() { m_failed = true; }
  [[nodiscard]] bool failed() const { return m_failed; }
  [[nodiscard]] std::size_t left() const { return m_failed ? 0 : m_bytes.size() - m_at; }

 private:
  const std::byte* take(std::uint64_t size) {
    if (m_failed || size > m_bytes.size() - m_at) return fail(), nullptr;
    const std::byte* from = m_bytes.data() + m_at;
    m_at += static_cast<std::size_t>(size);
    return from;
  }
  std::span<const std::byte> m_bytes;
  std::size_t m_at = 0;
  bool m_failed = false;
};

enum class Task : std::uint8_t { Read, Info, List, Routes, BaseMap };

struct WireRequest {
  Task task = Task::Read;
  ReadRequest read;           // all but Read use source and network_allowed only
  bool is_retry = false;      // the first reader crashed: use the plainer driver where there are two
  std::string language{};     // of Routes
  BaseMapRequest base_map{};  // of BaseMap only; its extract is the source
};

void put_request(WireWriter& out, const WireRequest& request);
std::optional<WireRequest> get_request(WireReader& in);

void put_problems(WireWriter& out, const std::vector<model::Problem>& problems);
std::vector<model::Problem> get_problems(WireReader& in);

void put_error(WireWriter& out, const core::Error& error);
core::Error get_error(WireReader& in);

void put_layer(WireWriter& out, const LoadedLayer& layer);
// nullopt when the image contradicts itself.
std::optional<LoadedLayer> get_layer(WireReader& in);

void put_infos(WireWriter& out, const std::vector<LayerInfo>& infos);
std::optional<std::vector<LayerInfo>> get_infos(WireReader& in);

// See wire_routes.cpp. nullopt when a route contradicts itself: ids, legs and positions are checked.
void put_imported_routes(WireWriter& out, const ImportedRoutes& imported);
std::optional<ImportedRoutes> get_imported_routes(WireReader& in);
void put_base_map(WireWriter& out, const BaseMapSummary& summary);
std::optional<BaseMapSummary> get_base_map(WireReader& in);

void put_listing(WireWriter& out, const SourceReader::Listing& listing);
std::optional<SourceReader::Listing> get_listing(WireReader& in);

}  // namespace eb::io
