#pragma once
// The small messages between the program, its fork server and one reader, and how a file descriptor
// travels with them. Everything larger lies in a sealed memory file.
#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "io/unique_fd.h"

namespace eb::io {

enum class FrameKind : std::uint8_t {
  Started,   // fork server: number = process id
  Progress,  // reader: share, negative = unknown
  Result,    // reader: a memory file comes along; number = 1 for success, 0 for an error
  Ended      // fork server: number = wait status
};

struct Frame {
  FrameKind kind = FrameKind::Progress;
  std::int32_t number = 0;
  float share = -1;
};

struct ReceivedFrame {
  Frame frame;
  UniqueFd file;  // with Result only
};

// A pair of connected packet sockets, closed on exec; both empty on failure.
std::pair<UniqueFd, UniqueFd> make_channel();

bool send_frame(int channel, const Frame& frame, int file = -1);
std::optional<ReceivedFrame> receive_frame(int channel);  // nullopt at the end or on nonsense

// Hands `file` over with a one-byte packet.
bool send_file(int socket, int file);
UniqueFd receive_file(int socket);

UniqueFd make_memory_file();
// From now on nobody can change it.
bool seal(const UniqueFd& file);
// A memory file with these bytes, sealed.
UniqueFd make_sealed_file(std::span<const std::byte> bytes);

// A sealed memory file mapped for reading; unsealed files are refused, they could be cut while we read.
class MappedFile {
 public:
  explicit MappedFile(const UniqueFd& file);
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept : m_data{std::exchange(other.m_data, nullptr)}, m_size{other.m_size} {}
  MappedFile& operator=(MappedFile&&) = delete;

  [[nodiscard]] bool is_mapped() const { return m_data != nullptr; }
  [[nodiscard]] std::span<const std::byte> bytes() const { return {static_cast<const std::byte*>(m_data), m_size}; }

 private:
  void* m_data = nullptr;
  std::size_t m_size = 0;
};

}  // namespace eb::io
