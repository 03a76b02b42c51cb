// The opened project with everything loaded for it, without a window: opening, adding, editing, measuring.
#include "app/workspace.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "app/dispatch.h"
#include "app/new_layer.h"
#include "app/opening_day.h"
#include "app_fixture.h"
#include "tools/navigate_tool.h"

namespace eb::app {
namespace {

using namespace session;

const std::string project = EB_SOURCE_DIR "/data/emscher/emscher.emscherblick";
const std::string towns = EB_SOURCE_DIR "/data/emscher/towns-large.geojson";

class WorkspaceTest : public testing::Test {
 protected:
  void SetUp() override {
    m_folder = std::filesystem::path{testing::TempDir()} /
               ("workspace-" + std::string{testing::UnitTest::GetInstance()->current_test_info()->name()});
    std::filesystem::create_directories(m_folder);
  }
  void TearDown() override { std::filesystem::remove_all(m_folder); }

  std::string write(const std::string& name, const std::string& content) const {
    const auto path = m_folder / name;
    std::ofstream{path} << content;
    return path.string();
  }
  core::Result<void> open(const std::vector<std::string>& paths) {
    auto opened = m_workspace.open(paths);
    m_workspace.wait_until_loaded();
    return opened;
  }
  LoadState state_of(const std::string& layer) const {
    const auto* asset = m_workspace.session().assets.find(layer);
    return asset == nullptr ? LoadState::Cancelled : asset->state;
  }
  void do_action(const Action& action) {
    DispatchContext context{m_workspace, m_keeper, {}, {}, {}, {}};
    dispatch(action, context);
    m_workspace.wait_until_loaded();
  }

  std::filesystem::path m_folder;
  Workspace m_workspace{test_reader(), 2};
  ProjectKeeper m_keeper{m_workspace, m_folder / "state"};
};

TEST_F(WorkspaceTest, TheBundledProjectLoadsWholeAndWithoutANotice) {
  ASSERT_TRUE(open({project}));
  EXPECT_GT(m_workspace.document().layers.size(), 5U);
  for (const auto& layer : m_workspace.document().layers) {
    EXPECT_EQ(state_of(layer->id), LoadState::Ready) << layer->id;
  }
  for (const auto& notice : m_workspace.session().notices.list()) ADD_FAILURE() << core::to_text(notice.content);
  EXPECT_FALSE(m_workspace.history().is_modified());
  EXPECT_EQ(m_workspace.session().playback.day(), m_workspace.document().time_start);
}

TEST_F(WorkspaceTest, AClickOnThePulseOfAMilestoneFliesThere) {
  ASSERT_TRUE(open({project}));
  auto& session = m_workspace.session();
  const auto& milestones = *m_workspace.document().milestones;
  const auto with_place = std::ranges::find_if(milestones, [](const auto& m) { return m.position.has_value(); });
  ASSERT_NE(with_place, milestones.end());
  const auto place = m_workspace.to_project(*with_place->position);
  session.camera.width_px = 800;
  session.camera.height_px = 600;
  session.camera.metres_per_pixel = 200;
  session.camera.center = place + geo::Vec2d{10'000, 4'000};
  const auto click = session.camera.to_screen(place) + geo::Vec2d{9, -9};  // on its ring
  const auto click_there = [&] {
    DispatchContext context{m_workspace, m_keeper, session.camera, {}, {}, {}};
    dispatch(SelectAction{SelectAt{click}}, context);
  };
  click_there();
  EXPECT_FALSE(session.flight) << "no card is up, so there is no pulse";
  session.milestones.show(static_cast<std::size_t>(with_place - milestones.begin()));
  click_there();
  ASSERT_TRUE(session.flight);
  session.advance(5);
  EXPECT_LT(geo::length(session.camera.center - place), 1.0);
  EXPECT_LT(session.camera.metres_per_pixel, 100);
}

TEST_F(WorkspaceTest, AFileIsAddedOnTopAndIsOneUndoableStep) {
  ASSERT_TRUE(open({project}));
  const auto before = m_workspace.document().layers.size();
  ASSERT_TRUE(open({towns}));
  ASSERT_EQ(m_workspace.document().layers.size(), before + 1);
  const auto added = m_workspace.document().layers.back()->id;
  EXPECT_EQ(state_of(added), LoadState::Ready);
  do_action(Undo{});
  EXPECT_EQ(m_workspace.document().layers.size(), before);
  EXPECT_EQ(m_workspace.session().assets.find(added), nullptr) << "its data goes with it";
  do_action(Redo{});
  EXPECT_EQ(state_of(added), LoadState::Ready);
}

TEST_F(WorkspaceTest, TheSameFileTwiceHasTwoIds) {
  ASSERT_TRUE(open({towns, towns}));
  ASSERT_EQ(m_workspace.document().layers.size(), 2U);
  EXPECT_NE(m_workspace.document().layers[0]->id, m_workspace.document().layers[1]->id);
}

TEST_F(WorkspaceTest, WithoutAProjectTheFirstFileDecidesWhereTheMapIsFlat) {
  const auto file = write("japan.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature",
    "properties":{"name":"A"},"geometry":{"type":"Point","coordinates":[135.5,34.7]}}]})");
  ASSERT_TRUE(open({file}));
  EXPECT_NE(m_workspace.document().crs, "EPSG:25832");
  const auto back = m_workspace.to_lon_lat(m_workspace.to_project({135.5, 34.7}));
  EXPECT_NEAR(back.lon, 135.5, 1e-9);
  EXPECT_NEAR(back.lat, 34.7, 1e-9);
  EXPECT_FALSE(m_workspace.home_box().empty());
}

