#include "io/json_object_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <utility>

#include "core/date_parser.h"

namespace eb::io {
namespace {

using core::msg;

// RFC 6901: "~" and "/" inside a key are escaped.
std::string pointer_to(const std::string& parent, std::string_view key) {
  std::string pointer = parent + '/';
  for (const char c : key) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
  return pointer;
}

bool is_language_tag(std::string_view tag) {
  const auto is_allowed = [](unsigned char c) { return std::isalnum(c) != 0 || c == '-'; };
  return tag.size() >= 2 && tag.size() <= 35 && std::all_of(tag.begin(), tag.end(), is_allowed);
}

std::optional<core::Color> color_in(const Json& value) {
  return value.is_string() ? core::parse_hex_color(value.get_ref<const std::string&>()) : std::nullopt;
}

// The numbers of a list of exactly `count` numbers, else nothing.
std::optional<std::vector<double>> numbers_in(const Json& value, std::size_t count) {
  if (!value.is_array() || value.size() != count) return std::nullopt;
  std::vector<double> numbers;
  for (const Json& item : value) {
    if (!item.is_number()) return std::nullopt;
    numbers.push_back(item.get<double>());
  }
  return numbers;
}

bool is_on_earth(double lon, double lat) {
  return lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90;
}

std::string shown(const std::string& pointer) {
  return pointer.empty() ? "/" : pointer;
}

}  // namespace

void Report::fail(core::Message what, const std::string& pointer) {
  if (error) return;
  error = core::Error{std::move(what),
                      msg("Correct the file in a text editor; data/PROJECT_FORMAT.md lists every key."), pointer};
}

void Report::warn(core::Message what, core::Message hint) {
  problems.push_back({std::move(what), std::move(hint), {}, std::nullopt});
}

ObjectReader::ObjectReader(const Json& value, std::string pointer, Report& report)
    : m_value{value}, m_pointer{std::move(pointer)}, m_report{report} {
  if (!m_value.is_object()) {
    m_report.fail(msg("{0} must be an object, written in braces.", shown(m_pointer)), m_pointer);
  }
}

const Json* ObjectReader::find(std::string_view key) {
  m_known.insert(std::string{key});
  if (!m_value.is_object()) return nullptr;
  const auto found = m_value.find(key);
  return found == m_value.end() || found->is_null() ? nullptr : &*found;
}

void ObjectReader::require(std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    const std::string at = pointer_to(m_pointer, key);
    if (find(key) == nullptr) m_report.fail(msg("{0} is missing.", at), at);
  }
}

void ObjectReader::read(std::string_view key, std::string& out) {
  const Json* value = find(key);
  if (value == nullptr) return;
  if (!value->is_string()) return fail(key, msg("{0} must be a text.", at(key)));
  out = value->get<std::string>();
}

void ObjectReader::read(std::string_view key, bool& out) {
  const Json* value = find(key);
  if (value == nullptr) return;
  if (!value->is_boolean()) return fail(key, msg("{0} must be true or false.", at(key)));
  out = value->get<bool>();
}

void ObjectReader::read(std::string_view key, double& out, double low, double high) {
  const Json* value = find(key);
  if (value == nullptr) return;
  if (!value->is_number() || value->get<double>() < low || value->get<double>() > high) {
    return fail(key, msg("{0} must be a number from {1} to {2}.", at(key), low, high));
  }
  out = value->get<double>();
}

void ObjectReader::read(std::string_view key, int& out, int low, int high) {
  const Json* value = find(key);
  if (value == nullptr) return;
  const double number = value->is_number_integer() ? value->get<double>() : low - 1.0;
  if (number < low || number > high) {
    return fail(key, msg("{0} must be a whole number from {1} to {2}.", at(key), low, high));
  }
  out = static_cast<int>(number);
}

