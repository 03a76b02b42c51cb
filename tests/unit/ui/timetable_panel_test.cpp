// The timetable: typed stays and fixed times become edits, findings lead to their places.
#include <gmock/gmock.h>

#include "ui/clock_text.h"
#include "ui/layout.h"
#include "ui_fixture.h"

namespace eb::ui {
namespace {

TEST(ClockText, ReadsWhatPeopleType) {
  for (const auto& [text, minutes] :
       {std::pair{"12:30", 750}, std::pair{"9", 540}, std::pair{"9.30", 570}, std::pair{"0930", 570},
        std::pair{"930", 570}, std::pair{"9h30", 570}, std::pair{"1:30 pm", 810}, std::pair{"12:05 AM", 5},
        std::pair{"12 pm", 720}, std::pair{"26:30", 1590}, std::pair{"00:00", 0}, std::pair{"9.05", 545},
        std::pair{"905", 545}, std::pair{"1230", 750}}) {
    EXPECT_EQ(parse_time_of_day(text), minutes) << text;
  }
  for (const char* text :
       {"", "noon", "9:5", "9:60", "13 pm", "0 am", "-1:00", "9:-1", "9:30:00", "12:3", "999:00", ":30", "m"}) {
    EXPECT_EQ(parse_time_of_day(text), std::nullopt) << text;
  }
}

TEST(ClockText, ReadsWhatItShowsInEveryLanguage) {
  for (const char* language : {"en_US.UTF-8", "en_GB.UTF-8", "de_DE.UTF-8", "pl", "nl", "ja", "he"}) {
    const auto catalog = text::Catalog::load("/nowhere", language);
    for (int minutes = 0; minutes < 2 * 24 * 60; ++minutes) {
      ASSERT_EQ(parse_time_of_day(typed_time(catalog, minutes)), minutes) << language;
    }
  }
}

TEST(ClockText, ShowsTimesAsTheLanguageWritesThem) {
  EXPECT_EQ(typed_time(text::Catalog::load("/nowhere", "en_US"), 540), "9:00\u00A0AM");
  EXPECT_EQ(typed_time(text::Catalog::load("/nowhere", "de"), 540), "09:00");
}

class TimetablePanelTest : public UiTest {
 protected:
  TimetablePanelTest() {
    model::Route route;
    route.id = "tour";
    route.name.by_language["en"] = "Tour";
    for (const char* id : {"a", "b", "c"}) {
      model::Stop stop;
      stop.name.by_language["en"] = id;
      stop.dwell_minutes = 40;
      route.points.push_back({id, {7.0 + 0.1 * (*id - 'a'), 51.5}, std::make_shared<const model::Stop>(stop)});
      if (route.points.size() > 1) route.legs.push_back(model::straight_leg());
    }
    EXPECT_TRUE(history.apply(model::RouteEdit{model::AddRoute{route, 0}}));
    follow();
    session.panels.timetable = true;
    session.panels.layers = false;
    frame();
    const auto layout =
        arrange({.width = static_cast<float>(width), .height = static_cast<float>(height), .open = session.panels});
    top = layout.timetable.y;
    EXPECT_GT(layout.timetable.height, 200);
  }
  void follow() {
    const auto& route = *history.document().find_route("tour");
    timetable.route = "tour";
    timetable.times = std::make_shared<const model::Timetable>(model::make_timetable(route));
  }
  void type(const std::string& text) {
    core::InputQueue events;
    for (const char c : text) events.push_back(core::CharTyped{static_cast<std::uint32_t>(c)});
    events.push_back(press(core::Key::Enter));
    events.push_back(release(core::Key::Enter));
    play(std::move(events));
  }
  void double_click(double x, double y) {
    click(x, y);
    click(x, y);
  }
  // What typing `text` into every field of the row in turn asks for.
  std::vector<model::Stop> typed_into_row(double y, const std::string& text) {
    std::vector<model::Stop> stops;
    for (double x = 300; x < width - 40; x += 40) {
      actions.clear();
      double_click(x, y);
      type(text);
      for (const auto& action : actions) {
        const auto* edit = std::get_if<session::DoEdit>(&action);
        const auto* of_route = edit != nullptr ? std::get_if<model::RouteEdit>(&edit->edit) : nullptr;
        const auto* set = of_route != nullptr ? std::get_if<model::SetStop>(of_route) : nullptr;
        if (set == nullptr || !set->stop) continue;
        EXPECT_EQ(set->point, "a") << "typed in the first row";
        stops.push_back(*set->stop);
      }
    }
    return stops;
  }

  double top = 0;
};

TEST_F(TimetablePanelTest, TypedStaysAndFixedTimesAreEdits) {
  const auto stops = typed_into_row(top + 119, "7");
  const auto any = [&](auto holds) { return std::any_of(stops.begin(), stops.end(), holds); };
  EXPECT_TRUE(any([](const model::Stop& stop) { return stop.dwell_minutes == 7 && !stop.fixed_arrival; }));
  EXPECT_TRUE(any([](const model::Stop& stop) { return stop.fixed_arrival == 7 * 60 && stop.dwell_minutes == 40; }));
  EXPECT_TRUE(any([](const model::Stop& stop) { return stop.fixed_departure == 7 * 60; }));
}

TEST_F(TimetablePanelTest, NonsenseChangesNothing) {
  EXPECT_THAT(typed_into_row(top + 119, "soon"), testing::IsEmpty());
}

TEST_F(TimetablePanelTest, AClickOnAStopSelectsItAndFliesThere) {
  click(60, top + 119);
  const auto selected = emitted<session::SelectAction, session::SelectPoint>();
  ASSERT_EQ(selected.size(), 1U);
  EXPECT_EQ(selected[0].point, (session::PointRef{"tour", "a"}));
  EXPECT_TRUE(selected[0].fly);
}

TEST_F(TimetablePanelTest, FindingsLeadToTheirPlaces) {
  model::Finding at_stop{"late_at_lock",
                         model::Severity::Serious,
                         "tour",
                         "b",
                         {},
                         core::msg("b is late"),
                         core::msg("Start earlier."),
                         geo::LonLat{7.1, 51.5}};
  timetable.findings = std::make_shared<const std::vector<model::Finding>>(std::vector{at_stop});
  for (double x = 60; x < width / 2.0; x += 20) click(x, top + 28);  // through the pages: the last one stays
  for (double x = 60; x < width / 2.0 && emitted<session::SelectAction, session::SelectPoint>().empty(); x += 20) {
    click(x, top + 28);
    click(width - 60.0, top + 66);
  }
  const auto selected = emitted<session::SelectAction, session::SelectPoint>();
  ASSERT_FALSE(selected.empty());
  EXPECT_EQ(selected.back().point, (session::PointRef{"tour", "b"}));
}

TEST_F(TimetablePanelTest, FiveHundredStopsDrawOnlyWhatIsSeen) {
  auto route = *history.document().find_route("tour");
  while (route.points.size() < 500) {
    auto point = route.points[1];
    point.id = "p" + std::to_string(route.points.size());
    route.points.push_back(point);
    route.legs.push_back(model::straight_leg());
  }
  route.id = "long";
  EXPECT_TRUE(history.apply(model::RouteEdit{model::AddRoute{route, 0}}));
  timetable.route = "long";
  timetable.times = std::make_shared<const model::Timetable>(model::make_timetable(route));
  frame();
  click(60, top + 119);
  const auto selected = emitted<session::SelectAction, session::SelectPoint>();
  EXPECT_EQ(selected.size(), 1U);
}

}  // namespace
}  // namespace eb::ui
