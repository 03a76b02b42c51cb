// Everything of the bundled project that people read is there in all six languages, in letters that the fonts have.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "bundled_data.h"
#include "io/csv_text.h"
#include "text/shaper.h"

namespace eb::data_tests {
namespace {

const std::vector<std::string> languages{"en", "de", "nl", "pl", "he", "ja"};

// Calls `use` with every localized text: where it stands, and its words by language.
void visit_localized(const Json& json, const std::string& where,
                     const std::function<void(const std::string&, const Json&)>& use) {
  if (json.is_object() && json.contains("en") && json.at("en").is_string()) return use(where, json);
  for (const auto& [key, value] : json.items())
    if (value.is_structured()) visit_localized(value, where + "/" + key, use);
}

// "name" of "name_en".
std::set<std::string> localized_bases(const std::vector<std::string>& columns) {
  std::set<std::string> bases;
  for (const auto& column : columns)
    if (column.ends_with("_en") || column.ends_with("_de")) bases.insert(column.substr(0, column.size() - 3));
  return bases;
}

struct Word {
  std::string where, language, text;
};

std::vector<Word> all_words() {
  std::vector<Word> words;
  for (const char* file : {"emscher.emscherblick", "milestones.json"})
    visit_localized(json_of(file), file, [&](const std::string& where, const Json& texts) {
      for (const auto& language : languages) words.push_back({where, language, texts.value(language, "")});
    });
  for (const auto& file : files_with_suffix(".geojson")) {
    for (const auto& feature : features_of(file)) {
      const auto& properties = feature.at("properties");
      std::vector<std::string> columns;
      for (const auto& [key, value] : properties.items()) columns.push_back(key);
      for (const auto& base : localized_bases(columns)) {
        const auto of = [&](const std::string& language) {
          return date_text(properties, (base + "_" + language).c_str());
        };
        if (of("en").empty()) continue;
        for (const auto& language : languages)
          words.push_back({file + ": " + base + " of " + of("en"), language, of(language)});
      }
    }
  }
  return words;
}

TEST(Languages, EveryTextOfTheProjectIsThereInAllSix) {
  const auto words = all_words();
  EXPECT_GT(words.size(), 6 * 800U);
  for (const auto& [where, language, text] : words) EXPECT_NE(text, "") << where << " has no text in " << language;
}

TEST(Languages, EveryNoteOfTheTablesIsThereInAllSix) {
  int rows = 0;
  for (const auto& file : files_with_suffix(".csv")) {
    const auto table = io::parse_csv(text_of(data_folder() / file));
    ASSERT_TRUE(table) << file;
    const auto& columns = table->columns;
    const auto index_of = [&](const std::string& column) {
      return static_cast<std::size_t>(std::ranges::find(columns, column) - columns.begin());
    };
    for (const auto& base : localized_bases(columns)) {
      for (const auto& language : languages)
        ASSERT_LT(index_of(base + "_" + language), columns.size()) << file << ": " << base << " in " << language;
      for (const auto& row : table->rows) {
        ++rows;
        for (const auto& language : languages)
          EXPECT_EQ(row.cells[index_of(base + "_" + language)].empty(), row.cells[index_of(base + "_en")].empty())
              << file << ", line " << row.line << ": " << base << " in " << language;
      }
    }
  }
  EXPECT_GT(rows, 50);
}

TEST(Languages, NoLetterIsMissingInTheFonts) {
  text::Shaper shaper;
  for (const auto& [where, language, text] : all_words()) {
    EXPECT_FALSE(shaper.shape(text, {.size_px = 12}).has_missing_glyphs) << where << ": " << text;
    shaper.end_frame();
  }
}

}  // namespace
}  // namespace eb::data_tests
