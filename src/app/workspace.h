#pragma once
// The opened project with everything loaded for it: no window, no GL. `measure`, `render`, the window and
// the tests all start from one. Main thread only; reading and preparing happen on its job pool.
#include <array>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/read_project.h"
#include "app/route_shapes.h"
#include "app/step_observer.h"
#include "core/job_pool.h"
#include "core/main_queue.h"
#include "geo/crs.h"
#include "io/source_reader.h"
#include "model/figures.h"
#include "model/history.h"
#include "scene/layer_meshes.h"
#include "scene/map_furniture.h"
#include "session/session.h"
#include "ui/ui_context.h"

namespace eb::app {

class Workspace {
 public:
  // `reader` must outlive the workspace; `wake` ends a wait for events from any thread.
  Workspace(io::SourceReader& reader, unsigned threads, std::function<void()> wake = {});
  ~Workspace();
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;

  // Opens a project (replacing what is open) and adds GIS files as layers; problems become notices. Returns
  // the first error, after trying all.
  core::Result<void> open(const std::vector<std::string>& paths);
  // The same without making this thread wait for any file; every error becomes a notice. A project that is asked for
  // later, or shown meanwhile, takes the place of one that is still being read. `then` is called once the project is
  // shown.
  void open_in_background(const std::vector<std::string>& paths, std::function<void()> then = {});
  // Any other project that a worker has to `read`; `next` are GIS files that belong into it.
  void open_project(const std::string& name, std::function<core::Result<ReadProject>()> read,
                    std::function<void()> then = {}, std::vector<std::string> next = {});
  [[nodiscard]] bool is_opening() const { return m_opening.has_value(); }
  void cancel_opening();

  // Puts another document with its steps in the place of what is open; `opened` is the file it belongs to.
  void show_project(std::unique_ptr<model::History> history, io::OpenedProject opened);
  [[nodiscard]] const io::OpenedProject& opened() const { return m_opened; }
  void set_opened(io::OpenedProject opened) { m_opened = std::move(opened); }  // after a save
  // Whether one of them is a project, which would replace what is open.
  [[nodiscard]] static bool names_project(const std::vector<std::string>& paths);

  // Every step of the document goes through these, so that the observer knows of it; it may be null.
  core::Result<void> apply(const model::Edit& edit, std::uint64_t gesture = 0);
  // The answer of a router: no step, but in every step that waits for it.
  void complete(const model::WayAsked& way, const model::WayFound& found);
  void undo();
  void redo();
  void go_to(std::size_t step);
  void mark_saved(const std::shared_ptr<const model::Document>& document) { m_history->mark_saved(document); }
  void mark_unsaved() { m_history->mark_unsaved(); }
  void set_observer(StepObserver* observer) { m_observer = observer; }

  // Starts what the document asks for and is not loaded, drops what it no longer has.
  void sync_layers();
  // Runs finished work on this thread for at most `budget`; returns whether anything changed.
  bool pump(std::chrono::microseconds budget);
  [[nodiscard]] bool is_loading() const;
  // Blocks until everything asked for is loaded or failed.
  void wait_until_loaded();
  void cancel_loading(const core::LayerId& layer);
  void reload(const core::LayerId& layer);

  [[nodiscard]] const model::History& history() const { return *m_history; }
  [[nodiscard]] const model::Document& document() const { return m_history->document(); }
  // Shows another history for a while; returns the one it had, which has to come back before anything else goes on.
  std::unique_ptr<model::History> exchange_history(std::unique_ptr<model::History> other) {
    return std::exchange(m_history, std::move(other));
  }
  // Changes when another project takes the place of this one.
  [[nodiscard]] std::uint64_t project_number() const { return m_project_number; }
  [[nodiscard]] session::Session& session() { return m_session; }
  [[nodiscard]] const session::Session& session() const { return m_session; }
  [[nodiscard]] core::JobPool& jobs() { return m_jobs; }
  [[nodiscard]] core::MainQueue& queue() { return m_queue; }
  [[nodiscard]] const scene::LayerGeometries& geometries() const { return m_geometries; }
  [[nodiscard]] const ui::ChangeIndex& changes() const { return m_changes; }
  // The story of a part of the time: what changes and happens in it decides its pace.
  [[nodiscard]] session::StoryClock story_clock(core::Day from, core::Day to) const;
  // Gives the clock a story of its time again after that time was widened.
  void keep_story();
  // Kilometres by phase at the clock; empty without a `measure` entry. Recomputed only when needed.
  [[nodiscard]] const model::KmByPhase& kilometres();
  // The same at any day. The answers for the last two days asked for stay valid: a picture may show two clocks.
  [[nodiscard]] const model::KmByPhase& kilometres(double day);
  // The same over all time, as steps; counted once for each loading of the measured layer.
  [[nodiscard]] const model::KmSteps& kilometre_steps();
  // The headline figures of the project at any day.
  [[nodiscard]] std::vector<model::FigureValue> figures(double day);
  core::Result<model::MeasureResult> measure(double day) const;

