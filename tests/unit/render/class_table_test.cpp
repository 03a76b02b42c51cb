// Meshes by feature: a table of bytes says how each feature looks, and changing it touches no vertex.
#include "render_fixture.h"

namespace eb::render {
namespace {

constexpr Rgb black{0, 0, 0}, red{255, 0, 0}, green{0, 255, 0};
constexpr std::uint64_t table = 42;

class ClassTableTest : public RenderTest {
 protected:
  static std::vector<ClassStyle> two_classes(float width) {
    ClassStyle first, second;
    first.color = {255, 0, 0, 255};
    second.color = {0, 255, 0, 255};
    first.width_px = second.width_px = width;
    first.casing_px = second.casing_px = 0;
    return {first, second};
  }

  void add(ItemKind kind, MeshKey key, float width) {
    DrawItem item{kind, {key}, two_classes(width)};
    item.class_table = table;
    frame.items.push_back(item);
  }

  // Three features side by side, left to right, at (50, 100), (100, 100) and (150, 100).
  void add_lines_by_feature(float length) {
    LineMesh mesh;
    mesh.by_feature = true;
    for (const std::uint32_t feature : {0U, 1U, 2U}) {
      const float x = 50.0F + 50.0F * static_cast<float>(feature);
      auto line = segment(x, 100 - length / 2, x, 100 + length / 2);
      line.packed = feature;
      mesh.segments.push_back(line);
    }
    renderer().upload(MeshKey{1, 1}, mesh);
    add(ItemKind::Line, {1, 1}, 8);
  }

  std::vector<Rgb> row() {
    const auto pixels = draw();
    return {at(pixels, 50, 100), at(pixels, 100, 100), at(pixels, 150, 100)};
  }
};

TEST_F(ClassTableTest, LinesAsSpritesAndAsRectangles) {
  for (const float length : {12.0F, 90.0F}) {
    frame.items.clear();
    add_lines_by_feature(length);
    renderer().upload(table, ClassTable{1, hidden_class, 0});
    EXPECT_THAT(row(), testing::ElementsAre(green, black, red)) << length;
  }
}

TEST_F(ClassTableTest, Areas) {
  AreaMesh mesh;
  mesh.by_feature = true;
  for (const std::uint32_t feature : {0U, 1U, 2U}) {
    const float x = -50.0F + 50.0F * static_cast<float>(feature);
    const auto first = static_cast<std::uint32_t>(mesh.vertices.size());
    for (const auto& [dx, dy] : {std::pair{-20.0F, -20.0F}, {20.0F, -20.0F}, {0.0F, 20.0F}})
      mesh.vertices.push_back({x + dx, dy, -1e7F, 1e7F, feature});
    for (const std::uint32_t i : {0U, 1U, 2U}) mesh.indices.push_back(first + i);
  }
  renderer().upload(MeshKey{1, 2}, mesh);
  add(ItemKind::Area, {1, 2}, 1);
  renderer().upload(table, ClassTable{0, 1, hidden_class});
  EXPECT_THAT(row(), testing::ElementsAre(red, green, black));
}

TEST_F(ClassTableTest, Points) {
  PointMesh mesh;
  mesh.by_feature = true;
  for (const std::uint32_t feature : {0U, 1U, 2U})
    mesh.points.push_back({-50.0F + 50.0F * static_cast<float>(feature), 0, -1e7F, 1e7F, 1, feature});
  renderer().upload(MeshKey{1, 3}, mesh);
  add(ItemKind::Point, {1, 3}, 20);
  renderer().upload(table, ClassTable{hidden_class, 0, 1});
  EXPECT_THAT(row(), testing::ElementsAre(black, red, green));
}

TEST_F(ClassTableTest, AnotherTableUploadsNoVertex) {
  add_lines_by_feature(90);
  renderer().upload(table, ClassTable{0, 0, 0});
  EXPECT_THAT(row(), testing::Each(red));
  const auto vertex_bytes = renderer().stats().vertex_bytes_uploaded;
  const auto class_bytes = renderer().stats().class_bytes_uploaded;
  renderer().upload(table, ClassTable{1, 1, 1});
  EXPECT_THAT(row(), testing::Each(green));
  EXPECT_EQ(renderer().stats().vertex_bytes_uploaded, vertex_bytes);
  EXPECT_EQ(renderer().stats().class_bytes_uploaded, class_bytes + 3) << "a byte a feature";
}

TEST_F(ClassTableTest, TheClockIsNotAsked) {
  add_lines_by_feature(90);
  renderer().upload(table, ClassTable{0, 1, hidden_class});
  for (const float day : {-9e6F, 0.0F, 9e6F}) {
    frame.day = day;
    frame.fade_days = 5000;
    EXPECT_THAT(row(), testing::ElementsAre(red, green, black)) << day;
  }
}

TEST_F(ClassTableTest, WithoutItsTableNothingIsDrawn) {
  add_lines_by_feature(90);
  EXPECT_THAT(row(), testing::Each(black));
  renderer().upload(table, ClassTable{0, 0, 0});
  EXPECT_THAT(row(), testing::Each(red));
  renderer().remove_class_table(table);
  EXPECT_THAT(row(), testing::Each(black));
}

TEST_F(ClassTableTest, AMeshOfTheOtherFormIsLeftOut) {
  add_lines_by_feature(90);
  renderer().upload(table, ClassTable{0, 0, 0});
  frame.items.back().class_table = 0;
  EXPECT_THAT(row(), testing::Each(black)) << "numbers of features are no classes";
}

}  // namespace
}  // namespace eb::render
