#include "io/reader_channel.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>

namespace eb::io {
namespace {

constexpr int needed_seals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;

// Room for exactly one descriptor beside the packet.
union ControlBuffer {
  char bytes[CMSG_SPACE(sizeof(int))];
  cmsghdr alignment;
};

bool send_packet(int socket, void* data, std::size_t size, int file) {
  iovec part{data, size};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  ControlBuffer control{};
  if (file >= 0) {
    message.msg_control = control.bytes;
    message.msg_controllen = sizeof control.bytes;
    cmsghdr* header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    std::memcpy(CMSG_DATA(header), &file, sizeof file);
  }
  ssize_t sent = 0;
  do sent = ::sendmsg(socket, &message, MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR);
  return sent == static_cast<ssize_t>(size);
}

bool receive_packet(int socket, void* data, std::size_t size, UniqueFd& file) {
  iovec part{data, size};
  msghdr message{};
  ControlBuffer control{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control.bytes;
  message.msg_controllen = sizeof control.bytes;
  ssize_t received = 0;
  do received = ::recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
  while (received < 0 && errno == EINTR);
  if (received < 0) return false;
  const cmsghdr* header = CMSG_FIRSTHDR(&message);
  if (header != nullptr && header->cmsg_level == SOL_SOCKET && header->cmsg_type == SCM_RIGHTS &&
      header->cmsg_len == CMSG_LEN(sizeof(int))) {
    int fd = -1;
    std::memcpy(&fd, CMSG_DATA(header), sizeof fd);
    file = UniqueFd{fd};
  }
  return received == static_cast<ssize_t>(size);
}

}  // namespace

std::pair<UniqueFd, UniqueFd> make_channel() {
  int ends[2] = {-1, -1};
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) return {};
  return {UniqueFd{ends[0]}, UniqueFd{ends[1]}};
}

bool send_frame(int channel, const Frame& frame, int file) {
  Frame copy = frame;
  return send_packet(channel, &copy, sizeof copy, file);
}

std::optional<ReceivedFrame> receive_frame(int channel) {
  ReceivedFrame received;
  if (!receive_packet(channel, &received.frame, sizeof received.frame, received.file)) return std::nullopt;
  if (received.frame.kind > FrameKind::Ended) return std::nullopt;
  return received;
}

bool send_file(int socket, int file) {
  char token = 'f';
  return send_packet(socket, &token, 1, file);
}

UniqueFd receive_file(int socket) {
  char token = 0;
  UniqueFd file;
  if (!receive_packet(socket, &token, 1, file)) return {};
  return file;
}

UniqueFd make_memory_file() {
  return UniqueFd{::memfd_create("reader", MFD_CLOEXEC | MFD_ALLOW_SEALING)};
}

bool seal(const UniqueFd& file) {
  return ::fcntl(file.get(), F_ADD_SEALS, needed_seals) == 0;
}

UniqueFd make_sealed_file(std::span<const std::byte> bytes) {
  UniqueFd file = make_memory_file();
  if (!file) return {};
  while (!bytes.empty()) {
    const ssize_t written = ::write(file.get(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return {};
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  if (!seal(file)) return {};
  return file;
}

MappedFile::MappedFile(const UniqueFd& file) {
  struct stat status {};
  if (!file || ::fcntl(file.get(), F_GET_SEALS) < needed_seals || ::fstat(file.get(), &status) != 0) return;
  if ((::fcntl(file.get(), F_GET_SEALS) & needed_seals) != needed_seals || status.st_size <= 0) return;
  m_size = static_cast<std::size_t>(status.st_size);
  void* data = ::mmap(nullptr, m_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file.get(), 0);
  if (data != MAP_FAILED) m_data = data;
}

MappedFile::~MappedFile() {
  if (m_data != nullptr) ::munmap(m_data, m_size);
}

}  // namespace eb::io
