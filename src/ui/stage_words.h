#pragma once
// What the presenter's console says about times and about the hall, in the language of the window.
#include <string>
#include <vector>

#include "text/catalog.h"
#include "ui/icons.h"
#include "ui/stage_view.h"

namespace eb::ui {

// "0:24", "12:05", "1:02:30"; "−0:12" below zero. Whole seconds, cut off.
std::string stage_clock(double seconds);
// "1:40 behind", "0:20 ahead", "on time".
std::string pace_text(const text::Catalog& catalog, const session::StageTimes& times);

// What is special about the hall's picture, most urgent first: each with a symbol of its own.
enum class HallBadge : std::uint8_t { Lost, Hidden, Black, Frozen, OwnView };
std::vector<HallBadge> hall_badges(const session::Stage& stage);
std::string badge_text(const text::Catalog& catalog, HallBadge badge);  // in capitals
Icon badge_icon(HallBadge badge);

// The keys of an action as the cheat sheet writes them, the first one of `view.keys`; "" = it has none.
std::string stage_key(const text::Catalog& catalog, const StageView& view, const session::StageAction& action);

}  // namespace eb::ui
