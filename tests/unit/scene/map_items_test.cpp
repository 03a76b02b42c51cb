// What of a layer is drawn at which scale.
#include "scene/map_items.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace eb::scene {
namespace {

TEST(MapItems, ALayerMayLeaveTheMapFromAfar) {
  model::Layer layer;
  EXPECT_TRUE(shows_layer(layer, 1e6));
  layer.style.max_metres_per_point = 25;
  EXPECT_TRUE(shows_layer(layer, 25));
  EXPECT_FALSE(shows_layer(layer, 26));
}

// Layers from the bottom, each by the kinds of its items: R(elief), I(mage), A(rea), L(ine), P(oint).
std::string order_of(const std::vector<std::string>& layers) {
  const std::string letters = "IRALP";
  ReliefOrder order;
  std::vector<render::DrawItem> items;
  for (const auto& layer : layers) {
    const auto first = items.size();
    for (const char kind : layer) items.push_back({static_cast<render::ItemKind>(letters.find(kind)), {}, {}, 1});
    order.add_layer(first, items);
  }
  order.finish(items);
  std::string drawn;
  for (const auto& item : items) drawn += letters[static_cast<std::size_t>(item.kind)];
  return drawn;
}

TEST(MapItems, AReliefShadesTheAreasAboveItAndNoLine) {
  EXPECT_EQ(order_of({"R", "AL", "L", "AL", "P"}), "ALRLALP") << "outlines belong to their areas";
  EXPECT_EQ(order_of({"I", "R", "P"}), "IRP");
  EXPECT_EQ(order_of({"R", "A", ""}), "AR");
  EXPECT_EQ(order_of({"L", "R"}), "LR") << "who puts it on top has it there";
  EXPECT_EQ(order_of({"R", "A", "R", "L"}), "ARRL");
}

}  // namespace
}  // namespace eb::scene
