#include "app/tour_film.h"

#include <fmt/format.h>

#include <cmath>

#include "app/tour_route.h"

namespace eb::app {

namespace {

std::string joined(const std::string& first, const std::string& second) {
  constexpr const char* dash = " – ";
  return first.empty() || second.empty() ? first + second : first + dash + second;
}

// A line to be read from the last row, and one below it.
StepPicture words_of(const text::Catalog& c, const ui::TourView& view, const session::Tour& tour) {
  StepPicture picture;
  picture.figures = false;  // of all the water, where one looks at a piece of it
  const bool is_driving = view.phase == session::TourPhase::Driving;
  picture.caption.languages = {
      {view.title, is_driving ? joined(c.tr("Next stop"), view.ahead) : joined(view.times, view.seeing)}};
  picture.days = {tour.day()};
  for (const auto& stop : tour.stops()) {
    if (stop.past) picture.days.push_back(stop.past->then_day);
  }
  return picture;
}

}  // namespace

core::Result<std::unique_ptr<TourFilm>> TourFilm::create(Workspace& workspace, MapPainter& painter,
                                                         const text::Catalog& catalog, PaintOptions options) {
  const core::Error nothing{
      core::msg("There is no route to preview"), core::msg("Show a route with two points, one of them a stop."), {}};
  const auto route = route_to_tour(workspace);
  if (route == nullptr) return nothing;
  auto tour = make_tour(workspace, route);
  while (tour == nullptr && !workspace.shapes().is_idle()) {
    workspace.pump(std::chrono::milliseconds{20});
    tour = make_tour(workspace, route);
  }
  if (tour == nullptr) return nothing;
  auto& session = workspace.session();
  session.compare.mode = session::CompareMode::Off;
  session.tour.start(std::move(tour), route, session::CompareMode::Off);
  session.tour.arrived();
  session.tour.pause();
  return std::unique_ptr<TourFilm>{new TourFilm{workspace, painter, catalog, std::move(options)}};
}

TourFilm::TourFilm(Workspace& workspace, MapPainter& painter, const text::Catalog& catalog, PaintOptions options)
    : m_workspace{workspace}, m_painter{painter}, m_catalog{catalog}, m_options{std::move(options)} {
  if (!m_options.furniture) return;
  // The same room in every picture: that of the stop with the most to read.
  std::size_t longest = 0;
  const auto& tour = *workspace.session().tour.tour();
  for (const auto& stay : tour.stays()) {
    workspace.session().tour.seek(stay.arrival);
    auto words = words_of(catalog, m_feed.view(workspace, catalog), tour);
    const auto length = words.caption.languages.front().caption.size() + words.caption.languages.front().text.size();
    if (length < longest) continue;
    longest = length;
    m_options.step = std::move(words);
  }
  workspace.session().tour.arrived();
  constexpr double wide = 1.3;
  m_insets = painter.free_of_furniture(catalog, m_options, wide);
}

core::Result<void> TourFilm::check(double wanted) const {
  if (wanted >= 0 && wanted <= seconds()) return {};  // also refuses what is no number
  const auto length = fmt::format("{:.1f}", seconds());
  return core::Error{core::msg("The preview of the excursion takes {0} seconds", length),
                     core::msg("Choose a second from 0 to {0}.", length),
                     {}};
}

render::Pixels TourFilm::picture(double seconds) {
  auto& session = m_workspace.session();
  session.tour.seek(seconds);
  session.tour.arrived();
  const auto moment = session.tour.moment(session.view.reduced_motion);
  session.camera = session::camera_for(moment.view, session.camera, m_insets);
  session.playback.seek(moment.day);
  m_options.transition = tour_transition(session);
  if (m_options.furniture)
    m_options.step = words_of(m_catalog, m_feed.view(m_workspace, m_catalog), *session.tour.tour());
  return m_painter.paint_still(m_catalog, m_options);
}

}  // namespace eb::app
