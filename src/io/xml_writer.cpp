#include "io/xml_writer.h"

#include <array>
#include <charconv>

namespace eb::io {
namespace {

// Bytes of the UTF-8 letter that begins here; 0 when it is broken or none that XML 1.0 may hold.
std::size_t letter_at(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned first = byte(0);
  if (first < 0x80) return first >= 0x20 || first == '\t' || first == '\n' || first == '\r' ? 1 : 0;
  const std::size_t length = first >= 0xF0 && first < 0xF5 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
  if (length == 0 || first >= 0xF5 || text.size() < length) return 0;
  unsigned code = first & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return 0;
    code = code << 6U | (byte(i) & 0x3FU);
  }
  const bool is_overlong = (length == 3 && code < 0x800) || (length == 4 && (code < 0x10000 || code > 0x10FFFF));
  const bool is_no_letter = (code >= 0xD800 && code <= 0xDFFF) || code == 0xFFFE || code == 0xFFFF;
  return is_overlong || is_no_letter ? 0 : length;
}

const char* entity_of(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\r':
      return "&#13;";  // read back as a line feed otherwise
    default:
      return nullptr;
  }
}

}  // namespace

std::string xml_escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t length = letter_at(text);
    const char* entity = length == 1 ? entity_of(text.front()) : nullptr;
    if (entity != nullptr) {
      out += entity;
    } else {
      out += text.substr(0, length);
    }
    text.remove_prefix(length == 0 ? 1 : length);
  }
  return out;
}

void append_degrees(std::string& out, double degrees) {
  constexpr int decimals = 9;
  std::array<char, 64> buffer{};
  const auto [end, error] =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), degrees, std::chars_format::fixed, decimals);
  std::string_view text{buffer.data(), static_cast<std::size_t>(end - buffer.data())};
  if (error != std::errc{}) text = "0";
  while (text.ends_with('0') && text.find('.') != std::string_view::npos) text.remove_suffix(1);
  if (text.ends_with('.')) text.remove_suffix(1);
  out += text == "-0" ? "0" : text;
}

std::string degrees_text(double degrees) {
  std::string out;
  append_degrees(out, degrees);
  return out;
}

XmlWriter::XmlWriter() : m_out{"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"} {}

void XmlWriter::indent() {
  m_out.append(2 * m_open.size(), ' ');
}

void XmlWriter::start(std::string_view name, Attributes attributes) {
  indent();
  m_out += '<';
  m_out += name;
  for (const auto& [key, value] : attributes) {
    m_out += ' ';
    m_out += key;
    m_out += "=\"";
    m_out += xml_escaped(value);
    m_out += '"';
  }
}

void XmlWriter::open(std::string_view name, Attributes attributes) {
  start(name, attributes);
  m_out += ">\n";
  m_open.emplace_back(name);
}

void XmlWriter::close() {
  const std::string name = std::move(m_open.back());
  m_open.pop_back();
  indent();
  m_out += "</" + name + ">\n";
}

void XmlWriter::empty(std::string_view name, Attributes attributes) {
  start(name, attributes);
  m_out += "/>\n";
}

void XmlWriter::text(std::string_view name, std::string_view text, Attributes attributes) {
  if (text.empty()) return;
  start(name, attributes);
  m_out += '>';
  m_out += xml_escaped(text);
  m_out += "</";
  m_out += name;
  m_out += ">\n";
}

void XmlWriter::raw(std::string_view text) {
  indent();
  m_out += text;
  m_out += '\n';
}

std::string XmlWriter::take() {
  while (!m_open.empty()) close();
  return std::move(m_out);
}

}  // namespace eb::io