// A point with the years in which it was there.
std::string feature(const std::string& from, const std::string& to) {
  return R"({"type":"Feature","properties":{"name":"A","from":)" + from + R"(,"to":)" + to +
         R"(},"geometry":{"type":"Point","coordinates":[7.1,51.5]}})";
}

std::string collection(const std::string& features) {
  return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}

TEST_F(WorkspaceTest, TheFirstFileLeavesTheClocksWhereTheyWerePut) {
  auto& session = m_workspace.session();
  const auto opened_on = session.playback.day();
  const auto file = write("old.geojson", collection(feature(R"("1900")", R"("1910")")));
  do_action(TimeAction{SeekText{"1960"}});
  do_action(CompareAction{SetCompareMode{CompareMode::Swipe}});
  do_action(CompareAction{SetOtherText{"1905"}});
  m_workspace.open_in_background({file});
  m_workspace.wait_until_loaded();
  ASSERT_EQ(m_workspace.document().layers.size(), 1U);
  EXPECT_EQ(session.playback.day(), core::first_day_of_year(1960));
  EXPECT_EQ(session.compare.mode, CompareMode::Swipe);
  EXPECT_EQ(session.other_day(), core::first_day_of_year(1905));
  do_action(FileAction{NewProject{}});
  do_action(FileAction{AnswerQuestion{Answer::Discard}});
  EXPECT_EQ(session.playback.day(), opened_on) << "another project has its own";
}

// As a window does it: the files come in the background.
class BareFileTest : public WorkspaceTest {
 protected:
  void add(const std::string& path) {
    m_workspace.open_in_background({path});
    while (m_workspace.is_loading()) {
      m_workspace.pump(std::chrono::milliseconds{5});
      m_watch.follow(m_workspace);
    }
    m_watch.follow(m_workspace);
  }
  std::string day() { return core::to_iso(static_cast<core::Day>(m_workspace.session().playback.day())); }
  std::string old_file() { return write("old.geojson", collection(feature(R"("1900")", R"("1910")"))); }

  OpeningWatch m_watch{m_workspace};
};

TEST_F(BareFileTest, OfThePastOpensOnItsLastDay) {
  add(write("old.geojson",
            collection(feature(R"("1700")", R"("1850")") + "," + feature(R"("1860")", R"("1889-06-30")"))));
  EXPECT_EQ(day(), "1889-06-30");
  EXPECT_EQ(m_workspace.session().playback.from(), core::first_day_of_year(1800)) << "the time bar reaches that day";
  add(write("older.geojson", collection(feature(R"("1810")", R"("1820")"))));
  EXPECT_EQ(day(), "1889-06-30") << "only the first files choose";
}

