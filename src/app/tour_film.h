#pragma once
// The tour of a project's excursion without a window: the pictures of `render --tour` and `video --tour`. They have the
// words of the stop where the window has its card. Main thread.
#include <memory>

#include "app/stage.h"
#include "app/tour_feed.h"

namespace eb::app {

class TourFilm {
 public:
  // Of everything loaded; an error where there is no route to preview. `painter` outlives the film.
  static core::Result<std::unique_ptr<TourFilm>> create(Workspace& workspace, MapPainter& painter,
                                                        const text::Catalog& catalog, PaintOptions options);

  [[nodiscard]] double seconds() const { return m_workspace.session().tour.tour()->seconds(); }
  // Where the tour is at a second.
  [[nodiscard]] session::TourMoment moment(double seconds) const {
    return m_workspace.session().tour.tour()->at(seconds);
  }
  // An error for a second that the tour does not have.
  [[nodiscard]] core::Result<void> check(double seconds) const;
  // The picture at a second of the tour: what does not depend on the ones before.
  render::Pixels picture(double seconds);

 private:
  TourFilm(Workspace& workspace, MapPainter& painter, const text::Catalog& catalog, PaintOptions options);

  Workspace& m_workspace;
  MapPainter& m_painter;
  const text::Catalog& m_catalog;
  PaintOptions m_options;
  TourFeed m_feed;
  session::Insets m_insets;
};

}  // namespace eb::app
