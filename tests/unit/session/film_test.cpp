// What a film is: which moments its frames show, and which wishes cannot be met.
#include "session/film.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace eb::session {
namespace {

const core::Day y1900 = core::to_day({1900, 1, 1}), y2000 = core::to_day({2000, 1, 1});

FilmSettings film_of_a_century() {
  FilmSettings film;
  film.path = "film.mp4";
  film.from = {y1900, 0};
  film.to = {y2000, 0};
  film.seconds = 10;
  film.frames_per_second = 25;
  return film;
}

std::string complaint(const FilmSettings& film) {
  const auto good = check(film, y1900, y2000);
  return good ? "" : core::to_text(good.error());
}

TEST(FilmPlan, BeginsAndEndsOnTheMomentsAskedFor) {
  auto film = film_of_a_century();
  film.from.second = 3600;
  const FilmPlan plan{film, nullptr};
  ASSERT_EQ(plan.frames(), 250U);
  EXPECT_EQ(plan.moment(0).time, film.from);
  EXPECT_EQ(plan.moment(249).time, film.to);
  EXPECT_NEAR(plan.moment(125).time.days(), film.from.days() + (film.to.days() - film.from.days()) * 125 / 249,
              1.0 / 86'400);
}

TEST(FilmPlan, TransitionsTakeAsManyDaysAsPassMeanwhile) {
  const FilmPlan plan{film_of_a_century(), nullptr};
  const double days_a_second = (y2000 - y1900) / 10.0;
  for (const std::size_t frame : {0U, 1U, 100U, 249U}) {
    EXPECT_NEAR(plan.moment(frame).fade_days, 1.2 * days_a_second, 1e-6 * days_a_second) << frame;
    EXPECT_EQ(plan.moment(frame).settled_since, film_of_a_century().from) << frame;
  }
}

TEST(FilmPlan, AClockThatStandsStillHasNoTransitions) {
  auto film = film_of_a_century();
  film.to = film.from;
  for (const bool story : {false, true}) {
    film.story_clock = story;
    const FilmPlan plan{film, std::make_shared<const StoryClock>(y1900, y2000, std::span<const StoryClock::Change>{},
                                                                 std::span<const core::Day>{})};
    for (const std::size_t frame : {0U, 100U, 249U}) {
      EXPECT_EQ(plan.moment(frame).time, film.from);
      EXPECT_EQ(plan.moment(frame).fade_days, 0);
    }
  }
}

TEST(FilmPlan, TheStoryClockIsSlowWhereMuchHappensAndNeverRunsBack) {
  auto film = film_of_a_century();
  film.story_clock = true;
  const std::vector<StoryClock::Change> changes{{core::to_day({1950, 1, 1}), 400}};
  const FilmPlan plan{film, std::make_shared<const StoryClock>(y1900, y2000, changes, std::span<const core::Day>{})};
  EXPECT_EQ(plan.moment(0).time, film.from);
  EXPECT_EQ(plan.moment(249).time, film.to);
  std::size_t in_the_fifties = 0;
  double before = plan.moment(0).time.days();
  for (std::size_t frame = 1; frame < plan.frames(); ++frame) {
    const auto moment = plan.moment(frame);
    EXPECT_GT(moment.time.days(), before);
    EXPECT_GT(moment.fade_days, 0);
    before = moment.time.days();
    const int year = core::year_of(moment.time.day);
    in_the_fifties += year >= 1949 && year <= 1951 ? 1U : 0U;
  }
  EXPECT_GT(in_the_fifties, 2U * 250U * 3U / 100U) << "more than twice what an even clock gives three years";
  // At the very beginning the clock does not jump into motion.
  EXPECT_NEAR(plan.moment(0).fade_days, plan.moment(2).fade_days, 0.1 * plan.moment(2).fade_days);
}

TEST(FilmPlan, EvenTheShortestFilmHasAFrame) {
  auto film = film_of_a_century();
  film.seconds = 0.001;
  const FilmPlan plan{film, nullptr};
  ASSERT_EQ(plan.frames(), 1U);
  EXPECT_EQ(plan.moment(0).time, film.from);
}

TEST(FilmKind, IsTheSuffixOfTheNameOrAFolder) {
  EXPECT_EQ(film_kind("a/film.mp4"), FilmKind::Mp4);
  EXPECT_EQ(film_kind("film.WebM"), FilmKind::WebM);
  EXPECT_EQ(film_kind("film.gif"), FilmKind::Gif);
  EXPECT_EQ(film_kind("film.gif/"), FilmKind::Pictures);
  EXPECT_EQ(film_kind(std::filesystem::temp_directory_path().string()), FilmKind::Pictures);
  for (const auto* path : {"film", "film.avi", "mp4", ".mp4", ""}) EXPECT_EQ(film_kind(path), std::nullopt) << path;
}

TEST(FilmKind, ChangesTheSuffixAndNothingElse) {
  EXPECT_EQ(with_suffix("a.b/film.mp4", FilmKind::WebM), "a.b/film.webm");
  EXPECT_EQ(with_suffix("a/film.webm", FilmKind::Pictures), "a/film/");
  EXPECT_EQ(with_suffix("a/film/", FilmKind::Gif), "a/film.gif");
  EXPECT_EQ(with_suffix("a/film of v1.2", FilmKind::Mp4), "a/film of v1.2.mp4");
  EXPECT_EQ(with_suffix("film.mp4", FilmKind::Mp4), "film.mp4");
}

TEST(FilmSize, IsReadWithAndWithoutBlanks) {
  for (const auto* text : {"1280x720", "1280 x 720", " 1280  x720 "}) {
    EXPECT_EQ(parse_film_size(text), (std::pair{1280, 720})) << text;
  }
  for (const auto* text : {"", "x", "1280", "1280x", "x720", "1280x720x2", "1280,720", "a x b"}) {
    EXPECT_EQ(parse_film_size(text), std::nullopt) << text;
  }
}

TEST(FilmCheck, AcceptsWhatCanBeMade) {
  EXPECT_EQ(complaint(film_of_a_century()), "");
  auto odd_pictures = film_of_a_century();
  odd_pictures.path = "pictures/";
  odd_pictures.width = 641;
  EXPECT_EQ(complaint(odd_pictures), "") << "only films in YUV want even sides";
  odd_pictures.path = "film.gif";
  EXPECT_EQ(complaint(odd_pictures), "");
}

TEST(FilmCheck, NamesWhatCannotBeAndWhatCan) {
  using testing::HasSubstr;
  const auto wish = [](auto change) {
    auto film = film_of_a_century();
    change(film);
    return complaint(film);
  };
  EXPECT_THAT(wish([](auto& f) { f.path = "film.avi"; }), testing::AllOf(HasSubstr("film.avi"), HasSubstr(".webm")));
  EXPECT_THAT(wish([](auto& f) { std::swap(f.from, f.to); }),
              testing::AllOf(HasSubstr("1900-01-01"), HasSubstr("2000-01-01"), HasSubstr("before")));
  EXPECT_THAT(wish([](auto& f) { f.from.day -= 1; }), HasSubstr("1899-12-31"));
  EXPECT_THAT(wish([](auto& f) { f.to.second = 1; }), HasSubstr("2000-01-01T00:00:01"));
  EXPECT_THAT(wish([](auto& f) { f.width = 641; }), HasSubstr("642 x 1080"));
  EXPECT_THAT(wish([](auto& f) { f.height = 8; }), HasSubstr("1920 x 8"));
  EXPECT_THAT(wish([](auto& f) { f.width = 20'000; }), HasSubstr("16384"));
  for (const double seconds : {0.0, -1.0, 3601.0, std::nan("")}) {
    EXPECT_THAT(wish([&](auto& f) { f.seconds = seconds; }), HasSubstr("3600")) << seconds;
  }
  for (const int rate : {0, -5, 121}) {
    EXPECT_THAT(wish([&](auto& f) { f.frames_per_second = rate; }), HasSubstr("120")) << rate;
  }
  EXPECT_THAT(wish([](auto& f) { f.path = "a.gif", f.frames_per_second = 60; }), HasSubstr("50"));
}

}  // namespace
}  // namespace eb::session
