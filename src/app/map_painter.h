#pragma once
// Draws the map of a workspace, or of another subject that shares its data: the one path to pixels for the window, the
// hall, pictures, benchmarks and tests.
#include <memory>
#include <optional>

#include "app/compared_layers.h"
#include "app/mesh_feed.h"
#include "app/names_on_arrival.h"
#include "app/paint_subject.h"
#include "app/picture_scale.h"
#include "app/route_painter.h"
#include "app/step_highlight.h"
#include "app/workspace.h"
#include "render/renderer.h"
#include "scene/label_layout.h"
#include "scene/map_pulse.h"
#include "scene/map_scale.h"
#include "scene/moving_waters.h"
#include "text/catalog.h"
#include "text/shaper.h"

namespace eb::app {

// How a picture shows what changes: things begin and end softly, over so many days of the clock.
struct Transition {
  double days = 0;
  double settled_day = core::open_past;  // what began until then stands already
};

// What a step of a show wants besides its map.
struct StepPicture {
  scene::StageCaption caption;
  bool figures = true;
  std::optional<model::ShowHighlight> highlight;
  std::vector<double> days;  // where its clock comes by; for the room that furniture takes
};

struct PaintOptions {
  bool furniture = true;   // date, legend, scale, north arrow, credits
  bool time_strip = true;  // off where the interactive time bar stands
  bool labels = true;
  bool compact = false;                  // furniture between panels
  bool pulses = false;                   // rings where the milestones of the cards happened
  session::Insets panels;                // framebuffer pixels taken by panels
  double interface_scale = 0;            // pixels per point; 0 = from the picture's size
  double seconds = 0;                    // since the last frame; 0 = a still picture without fades
  bool at_rest = false;                  // names go to where a still picture has them, see LabelLayout::set_at_rest
  std::optional<Transition> transition;  // of a moment of a film; nullopt: the clock's own
  std::optional<StepPicture> step;       // nullopt: no step of a show
};

class MapPainter {
 public:
  MapPainter(Workspace& workspace, render::Renderer& renderer);
  // Draws another subject with the meshes and the renderer of `beside`.
  MapPainter(const MapPainter& beside, const PaintSubject& subject);

  // Builds and draws one frame into `framebuffer` at the session's camera, date and theme.
  void paint(const text::Catalog& catalog, const PaintOptions& options, unsigned framebuffer);
  // Waits for everything in view, then draws one exact picture, whatever was drawn before.
  render::Pixels paint_still(const text::Catalog& catalog, const PaintOptions& options);

  // Asks for everything in view without drawing it; returns whether all of it is there.
  bool prepare(const text::Catalog& catalog, PaintOptions options);
  // Places names and furniture as paint() does, without drawing.
  void lay_out(const text::Catalog& catalog, const PaintOptions& options);
  // The next picture has nothing to do with the one before: names stand where they would if it were the first.
  void forget_labels();

  // The same as a still without waiting: nullopt while something in view is still being built.
  std::optional<render::Pixels> try_still(const text::Catalog& catalog, const PaintOptions& options);

  // Camera of the opening view for the present size, clear of the furniture: the same on every day.
  session::Camera home_camera(const text::Catalog& catalog, const PaintOptions& options);

  // What the furniture leaves to a view that is `aspect` times as wide as high, on every day and in every view.
  session::Insets free_of_furniture(const text::Catalog& catalog, const PaintOptions& options, double aspect);

  // Some letters of the last frame are missing: the next one has them, unless they are too many for any.
  [[nodiscard]] bool lacks_letters() const { return m_lacks_letters; }

  // True while meshes wait for upload or labels fade.
  [[nodiscard]] bool wants_frame() const;
  // All meshes of the last frame's view were there.
  [[nodiscard]] bool shows_all() const { return m_is_complete; }
  // The same, and nothing is on its way for anybody else.
  [[nodiscard]] bool is_complete() const { return m_is_complete && m_feed->is_idle() && m_routes.is_idle(); }
  bool upload(std::chrono::microseconds budget);

  // What the last frame has on the map that must stay visible: furniture, and the places of milestones.
  [[nodiscard]] std::vector<render::Rect> keep_clear(const PaintOptions& options) const;

  // Source and licence of what the map shows now, for pictures whose furniture somebody else draws.
  [[nodiscard]] std::string credits(const text::Catalog& catalog, const PaintOptions& options);

