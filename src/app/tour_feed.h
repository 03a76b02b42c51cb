#pragma once
// Turns the tour that is on into what bar, card and pictures say of it. Owned by App and by the commands that draw
// tours; main thread.
#include <memory>

#include "app/map_painter.h"
#include "app/workspace.h"
#include "model/timetable.h"
#include "session/film.h"
#include "text/catalog.h"
#include "ui/tour_view.h"

namespace eb::app {

class TourFeed {
 public:
  ui::TourView view(const Workspace& workspace, const text::Catalog& catalog);

 private:
  const model::Timetable& times_of(const std::shared_ptr<const model::Route>& route);

  std::shared_ptr<const model::Route> m_route;
  model::Timetable m_times;
};

// What the map shows softly at the moment of the tour that is on; nullopt = nothing.
std::optional<Transition> tour_transition(const session::Session& session);

}  // namespace eb::app
