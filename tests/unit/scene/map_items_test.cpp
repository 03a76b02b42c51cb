// What of a layer is drawn at which scale.
#include "scene/map_items.h"

#include <gtest/gtest.h>

namespace eb::scene {
namespace {

TEST(MapItems, ALayerMayLeaveTheMapFromAfar) {
  model::Layer layer;
  EXPECT_TRUE(shows_layer(layer, 1e6));
  layer.style.max_metres_per_point = 25;
  EXPECT_TRUE(shows_layer(layer, 25));
  EXPECT_FALSE(shows_layer(layer, 26));
}

}  // namespace
}  // namespace eb::scene
