#pragma once
// A presentation that is going on: where it stands, and what presenters, keys and scripts ask of it. Part of Session;
// changed by session/stage_rules through app/dispatch_stage. What the hall sees follows from it, see
// session/hall_state.h.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/ids.h"
#include "model/show_run.h"

namespace eb::session {

// The large clock of the console.
enum class StageTimer : std::uint8_t { CountUp, CountDown, WallClock };

// Where the hall's picture goes; kept up by app from the monitors there are.
enum class HallPlace : std::uint8_t { None, OtherScreen, MainWindow };

// A monitor that may have the hall's picture.
struct StageScreen {
  std::string name;
  int width = 0, height = 0;  // screen coordinates
};

using StageRun = model::ShowRun;  // runs are compared by step id

struct Stage {
  bool is_on = false;            // a show is being presented
  std::size_t step = 0;          // that the hall is at
  std::string step_id;           // the same by its id: it stays when the show is edited
  bool is_at_end = false;        // "next" was asked for at the last step
  bool is_black = false;         // the hall sees nothing; the console goes on
  bool is_frozen = false;        // the hall keeps what it saw; the console goes on
  bool has_taken = false;        // the hall shows a view that the presenter took to it, not the step's
  bool is_hall_hidden = false;   // another program is shown; place and clocks are kept
  double elapsed_seconds = 0;    // of the show
  double step_seconds = 0;       // of the step
  bool is_clock_paused = false;  // of both
  StageTimer timer = StageTimer::CountUp;
  bool is_rehearsal = false;              // the times are stored when it ends
  StageRun run;                           // as far as it has come
  std::optional<std::size_t> typed_step;  // digits typed so far for "go to": 1 = the first step
  double seconds_since_typed = 0;
  std::optional<double> seconds_since_left;  // since Esc left the show; nullopt = it was not left so
  // What the project showed when the show began: what a step shows that names no layers or routes.
  std::vector<core::LayerId> usual_layers;
  std::vector<core::RouteId> usual_routes;
  bool shows_keys = false;               // the cheat sheet of the console
  std::array<std::string, 2> languages;  // of the captions; [0] empty = that of the window, [1] empty = one language
  HallPlace hall = HallPlace::None;
  std::string hall_screen;           // name of the monitor the hall is on; empty = none
  bool is_hall_lost = false;         // it was on a monitor that is gone
  std::vector<StageScreen> screens;  // there are, kept up by app; one of them = there is nothing to choose
};

struct StartShow {
  bool from_current = false;
  bool is_rehearsal = false;
};  // from the first step, or from where it was left
struct EndShow {};
struct LeaveStage {};  // black and freeze first, then the show: what Esc does
struct StepShow {
  int direction = 1;
};  // arrives exactly at the step, wherever the presenter wandered; the first press ends black
struct GoToShowStep {
  std::size_t step = 0;
};  // from 0
struct TypeShowDigit {
  int digit = 0;
};
struct AcceptTypedStep {};  // goes there; without digits it is "next"
struct ToggleBlack {};
struct ToggleFreeze {};
struct ToggleHallHidden {};
struct TakeToHall {
  double seconds = 1;
};  // what the console's map shows now: camera, date, layers; 0 = a cut
struct SwapScreens {};
struct ChooseHallScreen {
  std::string name;
};  // now, or for the next show
struct PauseStageClock {};
struct ResetStageClock {};
struct NextStageTimer {};
struct SetStageLanguages {
  std::array<std::string, 2> languages;
};
struct SwapStageLanguages {};
struct ShowStageKeys {
  bool on = true;
};
using StageAction =
    std::variant<StartShow, EndShow, LeaveStage, StepShow, GoToShowStep, TypeShowDigit, AcceptTypedStep, ToggleBlack,
                 ToggleFreeze, ToggleHallHidden, TakeToHall, SwapScreens, ChooseHallScreen, PauseStageClock,
                 ResetStageClock, NextStageTimer, SetStageLanguages, SwapStageLanguages, ShowStageKeys>;

}  // namespace eb::session