TEST_F(BareFileTest, FromBeforeTheTimeBarWidensIt) {
  auto& session = m_workspace.session();
  do_action(CompareAction{SetCompareMode{CompareMode::Swipe}});
  add(write("old.geojson", collection(feature(R"("1500")", R"("1700-05-31")"))));
  EXPECT_EQ(day(), "1700-05-31");
  EXPECT_EQ(session.playback.from(), core::first_day_of_year(1500));
  EXPECT_EQ(session.playback.to(), core::first_day_of_year(2030));
  EXPECT_LT(session.other_day(), core::first_day_of_year(1671)) << "the left clock comes along";
}

TEST_F(BareFileTest, OfTodayOpensToday) {
  add(write("now.geojson", collection(feature(R"("1900")", R"("1910")") + "," + feature(R"("1990")", "null"))));
  EXPECT_EQ(day(), "2022-09-01");
}

TEST_F(BareFileTest, KeepsTheDayThatWasAskedFor) {
  m_watch.keep_day();
  add(old_file());
  EXPECT_EQ(day(), "2022-09-01");
  do_action(FileAction{NewProject{}});
  do_action(FileAction{AnswerQuestion{Answer::Discard}});
  m_watch.follow(m_workspace);
  add(old_file());
  EXPECT_EQ(day(), "1910-12-31") << "that was another project";
}

TEST_F(BareFileTest, BesideAProjectMovesNoClock) {
  ASSERT_TRUE(open({project}));
  m_watch.follow(m_workspace);
  const auto before = day();
  add(old_file());
  EXPECT_EQ(day(), before);
}

TEST_F(WorkspaceTest, AYearBeyondTheTimeBarIsToldWithWhatThereIs) {
  ASSERT_TRUE(open({project}));
  auto& session = m_workspace.session();
  for (const char* typed : {"3000", "1700", "1700-1850"}) {
    const auto before = session.notices.list().size();
    do_action(TimeAction{SeekText{typed}});
    ASSERT_EQ(session.notices.list().size(), before + 1) << typed;
    const auto told = core::to_text(session.notices.list().back().content);
    EXPECT_NE(told.find(typed), std::string::npos) << told;
    EXPECT_NE(told.find(std::to_string(core::year_of(session.playback.from()))), std::string::npos) << told;
    EXPECT_NE(told.find(std::to_string(core::year_of(session.playback.to()))), std::string::npos) << told;
  }
  const auto before = session.notices.list().size();
  do_action(TimeAction{SeekText{"1900"}});
  EXPECT_EQ(session.notices.list().size(), before);
}

TEST_F(WorkspaceTest, ABoxOnATurnedMapFillsTheView) {
  ASSERT_TRUE(open({project}));
  auto& session = m_workspace.session();
  auto& camera = session.camera;
  camera.width_px = 1200;
  camera.height_px = 800;
  camera.metres_per_pixel = 40;
  camera.center = m_workspace.home_box().center();
  camera.rotation_rad = 0.8;
  const auto middle = camera.to_world({450, 400});
  tools::NavigateTool tool;
  ActionQueue queue;
  const auto send = [&](const core::InputEvent& event) { tool.handle(event, session, 0, queue); };
  send(core::MouseMoved{300, 300});
  send(core::MouseButtonChanged{core::MouseButton::Left, true, {false, true, false}});
  send(core::MouseMoved{600, 500});
  send(core::MouseButtonChanged{core::MouseButton::Left, false, {}});
  for (auto& entry : queue.take()) do_action(entry.action);
  ASSERT_TRUE(session.flight);
  session.advance(5);
  EXPECT_NEAR(camera.metres_per_pixel, 10, 1e-9);
  EXPECT_NEAR(geo::length(camera.center - middle), 0, 1e-3);
  EXPECT_EQ(camera.rotation_rad, 0.8);
}

TEST_F(WorkspaceTest, ABrokenFileIsToldAndTheRestWorks) {
  const auto broken = write("broken.geojson", "{ this is no GeoJSON");
  const auto opened = open({broken, towns, (m_folder / "missing.gpkg").string()});
  ASSERT_FALSE(opened);
  EXPECT_NE(core::to_text(opened.error()).find("broken.geojson"), std::string::npos) << "the first error comes back";
  ASSERT_EQ(m_workspace.document().layers.size(), 1U);
  EXPECT_EQ(state_of(m_workspace.document().layers[0]->id), LoadState::Ready);
  EXPECT_EQ(m_workspace.session().notices.list().size(), 2U);
}

