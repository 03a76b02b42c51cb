#include "io/text_mending.h"

#include <algorithm>

#include "io/vector_reader.h"

namespace eb::io {

void TextMending::replace(std::size_t begin, std::size_t end, std::string_view instead) {
  if (begin < m_copied) return;
  m_is_changed = true;
  m_mended.text += m_text.substr(m_copied, begin - m_copied);
  m_mended.text += instead;
  m_copied = end;
}

void TextMending::tell(std::size_t at, const Owner& of, std::string_view written) {
  constexpr std::size_t longest = 80;  // bytes
  if (++m_bad > most_notes) return;
  const auto shown = [](std::string_view text) {
    return clean_text(std::string{text.substr(0, longest + 1)}.c_str(), longest);
  };
  m_mended.notes.push_back(
      {core::msg("{0}, line {1}, {2}: this is no position: {3}", m_file, line_of(at), shown(of.name), shown(written)),
       core::msg("It was left out. Numbers are written with a point, for example 51.5."), of.layers});
}

std::optional<RewrittenText> TextMending::finish() {
  if (!m_is_changed) return std::nullopt;
  m_mended.text += m_text.substr(m_copied);
  m_copied = m_text.size();
  if (m_bad > most_notes)
    m_mended.notes.push_back({core::msg("{0}: more places like these: {1}", m_file, m_bad - most_notes),
                              core::msg("They were left out. Correct the feature in a GIS."),
                              {}});
  return std::move(m_mended);
}

std::size_t TextMending::line_of(std::size_t at) {
  if (at > m_line_at) {
    const auto* begin = m_text.data();
    m_line += static_cast<std::size_t>(std::count(begin + m_line_at, begin + at, '\n'));
    m_line_at = at;
  }
  return m_line;
}

}  // namespace eb::io
