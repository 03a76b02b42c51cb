#pragma once
// The tags of an XML text one after the other, with where they stand, so that a few of them can be
// replaced in place. Runs in a reader process; keeps no tree, resolves no entity, and gives up at a
// document type unless told otherwise, because everything after one may mean something else.
#include <cstddef>
#include <optional>
#include <string_view>

namespace eb::io {

struct XmlTag {
  std::string_view name;           // as written, with its prefix
  bool opens = true;               // <a> and <a/>
  bool closes = false;             // </a> and <a/>
  std::size_t begin = 0, end = 0;  // bytes from "<" to after ">"

  [[nodiscard]] std::string_view local_name() const {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
  }
  [[nodiscard]] std::string_view prefix() const {  // with its colon
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? std::string_view{} : name.substr(0, colon + 1);
  }
};

struct XmlAttribute {
  std::string_view name, value;  // as written, without quotes
};

// The attributes of a tag as it stands in the text, one after the other.
class XmlAttributes {
 public:
  XmlAttributes(std::string_view text, const XmlTag& tag)
      : m_tag{text.substr(tag.begin, tag.end - tag.begin)},
        m_at{static_cast<std::size_t>(tag.name.data() - m_tag.data()) + tag.name.size()} {}
  std::optional<XmlAttribute> next();

 private:
  std::string_view m_tag;
  std::size_t m_at;
};

enum class DocumentType { Ends, Skipped };

class XmlTags {
 public:
  // The text has to outlive this and every tag.
  explicit XmlTags(std::string_view text, DocumentType at_document_type = DocumentType::Ends)
      : m_text{text}, m_at_document_type{at_document_type} {}

  // The next tag; nullopt at the end of the text, and where it cannot be followed any further.
  std::optional<XmlTag> next();
  // True when the text was followed to its end.
  [[nodiscard]] bool is_whole() const { return m_is_whole; }

 private:
  bool skip_past(std::string_view mark);
  bool skip_document_type();
  std::optional<XmlTag> tag_at(std::size_t begin);

  std::string_view m_text;
  DocumentType m_at_document_type;
  std::size_t m_at = 0;
  bool m_is_whole = false;
};

}  // namespace eb::io
