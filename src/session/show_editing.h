#pragma once
// The show while somebody edits it: which step the table stands at, and what is asked for beyond plain edits. Part of
// Session; changed by app/dispatch_show.
#include <cstddef>
#include <string>
#include <variant>

namespace eb::session {

struct ShowEditing {
  std::string step;  // id of the selected step; empty = none
};

struct SelectShowStep {
  std::string step;
};
// Along the table: the next step (1) or the one before (-1).
struct SelectNextShowStep {
  int direction = 1;
};
// The selected step one place towards the end (1) or the start (-1).
struct ShiftShowStep {
  int direction = 1;
};
// What the map shows now becomes a step after the selected one, or the last one.
struct TakeShowStep {};
// The step gets what the map shows now: ground, layers and routes, and the date unless its clock runs.
struct RetakeShowStep {
  std::string step;
};
struct DuplicateShowStep {
  std::string step;
};
// The map of the desk goes where the step is, on its date.
struct LookAtShowStep {
  std::string step;
};
// The planned times become those of a run in Session::rehearsals.
struct ReplanShow {
  std::size_t run = 0;
};
using ShowAction = std::variant<SelectShowStep, SelectNextShowStep, ShiftShowStep, TakeShowStep, RetakeShowStep,
                                DuplicateShowStep, LookAtShowStep, ReplanShow>;

}  // namespace eb::session
