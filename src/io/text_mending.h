#pragma once
// A text with some of its places replaced, and what a person has to know of them. Used by what checks a file before
// GDAL reads it; offsets are bytes of the text, in ascending order. The text is copied only once something is replaced.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/source_note.h"

namespace eb::io {

class TextMending {
 public:
  // Both have to outlive this.
  TextMending(std::string_view text, const std::string& file) : m_text{text}, m_file{file} {}

  void replace(std::size_t begin, std::size_t end, std::string_view instead);
  // What is written at `at`, inside `of`, is no position.
  struct Owner {
    std::string name;                 // "Placemark "Mouth"", "node 7"
    std::vector<std::string> layers;  // see SourceNote
  };
  void tell(std::size_t at, const Owner& of, std::string_view written);
  [[nodiscard]] bool tells_more() const { return m_bad < most_notes; }  // else only the number counts

  // nullopt when nothing was replaced. The first notes are in full, the rest is a number.
  std::optional<RewrittenText> finish();

 private:
  static constexpr std::size_t most_notes = 20;
  std::size_t line_of(std::size_t at);

  std::string_view m_text;
  const std::string& m_file;
  RewrittenText m_mended;
  std::size_t m_copied = 0, m_bad = 0;
  std::size_t m_line = 1, m_line_at = 0;  // the line of that byte
  bool m_is_changed = false;
};

}  // namespace eb::io
