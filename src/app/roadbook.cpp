#include "app/roadbook.h"

#include <algorithm>
#include <cmath>

#include "app/few_colors.h"

namespace eb::app {

namespace {

using core::Error;
using core::msg;

// The map's own points are those of a screen of 1080 lines; on paper so many pixels each make names of about eight
// points.
double pixels_per_map_point(double dpi) {
  return 2.0 * dpi / roadbook_dpi;
}
constexpr double upload_budget_ms = 50;

int pixels_of(double points, double dpi) {
  return static_cast<int>(std::lround(points / 72 * dpi));
}

// How much of the world around a stop its map shows, from side to side.
double metres_around(model::Profile profile) {
  switch (profile) {
    case model::Profile::OnFoot:
      return 1500;
    case model::Profile::Bicycle:
      return 3000;
    case model::Profile::Coach:
    case model::Profile::Minibus:
      break;
  }
  return 5000;
}

// The document with this route alone, shown and by itself.
model::Document with_route(model::Document document, const std::shared_ptr<const model::Route>& route) {
  auto shown = *route;
  shown.visible = true;
  shown.variant_of.clear();
  document.routes = {std::make_shared<const model::Route>(std::move(shown))};
  return document;
}

}  // namespace

struct Roadbook::Impl {
  Workspace& workspace;
  RoadbookRequest request;
  model::Timetable timetable;
  std::size_t group = 0;
  std::uint64_t project = 0;
  std::unique_ptr<model::History> document;
  session::Camera camera;
  session::Compare compare;
  session::ViewSettings view;
  session::Playback playback;
  session::Selection selection;
  session::RouteEditing editing;
  MapPainter painter;
  std::vector<geo::Vec2d> positions;
  std::vector<RoadbookMap> maps;
  std::string credits;

  Impl(Workspace& of, render::Renderer& renderer, RoadbookRequest wanted)
      : workspace{of}, request{std::move(wanted)}, painter{of, renderer} {}

  // While it lives, the workspace and its session show the map of the book.
  class Turn;

