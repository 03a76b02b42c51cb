// The timeline of a tour and its player: calm for every route, on time at every stop, and back where it was after a
// hand was on the map.
#include "session/tour.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "session/session.h"

namespace eb::session {
namespace {

constexpr geo::Vec2d somewhere{360'000, 5'712'000};
constexpr double today = 8278, long_ago = -12'000;

// Routes of a day: hops of a few hundred metres to forty kilometres, bends between, now and then a stop where one is.
class RandomTours : public testing::Test {
 protected:
  double between(double low, double high) { return std::uniform_real_distribution<double>{low, high}(m_random); }
  TourInput route(std::size_t stops) {
    TourInput input;
    input.day = today;
    input.way.push_back(somewhere);
    double along = 0;
    for (std::size_t i = 0; i < stops; ++i) {
      if (i > 0 && between(0, 1) > 0.05)
        along += travel(input.way, std::exp(between(std::log(300.0), std::log(40'000.0))));
      TourStop stop;
      stop.point = "p" + std::to_string(i);
      stop.along_m = along;
      stop.focus.add(input.way.back());
      if (between(0, 1) < 0.8) {
        stop.focus.add(input.way.back() + geo::Vec2d{between(-4000, 4000), between(-4000, 4000)});
        stop.past = TourPast{"water", 0, {}, between(long_ago, today - 300), 100};
      }
      input.stops.push_back(stop);
    }
    if (input.way.size() < 2) input.way.push_back(somewhere + geo::Vec2d{1000, 0});
    return input;
  }

 private:
  // Adds a way of so many metres and says how long it became.
  double travel(std::vector<geo::Vec2d>& way, double length_m) {
    const int pieces = static_cast<int>(between(1, 40));
    double direction = between(0, 6.28), driven = 0;
    for (int i = 0; i < pieces; ++i) {
      direction += between(-1.2, 1.2);
      const double step = length_m / pieces;
      way.push_back(way.back() + geo::Vec2d{std::cos(direction), std::sin(direction)} * step);
      driven += step;
    }
    return driven;
  }
  std::mt19937 m_random{1904};
};

TEST_F(RandomTours, TakeAboutThreeMinutes) {
  for (std::size_t stops = 1; stops <= 30; ++stops) {
    for (int i = 0; i < 3; ++i) {
      const Tour tour{route(stops)};
      EXPECT_GE(tour.seconds(), stops == 1 ? 25 : 100) << stops;
      EXPECT_LE(tour.seconds(), stops <= 12 ? 210 : 420) << stops;
      if (stops >= 3) {
        EXPECT_GE(tour.seconds(), 150) << stops;
      }
    }
  }
}

TEST_F(RandomTours, StayAtEveryStopInOrder) {
  for (std::size_t stops = 1; stops <= 30; ++stops) {
    const Tour tour{route(stops)};
    ASSERT_EQ(tour.stays().size(), stops);
    double last = 0;
    for (std::size_t i = 0; i < stops; ++i) {
      const auto& stay = tour.stays()[i];
      EXPECT_GT(stay.arrival, last);
      EXPECT_GE(stay.departure - stay.arrival, 4) << "long enough to read what is there";
      for (const double share : {0.0, 0.5, 1.0}) {
        const auto moment = tour.at(stay.arrival + share * (stay.departure - stay.arrival));
        EXPECT_EQ(moment.phase, TourPhase::AtStop);
        EXPECT_EQ(moment.stop, i);
        EXPECT_EQ(moment.along_m, tour.stops()[i].along_m);
      }
      last = stay.departure;
    }
    EXPECT_GT(tour.seconds(), last);
  }
}

// Neither vehicle nor camera jumps, whatever the route: their speed stays within the limits in every sixtieth of a
// second.
TEST_F(RandomTours, MoveCalmly) {
  constexpr double step = 1.0 / 60;
  for (std::size_t stops = 2; stops <= 30; stops += 2) {
    const Tour tour{route(stops)};
    auto before = tour.at(0);
    for (double t = step; t <= tour.seconds(); t += step) {
      const auto now = tour.at(t);
      const auto half = [](const TourView& view) { return std::min(view.half_width_m, view.half_height_m); };
      const double smaller = std::min(half(before.view), half(now.view));
      ASSERT_LE(geo::length(now.view.center - before.view.center), most_pan_a_second * smaller * step * 1.001) << t;
      ASSERT_LE(std::abs(std::log(now.view.half_width_m / before.view.half_width_m)), most_zoom_a_second * step * 1.001)
          << t;
      ASSERT_LE(std::abs(std::log(now.view.half_height_m / before.view.half_height_m)),
                most_zoom_a_second * step * 1.001);
      ASSERT_GE(now.along_m, before.along_m) << "it never goes back";
      ASSERT_LE(now.along_m - before.along_m, most_drive_a_second * smaller * step * 1.001)
          << "the vehicle does not jump";
      ASSERT_NEAR(geo::length(now.heading), 1, 1e-9);
      if (now.phase == TourPhase::AtStop || now.phase == TourPhase::Driving) {
        ASSERT_LT(std::abs(now.position.x - now.view.center.x), now.view.half_width_m) << t;
        ASSERT_LT(std::abs(now.position.y - now.view.center.y), now.view.half_height_m) << t;
      }
      before = now;
    }
  }
}

TEST_F(RandomTours, LookAheadOnTheWay) {
  int ahead = 0, driving = 0;
  for (int i = 0; i < 10; ++i) {
    auto input = route(2);
    for (auto& stop : input.stops) stop = {stop.point, stop.along_m, {}, {}};
    input.way = {somewhere, somewhere + geo::Vec2d{20'000, 0}};
    input.stops.back().along_m = 20'000;
    const Tour tour{input};
    for (double t = tour.stays()[0].departure + 2; t < tour.stays()[1].arrival - 4; t += 0.5) {
      const auto moment = tour.at(t);
      ++driving;
      if (geo::dot(moment.view.center - moment.position, moment.heading) > 0) ++ahead;
    }
  }
  EXPECT_GT(driving, 100);
  EXPECT_EQ(ahead, driving);
}

TEST_F(RandomTours, BeginAndEndWithTheWholeRoute) {
  for (std::size_t stops = 1; stops <= 30; stops += 4) {
    const Tour tour{route(stops)};
    for (const double t : {0.0, tour.seconds()}) {
      const auto view = tour.at(t).view;
      for (const auto place : tour.way()) {
        EXPECT_LE(std::abs(place.x - view.center.x), view.half_width_m);
        EXPECT_LE(std::abs(place.y - view.center.y), view.half_height_m);
      }
    }
  }
}

TEST_F(RandomTours, TheClockSwingsAtStopsOnly) {
  for (std::size_t stops = 1; stops <= 30; stops += 3) {
    const Tour tour{route(stops)};
    for (std::size_t i = 0; i < stops; ++i) {
      const auto& stay = tour.stays()[i];
      const auto& past = tour.stops()[i].past;
      EXPECT_EQ(tour.at(stay.arrival).day, past ? past->then_day : today) << "then, when it arrives";
      EXPECT_EQ(tour.at(stay.arrival).shows_then, past.has_value());
      EXPECT_EQ(tour.at(stay.departure).day, today) << "now, when it leaves";
      EXPECT_FALSE(tour.at(stay.departure).shows_then);
      double last = tour.at(stay.arrival).day;
      for (double t = stay.arrival; t <= stay.departure; t += 0.05) {
        const auto moment = tour.at(t);
        EXPECT_GE(moment.day, last) << "forward only";
        EXPECT_GE(moment.fade_days, 0);
        last = moment.day;
      }
      if (i + 1 < stops) {
        EXPECT_EQ(tour.at((stay.departure + tour.stays()[i + 1].arrival) / 2).day, today);
      }
    }
    EXPECT_EQ(tour.at(0).day, today);
    EXPECT_EQ(tour.at(tour.seconds()).day, today);
  }
}

// Calm: the camera stands, but for a cut when the vehicle sets out and when it arrives; and so does the clock.
TEST_F(RandomTours, CalmOnesCutInsteadOfFlying) {
  const Tour tour{route(8)};
  int cuts = 0, leaps = 0;
  auto before = tour.at(0, true);
  for (double t = 0.02; t <= tour.seconds(); t += 0.02) {
    const auto now = tour.at(t, true);
    if (now.view.center != before.view.center || now.view.half_width_m != before.view.half_width_m) ++cuts;
    if (now.day != before.day) ++leaps;
    ASSERT_EQ(now.fade_days, 0);
    before = now;
  }
  EXPECT_GE(cuts, 8);
  EXPECT_LE(cuts, 2 * 8);
  EXPECT_LE(leaps, 2 * 8);
}

// --- the player, in a session ---

class PlayedTour : public RandomTours {
 protected:
  PlayedTour() {
    session.camera.center = somewhere;
    session.camera.metres_per_pixel = 20;
    session.playback.set_range(-73'000, 12'000);
    session.covered = {330, 46, 0, 112};
    session.tour.start(std::make_shared<const Tour>(route(6)), std::make_shared<const model::Route>(),
                       CompareMode::Off);
    session.go_to_tour();
  }
  void play(double seconds) {
    for (double t = 0; t < seconds; t += frame) session.advance(frame);
  }
  double aside() {
    const auto wanted = session.tour_camera();
    double most = 0;
    for (const geo::Vec2d corner : {geo::Vec2d{0, 0}, geo::Vec2d{1280, 720}}) {
      most = std::max(most, geo::length(session.camera.to_screen(wanted.to_world(corner)) - corner));
    }
    return most;
  }
  static constexpr double frame = 1.0 / 60;
  Session session;
};

TEST_F(PlayedTour, ArrivesThenFollowsTheTour) {
  EXPECT_TRUE(session.tour.is_arriving());
  play(1.2);
  EXPECT_FALSE(session.tour.is_arriving());
  play(30);
  EXPECT_NEAR(session.tour.seconds(), 30.3, 0.5);
  EXPECT_LT(aside(), 1e-6);
  EXPECT_EQ(session.playback.day(), session.tour.moment(false).day);
}

TEST_F(PlayedTour, ComesBackToWhereAHandTookItAway) {
  for (const double at : {8.0, 40.0, 77.0, 120.0}) {
    session.tour.seek(at);
    session.go_to_tour();
    play(3);
    const double seconds = session.tour.seconds();
    session.tour.hold();
    session.camera.pan_pixels(700, -300);
    session.camera.zoom_at({400, 300}, 3);
    session.camera.rotate_at({400, 300}, 1);
    session.playback.seek(long_ago);
    play(20);
    EXPECT_EQ(session.tour.seconds(), seconds) << "nothing goes on while somebody looks around";
    EXPECT_GT(aside(), 100);
    session.tour.resume();
    session.go_to_tour();
    EXPECT_EQ(session.tour.seconds(), seconds);
    for (int i = 0; i < 120 && session.tour.is_arriving(); ++i) {
      EXPECT_EQ(session.tour.seconds(), seconds) << "it waits for the camera";
      session.advance(frame);
    }
    EXPECT_EQ(session.tour.seconds(), seconds);
    EXPECT_LT(aside(), 1);
    EXPECT_EQ(session.playback.day(), session.tour.moment(false).day);
  }
}

TEST_F(PlayedTour, SkipsExactlyToAStop) {
  for (const std::size_t stop : {3U, 0U, 5U, 2U}) {
    session.tour.skip_to(stop);
    session.go_to_tour();
    session.tour.pause();
    play(1.5);
    const auto moment = session.tour.moment(false);
    EXPECT_EQ(moment.phase, TourPhase::AtStop);
    EXPECT_EQ(moment.stop, stop);
    EXPECT_EQ(moment.along_m, session.tour.tour()->stops()[stop].along_m);
    EXPECT_LT(aside(), 1e-6);
    session.tour.resume();
  }
}

TEST_F(PlayedTour, StepsFromStopToStop) {
  const auto stop = [this] { return session.tour.moment(false).stop; };
  session.tour.step(1);
  EXPECT_EQ(stop(), 0U) << "from the opening to the first";
  session.tour.step(1);
  EXPECT_EQ(stop(), 1U);
  session.tour.seek(session.tour.tour()->stays()[1].departure + 1);
  session.tour.step(-1);
  EXPECT_EQ(stop(), 1U) << "back to the one it has just left";
  session.tour.step(-1);
  session.tour.step(-1);
  EXPECT_EQ(stop(), 0U);
  for (int i = 0; i < 20; ++i) session.tour.step(1);
  EXPECT_GE(session.tour.seconds(), session.tour.tour()->stays().back().departure);
}

TEST_F(PlayedTour, PauseStandsStillAndFasterIsFaster) {
  play(10);
  session.tour.pause();
  const double seconds = session.tour.seconds();
  play(5);
  EXPECT_EQ(session.tour.seconds(), seconds);
  EXPECT_LT(aside(), 1e-6) << "the view stays the tour's, also when the window changes";
  session.tour.resume();
  EXPECT_FALSE(session.tour.is_arriving()) << "nobody moved the map";
  session.tour.set_speed(4);
  play(5);
  EXPECT_NEAR(session.tour.seconds(), seconds + 20, 0.2);
}

TEST_F(PlayedTour, EndsWithTheWholeRouteAndTheComparisonAsItWas) {
  session.tour.start(session.tour.tour(), std::make_shared<const model::Route>(), CompareMode::Swipe);
  session.go_to_tour();
  const auto whole = camera_for(session.tour.tour()->at(1e6).view, session.camera, session.covered);
  session.tour.set_speed(16);
  play(2 + session.tour.tour()->seconds() / 16);
  EXPECT_FALSE(session.tour.is_on());
  EXPECT_EQ(session.compare.mode, CompareMode::Swipe);
  EXPECT_LT(geo::length(session.camera.center - whole.center), whole.metres_per_pixel);
  EXPECT_NEAR(session.camera.metres_per_pixel, whole.metres_per_pixel, 1e-9);
  EXPECT_EQ(session.playback.day(), today);
}

TEST_F(PlayedTour, CalmMotionCutsToTheStop) {
  session.view.reduced_motion = true;
  session.tour.skip_to(2);
  session.go_to_tour();
  session.advance(frame);
  EXPECT_FALSE(session.tour.is_arriving());
  EXPECT_LT(aside(), 1e-6);
}

}  // namespace
}  // namespace eb::session
