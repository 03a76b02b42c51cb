// Each rule on a route that keeps it and on the same route changed so that it breaks it.
#include "model/checks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/model/route_builder.h"

namespace eb::model {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr int at(int hour, int minute) {
  return hour * 60 + minute;
}

// Metres east and north of 7 degrees east, 51.5 north: the test's own CRS.
geo::Vec2d in_plane(geo::LonLat position) {
  return {(position.lon - 7.0) * 69'440, (position.lat - 51.5) * 111'240};
}

CheckInput input_of(const Route& route) {
  CheckInput input;
  input.document.title = {{{"en", "Project"}, {"de", "Projekt"}}};
  input.document.routes = {std::make_shared<const Route>(route)};
  input.to_project = in_plane;
  input.metres_per_unit = [](geo::LonLat) { return 1.0; };
  return input;
}

std::vector<Finding> findings_of(const Route& route) {
  return check_routes(input_of(route));
}

std::vector<std::string> rules_of(const std::vector<Finding>& findings) {
  std::vector<std::string> rules;
  for (const Finding& finding : findings) rules.push_back(finding.rule);
  return rules;
}

// The only finding of the rule; everything a person needs must be in it.
Finding only(const std::vector<Finding>& findings, const std::string& rule) {
  Finding found;
  int count = 0;
  for (const Finding& finding : findings) {
    if (finding.rule == rule) found = finding, ++count;
  }
  EXPECT_EQ(count, 1) << rule << " among " << testing::PrintToString(rules_of(findings));
  EXPECT_FALSE(found.message.empty());
  EXPECT_FALSE(found.remedy.empty()) << rule << " says nothing to do";
  EXPECT_EQ(found.route, "r");
  return found;
}

std::string text_of(const Finding& finding) {
  return core::to_text(finding.message);
}

RouteBuilder three_stops() {
  RouteBuilder builder;
  builder.stop("a", 30).stop("b", 30).stop("c", 0);
  return builder;
}

TEST(Checks, AGoodDayHasNothingToSay) {
  EXPECT_THAT(rules_of(findings_of(three_stops().route)), IsEmpty());
  EXPECT_THAT(rules_of(findings_of(RouteBuilder{}.route)), IsEmpty()) << "nor has an empty one";
  EXPECT_THAT(rules_of(findings_of(RouteBuilder{}.shaping("x").route)), IsEmpty());
}

TEST(Checks, ClosedDay) {
  RouteBuilder builder = three_stops();  // a Wednesday
  builder.with(1, [](Stop& stop) { stop.opening_hours = "We 09:00-18:00"; });
  EXPECT_THAT(rules_of(findings_of(builder.route)), IsEmpty());
  builder.with(1, [](Stop& stop) { stop.opening_hours = "Mo-Su 09:00-18:00; We off"; });
  const Finding finding = only(findings_of(builder.route), "closed_day");
  EXPECT_EQ(finding.severity, Severity::Serious);
  EXPECT_EQ(finding.stop, "b");
  EXPECT_THAT(text_of(finding), HasSubstr("2022-08-31"));
}

TEST(Checks, OutsideOpeningHours) {
  RouteBuilder builder = three_stops();  // at b from 09:40 to 10:10
  builder.with(1, [](Stop& stop) { stop.opening_hours = "09:40-10:10"; });
  EXPECT_THAT(rules_of(findings_of(builder.route)), IsEmpty()) << "a stay that fills them is inside";
  for (const char* hours : {"09:41-18:00", "08:00-10:09", "08:00-09:50,09:55-18:00", "14:00-18:00"}) {
    builder.with(1, [&](Stop& stop) { stop.opening_hours = hours; });
    const Finding finding = only(findings_of(builder.route), "outside_opening_hours");
    EXPECT_EQ(finding.severity, Severity::Serious) << hours;
    EXPECT_EQ(finding.stop, "b");
    EXPECT_THAT(text_of(finding), HasSubstr("09:40"));
  }
}

TEST(Checks, OpeningHoursOfTheNextDayCountAfterMidnight) {
  RouteBuilder builder = three_stops();
  builder.route.schedule.start_minutes = at(23, 30);  // at b from 00:10 on Thursday
  builder.with(1, [](Stop& stop) { stop.opening_hours = "Th 00:00-01:00"; });
  EXPECT_THAT(rules_of(findings_of(builder.route)), IsEmpty());
  builder.with(1, [](Stop& stop) { stop.opening_hours = "We 00:00-01:00"; });
  EXPECT_THAT(text_of(only(findings_of(builder.route), "closed_day")), HasSubstr("2022-09-01"));
}

TEST(Checks, EveryGroupMustFindTheDoorOpen) {
  RouteBuilder builder = three_stops();
  builder.with(1, [](Stop& stop) { stop.opening_hours = "09:00-10:15"; });
  builder.route.schedule.groups = {{"one", {}, 0}, {"two", {}, 60}};
  EXPECT_THAT(text_of(only(findings_of(builder.route), "outside_opening_hours")), HasSubstr("two"));
}

TEST(Checks, OpeningHoursNotUnderstood) {
  RouteBuilder builder = three_stops();
  builder.with(1, [](Stop& stop) { stop.opening_hours = "sunrise-sunset"; });
  const Finding finding = only(findings_of(builder.route), "opening_hours_not_understood");
  EXPECT_EQ(finding.severity, Severity::Warning);
  EXPECT_THAT(text_of(finding), HasSubstr("sunrise-sunset"));
}

TEST(Checks, PublicHolidays) {
  RouteBuilder builder = three_stops();
  builder.with(1, [](Stop& stop) { stop.opening_hours = "Mo-Su 08:00-18:00; PH off"; });
  EXPECT_EQ(only(findings_of(builder.route), "public_holidays_unknown").severity, Severity::Info);
}

TEST(Checks, NoDate) {
  RouteBuilder builder = three_stops();
  builder.route.schedule.date.reset();
  EXPECT_THAT(rules_of(findings_of(builder.route)), IsEmpty()) << "nothing depends on it";
  builder.with(1, [](Stop& stop) { stop.opening_hours = "We off"; });
  EXPECT_EQ(only(findings_of(builder.route), "no_date").severity, Severity::Info);
}

TEST(Checks, UnknownTimeZone) {
  RouteBuilder builder = three_stops();
  builder.route.schedule.time_zone = "Europe/Essen";
  EXPECT_THAT(text_of(only(findings_of(builder.route), "unknown_time_zone")), HasSubstr("Europe/Essen"));
}

TEST(Checks, LateAtALock) {
  RouteBuilder builder = three_stops();
  builder.with(1, [](Stop& stop) { stop.fixed_arrival = at(9, 40); });
  EXPECT_THAT(rules_of(findings_of(builder.route)), IsEmpty()) << "on time to the minute";
  builder.with(1, [](Stop& stop) { stop.fixed_arrival = at(9, 35); });
  const Finding arrival = only(findings_of(builder.route), "late_at_lock");
  EXPECT_EQ(arrival.severity, Severity::Serious);
  EXPECT_EQ(arrival.stop, "b");
  EXPECT_THAT(text_of(arrival), HasSubstr("5 min"));
  builder.with(1, [](Stop& stop) { stop.fixed_arrival.reset(), stop.fixed_departure = at(10, 0); });
  EXPECT_THAT(text_of(only(findings_of(builder.route), "late_at_lock")), HasSubstr("10 min"));
}

TEST(Checks, ZeroDwell) {
  RouteBuilder builder = three_stops();  // the last stop has none and needs none
  builder.with(1, [](Stop& stop) { stop.dwell_minutes = 0; });
  const Finding finding = only(findings_of(builder.route), "zero_dwell");
  EXPECT_EQ(finding.severity, Severity::Warning);
  EXPECT_EQ(finding.stop, "b");
}

TEST(Checks, LegTooFastForItsProfile) {
  RouteBuilder builder = three_stops();  // 3.47 km: 100 km/h takes 125 s
  builder.with_leg([](Leg& leg) { leg.seconds = 130; });
  EXPECT_THAT(rules_of(findings_of(builder.route)), IsEmpty());
  builder.with_leg([](Leg& leg) { leg.seconds = 120; });
  const Finding finding = only(findings_of(builder.route), "leg_too_fast");
  EXPECT_EQ(finding.severity, Severity::Serious);
  EXPECT_EQ(finding.leg, "b..c");
  EXPECT_THAT(text_of(finding), HasSubstr("104 km/h"));
  builder.with_leg([](Leg& leg) { leg.seconds = 600, leg.profile = Profile::OnFoot; });
  EXPECT_THAT(text_of(only(findings_of(builder.route), "leg_too_fast")), HasSubstr("walk"));
}

TEST(Checks, FixedTimesMayAskForTooMuch) {
  RouteBuilder builder = three_stops();
  builder.with(0, [](Stop& stop) { stop.fixed_departure = at(9, 30); });
  builder.with(1, [](Stop& stop) { stop.fixed_arrival = at(9, 40); });
  EXPECT_THAT(rules_of(findings_of(builder.route)), IsEmpty());
  builder.with(1, [](Stop& stop) { stop.fixed_arrival = at(9, 31); });
  EXPECT_EQ(only(findings_of(builder.route), "leg_too_fast").leg, "a..b");
}

std::vector<geo::LonLat> line(double from_lon, double to_lon, double lat, int count) {
  std::vector<geo::LonLat> points;
  for (int i = 0; i < count; ++i) points.push_back({from_lon + (to_lon - from_lon) * i / (count - 1), lat});
  return points;
}

RouteBuilder with_track(const std::vector<geo::LonLat>& path) {
  RouteBuilder builder;
  builder.stop("a", 0).stop("b", 0).with_leg([&](Leg& leg) {
    leg = Leg{};
    leg.kind = LegKind::Track;
    leg.path = geo::ChunkedPath{path};
  });
  return builder;
}

TEST(Checks, GapAtAnEndOfATrack) {
  EXPECT_THAT(rules_of(findings_of(with_track(line(7.0004, 7.0496, 51.5, 50)).route)), IsEmpty()) << "28 m are none";
  const Finding before = only(findings_of(with_track(line(7.002, 7.05, 51.5, 50)).route), "gap");
  EXPECT_EQ(before.leg, "a..b");
  EXPECT_THAT(text_of(before), HasSubstr("139 m"));
  EXPECT_THAT(text_of(only(findings_of(with_track(line(7.0, 7.048, 51.5, 50)).route), "gap")), HasSubstr("ends 139 m"));
}

TEST(Checks, HoleInATrack) {
  auto points = line(7.0, 7.02, 51.5, 40);
  const auto rest = line(7.03, 7.05, 51.5, 40);
  points.insert(points.end(), rest.begin(), rest.end());
  EXPECT_THAT(text_of(only(findings_of(with_track(points).route), "gap")), HasSubstr("hole of 694 m"));
}

TEST(Checks, NotRouted) {
  RouteBuilder builder = three_stops();
  builder.with_leg([](Leg& leg) { leg.seconds.reset(); });
  EXPECT_EQ(only(findings_of(builder.route), "not_routed").leg, "b..c");
}

TEST(Checks, StopFarOffItsRoute) {
  RouteBuilder builder = three_stops();
  builder.with_leg([](Leg& leg) { leg.path = geo::ChunkedPath{line(7.05, 7.1, 51.501, 10)}; });  // 111 m beside
  EXPECT_THAT(rules_of(findings_of(builder.route)), IsEmpty());
  auto path = line(7.05, 7.1, 51.5, 10);
  path.front().lat = 51.503;
  builder.with_leg([&](Leg& leg) { leg.path = geo::ChunkedPath{path}; });
  const Finding finding = only(findings_of(builder.route), "stop_off_route");
  EXPECT_EQ(finding.stop, "b");
  EXPECT_THAT(text_of(finding), HasSubstr("334 m"));
  builder.with(1, [](Stop& stop) { stop.accuracy_m = 1000; });
  EXPECT_THAT(rules_of(findings_of(builder.route)), IsEmpty()) << "its own place is no better known";
}

TEST(Checks, OutsideTheMap) {
  const RouteBuilder builder = three_stops();
  CheckInput input = input_of(builder.route);
  input.map_extent = {-1000, -1000, 10'000, 1000};
  EXPECT_THAT(rules_of(check_routes(input)), IsEmpty());
  input.map_extent = {-1000, -1000, 5000, 1000};
  EXPECT_EQ(only(check_routes(input), "outside_map").stop, "c");
}

TEST(Checks, AWayMayLeaveTheMapBetweenItsEnds) {
  RouteBuilder builder = with_track({{7.0, 51.5}, {7.025, 51.6}, {7.05, 51.5}});
  CheckInput input = input_of(builder.route);
  input.map_extent = {-1000, -1000, 10'000, 1000};
  EXPECT_EQ(only(check_routes(input), "outside_map").leg, "a..b");
}

TEST(Checks, MissingTranslation) {
  RouteBuilder builder = three_stops();
  builder.with(1, [](Stop& stop) { stop.name = {{{"en", "b"}}}; });
  const Finding finding = only(findings_of(builder.route), "missing_translation");
  EXPECT_EQ(finding.stop, "b");
  EXPECT_THAT(text_of(finding), HasSubstr("de"));
  builder.with(1, [](Stop& stop) { stop.name = {{{"en", "b"}, {"de", "b"}}}, stop.visiting = {{{"de", "offen"}}}; });
  EXPECT_THAT(text_of(only(findings_of(builder.route), "missing_translation")), HasSubstr("en"));
}

TEST(Checks, GroupsThatMeet) {
  RouteBuilder builder = three_stops();
  builder.route.schedule.groups = {{"one", {{{"en", "Coach 1"}}}, 0}, {"two", {{{"en", "Coach 2"}}}, 30}};
  EXPECT_THAT(rules_of(findings_of(builder.route)), IsEmpty());
  builder.route.schedule.groups[1].offset_minutes = 20;
  const auto findings = findings_of(builder.route);
  EXPECT_THAT(rules_of(findings), testing::ElementsAre("clash", "clash"));
  EXPECT_THAT(text_of(findings[0]), testing::AllOf(HasSubstr("Coach 1"), HasSubstr("Coach 2"), HasSubstr("09:20")));
}

TEST(Checks, SeriousOnesComeFirst) {
  RouteBuilder builder = three_stops();
  builder.with(1, [](Stop& stop) { stop.dwell_minutes = 0; });
  builder.with(2, [](Stop& stop) { stop.fixed_arrival = at(9, 0); });
  EXPECT_EQ(rules_of(findings_of(builder.route)).front(), "late_at_lock");
}

TEST(Checks, SpeakTheLanguageTheyAreAsked) {
  RouteBuilder builder = three_stops();
  builder.with(1, [](Stop& stop) { stop.name = {{{"en", "Mill"}, {"de", "Mühle"}}}, stop.dwell_minutes = 0; });
  CheckInput input = input_of(builder.route);
  input.words.language = "de";
  EXPECT_THAT(text_of(only(check_routes(input), "zero_dwell")), HasSubstr("Mühle"));
}

}  // namespace
}  // namespace eb::model