TEST_F(WorkspaceTest, AProjectWithAMissingSourceLoadsItsOtherLayers) {
  write("river.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},
    "geometry":{"type":"LineString","coordinates":[[7.0,51.5],[7.1,51.5]]}}]})");
  const auto file = write("p.emscherblick", R"({"format":"emscherblick-project","version":1,"layers":[
    {"id":"river","title":{"en":"River"},"source":"river.geojson"},
    {"id":"ghost","title":{"en":"Ghost"},"source":"ghost.geojson"}]})");
  (void)open({file}).has_value();
  EXPECT_EQ(state_of("river"), LoadState::Ready);
  EXPECT_EQ(state_of("ghost"), LoadState::Failed);
  EXPECT_FALSE(m_workspace.session().notices.list().empty());
}

TEST_F(WorkspaceTest, ChangingHowALayerLooksDoesNotReadItAgain) {
  ASSERT_TRUE(open({towns}));
  const auto id = m_workspace.document().layers[0]->id;
  const auto asset = m_workspace.session().assets.find(id)->asset_id;
  do_action(DoEdit{model::SetLayerOpacity{id, 0.5}, 0});
  do_action(DoEdit{model::SetLayerVisible{id, false}, 0});
  EXPECT_EQ(m_workspace.session().assets.find(id)->asset_id, asset);
  do_action(DoEdit{model::SetLayerDateFields{id, model::DateFields{"name", "", ""}}, 0});
  EXPECT_NE(m_workspace.session().assets.find(id)->asset_id, asset) << "dates are read from the file";
}

