// The routes of a project file: what is read, what older versions called otherwise, and what is refused.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/project_file.h"

namespace eb::io {
namespace {

using testing::HasSubstr;

std::string project_with(const std::string& routes, int version = 2) {
  return R"({"format": "emscherblick-project", "version": )" + std::to_string(version) +
         R"(, "title": {"en": "T"}, "home": [6, 51, 8, 52], "time": {"from": "1900", "to": "2000", "start": "1950"},
            "routes": [)" +
         routes + "]}";
}

const std::string points =
    R"([{"id": "a", "position": [7.0, 51.5], "name": {"en": "A"}, "dwell_minutes": 30, "fixed_arrival": "12:30",
         "fixed_departure": "26:05", "opening_hours": "Tu-Su 10:00-18:00"},
        {"id": "b", "position": [7.1, 51.5]},
        {"id": "c", "position": [7.2, 51.5], "name": {"en": "C"}}])";

TEST(ProjectRoutes, ReadsPointsLegsAndSchedule) {
  const auto project = parse_project(project_with(R"({"id": "r", "name": {"en": "R"}, "points": )" + points + R"(,
      "legs": [{"kind": "routed", "path": [[7.05, 51.51]], "seconds": 420.5, "profile": "bicycle"},
               {"kind": "track", "path": [[7.12, 51.5], [7.13, 51.5]]}],
      "schedule": {"date": "2022-08-31", "start": "08:45", "time_zone": "Europe/Berlin", "profile": "minibus",
                   "groups": [{"id": "two", "offset_minutes": -20}]}})"),
                                     "/");
  ASSERT_TRUE(project) << core::to_text(project.error().what);
  EXPECT_TRUE(project->problems.empty());
  const auto& route = *project->document.routes.at(0);
  ASSERT_EQ(route.points.size(), 3U);
  EXPECT_EQ(route.points[1].stop, nullptr);
  EXPECT_EQ(route.points[0].stop->fixed_arrival, 750);
  EXPECT_EQ(route.points[0].stop->fixed_departure, 26 * 60 + 5);
  EXPECT_EQ(route.points[0].stop->opening_hours, "Tu-Su 10:00-18:00");
  EXPECT_EQ(route.legs[0]->kind, model::LegKind::Routed);
  EXPECT_EQ(route.legs[0]->seconds, 420.5);
  EXPECT_EQ(route.legs[0]->profile, model::Profile::Bicycle);
  EXPECT_EQ(route.legs[1]->path.size(), 2U);
  EXPECT_EQ(route.schedule.date, core::to_day({2022, 8, 31}));
  EXPECT_EQ(route.schedule.start_minutes, 525);
  EXPECT_EQ(route.schedule.profile, model::Profile::Minibus);
  EXPECT_EQ(route.schedule.groups.at(0).offset_minutes, -20);
}

TEST(ProjectRoutes, ReadsWherePeopleMeetAndHowTheyGetAbout) {
  const auto project = parse_project(project_with(R"({"id": "r", "name": {"en": "R"}, "points": [
      {"id": "a", "position": [7.0, 51.5], "name": {"en": "A"}, "walking_m": 350,
       "accessibility": {"text": {"en": "387 steps"}, "source": "list"}},
      {"id": "b", "position": [7.1, 51.5], "name": {"en": "B"}}],
      "meeting_point": {"text": {"en": "Gate"}, "position": [7.01, 51.51], "time": "08:45", "is_confirmed": true,
                        "source": "letter"}})"),
                                     "/");
  ASSERT_TRUE(project) << core::to_text(project.error().what);
  EXPECT_TRUE(project->problems.empty());
  const auto& route = *project->document.routes.at(0);
  EXPECT_EQ(route.points[0].stop->walking_m, 350);
  EXPECT_EQ(route.points[0].stop->accessibility, (model::SourcedText{{{{"en", "387 steps"}}}, "list"}));
  EXPECT_EQ(route.points[1].stop->walking_m, std::nullopt);
  EXPECT_TRUE(route.points[1].stop->accessibility.empty());
  EXPECT_EQ(route.meeting_point,
            (model::MeetingPoint{{{{"en", "Gate"}}}, geo::LonLat{7.01, 51.51}, 8 * 60 + 45, true, "letter"}));
}

TEST(ProjectRoutes, ReadsTheStopsOfVersionOne) {
  const auto project =
      parse_project(project_with(R"({"id": "r", "name": {"en": "R"}, "stops": )" + points + "}", 1), "/");
  ASSERT_TRUE(project);
  EXPECT_TRUE(project->problems.empty());
  EXPECT_EQ(project->document.routes.at(0)->points.size(), 3U);
  EXPECT_EQ(project->document.routes.at(0)->legs.size(), 2U);
}

TEST(ProjectRoutes, ErrorsNameThePlace) {
  const auto error = [](const std::string& rest) {
    const auto project =
        parse_project(project_with(R"({"id": "r", "name": {"en": "R"}, "points": )" + points + "," + rest + "}"), "/");
    return project ? "" : project.error().where + " " + core::to_text(project.error().what);
  };
  EXPECT_THAT(error(R"("legs": [{}])"), HasSubstr("/routes/0/legs"));
  EXPECT_THAT(error(R"("legs": [{"kind": "flown"}, {}])"), HasSubstr("/routes/0/legs/0/kind"));
  EXPECT_THAT(error(R"("legs": [{"path": [[7, 51]]}, {}])"), HasSubstr("/routes/0/legs/0/path"));
  EXPECT_THAT(error(R"("legs": [{"kind": "track", "path": [[7, 91]]}, {}])"), HasSubstr("/routes/0/legs/0/path/0"));
  EXPECT_THAT(error(R"("legs": [{"kind": "track", "path": [7, 51]}, {}])"), HasSubstr("/routes/0/legs/0/path/0"));
  EXPECT_THAT(error(R"("schedule": {"start": "9 o'clock"})"), HasSubstr("/routes/0/schedule/start"));
  EXPECT_THAT(error(R"("schedule": {"start": "24:00"})"), HasSubstr("/routes/0/schedule/start"));
  EXPECT_THAT(error(R"("schedule": {"groups": [{"id": "x"}, {"id": "x"}]})"), HasSubstr("/routes/0/schedule/groups/1"));
  EXPECT_THAT(error(R"("variant_of": "ghost")"), HasSubstr("ghost"));
}

}  // namespace
}  // namespace eb::io
