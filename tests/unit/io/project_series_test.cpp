// Series and figures of a project file: what is read, and what is said of every fault.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "io/project_file.h"

namespace eb::io {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr auto measured =
    R"("layers": [{"id": "a", "title": {"en": "A"}, "source": "a.geojson"}], "measure": {"layer": "a"})";

core::Result<LoadedProject> parse(const std::string& keys, const fs::path& folder = "/projects/river") {
  return parse_project(R"({"format": "emscherblick-project", "version": 1, )" + keys + "}", folder);
}

std::string series_with(const std::string& keys, const std::string& kind = "state") {
  return R"("series": [{"id": "s", "title": {"en": "S"}, "kind": ")" + kind + "\", " + keys + "}]";
}

model::Series series_of(const std::string& json) {
  const auto project = parse(json);
  EXPECT_TRUE(project) << core::to_text(project.error());
  EXPECT_THAT(project->problems, IsEmpty());
  return project && !project->document.series->empty() ? project->document.series->front() : model::Series{};
}

std::string error_of(const std::string& json) {
  const auto project = parse(json);
  EXPECT_FALSE(project) << json;
  return project ? std::string{} : core::to_text(project.error());
}

// A project beside a table of numbers.
core::Result<LoadedProject> with_table(const std::string& name, const std::string& csv) {
  const auto folder = fs::path{testing::TempDir()} / ("series-" + name);
  fs::create_directories(folder);
  std::ofstream{folder / "numbers.csv"} << csv;
  return parse(series_with(R"("table": "numbers.csv")"), folder);
}

TEST(ProjectSeries, ReadsValuesOfTheProjectFile) {
  const auto series = series_of(series_with(
      R"("unit": {"en": "km"}, "place": {"en": "Valley"}, "licence": "CC0-1.0", "credit": {"en": "Us"}, "values": [
        {"date": "2022", "value": 5.5, "qualifier": "about", "source": "b", "confidence": "low"},
        {"date": "2020-10", "value": 380, "source": "a", "confidence": "high", "note": {"en": "rounded"}}])"));
  EXPECT_EQ(series.place.in("en"), "Valley");
  EXPECT_EQ(series.licence, "CC0-1.0");
  ASSERT_THAT(series.values, SizeIs(2));
  EXPECT_EQ(series.values[0].value, 380);
  EXPECT_EQ(series.values[0].decimals, 0);
  EXPECT_EQ(core::to_edtf(series.values[0].when.interval), "2020-10");
  EXPECT_EQ(series.values[0].holds, (core::DayInterval{core::to_day({2020, 10, 1}), core::to_day({2022, 1, 1})}));
  EXPECT_EQ(series.values[0].note.in("en"), "rounded");
  EXPECT_EQ(series.values[1].decimals, 1);
  EXPECT_EQ(series.values[1].qualifier, model::Qualifier::About);
  EXPECT_EQ(series.values[1].holds.to, core::open_future);
}

TEST(ProjectSeries, AStatedEndIsIncludedAndACountEndsWithItsYear) {
  const auto state = series_of(series_with(R"("values": [{"date": "2014-03", "until": "2015", "value": 1}])"));
  EXPECT_EQ(state.values.at(0).holds, (core::DayInterval{core::to_day({2014, 3, 1}), core::to_day({2016, 1, 1})}));
  const auto count = series_of(series_with(R"("values": [{"date": "2016", "value": 0}])", "count"));
  EXPECT_EQ(count.values.at(0).holds, (core::DayInterval{core::to_day({2016, 1, 1}), core::to_day({2017, 1, 1})}));
}

TEST(ProjectSeries, ReadsATableBesideTheProject) {
  const auto project = with_table("good",
                                  "series,date,value,qualifier,source,confidence,note_en,note_de\n"
                                  "s,1934,75,at_least,Atlas,high,\"law, at last\",Schutz\n");
  ASSERT_TRUE(project) << core::to_text(project.error());
  EXPECT_THAT(project->problems, IsEmpty());
  const auto& value = project->document.series->at(0).values.at(0);
  EXPECT_EQ(value.value, 75);
  EXPECT_EQ(value.qualifier, model::Qualifier::AtLeast);
  EXPECT_EQ(value.source, "Atlas");
  EXPECT_EQ(value.note.in("en"), "law, at last");
  EXPECT_EQ(value.note.in("de"), "Schutz");
}

TEST(ProjectSeries, LeavesARowWithAFaultOutAndSaysWhichLine) {
  const auto project = with_table("faults",
                                  "series,date,value,source,confidence\n"
                                  "s,flood,1,a,high\n"
                                  "s,2001,\"1,5\",a,high\n"
                                  "s,2002,2,a,certain\n"
                                  "s,before 2003,2,a,high\n"
                                  "s,2004,4,a,high\n"
                                  "s,2004-01-01,5,a,high\n"
                                  "t,2005,1,a,high\n");
  ASSERT_TRUE(project);
  ASSERT_THAT(project->document.series->at(0).values, SizeIs(1));
  EXPECT_EQ(project->document.series->at(0).values[0].value, 4);
  std::vector<std::string> problems;
  for (const auto& problem : project->problems)
    problems.push_back(core::to_text(problem.what) + " " + core::to_text(problem.hint));
  EXPECT_THAT(problems, ElementsAre(HasSubstr("numbers.csv, line 2"),
                                    testing::AllOf(HasSubstr("line 3"), HasSubstr("\"1,5\" is no number")),
                                    testing::AllOf(HasSubstr("line 4"), HasSubstr("\"certain\" is no confidence")),
                                    testing::AllOf(HasSubstr("line 5"), HasSubstr("before 2003")),
                                    testing::AllOf(HasSubstr("two values of s"), HasSubstr("2004-01-01")),
                                    testing::AllOf(HasSubstr("\"t\""), HasSubstr("no series of the project"))));
}

