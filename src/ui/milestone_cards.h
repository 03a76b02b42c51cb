#pragma once
// The cards of the milestones the clock has just passed, above the time bar: date, title, text, source. The session
// says which are up; here they are drawn, held by the pointer or the keyboard, closed, and followed to their places.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/card_layout.h"
#include "ui/panel_io.h"
#include "ui/ui_context.h"

namespace eb::ui {

struct MilestoneCardsState {
  // A card stays where it came up, whatever changes around it.
  struct Placed {
    std::size_t milestone = 0;
    Rect rect;
  };
  std::vector<Placed> placed;
  std::optional<std::size_t> held;  // by the pointer or the keyboard here
  Rect area;
  float scale = 0;
  std::string language;
};

// `keyboard_panel`: name of the panel that the keyboard has.
void milestone_cards(const UiContext& context, const PanelIo& io, const Rect& map, std::string_view keyboard_panel,
                     MilestoneCardsState& state);
// The name of a card's window, for the keyboard.
std::string card_name(std::size_t milestone);

}  // namespace eb::ui