  [[nodiscard]] const scene::LabelLayout& labels() const { return m_labels; }
  // Where the last frame has furniture.
  [[nodiscard]] const std::vector<scene::FurnitureBlock>& furniture() const { return m_furniture; }
  [[nodiscard]] render::Renderer& renderer() const { return m_renderer; }
  // Processor time this thread has spent inside OpenGL since the painter was made: the driver's, not ours.
  [[nodiscard]] double gl_cpu_ms() const { return m_gl_cpu_ms; }

 private:
  // One of the maps on screen: the whole picture, or what lies on one side of the divider.
  struct Side {
    session::MapSide place;
    session::Camera camera;
    double day = 0;
    scene::LabelLayout* labels = nullptr;
    // Said once a picture: on the wider side the credits, on the last one the scale.
    bool has_credits = true, has_scale = true;
    bool is_whole = true;     // nothing is divided
    bool spans_time = false;  // its furniture tells of more than one day
    double free_below_px = 0;
  };
  std::vector<Side> sides(const session::Insets& panels);
  [[nodiscard]] std::vector<scene::MapPulse> pulses(const session::Camera& camera, double scale) const;
  void add_divider(const session::Insets& panels, double scale, render::Overlay& out) const;
  std::vector<render::Frame> build(const text::Catalog& catalog, const PaintOptions& options);
  std::vector<render::Frame> build_still(const text::Catalog& catalog, const PaintOptions& options);
  [[nodiscard]] Transition transition_of(const Side& side, const PaintOptions& options) const;
  render::Frame build_side(const Side& side, const scene::MapScale& scale, const PaintOptions& options);
  void add_furniture(std::vector<Side>& sides, const text::Catalog& catalog, const PaintOptions& options,
                     std::vector<scene::FurnitureResult>& placed, std::vector<render::Overlay>& drawn);
  void keep_clear_of_whole_legend(const Side& side, scene::FurnitureInput input, const text::Catalog& catalog,
                                  const PaintOptions& options, scene::KeepClear& clear);
  void add_items(const Side& side, const scene::MapScale& scale, render::Frame& frame);
  void add_layer(const model::Layer& layer, const Side& side, const scene::MapScale& scale,
                 std::vector<render::DrawItem>& items);
  [[nodiscard]] std::vector<scene::MovingWater> moving_waters(const scene::MapScale& scale, const render::Frame& frame);
  void add_moving(const std::vector<scene::MovingWater>& moving, const core::LayerId& layer,
                  std::vector<render::DrawItem>& items);
  void add_selection(const Side& side, const scene::MapScale& scale, render::Frame& frame);
  void add_labels(const Side& side, const scene::MapScale& scale, const std::string& language,
                  const PaintOptions& options, const scene::KeepClear& clear, render::Frame& frame);
  [[nodiscard]] std::vector<scene::SeenPart> seen_parts(const session::Insets& panels);
  scene::FurnitureInput furniture_input(const Side& side, const text::Catalog& catalog, const PaintOptions& options);
  [[nodiscard]] scene::FurnitureContext furniture_context(const Side& side, const text::Catalog& catalog,
                                                          const PaintOptions& options);
  void know_figures(Side side, const text::Catalog& catalog, const PaintOptions& options,
                    std::vector<scene::HeadlineFigure>& figures);
  void forget_unused_assets();
  [[nodiscard]] std::vector<std::uint64_t> loaded_layers() const;
  [[nodiscard]] bool names_animate() const;
  void end_frame();

  Workspace& m_workspace;
  PaintSubject m_subject;
  render::Renderer& m_renderer;
  std::shared_ptr<MeshFeed> m_feed;
  std::uint64_t m_own_asset;  // meshes that belong to this painter alone have numbers from here on
  RoutePainter m_routes;
  StepHighlight m_highlight;
  ComparedLayers m_compared;
  text::Shaper m_shaper;
  // Names of the plain map, and of the right and the left clock while two are compared: who leaves the comparison
  // finds every name where it was.
  scene::LabelLayout m_labels, m_compared_labels, m_other_labels;
  NamesOnArrival m_arrival;
  session::CompareMode m_labelled = session::CompareMode::Off;
  std::map<core::LayerId, std::uint64_t> m_known_assets;
  std::optional<core::FeatureRef> m_selection_mesh;
  std::vector<scene::FurnitureBlock> m_furniture;  // of the last frame
  bool m_is_complete = false;
  bool m_lacks_letters = false;
  double m_gl_cpu_ms = 0;
};

}  // namespace eb::app