TEST(ProjectSeries, GoesOnWithoutATableThatCannotBeRead) {
  const auto missing = parse(series_with(R"("table": "nowhere.csv")"));
  ASSERT_TRUE(missing);
  ASSERT_THAT(missing->problems, SizeIs(1));
  EXPECT_THAT(core::to_text(missing->problems[0].what), HasSubstr("nowhere.csv"));
  const auto narrow = with_table("columns", "series,date,value\ns,2001,1\n");
  ASSERT_TRUE(narrow);
  ASSERT_THAT(narrow->problems, SizeIs(1));
  EXPECT_THAT(core::to_text(narrow->problems[0].what), HasSubstr("has no column \"source\""));
}

TEST(ProjectSeries, NamesEveryFaultOfTheProjectFile) {
  EXPECT_THAT(error_of(series_with(R"("values": [{"date": "2020-02-30", "value": 1}])")),
              HasSubstr("/series/0/values/0"));
  EXPECT_THAT(error_of(series_with(R"("values": [{"date": "2020", "value": "many"}])")),
              HasSubstr("/series/0/values/0/value must be a number"));
  EXPECT_THAT(error_of(series_with(R"("values": [{"date": "2020"}])")),
              HasSubstr("/series/0/values/0/value is missing"));
  EXPECT_THAT(error_of(series_with(R"("values": [{"date": "2020", "value": 1, "qualifier": "maybe"}])")),
              HasSubstr("\"maybe\" is no qualifier"));
  EXPECT_THAT(error_of(series_with(R"("values": [{"date": "2020", "value": 1}, {"date": "2020", "value": 2}])")),
              HasSubstr("Two values in /series/0/values"));
  EXPECT_THAT(error_of(series_with(R"("values": [], "table": "numbers.csv")")), HasSubstr("/series/0 needs either"));
  EXPECT_THAT(error_of(series_with(R"("values": [])", "curve")), HasSubstr("/series/0/kind must be one of"));
}

TEST(ProjectFigures, AreReadInTheirOrder) {
  const auto project = parse(std::string{measured} + ", " + series_with(R"("values": [])") +
                             R"(, "figures": [
      {"id": "share", "share_of": ["natural", "renatured"], "title": {"en": "clean"}},
      {"id": "km", "km_of": ["open_sewer"], "color": {"dark": "#FFFFFF", "light": "#000000"}},
      {"id": "s", "series": "s"}])");
  ASSERT_TRUE(project) << core::to_text(project.error());
  const auto& figures = *project->document.figures;
  ASSERT_THAT(figures, SizeIs(3));
  EXPECT_EQ(figures[0].kind, model::FigureKind::Share);
  EXPECT_THAT(figures[0].phases, ElementsAre("natural", "renatured"));
  EXPECT_EQ(figures[1].kind, model::FigureKind::Kilometres);
  EXPECT_EQ(core::to_hex(figures[1].color->light), "#000000");
  EXPECT_EQ(figures[2].kind, model::FigureKind::Series);
  EXPECT_EQ(figures[2].series, "s");
}

TEST(ProjectFigures, AProjectWithKilometresHasSomeWithoutAsking) {
  EXPECT_THAT(*parse(measured)->document.figures, SizeIs(4));
  EXPECT_THAT(*parse(std::string{measured} + R"(, "figures": [])")->document.figures, IsEmpty());
}

TEST(ProjectFigures, NameEveryFault) {
  const auto figure = [](const std::string& keys) {
    return error_of(std::string{measured} + R"(, "figures": [{"id": "f")" + keys + "}]");
  };
  EXPECT_THAT(figure(""), HasSubstr("/figures/0 needs one of"));
  EXPECT_THAT(figure(R"(, "km_of": ["natural"], "series": "s")"), HasSubstr("/figures/0 needs one of"));
  EXPECT_THAT(figure(R"(, "km_of": ["wet"])"), HasSubstr("/figures/0/km_of/0 must be the id of a phase"));
  EXPECT_THAT(figure(R"(, "share_of": [])"), HasSubstr("/figures/0/share_of must name at least one phase"));
  EXPECT_THAT(figure(R"(, "series": "gold")"), HasSubstr("there is no gold"));
  EXPECT_THAT(error_of(R"("figures": [{"id": "f", "km_of": ["natural"]}])"), HasSubstr("\"measure\""));
}

}  // namespace
}  // namespace eb::io
