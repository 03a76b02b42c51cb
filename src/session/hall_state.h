#pragma once
// What the hall sees, as plain values: session/stage_player.h works it out, app's hall draws it. Nothing the presenter
// does on the console's map is in it before it is taken.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/show.h"
#include "session/camera.h"

namespace eb::session {

struct HallState {
  Camera camera;                                     // project CRS; for the size of the hall's picture
  double day = 0;                                    // of the clock
  double fade_days = 0;                              // as Playback::fade_days: how softly things begin and end
  double settled_day = core::open_past;              // as Playback::settled_day
  std::optional<std::vector<core::LayerId>> layers;  // that are shown; nullopt = as in the project
  std::optional<std::vector<core::RouteId>> routes;  // the same
  std::optional<model::ShowHighlight> highlight;
  bool figures = true;
  model::LocalizedText caption, text;
  double caption_presence = 1;  // 0..1: words come and go softly
  // Arrived, and the clock has run: names stand where the picture of the step alone has them.
  bool is_at_rest = true;
  // A cross-fade: when `fade_number` changes, what the hall shows at that moment is kept, and this picture comes over
  // it with `fade_share` from 0 to 1.
  std::uint64_t fade_number = 0;
  double fade_share = 1;
  [[nodiscard]] bool is_fading() const { return fade_share < 1; }
};

}  // namespace eb::session
