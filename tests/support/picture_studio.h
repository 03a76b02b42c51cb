#pragma once
// What tests stand on that look at drawn maps: a workspace with a project, a context in memory, a renderer and a
// painter. Used by the app tests; main thread. Who has something of its own to load does so before the first picture.
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "app/hall.h"
#include "app/map_painter.h"
#include "platform/graphics_context.h"

namespace eb::test {

inline const std::string emscher_project = EB_SOURCE_DIR "/data/emscher/emscher.emscherblick";
inline const std::string seoul_project = EB_SOURCE_DIR "/data/cheonggyecheon/cheonggyecheon.emscherblick";

struct PictureStudio {
  // `project`: a file; empty = an empty project.
  explicit PictureStudio(io::SourceReader& reader, const std::string& project = emscher_project)
      : environment{{EB_SOURCE_DIR "/shaders", EB_SOURCE_DIR "/data", EB_BINARY_DIR "/locale", {}, {}, {}}, reader},
        workspace{reader, 2} {
    auto opened = platform::open_offscreen(64, 64);
    EXPECT_TRUE(opened) << core::to_text(opened.error());
    context = *std::move(opened);
    auto made = render::Renderer::create(context->gl_loader(), EB_SOURCE_DIR "/shaders");
    EXPECT_TRUE(made) << core::to_text(made.error());
    renderer = *std::move(made);
    if (!project.empty()) {
      EXPECT_TRUE(workspace.open({project}));
      workspace.wait_until_loaded();
    }
    painter = std::make_unique<app::MapPainter>(workspace, *renderer);
  }

  void resize(int width_px, int height_px) {
    auto& camera = workspace.session().camera;
    camera.width_px = width_px;
    camera.height_px = height_px;
  }
  // The opening view in a picture of this size.
  void go_home(int width_px, int height_px) {
    resize(width_px, height_px);
    workspace.session().camera = painter->home_camera(catalog, options);
  }
  render::Pixels picture() { return painter->paint_still(catalog, options); }

  // A hall beside the painter, which outlives it.
  std::unique_ptr<app::Hall> open_hall() {
    auto made = app::Hall::create(environment, workspace, *painter);
    EXPECT_TRUE(made) << core::to_text(made.error());
    return *std::move(made);
  }
  static app::HallLook look(int width_px, int height_px) {
    app::HallLook look;
    look.width_px = width_px;
    look.height_px = height_px;
    look.languages = {"en", ""};
    return look;
  }

  app::Environment environment;
  app::Workspace workspace;
  std::unique_ptr<platform::GraphicsContext> context;
  std::unique_ptr<render::Renderer> renderer;
  text::Catalog catalog;  // English
  app::PaintOptions options;
  std::unique_ptr<app::MapPainter> painter;
};

}  // namespace eb::test
