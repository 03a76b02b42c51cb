// No text of the excursion's panels and of the dialogs is cut off at its side, in any language, at 100 and 200 %.
#include "cut_off.h"
#include "model/route_commands.h"
#include "ui_fixture.h"

namespace eb::ui {
namespace {

class PanelsWhole : public CutOffIn<UiTest> {
 protected:
  PanelsWhole() { screens = {{1280, 720, 1}, {1920, 1080, 2}, {1280, 720, 2}}; }

  // An excursion with everything a timetable can tell.
  void add_excursion() {
    model::Route route;
    route.id = "tour";
    route.name.by_language["en"] = "Excursion along the whole river";
    route.schedule.date = core::to_day({2022, 9, 28});
    route.schedule.groups = {{"a", {{{"en", "First coach"}}}, 0}, {"b", {{{"en", "Second coach"}}}, 30}};
    for (const char* id : {"a", "b", "c"}) {
      model::Stop stop;
      stop.name.by_language["en"] = std::string{"Wastewater treatment plant and park "} + id;
      stop.what_to_see.by_language["en"] = "Where the river was a sewer in concrete it has banks and fish again.";
      stop.dwell_minutes = 40;
      stop.accuracy_m = 250;
      stop.opening_hours = "Apr-Oct Tu-Su 10:00-18:00";
      if (*id == 'b') stop.fixed_arrival = 12 * 60 + 30;
      route.points.push_back({id, {7.0 + 0.1 * (*id - 'a'), 51.5}, std::make_shared<const model::Stop>(stop)});
      if (route.points.size() > 1) route.legs.push_back(model::straight_leg());
    }
    history = model::History{make_document()};
    ASSERT_TRUE(history.apply(model::RouteEdit{model::AddRoute{route, 0}}));
    const auto& made = *history.document().find_route("tour");
    timetable.route = "tour";
    timetable.times = std::make_shared<const model::Timetable>(model::make_timetable(made));
    model::CheckInput input;
    input.document = history.document();
    input.to_project = [](geo::LonLat at) { return geo::Vec2d{at.lon * 70'000, at.lat * 111'000}; };
    input.metres_per_unit = [](geo::LonLat) { return 1.0; };
    timetable.findings = std::make_shared<const std::vector<model::Finding>>(model::check_routes(input));
  }
};

TEST_F(PanelsWhole, TheTimetable) {
  add_excursion();
  session.panels.timetable = true;
  sideways = "/times_";
  in_every_language("the timetable");
}

TEST_F(PanelsWhole, TheRoutesAndAStop) {
  add_excursion();
  session.selection.point = session::PointRef{"tour", "b"};
  in_every_language("a stop that is looked at");
  session.editing.route = "tour";
  in_every_language("a stop that is edited");
}

TEST_F(PanelsWhole, TheDialogs) {
  add_excursion();
  session.panels.export_dialog = true;
  in_every_language("the export of routes");
  session.panels.export_dialog = false;
  session.panels.save_dialog = true;
  in_every_language("the dialog to save");
  session.panels.save_dialog = false;
  session.panels.history = true;
  in_every_language("the list of steps");
  session.panels.history = false;
  session.panels.preflight = true;
  in_every_language("the check before the doors open");
}

TEST_F(PanelsWhole, TheFigures) {
  model::KmSteps steps;
  steps.steps = {{core::first_day_of_year(1700), {80, 0, 0, 0, 0}}, {core::first_day_of_year(1910), {0, 80, 0, 0, 0}}};
  figures.kilometres = &steps;
  figures.headline = {{session::kilometre_chart, "Free of wastewater, renatured", "81.5 km", "as of 1 September 2022",
                       "Emscher", "high", "The source counts four hundred kilometres in all",
                       "https://www.example.org/a/long/address/of/a/source.html"}};
  session.panels.figures = true;
  in_every_language("the figures");
}

TEST_F(PanelsWhole, AMilestone) {
  auto document = make_document();
  model::Milestone milestone;
  milestone.when = core::parse_date("1989-06-12").value();
  milestone.precision = "day";
  milestone.title.by_language["en"] = "The decision to rebuild the whole river system";
  milestone.text.by_language["en"] = "Sewers below the ground, rivers above: the largest project of its kind begins.";
  document.milestones = std::make_shared<const std::vector<model::Milestone>>(std::vector{milestone});
  history = model::History{document};
  session.milestones.set_milestones(history.document().milestones);
  session.milestones.show(0);
  session.milestones.hold(0);
  in_every_language("a milestone");
}

}  // namespace
}  // namespace eb::ui
