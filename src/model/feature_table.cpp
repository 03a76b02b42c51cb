#include "model/feature_table.h"

#include <algorithm>
#include <charconv>

#include "model/sensitive.h"

namespace eb::model {
namespace {

struct ToText {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(double number) const {
    char digits[40];
    const auto end = std::to_chars(digits, digits + sizeof digits, number);  // shortest text that reads back equal
    return {digits, end.ptr};
  }
};

}  // namespace

std::string to_text(const Value& value) {
  return std::visit(ToText{}, value);
}

geo::Box2d FeatureTable::feature_extent(std::uint32_t feature) const {
  geo::Box2d box;
  const std::uint32_t first = part_vertices[feature_parts[feature]], last = part_vertices[feature_parts[feature + 1]];
  for (const geo::Vec2d vertex : std::span{vertices}.subspan(first, last - first)) box.add(vertex);
  return box;
}

const Column* FeatureTable::column(std::string_view name) const {
  const auto found = std::find_if(columns.begin(), columns.end(), [&](const Column& c) { return c.name == name; });
  return found == columns.end() ? nullptr : &*found;
}

std::string FeatureTable::text(std::string_view column_name, std::uint32_t feature) const {
  const Column* found = column(column_name);
  return found == nullptr || feature >= found->values.size() ? std::string{} : to_text(found->values[feature]);
}

bool FeatureTable::is_cell(std::uint32_t feature) const {
  return coarse_m > 0 && !text(cell_column, feature).empty();
}

bool FeatureTable::is_timeless() const {
  return std::all_of(lives.begin(), lives.end(),
                     [](const core::DatedInterval& life) { return life.interval == core::DayInterval{}; });
}

}  // namespace eb::model
