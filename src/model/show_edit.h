#pragma once
// Every way the show of a document may change. Part of model::Edit; apply_show_edit is pure: it returns the changed
// copy or says why not. Steps that an edit does not name stay the same objects, with the times they have.
#include <string>
#include <variant>
#include <vector>

#include "core/result.h"
#include "model/show.h"

namespace eb::model {

struct Document;

struct InsertShowStep {
  ShowStep step;
  std::size_t index = 0;
  friend bool operator==(const InsertShowStep&, const InsertShowStep&) = default;
};
struct RemoveShowStep {
  std::string step;
  friend bool operator==(const RemoveShowStep&, const RemoveShowStep&) = default;
};
struct MoveShowStep {
  std::string step;
  std::size_t index = 0;  // where it stands afterwards
  friend bool operator==(const MoveShowStep&, const MoveShowStep&) = default;
};
// Takes the place of the step with the same id.
struct SetShowStep {
  ShowStep step;
  friend bool operator==(const SetShowStep&, const SetShowStep&) = default;
};
// The planned times of several steps at once, as after a rehearsal. Those that the show has no longer are passed over.
struct PlanShow {
  struct Time {
    std::string step;
    double seconds = 0;
    friend bool operator==(const Time&, const Time&) = default;
  };
  std::vector<Time> times;
  friend bool operator==(const PlanShow&, const PlanShow&) = default;
};

struct SetHallTheme {
  HallTheme theme = HallTheme::Dark;
  friend bool operator==(const SetHallTheme&, const SetHallTheme&) = default;
};

using ShowEdit = std::variant<InsertShowStep, RemoveShowStep, MoveShowStep, SetShowStep, PlanShow, SetHallTheme>;

core::Result<Document> apply_show_edit(Document document, const ShowEdit& edit);

// What the step is called in the list of steps; `before` is the document it changes.
core::Message describe_show_edit(const Document& before, const ShowEdit& edit);

}  // namespace eb::model
