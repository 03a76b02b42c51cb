#pragma once
// A loaded show and what draws its pictures without a display: what `render --step`, `video --show` and `show-handout`
// have in common.
#include <memory>

#include "app/hall.h"
#include "app/stage.h"

namespace eb::app {

// The hall goes before the painter it shares its meshes with, and both before the graphics.
struct ShowStudio {
  Stage stage;
  std::shared_ptr<const model::Show> show;  // with at least one step
  std::unique_ptr<MapPainter> painter;
  std::unique_ptr<Hall> hall;
};
core::Result<ShowStudio> open_show(const CommonOptions& options, PictureSize size, const Environment& environment);

// How the hall's picture is made, as the command line says it.
HallLook look_of(const CommonOptions& options, PictureSize size, const model::Show& show,
                 const Environment& environment);

// Notices of a run without a window belong on stderr: those after the first `told`.
void print_problems(const Workspace& workspace, std::size_t told, const text::Catalog& catalog);

int run_render_step(const RenderCommand& command, const Environment& environment);

}  // namespace eb::app
