#include "io/qgis_style.h"

#include <fmt/format.h>

#include "io/xml_writer.h"

namespace eb::io {
namespace {

std::string rgba(core::Color c) {
  return fmt::format("{},{},{},{}", c.r, c.g, c.b, c.a);
}

// The parts of a style, in the names QGIS gives them since version 3.
class StyleText {
 public:
  explicit StyleText(bool has_labels) {
    m_xml.open(
        "qgis",
        {{"version", "3.22.0"}, {"labelsEnabled", has_labels ? "1" : "0"}, {"styleCategories", "Symbology|Labeling"}});
  }

  void option(std::string_view key, std::string_view value) { m_xml.empty("prop", {{"k", key}, {"v", value}}); }

  void marker(std::string_view name, core::Color fill, std::string_view size, std::string_view outline_width) {
    open_symbol(name, "marker", "SimpleMarker");
    option("name", "circle");
    option("color", rgba(fill));
    option("outline_color", "255,255,255,255");
    option("outline_width", outline_width);
    option("outline_width_unit", "MM");
    option("size", size);
    option("size_unit", "MM");
    close(2);
  }

  void line(std::string_view name, core::Color color, std::string_view width, std::string_view pen) {
    open_symbol(name, "line", "SimpleLine");
    option("line_color", rgba(color));
    option("line_width", width);
    option("line_width_unit", "MM");
    option("line_style", pen);
    option("capstyle", "round");
    option("joinstyle", "round");
    close(2);
  }

  void one_symbol() {
    m_xml.open("renderer-v2", {{"type", "singleSymbol"}, {"enableorderby", "0"}, {"forceraster", "0"}}),
        m_xml.open("symbols");
  }

  void category(std::string_view value, std::string_view symbol, std::string_view label) {
    m_xml.empty("category", {{"value", value}, {"symbol", symbol}, {"label", label}, {"render", "true"}});
  }
  void open_categories(std::string_view column) {
    m_xml.open("renderer-v2",
               {{"type", "categorizedSymbol"}, {"attr", column}, {"enableorderby", "0"}, {"forceraster", "0"}});
    m_xml.open("categories");
  }
  void open(std::string_view name) { m_xml.open(name); }
  void close(int elements) {
    for (int i = 0; i < elements; ++i) m_xml.close();
  }

  void labels(const std::string& field) {
    m_xml.open("labeling", {{"type", "simple"}});
    m_xml.open("settings", {{"calloutType", "simple"}});
    m_xml.open("text-style", {{"fieldName", field},
                              {"fontSize", "9"},
                              {"fontSizeUnit", "Point"},
                              {"textColor", "40,40,40,255"},
                              {"isExpression", "0"}});
    m_xml.empty(
        "text-buffer",
        {{"bufferDraw", "1"}, {"bufferSize", "0.8"}, {"bufferSizeUnits", "MM"}, {"bufferColor", "255,255,255,255"}});
    m_xml.close();
    m_xml.empty("placement", {{"placement", "6"}, {"dist", "1.5"}, {"distUnits", "MM"}});
    close(2);
  }

  std::string take() { return m_xml.take(); }

 private:
  void open_symbol(std::string_view name, std::string_view type, std::string_view layer) {
    m_xml.open("symbol", {{"type", type}, {"name", name}, {"alpha", "1"}, {"clip_to_extent", "1"}, {"force_rhr", "0"}});
    m_xml.open("layer", {{"class", layer}, {"enabled", "1"}, {"locked", "0"}, {"pass", "0"}});
  }
  XmlWriter m_xml;
};

}  // namespace

std::string qgis_style(const std::string& table, core::Color color, const std::string& label_field) {
  const bool is_stop = table == "stops";
  StyleText style{is_stop};
  if (table == "legs") {
    style.open_categories("leg_kind");
    style.category("routed", "0", "Routed");
    style.category("track", "1", "Recorded");
    style.category("straight", "2", "Straight");
    style.close(1);
    style.open("symbols");
    style.line("0", color, "1.0", "solid");
    style.line("1", color, "1.0", "dot");
    style.line("2", color, "0.7", "dash");
    style.close(2);
    return style.take();
  }
  style.one_symbol();
  style.marker("0", is_stop ? color : core::Color{110, 110, 110, 255}, is_stop ? "4" : "1.6", is_stop ? "0.6" : "0.2");
  style.close(2);
  if (is_stop) style.labels(label_field);
  return style.take();
}

}  // namespace eb::io