void ObjectReader::read(std::string_view key, model::LocalizedText& out) {
  const Json* value = find(key);
  if (value == nullptr) return;
  const auto wrong = [&] {
    fail(key, msg("{0} must be a text in one or more languages, such as {1}.", at(key),
                  R"({"en": "River", "de": "Fluss"})"));
  };
  if (!value->is_object()) return wrong();
  out.by_language.clear();
  for (const auto& [language, text] : value->items()) {
    if (!is_language_tag(language) || !text.is_string()) return wrong();
    out.by_language[language] = text.get<std::string>();
  }
}

void ObjectReader::read(std::string_view key, core::ThemedColor& out) {
  const Json* value = find(key);
  if (value == nullptr) return;
  const bool has_both = value->is_object() && value->size() == 2 && value->contains("dark") && value->contains("light");
  const auto dark = has_both ? color_in((*value)["dark"]) : std::nullopt;
  const auto light = has_both ? color_in((*value)["light"]) : std::nullopt;
  if (!dark || !light) {
    return fail(key, msg("{0} must be a colour for each theme, such as {1}.", at(key),
                         R"({"dark": "#7BA6FF", "light": "#2F74E8"})"));
  }
  out = {*dark, *light};
}

bool ObjectReader::read(std::string_view key, geo::LonLat& out) {
  const Json* value = find(key);
  if (value == nullptr) return false;
  const auto numbers = numbers_in(*value, 2);
  if (!numbers || !is_on_earth((*numbers)[0], (*numbers)[1])) {
    fail(key, msg("{0} must be a position as [longitude, latitude] in degrees.", at(key)));
    return false;
  }
  out = {(*numbers)[0], (*numbers)[1]};
  return true;
}

void ObjectReader::read(std::string_view key, geo::Box2d& out) {
  const Json* value = find(key);
  if (value == nullptr) return;
  const auto box = numbers_in(*value, 4);
  if (!box || !is_on_earth((*box)[0], (*box)[1]) || !is_on_earth((*box)[2], (*box)[3]) || (*box)[0] >= (*box)[2] ||
      (*box)[1] >= (*box)[3]) {
    return fail(key, msg("{0} must be a box as [west, south, east, north] in degrees.", at(key)));
  }
  out = {(*box)[0], (*box)[1], (*box)[2], (*box)[3]};
}

void ObjectReader::read_day(std::string_view key, core::Day& out) {
  std::string text;
  read(key, text);
  if (text.empty()) return;
  const auto day = core::parse_clock_date(text);
  if (!day) return fail(key, msg("{0} must be a date such as 2022-09-01.", at(key)));
  out = *day;
}

void ObjectReader::finish() {
  if (!m_value.is_object()) return;
  for (const auto& [key, unused] : m_value.items()) {
    if (m_known.contains(key)) continue;
    m_report.warn(msg("The project file has a key nobody knows: {0}.", pointer_to(m_pointer, key)),
                  msg("Check its spelling, or remove it; it has no effect."));
  }
}

void ObjectReader::fail(std::string_view key, core::Message what) {
  m_report.fail(std::move(what), at(key));
}

std::string ObjectReader::at(std::string_view key) const {
  return pointer_to(m_pointer, key);
}

std::optional<std::size_t> ObjectReader::position_in(std::string_view key, const std::vector<std::string>& names) {
  const Json* value = find(key);
  if (value == nullptr) return std::nullopt;
  const std::string text = value->is_string() ? value->get<std::string>() : std::string{};
  const auto found = std::find(names.begin(), names.end(), text);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  fail(key, msg("{0} must be one of: {1}.", at(key), fmt::format("{}", fmt::join(names, ", "))));
  return std::nullopt;
}

void check_id(ObjectReader& in, const std::string& id, std::set<std::string>& seen) {
  if (in.find("id") == nullptr) return;
  if (id.empty()) return in.fail("id", msg("{0} must not be empty.", in.at("id")));
  if (!seen.insert(id).second) in.fail("id", msg("{0} is used twice: {1}.", in.at("id"), id));
}

}  // namespace eb::io
