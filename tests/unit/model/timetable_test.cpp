#include "model/timetable.h"

#include <gtest/gtest.h>

#include <random>

#include "unit/model/route_builder.h"

namespace eb::model {
namespace {

constexpr int at(int hour, int minute) {
  return hour * 60 + minute;
}

Timetable timetable_of(const Route& route) {
  return make_timetable(route);
}
std::vector<StopTime> stops_of_group(const Route& route, std::size_t group = 0) {
  return timetable_of(route).groups.at(group).stops;
}

TEST(Timetable, TravelAndStaysFollowEachOther) {
  const auto stops = stops_of_group(RouteBuilder{}.stop("a", 30).stop("b", 45, 600).stop("c", 0, 1230).route);
  ASSERT_EQ(stops.size(), 3U);
  EXPECT_EQ(stops[0].arrival, at(9, 0));
  EXPECT_EQ(stops[0].departure, at(9, 30));
  EXPECT_EQ(stops[1].arrival, at(9, 40));
  EXPECT_EQ(stops[1].departure, at(10, 25));
  EXPECT_EQ(stops[2].travel_minutes, 21) << "20 min 30 s are rounded up: nobody is told to be early";
  EXPECT_EQ(stops[2].arrival, at(10, 46));
}

TEST(Timetable, TheWayLeadsThroughShapingPoints) {
  const auto stops = stops_of_group(
      RouteBuilder{}.shaping("before").stop("a", 0).shaping("x", 300).shaping("y", 300).stop("b", 0, 300).route);
  ASSERT_EQ(stops.size(), 2U);
  EXPECT_EQ(stops[0].arrival, at(9, 0)) << "the start is that at the first stop";
  EXPECT_EQ(stops[0].distance_m, 0);
  EXPECT_NEAR(stops[0].along_m, 3472, 10) << "from the first point of the route";
  EXPECT_NEAR(stops[1].along_m, 4 * 3472, 4 * 10);
  EXPECT_EQ(stops[1].travel_minutes, 15);
  EXPECT_NEAR(stops[1].distance_m, 3 * 3472, 3 * 10);
}

TEST(Timetable, WithoutARouterSpeedsOfTheProfileCount) {
  RouteBuilder builder;
  builder.stop("a", 0).stop("b", 0);  // 0.05 degrees of longitude at 51.5 degrees: 3,472 m
  builder.with_leg([](Leg& leg) { leg = Leg{}; });
  struct Case {
    Profile profile;
    double minutes;
  };
  for (const auto& [profile, minutes] :
       {Case{Profile::Coach, 3.472 * 1.3 / 40 * 60}, Case{Profile::Minibus, 3.472 * 1.3 / 45 * 60},
        Case{Profile::Bicycle, 3.472 * 1.25 / 15 * 60}, Case{Profile::OnFoot, 3.472 * 1.2 / 4 * 60}}) {
    builder.route.schedule.profile = profile;
    const auto stops = stops_of_group(builder.route);
    EXPECT_EQ(stops[1].travel_minutes, static_cast<int>(std::ceil(minutes)));
    EXPECT_NEAR(stops[1].distance_m, 3472, 5) << "the drawn line is told, not the guessed way";
    EXPECT_TRUE(stops[1].is_estimate);
  }
  builder.with_leg([](Leg& leg) { leg.profile = Profile::OnFoot; });
  builder.route.schedule.profile = Profile::Coach;
  EXPECT_EQ(stops_of_group(builder.route)[1].travel_minutes, 63) << "a leg's own profile goes first";
}

TEST(Timetable, ARecordedTrackHasNoDetour) {
  RouteBuilder builder;
  builder.stop("a", 0).stop("b", 0).with_leg([](Leg& leg) {
    leg = Leg{};
    leg.kind = LegKind::Track;
    leg.path = geo::ChunkedPath{std::vector<geo::LonLat>{{7.0, 51.55}}};  // a corner 5,563 m to the north
    leg.profile = Profile::Bicycle;
  });
  const auto stops = stops_of_group(builder.route);
  EXPECT_NEAR(stops[1].distance_m, 5563 + 6557, 20);
  EXPECT_EQ(stops[1].travel_minutes, static_cast<int>(std::ceil(stops[1].distance_m / 1000 / 15 * 60)));
  EXPECT_FALSE(stops[1].is_estimate);
}

TEST(Timetable, ALegThatAwaitsItsRouterIsEstimated) {
  RouteBuilder builder;
  builder.stop("a", 0).stop("b", 0).with_leg([](Leg& leg) { leg.seconds.reset(); });
  EXPECT_TRUE(stops_of_group(builder.route)[1].is_estimate);
}

TEST(Timetable, EarlyAtALockWaitsAndLateRipplesOn) {
  RouteBuilder builder;
  builder.stop("a", 30).stop("lunch", 60).with([](Stop& stop) { stop.fixed_arrival = at(12, 30); }).stop("c", 0);
  auto stops = stops_of_group(builder.route);
  EXPECT_EQ(stops[1].arrival, at(9, 40));
  EXPECT_EQ(stops[1].begin(), at(12, 30));
  EXPECT_EQ(stops[1].wait_before, 170);
  EXPECT_EQ(stops[1].late_arrival, 0);
  EXPECT_EQ(stops[1].departure, at(13, 30));
  EXPECT_EQ(stops[0].spare, 170) << "what the first stop may take longer before lunch is missed";
  EXPECT_EQ(stops[2].spare, std::nullopt) << "no lock follows";

  builder.route.schedule.start_minutes = at(12, 0);
  stops = stops_of_group(builder.route);
  EXPECT_EQ(stops[1].late_arrival, 10);
  EXPECT_EQ(stops[1].begin(), at(12, 40));
  EXPECT_EQ(stops[2].arrival, at(13, 50)) << "ten minutes later than planned";
}

TEST(Timetable, AFixedDepartureIsWaitedForOrMissed) {
  RouteBuilder builder;
  builder.stop("a", 30).with([](Stop& stop) { stop.fixed_departure = at(10, 0); }).stop("b", 0);
  EXPECT_EQ(stops_of_group(builder.route)[0].wait_after, 30);
  EXPECT_EQ(stops_of_group(builder.route)[1].arrival, at(10, 10));
  builder.with(0, [](Stop& stop) { stop.dwell_minutes = 75; });
  EXPECT_EQ(stops_of_group(builder.route)[0].late_departure, 15);
  EXPECT_EQ(stops_of_group(builder.route)[1].arrival, at(10, 25));
}

TEST(Timetable, GroupsAreTheSameDayLaterAndClashWhereTheyMeet) {
  RouteBuilder builder;
  builder.stop("a", 30).stop("b", 45).stop("c", 10);
  builder.route.schedule.groups = {{"one", {}, 0}, {"two", {}, 30}};
  const Timetable timetable = timetable_of(builder.route);
  ASSERT_EQ(timetable.groups.size(), 2U);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(timetable.groups[1].stops[i].arrival, timetable.groups[0].stops[i].arrival + 30);
  }
  ASSERT_EQ(timetable.clashes.size(), 1U) << "only at b does a group stay longer than the other is behind";
  EXPECT_EQ(timetable.clashes[0].first_point, 1U);
  EXPECT_EQ(timetable.clashes[0].from, at(10, 10));
  EXPECT_EQ(timetable.clashes[0].to, at(10, 25));
  builder.route.schedule.groups[1].offset_minutes = 45;
  EXPECT_TRUE(timetable_of(builder.route).clashes.empty()) << "one leaves as the other comes";
}

TEST(Timetable, ALockIsATimeOnTheClockForEveryGroup) {
  RouteBuilder builder;
  builder.stop("a", 0).stop("lunch", 30).with([](Stop& stop) { stop.fixed_arrival = at(12, 30); });
  builder.route.schedule.groups = {{"one", {}, 0}, {"two", {}, 240}};
  const Timetable timetable = timetable_of(builder.route);
  EXPECT_EQ(timetable.groups[0].stops[1].late_arrival, 0);
  EXPECT_EQ(timetable.groups[1].stops[1].late_arrival, 40);
}

TEST(Timetable, APlaceVisitedTwiceIsOnePlace) {
  RouteBuilder builder;
  builder.stop("start", 30).stop("b", 0, 1800).stop("end", 20, 1800);
  builder.route.points[2].position = builder.route.points[0].position;
  builder.route.schedule.groups = {{"one", {}, 0}, {"two", {}, 75}};
  const Timetable timetable = timetable_of(builder.route);
  ASSERT_EQ(timetable.clashes.size(), 1U);
  EXPECT_EQ(timetable.clashes[0].first_point, 2U) << "the first is back while the second begins";
  EXPECT_EQ(timetable.clashes[0].second_point, 0U);
}

TEST(Timetable, TravelTakesItsRealTimeWhenClocksChange) {
  RouteBuilder builder;
  builder.stop("a", 0).stop("b", 0, 3 * 3600);
  builder.route.schedule.start_minutes = at(1, 0);
  builder.route.schedule.date = core::to_day({2022, 10, 30});
  EXPECT_EQ(stops_of_group(builder.route)[1].arrival, at(3, 0)) << "an hour came twice";
  builder.route.schedule.date = core::to_day({2022, 3, 27});
  EXPECT_EQ(stops_of_group(builder.route)[1].arrival, at(5, 0)) << "an hour was skipped";
  const auto& stops = stops_of_group(builder.route);
  EXPECT_EQ(*stops[1].arrival_utc - *stops[0].departure_utc, 3 * 3600);
}

TEST(Timetable, KnowsTheDaylightOfItsDayAndPlace) {
  const Timetable timetable = timetable_of(RouteBuilder{}.stop("a", 0).route);
  ASSERT_TRUE(timetable.sunrise && timetable.sunset);
  EXPECT_NEAR(*timetable.sunrise, at(6, 43), 1);
  EXPECT_NEAR(*timetable.sunset, at(20, 21), 1);
}

TEST(Timetable, AnUnknownTimeZoneIsSaidAndTimesStay) {
  RouteBuilder builder;
  builder.stop("a", 30).stop("b", 0);
  builder.route.schedule.time_zone = "Europe/Essen";
  const Timetable timetable = timetable_of(builder.route);
  ASSERT_TRUE(timetable.problem);
  EXPECT_EQ(timetable.groups[0].stops[1].arrival, at(9, 40));
  EXPECT_FALSE(timetable.groups[0].stops[1].arrival_utc);
}

TEST(Timetable, ARouteWithoutStopsHasAnEmptyDay) {
  EXPECT_TRUE(stops_of_group(RouteBuilder{}.route).empty());
  EXPECT_TRUE(stops_of_group(RouteBuilder{}.shaping("x").shaping("y").route).empty());
}

// Properties over random days.
class RandomDays : public testing::Test {
 protected:
  static constexpr unsigned days = 100;
  std::mt19937 random;
  int up_to(int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); }

