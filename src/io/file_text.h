#pragma once
// The bytes of a file to look through before GDAL reads it: of a file on disk without a copy, of one in an archive as a
// copy in memory. Runs in a reader process: a file that shrinks meanwhile ends the reader, nothing else.
#include <optional>
#include <string>
#include <string_view>

namespace eb::io {

inline constexpr std::size_t largest_copy = std::size_t{256} << 20U;  // bytes; more is not held in memory

class FileText {
 public:
  // nullopt when it cannot be read or is larger than the memory for it.
  static std::optional<FileText> open(const std::string& name);
  ~FileText();
  FileText(FileText&& other) noexcept;
  FileText& operator=(FileText&&) = delete;

  [[nodiscard]] std::string_view view() const { return m_view; }

 private:
  FileText() = default;

  std::string_view m_view;
  bool m_is_mapped = false;  // else allocated by GDAL
};

// Its first bytes, at most some thousand; "" when it cannot be read.
std::string beginning_of(const std::string& name);

}  // namespace eb::io
