// Phases that no project knows are told, each once.
#include "model/phase_check.h"

#include <gtest/gtest.h>

namespace eb::model {
namespace {

FeatureTable table_with(const std::vector<std::string>& names) {
  FeatureTable table;
  Column column{"phase", {}};
  for (const auto& name : names) column.values.push_back(name.empty() ? Value{} : Value{name});
  table.columns.push_back(column);
  return table;
}

TEST(PhaseProblems, NameEachUnknownPhaseOnce) {
  Layer layer;
  layer.id = "river";
  layer.phase_field = "phase";
  std::vector<Phase> phases(1);
  phases[0].id = "natural";
  EXPECT_TRUE(phase_problems(table_with({"natural", ""}), layer, phases).empty());
  const auto problems = phase_problems(table_with({"natrual", "natural", "natrual", "sewer"}), layer, phases);
  ASSERT_EQ(problems.size(), 2U);
  EXPECT_NE(core::to_text(problems[0].what).find("natrual"), std::string::npos);
  EXPECT_NE(core::to_text(problems[0].what).find("river"), std::string::npos);
  layer.phase_field = "state";
  EXPECT_TRUE(phase_problems(table_with({"natrual"}), layer, phases).empty());
}

TEST(PhaseProblems, AreFewWhenTheFieldIsTheWrongOne) {
  Layer layer;
  layer.phase_field = "phase";
  std::vector<std::string> names(1000);
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = std::to_string(i);
  EXPECT_EQ(phase_problems(table_with(names), layer, std::vector<Phase>(1)).size(), 5U);
}

}  // namespace
}  // namespace eb::model
