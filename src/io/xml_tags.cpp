#include "io/xml_tags.h"

namespace eb::io {

bool XmlTags::skip_past(std::string_view mark) {
  const std::size_t found = m_text.find(mark, m_at);
  if (found == std::string_view::npos) return false;
  m_at = found + mark.size();
  return true;
}

// With what it declares in brackets.
bool XmlTags::skip_document_type() {
  if (m_at_document_type == DocumentType::Ends) return false;
  const std::size_t end = m_text.find_first_of("[>", m_at);
  if (end == std::string_view::npos) return false;
  if (m_text[end] == '[') {
    m_at = end;
    return skip_past("]") && skip_past(">");
  }
  m_at = end + 1;
  return true;
}

std::optional<XmlTag> XmlTags::next() {
  const auto stands_here = [&](std::string_view mark) { return m_text.substr(m_at, mark.size()) == mark; };
  for (;;) {
    m_at = m_text.find('<', m_at);
    if (m_at == std::string_view::npos) {
      m_at = m_text.size();
      m_is_whole = true;
      return std::nullopt;
    }
    bool is_skipped = false;
    if (stands_here("<!--"))
      is_skipped = skip_past("-->");
    else if (stands_here("<![CDATA["))
      is_skipped = skip_past("]]>");
    else if (stands_here("<?"))
      is_skipped = skip_past("?>");
    else if (stands_here("<!"))
      is_skipped = skip_document_type();
    else
      return tag_at(m_at);
    if (!is_skipped) return std::nullopt;
  }
}

std::optional<XmlTag> XmlTags::tag_at(std::size_t begin) {
  XmlTag tag;
  tag.begin = begin;
  std::size_t at = begin + 1;
  if (at < m_text.size() && m_text[at] == '/') {
    tag.opens = false;
    tag.closes = true;
    ++at;
  }
  const std::size_t name_end = m_text.find_first_of(" \t\r\n/>", at);
  if (name_end == std::string_view::npos || name_end == at) return std::nullopt;
  tag.name = m_text.substr(at, name_end - at);
  for (at = name_end; at < m_text.size() && m_text[at] != '>'; ++at) {
    if (m_text[at] != '"' && m_text[at] != '\'') continue;
    at = m_text.find(m_text[at], at + 1);  // a quoted value may hold ">"
    if (at == std::string_view::npos) return std::nullopt;
  }
  if (at >= m_text.size()) return std::nullopt;
  if (m_text[at - 1] == '/') tag.closes = true;
  tag.end = m_at = at + 1;
  return tag;
}

std::optional<XmlAttribute> XmlAttributes::next() {
  constexpr const char* blanks = " \t\r\n";
  const std::size_t name = m_tag.find_first_not_of(blanks, m_at);
  const std::size_t equals = m_tag.find('=', m_at);
  if (name == std::string_view::npos || equals == std::string_view::npos || equals <= name) return std::nullopt;
  const std::size_t quote = m_tag.find_first_not_of(blanks, equals + 1);
  if (quote == std::string_view::npos || (m_tag[quote] != '"' && m_tag[quote] != '\'')) return std::nullopt;
  const std::size_t close = m_tag.find(m_tag[quote], quote + 1);
  if (close == std::string_view::npos) return std::nullopt;
  m_at = close + 1;
  const std::size_t name_end = m_tag.find_last_not_of(blanks, equals - 1) + 1;
  return XmlAttribute{m_tag.substr(name, name_end - name), m_tag.substr(quote + 1, close - quote - 1)};
}

}  // namespace eb::io
