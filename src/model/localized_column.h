#pragma once
// A column of a table that exists once for each language: "name_{lang}" stands for name_de, name_en, ... For whoever
// shows attributes to people: names on the map, the inspector, checks. Reads the table, which outlives it; any thread.
#include <string>
#include <string_view>
#include <vector>

#include "model/feature_table.h"

namespace eb::model {

class LocalizedColumn {
 public:
  // A field without "{lang}" is a column like any other.
  LocalizedColumn(const FeatureTable& table, std::string_view field, std::string_view language);

  // In the language, else in English, else in any language, else from the column without one ("name"); "" if there is
  // nothing.
  [[nodiscard]] std::string text(std::uint32_t row) const;
  // In a language, whichever; not from the column without one.
  [[nodiscard]] std::string text_in_a_language(std::uint32_t row) const;
  // No column of the table is meant.
  [[nodiscard]] bool empty() const { return m_columns.empty(); }

 private:
  [[nodiscard]] std::string first_of(std::size_t count, std::uint32_t row) const;

  std::vector<const Column*> m_columns;  // what is looked at, in this order
  std::size_t m_in_languages = 0;        // of them, from the front
};

// "note_{lang}" for note_de where the table has that text in several languages; "" for a column like any other, such as
// length_km beside nothing.
std::string localized_field_of(const FeatureTable& table, std::string_view column);

// The text of `field` in just this language; "" where there is none, or where the field knows no languages.
std::string text_in_language(const FeatureTable& table, std::string_view field, std::uint32_t row,
                             std::string_view language);

}  // namespace eb::model
