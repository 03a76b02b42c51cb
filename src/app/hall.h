#pragma once
// What a hall sees, as a texture of the window's graphics context: map, date, figures, legend, credits and captions; no
// panels. Shows what the workspace has loaded with a document view and a session of its own, so that nothing the
// presenter does on the console's map reaches it. Used by the audience window, the console's preview, `render --step`,
// `video --show` and the handout. Main thread, context current.
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/environment.h"
#include "app/map_painter.h"
#include "render/cross_fade.h"
#include "session/hall_state.h"

namespace eb::app {

// How the picture is made, whatever the moment.
struct HallLook {
  int width_px = 1920, height_px = 1080;
  session::ThemeKind theme = session::ThemeKind::Dark;
  // [0] of the map and the first caption, with its region where it has one; [1] empty = one language.
  std::array<std::string, 2> languages;
  core::Units units = core::Units::ByLanguage;
  double enlarged = 1;  // letters and lines, for pictures that are looked at small
  friend bool operator==(const HallLook&, const HallLook&) = default;
};

// The colours that a show asks for, whatever those of the window.
session::ThemeKind hall_theme(const model::Show& show);
// Those chosen for a show: none = that of the window, and where it is the same language, with the window's region.
std::array<std::string, 2> hall_languages(std::array<std::string, 2> chosen, const text::Catalog& window);

class Hall {
 public:
  // Shares the meshes and the renderer of `beside`, which outlives it.
  static core::Result<std::unique_ptr<Hall>> create(const Environment& environment, Workspace& workspace,
                                                    const MapPainter& beside);

  // Draws what changed since the last call; returns whether the texture shows something else now. `seconds` since the
  // last call. Whoever freezes the hall does not call it: the texture stays.
  bool draw(const session::HallState& state, const HallLook& look, double seconds);
  // Waits for everything in view first: for pictures and films.
  void draw_whole(const session::HallState& state, const HallLook& look, double seconds);
  // Places words, furniture and names as the picture would have them, without drawing it.
  void lay_out(const session::HallState& state, const HallLook& look);
  // Names come and go, or meshes wait: draw() wants to be called without waiting for an event.
  [[nodiscard]] bool wants_frame() const;
  // Everything is there and nothing moves.
  [[nodiscard]] bool is_settled() const { return m_painter.shows_all() && !wants_frame(); }

  // 0 = nothing was drawn yet. The number may change from picture to picture; row 0 is at the bottom.
  [[nodiscard]] unsigned texture() const { return m_pictures->texture(); }
  [[nodiscard]] int width_px() const { return m_pictures->width(); }
  [[nodiscard]] int height_px() const { return m_pictures->height(); }
  [[nodiscard]] render::Pixels pixels() const { return m_pictures->read(m_painter_renderer); }
  // How many pictures were drawn.
  [[nodiscard]] std::uint64_t pictures_drawn() const { return m_pictures_drawn; }

  // The state of a step that stands at the end of its clock, and the camera that shows its view clear of everything
  // that the step's furniture and words ever cover. Neither depends on the clock.
  [[nodiscard]] session::HallState state_of(const model::ShowStep& step, const HallLook& look);
  [[nodiscard]] session::Camera camera_of(const model::ShowStep& step, const HallLook& look);
  [[nodiscard]] session::Insets insets_of(const model::ShowStep& step, const HallLook& look);

  // Source and licence of what was drawn last.
  [[nodiscard]] std::string credits(const HallLook& look);
  // Where furniture and names of the last picture are.
  [[nodiscard]] const std::vector<scene::FurnitureBlock>& furniture() const { return m_painter.furniture(); }
  [[nodiscard]] const scene::LabelLayout& labels() const { return m_painter.labels(); }

 private:
  // What a picture was made from.
  struct Source {
    std::shared_ptr<const model::Document> document;
    std::vector<std::uint64_t> assets;
    friend bool operator==(const Source&, const Source&) = default;
  };
  struct Known {
    model::ShowStep step;
    HallLook look;
    Source source;
    session::Insets insets;
  };
  Hall(const Environment& environment, Workspace& workspace, const MapPainter& beside,
       std::unique_ptr<render::CrossFade> pictures);
  [[nodiscard]] Source source() const;
  const text::Catalog& catalog(const HallLook& look);
  void follow(const session::HallState& state, const HallLook& look);
  void follow_document(const session::HallState& state);
  [[nodiscard]] PaintOptions options_for(const session::HallState& state, const HallLook& look, double seconds) const;
  bool paint(const session::HallState& state, const HallLook& look, double seconds);
  void report_problems(bool has_room);

  const Environment& m_environment;
  Workspace& m_workspace;
  render::Renderer& m_painter_renderer;
  model::Document m_document;  // the workspace's, with what the hall sees of it
  session::Session m_session;
  std::shared_ptr<const model::Document> m_followed;  // what m_document was made from, and how
  std::optional<std::vector<core::LayerId>> m_followed_layers;
  std::optional<std::vector<core::RouteId>> m_followed_routes;
  MapPainter m_painter;
  std::unique_ptr<render::CrossFade> m_pictures;
  std::map<std::pair<std::string, core::Units>, text::Catalog> m_catalogs;  // by what was asked for
  std::vector<Known> m_known;                                               // insets
  // Of the last picture.
  std::optional<session::HallState> m_state;
  HallLook m_look;
  Source m_source;
  std::uint64_t m_pictures_drawn = 0;
  std::vector<std::string> m_told;  // problems
};

}  // namespace eb::app
