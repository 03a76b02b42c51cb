#pragma once
// Typed access to a JSON object: every wrong or unknown key becomes an error or a problem that names it by its
// JSON pointer. For io/*.cpp only.
#include <cstddef>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/color.h"
#include "core/date.h"
#include "core/result.h"
#include "geo/types.h"
#include "model/document.h"

namespace eb::io {

using Json = nlohmann::json;

// What went wrong so far. The first error decides; problems only accompany a document.
struct Report {
  std::optional<core::Error> error;
  std::vector<model::Problem> problems;

  void fail(core::Message what, const std::string& pointer);
  void warn(core::Message what, core::Message hint);
};

// One JSON object: every read names a key, checks its type and remembers it, so that finish() can tell
// which keys nobody asked for. A key that is absent leaves the default untouched.
class ObjectReader {
 public:
  ObjectReader(const Json& value, std::string pointer, Report& report);

  const std::string& pointer() const { return m_pointer; }
  Report& report() { return m_report; }

  const Json* find(std::string_view key);
  void require(std::initializer_list<std::string_view> keys);

  void read(std::string_view key, std::string& out);
  void read(std::string_view key, bool& out);
  void read(std::string_view key, double& out, double low, double high);
  void read(std::string_view key, int& out, int low, int high);
  void read(std::string_view key, model::LocalizedText& out);
  void read(std::string_view key, core::ThemedColor& out);
  bool read(std::string_view key, geo::LonLat& out);
  void read(std::string_view key, geo::Box2d& out);
  void read_day(std::string_view key, core::Day& out);
  // Reads one of `names` into the enum value of the same position.
  template <class Enum>
  void read_choice(std::string_view key, Enum& out, const std::vector<std::string>& names) {
    if (const auto position = position_in(key, names)) out = static_cast<Enum>(*position);
  }

  // Calls `read_inside` with a reader of the object at `key`, if there is one.
  template <class ReadInside>
  void object(std::string_view key, ReadInside read_inside) {
    const Json* value = find(key);
    if (value == nullptr) return;
    ObjectReader inside{*value, at(key), m_report};
    read_inside(inside);
    inside.finish();
  }
  // The same for each object in the list at `key`.
  template <class ReadInside>
  void list(std::string_view key, ReadInside read_inside) {
    list_of_json(key, [&](const Json& item, const std::string& pointer) {
      ObjectReader inside{item, pointer, m_report};
      read_inside(inside);
      inside.finish();
    });
  }
  // Calls `use(item, pointer)` for each item, whatever it is.
  template <class Use>
  void list_of_json(std::string_view key, Use use) {
    const Json* value = find(key);
    if (value == nullptr) return;
    if (!value->is_array()) return fail(key, core::msg("{0} must be a list, written in brackets.", at(key)));
    for (std::size_t i = 0; i < value->size(); ++i) use((*value)[i], at(key) + '/' + std::to_string(i));
  }

  // Reports what is wrong at `key`.
  void fail(std::string_view key, core::Message what);
  // The JSON pointer (RFC 6901) to `key`.
  std::string at(std::string_view key) const;

  // After the last read: warns of keys that nobody asked for.
  void finish();

 private:
  // Which of `names` the key holds; nothing, and an error, if it holds something else.
  std::optional<std::size_t> position_in(std::string_view key, const std::vector<std::string>& names);

  const Json& m_value;
  std::string m_pointer;
  Report& m_report;
  std::set<std::string> m_known;
};

// Ids are how edits, selections and scripts name things: present and, among those `seen`, unique.
void check_id(ObjectReader& in, const std::string& id, std::set<std::string>& seen);

}  // namespace eb::io
