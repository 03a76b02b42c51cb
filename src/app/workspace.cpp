#include "app/workspace.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <numbers>
#include <thread>

#include "app/new_layer.h"
#include "core/date.h"
#include "model/phase_check.h"

namespace eb::app {

namespace {

using core::Error;
using core::msg;
using core::Result;

// What decides whether a layer has to be read again.
std::string fingerprint_of(const model::Document& document, const model::Layer& layer) {
  std::string text = layer.source + '\n' + layer.source_layer + '\n' + document.crs + '\n' + layer.phase_field + '\n' +
                     layer.reach_field + '\n' + layer.style.point.size_field + '\n' + layer.inferred_field;
  for (const auto& phase : phases_of(document, layer)) text += '\n' + phase.id;
  if (layer.sensitive) {
    text += "\nsensitive\n" + geo::to_text(layer.sensitive->grid) + '\n' + layer.sensitive->field;
    for (const auto& column : layer.sensitive->keep) text += '\n' + column;
  }
  if (layer.date_fields) {
    text += '\n' + layer.date_fields->from + '\n' + layer.date_fields->to + '\n' + layer.date_fields->certainty;
  }
  return text;
}

std::string problem_place(const model::Layer& layer, const model::Problem& problem) {
  std::string place = layer.source;
  if (!problem.layer.empty()) place += ", " + problem.layer;
  if (problem.feature_id) place += ", #" + std::to_string(*problem.feature_id);
  return place;
}

// Where people put them, which the first file does not change.
struct Clocks {
  explicit Clocks(const session::Session& session)
      : playback{session.playback}, compare{session.compare}, time_view{session.time_view} {}
  void put_back(session::Session& session) const {
    session.playback = playback;
    session.compare = compare;
    session.time_view = time_view;
  }
  session::Playback playback;
  session::Compare compare;
  std::optional<session::TimeSpan> time_view;
};

}  // namespace

struct Workspace::Finished {
  io::LoadedLayer loaded;
  std::shared_ptr<const scene::LayerGeometry> geometry;
  std::map<core::Day, model::DayChanges> changes;
  std::optional<Error> error;
};

Workspace::Workspace(io::SourceReader& reader, unsigned threads, std::function<void()> wake)
    : m_reader{reader},
      m_queue{std::move(wake)},
      m_history{std::make_unique<model::History>(model::make_empty_document())},
      m_shapes{m_jobs},
      m_jobs{m_queue, threads} {
  m_jobs.on_exception = [this](const std::string& job, const std::string& what) {
    m_session.notices.add(session::Severity::Error, {msg("A background task failed: {0}", what), {}, job});
  };
  show_project(std::make_unique<model::History>(model::make_empty_document()), {});
}

Workspace::~Workspace() {
  for (auto& [id, request] : m_requests) request.stop.request_stop();
}

bool Workspace::names_project(const std::vector<std::string>& paths) {
  return std::ranges::any_of(paths, [](const std::string& path) { return project_meant(path).has_value(); });
}

Result<void> Workspace::apply(const model::Edit& edit, std::uint64_t gesture) {
  auto applied = m_history->apply(edit, gesture);
  if (!applied) return applied;
  ++m_changes_by_hand;
  if (m_observer != nullptr) m_observer->edited(edit, gesture);
  return applied;
}

void Workspace::complete(const model::WayAsked& way, const model::WayFound& found) {
  if (m_history->complete(way, found) && m_observer != nullptr) m_observer->completed(way, found);
}

void Workspace::undo() {
  if (!m_history->undo()) return;
  ++m_changes_by_hand;
  if (m_observer != nullptr) m_observer->undone();
}

void Workspace::redo() {
  if (!m_history->redo()) return;
  ++m_changes_by_hand;
  if (m_observer != nullptr) m_observer->redone();
}

void Workspace::go_to(std::size_t step) {
  if (!m_history->go_to(step)) return;
  ++m_changes_by_hand;
  if (m_observer != nullptr) m_observer->went_to(step);
}

Result<void> Workspace::open(const std::vector<std::string>& paths) {
  Result<void> first;
  for (const auto& path : projects_first(paths)) {
    Result<void> result;
    if (const auto project = project_meant(path)) {
      auto read = read_project(*project);
      if (read) {
        show(*std::move(read));
      } else {
        result = read.error();
      }
    } else {
      result = add_source(path, m_reader.list(path, m_session.network_allowed));
    }
    if (result) continue;
    m_session.notices.add(session::Severity::Error, result.error());
    if (first) first = std::move(result);
  }
  sync_layers();
  return first;
}

void Workspace::open_in_background(const std::vector<std::string>& paths, std::function<void()> then) {
  auto ordered = projects_first(paths);
  const auto project = ordered.empty() ? std::nullopt : project_meant(ordered.front());
  if (project) {
    open_project(project->string(), [file = *project] { return read_project(file); }, std::move(then),
                 {ordered.begin() + 1, ordered.end()});
    return;
  }
  if (m_opening) {
    // They belong to the project that is on its way.
    m_opening->next.insert(m_opening->next.end(), ordered.begin(), ordered.end());
    return;
  }
  for (const auto& path : ordered) list_in_background(path);
  if (then) then();
}

void Workspace::list_in_background(const std::string& path) {
  ++m_listings;
  m_jobs.submit("look at " + path, [this, path, network = m_session.network_allowed](const std::stop_token& stop) {
    auto listing = std::make_shared<Result<io::SourceReader::Listing>>(m_reader.list(path, network, stop));
    return [this, path, listing] {
      --m_listings;
      if (m_opening) return m_opening->next.push_back(path);
      if (const auto added = add_source(path, *listing); !added) {
        m_session.notices.add(session::Severity::Error, added.error());
      }
      sync_layers();
    };
  });
}

void Workspace::open_project(const std::string& name, std::function<Result<ReadProject>()> read,
                             std::function<void()> then, std::vector<std::string> next) {
  m_opening = Opening{++m_opening_number, m_changes_by_hand, std::move(then), std::move(next)};
  m_session.project.opening = name;
  m_jobs.submit("open " + name,
                [this, name, read = std::move(read), number = m_opening_number](const std::stop_token&) {
                  auto project = std::make_shared<Result<ReadProject>>(read());
                  return [this, name, number, project] {
                    if (m_opening && m_opening->number == number) finish_opening(name, *project);
                  };
                });
}

void Workspace::finish_opening(const std::string& name, Result<ReadProject>& project) {
  const auto opening = *std::move(m_opening);
  cancel_opening();
  if (!project) {
    m_session.notices.add(session::Severity::Error, project.error());
  } else if (m_history->is_modified() && m_changes_by_hand != opening.changes_by_hand) {
    // Whoever opened it was asked about what was unsaved then, not about this.
    m_session.notices.add(session::Severity::Warning,
                          {msg("The project was not opened, because the open one was changed meanwhile"),
                           msg("Save your changes and open it again."), name});
  } else {
    show(*std::move(project));
    if (opening.then) opening.then();
  }
  if (!opening.next.empty()) open_in_background(opening.next);
  sync_layers();
}

void Workspace::cancel_opening() {
  m_opening.reset();
  m_session.project.opening.clear();
}

void Workspace::show(ReadProject read) {
  const auto path = read.opened.path.string();
  show_project(std::move(read.history), std::move(read.opened));
  for (const auto& problem : read.problems) {
    m_session.notices.add(session::Severity::Warning, {problem.what, problem.hint, path});
  }
}

Result<void> Workspace::add_source(const std::string& source, const Result<io::SourceReader::Listing>& listing) {
  if (!listing) return listing.error();
  const bool is_untouched = m_opened.path.empty() && !m_history->is_modified();
  if (is_untouched && document().layers.empty() && document().routes.empty()) {
    // Nothing is drawn yet: the first file decides where on Earth the map is flat.
    auto fresh = document();
    fresh.crs = geo::suggest_project_crs(listing->extent_deg);
    fresh.title = {{{"en", std::filesystem::path{source}.filename().string()}}};
    const Clocks as_they_are{m_session};
    show_project(std::make_unique<model::History>(std::move(fresh)), {});
    as_they_are.put_back(m_session);
  }
  bool is_raster = listing->has_raster;  // the first one: at the bottom it hides no lines
  for (auto& layer : layers_for_source(document(), source, *listing)) {
    const auto index = std::exchange(is_raster, false) ? 0 : document().layers.size();
    if (auto added = apply(model::AddLayer{std::move(layer), index}); !added) return added;
  }
  for (const auto& problem : listing->problems)
    m_session.notices.add(session::Severity::Warning, {problem.what, problem.hint, source});
  if (is_untouched && m_observer != nullptr) m_observer->nothing_to_lose();
  return {};
}

void Workspace::show_project(std::unique_ptr<model::History> history, io::OpenedProject opened) {
  const auto& document = history->document();
  ++m_project_number;
  cancel_opening();
  for (auto& [id, request] : m_requests) request.stop.request_stop();
  m_requests.clear();
  m_geometries.clear();
  m_changes_by_layer.clear();
  m_kilometres = {};
  m_kilometre_steps = {};
  m_kilometre_steps_asset = 0;
  m_session.assets = {};
  m_session.selection = {};
  m_session.playback.set_range(document.time_from, document.time_to);
  m_session.playback.set_loop_range(std::nullopt);
  m_session.time_view.reset();
  m_session.playback.play(false);
  m_session.playback.seek(document.time_start);
  m_session.compare.other_day.reset();
  if (m_session.compare.mode != session::CompareMode::Off) m_session.compare.other_day = m_session.other_day();
  if (auto transformer = geo::Transformer::create("EPSG:4326", document.crs)) {
    m_from_wgs84 = std::make_unique<geo::Transformer>(*std::move(transformer));
  } else {
    m_session.notices.add(session::Severity::Error, transformer.error());
  }
  m_shapes.set_plane(document.crs, [this](std::span<geo::Vec2d> points) {
    if (m_from_wgs84) m_from_wgs84->forward(points);
  });
  m_session.editing = {};
  let_go(std::exchange(m_history, std::move(history)), std::exchange(m_opened, std::move(opened)));
  if (m_observer != nullptr) m_observer->project_replaced();
  m_session.milestones.set_milestones(this->document().milestones);
  rebuild_changes();
}

// A document with a track of a million points, and its text, take a while to go: a worker's while.
void Workspace::let_go(std::unique_ptr<model::History> history, io::OpenedProject opened) {
  struct Gone {
    std::unique_ptr<model::History> history;
    io::OpenedProject opened;
  };
  m_jobs.submit("let go of a project",
                [gone = std::make_shared<Gone>(std::move(history), std::move(opened))](
                    const std::stop_token&) mutable -> core::JobPool::Finish {
                  gone.reset();
                  return {};
                });
}

void Workspace::sync_layers() {
  const auto loaded_before = m_changes_by_layer.size();
  for (auto request = m_requests.begin(); request != m_requests.end();) {
    if (document().find_layer(request->first) != nullptr) {
      ++request;
      continue;
    }
    request->second.stop.request_stop();
    m_session.assets.remove(request->first);
    m_geometries.erase(request->first);
    m_changes_by_layer.erase(request->first);
    request = m_requests.erase(request);
  }
  if (m_changes_by_layer.size() != loaded_before) rebuild_changes();
  for (const auto& layer : document().layers) {
    const auto request = m_requests.find(layer->id);
    if (request != m_requests.end() && request->second.fingerprint == fingerprint_of(document(), *layer)) continue;
    start_loading(*layer);
  }
}

// From now on they are secret: nothing may draw or tell them until the cells are there, or if these cannot be made.
void Workspace::forget_places(const core::LayerId& id) {
  m_session.assets.at(id) = {};
  m_session.selection = {};
  m_geometries.erase(id);
  m_changes_by_layer.erase(id);
  rebuild_changes();
}

void Workspace::start_loading(const model::Layer& layer) {
  auto& request = m_requests[layer.id];
  request.stop.request_stop();
  request.fingerprint = fingerprint_of(document(), layer);
  request.generation = ++m_generation;
  auto& asset = m_session.assets.at(layer.id);
  if (layer.sensitive && asset.features && asset.features->coarse_m <= 0) forget_places(layer.id);
  asset.state = session::LoadState::Loading;
  asset.progress = -1;
  asset.error.reset();

  const io::ReadRequest read{layer.source,      layer.source_layer,        document().crs,
                             layer.date_fields, m_session.network_allowed, layer.sensitive};
  const auto report = [this, id = layer.id, generation = request.generation](io::ReadProgress progress) {
    m_queue.post([this, id, generation, share = progress.share] {
      const auto found = m_requests.find(id);
      if (found != m_requests.end() && found->second.generation == generation) m_session.assets.at(id).progress = share;
    });
  };
  request.stop = m_jobs.submit(
      "load " + layer.id,
      [this, read, report, layer, phases = phases_of(document(), layer),
       generation = request.generation](const std::stop_token& stop) -> core::JobPool::Finish {
        auto finished = std::make_shared<Finished>();
        if (auto result = m_reader.read(read, stop, report)) {
          finished->loaded = *std::move(result);
          if (const auto& table = finished->loaded.features) {
            finished->geometry =
                std::make_shared<const scene::LayerGeometry>(table, scene::classify(*table, layer, phases));
            finished->changes = model::change_days(*table);
            std::ranges::move(model::phase_problems(*table, layer, phases),
                              std::back_inserter(finished->loaded.problems));
          }
        } else {
          finished->error = result.error();
        }
        return [this, id = layer.id, generation, finished] { finish_loading(id, generation, std::move(*finished)); };
      });
}

void Workspace::finish_loading(const core::LayerId& id, std::uint64_t generation, Finished finished) {
  const auto request = m_requests.find(id);
  const auto* layer = document().find_layer(id);
  // A late answer to an old question.
  if (request == m_requests.end() || request->second.generation != generation || layer == nullptr) return;
  auto& asset = m_session.assets.at(id);
  if (asset.state == session::LoadState::Cancelled) return;
  if (finished.error) {
    asset.state = session::LoadState::Failed;
    asset.error = finished.error;
    m_session.notices.add(session::Severity::Error, *finished.error);
    return;
  }
  asset.state = session::LoadState::Ready;
  asset.progress = 1;
  asset.features = finished.loaded.features;
  asset.raster = finished.loaded.raster;
  asset.problems = std::move(finished.loaded.problems);
  asset.asset_id = m_session.assets.next_id();
  for (const auto& problem : asset.problems) {
    m_session.notices.add(session::Severity::Warning, {problem.what, problem.hint, problem_place(*layer, problem)});
  }
  if (finished.geometry) m_geometries[id] = std::move(finished.geometry);
  m_changes_by_layer[id] = std::move(finished.changes);
  rebuild_changes();
}

bool Workspace::pump(std::chrono::microseconds budget) {
  return m_queue.drain(budget) > 0;
}

bool Workspace::is_loading() const {
  return m_opening || m_listings > 0 || std::ranges::any_of(m_session.assets.all(), [](const auto& entry) {
           return entry.second.state == session::LoadState::Loading;
         });
}

void Workspace::wait_until_loaded() {
  while (is_loading()) {
    if (!pump(std::chrono::milliseconds{50})) std::this_thread::sleep_for(std::chrono::microseconds{500});
  }
}

void Workspace::cancel_loading(const core::LayerId& layer) {
  const auto request = m_requests.find(layer);
  if (request == m_requests.end()) return;
  request->second.stop.request_stop();
  auto& asset = m_session.assets.at(layer);
  if (asset.state == session::LoadState::Loading) asset.state = session::LoadState::Cancelled;
}

void Workspace::reload(const core::LayerId& layer) {
  if (const auto* found = document().find_layer(layer)) start_loading(*found);
}

void Workspace::rebuild_changes() {
  std::map<core::Day, model::DayChanges> days;
  for (const auto& [id, changes] : m_changes_by_layer) {
    for (const auto& [day, count] : changes) {
      days[day].features += count.features;
      days[day].uncertain += count.uncertain;
    }
  }
  m_changes = {};
  for (const auto& [day, count] : days) {
    m_changes.changes.emplace_back(day, count.features);
    m_changes.uncertain.push_back(count.uncertain);
  }
  m_story_is_old = true;
  keep_story();
}

void Workspace::keep_story() {
  auto& playback = m_session.playback;
  const auto* story = playback.story();
  const bool fits = story != nullptr && story->from() == playback.from() && story->to() == playback.to();
  if (fits && !m_story_is_old) return;
  m_story_is_old = false;
  playback.set_story(std::make_shared<const session::StoryClock>(story_clock(playback.from(), playback.to())));
}

session::StoryClock Workspace::story_clock(core::Day from, core::Day to) const {
  std::vector<core::Day> days;
  for (const auto& milestone : *document().milestones) days.push_back(milestone.when.interval.from);
  return session::StoryClock{from, to, m_changes.changes, days};
}

std::optional<Workspace::Measured> Workspace::measured() const {
  if (!document().measure) return std::nullopt;
  const auto geometry = m_geometries.find(document().measure->layer);
  if (geometry == m_geometries.end()) return std::nullopt;
  const auto& table = geometry->second->table();
  const bool by_column = !document().measure->length_km_field.empty();
  return Measured{table, by_column ? std::vector<double>{} : ellipsoidal_lengths(table, *m_from_wgs84)};
}

Result<model::MeasureResult> Workspace::measure(double day) const {
  if (const auto from = measured()) return model::measure(document(), from->table, day, from->lengths_m);
  const auto layer = document().measure ? document().measure->layer : core::LayerId{};
  if (const auto* asset = m_session.assets.find(layer); asset != nullptr && asset->error) return *asset->error;
  return Error{msg("The project does not say which layer its kilometres are counted from"),
               msg("Add a \"measure\" entry to the project file."),
               {}};
}

const model::KmSteps& Workspace::kilometre_steps() {
  const auto* asset = document().measure ? m_session.assets.find(document().measure->layer) : nullptr;
  const auto asset_id = asset == nullptr ? 0 : asset->asset_id;
  if (asset_id == m_kilometre_steps_asset) return m_kilometre_steps;
  m_kilometre_steps_asset = asset_id;
  const auto from = measured();
  m_kilometre_steps = from ? model::km_steps(document(), from->table, from->lengths_m) : model::KmSteps{};
  return m_kilometre_steps;
}

const model::KmByPhase& Workspace::kilometres() {
  return kilometres(m_session.playback.day());
}

const model::KmByPhase& Workspace::kilometres(double day) {
  const auto& steps = kilometre_steps();
  const auto asset_id = m_kilometre_steps_asset;
  for (std::size_t i = 0; i < m_kilometres.size(); ++i) {
    if (m_kilometres[i].asset != asset_id || m_kilometres[i].day != day) continue;
    m_kilometres_last = i;
    return m_kilometres[i].km;
  }
  m_kilometres_last = 1 - m_kilometres_last;
  auto& fresh = m_kilometres[m_kilometres_last];
  fresh = {day, asset_id, model::km_at(steps, document().phases, day)};
  return fresh.km;
}

std::vector<model::FigureValue> Workspace::figures(double day) {
  return model::figures_at(document(), kilometres(day), day);
}

geo::Vec2d Workspace::to_project(geo::LonLat position) const {
  geo::Vec2d point{position.lon, position.lat};
  if (m_from_wgs84) m_from_wgs84->forward({&point, 1});
  return point;
}

geo::LonLat Workspace::to_lon_lat(geo::Vec2d position) const {
  if (m_from_wgs84) m_from_wgs84->inverse({&position, 1});
  return {position.x, position.y};
}

Workspace::GroundTruth Workspace::ground_truth(geo::Vec2d position) const {
  constexpr double step_m = 500;
  const auto here = to_lon_lat(position);
  const std::array<geo::LonLat, 2> north{here, to_lon_lat(position + geo::Vec2d{0, step_m})};
  if (!std::isfinite(north[0].lon) || !std::isfinite(north[1].lon)) return {};
  const double ground_m = geo::ellipsoidal_length_m(north);
  const double east = (north[1].lon - north[0].lon) * std::cos(here.lat * std::numbers::pi / 180);
  const double azimuth = std::atan2(east, north[1].lat - north[0].lat);  // of grid north, from true north
  return {ground_m / step_m, -azimuth};
}

std::vector<geo::Vec2d> Workspace::subject_points() const {
  std::vector<geo::Vec2d> points;
  for (const auto& layer : document().layers) {
    const auto geometry = m_geometries.find(layer->id);
    if (layer->phase_field.empty() || !layer->visible || geometry == m_geometries.end()) continue;
    const auto& table = geometry->second->table();
    for (std::uint32_t part = 0; part < table.part_count(); ++part) {
      const auto of_part = table.part(part);
      points.insert(points.end(), of_part.begin(), of_part.end());
    }
  }
  for (const auto& route : document().routes) {
    if (!route->visible) continue;
    for (const auto index : model::stops_of(*route))
      if (const auto place = to_project(route->points[index].position); geo::is_finite(place)) points.push_back(place);
  }
  return points;
}

// Of a project that holds nothing but routes: their points, and one of each chunk of their lines.
void Workspace::add_routes_to(geo::Box2d& box) const {
  const auto add = [&](geo::LonLat position) {
    if (const auto point = to_project(position); geo::is_finite(point)) box.add(point);
  };
  for (const auto& route : document().routes) {
    for (const auto& point : route->points) add(point.position);
    for (const auto& leg : route->legs) {
      for (const auto& chunk : leg->path.chunks()) add(chunk->front());
    }
  }
}

geo::Box2d Workspace::home_box() const {
  geo::Box2d box;
  const auto& home = document().home_deg;
  if (!home.empty()) {
    // The edges of a box of degrees bend in the projection: sample them.
    constexpr int steps = 8;
    for (int i = 0; i <= steps; ++i) {
      const double lon = home.min_x + home.width() * i / steps;
      const double lat = home.min_y + home.height() * i / steps;
      for (const auto corner :
           {geo::LonLat{lon, home.min_y}, {lon, home.max_y}, {home.min_x, lat}, {home.max_x, lat}}) {
        if (const auto point = to_project(corner); geo::is_finite(point)) box.add(point);
      }
    }
    return box;
  }
  for (const auto& [id, geometry] : m_geometries) box.add(geometry->table().extent);
  for (const auto& [id, asset] : m_session.assets.all()) {
    if (asset.raster) box.add(asset.raster->extent);
  }
  if (box.empty()) add_routes_to(box);
  if (!box.empty() && box.width() <= 0 && box.height() <= 0) box = box.grown(500);
  return box;
}

}  // namespace eb::app
