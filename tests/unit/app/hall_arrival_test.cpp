// Wherever the hall has wandered, a step at rest is the picture of that step: every name stands where `render --step`
// puts it, and on the way there nothing jumps all at once.
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "app_fixture.h"
#include "support/picture_studio.h"

namespace eb::app {
namespace {

using Boxes = std::vector<std::array<float, 4>>;
using Names = std::map<std::pair<std::uint64_t, std::uint64_t>, Boxes>;

// Where every name stands that is wholly there.
Names names_of(const Hall& hall) {
  Names names;
  for (const auto& placed : hall.labels().placed()) {
    EXPECT_EQ(placed.opacity, 1);
    auto& boxes = names[{placed.key, placed.instance}];
    for (const auto& box : placed.boxes) boxes.push_back({box.x, box.y, box.width, box.height});
  }
  return names;
}

struct Show : test::PictureStudio {
  Show() : PictureStudio{test_reader()} {
    player.set_hall(look.width_px, look.height_px,
                    [this](const session::HallScene& scene, int width_px, int height_px) {
                      auto sized = look;
                      sized.width_px = width_px;
                      sized.height_px = height_px;
                      return hall->camera_of(scene, sized);
                    });
    hall->draw_whole(hall->state_of(*steps().front(), look), look, 0);
  }
  [[nodiscard]] const std::vector<std::shared_ptr<const model::ShowStep>>& steps() const {
    return workspace.document().show->steps;
  }
  // Sends the hall on its way and looks for so long.
  void go(const model::ShowStep& step, model::ShowTransition transition, double seconds) {
    auto scene = step;
    scene.transition = transition;
    player.show(scene);
    pass(seconds);
  }
  void pass(double seconds) {
    for (double t = 0; t < seconds; t += frame) {
      player.advance(frame);
      hall->draw_whole(player.state(), look, frame);
    }
  }
  // The rest of the way, and all of the clock's run.
  void arrive() {
    while (!player.state().is_at_rest) pass(frame);
    before_rest = visible();
    player.advance(player.seconds_left());
    for (int i = 0; i < 40; ++i) hall->draw_whole(player.state(), look, frame / 2);
    EXPECT_TRUE(hall->is_settled());
  }
  [[nodiscard]] std::size_t visible() const { return hall->labels().placed().size(); }

  static constexpr double frame = 0.2;
  HallLook look = PictureStudio::look(640, 360);
  std::unique_ptr<Hall> hall = open_hall();
  std::unique_ptr<Hall> alone = open_hall();
  session::StagePlayer player;
  std::size_t before_rest = 0;
};

TEST(HallArrival, EveryStepIsItsOwnPictureFromWhereverTheHallComes) {
  Show show;
  std::mt19937 random{2022};
  using T = model::ShowTransition;
  const auto any = [&](std::size_t count) { return std::uniform_int_distribution<std::size_t>{0, count - 1}(random); };
  std::size_t moved = 0, names = 0;
  for (const auto& step : show.steps()) {
    SCOPED_TRACE(step->id);
    const auto fresh_state = show.hall->state_of(*step, show.look);
    show.alone->draw_whole(fresh_state, show.look, 0);
    const auto fresh = names_of(*show.alone);
    for (const auto transition : {T::Flight, T::CrossFade, T::Cut}) {
      SCOPED_TRACE(static_cast<int>(transition));
      show.go(*show.steps()[any(show.steps().size())], T::Flight, 0.2 * static_cast<double>(1 + any(8)));
      auto there = *step;
      if (there.clock.to) there.clock.seconds = 1;
      show.go(there, transition, 0.1);
      show.arrive();
      EXPECT_EQ(show.player.state().camera.center, fresh_state.camera.center);
      EXPECT_EQ(show.player.state().camera.metres_per_pixel, fresh_state.camera.metres_per_pixel);
      EXPECT_EQ(show.player.state().day, fresh_state.day);
      const auto arrived = names_of(*show.hall);
      EXPECT_TRUE(arrived == fresh) << arrived.size() << " and " << fresh.size() << " names";
      names += fresh.size();
      moved += show.before_rest != fresh.size() ? 1 : 0;
    }
  }
  EXPECT_GT(names, 300U);
  EXPECT_GT(moved, 0U) << "there was something to do";
}

TEST(HallArrival, ThePictureIsTheOneOfTheStep) {
  Show show;
  for (const char* id : {"summit", "delta"}) {
    SCOPED_TRACE(id);
    auto step = *show.workspace.document().show->find(id);
    const auto state = show.hall->state_of(step, show.look);
    show.alone->draw_whole(state, show.look, 0);
    const auto fresh = show.alone->pixels().rgba;
    if (step.clock.to) step.clock.seconds = 1;
    show.go(*show.steps()[4], model::ShowTransition::Flight, 1);
    show.go(step, model::ShowTransition::Flight, 0.5);
    show.arrive();
    const auto arrived = show.hall->pixels().rgba;
    ASSERT_EQ(arrived.size(), fresh.size());
    int farthest = 0;
    for (std::size_t i = 0; i < fresh.size(); ++i) farthest = std::max(farthest, std::abs(arrived[i] - fresh[i]));
    EXPECT_LE(farthest, 8);
  }
}

}  // namespace
}  // namespace eb::app
