// The catalogues in po/ as they are: whole, with the same arguments as the English text, right plurals, and no letter
// that the fonts lack.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "text/catalog.h"
#include "text/shaper.h"

namespace eb::text {
namespace {

namespace fs = std::filesystem;

struct Entry {
  std::string english, plural, translated;
  bool is_plural_form = false;
};

std::string unescaped(const std::string& text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      plain += text[i];
    } else {
      plain += text[++i] == 'n' ? '\n' : text[i];
    }
  }
  return plain;
}

// The entries of a .po file; plural forms give one entry each.
std::vector<Entry> entries_of(const fs::path& file) {
  std::vector<Entry> entries;
  std::ifstream in{file};
  std::string english, plural;
  std::string* reading = nullptr;
  for (std::string line; std::getline(in, line);) {
    const auto first = line.find('"'), last = line.rfind('"');
    const auto text = first == std::string::npos ? std::string{} : unescaped(line.substr(first + 1, last - first - 1));
    if (line.starts_with("msgid ")) {
      english = text, plural.clear(), reading = &english;
    } else if (line.starts_with("msgid_plural ")) {
      plural = text, reading = &plural;
    } else if (line.starts_with("msgstr")) {
      entries.push_back({english, plural, text, line.starts_with("msgstr[")});
      reading = &entries.back().translated;
    } else if (line.starts_with("\"") && reading != nullptr) {
      *reading += text;
    } else {
      reading = nullptr;
    }
  }
  std::erase_if(entries, [](const Entry& entry) { return entry.english.empty(); });
  return entries;
}

std::vector<fs::path> catalogues() {
  std::vector<fs::path> files;
  for (const auto& file : fs::directory_iterator{EB_SOURCE_DIR "/po"})
    if (file.path().extension() == ".po") files.push_back(file.path());
  std::ranges::sort(files);
  return files;
}

std::multiset<std::string> placeholders_of(const std::string& text) {
  std::multiset<std::string> found;
  for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1))
    found.insert(text.substr(at, text.find('}', at) - at + 1));
  return found;
}

bool is_blank_at(const std::string& text, bool at_start) {
  return !text.empty() && (at_start ? text.front() : text.back()) == ' ';
}

class EveryCatalogue : public testing::TestWithParam<fs::path> {};

TEST_P(EveryCatalogue, IsWholeAndKeepsArgumentsBlanksAndEllipses) {
  const auto entries = entries_of(GetParam());
  EXPECT_GT(entries.size(), 1000U);
  for (const auto& [english, plural, translated, is_plural_form] : entries) {
    EXPECT_FALSE(translated.empty()) << english;
    const auto wanted = placeholders_of(english), found = placeholders_of(translated);
    // A form for one or two may say the number in a word.
    EXPECT_TRUE(found == wanted || (is_plural_form && std::ranges::includes(wanted, found)))
        << english << " -> " << translated;
    for (const bool at_start : {true, false})
      EXPECT_EQ(is_blank_at(translated, at_start), is_blank_at(english, at_start)) << english << " -> " << translated;
    EXPECT_EQ(translated.ends_with("…"), (is_plural_form ? plural : english).ends_with("…"))
        << english << " -> " << translated;
    EXPECT_EQ(translated.ends_with('\n'), english.ends_with('\n')) << english;
    EXPECT_EQ(translated.find("..."), std::string::npos) << translated;
  }
}

// Missing, fuzzy and unused texts; whether the template is that of the program.
TEST(Translations, AreThoseOfTheProgram) {
  EXPECT_EQ(std::system("'" EB_SOURCE_DIR "/scripts/update-po' --check"), 0);
}

