#include "geo/path_length.h"

#include <gtest/gtest.h>

#include <array>
#include <random>

#include "geo/crs.h"

namespace eb::geo {
namespace {

TEST(PathLength, NearDistancesAgreeWithTheGeodesic) {
  std::mt19937 random{1};
  std::uniform_real_distribution<double> lon{-180, 180}, lat{-89, 89}, step{-0.0099, 0.0099};
  for (int i = 0; i < 20'000; ++i) {
    const LonLat from{lon(random), lat(random)}, to{from.lon + step(random), from.lat + step(random)};
    const double exact = ellipsoidal_length_m(std::array{from, to});
    ASSERT_NEAR(distance_m(from, to), exact, 1e-8 * exact + 1e-9) << from.lon << ' ' << from.lat;
  }
}

TEST(PathLength, FarDistancesAreTheGeodesicsThemselves) {
  const LonLat essen{7.0441, 51.4866}, dortmund{7.51, 51.49};
  EXPECT_EQ(distance_m(essen, dortmund), ellipsoidal_length_m(std::array{essen, dortmund}));
  EXPECT_NEAR(distance_m({179.999, 10}, {-179.999, 10}), 219.3, 0.2) << "across the date line";
}

std::vector<LonLat> zigzag(std::size_t count) {
  std::vector<LonLat> points;
  for (std::size_t i = 0; i < count; ++i) {
    points.push_back({7 + 0.0001 * static_cast<double>(i), 51.5 + (i % 2 == 0 ? 0.0001 : 0)});
  }
  return points;
}

double one_by_one(LonLat from, const ChunkedPath& path, LonLat to) {
  std::vector<LonLat> line{from};
  for (const LonLat point : path.points()) line.push_back(point);
  line.push_back(to);
  return ellipsoidal_length_m(line);
}

TEST(PathLength, ALongPathIsTheSumOfItsSegments) {
  const LonLat from{6.9, 51.4}, to{7.9, 51.6};
  EXPECT_NEAR(way_length_m(from, {}, to), distance_m(from, to), 1e-9);
  const ChunkedPath path{zigzag(5000)};
  EXPECT_NEAR(way_length_m(from, path, to), one_by_one(from, path, to), 1e-4);
}

// What a path knows of its chunks must stay right whatever is cut out of it, put into it and turned round.
TEST(PathLength, StaysRightOverManyEdits) {
  std::mt19937 random{2};
  ChunkedPath path{zigzag(4000)};
  const LonLat from{6.9, 51.4}, to{7.5, 51.6};
  for (int i = 0; i < 60; ++i) {
    const std::size_t first = random() % 3000, count = random() % 5;
    const std::vector<LonLat> by(random() % 4, LonLat{7.1, 51.4 + 0.00001 * i});
    path = path.replaced(first, count, by);
    if (i % 10 == 3) path = path.reversed();
    if (i % 10 == 6) path = path.after(2000).joined(path.first_part(2000));
    ASSERT_NEAR(way_length_m(from, path, to), one_by_one(from, path, to), 1e-3) << "edit " << i;
  }
}

}  // namespace
}  // namespace eb::geo
