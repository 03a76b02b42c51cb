#include "io/json_merge.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

namespace eb::io {
namespace {

using Json = nlohmann::json;
constexpr auto npos = std::string_view::npos;

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Walks over a text that is known to be valid JSON.
class Walker {
 public:
  explicit Walker(std::string_view text) : m_text{text} {}

  [[nodiscard]] bool at_end() const { return m_at >= m_text.size(); }
  [[nodiscard]] char next() const { return at_end() ? '\0' : m_text[m_at]; }
  [[nodiscard]] std::size_t at() const { return m_at; }
  void skip(std::size_t count = 1) { m_at += count; }
  std::string_view blanks() {
    const auto begin = m_at;
    while (!at_end() && is_blank(m_text[m_at])) ++m_at;
    return m_text.substr(begin, m_at - begin);
  }
  std::string_view value() {
    const auto begin = m_at;
    if (next() == '"') {
      string();
      return m_text.substr(begin, m_at - begin);
    }
    int depth = 0;
    while (!at_end() && (depth > 0 || !ends_value(next()))) {
      const char c = next();
      if (c == '"') {
        string();
        continue;
      }
      if (c == '{' || c == '[') ++depth;
      if (c == '}' || c == ']') --depth;
      ++m_at;
      if (depth == 0 && (c == '}' || c == ']')) break;
    }
    return m_text.substr(begin, m_at - begin);
  }

 private:
  void string() {
    for (++m_at; !at_end() && m_text[m_at] != '"'; ++m_at) {
      if (m_text[m_at] == '\\') ++m_at;
    }
    ++m_at;
  }
  static bool ends_value(char c) { return is_blank(c) || c == ',' || c == '}' || c == ']'; }

  std::string_view m_text;
  std::size_t m_at = 0;
};

std::string decoded(std::string_view quoted) {
  if (quoted.find('\\') == npos) return std::string{quoted.substr(1, quoted.size() - 2)};
  return Json::parse(quoted).get<std::string>();
}

struct Piece {
  std::string gap, body;
};

// Two blanks further in. A line end is never part of a string in JSON.
std::string indented(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '\n' ? std::string{"\n  "} : std::string(1, c);
  return out;
}

// What an object is called among those of its list; nullptr for anything without a name.
const std::string* id_of(const JsonTree& tree) {
  const auto* id = tree.find("id");
  return id == nullptr ? nullptr : id->scalar();
}

// Which item of `before` each of `after` was.
using Origins = std::vector<std::optional<std::size_t>>;

std::optional<Origins> origins_by_id(const JsonTree::Items& before, const JsonTree::Items& after) {
  std::map<std::string, std::size_t> known;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const auto* id = id_of(before[i]);
    if (id == nullptr || !known.emplace(*id, i).second) return std::nullopt;
  }
  Origins origins;
  std::set<std::string> seen;
  for (const auto& item : after) {
    const auto* id = id_of(item);
    if (id == nullptr || !seen.insert(*id).second) return std::nullopt;
    const auto found = known.find(*id);
    origins.push_back(found == known.end() ? std::nullopt : std::optional{found->second});
  }
  return origins;
}

// Without names: place by place, or, when there are more or fewer, what is the same from both ends.
Origins origins_by_place(const JsonTree::Items& before, const JsonTree::Items& after) {
  Origins origins(after.size());
  const bool same_count = before.size() == after.size();
  const auto least = std::min(before.size(), after.size());
  std::size_t first = 0;
  while (first < least && (same_count || before[first] == after[first])) {
    origins[first] = first;
    ++first;
  }
  for (std::size_t i = 1; i <= least - first && before[before.size() - i] == after[after.size() - i]; ++i) {
    origins[after.size() - i] = before.size() - i;
  }
  return origins;
}

class Merger {
 public:
  explicit Merger(std::string_view text) : m_text{text} {}

  std::string merge(std::string_view old, const JsonTree& before, const JsonTree& after) {
    if (before == after) return std::string{old};
    const auto parts = split_json(old);
    if (parts && !parts->parts.empty() && before.members() != nullptr && after.members() != nullptr) {
      return members(old, *parts, before, after);
    }
    if (parts && before.items() != nullptr && after.items() != nullptr && !after.items()->empty() &&
        !parts->parts.empty() && before.items()->size() == parts->parts.size()) {
      return items(old, *parts, *before.items(), *after.items());
    }
    return to_pretty(after, indent_of(old), column_of(old));
  }

 private:
  [[nodiscard]] std::size_t line_of(std::string_view part) const {
    const auto at = static_cast<std::size_t>(part.data() - m_text.data());
    const auto line = at == 0 ? npos : m_text.rfind('\n', at - 1);
    return line == npos ? 0 : line + 1;
  }
  [[nodiscard]] std::size_t column_of(std::string_view part) const {
    return static_cast<std::size_t>(part.data() - m_text.data()) - line_of(part);
  }
  // Blanks at the beginning of the line that the part begins on.
  [[nodiscard]] std::size_t indent_of(std::string_view part) const {
    const auto begin = line_of(part);
    const auto end = m_text.find_first_not_of(" \t", begin);
    return (end == npos ? m_text.size() : end) - begin;
  }

  // What is new stands like its neighbours: on a line of its own, or on theirs.
  [[nodiscard]] Piece fresh(std::string_view old, const JsonPart& neighbour, const std::string& key,
                            const JsonTree& value) const {
    const auto line = neighbour.gap.rfind('\n');
    const auto indent = line == npos ? indent_of(old) : neighbour.gap.size() - line - 1;
    return {std::string{neighbour.gap}, key + to_pretty(value, indent, indent + key.size())};
  }

