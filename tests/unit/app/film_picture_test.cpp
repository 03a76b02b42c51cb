// Pictures of a film: each is what it would be alone, the map stands still, and names neither jump nor flicker.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <map>
#include <set>

#include "app/film_export.h"
#include "app_fixture.h"
#include "support/picture_studio.h"

namespace eb::app {
namespace {

using test::emscher_project, test::seoul_project;

// One project and what draws it.
struct Studio : test::PictureStudio {
  explicit Studio(const std::string& project) : PictureStudio{test_reader(), project} { go_home(1280, 720); }
  render::Pixels picture(const session::FilmMoment& moment) {
    show_moment(moment, workspace.session().playback, options);
    return PictureStudio::picture();
  }
};

session::FilmSettings film_between(const char* from, const char* to, double seconds) {
  session::FilmSettings film;
  film.path = "film/";
  film.from = *core::parse_clock_time(from);
  film.to = *core::parse_clock_time(to);
  film.seconds = seconds;
  return film;
}

class FilmPicture : public testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Projects, FilmPicture, testing::Values(emscher_project, seoul_project),
                         [](const auto& test) { return test.param == emscher_project ? "Emscher" : "Seoul"; });

TEST_P(FilmPicture, TheOpeningViewIsTheSameOnEveryDay) {
  Studio studio{GetParam()};
  const auto& playback = studio.workspace.session().playback;
  const auto opening = studio.workspace.session().camera;
  for (int i = 0; i <= 20; ++i) {
    studio.workspace.session().playback.seek(playback.from() + (playback.to() - playback.from()) * i / 20.0);
    const auto camera = studio.painter->home_camera(studio.catalog, studio.options);
    EXPECT_EQ(camera.center, opening.center) << i;
    EXPECT_EQ(camera.metres_per_pixel, opening.metres_per_pixel) << i;
  }
}

TEST_P(FilmPicture, NamesNeitherJumpNorFlicker) {
  Studio studio{GetParam()};
  const auto& document = studio.workspace.document();
  auto film = film_between(core::to_iso(document.time_from).c_str(), core::to_iso(document.time_to).c_str(), 2);
  film.story_clock = true;
  const auto plan = plan_of(film, studio.workspace);
  ASSERT_EQ(plan.frames(), 60U);
  // A name may come with what it names, go with it, and move where its water moves, with those that make way for it:
  // not more often.
  std::map<std::uint64_t, std::size_t> appearances;
  std::set<std::size_t> frames_with_moves;
  std::map<std::uint64_t, render::Rect> before;
  for (std::size_t i = 0; i < plan.frames(); ++i) {
    (void)studio.picture(plan.moment(i));
    std::map<std::uint64_t, render::Rect> now;
    for (const auto& name : studio.painter->labels().placed()) now[name.instance] = name.boxes.front();
    EXPECT_GT(now.size(), 5U) << i;
    for (const auto& [name, box] : now) {
      const auto old = before.find(name);
      if (old == before.end()) {
        ++appearances[name];
      } else if (old->second.x != box.x || old->second.y != box.y) {
        frames_with_moves.insert(i);
      }
    }
    before = std::move(now);
  }
  for (const auto& [name, times] : appearances) EXPECT_EQ(times, 1U) << "name " << name << " flickers";
  EXPECT_LE(frames_with_moves.size(), 1U)
      << "in the whole film only a water that gets a new course takes its name along";
}

TEST(FilmPictures, EachIsWhatItWouldBeAlone) {
  constexpr std::array frames{40U, 12U, 59U};
  std::vector<std::vector<std::uint8_t>> in_a_film;
  {
    Studio studio{emscher_project};
    const auto plan = plan_of(film_between("2005", "2024", 2), studio.workspace);
    for (std::size_t i = 0; i < 40; ++i) (void)studio.picture(plan.moment(i));
    for (const auto i : frames) in_a_film.push_back(studio.picture(plan.moment(i)).rgba);
  }
  for (std::size_t i = 0; i < frames.size(); ++i) {
    Studio studio{emscher_project};
    const auto plan = plan_of(film_between("2005", "2024", 2), studio.workspace);
    EXPECT_TRUE(studio.picture(plan.moment(frames[i])).rgba == in_a_film[i]) << frames[i];
  }
}

TEST(FilmPictures, AMomentWithoutTransitionsIsThePlainPicture) {
  Studio studio{emscher_project};
  auto film = film_between("2015", "2015", 2);
  const auto still = studio.picture(plan_of(film, studio.workspace).moment(30)).rgba;
  studio.options.transition.reset();
  studio.workspace.session().playback.seek(film.from.days());
  EXPECT_TRUE(still == studio.PictureStudio::picture().rgba);
  film.to = *core::parse_clock_time("2020");
  EXPECT_FALSE(still == studio.picture(plan_of(film, studio.workspace).moment(30)).rgba);
}

}  // namespace
}  // namespace eb::app
