// Legs follow roads by themselves: asked on the job pool, completed in the history, and what fails says why.
#include "app/leg_router.h"

#include <gmock/gmock.h>

#include <cstdlib>
#include <fstream>
#include <thread>

#include "app_fixture.h"
#include "io/routing_database.h"
#include "unit/io/osm_extract.h"

namespace eb::app {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class LegRouterTest : public testing::Test {
 protected:
  void SetUp() override {
    m_folder = fs::path{testing::TempDir()} /
               ("legs-" + std::string{testing::UnitTest::GetInstance()->current_test_info()->name()});
    fs::remove_all(m_folder);
    fs::create_directories(m_folder / "roads");
    fs::create_directories(m_folder / "scratch");
    std::ofstream{m_folder / "village.osm"} << io::village();
    const auto made = io::make_routing_database(m_folder / "village.osm", io::OsmFileKind::Xml, m_folder / "roads",
                                                m_folder / "scratch", {}, {});
    ASSERT_TRUE(made) << core::to_text(made.error());
    ASSERT_EQ(*made, io::RoutingDatabase::Made) << "the package routino has to be installed";
  }
  void TearDown() override {
    if (!m_path.empty()) ::setenv("PATH", m_path.c_str(), 1);
    fs::remove_all(m_folder);
  }
  // a and b at the street, c at the end of the main road; `kinds` of the two legs.
  void open(const std::string& routing, const std::string& kinds = R"({"kind": "routed"}, {"kind": "straight"})") {
    const auto project = m_folder / "tour.emscherblick";
    std::ofstream{project} << R"({"format": "emscherblick-project", "version": 2,)" << routing <<
        R"("routes": [{"id": "tour", "name": {"en": "Tour"}, "points": [
          {"id": "a", "position": [7.0, 51.5]}, {"id": "b", "position": [7.02, 51.5]},
          {"id": "c", "position": [7.02, 51.51]}], "legs": [)"
                           << kinds << "]}]}";
    const auto opened = m_workspace.open({project.string()});
    ASSERT_TRUE(opened) << core::to_text(opened.error());
    EXPECT_THAT(m_workspace.session().notices.list(), IsEmpty());
  }
  void settle() {
    m_router.update();
    while (m_router.is_busy()) {
      m_workspace.pump(std::chrono::milliseconds{10});
      m_router.update();
      std::this_thread::yield();
    }
  }
  [[nodiscard]] const model::Leg& leg(std::size_t index) const {
    return *m_workspace.document().routes[0]->legs[index];
  }
  void edit(const model::Edit& edit) { ASSERT_TRUE(m_workspace.apply(edit)); }
  [[nodiscard]] std::vector<std::string> notices() const {
    std::vector<std::string> texts;
    for (const auto& notice : m_workspace.session().notices.list()) texts.push_back(core::to_text(notice.content));
    return texts;
  }

  const std::string m_roads = R"("routing": "roads",)";
  fs::path m_folder;
  std::string m_path;
  Workspace m_workspace{test_reader(), 2};
  LegRouter m_router{m_workspace, EB_SOURCE_DIR "/data/openstreetmap/profiles.xml"};
};

TEST_F(LegRouterTest, AnOpenedProjectGetsTheWaysItWaitsFor) {
  open(m_roads);
  settle();
  EXPECT_GE(leg(0).path.size(), 2U);
  EXPECT_GT(leg(0).seconds.value_or(0), 60);
  EXPECT_EQ(leg(1).kind, model::LegKind::Straight);
  EXPECT_TRUE(leg(1).path.empty());
  EXPECT_FALSE(m_workspace.history().can_undo()) << "an answer is no edit";
}

TEST_F(LegRouterTest, AMovedPointIsOneStepWithItsWay) {
  open(m_roads);
  settle();
  const auto before = leg(0);
  edit(model::MovePoint{"tour", "b", {7.02, 51.506}});
  settle();
  EXPECT_FALSE(leg(0).is_awaited());
  EXPECT_GT(*leg(0).seconds, *before.seconds);
  EXPECT_EQ(m_workspace.history().steps().size(), 2U);
  m_workspace.undo();
  settle();
  EXPECT_EQ(leg(0), before);
  EXPECT_TRUE(m_workspace.history().can_redo());
}

TEST_F(LegRouterTest, WhatHasNoRoadStaysAwaitedAndSaysWhyOnce) {
  open(m_roads);
  edit(model::MovePoint{"tour", "b", {9, 52}});
  settle();
  EXPECT_TRUE(leg(0).is_awaited());
  ASSERT_THAT(notices(), SizeIs(1));
  EXPECT_THAT(notices()[0], HasSubstr("within 1 km of 52.00000, 9.00000"));
  EXPECT_THAT(m_workspace.session().unrouted_ways, SizeIs(1));
  settle();
  EXPECT_THAT(notices(), SizeIs(1));
  edit(model::MovePoint{"tour", "b", {7.02, 51.5}});
  settle();
  EXPECT_FALSE(leg(0).is_awaited()) << "back at the road it is routed";
}

TEST_F(LegRouterTest, WithoutADatabaseLegsStayStraightAndThatIsSaidOnce) {
  open("");
  settle();
  EXPECT_TRUE(leg(0).is_awaited());
  ASSERT_THAT(notices(), SizeIs(1));
  EXPECT_THAT(notices()[0], HasSubstr("no routing database"));
  edit(model::MovePoint{"tour", "b", {7.02, 51.506}});
  settle();
  EXPECT_THAT(notices(), SizeIs(1));
}

TEST_F(LegRouterTest, AMissingRouterIsSaidOnceForAllLegs) {
  open(m_roads, R"({"kind": "routed"}, {"kind": "routed"})");
  m_path = std::getenv("PATH");
  ::setenv("PATH", m_folder.c_str(), 1);
  settle();
  ASSERT_THAT(notices(), SizeIs(1));
  EXPECT_THAT(notices()[0], HasSubstr("Install the package routino"));
  EXPECT_THAT(m_workspace.session().unrouted_ways, SizeIs(2));
}

TEST_F(LegRouterTest, AQuestionNobodyWaitsForIsGivenUp) {
  open(m_roads);
  m_path = std::getenv("PATH");
  std::ofstream{m_folder / "routino-router"} << "#!/bin/sh\n: >" << (m_folder / "asked").string()
                                             << "\nexec /bin/sleep 1000\n";
  fs::permissions(m_folder / "routino-router", fs::perms::owner_all);
  ::setenv("PATH", m_folder.c_str(), 1);
  m_router.update();
  while (!fs::exists(m_folder / "asked")) std::this_thread::yield();
  edit(model::SetLeg{"tour", "a", model::Leg{}});
  settle();
  EXPECT_FALSE(m_router.is_busy());
  EXPECT_EQ(leg(0).kind, model::LegKind::Straight);
}

}  // namespace
}  // namespace eb::app
