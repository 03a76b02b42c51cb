// A whole show as a film: its timing, and the same pictures every time.
#include "app/show_film.h"

#include <gtest/gtest.h>

#include "app_fixture.h"
#include "support/picture_studio.h"

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

struct Projection : test::PictureStudio {
  Projection() : PictureStudio{test_reader()} {}

  HallLook look = PictureStudio::look(320, 180);
  std::unique_ptr<Hall> hall = open_hall();
  std::unique_ptr<ShowFilm> film =
      std::make_unique<ShowFilm>(*hall, short_show(*workspace.document().show), look, frames_per_second, nullptr);
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
  before = a.film->next().rgba;
  b.hall->draw_whole(b.hall->state_of(*show->steps.back(), b.look), b.look, 0);
  const auto last = b.hall->pixels().rgba;
  std::size_t different = 0;
  for (std::size_t i = 0; i < last.size(); ++i) different += std::abs(last[i] - before[i]) > 24 ? 1U : 0U;
  // A film ends between two of its pictures: what came last may still be coming.
  EXPECT_LT(different, last.size() / 10'000)
      << "the film ends with the last step, every name where the step alone has it";
}

}  // namespace
}  // namespace eb::app