  Route make(bool with_locks) {
    RouteBuilder builder;
    builder.route.schedule.start_minutes = up_to(1440);
    const int count = 2 + up_to(8);
    int time = builder.route.schedule.start_minutes;
    for (int i = 0; i < count; ++i) {
      const int dwell = up_to(90), travel_s = up_to(5400);
      builder.stop("s" + std::to_string(i), dwell, travel_s);
      time += dwell + travel_s / 60;
      if (!with_locks || up_to(3) != 0) continue;
      builder.with([&](Stop& stop) {
        const int lock = std::max(0, time + up_to(120) - 60);
        (up_to(2) == 0 ? stop.fixed_arrival : stop.fixed_departure) = lock;
      });
    }
    return builder.route;
  }
};

TEST_F(RandomDays, AddUp) {
  for (unsigned seed = 0; seed < days; ++seed) {
    random.seed(seed);
    const Route route = make(true);
    const auto stops = stops_of_group(route);
    int now = route.schedule.start_minutes;
    for (const StopTime& stop : stops) {
      now += stop.travel_minutes;
      ASSERT_EQ(stop.arrival, now);
      ASSERT_GE(stop.travel_minutes, 0);
      ASSERT_GE(stop.wait_before, 0);
      ASSERT_GE(stop.wait_after, 0);
      now += stop.wait_before + stop.dwell + stop.wait_after;
      ASSERT_EQ(stop.departure, now) << "arrival, waiting and stay make the departure";
    }
  }
}