TEST_F(WorkspaceTest, ALayerCalledSensitiveForgetsItsPlacesAtOnce_AndUndoBringsThemBack) {
  ASSERT_TRUE(open({towns}));
  const auto id = m_workspace.document().layers[0]->id;
  const auto features = [&] { return m_workspace.session().assets.find(id)->features; };
  const auto towns_of_file = features()->feature_count();
  ASSERT_TRUE(m_workspace.apply(model::SetLayerSensitive{id, model::Sensitive{}}));
  m_workspace.sync_layers();
  EXPECT_EQ(features(), nullptr) << "not until the cells are there";
  EXPECT_FALSE(m_workspace.geometries().contains(id));
  m_workspace.wait_until_loaded();
  ASSERT_TRUE(features());
  EXPECT_GT(features()->coarse_m, 7'000);
  EXPECT_EQ(features()->column("name_de"), nullptr);
  do_action(session::Undo{});
  ASSERT_TRUE(features());
  EXPECT_EQ(features()->feature_count(), towns_of_file);
}

TEST_F(WorkspaceTest, ACancelledLayerStaysCancelledUntilReloaded) {
  ASSERT_TRUE(m_workspace.open({project}));
  const auto id = m_workspace.document().layers[0]->id;
  m_workspace.cancel_loading(id);
  m_workspace.wait_until_loaded();
  ASSERT_EQ(state_of(id), LoadState::Cancelled);
  m_workspace.reload(id);
  m_workspace.wait_until_loaded();
  EXPECT_EQ(state_of(id), LoadState::Ready);
}

TEST_F(WorkspaceTest, LateResultsOfAReplacedProjectAreDropped) {
  ASSERT_TRUE(m_workspace.open({project}));
  ASSERT_TRUE(m_workspace.open({project}));  // while the first still loads
  m_workspace.wait_until_loaded();
  for (const auto& layer : m_workspace.document().layers) EXPECT_EQ(state_of(layer->id), LoadState::Ready);
  EXPECT_TRUE(m_workspace.session().notices.list().empty());
}

TEST_F(WorkspaceTest, ARoutingDatabaseIsGivenToTheProjectAndTakenBack) {
  std::filesystem::create_directories(m_folder / "ruhr" / "routing");
  const auto use = [&](const std::filesystem::path& folder) {
    do_action(RouteAction{UseRoutingDatabase{folder.string()}});
    return m_workspace.document().routing;
  };
  EXPECT_EQ(use(m_folder / "ruhr"), "") << "nothing is in it";
  ASSERT_EQ(m_workspace.session().notices.list().size(), 1U);
  EXPECT_NE(core::to_text(m_workspace.session().notices.list()[0].content).find("ruhr"), std::string::npos);
  for (const char* name : {"nodes.mem", "segments.mem", "ways.mem", "relations.mem"}) {
    write("ruhr/routing/" + std::string{name}, "");
  }
  const auto database = (m_folder / "ruhr" / "routing").string();
  EXPECT_EQ(use(m_folder / "ruhr"), database) << "people choose what the import made";
  do_action(Undo{});
  EXPECT_EQ(m_workspace.document().routing, "");
  EXPECT_EQ(use(database), database);
  do_action(RouteAction{UseRoutingDatabase{}});
  EXPECT_EQ(m_workspace.document().routing, "");
}

// A project whose reading takes a while: with a track of many points.
std::string project_with_track(const std::string& title, int points) {
  std::string path;
  for (int i = 0; i < points; ++i) path += (i > 0 ? ", [7." : "[7.") + std::to_string(100'000 + i) + ", 51.5]";
  return R"({"format": "emscherblick-project", "version": 2, "title": {"en": ")" + title + R"("}, "crs": "EPSG:25832",
             "routes": [{"id": "r", "name": {"en": "Track"},
                         "points": [{"id": "a", "position": [7, 51.5]}, {"id": "b", "position": [8, 51.5]}],
                         "legs": [{"kind": "track", "path": [)" +
         path + "]}]}]}";
}

class OpeningTest : public WorkspaceTest {
 protected:
  void SetUp() override {
    WorkspaceTest::SetUp();
    m_long = write("long.emscherblick", project_with_track("Long", 60'000));
    m_short = write("short.emscherblick", project_with_track("Short", 10));
  }
  [[nodiscard]] std::string title() const { return m_workspace.document().title.in("en"); }
  [[nodiscard]] std::string last_notice() const {
    const auto& notices = m_workspace.session().notices.list();
    return notices.empty() ? std::string{} : core::to_text(notices.back().content);
  }
  std::string m_long, m_short;
};

TEST_F(OpeningTest, AProjectIsReadByAWorker) {
  bool is_shown = false;
  m_workspace.open_in_background({m_long}, [&] { is_shown = true; });
  EXPECT_NE(title(), "Long") << "not while the caller waits";
  EXPECT_TRUE(m_workspace.is_loading());
  EXPECT_EQ(m_workspace.session().project.opening, m_long);
  EXPECT_FALSE(is_shown);
  m_workspace.wait_until_loaded();
  EXPECT_TRUE(is_shown);
  EXPECT_EQ(title(), "Long");
  EXPECT_EQ(m_workspace.session().project.opening, "");
  EXPECT_EQ(m_workspace.session().project.path, m_long);
  EXPECT_EQ(m_workspace.document().routes.front()->legs.front()->path.size(), 60'000U);
}

TEST_F(OpeningTest, TheProjectAskedForLastWins) {
  m_workspace.open_in_background({m_long});
  m_workspace.open_in_background({m_short});
  m_workspace.wait_until_loaded();
  while (m_workspace.jobs().pending() > 0) m_workspace.pump(std::chrono::milliseconds{5});
  EXPECT_EQ(title(), "Short") << "whichever was read first";
  m_workspace.open_in_background({m_long});
  ASSERT_TRUE(m_workspace.open({m_short})) << "the same for who waits";
  m_workspace.wait_until_loaded();
  EXPECT_EQ(title(), "Short");
}

TEST_F(OpeningTest, ABrokenProjectIsToldAndTheOpenOneStays) {
  ASSERT_TRUE(open({m_short}));
  const auto broken = write("broken.emscherblick", R"({"format": "emscherblick-project", "version": 2, "layers": 7})");
  m_workspace.open_in_background({broken, towns});
  m_workspace.wait_until_loaded();
  EXPECT_EQ(title(), "Short");
  EXPECT_NE(last_notice().find("broken.emscherblick"), std::string::npos) << last_notice();
  EXPECT_EQ(m_workspace.document().layers.size(), 1U) << "the file named with it opens nevertheless";
}

TEST_F(OpeningTest, FilesNamedMeanwhileBelongToTheNewProject) {
  m_workspace.open_in_background({towns, m_long});
  m_workspace.open_in_background({towns});
  m_workspace.wait_until_loaded();
  EXPECT_EQ(title(), "Long");
  EXPECT_EQ(m_workspace.document().layers.size(), 2U);
}

TEST_F(OpeningTest, WhatWasDoneMeanwhileIsNotThrownAway) {
  ASSERT_TRUE(open({towns}));
  m_workspace.open_in_background({m_long});
  ASSERT_TRUE(m_workspace.apply(model::SetLayerOpacity{m_workspace.document().layers.front()->id, 0.5}));
  m_workspace.wait_until_loaded();
  EXPECT_NE(title(), "Long");
  EXPECT_EQ(m_workspace.document().layers.front()->opacity, 0.5);
  EXPECT_NE(last_notice().find(m_long), std::string::npos) << last_notice();
}

TEST_F(OpeningTest, ItCanBeCancelled) {
  ASSERT_TRUE(open({m_short}));
  m_workspace.open_in_background({m_long});
  do_action(FileAction{CancelOpening{}});
  EXPECT_FALSE(m_workspace.is_loading());
  while (m_workspace.jobs().pending() > 0) m_workspace.pump(std::chrono::milliseconds{5});
  EXPECT_EQ(title(), "Short");
}

// The worker still reads while everything it would tell goes.
TEST_F(OpeningTest, TheProgramMayEndMeanwhile) {
  bool is_shown = false;
  {
    Workspace ends_at_once{test_reader(), 1};
    ends_at_once.open_in_background({m_long}, [&] { is_shown = true; });
  }
  EXPECT_FALSE(is_shown);
}

TEST_F(OpeningTest, ASaveOfTheOldProjectDoesNotClaimTheNewOne) {
  const auto mine = write("mine.emscherblick", project_with_track("Mine", 3));
  ASSERT_TRUE(open({mine}));
  ASSERT_TRUE(m_workspace.apply(model::RouteEdit{model::SetRouteVisible{"r", false}}));
  m_workspace.open_in_background({m_long});
  m_keeper.save({});
  m_workspace.wait_until_loaded();
  m_keeper.end();
  EXPECT_EQ(title(), "Long");
  EXPECT_EQ(m_workspace.opened().path, m_long);
  EXPECT_FALSE(m_workspace.history().is_modified());
}

TEST_F(WorkspaceTest, TheFiguresFollowTheClock) {
  ASSERT_TRUE(open({project}));
  const auto at = [this](const char* date) {
    do_action(TimeAction{SeekText{date}});
    return m_workspace.kilometres();
  };
  const auto old = at("1930");
  const auto now = at("2022-09-01");
  EXPECT_GT(old.at("open_sewer"), now.at("open_sewer"));
  EXPECT_GT(now.at("renatured"), old.at("renatured"));
  EXPECT_EQ(at("1930"), old);
}

TEST_F(WorkspaceTest, TheNextChangeIsLaterAndThePreviousLeadsBack) {
  ASSERT_TRUE(open({project}));
  do_action(TimeAction{SeekText{"1989"}});
  do_action(TimeAction{SeekChange{1}});
  const double next = m_workspace.session().playback.day();
  do_action(TimeAction{SeekChange{1}});
  EXPECT_GT(m_workspace.session().playback.day(), next);
  do_action(TimeAction{SeekChange{-1}});
  EXPECT_EQ(m_workspace.session().playback.day(), next);
}

TEST_F(WorkspaceTest, ALeapDayAndALastOfTheMonthStepToDaysThatExist) {
  ASSERT_TRUE(open({project}));
  const auto step = [this](const char* from, TimeStep unit, int count) {
    do_action(TimeAction{SeekText{from}});
    do_action(TimeAction{StepTime{unit, count}});
    return core::to_iso(static_cast<core::Day>(m_workspace.session().playback.day()));
  };
  EXPECT_EQ(step("2004-02-29", TimeStep::Year, 1), "2005-02-28");
  EXPECT_EQ(step("1989-01-31", TimeStep::Month, 1), "1989-02-28");
  EXPECT_EQ(step("1989-01-15", TimeStep::Month, -1), "1988-12-15");
  EXPECT_EQ(step("1989-12-31", TimeStep::Day, 1), "1990-01-01");
  EXPECT_EQ(step("1989-06-12", TimeStep::Decade, -2), "1969-06-12");
}

TEST_F(WorkspaceTest, ADateNobodyUnderstandsIsANoticeAndMovesNothing) {
  ASSERT_TRUE(open({project}));
  const double before = m_workspace.session().playback.day();
  do_action(TimeAction{SeekText{"the day after the flood"}});
  EXPECT_EQ(m_workspace.session().playback.day(), before);
  EXPECT_EQ(m_workspace.session().notices.list().size(), 1U);
}

TEST_F(WorkspaceTest, AClickFindsTheTopmostVisibleFeature) {
  const auto below = write("below.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature",
    "properties":{"name":"area"},"geometry":{"type":"Polygon",
    "coordinates":[[[7.0,51.5],[7.1,51.5],[7.1,51.6],[7.0,51.6],[7.0,51.5]]]}}]})");
  const auto above = write("above.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature",
    "properties":{"name":"line"},"geometry":{"type":"LineString","coordinates":[[7.0,51.55],[7.1,51.55]]}}]})");
  ASSERT_TRUE(open({below, above}));
  auto& camera = m_workspace.session().camera;
  camera.center = m_workspace.to_project({7.05, 51.55});
  camera.metres_per_pixel = 20;
  const geo::Vec2d middle{camera.width_px / 2.0, camera.height_px / 2.0};
  auto selection = select_at(m_workspace, middle, 8);
  ASSERT_EQ(selection.features.size(), 2U);
  EXPECT_EQ(selection.features[0].layer, "above");
  do_action(DoEdit{model::SetLayerVisible{"above", false}, 0});
  selection = select_at(m_workspace, middle, 8);
  ASSERT_EQ(selection.features.size(), 1U);
  EXPECT_EQ(selection.features[0].layer, "below");
  EXPECT_TRUE(select_at(m_workspace, {0, 0}, 8).empty());
}

TEST_F(WorkspaceTest, NetworkSourcesAreRefusedUnlessAllowed) {
  const auto opened = open({"/vsicurl/http://127.0.0.1:9/never.geojson"});
  ASSERT_FALSE(opened);
  EXPECT_TRUE(m_workspace.document().layers.empty());
}

TEST(GroundTruth, GridNorthTurnsAwayFromTrueNorthOffTheMeridian) {
  Workspace workspace{test_reader(), 0};
  const auto on_meridian = workspace.ground_truth(workspace.to_project({9.0, 51.5}));
  EXPECT_NEAR(on_meridian.convergence_rad, 0, 1e-6);
  EXPECT_NEAR(on_meridian.metres_per_unit, 1 / 0.9996, 1e-4);
  // West of the central meridian true north lies to the right of grid north: gamma = (lon - lon0) sin(lat).
  const double expected = (7.0 - 9.0) * std::sin(51.5 * 3.14159265358979 / 180) * 3.14159265358979 / 180;
  const auto west = workspace.ground_truth(workspace.to_project({7.0, 51.5}));
  EXPECT_NEAR(std::abs(west.convergence_rad), std::abs(expected), 1e-4);
  EXPECT_GT(west.convergence_rad, 0);
}

TEST(LayersForSource, EachLayerOfTheSourceHasAnIdAndAColourOfItsOwn) {
  auto document = model::make_empty_document();
  io::SourceReader::Listing listing;
  listing.vector_layers = {"rivers", "lakes"};
  listing.has_raster = true;
  const auto layers = layers_for_source(document, "/nowhere/water.gpkg", listing);
  ASSERT_EQ(layers.size(), 3U);
  EXPECT_NE(layers[0].id, layers[1].id);
  EXPECT_NE(layers[1].id, layers[2].id);
  EXPECT_EQ(layers[1].source_layer, "rivers");
  EXPECT_NE(layers[1].style.color.dark, layers[2].style.color.dark);
}

TEST(LayersForSource, AnIdThatIsTakenGetsANumber) {
  auto document = model::make_empty_document();
  io::SourceReader::Listing listing;
  listing.vector_layers = {"water"};
  const auto first = layers_for_source(document, "/nowhere/water.shp", listing);
  document.layers.push_back(std::make_shared<const model::Layer>(first[0]));
  const auto second = layers_for_source(document, "/elsewhere/water.shp", listing);
  EXPECT_EQ(first[0].id, "water");
  EXPECT_EQ(second[0].id, "water-2");
}

}  // namespace
}  // namespace eb::app