  std::string members(std::string_view old, const JsonParts& parts, const JsonTree& before, const JsonTree& after) {
    std::vector<Piece> pieces;
    std::map<std::string, std::size_t, std::less<>> places;  // of members in `pieces`
    for (const auto& part : parts.parts) {
      const auto key = current_name(part.key, parts, after);
      const auto* was = before.find(key);
      const auto* is = after.find(key);
      if (was != nullptr && is == nullptr) continue;
      places[key] = pieces.size();
      pieces.push_back(member(part, key, was, is));
    }
    std::size_t place = 0;  // behind the member that stands before it in `after`
    for (const auto& [key, value] : *after.members()) {
      if (const auto known = places.find(key); known != places.end()) {
        place = known->second + 1;
        continue;
      }
      const auto* was = before.find(key);
      if (was != nullptr && *was == value) continue;  // the text takes it for granted
      const auto quoted = *JsonTree::text(key).scalar() + ": ";
      pieces.insert(pieces.begin() + static_cast<std::ptrdiff_t>(place),
                    fresh(old, parts.parts.front(), quoted, value));
      for (auto& [other, at] : places) at += at >= place ? 1 : 0;
      places[key] = place++;
    }
    return joined(old, pieces, parts.tail);
  }

  // Version 1 of projects called the points of a route its stops.
  static std::string current_name(const std::string& key, const JsonParts& parts, const JsonTree& after) {
    const bool renames = key == "stops" && after.find("points") != nullptr && after.find("stops") == nullptr &&
                         std::ranges::find(parts.parts, "points", &JsonPart::key) == parts.parts.end();
    return renames ? "points" : key;
  }

  Piece member(const JsonPart& part, const std::string& key, const JsonTree* was, const JsonTree* is) {
    if (is == nullptr) return {std::string{part.gap}, std::string{part.body}};
    // What was as usual may still stand there, with more that nobody knows.
    const auto usual = is->members() != nullptr ? JsonTree::object() : JsonTree::list();
    const auto value = merge(part.value, was == nullptr ? usual : *was, *is);
    const auto before_value = part.body.substr(0, static_cast<std::size_t>(part.value.data() - part.body.data()));
    const auto head = key == part.key ? std::string{before_value} : *JsonTree::text(key).scalar() + ": ";
    return {std::string{part.gap},
            head + value + std::string{part.body.substr(before_value.size() + part.value.size())}};
  }

  std::string items(std::string_view old, const JsonParts& parts, const JsonTree::Items& before,
                    const JsonTree::Items& after) {
    const auto by_id = origins_by_id(before, after);
    const auto origins = by_id ? *by_id : origins_by_place(before, after);
    std::vector<Piece> pieces;
    for (std::size_t i = 0; i < after.size(); ++i) {
      if (!origins[i]) {
        pieces.push_back(fresh(old, parts.parts.front(), {}, after[i]));
        continue;
      }
      const auto& part = parts.parts[*origins[i]];
      pieces.push_back({std::string{part.gap}, merge(part.value, before[*origins[i]], after[i])});
    }
    return joined(old, pieces, parts.tail);
  }

  [[nodiscard]] std::string joined(std::string_view old, std::vector<Piece>& pieces, std::string_view tail) const {
    std::string end{tail};
    const bool is_one_line = std::ranges::none_of(pieces, [](const Piece& p) { return p.gap.find('\n') != npos; });
    std::size_t width = column_of(old) + 2 + tail.size();
    bool is_tall = false;
    for (const auto& piece : pieces) {
      width += piece.gap.size() + piece.body.size() + 1;
      is_tall = is_tall || piece.body.find('\n') != npos;
    }
    if (is_one_line && (is_tall || width > std::max(widest_json_line, column_of(old) + old.size()))) {
      const auto indent = indent_of(old);
      for (auto& piece : pieces) {
        piece.gap = "\n" + std::string(indent + 2, ' ');
        piece.body = indented(piece.body);
      }
      end = "\n" + std::string(indent, ' ');
    }
    std::string out{old.front()};
    for (std::size_t i = 0; i < pieces.size(); ++i) out += (i == 0 ? "" : ",") + pieces[i].gap + pieces[i].body;
    return out + end + old.back();
  }

  std::string_view m_text;
};

}  // namespace

std::optional<JsonParts> split_json(std::string_view text) {
  if (text.empty() || (text.front() != '{' && text.front() != '[')) return std::nullopt;
  const bool is_object = text.front() == '{';
  Walker walk{text};
  JsonParts result;
  walk.skip();
  for (auto gap = walk.blanks(); !walk.at_end() && walk.next() != '}' && walk.next() != ']'; gap = walk.blanks()) {
    JsonPart part;
    part.gap = gap;
    const auto begin = walk.at();
    if (is_object) {
      part.key = decoded(walk.value());
      walk.blanks();
      walk.skip();  // the colon
      walk.blanks();
    }
    part.value = walk.value();
    const auto end = walk.at();
    const auto after = walk.blanks();
    const bool goes_on = walk.next() == ',';
    part.body = text.substr(begin, (goes_on ? walk.at() : end) - begin);
    result.parts.push_back(std::move(part));
    if (!goes_on) {
      result.tail = after;
      break;
    }
    walk.skip();
  }
  return result;
}

std::string merge_json(std::string_view old_text, const JsonTree& before, const JsonTree& after) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  const auto first = old_text.find_first_not_of(" \t\r\n", old_text.starts_with(byte_order_mark) ? 3 : 0);
  const auto last = old_text.find_last_not_of(" \t\r\n");
  if (first == npos) return to_pretty(after, 0, 0) + "\n";
  Merger merger{old_text};
  const auto merged = merger.merge(old_text.substr(first, last - first + 1), before, after);
  return std::string{old_text.substr(0, first)} + merged + std::string{old_text.substr(last + 1)};
}

}  // namespace eb::io