TEST_F(RandomDays, LocksHoldOrTheirLatenessIsTold) {
  for (unsigned seed = 0; seed < days; ++seed) {
    random.seed(seed);
    const Route route = make(true);
    for (const StopTime& at_stop : stops_of_group(route)) {
      const Stop& stop = *route.points[at_stop.point].stop;
      if (stop.fixed_arrival) {
        ASSERT_EQ(at_stop.begin(), *stop.fixed_arrival + at_stop.late_arrival);
      }
      if (stop.fixed_departure) {
        ASSERT_EQ(at_stop.departure, *stop.fixed_departure + at_stop.late_departure);
      }
      ASSERT_TRUE(at_stop.wait_before == 0 || at_stop.late_arrival == 0) << "early and late at once";
    }
  }
}

TEST_F(RandomDays, WithoutLocksALaterStartShiftsEverything) {
  for (unsigned seed = 0; seed < days; ++seed) {
    random.seed(seed);
    Route route = make(false);
    const auto before = stops_of_group(route);
    const int later = up_to(300);
    route.schedule.start_minutes += later;
    const auto after = stops_of_group(route);
    for (std::size_t i = 0; i < before.size(); ++i) {
      ASSERT_EQ(after[i].arrival, before[i].arrival + later);
      ASSERT_EQ(after[i].departure, before[i].departure + later);
    }
  }
}

