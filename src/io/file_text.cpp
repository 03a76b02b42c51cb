#include "io/file_text.h"

#include <cpl_vsi.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <utility>

#include "io/unique_fd.h"

namespace eb::io {
namespace {

// Empty when it is no file on disk, or too large for the addresses this process may use.
std::string_view map_file(const std::string& name) {
  const UniqueFd file{::open(name.c_str(), O_RDONLY | O_CLOEXEC)};
  struct stat status {};
  if (!file || ::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode) || status.st_size <= 0) return {};
  const auto size = static_cast<std::size_t>(status.st_size);
  void* bytes = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.get(), 0);
  if (bytes == MAP_FAILED) return {};
  ::madvise(bytes, size, MADV_SEQUENTIAL);
  return {static_cast<const char*>(bytes), size};
}

}  // namespace

std::optional<FileText> FileText::open(const std::string& name) {
  FileText text;
  text.m_view = map_file(name);
  text.m_is_mapped = !text.m_view.empty();
  if (text.m_is_mapped) return text;
  GByte* bytes = nullptr;
  vsi_l_offset size = 0;
  if (VSIIngestFile(nullptr, name.c_str(), &bytes, &size, largest_copy) == 0) return std::nullopt;
  text.m_view = {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)};
  return text;
}

FileText::FileText(FileText&& other) noexcept
    : m_view{std::exchange(other.m_view, {})}, m_is_mapped{other.m_is_mapped} {}

FileText::~FileText() {
  if (m_view.data() == nullptr) return;
  void* bytes = const_cast<char*>(m_view.data());
  if (m_is_mapped)
    ::munmap(bytes, m_view.size());
  else
    VSIFree(bytes);
}

std::string beginning_of(const std::string& name) {
  std::string bytes(std::size_t{16} << 10U, '\0');
  VSILFILE* file = VSIFOpenL(name.c_str(), "rb");
  if (file == nullptr) return {};
  bytes.resize(VSIFReadL(bytes.data(), 1, bytes.size(), file));
  VSIFCloseL(file);
  return bytes;
}

}  // namespace eb::io
