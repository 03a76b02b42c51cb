#include "io/date_fields.h"

#include <gtest/gtest.h>

namespace eb::io {
namespace {

using model::Column;
using model::Value;

Column texts(const std::string& name, std::initializer_list<const char*> values) {
  Column column{name, {}};
  for (const char* value : values) column.values.emplace_back(std::string{value});
  return column;
}

Column years(const std::string& name, std::initializer_list<std::int64_t> values) {
  Column column{name, {}};
  for (const std::int64_t value : values) column.values.emplace_back(value);
  return column;
}

model::DateFields recognise(const std::vector<Column>& columns) {
  return recognise_date_fields(columns, std::vector<bool>(columns.size(), false));
}

struct Pair {
  const char* from;
  const char* to;
};
class NamedPairs : public testing::TestWithParam<Pair> {};

TEST_P(NamedPairs, AreRecognised) {
  const auto [from, to] = GetParam();
  const auto fields = recognise({texts("name", {"Emscher"}), years(from, {1906}), years(to, {2017})});
  EXPECT_EQ(fields.from, from);
  EXPECT_EQ(fields.to, to);
}

INSTANTIATE_TEST_SUITE_P(All, NamedPairs,
                         testing::Values(Pair{"start", "end"}, Pair{"start_date", "end_date"}, Pair{"From", "To"},
                                         Pair{"begin", "bis"}, Pair{"von", "bis"}, Pair{"Beginn", "Ende"},
                                         Pair{"valid_from", "valid_to"}, Pair{"YEAR_FROM", "YEAR_TO"},
                                         Pair{"gueltig_von", "gueltig_bis"}, Pair{"jahr_von", "jahr_bis"},
                                         Pair{"valid_start", "valid_end"}, Pair{"geldig_van", "geldig_tot"},
                                         Pair{"data_od", "data_do"}, Pair{"תאריך התחלה", "תאריך סיום"},
                                         Pair{"開始年", "終了年"}));

TEST(DateFields, PlacesCalledFromAndToAreNoDates) {
  EXPECT_EQ(recognise({texts("from", {"Dortmund", "Bottrop"}), texts("to", {"Essen", "Herne"})}), model::DateFields{});
}

TEST(DateFields, CountsCalledEndAreNoYears) {
  EXPECT_EQ(recognise({years("end", {4, 17, 23})}), model::DateFields{});
}

TEST(DateFields, ASingleYearIsTheBeginning) {
  EXPECT_EQ(recognise({years("Baujahr", {1989})}), (model::DateFields{"Baujahr", "", ""}));
}

TEST(DateFields, AnEmptyEndColumnStillIsTheEnd) {
  EXPECT_EQ(recognise({texts("start", {"1989"}), texts("end", {""})}), (model::DateFields{"start", "end", ""}));
}

TEST(DateFields, ADateTypedColumnIsTakenUnlessItSpeaksOfTheRecord) {
  const std::vector columns{texts("opening_day", {"1989-06-12"}), texts("last_updated", {"2020-01-01"})};
  EXPECT_EQ(recognise_date_fields(columns, {true, true}).from, "opening_day");
  EXPECT_EQ(recognise_date_fields(std::span{columns}.subspan(1), {true}).from, "");
}

TEST(DateFields, CertaintyComesAlong) {
  EXPECT_EQ(recognise({years("from", {1906}), texts("certainty", {"approximate"})}).certainty, "certainty");
}

model::FeatureTable table_of(std::vector<Column> columns, model::DateFields fields) {
  model::FeatureTable table;
  table.lives.resize(columns[0].values.size());
  table.feature_ids.resize(columns[0].values.size(), 7);
  table.columns = std::move(columns);
  table.date_fields = std::move(fields);
  return table;
}

TEST(Lives, TheStatedCertaintyWins) {
  auto table = table_of({years("from", {1906}), texts("certainty", {"uncertain"})}, {"from", "", "certainty"});
  ProblemList problems{"f", "l"};
  apply_date_fields(table, problems);
  EXPECT_EQ(table.lives[0].certainty, core::Certainty::Uncertain);
  EXPECT_EQ(table.lives[0].interval.to, core::open_future);
}

TEST(Lives, ABackwardsLifeStaysOpenAndIsReported) {
  auto table = table_of({years("from", {2017}), years("to", {1906})}, {"from", "to", ""});
  ProblemList problems{"f.gpkg", "l"};
  apply_date_fields(table, problems);
  EXPECT_EQ(table.lives[0].interval, core::DayInterval{});
  const auto found = problems.take();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].feature_id, 7);
}

TEST(Lives, AMissingColumnIsReported) {
  auto table = table_of({years("from", {2017})}, {"gone", "", ""});
  ProblemList problems{"f.gpkg", "l"};
  apply_date_fields(table, problems);
  EXPECT_EQ(problems.take().size(), 1U);
}

}  // namespace
}  // namespace eb::io
