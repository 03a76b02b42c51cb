#include "scene/changes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "table_builder.h"

namespace eb::scene {
namespace {

using model::PartKind;
using testing::Each;
using testing::ElementsAre;

constexpr std::uint8_t unchanged = 0, added = 1, removed = 2, changed = 3, hidden = render::hidden_class;
constexpr core::Day always_from = core::open_past, always_to = core::open_future;

geo::Vec2d at(double x, double y = 0) {
  return corner + geo::Vec2d{x, y};
}

model::Layer reach_layer() {
  model::Layer layer;
  layer.reach_field = "reach";
  layer.phase_field = "phase";
  return layer;
}

// Rows of reaches that are straight lines, each with a phase.
class River {
 public:
  River& row(std::int64_t reach, const char* phase, core::DayInterval life) {
    const double y = 1000.0 * static_cast<double>(reach);
    m_builder.part(PartKind::Line, {at(0, y), at(500, y), at(1000, y)}).feature(life);
    m_reaches.emplace_back(reach);
    m_phases.emplace_back(std::string{phase});
    return *this;
  }
  // Classes of the rows from one day to the other.
  std::vector<std::uint8_t> classes(double a, double b) { return changes(a, b).classes; }
  LayerChanges changes(double a, double b) {
    auto builder = m_builder;
    const auto table = builder.column("reach", m_reaches).column("phase", m_phases).table();
    std::vector<model::Phase> phases(2);
    phases[0].id = "sewer";
    phases[1].id = "renatured";
    return changes_between(*table, classify(*table, reach_layer(), phases), in_order(a, b));
  }