  // Home box in the project CRS; of all data when the project gives none.
  [[nodiscard]] geo::Box2d home_box() const;
  // What the story is about, in the project's CRS: every point of the layers with phases that are shown.
  [[nodiscard]] std::vector<geo::Vec2d> subject_points() const;
  // Where the routes lie in the project CRS.
  [[nodiscard]] RouteShapes& shapes() { return m_shapes; }
  // How the projection treats the place: metres on the ground for one unit of the CRS, and the angle from grid
  // north to true north (positive = true north lies east of grid north).
  struct GroundTruth {
    double metres_per_unit = 1, convergence_rad = 0;
  };
  [[nodiscard]] GroundTruth ground_truth(geo::Vec2d position) const;
  [[nodiscard]] geo::Vec2d to_project(geo::LonLat position) const;
  [[nodiscard]] geo::LonLat to_lon_lat(geo::Vec2d position) const;

 private:
  struct Request {
    std::string fingerprint;  // changes when the layer has to be read again
    std::stop_source stop;
    std::uint64_t generation = 0;
  };
  // A project that a worker reads.
  struct Opening {
    std::uint64_t number = 0;           // only the newest counts
    std::uint64_t changes_by_hand = 0;  // of what was open then
    std::function<void()> then;
    std::vector<std::string> next;
  };
  void list_in_background(const std::string& path);
  void finish_opening(const std::string& name, core::Result<ReadProject>& project);
  void show(ReadProject read);
  void let_go(std::unique_ptr<model::History> history, io::OpenedProject opened);
  // The table the kilometres are counted from, with the length of each feature where the project names no column.
  struct Measured {
    const model::FeatureTable& table;
    std::vector<double> lengths_m;
  };
  [[nodiscard]] std::optional<Measured> measured() const;
  core::Result<void> add_source(const std::string& source, const core::Result<io::SourceReader::Listing>& listing);
  void forget_places(const core::LayerId& id);
  void start_loading(const model::Layer& layer);
  void add_routes_to(geo::Box2d& box) const;
  struct Finished;
  void finish_loading(const core::LayerId& id, std::uint64_t generation, Finished finished);
  void rebuild_changes();

  io::SourceReader& m_reader;
  core::MainQueue m_queue;
  session::Session m_session;
  std::unique_ptr<model::History> m_history;
  io::OpenedProject m_opened;
  StepObserver* m_observer = nullptr;
  scene::LayerGeometries m_geometries;
  std::map<core::LayerId, Request> m_requests;
  std::map<core::LayerId, std::map<core::Day, model::DayChanges>> m_changes_by_layer;  // counted by a worker
  ui::ChangeIndex m_changes;
  bool m_story_is_old = true;
  struct KilometresAt {
    double day = 0;
    std::uint64_t asset = 0;
    model::KmByPhase km;
  };
  std::array<KilometresAt, 2> m_kilometres;
  std::size_t m_kilometres_last = 0;  // the one asked for last
  model::KmSteps m_kilometre_steps;
  std::uint64_t m_kilometre_steps_asset = 0;  // of the measured layer they were counted from
  std::uint64_t m_generation = 0;
  std::uint64_t m_project_number = 0;
  std::uint64_t m_changes_by_hand = 0;  // steps made, undone and redone so far
  std::size_t m_listings = 0;           // sources being looked at in the background
  std::optional<Opening> m_opening;
  std::uint64_t m_opening_number = 0;
  std::unique_ptr<geo::Transformer> m_from_wgs84;
  RouteShapes m_shapes;
  core::JobPool m_jobs;  // last: its threads end before what they use
};

}  // namespace eb::app