  [[nodiscard]] int pixels(double points) const { return pixels_of(points, request.dpi); }
  [[nodiscard]] const std::vector<model::StopTime>& stops() const { return timetable.groups[group].stops; }
  [[nodiscard]] session::Camera view_of_next() const;
  [[nodiscard]] session::Camera overview() const;
  [[nodiscard]] double metres_around_stop(std::size_t stop) const;
};

class Roadbook::Impl::Turn {
 public:
  explicit Turn(Impl& book) : m_book{book} { exchange(); }
  ~Turn() { exchange(); }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  void exchange() {
    auto& session = m_book.workspace.session();
    std::swap(session.camera, m_book.camera);
    std::swap(session.compare, m_book.compare);
    std::swap(session.view, m_book.view);
    std::swap(session.playback, m_book.playback);
    std::swap(session.selection, m_book.selection);
    std::swap(session.editing, m_book.editing);
    m_book.document = m_book.workspace.exchange_history(std::move(m_book.document));
  }
  Impl& m_book;
};

session::Camera Roadbook::Impl::overview() const {
  session::Camera made;
  made.width_px = pixels(roadbook_map_width);
  made.height_px = pixels(roadbook_overview_height(stops().size()));
  geo::Box2d box;
  for (std::size_t leg = 0; leg < request.route->legs.size(); ++leg) {
    for (const auto& chunk : request.route->legs[leg]->path.chunks()) {
      for (const auto position : *chunk) {
        if (const auto point = workspace.to_project(position); geo::is_finite(point)) box.add(point);
      }
    }
  }
  for (const auto point : positions) box.add(point);
  constexpr double margin = 34;  // points on paper, for numbers and names
  const auto m = static_cast<double>(pixels(margin));
  made = session::fitted(made, box, {m, m, m, m});
  made.metres_per_pixel =
      std::max(made.metres_per_pixel, metres_around(request.route->schedule.profile) / made.width_px / 2);
  return made;
}

// Wide enough to show where the way on leads, as long as that is not far.
double Roadbook::Impl::metres_around_stop(std::size_t stop) const {
  const double least = metres_around(request.route->schedule.profile) /
                       workspace.ground_truth(positions[stops()[stop].point]).metres_per_unit;
  double farthest = 0;
  if (stop + 1 < stops().size()) farthest = length(positions[stops()[stop + 1].point] - positions[stops()[stop].point]);
  return std::clamp(farthest * 2.4, least, 3 * least);
}

session::Camera Roadbook::Impl::view_of_next() const {
  if (maps.empty()) return overview();
  const auto& position = positions[stops()[maps.size() - 1].point];
  session::Camera made;
  made.width_px = pixels(roadbook_map_width);
  made.height_px = pixels(roadbook_stop_height);
  made.center = position;
  made.metres_per_pixel = metres_around_stop(maps.size() - 1) / made.width_px;
  return made;
}

std::optional<std::size_t> find_group(const model::Timetable& timetable, const std::string& group) {
  for (std::size_t i = 0; i < timetable.groups.size(); ++i) {
    const auto& [id, name, offset, stops] = timetable.groups[i];
    const bool is_called =
        std::ranges::any_of(name.by_language, [&](const auto& entry) { return entry.second == group; });
    if (group.empty() || id == group || is_called) return i;
  }
  return std::nullopt;
}

Roadbook::Roadbook(std::unique_ptr<Impl> impl) : m_impl{std::move(impl)} {}
Roadbook::~Roadbook() = default;

core::Result<std::unique_ptr<Roadbook>> Roadbook::start(Workspace& workspace, render::Renderer& renderer,
                                                        RoadbookRequest request) {
  auto impl = std::make_unique<Impl>(workspace, renderer, std::move(request));
  const auto& route = *impl->request.route;
  const auto name = route.name.in(impl->request.catalog.language());
  if (model::stops_of(route).empty())
    return Error{msg("{0} has no stops, so there is nothing to print", name),
                 msg("Give its points names: they become stops."),
                 {}};
  impl->timetable = model::make_timetable(route);
  const auto group = find_group(impl->timetable, impl->request.group);
  if (!group) return Error{msg("The route has no group called {0}", impl->request.group), {}, {}};
  impl->group = *group;
  for (const auto& point : route.points) impl->positions.push_back(workspace.to_project(point.position));
  if (!std::ranges::all_of(impl->positions, [](geo::Vec2d p) { return geo::is_finite(p); }))
    return Error{
        msg("{0} lies where this project's map cannot be drawn", name), msg("Open it in a project of its region."), {}};
  const auto& session = workspace.session();
  impl->document = std::make_unique<model::History>(with_route(workspace.document(), impl->request.route));
  impl->view = session.view;
  impl->view.theme = session::ThemeKind::Light;  // paper is white
  impl->view.locale = impl->request.catalog.locale();
  impl->view.language = impl->request.catalog.language();
  const auto from = workspace.document().time_from, to = workspace.document().time_to;
  const auto date = route.schedule.date;
  impl->playback.set_range(std::min(date.value_or(from), from), std::max(date.value_or(to), to));
  impl->playback.seek(date ? static_cast<double>(*date) : session.playback.day());
  impl->project = workspace.project_number();
  return std::unique_ptr<Roadbook>{new Roadbook{std::move(impl)}};
}

std::size_t Roadbook::maps() const {
  return m_impl->request.stop_maps ? m_impl->stops().size() + 1 : 1;
}

std::size_t Roadbook::drawn() const {
  return m_impl->maps.size();
}

bool Roadbook::draw_next(bool waits) {
  auto& book = *m_impl;
  book.painter.upload(std::chrono::milliseconds{static_cast<int>(upload_budget_ms)});
  book.camera = book.view_of_next();
  const auto camera = book.camera;
  PaintOptions options;
  options.furniture = false;
  options.time_strip = false;
  options.interface_scale = pixels_per_map_point(book.request.dpi);
  std::optional<render::Pixels> picture;
  {
    const Impl::Turn turn{book};
    const auto& catalog = book.request.catalog;
    picture =
        waits ? std::optional{book.painter.paint_still(catalog, options)} : book.painter.try_still(catalog, options);
    if (picture && book.maps.empty()) book.credits = book.painter.credits(catalog, options);
  }
  if (!picture) return false;
  if (book.request.few_colors) limit_colors(picture->rgba);
  book.maps.push_back({picture->width, picture->height, std::move(picture->rgba), camera,
                       book.workspace.ground_truth(camera.center).metres_per_unit});
  return true;
}

core::Result<std::string> Roadbook::pages() {
  auto& book = *m_impl;
  const bool is_whole = std::ranges::none_of(book.maps, [](const RoadbookMap& map) { return map.rgba.empty(); });
  if (!is_whole || book.project != book.workspace.project_number())
    return Error{msg("The maps of the roadbook could not be drawn"), msg("Try again."), {}};
  return roadbook_pdf({book.workspace.document(), *book.request.route, book.timetable, book.group, book.request.catalog,
                       book.positions, std::move(book.maps), book.credits});
}

}  // namespace eb::app