 private:
  TableBuilder m_builder;
  std::vector<model::Value> m_reaches, m_phases;
};

TEST(Changes, AddedRemovedChangedUnchanged) {
  const auto make = [] {
    River river;
    river.row(1, "sewer", {always_from, 50}).row(1, "renatured", {50, always_to});  // changed
    river.row(2, "sewer", {20, always_to});                                         // there at both
    river.row(3, "sewer", {always_from, 40});                                       // gone
    river.row(4, "renatured", {60, always_to});                                     // new
    river.row(5, "sewer", {45, 55});                                                // only between
    return river;
  };
  EXPECT_THAT(make().classes(30, 100), ElementsAre(hidden, changed, unchanged, removed, added, hidden));
  EXPECT_THAT(make().classes(100, 30), ElementsAre(hidden, changed, unchanged, removed, added, hidden))
      << "the earlier day comes first, whichever clock shows it";
  EXPECT_THAT(make().classes(30, 30), ElementsAre(unchanged, hidden, unchanged, unchanged, hidden, hidden));
}

TEST(Changes, TheDayARowEndsIsTheNextOnes) {
  const auto make = [] {
    River river;
    river.row(1, "sewer", {0, 50}).row(1, "renatured", {50, 90});
    return river;
  };
  EXPECT_THAT(make().classes(49, 50), ElementsAre(hidden, changed));
  EXPECT_THAT(make().classes(49, 89), ElementsAre(hidden, changed));
  EXPECT_THAT(make().classes(49, 90), ElementsAre(removed, hidden));
  EXPECT_THAT(make().classes(-1, 0), ElementsAre(added, hidden));
}

TEST(Changes, ThePhaseAsBeforeIsNoChangeWhateverHappenedBetween) {
  River river;
  river.row(1, "sewer", {0, 50}).row(1, "renatured", {50, 60}).row(1, "sewer", {60, 100});
  EXPECT_THAT(river.classes(10, 70), ElementsAre(hidden, hidden, unchanged));
}

TEST(Changes, NeitherNeighboursNorGapsMatter) {
  River river;  // dry from 20 to 30
  river.row(1, "sewer", {0, 20}).row(1, "renatured", {30, 40}).row(1, "renatured", {40, 50});
  EXPECT_THAT(river.classes(10, 45), ElementsAre(hidden, hidden, changed));
}

TEST(Changes, TellsWhichPhaseBecameWhich) {
  River river;
  river.row(1, "sewer", {0, 50}).row(1, "renatured", {50, 90});
  river.row(2, "sewer", {0, 50}).row(2, "renatured", {50, 90});
  const auto changes = river.changes(10, 60);
  ASSERT_EQ(changes.from_to.size(), 1U);
  EXPECT_EQ(changes.from_to.begin()->first, (std::pair<std::uint8_t, std::uint8_t>{0, 1}));
  EXPECT_EQ(changes.from_to.begin()->second, 2U);
  EXPECT_THAT(changes.pieces, ElementsAre(0U, 0U, 0U, 2U));
}

TEST(Changes, AnAreaOfAnotherFormHasChanged) {
  const auto square = [](double side) {
    return std::vector{at(0, 0), at(side, 0), at(side, side), at(0, side), at(0, 0)};
  };
  model::Layer layer;
  layer.reach_field = "reach";
  const auto table = TableBuilder{}
                         .part(PartKind::OuterRing, square(100))
                         .feature({0, 10})
                         .part(PartKind::OuterRing, square(150))
                         .feature({10, 20})
                         .part(PartKind::OuterRing, square(150))
                         .feature({20, 30})
                         .column("reach", {std::int64_t{1}, std::int64_t{1}, std::int64_t{1}})
                         .table();
  const auto classes = classify(*table, layer, {});
  EXPECT_THAT(changes_between(*table, classes, {5, 15}).classes, ElementsAre(hidden, changed, hidden));
  EXPECT_THAT(changes_between(*table, classes, {15, 25}).classes, ElementsAre(hidden, hidden, unchanged));
}

// The lower end of a river is led elsewhere: the old end is removed, the new one added, the rest is as it was.
TEST(Changes, OfAMovedCourseOnlyWhatMoved) {
  model::Layer layer;
  layer.reach_field = "reach";
  const auto table = TableBuilder{}
                         .part(PartKind::Line, {at(0), at(1000), at(2000, -500)})
                         .feature({0, 100})
                         .part(PartKind::Line, {at(0), at(1000), at(2000, 500), at(3000, 500)})
                         .feature({100, 200})
                         .column("reach", {std::int64_t{1}, std::int64_t{1}})
                         .table();
  const auto classes = classify(*table, layer, {});
  const auto& reaches = classes.reaches;
  ASSERT_EQ(reaches.pieces.size(), 4U);
  EXPECT_THAT(reaches.segment_pieces.at(0), ElementsAre(0, 0, 1));
  EXPECT_THAT(reaches.segment_pieces.at(1), ElementsAre(0, 0, 1, 1));
  EXPECT_THAT(changes_between(*table, classes, {50, 150}).classes, ElementsAre(hidden, removed, unchanged, added));
}

// A reach with many courses at random: every stretch of it is drawn once, as what it is.
TEST(Changes, EveryStretchIsDrawnAsWhatItIs) {
  std::mt19937 random{20261126};
  const auto pick = [&](int from, int to) { return std::uniform_int_distribution{from, to}(random); };
  constexpr int stretches = 10, rows = 6;
  for (int round = 0; round < 300; ++round) {
    TableBuilder builder;
    std::vector<model::Value> phases, names;
    struct Row {
      int from, to, phase;
      core::DayInterval life;
    };
    std::vector<Row> known;
    for (int i = 0; i < rows; ++i) {
      Row row{pick(0, 4), pick(5, stretches), pick(0, 1), {i * 10, i * 10 + pick(5, 10)}};
      std::vector<geo::Vec2d> line;
      for (int x = row.from; x <= row.to; ++x) line.push_back(at(x * 100.0));
      builder.part(PartKind::Line, line).feature(row.life);
      phases.emplace_back(std::string{row.phase == 0 ? "sewer" : "renatured"});
      names.emplace_back(std::int64_t{1});
      known.push_back(row);
    }
    const auto table = builder.column("reach", names).column("phase", phases).table();
    std::vector<model::Phase> both(2);
    both[0].id = "sewer";
    both[1].id = "renatured";
    const auto classes = classify(*table, reach_layer(), both);
    const TwoDays days = in_order(pick(-5, 65), pick(-5, 65));
    const auto result = changes_between(*table, classes, days).classes;
    for (int x = 0; x < stretches; ++x) {
      const auto phase_on = [&](double day) {
        for (const auto& row : known)
          if (core::is_visible(row.life, day) && row.from <= x && x < row.to) return row.phase;
        return -1;
      };
      const int before = phase_on(days.earlier), after = phase_on(days.later);
      std::vector<std::uint8_t> wanted;
      if (before >= 0 && after >= 0) wanted = {before == after ? unchanged : changed};
      if (before >= 0 && after < 0) wanted = {removed};
      if (before < 0 && after >= 0) wanted = {added};
      std::vector<std::uint8_t> drawn;
      for (std::uint32_t row = 0; row < rows; ++row) {
        if (x < known[row].from || x >= known[row].to) continue;
        const auto segments = classes.reaches.segment_pieces.find(row);
        const auto piece = segments == classes.reaches.segment_pieces.end()
                               ? std::uint8_t{0}
                               : segments->second[static_cast<std::size_t>(x - known[row].from + 1)];
        const auto shown = result[classes.reaches.first_piece[row] + piece];
        if (shown != hidden) drawn.push_back(shown);
      }
      ASSERT_EQ(drawn, wanted) << "round " << round << ", stretch " << x << ", days " << days.earlier << " to "
                               << days.later;
    }
  }
}

TEST(Changes, MeshesByFeatureCarryThePieces) {
  model::Layer layer;
  layer.reach_field = "reach";
  const auto builder = TableBuilder{}
                           .part(PartKind::Line, {at(0), at(1000), at(2000, -500)})
                           .feature({0, 100})
                           .part(PartKind::Line, {at(0), at(1000), at(2000, 500)})
                           .feature({100, 200})
                           .column("reach", {std::int64_t{1}, std::int64_t{1}});
  const auto geometry = builder.geometry(layer);
  session::Camera camera;
  camera.center = corner;
  camera.width_px = camera.height_px = 1000;
  camera.metres_per_pixel = 10;
  std::multiset<std::uint32_t> pieces;
  for (const auto& chunk : geometry.needed(camera)) {
    const auto mesh = std::get<render::LineMesh>(geometry.build(chunk, MeshForm::ByFeature));
    EXPECT_TRUE(mesh.by_feature);
    for (const auto& segment : mesh.segments) {
      pieces.insert(segment.packed);
      EXPECT_EQ(segment.valid_from, static_cast<float>(core::open_past));
      EXPECT_EQ(segment.valid_to, static_cast<float>(core::open_future));
    }
  }
  EXPECT_THAT(pieces, ElementsAre(0U, 1U, 2U, 3U));
}

TEST(Ages, RunFromTheOldestToTheNewest) {
  const auto table = TableBuilder{}
                         .part(PartKind::Line, {at(0), at(1)})
                         .feature({1000, 2000})
                         .part(PartKind::Line, {at(0, 10), at(1, 10)})
                         .feature({2000, 3000})
                         .part(PartKind::Line, {at(0, 20), at(1, 20)})
                         .feature({3000, always_to})
                         .part(PartKind::Line, {at(0, 30), at(1, 30)})
                         .feature({always_from, 1000})
                         .table();
  const auto classes = classify(*table, {}, {});
  AgeScale scale;
  EXPECT_TRUE(scale.is_empty());
  widen(scale, *table, classes);
  EXPECT_EQ(scale.from, 1000);
  EXPECT_EQ(scale.to, 3000);
  EXPECT_THAT(age_classes(*table, classes, scale), ElementsAre(1, 16, 31, 0));
}

TEST(Ages, TheNewestHidesWhatItCoversExactly) {
  model::Layer layer;
  layer.reach_field = "reach";
  const auto table = TableBuilder{}
                         .part(PartKind::Line, {at(0), at(1000)})
                         .feature({0, 100})
                         .part(PartKind::Line, {at(0), at(1000)})
                         .feature({100, 200})
                         .part(PartKind::Line, {at(0), at(500, 300)})
                         .feature({200, 300})
                         .column("reach", {std::int64_t{1}, std::int64_t{1}, std::int64_t{1}})
                         .table();
  const auto classes = classify(*table, layer, {});
  AgeScale scale;
  widen(scale, *table, classes);
  EXPECT_EQ(scale.from, 100) << "what nobody sees does not stretch the ramp";
  const auto ages = age_classes(*table, classes, scale);
  EXPECT_THAT(ages, ElementsAre(hidden, 1, 31));
}

TEST(Ages, OfOneDayAreAllNew) {
  const AgeScale scale{500, 500};
  EXPECT_EQ(scale.share(500), 1);
}

}  // namespace
}  // namespace eb::scene
