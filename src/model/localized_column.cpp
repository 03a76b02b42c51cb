#include "model/localized_column.h"

#include <algorithm>

namespace eb::model {
namespace {

constexpr std::string_view placeholder = "{lang}";

std::string with_language(std::string_view field, std::string_view language) {
  std::string column{field};
  if (const auto at = column.find(placeholder); at != std::string::npos)
    column.replace(at, placeholder.size(), language);
  return column;
}

// "name" of "name_{lang}" or "name:{lang}".
std::string without_language(std::string_view field) {
  std::string column{field};
  const auto at = column.find(placeholder);
  const std::size_t sign = at > 0 && (column[at - 1] == '_' || column[at - 1] == ':') ? 1 : 0;
  return column.erase(at - sign, placeholder.size() + sign);
}

bool is_language(std::string_view text) {
  return text.size() >= 2 && text.size() <= 3 && std::ranges::all_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}

// Whether `name` is `field` in some language.
bool is_in_a_language(std::string_view name, std::string_view field) {
  const auto at = field.find(placeholder);
  const auto before = field.substr(0, at), after = field.substr(at + placeholder.size());
  if (name.size() <= before.size() + after.size() || !name.starts_with(before) || !name.ends_with(after)) return false;
  return is_language(name.substr(before.size(), name.size() - before.size() - after.size()));
}

}  // namespace

LocalizedColumn::LocalizedColumn(const FeatureTable& table, std::string_view field, std::string_view language) {
  const auto add = [this](const Column* column) {
    if (column != nullptr && std::ranges::find(m_columns, column) == m_columns.end()) m_columns.push_back(column);
  };
  if (field.empty()) return;
  if (field.find(placeholder) == std::string_view::npos) {
    add(table.column(field));
    return;
  }
  add(table.column(with_language(field, language)));
  add(table.column(with_language(field, "en")));
  for (const auto& column : table.columns)
    if (is_in_a_language(column.name, field)) add(&column);
  m_in_languages = m_columns.size();
  add(table.column(without_language(field)));
}

std::string LocalizedColumn::first_of(std::size_t count, std::uint32_t row) const {
  for (std::size_t i = 0; i < count; ++i)
    if (row < m_columns[i]->values.size())
      if (auto text = to_text(m_columns[i]->values[row]); !text.empty()) return text;
  return {};
}

std::string LocalizedColumn::text(std::uint32_t row) const {
  return first_of(m_columns.size(), row);
}

std::string LocalizedColumn::text_in_a_language(std::uint32_t row) const {
  return first_of(m_in_languages, row);
}

std::string localized_field_of(const FeatureTable& table, std::string_view column) {
  constexpr std::size_t ending = 3;  // "_de"
  const auto is_localized = [](std::string_view name) {
    const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
    return name.size() > ending && name[name.size() - ending] == '_' && is_small(name[name.size() - 2]) &&
           is_small(name.back());
  };
  if (!is_localized(column)) return {};
  const auto base = column.substr(0, column.size() - ending);
  const auto siblings = std::ranges::count_if(table.columns, [&](const Column& other) {
    return other.name.size() == column.size() && is_localized(other.name) && other.name.starts_with(base);
  });
  const bool has_english =
      std::ranges::any_of(table.columns, [&](const Column& other) { return other.name == std::string{base} + "_en"; });
  return siblings > 1 && has_english ? std::string{base} + "_{lang}" : std::string{};
}

std::string text_in_language(const FeatureTable& table, std::string_view field, std::uint32_t row,
                             std::string_view language) {
  if (language.empty() || field.find(placeholder) == std::string_view::npos) return {};
  return table.text(with_language(field, language), row);
}

}  // namespace eb::model
