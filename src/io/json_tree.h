#pragma once
// A JSON text to be, as the writers of project files and journals build it: members in the order they are set, numbers
// such that reading gives the same double, long lines of positions by reference. Values; any thread.
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "geo/chunked_path.h"

namespace eb::io {

class JsonTree {
 public:
  using Member = std::pair<std::string, JsonTree>;
  using Members = std::vector<Member>;
  using Items = std::vector<JsonTree>;

  static JsonTree text(std::string_view text);  // what is not UTF-8 in it becomes U+FFFD
  static JsonTree number(double value);         // null for what JSON has no number for
  static JsonTree whole(std::int64_t value);
  static JsonTree truth(bool value);
  static JsonTree object() { return JsonTree{Members{}}; }
  static JsonTree list(Items items = {}) { return JsonTree{std::move(items)}; }
  static JsonTree position(geo::LonLat position) { return list({number(position.lon), number(position.lat)}); }
  static JsonTree positions(geo::ChunkedPath path) { return JsonTree{std::move(path)}; }

  JsonTree& set(std::string key, JsonTree value);
  JsonTree& push(JsonTree item);

  [[nodiscard]] const std::string* scalar() const { return std::get_if<std::string>(&m_value); }  // as written
  [[nodiscard]] const Members* members() const { return std::get_if<Members>(&m_value); }
  [[nodiscard]] const Items* items() const { return std::get_if<Items>(&m_value); }
  [[nodiscard]] const geo::ChunkedPath* path() const { return std::get_if<geo::ChunkedPath>(&m_value); }
  [[nodiscard]] const JsonTree* find(std::string_view key) const;  // nullptr: no such member, or no object

  friend bool operator==(const JsonTree& a, const JsonTree& b);

 private:
  using Value = std::variant<std::string, Members, Items, geo::ChunkedPath>;
  explicit JsonTree(Value value) : m_value{std::move(value)} {}
  Value m_value;
};

// All on one line, without blanks.
std::string to_line(const JsonTree& tree);

// As people like to read and compare it: what is short stands on one line, every position of a longer line on its own.
// `column`: where the first line begins; `indent`: blanks before its line.
std::string to_pretty(const JsonTree& tree, std::size_t indent, std::size_t column);
inline constexpr std::size_t widest_json_line = 100;

}  // namespace eb::io
