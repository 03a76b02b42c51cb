// What a hand on mouse and keys does to the edited route, told by the actions that come out.
#include "tools/route_tool.h"

#include <gtest/gtest.h>

#include "model/history.h"
#include "model/route_commands.h"

namespace eb::tools {
namespace {

using namespace session;
using core::Key;
using core::MouseButton;

// A map of 1000 x 600 pixels, one metre each, whose degrees are thousandths of metres: the middle lies at 0, 0.
class RouteHand : public testing::Test {
 protected:
  RouteHand() : m_history{model::make_empty_document()} {
    m_session.camera.width_px = 1000;
    m_session.camera.height_px = 600;
    m_session.camera.metres_per_pixel = 1;
    m_session.covered = {100, 40, 0, 100};
    model::Route route;
    route.id = "r";
    for (const double lon : {-0.2, 0.0, 0.2}) route.points.push_back(model::new_stop(route, {lon, 0}, {}, "en"));
    route.points[1].stop = nullptr;
    route.legs = {model::straight_leg(), model::straight_leg()};
    EXPECT_TRUE(m_history.apply(model::RouteEdit{model::AddRoute{route, 0}}));
    m_session.editing.route = "r";
  }

  [[nodiscard]] const model::Route& route() const { return *m_history.document().routes.front(); }
  [[nodiscard]] std::vector<std::string> ids() const {
    std::vector<std::string> ids;
    for (const auto& point : route().points) ids.push_back(point.id);
    return ids;
  }
  [[nodiscard]] std::shared_ptr<const RouteShape> shape() const {
    if (m_session.editing.route.empty()) return nullptr;
    auto shape = std::make_shared<RouteShape>();
    shape->route = m_history.document().routes.front();
    for (const auto& p : route().points) shape->points.push_back({p.position.lon * 1000, p.position.lat * 1000});
    for (std::size_t i = 0; i < route().legs.size(); ++i) {
      LegShape leg{route().legs[i], {}, {}};
      for (const auto& chunk : leg.leg->path.chunks()) {
        std::vector<geo::Vec2d> points;
        for (const auto p : *chunk) points.push_back({p.lon * 1000, p.lat * 1000});
        leg.chunks.push_back(std::make_shared<const geo::PlaneChunk>(geo::make_plane_chunk(chunk, points)));
        leg.box.add(leg.chunks.back()->box);
      }
      leg.box.add(shape->points[i]);
      leg.box.add(shape->points[i + 1]);
      shape->box.add(leg.box);
      shape->legs.push_back(leg);
    }
    return shape;
  }
  // As the program does: what the tool asks for happens.
  void apply(const Action& action) {
    if (const auto* edit = std::get_if<DoEdit>(&action)) {
      EXPECT_TRUE(m_history.apply(edit->edit, edit->gesture));
    } else if (const auto* select = std::get_if<SelectAction>(&action)) {
      const auto* point = std::get_if<SelectPoint>(select);
      m_session.selection.point = point != nullptr ? std::optional{point->point} : std::nullopt;
    } else if (const auto* asked = std::get_if<RouteAction>(&action)) {
      if (const auto* aim = std::get_if<AimRoute>(asked)) m_session.editing.aimed = aim->hit;
      if (const auto* draw = std::get_if<DrawRoute>(asked)) m_session.editing.is_drawing = draw->on;
      if (const auto* edited = std::get_if<EditRoute>(asked)) m_session.editing.route = edited->route;
      if (const auto* menu = std::get_if<OpenRouteMenu>(asked)) m_session.editing.menu = menu->menu;
      if (const auto* preview = std::get_if<PreviewRoute>(asked)) {
        m_session.editing.preview = preview->edit ? m_history.document().routes.front() : nullptr;
        m_session.editing.snap = preview->snap;
        m_previews += preview->edit ? 1 : 0;
      }
    }
    ++m_asked;
  }
  bool send(const core::InputEvent& event) {
    const RouteToolContext context{m_history.document(),
                                   m_session,
                                   shape(),
                                   m_scale,
                                   m_now,
                                   [](geo::Vec2d p) {
                                     return geo::LonLat{p.x / 1000, p.y / 1000};
                                   },
                                   m_snap};
    const bool used = m_tool.handle(event, context, m_queue);
    for (const auto& entry : m_queue.take()) apply(entry.action);
    return used;
  }
  // Pixels from the middle of the map, y up.
  bool move(double x, double y) { return send(core::MouseMoved{500 + x, 300 - y}); }
  bool press(core::Modifiers mods = {}, MouseButton button = MouseButton::Left) {
    return send(core::MouseButtonChanged{button, true, mods});
  }
  bool release(core::Modifiers mods = {}, MouseButton button = MouseButton::Left) {
    return send(core::MouseButtonChanged{button, false, mods});
  }
  void drag(double x0, double y0, double x1, double y1) {
    move(x0, y0);
    press();
    move((x0 + x1) / 2, (y0 + y1) / 2);
    move(x1, y1);
    release();
  }
  void click(double x, double y, core::Modifiers mods = {}) {
    move(x, y);
    press(mods);
    release(mods);
    m_now += 1;
  }
  bool key(Key which, core::Modifiers mods = {}) { return send(core::KeyChanged{which, true, false, mods}); }
  [[nodiscard]] std::size_t steps() const { return m_history.steps().size() - 2; }  // since the route is there
  static void expect_at(const model::RoutePoint& point, double x, double y) {
    EXPECT_NEAR(point.position.lon * 1000, x, 1e-9);
    EXPECT_NEAR(point.position.lat * 1000, y, 1e-9);
  }

