// A whole show as a film: its timing, and the same pictures every time.
#include "app/show_film.h"

#include <gtest/gtest.h>

#include "app_fixture.h"
#include "platform/graphics_context.h"

namespace eb::app {
namespace {

constexpr int frames_per_second = 5;

// Three steps of the bundled show, quickly told.
std::shared_ptr<const model::Show> short_show(const model::Show& bundled) {
  auto show = std::make_shared<model::Show>();
  for (const char* id : {"natural", "mouths", "delta"}) {
    auto step = *bundled.find(id);
    step.planned_seconds = 1;
    if (step.clock.to) step.clock.seconds = 1;
    step.transition_seconds = 0.6;
    show->steps.push_back(std::make_shared<const model::ShowStep>(step));
  }
  return show;
}

struct Projection {
  Projection() {
    auto opened = platform::open_offscreen(64, 64);
    EXPECT_TRUE(opened) << core::to_text(opened.error());
    context = *std::move(opened);
    auto made = render::Renderer::create(context->gl_loader(), EB_SOURCE_DIR "/shaders");
    EXPECT_TRUE(made) << core::to_text(made.error());
    renderer = *std::move(made);
    EXPECT_TRUE(workspace.open({EB_SOURCE_DIR "/data/emscher/emscher.emscherblick"}));
    workspace.wait_until_loaded();
    painter = std::make_unique<MapPainter>(workspace, *renderer);
    auto hall_made = Hall::create(environment, workspace, *painter);
    EXPECT_TRUE(hall_made) << core::to_text(hall_made.error());
    hall = *std::move(hall_made);
    look.width_px = 320;
    look.height_px = 180;
    look.languages = {"en", ""};
    film = std::make_unique<ShowFilm>(*hall, short_show(*workspace.document().show), look, frames_per_second, nullptr);
  }

  Environment environment{{EB_SOURCE_DIR "/shaders", EB_SOURCE_DIR "/data", EB_BINARY_DIR "/locale", {}, {}, {}},
                          test_reader()};
  Workspace workspace{test_reader(), 2};
  std::unique_ptr<platform::GraphicsContext> context;
  std::unique_ptr<render::Renderer> renderer;
  std::unique_ptr<MapPainter> painter;
  std::unique_ptr<Hall> hall;
  HallLook look;
  std::unique_ptr<ShowFilm> film;
};

TEST(ShowFilm, ShowsEveryStepForItsTimeAndTheSameEveryTime) {
  std::vector<std::vector<std::uint8_t>> first;
  Projection a, b;
  EXPECT_GT(a.film->seconds(), 3);
  EXPECT_EQ(a.film->seconds(), b.film->seconds());
  const auto frames = static_cast<std::size_t>(a.film->seconds() * frames_per_second);
  std::size_t changes = 0;
  std::vector<std::uint8_t> before, picture;
  for (std::size_t i = 0; i < frames; ++i) {
    picture = a.film->next().rgba;
    ASSERT_FALSE(picture.empty());
    EXPECT_TRUE(picture == b.film->next().rgba) << i;
    if (!before.empty() && picture != before) ++changes;
    before = picture;
  }
  EXPECT_GT(changes, 10U) << "flights and clocks move";

  const auto show = short_show(*a.workspace.document().show);
  Projection c, d;
  d.hall->draw_whole(d.hall->state_of(*show->steps.front(), d.look), d.look, 0);
  EXPECT_TRUE(c.film->next().rgba == d.hall->pixels().rgba) << "the film begins with the first step";
  // Names may still stand where they came to on the way: only the camera, the day and the words are the step's.
  before = a.film->next().rgba;
  b.hall->draw_whole(b.hall->state_of(*show->steps.back(), b.look), b.look, 0);
  const auto last = b.hall->pixels().rgba;
  std::size_t different = 0;
  for (std::size_t i = 0; i < last.size(); i += 4) different += std::abs(last[i] - before[i]) > 24 ? 1U : 0U;
  EXPECT_LT(different, last.size() / 4 / 50) << "the film ends with the last step";
}

}  // namespace
}  // namespace eb::app