TEST_F(RandomDays, ALongerStayRipplesThroughAllThatFollows) {
  for (unsigned seed = 0; seed < days; ++seed) {
    random.seed(seed);
    RouteBuilder builder;
    builder.route = make(false);
    const auto before = stops_of_group(builder.route);
    const auto changed = static_cast<std::size_t>(up_to(static_cast<int>(before.size())));
    builder.with(changed, [](Stop& stop) { stop.dwell_minutes += 17; });
    const auto after = stops_of_group(builder.route);
    for (std::size_t i = 0; i < before.size(); ++i) {
      ASSERT_EQ(after[i].arrival, before[i].arrival + (i > changed ? 17 : 0));
      ASSERT_EQ(after[i].departure, before[i].departure + (i >= changed ? 17 : 0));
    }
  }
}

int lateness(const std::vector<StopTime>& stops) {
  int sum = 0;
  for (const StopTime& stop : stops) sum += stop.late_arrival + stop.late_departure;
  return sum;
}

TEST_F(RandomDays, SpareTimeIsExactlyWhatAStopMayTakeLonger) {
  for (unsigned seed = 0; seed < days; ++seed) {
    random.seed(seed);
    RouteBuilder builder;
    builder.route = make(true);
    const auto before = stops_of_group(builder.route);
    for (std::size_t i = 0; i < before.size(); ++i) {
      RouteBuilder longer = builder;
      if (!before[i].spare) continue;
      longer.with(i, [&](Stop& stop) { stop.dwell_minutes += *before[i].spare; });
      ASSERT_EQ(lateness(stops_of_group(longer.route)), lateness(before)) << "stop " << i;
      longer.with(i, [](Stop& stop) { ++stop.dwell_minutes; });
      ASSERT_GT(lateness(stops_of_group(longer.route)), lateness(before)) << "stop " << i;
    }
  }
}

}  // namespace
}  // namespace eb::model
