// No text of the panels is cut off at its side, in any language and at any scale. What ImGui is told to draw is looked
// at: a letter that reaches over the edge it is clipped at would be cut on screen.
#include "cut_off.h"
#include "about_fixture.h"
#include "stage_fixture.h"

namespace eb::ui {
namespace {

using CutOff = CutOffIn<UiTest>;
using CutOffOnStage = CutOffIn<StageUiTest>;

TEST_F(CutOff, SeesALetterThatIsCut) {
  width = 300;
  height = 900;
  scale = 1;
  shown();
  ImDrawList list{ImGui::GetDrawListSharedData()};
  list._ResetForNewFrame();
  list.PushTextureID(ImGui::GetIO().Fonts->TexID);
  list.PushClipRect({0, 0}, {30, 100});
  list.AddText({4, 4}, IM_COL32_WHITE, "Wastewater");
  Seen seen;
  look_at(list, seen);
  EXPECT_EQ(seen.cut.size(), 1U);
}

TEST_F(CutOff, NothingInTheOpeningView) {
  in_every_language("the opening view");
}

TEST_F(CutOff, NothingInTheHelpSheet) {
  session.panels.help = true;
  in_every_language("the help sheet");
}

TEST_F(CutOff, NothingInTheDialogToOpenFiles) {
  session.panels.open_dialog = true;
  in_every_language("the dialog to open files");
}

TEST_F(CutOff, NothingInTheDialogForAFilm) {
  session.panels.film_dialog = true;
  in_every_language("the dialog for a film");
}

TEST_F(CutOff, NothingInTheProgressOfAFilm) {
  session.film = session::FilmProgress{"films/an excursion along the whole river.webm", 1234, 54'321, 678};
  in_every_language("the progress of a film");
}

TEST_F(CutOff, NothingInTheHeights) {
  model::Route route;
  route.id = "tour";
  route.name.by_language["en"] = "Excursion along the whole river";
  history = model::History{make_document()};
  ASSERT_TRUE(history.apply(model::RouteEdit{model::AddRoute{route, 0}}));
  auto heights = std::make_shared<model::RouteProfile>();
  heights->samples = {{0, {}, {}, 31}, {56'600, {}, {}, 113}};
  heights->length_m = 56'600;
  heights->lowest_m = 31;
  heights->highest_m = 113;
  session.panels.profile = true;
  session.route_cursor = session::RouteCursor{"tour", 50'000, {}};
  profile = {"tour", heights, "Elevation of the whole region in steps of 30 seconds"};
  in_every_language("the heights");
  profile.raster_title.clear();
  in_every_language("the heights without a raster");
}

TEST_F(CutOff, NothingInWhatALayerTells) {
  select_told_feature(history, session, selection_view);
  in_every_language("what a layer tells of a feature");
}

TEST_F(CutOff, NothingInThePracticalFacts) {
  model::Route route;
  route.id = "tour";
  route.name.by_language["en"] = "Excursion along the whole river";
  model::Stop stop;
  stop.name.by_language["en"] = "Natur- und Wasser-Erlebnis-Park";
  stop.dwell_minutes = 45;
  route.points = {{"a", {7, 51.5}, std::make_shared<const model::Stop>(stop)}};
  history = model::History{make_document()};
  ASSERT_TRUE(history.apply(model::RouteEdit{model::AddRoute{route, 0}}));
  session.selection.point = session::PointRef{"tour", "a"};
  selection_view.stop = selection_view.route = told_facts();
  timetable.route = "tour";
  timetable.times = std::make_shared<const model::Timetable>(model::make_timetable(route));
  timetable.facts = told_facts();
  session.panels.timetable = true;
  sideways = "times_";
  in_every_language("the practical facts of a stop");
  session.editing.route = "tour";
  in_every_language("the fields of the first stop");
}

TEST_F(CutOff, NothingInTheShow) {
  history = model::History{make_document()};
  for (const char* id : {"a", "b"}) {
    model::ShowStep step;
    step.id = id;
    step.caption.by_language["en"] = "For a hundred and fifty years the river carried the wastewater of a whole region";
    step.caption.by_language["de"] = "Hundertfünfzig Jahre lang trug der Fluss das Abwasser einer ganzen Region";
    step.view = {{7, 51.5}, 9000, 5000, 0};
    step.clock = {core::first_day_of_year(1850), core::to_day({1906, 5, 17}), 8, true};
    step.layers = {"lower"};
    step.highlight = model::ShowHighlight{"lower", "name", "Donaudampfschifffahrtsgesellschaft und Nebengewässer"};
    ASSERT_TRUE(history.apply(model::InsertShowStep{step, 9}));
  }
  session.panels.show = true;
  in_every_language("the show");
  session.show_editing.step = "b";
  in_every_language("a step of the show");
}

TEST_F(CutOff, NothingInNotices) {
  session.notices.add(
      session::Severity::Warning,
      {core::msg("{} has no coordinate reference system that can be used", "river-courses-of-1912.gpkg"),
       core::msg("Give the layer one with another program and open it again."), "river-courses-of-1912.gpkg"});
  in_every_language("notices");
}

TEST_F(CutOffOnStage, NothingOnTheConsole) {
  in_every_language("the presenter's console");
}

TEST_F(CutOffOnStage, NothingOnTheConsoleWhenMuchIsWrong) {
  auto& s = stage.stage;
  s.is_black = s.is_frozen = s.has_taken = s.is_hall_lost = s.is_rehearsal = s.is_clock_paused = true;
  s.timer = session::StageTimer::CountDown;
  s.step_seconds = 4000;
  const std::vector<double> planned(14, 35.0);
  stage.times = session::stage_times(planned, 3, 5000, 4000);
  stage.warnings = {
      {core::msg("{} has no coordinate reference system that can be used", "courses-of-1912.gpkg"), {}, {}}};
  session.view.notes_size = 2;
  in_every_language("the console with everything wrong");
}

TEST_F(CutOffOnStage, NothingInTheKeysOfTheStage) {
  stage.stage.shows_keys = true;
  in_every_language("the keys of the stage");
}

}  // namespace
}  // namespace eb::ui
