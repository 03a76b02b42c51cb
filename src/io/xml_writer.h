#pragma once
// XML as text, element by element: what is open is closed in order, what has a meaning in XML is escaped, and what XML
// cannot hold at all (control characters, broken UTF-8) is left out. For GPX and KML.
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace eb::io {

class XmlWriter {
 public:
  using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  XmlWriter();
  void open(std::string_view name, Attributes attributes = {});
  void close();
  void empty(std::string_view name, Attributes attributes = {});
  // An element with a text; none at all for an empty text.
  void text(std::string_view name, std::string_view text, Attributes attributes = {});
  // As it is, for what is known to need no escaping; on a line of its own.
  void raw(std::string_view text);
  // Everything, all elements closed.
  std::string take();

 private:
  void start(std::string_view name, Attributes attributes);
  void indent();
  std::string m_out;
  std::vector<std::string> m_open;
};

std::string xml_escaped(std::string_view text);
// Degrees as written in files: up to nine decimals, 0.1 mm.
void append_degrees(std::string& out, double degrees);
std::string degrees_text(double degrees);

}  // namespace eb::io
