#pragma once
// Names that run along lines: where on a line they stand, fixed in the world for a whole octave of scale,
// and how their glyphs follow it on screen. Used by label_layout only.
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "geo/types.h"
#include "render/frame.h"
#include "session/camera.h"
#include "text/shaper.h"

namespace eb::scene {

// Camera::to_screen with the rotation worked out once; for many points a frame.
class ScreenTransform {
 public:
  explicit ScreenTransform(const session::Camera& camera);
  [[nodiscard]] geo::Vec2d operator()(geo::Vec2d world) const {
    const geo::Vec2d v = world - m_center;
    return {m_half_width + m_cos * v.x - m_sin * v.y, m_half_height - m_sin * v.x - m_cos * v.y};
  }

 private:
  geo::Vec2d m_center;
  double m_cos, m_sin, m_half_width, m_half_height;
};

struct LineRequest {
  std::uint64_t key = 0;             // identity of the line over frames
  std::span<const geo::Vec2d> line;  // project CRS
  float text_width_px = 0, text_size_px = 0;
};

// One stretch of a line that may carry the name once.
struct Stretch {
  struct Choice {
    std::vector<geo::Vec2d> path;  // smoothed, project CRS, long enough for the name
    std::size_t middle = 0;        // index of the point the name is centred on
  };
  std::vector<Choice> choices;  // straightest first; empty when the line is too crooked
  geo::Vec2d middle;            // of the stretch, for a straight name beside it
  double line_length_m = 0;     // of the whole line
};

struct SlotId {
  std::int32_t level = 0;   // octave of scale
  std::uint32_t index = 0;  // stretch, counted from the start of the line
  friend bool operator==(const SlotId&, const SlotId&) = default;
};

class LineLabelPlanner {
 public:
  LineLabelPlanner();
  ~LineLabelPlanner();
  LineLabelPlanner(const LineLabelPlanner& other);
  LineLabelPlanner& operator=(const LineLabelPlanner& other) = delete;

  // Once a frame before the rest: picks the octave (with some inertia, unless it is `free` of what was before) and
  // forgets lines not seen for long.
  void begin_frame(const session::Camera& camera, bool is_free);
  [[nodiscard]] std::int32_t level() const;
  // Stretches of the current octave that meet the view, in order along the line.
  std::vector<SlotId> visible_slots(const LineRequest& request);
  // The reference stays valid until the next begin_frame().
  const Stretch& stretch(const LineRequest& request, SlotId slot);
  // Pieces of the line inside the view, project CRS: to keep other names off it.
  void visible_segments(const LineRequest& request, std::vector<std::pair<geo::Vec2d, geo::Vec2d>>& out,
                        std::size_t most);

 private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

// A glyph's own box, turned; corners as in render::GlyphQuad.
struct TurnedGlyph {
  std::uint32_t image = 0;
  float x[4] = {}, y[4] = {};
};

struct CurvedText {
  std::vector<TurnedGlyph> glyphs;  // blanks left out
};

struct CurveRequest {
  float baseline_up_px = 0;  // from the line to the baseline, upwards positive
  bool reversed = false;     // run against the direction of the path
};

// True when text along the path would read from left to right only against its direction; `was_reversed`
// is kept while the path is nearly upright, so that names do not flip to and fro.
bool should_reverse(const Stretch::Choice& choice, const ScreenTransform& to_screen, std::optional<bool> was_reversed);

// Nothing when the path is too short for the text or bends too sharply on screen.
std::optional<CurvedText> run_along(const Stretch::Choice& choice, const ScreenTransform& to_screen,
                                    const text::ShapedText& shaped, const text::Shaper& shaper, CurveRequest request);

}  // namespace eb::scene
