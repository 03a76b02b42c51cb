#include "scene/layer_meshes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <thread>

#include "geo/polyline.h"
#include "scene/map_items.h"
#include "table_builder.h"

namespace eb::scene {
namespace {

// Rivers of all lengths over a region of 100 km, some with very long segments, some tiny.
TableBuilder random_lines(unsigned seed, int count) {
  std::mt19937 random{seed};
  std::uniform_real_distribution<double> share{0, 1};
  TableBuilder builder;
  for (int i = 0; i < count; ++i) {
    const double step_m = i % 40 == 0 ? 20'000 : i % 7 == 0 ? 0.5 : 25;
    geo::Vec2d position = corner + geo::Vec2d{share(random), share(random)} * 100'000;
    double direction = 6.28 * share(random);
    std::vector<geo::Vec2d> line;
    const auto vertices = 2 + random() % (i % 10 == 0 ? 400 : 60);
    while (line.size() < vertices) {
      line.push_back(position);
      direction += share(random) - 0.5;
      position = position + geo::Vec2d{std::cos(direction), std::sin(direction)} * step_m;
    }
    const core::Day from = static_cast<core::Day>(random() % 40) * 1000 - 30'000;
    builder.part(model::PartKind::Line, line).feature({from, from + 5000});
  }
  return builder;
}

std::vector<geo::Vec2d> square(geo::Vec2d center, double half) {
  return {center + geo::Vec2d{-half, -half}, center + geo::Vec2d{half, -half}, center + geo::Vec2d{half, half},
          center + geo::Vec2d{-half, half}, center + geo::Vec2d{-half, -half}};
}

// The camera that sees the whole box at a level of detail.
session::Camera overview(const geo::Box2d& box, unsigned detail) {
  session::Camera camera;
  camera.center = box.center();
  camera.metres_per_pixel = detail == 0 ? 5.0 : tolerance_m(detail) / 0.35 * 1.001;
  camera.width_px = static_cast<int>(box.width() / camera.metres_per_pixel) + 10;
  camera.height_px = static_cast<int>(box.height() / camera.metres_per_pixel) + 10;
  return camera;
}

struct PlacedSegment {
  geo::Vec2d start, end;
  render::Segment segment;
};

std::vector<PlacedSegment> placed(const render::LineMesh& mesh) {
  std::vector<PlacedSegment> result;
  for (const render::Segment& s : mesh.segments) {
    result.push_back({{mesh.origin.x + s.x0, mesh.origin.y + s.y0}, {mesh.origin.x + s.x1, mesh.origin.y + s.y1}, s});
  }
  return result;
}

std::vector<PlacedSegment> segments_of(const LayerGeometry& geometry, const std::vector<ChunkId>& chunks,
                                       MeshKind kind = MeshKind::Line) {
  std::vector<PlacedSegment> all;
  for (const ChunkId id : chunks) {
    if (id.kind != kind) continue;
    const std::vector<PlacedSegment> some = placed(std::get<render::LineMesh>(geometry.build(id)));
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

std::size_t input_segments(const model::FeatureTable& table) {
  std::size_t count = 0;
  for (std::uint32_t part = 0; part < table.part_count(); ++part) count += table.part(part).size() - 1;
  return count;
}

TEST(LayerMeshes, FullDetailDrawsEverySegmentOfTheInputOnceToTheMillimetre) {
  const TableBuilder builder = random_lines(1, 300);
  const model::FeatureTable& table = *builder.table();
  const LayerGeometry geometry = builder.geometry();
  std::vector<PlacedSegment> drawn = segments_of(geometry, geometry.needed(overview(table.extent, 0)));
  ASSERT_EQ(drawn.size(), input_segments(table));
  std::sort(drawn.begin(), drawn.end(), [](const auto& a, const auto& b) { return a.start.x < b.start.x; });
  for (std::uint32_t part = 0; part < table.part_count(); ++part) {
    const auto line = table.part(part);
    if (geo::length(line[1] - line[0]) > 1000) continue;  // longer ones are drawn to a few millimetres
    for (std::size_t i = 1; i < line.size(); ++i) {
      const auto first = std::lower_bound(drawn.begin(), drawn.end(), line[i - 1].x - 0.001,
                                          [](const PlacedSegment& s, double x) { return s.start.x < x; });
      const bool is_drawn = std::any_of(first, drawn.end(), [&](const PlacedSegment& s) {
        return geo::length(s.start - line[i - 1]) < 0.001 && geo::length(s.end - line[i]) < 0.001;
      });
      ASSERT_TRUE(is_drawn) << "part " << part << " segment " << i;
    }
  }
}

TEST(LayerMeshes, EveryVertexLiesNearTheDrawnLinesAtEveryLevel) {
  const TableBuilder builder = random_lines(2, 120);
  const model::FeatureTable& table = *builder.table();
  const LayerGeometry geometry = builder.geometry();
  for (unsigned detail = 0; detail < levels_of_detail; ++detail) {
    const std::vector<PlacedSegment> drawn = segments_of(geometry, geometry.needed(overview(table.extent, detail)));
    for (std::size_t i = 0; i < table.vertices.size(); i += 3) {
      const geo::Vec2d vertex = table.vertices[i];
      // Tiny runs may be drawn by a neighbour; see build_line_mesh.
      const double allowed_m = 1.5 * tolerance_m(detail) + 0.01;
      const bool is_near = std::any_of(drawn.begin(), drawn.end(), [&](const PlacedSegment& s) {
        return geo::distance_to_segment(vertex, s.start, s.end) <= allowed_m;
      });
      ASSERT_TRUE(is_near) << "level " << detail << " vertex " << i;
    }
  }
}

TEST(LayerMeshes, CoarserLevelsHaveFewerSegmentsButNoFeatureVanishes) {
  const TableBuilder builder = random_lines(3, 200);
  const LayerGeometry geometry = builder.geometry();
  std::size_t finer = input_segments(*builder.table()) + 1;
  for (unsigned detail = 0; detail < 8; ++detail) {
    const auto drawn = segments_of(geometry, geometry.needed(overview(builder.table()->extent, detail)));
    EXPECT_LT(drawn.size(), finer);
    finer = drawn.size();
  }
  const LayerGeometry lonely =
      TableBuilder{}.part(model::PartKind::Line, {corner, corner + geo::Vec2d{3, 0}, corner}).feature().geometry();
  EXPECT_EQ(segments_of(lonely, lonely.needed(overview(lonely.table().extent.grown(1e6), 14))).size(), 1U);
}

TEST(LayerMeshes, ThousandsOfEqualTinyLinesInOnePixelCostOneSegment) {
  TableBuilder builder;
  for (int i = 0; i < 1000; ++i) {
    const core::Day from = i < 500 ? 0 : 400;
    builder.part(model::PartKind::Line, {corner, corner + geo::Vec2d{1.0 + i % 3, 2}}).feature({from, 1000});
  }
  const LayerGeometry geometry = builder.geometry();
  const auto chunks = geometry.needed(overview(builder.table()->extent.grown(50'000), 8));
  EXPECT_EQ(segments_of(geometry, chunks).size(), 2U) << "one for each life";
}

TEST(LayerMeshes, SegmentsAreSortedByStartAndCarryLifeClassAndLength) {
  const TableBuilder builder = random_lines(4, 200);
  const LayerGeometry geometry = builder.geometry();
  for (const unsigned detail : {0U, 5U}) {
    for (const ChunkId id : geometry.needed(overview(builder.table()->extent, detail))) {
      const auto mesh = std::get<render::LineMesh>(geometry.build(id));
      EXPECT_FALSE(mesh.segments.empty()) << "an empty chunk is never needed";
      EXPECT_TRUE(std::is_sorted(mesh.segments.begin(), mesh.segments.end(),
                                 [](const auto& a, const auto& b) { return a.valid_from < b.valid_from; }));
    }
  }
  const LayerGeometry straight =
      TableBuilder{}
          .part(model::PartKind::Line, {corner, corner + geo::Vec2d{3000, 0}, corner + geo::Vec2d{3000, 4000}})
          .feature({10, 20})
          .geometry();
  const auto drawn = segments_of(straight, straight.needed(overview(straight.table().extent, 0)));
  ASSERT_EQ(drawn.size(), 2U);
  std::set<float> along;
  for (const PlacedSegment& s : drawn) {
    along.insert(s.segment.along);
    EXPECT_EQ(s.segment.valid_from, 10.0F);
    EXPECT_EQ(s.segment.valid_to, 20.0F);
    EXPECT_EQ(s.segment.packed, render::pack(0) | render::leaves_bit);
  }
  EXPECT_EQ(along, (std::set<float>{0.0F, 3000.0F}));
}

TEST(LayerMeshes, NeededChunksHoldEverySegmentThatTouchesTheView) {
  const TableBuilder builder = random_lines(5, 250);
  const LayerGeometry geometry = builder.geometry();
  const geo::Box2d extent = builder.table()->extent;
  std::mt19937 random{5};
  std::uniform_real_distribution<double> share{0, 1};
  std::vector<std::vector<PlacedSegment>> by_level;
  for (unsigned detail = 0; detail < levels_of_detail; ++detail) {
    by_level.push_back(segments_of(geometry, geometry.needed(overview(extent, detail))));
  }
  for (int round = 0; round < 60; ++round) {
    session::Camera camera;
    camera.center = {extent.min_x + share(random) * extent.width(), extent.min_y + share(random) * extent.height()};
    camera.metres_per_pixel = std::pow(10.0, share(random) * 3 - 1);
    camera.rotation_rad = share(random) * 6.28;
    const std::vector<ChunkId> chunks = geometry.needed(camera);
    const unsigned detail = chunks.empty() ? 0 : level_of_detail(chunks.front());
    if (!chunks.empty()) {
      EXPECT_LE(tolerance_m(detail), 0.35 * camera.metres_per_pixel);
    }
    std::set<std::pair<double, double>> starts;
    for (const PlacedSegment& s : segments_of(geometry, chunks)) starts.insert({s.start.x, s.start.y});
    if (chunks.empty()) continue;
    for (const PlacedSegment& s : by_level[detail]) {
      bool touches = false;
      for (double t = 0; t <= 1; t += 1.0 / 64) {
        const geo::Vec2d on_screen = camera.to_screen(s.start + (s.end - s.start) * t);
        touches |= on_screen.x > -20 && on_screen.x < camera.width_px + 20 && on_screen.y > -20 &&
                   on_screen.y < camera.height_px + 20;
      }
      ASSERT_TRUE(!touches || starts.contains({s.start.x, s.start.y})) << "round " << round;
    }
  }
}

TEST(LayerMeshes, NothingIsNeededWhereNothingLies) {
  const LayerGeometry geometry = random_lines(6, 50).geometry();
  session::Camera camera;
  camera.center = corner + geo::Vec2d{-2e6, 0};
  camera.metres_per_pixel = 10;
  EXPECT_TRUE(geometry.needed(camera).empty());
  EXPECT_TRUE(TableBuilder{}.geometry().needed(camera).empty());
  const auto mesh = geometry.build({MeshKind::Line, 0, 5000, 5000});
  EXPECT_TRUE(std::get<render::LineMesh>(mesh).segments.empty());
}

TEST(LayerMeshes, StandInsCoverTheChunkAndPartsAreUnique) {
  const LayerGeometry geometry = random_lines(7, 100).geometry();
  std::set<std::uint64_t> parts;
  std::size_t chunks = 0;
  for (unsigned detail = 0; detail < 8; ++detail) {
    for (const ChunkId id : geometry.needed(overview(geometry.table().extent, detail))) {
      parts.insert(to_part(id));
      ++chunks;
      const std::vector<ChunkId> others = geometry.stand_ins(id);
      ASSERT_FALSE(others.empty());
      EXPECT_EQ(level_of_detail(others.front()), detail + 1) << "the next coarser level is the best stand-in";
      EXPECT_GE(std::get<render::LineMesh>(geometry.build(others[0])).segments.size(), 1U);
    }
  }
  EXPECT_EQ(parts.size(), chunks);
}

double area_of(const render::AreaMesh& mesh) {
  double sum = 0;
  for (std::size_t i = 0; i + 2 < mesh.indices.size(); i += 3) {
    const auto at = [&](std::size_t k) {
      const render::AreaVertex& v = mesh.vertices[mesh.indices[i + k]];
      return geo::Vec2d{v.x, v.y};
    };
    sum += std::abs(geo::cross(at(1) - at(0), at(2) - at(0))) / 2;
  }
  return sum;
}

TEST(LayerMeshes, AreasKeepTheirHolesAtEveryLevelAndNeverVanish) {
  const geo::Vec2d center = corner + geo::Vec2d{5000, 5000};
  const LayerGeometry geometry = TableBuilder{}
                                     .part(model::PartKind::OuterRing, square(center, 1000))
                                     .part(model::PartKind::InnerRing, square(center, 400))
                                     .part(model::PartKind::OuterRing, square(center + geo::Vec2d{5000, 0}, 500))
                                     .feature({100, 200})
                                     .geometry();
  for (unsigned detail = 0; detail < levels_of_detail; ++detail) {
    double area = 0;
    const auto chunks = geometry.needed(overview(geometry.table().extent, detail));
    for (const ChunkId id : chunks) {
      if (id.kind != MeshKind::Area) continue;
      const auto mesh = std::get<render::AreaMesh>(geometry.build(id));
      area += area_of(mesh);
      EXPECT_EQ(mesh.vertices.front().valid_from, 100.0F);
      EXPECT_EQ(mesh.vertices.front().valid_to, 200.0F);
    }
    const double exact = 4e6 - 0.64e6 + 1e6;
    if (tolerance_m(detail) < 300) {
      EXPECT_NEAR(area, exact, 5) << "level " << detail;
      EXPECT_EQ(segments_of(geometry, chunks, MeshKind::Outline).size(), 12U);
    } else {  // smaller than a few pixels now: corners may go, but something stays
      EXPECT_GT(area, exact / 3) << "level " << detail;
      EXPECT_GE(segments_of(geometry, chunks, MeshKind::Outline).size(), 1U);
    }
  }
}

TEST(LayerMeshes, EveryPointIsDrawnOnceAtEveryScale) {
  TableBuilder builder;
  std::mt19937 random{8};
  for (int i = 0; i < 500; ++i) {
    const auto x = static_cast<double>(random() % 100'000);
    builder.part(model::PartKind::Point, {corner + geo::Vec2d{x, static_cast<double>(random() % 60'000)}}).feature();
  }
  const LayerGeometry geometry = builder.geometry();
  for (unsigned detail = 0; detail < levels_of_detail; ++detail) {
    std::size_t count = 0;
    for (const ChunkId id : geometry.needed(overview(builder.table()->extent, detail))) {
      count += std::get<render::PointMesh>(geometry.build(id)).points.size();
    }
    EXPECT_EQ(count, 500U);
  }
}

TEST(LayerMeshes, HitFindsWhatBruteForceFindsNearestFirst) {
  const TableBuilder builder = random_lines(9, 400);
  const model::FeatureTable& table = *builder.table();
  const LayerGeometry geometry = builder.geometry();
  std::mt19937 random{9};
  std::size_t found = 0;
  for (int round = 0; round < 300; ++round) {
    const geo::Vec2d position = table.vertices[random() % table.vertices.size()] + geo::Vec2d{3, 4};
    const double radius_m = round % 3 == 0 ? 2000 : 10;
    const double day = -10'000;
    std::vector<std::pair<double, std::uint32_t>> expected;
    for (std::uint32_t row = 0; row < table.feature_count(); ++row) {
      const double distance = geo::distance_to_line(position, table.part(row));
      if (distance <= radius_m && core::is_visible(table.lives[row].interval, day))
        expected.emplace_back(distance, row);
    }
    std::sort(expected.begin(), expected.end());
    const std::vector<std::uint32_t> rows = geometry.hit(position, radius_m, day);
    ASSERT_EQ(rows.size(), expected.size());
    for (std::size_t i = 0; i < rows.size(); ++i) EXPECT_EQ(rows[i], expected[i].second);
    found += rows.size();
  }
  EXPECT_GT(found, 20U);
}

TEST(LayerMeshes, HitPrefersTheRiverToTheDistrictAndMissesHoles) {
  const LayerGeometry geometry =
      TableBuilder{}
          .part(model::PartKind::OuterRing, square(corner, 1000))
          .part(model::PartKind::InnerRing, square(corner, 100))
          .feature()
          .part(model::PartKind::Line, {corner + geo::Vec2d{-900, 505}, corner + geo::Vec2d{900, 505}})
          .feature({0, 10})
          .geometry();
  using Rows = std::vector<std::uint32_t>;
  EXPECT_EQ(geometry.hit(corner + geo::Vec2d{0, 500}, 10, 5), (Rows{1, 0}));
  EXPECT_EQ(geometry.hit(corner + geo::Vec2d{0, 500}, 10, 10), Rows{0}) << "the river's life is over";
  EXPECT_EQ(geometry.hit(corner, 10, 5), Rows{}) << "in the hole";
  EXPECT_EQ(geometry.hit(corner + geo::Vec2d{0, 95}, 10, 5), Rows{0}) << "near the hole's border";
}

TEST(LayerMeshes, RowsInABoxAreThoseWhoseExtentMeetsIt) {
  const TableBuilder builder = random_lines(10, 200);
  const LayerGeometry geometry = builder.geometry();
  std::mt19937 random{10};
  for (int round = 0; round < 100; ++round) {
    geo::Box2d box;
    box.add(builder.table()->vertices[random() % builder.table()->vertices.size()]);
    box = box.grown(static_cast<double>(random() % 5000));
    std::vector<std::uint32_t> expected;
    for (std::uint32_t row = 0; row < builder.table()->feature_count(); ++row) {
      if (builder.table()->feature_extent(row).intersects(box)) expected.push_back(row);
    }
    EXPECT_EQ(geometry.rows_in(box), expected);
  }
}

TEST(LayerMeshes, SeveralThreadsBuildTheSameChunks) {
  TableBuilder builder = random_lines(11, 150);
  builder.part(model::PartKind::OuterRing, square(corner, 3000)).feature();
  const LayerGeometry geometry = builder.geometry();
  const std::vector<ChunkId> chunks = geometry.needed(overview(builder.table()->extent, 3));
  const std::size_t expected = segments_of(geometry, chunks).size();
  std::vector<std::size_t> counts(4);
  {
    std::vector<std::jthread> threads;
    for (std::size_t& count : counts) {
      threads.emplace_back([&] {
        count = segments_of(geometry, chunks).size();
        for (const ChunkId id : chunks) static_cast<void>(geometry.build(id));
        static_cast<void>(geometry.hit(corner, 1000, 0));
      });
    }
  }
  for (const std::size_t count : counts) EXPECT_EQ(count, expected);
}

TEST(Classify, PhasesFollowEachOtherOnAReach) {
  TableBuilder builder;
  for (const core::DayInterval life : {core::DayInterval{0, 100}, {100, 200}, {200, 300}, {100, 200}, {0, 1}}) {
    builder.part(model::PartKind::Line, {corner, corner}).feature(life);
  }
  using V = std::vector<model::Value>;
  builder.column("phase", V{"open_sewer", "construction", "renatured", "renatured", "something else"})
      .column("reach", V{std::int64_t{7}, std::int64_t{7}, std::int64_t{7}, std::int64_t{8}, {}})
      .column("pairs", V{2.5, std::int64_t{3}, {}, 1e9, std::string{"many"}});
  model::Layer layer;
  layer.phase_field = "phase";
  layer.reach_field = "reach";
  layer.style.point.size_field = "pairs";
  std::vector<model::Phase> phases(3);
  phases[0].id = "open_sewer";
  phases[1].id = "construction";
  phases[2].id = "renatured";
  const FeatureClasses classes = classify(*builder.table(), layer, phases);
  EXPECT_EQ(classes.style_class, (std::vector<std::uint8_t>{0, 1, 2, 2, 3})) << "the last one has no phase";
  EXPECT_EQ(classes.previous_class, (std::vector<std::uint8_t>{255, 0, 1, 255, 255}));
  EXPECT_EQ(classes.point_size, (std::vector<float>{2.5F, 3, 1, 10, 1})) << "kept within sensible bounds";
}

TEST(Classify, WhatHasNoPhaseOrAnUnknownOneHasTheColourOfItsLayer) {
  using V = std::vector<model::Value>;
  TableBuilder builder = random_lines(12, 4);
  builder.column("phase", V{std::string{"a"}, {}, std::string{"unheard of"}, std::string{"p39"}});
  model::Layer layer;
  layer.phase_field = "phase";
  layer.style.color_by_phase = true;
  layer.style.color.dark = {255, 0, 0, 255};
  std::vector<model::Phase> phases(40);
  phases[0].id = "a";
  for (std::size_t i = 1; i < phases.size(); ++i) phases[i].id = "p" + std::to_string(i);
  for (const std::size_t count : {phases.size(), std::size_t{1}}) {
    phases.resize(count);
    const auto classes = classify(*builder.table(), layer, phases).style_class;
    const auto styles = line_classes(layer, phases, session::ThemeKind::Dark, MapScale{}, 1);
    ASSERT_LE(styles.size(), static_cast<std::size_t>(render::max_classes));
    EXPECT_EQ(classes[0], 0);
    for (const std::size_t row : {1U, 2U, 3U}) {
      ASSERT_LT(classes[row], styles.size());
      EXPECT_EQ(styles[classes[row]].color, layer.style.color.dark) << row << " of " << count;
    }
  }
}

TEST(Classify, WithoutFieldsEverythingIsOfOneClass) {
  const TableBuilder builder = random_lines(12, 3);
  const FeatureClasses classes = classify(*builder.table(), {}, {});
  EXPECT_EQ(classes.style_class, std::vector<std::uint8_t>(3, 0));
  EXPECT_EQ(classes.previous_class, std::vector<std::uint8_t>(3, 255));
  EXPECT_EQ(classes.point_size, std::vector<float>(3, 1.0F));
}

}  // namespace
}  // namespace eb::scene
