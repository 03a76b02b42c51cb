// What a dragged point clings to.
#include "scene/route_snap.h"

#include <gtest/gtest.h>

#include "table_builder.h"

namespace eb::scene {
namespace {

// In metres from the corner: a museum at (0,0), a river along y = 40, a lake around (0,-100), a route with a stop at
// (200,0) and a straight leg to (300,0).
class RouteSnap : public testing::Test {
 protected:
  RouteSnap() : m_document{model::make_empty_document()} {
    add("museums",
        TableBuilder{}.part(model::PartKind::Point, {at(0, 0)}).feature().column("name", {std::string{"Museum"}}));
    add("rivers", TableBuilder{}
                      .part(model::PartKind::Line, {at(-500, 40), at(500, 40)})
                      .feature({100, 200})
                      .column("name", {std::string{"River"}}));
    add("lakes",
        TableBuilder{}
            .part(model::PartKind::OuterRing, {at(-20, -120), at(20, -120), at(20, -80), at(-20, -80), at(-20, -120)})
            .feature()
            .column("name", {std::string{"Lake"}}));
    auto route = std::make_shared<model::Route>();
    route->id = "r";
    route->name.by_language["en"] = "Tour";
    model::Stop stop;
    stop.name.by_language["en"] = "Park";
    route->points = {{"a", {}, std::make_shared<const model::Stop>(stop)}, {"b", {}, nullptr}};
    route->legs = {model::straight_leg()};
    auto shape = std::make_shared<session::RouteShape>();
    shape->route = route;
    shape->points = {at(200, 0), at(300, 0)};
    shape->legs = {{route->legs[0], {}, {}}};
    for (const auto point : shape->points) shape->legs[0].box.add(point);
    shape->box = shape->legs[0].box;
    m_routes.push_back(shape);
  }
  static geo::Vec2d at(double x, double y) { return corner + geo::Vec2d{x, y}; }
  void add(const std::string& id, const TableBuilder& builder) {
    auto layer = std::make_shared<model::Layer>();
    layer->id = id;
    layer->name_field = "name";
    m_document.layers.push_back(layer);
    m_geometries[id] = std::make_shared<const LayerGeometry>(builder.table(), classify(*builder.table(), *layer, {}));
  }
  // The name of what is there and where it is, from the corner.
  struct Found {
    std::string name;
    double x = 0, y = 0;
  };
  [[nodiscard]] Found near(double x, double y, const session::RouteHit* moved = nullptr) const {
    const auto snap = snap_to({m_document, m_geometries, m_routes, m_day, "en", moved}, at(x, y), 12);
    if (!snap) return {"nothing"};
    return {snap->name, snap->position.x - corner.x, snap->position.y - corner.y};
  }

  model::Document m_document;
  LayerGeometries m_geometries;
  std::vector<std::shared_ptr<const session::RouteShape>> m_routes;
  double m_day = 150;
};

TEST_F(RouteSnap, ClingsToPlacesStopsAndLinesWithinReach) {
  const auto museum = near(5, -6);
  EXPECT_EQ(museum.name, "Museum");
  EXPECT_NEAR(museum.x, 0, 1e-6);
  EXPECT_NEAR(museum.y, 0, 1e-6);
  EXPECT_EQ(near(195, 5).name, "Park");
  const auto river = near(100, 33);
  EXPECT_EQ(river.name, "River");
  EXPECT_NEAR(river.x, 100, 1e-6);
  EXPECT_NEAR(river.y, 40, 1e-6);
  EXPECT_EQ(near(250, 8).name, "Tour") << "the leg of a route";
  EXPECT_EQ(near(100, 15).name, "nothing");
}

TEST_F(RouteSnap, APointCountsBeforeALine) {
  add("brooks", TableBuilder{}
                    .part(model::PartKind::Line, {at(-500, 4), at(500, 4)})
                    .feature()
                    .column("name", {std::string{"Brook"}}));
  EXPECT_EQ(near(0, 5).name, "Museum") << "although the brook is nearer";
}

TEST_F(RouteSnap, BordersOfAreasHoldNothing) {
  EXPECT_EQ(near(20, -100).name, "nothing");
}

TEST_F(RouteSnap, OnlyWhatIsOnTheMapCounts) {
  m_day = 500;
  EXPECT_EQ(near(100, 35).name, "nothing") << "the river is gone by then";
  auto hidden = std::make_shared<model::Layer>(*m_document.layers[0]);
  hidden->visible = false;
  m_document.layers[0] = hidden;
  EXPECT_EQ(near(2, 2).name, "nothing");
}

TEST_F(RouteSnap, NothingClingsToItself) {
  const session::RouteHit stop{session::RouteHit::Kind::Point, "r", "a", 0, 0, {}};
  EXPECT_EQ(near(198, 4, &stop).name, "nothing");
  EXPECT_EQ(near(298, 4, &stop).name, "") << "but to the other points of its route";
  EXPECT_EQ(near(250, 8, &stop).name, "nothing") << "and not to its own legs";
}

}  // namespace
}  // namespace eb::scene
