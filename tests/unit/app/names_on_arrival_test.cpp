// Layers come one after the other; where all are there, names stand as if all had been there from the start.
#include <gtest/gtest.h>

#include <map>

#include "app_fixture.h"
#include "support/picture_studio.h"

namespace eb::app {
namespace {

using Boxes = std::vector<std::array<float, 4>>;

struct Opening : test::PictureStudio {
  Opening() : PictureStudio{test_reader()} { go_home(1280, 720); }

  void show(const std::string& layer, bool visible) {
    EXPECT_TRUE(workspace.apply(model::SetLayerVisible{layer, visible}));
  }
  void pass_frames(int count) {
    options.seconds = 1.0 / 30;
    for (int i = 0; i < count; ++i) painter->lay_out(catalog, options);
  }
  [[nodiscard]] std::map<std::uint64_t, Boxes> names() const {
    std::map<std::uint64_t, Boxes> names;
    for (const auto& placed : painter->labels().placed()) {
      for (const auto& box : placed.boxes) names[placed.instance].push_back({box.x, box.y, box.width, box.height});
    }
    return names;
  }
  [[nodiscard]] std::map<std::uint64_t, Boxes> names_alone() {
    painter->forget_labels();
    options.seconds = 0;
    painter->lay_out(catalog, options);
    return names();
  }
};

TEST(NamesOnArrival, LeaveTheRiverThatComesAfterThem) {
  Opening opening;
  const auto wanted = opening.names_alone();
  const std::vector<std::string> waters{"emscher-reaches", "side-streams", "canals", "rhine", "ruhr-lippe"};
  for (const auto& water : waters) opening.show(water, false);
  (void)opening.names_alone();
  opening.pass_frames(10);
  for (const auto& water : waters) {
    opening.show(water, true);
    opening.pass_frames(2);
  }
  opening.pass_frames(60);
  EXPECT_FALSE(opening.painter->labels().is_animating());
  EXPECT_EQ(opening.names(), wanted);
}

TEST(NamesOnArrival, WaitWhileTheCameraMovesAndStayAfterwards) {
  NamesOnArrival arrival;
  session::Camera camera;
  const auto frame = [&](std::vector<std::uint64_t> layers, bool is_animating) {
    arrival.follow(std::move(layers), camera, 0.1);
    const bool may_move = arrival.may_move();
    arrival.placed(is_animating, 0.1);
    return may_move;
  };
  (void)frame({1}, false);
  EXPECT_TRUE(frame({1}, false));
  EXPECT_FALSE(frame({1}, false)) << "all stood where they belong";
  EXPECT_TRUE(frame({1, 2}, true));
  camera.center.x += 100;
  EXPECT_FALSE(frame({1, 2}, true));
  EXPECT_TRUE(frame({1, 2}, true));
  int frames = 1;
  while (frame({1, 2}, true) && frames < 100) ++frames;
  EXPECT_LE(frames, 10) << "a name that goes on fading is no arrival any more";
}

}  // namespace
}  // namespace eb::app
