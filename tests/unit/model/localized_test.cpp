// Which of several languages a text or a column is told in.
#include "model/localized.h"

#include <gtest/gtest.h>

#include "model/localized_column.h"

namespace eb::model {
namespace {

TEST(LocalizedText, FallsBackFromLocaleToLanguageToEnglishToAny) {
  const LocalizedText text{{{"de", "Rhein"}, {"en", "Rhine"}, {"en_US", "the Rhine"}}};
  EXPECT_EQ(text.in("en_US"), "the Rhine");
  EXPECT_EQ(text.in("en_GB"), "Rhine");
  EXPECT_EQ(text.in("de_AT"), "Rhein");
  EXPECT_EQ(text.in("he"), "Rhine");
  EXPECT_EQ((LocalizedText{{{"de", "Rhein"}}}.in("he")), "Rhein");
  EXPECT_EQ((LocalizedText{{{"de", ""}, {"ja", "ライン川"}}}.in("de")), "ライン川");
  EXPECT_EQ(LocalizedText{}.in("de"), "");
}

// One row for each set of values.
FeatureTable table_of(const std::vector<std::string>& columns, const std::vector<std::vector<const char*>>& rows) {
  FeatureTable table;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    table.columns.push_back({columns[c], {}});
    for (const auto& row : rows) table.columns.back().values.emplace_back(std::string{row[c]});
  }
  return table;
}

TEST(LocalizedColumn, FallsBackRowByRow) {
  const auto table = table_of(
      {"name_de", "name_en", "name_he", "name"},
      {{"Rhein", "Rhine", "הריין", "R"}, {"Bach", "Brook", "", ""}, {"See", "", "", "S"}, {"", "", "", "nameless"}});
  const LocalizedColumn hebrew{table, "name_{lang}", "he"};
  EXPECT_EQ(hebrew.text(0), "הריין");
  EXPECT_EQ(hebrew.text(1), "Brook");
  EXPECT_EQ(hebrew.text(2), "See");
  EXPECT_EQ(hebrew.text(3), "nameless");
  EXPECT_EQ(hebrew.text_in_a_language(3), "");
  EXPECT_EQ(hebrew.text(99), "");
  EXPECT_EQ((LocalizedColumn{table, "name_{lang}", "ja"}.text(0)), "Rhine");
  EXPECT_EQ((LocalizedColumn{table, "name", "he"}.text(0)), "R");
  EXPECT_TRUE((LocalizedColumn{table, "title_{lang}", "he"}.empty()));
  EXPECT_TRUE((LocalizedColumn{table, "", "he"}.empty()));
}

TEST(LocalizedColumn, TakesNoOtherColumnForALanguage) {
  const auto table = table_of({"name_source", "name_12", "names_de"}, {{"a", "b", "c"}});
  EXPECT_TRUE((LocalizedColumn{table, "name_{lang}", "en"}.empty()));
}

TEST(LocalizedColumn, TellsTheNameInOneLanguageOnly) {
  const auto table = table_of({"name_de", "name_en"}, {{"Rhein", "Rhine"}});
  EXPECT_EQ(text_in_language(table, "name_{lang}", 0, "de"), "Rhein");
  EXPECT_EQ(text_in_language(table, "name_{lang}", 0, "ko"), "");
  EXPECT_EQ(text_in_language(table, "name_{lang}", 0, ""), "");
  EXPECT_EQ(text_in_language(table, "name_de", 0, "de"), "");
}

TEST(LocalizedColumn, KnowsWhichColumnsAreOneTextInSeveralLanguages) {
  const auto table =
      table_of({"note_de", "note_en", "length_km", "length_mi", "level", "area_en"}, {{"a", "b", "c", "d", "e", "f"}});
  EXPECT_EQ(localized_field_of(table, "note_de"), "note_{lang}");
  EXPECT_EQ(localized_field_of(table, "note_en"), "note_{lang}");
  EXPECT_EQ(localized_field_of(table, "length_km"), "") << "no text has its language in miles";
  EXPECT_EQ(localized_field_of(table, "level"), "");
  EXPECT_EQ(localized_field_of(table, "area_en"), "") << "alone it is a column like any other";
}

}  // namespace
}  // namespace eb::model