  RouteTool m_tool;
  Session m_session;
  model::History m_history;
  ActionQueue m_queue;
  std::function<std::optional<Snap>(geo::Vec2d, double, const RouteHit*)> m_snap;
  double m_scale = 1, m_now = 100;
  int m_asked = 0, m_previews = 0;
};

TEST_F(RouteHand, NobodyWhoOnlyLooksMovesAStop) {
  m_session.editing.route.clear();
  const auto before = m_history.document().routes.front();
  drag(-200, 0, -150, 50);
  EXPECT_FALSE(key(Key::Delete));
  EXPECT_FALSE(key(Key::Escape));
  EXPECT_EQ(m_history.document().routes.front(), before);
  EXPECT_EQ(m_asked, 0);
}

TEST_F(RouteHand, ShowsWhatAPressWouldTake) {
  move(-198, 5);
  ASSERT_TRUE(m_session.editing.aimed);
  EXPECT_EQ(m_session.editing.aimed->kind, RouteHit::Kind::Point);
  const int asked = m_asked;
  move(-198, 5);
  EXPECT_EQ(m_asked, asked) << "said once";
  move(-100, 3);
  ASSERT_TRUE(m_session.editing.aimed);
  EXPECT_EQ(m_session.editing.aimed->kind, RouteHit::Kind::Leg);
  move(-100, 30);
  EXPECT_FALSE(m_session.editing.aimed);
  move(-450, 0);
  EXPECT_FALSE(m_session.editing.aimed) << "a panel is there";
}

TEST_F(RouteHand, ADragIsOneStepAndAPreviewUntilThen) {
  const auto second_leg = route().legs[1];
  move(-203, 2);
  EXPECT_TRUE(press());
  EXPECT_TRUE(move(-180, 20));
  EXPECT_TRUE(move(-153, 52));
  EXPECT_TRUE(m_session.editing.preview);
  EXPECT_EQ(steps(), 0U) << "nothing has happened yet";
  EXPECT_TRUE(release());
  EXPECT_EQ(steps(), 1U);
  EXPECT_FALSE(m_session.editing.preview);
  expect_at(route().points[0], -150, 50);
  EXPECT_EQ(route().legs[1], second_leg) << "the other leg is the same object";
  EXPECT_EQ(m_session.selection.point, (PointRef{"r", ids()[0]}));
  EXPECT_TRUE(m_history.undo());
  expect_at(route().points[0], -200, 0);
}

TEST_F(RouteHand, EscapeDropsADrag) {
  move(-200, 0);
  press();
  move(-150, 50);
  EXPECT_TRUE(key(Key::Delete)) << "other keys wait";
  EXPECT_TRUE(key(Key::Escape));
  EXPECT_FALSE(m_session.editing.preview);
  EXPECT_TRUE(m_session.editing.is_on());
  move(-100, 90);
  release();
  EXPECT_EQ(steps(), 0U);
}

TEST_F(RouteHand, ADragOfALegSetsAPointIntoIt) {
  drag(-100, 2, -90, 80);
  ASSERT_EQ(route().points.size(), 4U);
  expect_at(route().points[1], -90, 78);
  EXPECT_FALSE(route().points[1].stop);
  EXPECT_EQ(m_session.selection.point, (PointRef{"r", route().points[1].id}));
  EXPECT_EQ(steps(), 1U);
}

TEST_F(RouteHand, OfATrackTheVerticesMoveAndNewOnesCome) {
  const std::vector<geo::LonLat> path{{-0.15, 0.1}, {-0.05, 0.1}};
  const model::Leg track{model::LegKind::Track, geo::ChunkedPath{path}, {}, {}};
  ASSERT_TRUE(m_history.apply(model::RouteEdit{model::SetLeg{"r", ids()[0], track}}));
  drag(-150, 100, -140, 150);
  EXPECT_NEAR(route().legs[0]->path[0].lat, 0.15, 1e-12);
  EXPECT_EQ(route().legs[0]->path.size(), 2U);
  drag(-95, 125, -95, 180);
  ASSERT_EQ(route().legs[0]->path.size(), 3U);
  EXPECT_NEAR(route().legs[0]->path[1].lat, 0.18, 1e-12);
  EXPECT_EQ(route().points.size(), 3U);
  EXPECT_EQ(steps(), 3U);
}

TEST_F(RouteHand, LeavesTheRestToTheMap) {
  move(0, 100);
  EXPECT_FALSE(press());
  EXPECT_FALSE(release());
  move(-200, 0);
  EXPECT_FALSE(press({false, true, false})) << "Shift draws a box";
  move(0, -250);
  EXPECT_FALSE(press()) << "the time bar is there";
  EXPECT_FALSE(key(Key::Space));
  EXPECT_FALSE(key(Key::Z, {true, false, false}));
  EXPECT_FALSE(key(Key::Left, {true, false, false})) << "Ctrl and arrows are the clock's";
}

TEST_F(RouteHand, DrawingAddsStopsAtTheEnd) {
  m_session.editing.is_drawing = true;
  click(250, 50);
  click(260, 100, {true, false, false});
  ASSERT_EQ(route().points.size(), 5U);
  EXPECT_TRUE(route().points[3].stop);
  EXPECT_FALSE(route().points[4].stop) << "with Ctrl a shaping point";
  expect_at(route().points[4], 260, 100);
  EXPECT_EQ(steps(), 2U);
  move(300, 120);
  EXPECT_TRUE(m_session.editing.preview) << "the leg to the mouse";
  EXPECT_TRUE(key(Key::Enter));
  EXPECT_FALSE(m_session.editing.is_drawing);
  EXPECT_FALSE(key(Key::Enter)) << "Enter is the divider's again";
}

TEST_F(RouteHand, ADoubleClickAddsOnceAndEndsDrawing) {
  m_session.editing.is_drawing = true;
  move(250, 50);
  for (int i = 0; i < 2; ++i) {
    press();
    release();
    m_now += 0.2;
  }
  EXPECT_EQ(route().points.size(), 4U);
  EXPECT_FALSE(m_session.editing.is_drawing);
}

TEST_F(RouteHand, WithShiftTheNextLegIsStraight) {
  ASSERT_TRUE(m_history.apply(model::RouteEdit{*model::set_leg_kind(route(), ids()[1], model::LegKind::Routed)}));
  m_session.editing.is_drawing = true;
  click(250, 50);
  EXPECT_EQ(route().legs[2]->kind, model::LegKind::Routed) << "as the one before";
  click(260, 100, {false, true, false});
  EXPECT_EQ(route().legs[3]->kind, model::LegKind::Straight);
  EXPECT_EQ(steps(), 3U) << "point and leg are one step";
}

TEST_F(RouteHand, AMapIsPannedWhileDrawing) {
  m_session.editing.is_drawing = true;
  drag(250, 50, 300, 90);
  EXPECT_EQ(route().points.size(), 3U);
}

TEST_F(RouteHand, ArrowsMoveWhatIsSelectedAndARunIsOneStep) {
  m_session.selection.point = PointRef{"r", ids()[0]};
  for (int i = 0; i < 5; ++i) {
    EXPECT_TRUE(key(Key::Right));
    m_now += 0.1;
  }
  EXPECT_TRUE(key(Key::Up, {false, true, false}));
  expect_at(route().points[0], -195, 10);
  EXPECT_EQ(steps(), 1U);
  m_now += 2;
  key(Key::Right);
  EXPECT_EQ(steps(), 2U) << "after a pause a step of its own";
  m_session.selection.point.reset();
  EXPECT_FALSE(key(Key::Left)) << "then arrows are the map's";
}

TEST_F(RouteHand, DeleteGoesThroughARowOfPoints) {
  m_session.selection.point = PointRef{"r", ids()[0]};
  EXPECT_TRUE(key(Key::Delete));
  EXPECT_TRUE(key(Key::Backspace));
  EXPECT_TRUE(key(Key::Delete));
  EXPECT_TRUE(route().points.empty());
  EXPECT_EQ(steps(), 3U);
}

TEST_F(RouteHand, InsertSetsAPointIntoTheLegOrTheMiddleOfTheMap) {
  m_session.selection.point = PointRef{"r", ids()[0]};
  EXPECT_TRUE(key(Key::Insert));
  ASSERT_EQ(route().points.size(), 4U);
  expect_at(route().points[1], -100, 0);
  m_session.selection.point.reset();
  EXPECT_TRUE(key(Key::Insert));
  ASSERT_EQ(route().points.size(), 5U);
  expect_at(route().points[4], 50, 30);  // of what the panels leave free
  EXPECT_TRUE(route().points[4].stop);
}

TEST_F(RouteHand, KeysChangeKindOrderAndDirection) {
  m_session.selection.point = PointRef{"r", ids()[0]};
  const auto before = ids();
  key(Key::P);
  EXPECT_FALSE(route().points[0].stop);
  key(Key::K);
  EXPECT_TRUE(route().legs[0]->is_awaited());
  key(Key::Down, {true, false, false});
  EXPECT_EQ(ids()[1], before[0]);
  key(Key::R);
  EXPECT_EQ(ids()[0], before[2]);
  EXPECT_EQ(steps(), 4U);
}

TEST_F(RouteHand, EscapeLeavesDrawingThenTheSelectionThenEditing) {
  m_session.editing.is_drawing = true;
  m_session.selection.point = PointRef{"r", ids()[0]};
  EXPECT_TRUE(key(Key::Escape));
  EXPECT_FALSE(m_session.editing.is_drawing);
  EXPECT_TRUE(key(Key::Escape));
  EXPECT_FALSE(m_session.selection.point);
  EXPECT_TRUE(key(Key::Escape));
  EXPECT_FALSE(m_session.editing.is_on());
  EXPECT_FALSE(key(Key::Escape));
}

TEST_F(RouteHand, ARightClickOpensTheMenuOfWhatIsThere) {
  move(-100, 0);
  EXPECT_TRUE(press({}, MouseButton::Right));
  EXPECT_TRUE(release({}, MouseButton::Right));
  ASSERT_TRUE(m_session.editing.menu);
  EXPECT_EQ(m_session.editing.menu->hit.kind, RouteHit::Kind::Leg);
  EXPECT_NEAR(m_session.editing.menu->position.lon, -0.1, 1e-12);
  m_session.editing.menu.reset();
  move(-100, 90);
  EXPECT_FALSE(press({}, MouseButton::Right)) << "else the right button turns the map";
}

TEST_F(RouteHand, APointClingsToWhatIsNearUnlessAltLetsItGo) {
  m_snap = [](geo::Vec2d place, double reach_m, const RouteHit* moved) -> std::optional<Snap> {
    const geo::Vec2d museum{-150, 55};
    if (moved == nullptr || geo::length(place - museum) > reach_m) return std::nullopt;
    return Snap{museum, "Museum"};
  };
  move(-200, 0);
  press();
  move(-152, 50);
  ASSERT_TRUE(m_session.editing.snap);
  EXPECT_EQ(m_session.editing.snap->name, "Museum");
  send(core::KeyChanged{Key::Unknown, true, false, {false, false, true}});
  move(-152, 50);
  EXPECT_FALSE(m_session.editing.snap);
  send(core::KeyChanged{Key::Unknown, false, false, {}});
  move(-152, 50);
  release();
  expect_at(route().points[0], -150, 55);
  m_session.editing.snaps = false;
  drag(-150, 55, -148, 65);
  expect_at(route().points[0], -148, 65);
}

TEST_F(RouteHand, HandlesAreAsEasyToTakeAtAnyScale) {
  m_scale = 3;
  move(-165, 0);
  ASSERT_TRUE(m_session.editing.aimed);
  EXPECT_EQ(m_session.editing.aimed->kind, RouteHit::Kind::Point);
}

}  // namespace
}  // namespace eb::tools
