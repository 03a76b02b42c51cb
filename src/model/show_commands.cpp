#include "model/show_commands.h"

#include <algorithm>

namespace eb::model {

std::string free_step_id(const Show& show) {
  for (std::size_t number = show.steps.size() + 1;; ++number) {
    auto id = "step-" + std::to_string(number);
    if (show.find(id) == nullptr) return id;
  }
}

std::optional<std::size_t> index_of(const Show& show, std::string_view id) {
  const auto found = std::ranges::find_if(show.steps, [id](const auto& step) { return step->id == id; });
  if (found == show.steps.end()) return std::nullopt;
  return static_cast<std::size_t>(found - show.steps.begin());
}

std::optional<InsertShowStep> duplicate_step(const Show& show, const std::string& id) {
  const auto index = index_of(show, id);
  if (!index) return std::nullopt;
  InsertShowStep edit{*show.steps[*index], *index + 1};
  edit.step.id = free_step_id(show);
  return edit;
}

std::optional<MoveShowStep> shift_step(const Show& show, const std::string& id, int direction) {
  const auto index = index_of(show, id);
  if (!index || (direction < 0 && *index == 0) || (direction > 0 && *index + 1 >= show.steps.size()))
    return std::nullopt;
  return MoveShowStep{id, direction < 0 ? *index - 1 : *index + 1};
}

double planned_seconds(const Show& show) {
  double sum = 0;
  for (const auto& step : show.steps) sum += step->planned_seconds;
  return sum;
}

}  // namespace eb::model
