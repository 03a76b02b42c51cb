#pragma once
// A loaded project and what draws it without a display: what `render`, `video` and `bench-frame` have in common.
#include <memory>

#include "app/environment.h"
#include "app/map_painter.h"
#include "platform/graphics_context.h"
#include "render/renderer.h"

namespace eb::app {

// A context without a window and a renderer in it.
struct Offscreen {
  std::unique_ptr<platform::GraphicsContext> context;
  std::unique_ptr<render::Renderer> renderer;
};

// The graphics go before the workspace.
struct Stage {
  std::unique_ptr<Workspace> workspace;
  Offscreen offscreen;
  double load_ms = 0;
};

struct PictureSize {
  int width, height;  // pixels
};

// Pictures are wanted soon: files are read while the graphics start. Measurements are wanted clean: one after the
// other, and only the loading is timed.
enum class Order : std::uint8_t { Together, GraphicsFirst };

// Opens and loads everything; the notices of it go to stderr.
core::Result<Stage> set_stage(const CommonOptions& options, PictureSize size, Order order,
                              const Environment& environment);

// Whether there is anything to draw.
[[nodiscard]] bool any_layer_ready(const session::AssetStore& assets);

// The view of a picture: a box of degrees, or the whole map clear of the furniture.
session::Camera picture_camera(MapPainter& painter, const Workspace& workspace,
                               const std::optional<geo::Box2d>& box_deg, const text::Catalog& catalog,
                               const PaintOptions& options);

}  // namespace eb::app
