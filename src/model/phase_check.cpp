#include "model/phase_check.h"

#include <algorithm>
#include <set>
#include <string>

namespace eb::model {

std::vector<Problem> phase_problems(const FeatureTable& table, const Layer& layer, const std::vector<Phase>& phases) {
  constexpr std::size_t most = 5;
  std::vector<Problem> problems;
  const Column* column = layer.phase_field.empty() ? nullptr : table.column(layer.phase_field);
  if (column == nullptr || phases.empty()) return problems;
  std::set<std::string> unknown;
  for (const Value& value : column->values) {
    std::string phase = to_text(value);
    if (!phase.empty() && std::ranges::find(phases, phase, &Phase::id) == phases.end())
      unknown.insert(std::move(phase));
    if (unknown.size() == most) break;
  }
  for (const std::string& phase : unknown)
    problems.push_back(
        {core::msg("Layer {0}: \"{1}\" is no phase of this project", layer.id, phase),
         core::msg("Features of it have the colour of their layer. Correct the data, or add the phase to the project."),
         table.layer_name, std::nullopt});
  return problems;
}

}  // namespace eb::model
