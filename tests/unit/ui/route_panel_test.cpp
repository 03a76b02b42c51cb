// The routes in the panel on the left, and what is known about a stop, driven as a person would.
#include "ui/route_panel.h"

#include <gmock/gmock.h>

#include <filesystem>

#include "model/route_commands.h"
#include "ui_fixture.h"

namespace eb::ui {
namespace {

using core::Key;
using session::RouteAction;

class RoutePanel : public UiTest {
 protected:
  RoutePanel() {
    auto route = model::empty_route(history.document(), {});
    route.id = "r";
    route.name.by_language["en"] = "Tour";
    for (const char* name : {"First", "Second", "Third"}) {
      route.points.push_back(model::new_stop(route, {7, 51}, name, "en"));
    }
    route.legs = {model::straight_leg(), model::straight_leg()};
    edit(model::AddRoute{route, 0});
  }
  void edit(const model::RouteEdit& edit) { EXPECT_TRUE(history.apply(edit)); }
  [[nodiscard]] const model::Route& route() const { return *history.document().routes.front(); }
  // Clicks down the panel at `x` until something of this kind comes out.
  template <class Group, class Leaf>
  std::optional<Leaf> click_down(double x) {
    frame();
    for (double y = 60; y < 600; y += 10) {
      actions.clear();
      click(x, y);
      play({press(Key::Escape), release(Key::Escape)});
      if (const auto found = emitted<Group, Leaf>(); !found.empty()) return found.front();
    }
    return std::nullopt;
  }
  template <class Leaf>
  std::vector<Leaf> edits() const {
    std::vector<Leaf> found;
    for (const auto& action : actions) {
      const auto* done = std::get_if<session::DoEdit>(&action);
      const auto* of_route = done != nullptr ? std::get_if<model::RouteEdit>(&done->edit) : nullptr;
      if (const auto* leaf = of_route != nullptr ? std::get_if<Leaf>(of_route) : nullptr) found.push_back(*leaf);
    }
    return found;
  }
  core::InputQueue typing(const std::string& text) const {
    core::InputQueue events;
    for (const char c : text) events.push_back(core::CharTyped{static_cast<std::uint32_t>(c)});
    events.push_back(press(Key::Enter));
    events.push_back(release(Key::Enter));
    return events;
  }
};

TEST_F(RoutePanel, AStopInTheListIsSelectedByAClick) {
  const auto selected = click_down<session::SelectAction, session::SelectPoint>(120);
  ASSERT_TRUE(selected);
  EXPECT_EQ(selected->point.route, "r");
  EXPECT_EQ(selected->point.point, route().points[0].id);
}

TEST_F(RoutePanel, ARouteIsEditedByItsButton) {
  const auto edited = click_down<RouteAction, session::EditRoute>(252);
  ASSERT_TRUE(edited);
  EXPECT_EQ(edited->route, "r");
}

TEST_F(RoutePanel, DraggingAStopOntoAnotherPutsItThere) {
  session.editing.route = "r";
  frame();
  bool moved = false;
  for (double y = 200; y < 420 && !moved; y += 8) {
    actions.clear();
    play({core::MouseMoved{120, y}, core::MouseButtonChanged{core::MouseButton::Left, true, {}}});
    play({core::MouseMoved{120, y + 20}});
    play({core::MouseMoved{120, y + 44}});
    play({core::MouseButtonChanged{core::MouseButton::Left, false, {}}});
    moved = !edits<model::ReorderPoint>().empty();
  }
  ASSERT_TRUE(moved);
  const auto reorder = edits<model::ReorderPoint>().front();
  EXPECT_EQ(*route().index_of(reorder.point) + 1, reorder.index);
}

TEST_F(RoutePanel, DraggingARouteOntoAnotherPutsItThere) {
  auto other = model::empty_route(history.document(), {});
  other.id = "other";
  other.name.by_language["en"] = "Other";
  edit(model::AddRoute{other, 1});
  session.editing.route = "other";  // folds the first one up
  frame();
  bool moved = false;
  for (double y = 60; y < 300 && !moved; y += 6) {
    actions.clear();
    play({core::MouseMoved{90, y}, core::MouseButtonChanged{core::MouseButton::Left, true, {}}});
    for (double to = y + 12; to < y + 60; to += 12) play({core::MouseMoved{90, to}});
    play({core::MouseButtonChanged{core::MouseButton::Left, false, {}}});
    moved = !edits<model::MoveRoute>().empty();
  }
  ASSERT_TRUE(moved);
  EXPECT_EQ(edits<model::MoveRoute>().front(), (model::MoveRoute{"r", 1}));
}

// From the list of routes through the menu to a folder in the dialog for files.
TEST_F(RoutePanel, ARoutingDatabaseIsChosenInTheDialogForFiles) {
  frame();
  const auto asked = [&] {
    for (const auto& show : emitted<session::WindowAction, session::ShowPanel>())
      if (show.panel == session::Panel::OpenDialog && show.on) return true;
    return false;
  };
  for (double y = 60; y < 500 && !asked(); y += 8) {
    for (double x = 60; x < 280 && !asked(); x += 40) {
      actions.clear();
      click(x, y);
      click(x + 20, y + 62);
      if (!asked()) play({press(Key::Escape), release(Key::Escape)});
    }
  }
  ASSERT_TRUE(asked());
  session.panels.open_dialog = true;
  for (int i = 0; i < 3; ++i) frame();
  const auto chosen = [&] { return emitted<RouteAction, session::UseRoutingDatabase>(); };
  for (double y = 860; y > 300 && chosen().empty(); y -= 8) click(440, y);
  ASSERT_EQ(chosen().size(), 1U);
  EXPECT_TRUE(std::filesystem::is_directory(chosen().front().folder)) << chosen().front().folder;
}

TEST_F(RoutePanel, GAsksForAPlaceAndEnterSendsIt) {
  session.editing.route = "r";
  session.editing.asks_position = true;
  frame();
  session.editing.asks_position = false;
  for (int i = 0; i < 3; ++i) frame();
  play(typing("51.5 N 7 E"));
  const auto sent = emitted<RouteAction, session::GoToText>();
  ASSERT_EQ(sent.size(), 1U);
  EXPECT_EQ(sent[0].text, "51.5 N 7 E");
  EXPECT_EQ(sent[0].what, session::GoToText::What::AddStop);
}

TEST_F(RoutePanel, FiveHundredStopsAreOneList) {
  auto many = model::empty_route(history.document(), {});
  many.id = "many";
  for (int i = 0; i < 500; ++i) {
    many.points.push_back(model::new_stop(many, {7, 51}, "Stop " + std::to_string(i), "en"));
    if (i > 0) many.legs.push_back(model::straight_leg());
  }
  edit(model::RemoveRoute{"r"});
  edit(model::AddRoute{many, 0});
  EXPECT_TRUE((click_down<session::SelectAction, session::SelectPoint>(120)));
}

class StopFields : public RoutePanel {
 protected:
  StopFields() {
    session.editing.route = "r";
    session.selection.point = session::PointRef{"r", route().points[1].id};
  }
  // Types into one field of the inspector after the other until an edit of the stop comes out for which it holds.
  template <class Holds>
  bool type_somewhere(const std::string& text, Holds holds) {
    return type_down<model::SetStop>(text, [&](const auto& set) { return set.stop && holds(*set.stop); });
  }
  // The same for the meeting point. What has several lines is done with the next click elsewhere.
  template <class Holds>
  bool sets_meeting(const std::string& text, Holds holds) {
    return type_down<model::SetMeetingPoint>(text, [&](const auto& set) { return holds(set.meeting_point); });
  }
  template <class Edit, class Holds>
  bool type_down(const std::string& text, Holds holds) {
    frame();
    for (double y = 60; y < height - 140; y += 9) {
      actions.clear();
      click(1250, y);
      play(typing(text));
      for (const auto& set : edits<Edit>()) {
        if (holds(set)) return true;
      }
    }
    return false;
  }
};

TEST_F(StopFields, NameStayAndFixedTimesAreTyped) {
  EXPECT_TRUE(type_somewhere("Museum", [](const model::Stop& stop) { return stop.name.in("en") == "Museum"; }));
  EXPECT_TRUE(type_somewhere("45", [](const model::Stop& stop) { return stop.dwell_minutes == 45; }));
  EXPECT_TRUE(type_somewhere("12:30", [](const model::Stop& stop) { return stop.fixed_arrival == 12 * 60 + 30; }));
}

TEST_F(StopFields, AccessibilityAndWalkingDistanceAreTyped) {
  height = 1600;
  EXPECT_TRUE(
      type_somewhere("Steps", [](const model::Stop& s) { return s.accessibility.text.in("en").starts_with("Steps"); }));
  EXPECT_TRUE(type_somewhere("350", [](const model::Stop& s) { return s.walking_m == 350; }));
}

TEST_F(StopFields, TheFirstStopHasTheMeetingPointOfTheRoute) {
  height = 1600;
  session.selection.point = session::PointRef{"r", route().points[0].id};
  EXPECT_TRUE(sets_meeting("Gate", [](const auto& meeting) { return meeting.text.in("en").starts_with("Gate"); }));
  EXPECT_TRUE(sets_meeting("8:45", [](const auto& meeting) { return meeting.minutes == 8 * 60 + 45; }));
  EXPECT_TRUE(sets_meeting("51.5 N 7.25 E", [](const auto& meeting) {
    return meeting.position == geo::LonLat{7.25, 51.5};
  }));
  session.selection.point = session::PointRef{"r", route().points[1].id};
  EXPECT_FALSE(sets_meeting("Gate", [](const auto&) { return true; }));
}

TEST_F(StopFields, OnlyTheEditedRouteHasThem) {
  session.editing.route.clear();
  EXPECT_FALSE(type_somewhere("Museum", [](const model::Stop&) { return true; }));
}

}  // namespace
}  // namespace eb::ui