// Which numbers share a form, by the rules of the Unicode CLDR for whole numbers.
TEST(Translations, HaveTheFormOfTheNumber) {
  const std::map<std::string, std::vector<std::vector<long>>> forms{
      {"de", {{1}, {0, 2, 5, 11, 21, 100}}},
      {"nl", {{1}, {0, 2, 5, 11, 21, 100}}},
      {"pl", {{1}, {2, 3, 4, 22, 34, 102}, {0, 5, 11, 12, 13, 14, 21, 25, 112}}},
      {"ja", {{0, 1, 2, 5, 100}}},
      {"he", {{1}, {0, 3, 11, 20, 100}}},
  };
  for (const auto& file : catalogues()) {
    const auto language = file.stem().string();
    ASSERT_TRUE(forms.contains(language)) << language << " has no row in this test";
    const Catalog catalog = Catalog::load(EB_BINARY_DIR "/locale", language);
    std::set<std::string> seen;
    std::size_t most_forms = 0;
    for (const auto& entry : entries_of(file)) {
      if (!entry.is_plural_form || !seen.insert(entry.english).second) continue;
      for (const auto& numbers : forms.at(language)) {
        for (const long number : numbers)
          EXPECT_EQ(catalog.trn(entry.english, entry.plural, number),
                    catalog.trn(entry.english, entry.plural, numbers.front()))
              << language << " " << number << " " << entry.english;
      }
      std::set<std::string> different;
      for (const auto& numbers : forms.at(language))
        different.insert(catalog.trn(entry.english, entry.plural, numbers.front()));
      most_forms = std::max(most_forms, different.size());
    }
    EXPECT_GT(seen.size(), 5U);
    EXPECT_EQ(most_forms, forms.at(language).size()) << language;
  }
}

TEST_P(EveryCatalogue, HasNoLetterTheMapCannotDraw) {
  Shaper shaper;
  const auto language = GetParam().stem().string();
  auto entries = entries_of(GetParam());
  const Catalog catalog = Catalog::load("/nonexistent", language);
  for (unsigned month = 1; month <= 12; ++month)
    entries.push_back({"", "", catalog.long_date(core::to_day({2022, month, 1})), false});
  entries.push_back({"", "", catalog.distance(300) + catalog.distance(9000) + locale_name(language), false});
  for (const auto& entry : entries) {
    for (const auto weight : {Weight::Regular, Weight::SemiBold})
      EXPECT_FALSE(shaper.shape(entry.translated, {.size_px = 12, .weight = weight}).has_missing_glyphs)
          << entry.translated;
    shaper.end_frame();
  }
}

// The cells of a row of a Markdown table.
std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  for (auto at = line.find("| "); at != std::string::npos;) {
    const auto end = line.find(" |", at + 2);
    if (end == std::string::npos) break;
    cells.push_back(line.substr(at + 2, end - at - 2));
    at = line.find("| ", end);
  }
  return cells;
}

TEST(Glossary, SaysWhatTheCataloguesSay) {
  const std::vector<std::string> columns{"", "de", "nl", "pl", "he", "ja"};
  std::map<std::string, std::map<std::string, std::string>> texts;  // by language and English text
  for (const auto& file : catalogues())
    for (const auto& entry : entries_of(file)) texts[file.stem().string()][entry.english] = entry.translated;
  std::ifstream in{EB_SOURCE_DIR "/po/GLOSSARY.md"};
  int rows = 0, compared = 0;
  for (std::string line; std::getline(in, line);) {
    const auto cells = cells_of(line);
    if (cells.empty() || cells[0] == "English") continue;
    ASSERT_EQ(cells.size(), columns.size()) << line;
    ++rows;
    for (std::size_t i = 1; i < columns.size(); ++i) {
      EXPECT_FALSE(cells[i].empty()) << line;
      const auto catalogue = texts.find(columns[i]);
      if (catalogue == texts.end()) continue;
      const auto found = catalogue->second.find(cells[0]);
      if (found == catalogue->second.end()) continue;
      ++compared;
      EXPECT_EQ(found->second, cells[i]) << cells[0] << " in " << columns[i];
    }
  }
  EXPECT_GE(rows, 45);
  EXPECT_GE(compared, 25 * static_cast<int>(texts.size()));
}

INSTANTIATE_TEST_SUITE_P(Po, EveryCatalogue, testing::ValuesIn(catalogues()),
                         [](const auto& test) { return test.param.stem().string(); });

}  // namespace
}  // namespace eb::text
