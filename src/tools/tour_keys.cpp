#include "tools/tour_keys.h"

#include <array>

#include "tools/key_table.h"

namespace eb::tools {

namespace {

using core::Key;
using namespace session;

constexpr std::array table{
    Shortcut{Key::F8, none, N_("Tour: start or end")},
    Shortcut{Key::Space, none, N_("Tour: pause or go on")},
    Shortcut{Key::PageDown, none, N_("Tour: next stop")},
    Shortcut{Key::PageUp, none, N_("Tour: previous stop")},
};

bool is_on(const Session& session) {
  return session.tour.is_on() || !session.tour.asked().empty();
}

// What lies above the map is closed first, and a selection before the tour ends.
bool ends(const Session& session) {
  const auto& panels = session.panels;
  const bool something_is_open = panels.help || panels.open_dialog || panels.film_dialog || panels.export_dialog ||
                                 panels.save_dialog || panels.versions || panels.preflight || panels.notices ||
                                 panels.history || session.project.question || !session.selection.empty();
  return !something_is_open;
}

}  // namespace

std::span<const Shortcut> tour_shortcuts() {
  return table;
}

std::optional<Action> tour_action_for_key(const core::KeyChanged& key, const Session& session) {
  if (!key.pressed || key.mods != none || session.stage.is_on) return std::nullopt;
  if (key.key == Key::F8) return is_on(session) ? TourAction{EndTour{}} : TourAction{StartTour{}};
  if (!session.tour.is_on()) return std::nullopt;
  switch (key.key) {
    case Key::Space:
      return TourAction{ToggleTour{}};
    case Key::PageDown:
      return TourAction{StepTour{1}};
    case Key::PageUp:
      return TourAction{StepTour{-1}};
    case Key::Escape:
      return ends(session) ? std::optional<Action>{TourAction{EndTour{}}} : std::nullopt;
    default:
      return std::nullopt;
  }
}

}  // namespace eb::tools
