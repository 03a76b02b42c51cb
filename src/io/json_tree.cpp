#include "io/json_tree.h"

#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

namespace eb::io {
namespace {

using Json = nlohmann::json;

void append_number(std::string& out, double value) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  out.append(buffer.data(), end);
  if (value == 0 && std::signbit(value)) out += ".0";  // "-0" would be read as the whole number 0
}

// Lists of scalars count as scalars: a position is one thing.
bool is_plain(const JsonTree& tree) {
  if (tree.scalar() != nullptr) return true;
  const auto* items = tree.items();
  return items != nullptr && std::ranges::all_of(*items, [](const JsonTree& item) { return item.scalar() != nullptr; });
}

bool fits_one_line(const JsonTree& tree) {
  if (const auto* path = tree.path()) return path->size() <= 4;
  if (const auto* items = tree.items()) return std::ranges::all_of(*items, is_plain);
  return std::ranges::all_of(*tree.members(), [](const auto& member) { return is_plain(member.second); });
}

class Line {
 public:
  explicit Line(bool with_blanks)
      : m_comma{with_blanks ? ", " : ","}, m_colon{with_blanks ? ": " : ":"}, m_pad{with_blanks ? " " : ""} {}

  void add(const JsonTree& tree) {
    if (const auto* scalar = tree.scalar()) {
      out += *scalar;
    } else if (const auto* path = tree.path()) {
      add_list('[', ']', path->points(), [this](geo::LonLat position) { add_position(position); });
    } else if (const auto* items = tree.items()) {
      add_list('[', ']', *items, [this](const JsonTree& item) { add(item); });
    } else {
      add_list('{', '}', *tree.members(), [this](const JsonTree::Member& member) {
        out += *JsonTree::text(member.first).scalar() + m_colon;
        add(member.second);
      });
    }
  }
  void add_position(geo::LonLat position) {
    out += '[' + m_pad;
    append_number(out, position.lon);
    out += m_comma;
    append_number(out, position.lat);
    out += m_pad + ']';
  }

  std::string out;

 private:
  template <class List, class Add>
  void add_list(char open, char close, const List& list, Add add_one) {
    out += open;
    bool is_first = true;
    for (const auto& one : list) {
      out += is_first ? m_pad : m_comma;
      is_first = false;
      add_one(one);
    }
    if (!is_first) out += m_pad;
    out += close;
  }

  std::string m_comma, m_colon, m_pad;
};

std::string one_line(const JsonTree& tree) {
  Line line{true};
  line.add(tree);
  return std::move(line.out);
}

// Every position on a line of its own: whoever compares two files sees which of them moved.
std::string tall_path(const geo::ChunkedPath& path, const std::string& inner) {
  Line line{true};
  line.out.reserve(path.size() * (inner.size() + 40));
  line.out = "[";
  bool is_first = true;
  for (const auto& chunk : path.chunks()) {
    for (const auto position : *chunk) {
      line.out += is_first ? "\n" : ",\n";
      is_first = false;
      line.out += inner;
      line.add_position(position);
    }
  }
  return std::move(line.out);
}

}  // namespace

JsonTree JsonTree::text(std::string_view text) {
  return JsonTree{Json(text).dump(-1, ' ', false, Json::error_handler_t::replace)};
}

JsonTree JsonTree::number(double value) {
  if (!std::isfinite(value)) return JsonTree{std::string{"null"}};
  std::string out;
  append_number(out, value);
  return JsonTree{std::move(out)};
}

JsonTree JsonTree::whole(std::int64_t value) {
  return JsonTree{std::to_string(value)};
}

JsonTree JsonTree::truth(bool value) {
  return JsonTree{std::string{value ? "true" : "false"}};
}

JsonTree& JsonTree::set(std::string key, JsonTree value) {
  std::get<Members>(m_value).emplace_back(std::move(key), std::move(value));
  return *this;
}

JsonTree& JsonTree::push(JsonTree item) {
  std::get<Items>(m_value).push_back(std::move(item));
  return *this;
}

const JsonTree* JsonTree::find(std::string_view key) const {
  if (members() == nullptr) return nullptr;
  const auto found = std::ranges::find(*members(), key, &Member::first);
  return found == members()->end() ? nullptr : &found->second;
}

bool operator==(const JsonTree& a, const JsonTree& b) {
  return a.m_value == b.m_value;
}

std::string to_line(const JsonTree& tree) {
  Line line{false};
  line.add(tree);
  return std::move(line.out);
}

std::string to_pretty(const JsonTree& tree, std::size_t indent, std::size_t column) {
  if (tree.scalar() != nullptr) return *tree.scalar();
  if (fits_one_line(tree)) {
    auto line = one_line(tree);
    if (column + line.size() <= widest_json_line) return line;
  }
  const std::string outer(indent, ' '), inner(indent + 2, ' ');
  if (const auto* path = tree.path()) return tall_path(*path, inner) + "\n" + outer + "]";
  std::string out;
  const auto add = [&](const std::string& key, const JsonTree& value) {
    out += (out.empty() ? "\n" : ",\n") + inner + key;
    out += to_pretty(value, inner.size(), inner.size() + key.size());
  };
  const bool is_list = tree.items() != nullptr;
  if (is_list) {
    for (const auto& item : *tree.items()) add({}, item);
  } else {
    for (const auto& [key, value] : *tree.members()) add(*JsonTree::text(key).scalar() + ": ", value);
  }
  if (out.empty()) return is_list ? "[]" : "{}";
  return (is_list ? "[" : "{") + out + "\n" + outer + (is_list ? "]" : "}");
}

}  // namespace eb::io
