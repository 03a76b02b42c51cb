// The dated numbers that ship: where each comes from, how sure it is, that places are kept apart, and what the tables
// of the Emscher say at days of its story.
#include <map>
#include <set>

#include "bundled_data.h"
#include "io/project_file.h"
#include "model/figures.h"

namespace eb::data_tests {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> project_files() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator{data_folder().parent_path()}) {
    if (entry.path().extension() == io::project_suffix) files.push_back(entry.path());
  }
  return files;
}

model::Document document_of(const fs::path& file) {
  const auto project = io::load_project(file);
  EXPECT_TRUE(project) << file;
  for (const auto& problem : project->problems) ADD_FAILURE() << file << ": " << core::to_text(problem.what);
  return project->document;
}

TEST(BundledFigures, EveryNumberHasASourceAndSaysHowSureItIs) {
  std::size_t numbers = 0;
  for (const auto& file : project_files()) {
    const auto document = document_of(file);
    for (const auto& series : *document.series) {
      EXPECT_FALSE(series.credit.in("en").empty() || series.credit.in("de").empty()) << series.id;
      EXPECT_FALSE(series.licence.empty()) << series.id;
      EXPECT_FALSE(series.place.in("en").empty()) << series.id << ": a number is of a place";
      EXPECT_EQ(series.unit.in("de").empty(), series.unit.in("en").empty()) << series.id;
      for (const auto& value : series.values) {
        EXPECT_TRUE(value.source.starts_with("http")) << series.id << ' ' << value.value;
        EXPECT_FALSE(value.confidence.empty()) << series.id << ' ' << value.value;
        EXPECT_EQ(value.note.in("en").empty(), value.note.in("de").empty()) << series.id << ' ' << value.value;
        ++numbers;
      }
    }
  }
  EXPECT_GT(numbers, 40U);
}

TEST(BundledFigures, CountsOfTwoPlacesAreTwoSeries) {
  const auto document = document_of(data_folder() / "emscher.emscherblick");
  std::set<std::string> places;
  for (const auto& series : *document.series) {
    if (!series.id.starts_with("eagle-pairs")) continue;
    EXPECT_EQ(series.kind, model::SeriesKind::Count) << series.id << " was counted in single years";
    EXPECT_TRUE(places.insert(series.place.in("en")).second) << series.id;
  }
  EXPECT_EQ(places, (std::set<std::string>{"Germany", "Netherlands", "North Rhine-Westphalia"}));
}

TEST(BundledFigures, EveryFigureHasATitleInBothLanguages) {
  for (const auto& file : project_files()) {
    const auto document = document_of(file);
    EXPECT_FALSE(document.figures->empty()) << file;
    for (const auto& figure : *document.figures) {
      EXPECT_FALSE(figure.title.in("en").empty()) << figure.id;
      EXPECT_TRUE(figure.title.by_language.contains("de")) << figure.id;
    }
  }
}

struct Told {
  std::string series, iso_day;
  std::optional<double> value;
  std::string as_of;  // EDTF
};

TEST(BundledFigures, SayWhatTheirTablesSay) {
  const auto document = document_of(data_folder() / "emscher.emscherblick");
  const std::vector<Told> told{{"sewers-built", "2014-05-31", std::nullopt, ""},
                               {"sewers-built", "2014-06-01", 250, "2014-06"},
                               {"sewers-built", "2020-09-30", 362, "2019-04"},
                               {"sewers-built", "2022-09-01", 380, "2020-10"},
                               {"streams-renatured", "2022-09-01", 150, "2022-09"},
                               {"streams-renatured", "2022-08-31", 140, "2020-10"},
                               {"trunk-sewer", "2018-09-23", std::nullopt, ""},
                               {"trunk-sewer", "2021-08-19", 35, "2018-09-24"},
                               {"cost-estimate", "2013-12-31", std::nullopt, ""},
                               {"cost-estimate", "2022-09-01", 5.5, "2022"},
                               {"eagle-pairs-nrw", "2022-09-01", 0, "2022"},
                               {"eagle-pairs-nrw", "2021-12-31", 1, "2021"},
                               {"eagle-pairs-nrw", "2026-01-01", std::nullopt, ""},
                               {"eagle-pairs-germany", "2017-06-01", 700, "2017"},
                               {"eagle-pairs-germany", "2012-06-01", std::nullopt, ""},
                               {"eagle-pairs-netherlands", "2010-01-01", std::nullopt, ""},
                               {"eagle-pairs-netherlands", "2024-12-31", 40, "2024"}};
  for (const Told& expected : told) {
    SCOPED_TRACE(expected.series + " on " + expected.iso_day);
    const auto* series = document.find_series(expected.series);
    ASSERT_NE(series, nullptr);
    const auto* value = model::value_at(*series, core::parse_clock_date(expected.iso_day).value());
    ASSERT_EQ(value != nullptr, expected.value.has_value());
    if (value == nullptr) continue;
    EXPECT_EQ(value->value, expected.value);
    EXPECT_EQ(core::to_edtf(value->when.interval), expected.as_of);
  }
}

// The table of a website without a named source starts below a count of the year before; it stays out.
TEST(BundledFigures, LeaveCountsWithoutASourceOut) {
  const auto document = document_of(data_folder() / "emscher.emscherblick");
  const auto* germany = document.find_series("eagle-pairs-germany");
  ASSERT_NE(germany, nullptr);
  for (int year = 2008; year <= 2016; ++year)
    EXPECT_EQ(model::value_at(*germany, core::first_day_of_year(year)), nullptr) << year;
}

}  // namespace
}  // namespace eb::data_tests
