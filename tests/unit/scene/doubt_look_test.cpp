// Which features look doubtful on which day, and when the legend says so.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/date_parser.h"
#include "scene/map_furniture.h"
#include "table_builder.h"

namespace eb::scene {
namespace {

core::Day new_year(int year) {
  return core::first_day_of_year(year);
}

struct Row {
  std::string reach, from, to, certainty;
};

// Lines one kilometre long, one below the other.
std::shared_ptr<const model::FeatureTable> table_of(const std::vector<Row>& rows) {
  auto table = std::make_shared<model::FeatureTable>();
  table->columns = {{"reach", {}}, {"from", {}}, {"to", {}}, {"sure", {}}};
  table->date_fields = {"from", "to", "sure"};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double y = corner.y - 1000.0 * static_cast<double>(i);
    for (const double x : {corner.x, corner.x + 1000}) table->vertices.push_back({x, y});
    table->part_vertices.push_back(static_cast<std::uint32_t>(table->vertices.size()));
    table->part_kinds.push_back(model::PartKind::Line);
    table->feature_parts.push_back(static_cast<std::uint32_t>(i + 1));
    table->feature_ids.push_back(static_cast<std::int64_t>(i + 1));
    auto life = core::parse_life(rows[i].from, rows[i].to).value();
    if (const auto stated = core::parse_certainty(rows[i].certainty)) life.certainty = *stated;
    table->lives.push_back(life);
    std::size_t column = 0;
    for (const auto& text : {rows[i].reach, rows[i].from, rows[i].to, rows[i].certainty})
      table->columns[column++].values.emplace_back(text);
  }
  for (const auto vertex : table->vertices) table->extent.add(vertex);
  return table;
}

model::Layer layer() {
  model::Layer layer;
  layer.id = "river";
  layer.title = {{{"en", "River"}}};
  layer.reach_field = "reach";
  return layer;
}

const std::vector<Row> river{{"a", "", "1909", "approximate"},
                             {"a", "1910", "1997", "approximate"},
                             {"a", "1998", "", "certain"},
                             {"b", "1950", "", "certain"}};

TEST(DoubtLook, IsCarriedByTheVerticesOfThoseEndsThatAreInDoubt) {
  const auto table = table_of(river);
  const auto classes = classify(*table, layer(), {});
  ASSERT_EQ(classes.doubtful.size(), 2U);
  EXPECT_EQ(classes.doubtful[0].row, 0U);
  EXPECT_EQ(classes.doubtful[0].begin_code, 0U);
  EXPECT_GT(classes.doubtful[0].end_code, 0U);
  EXPECT_GT(classes.doubtful[1].begin_code, 0U);
  EXPECT_EQ(classes.doubtful[1].end_code, 0U) << "the day on which a certain row follows is certain";
  EXPECT_TRUE(render::has_doubt(packed_of(classes, 0)));
  EXPECT_TRUE(render::has_doubt(packed_of(classes, 1)));
  EXPECT_FALSE(render::has_doubt(packed_of(classes, 2)));
  EXPECT_FALSE(render::has_doubt(packed_of(classes, 3)));
}

TEST(DoubtLook, LastsOnlyAroundTheDate) {
  const auto table = table_of(river);
  const auto classes = classify(*table, layer(), {});
  const auto doubtful_in = [&](std::size_t index, int year) {
    return looks_doubtful(*table, classes.doubtful[index], new_year(year));
  };
  EXPECT_FALSE(doubtful_in(0, 1900));
  EXPECT_TRUE(doubtful_in(0, 1908));
  EXPECT_FALSE(doubtful_in(0, 1910)) << "it has ended";
  EXPECT_TRUE(doubtful_in(1, 1910));
  EXPECT_TRUE(doubtful_in(1, 1915));
  EXPECT_FALSE(doubtful_in(1, 1917));
  EXPECT_FALSE(doubtful_in(1, 1997));
}

TEST(DoubtCode, IsTheShortestSpanThatHoldsTheDays) {
  EXPECT_EQ(render::doubt_code(0), 0U);
  EXPECT_EQ(render::doubt_code(-5), 0U);
  EXPECT_EQ(render::doubt_code(1), 1U);
  EXPECT_EQ(render::doubt_code(31), 1U);
  EXPECT_EQ(render::doubt_code(32), 2U);
  EXPECT_EQ(render::doubt_code(1e6F), 7U);
  const auto packed = render::with_doubt(render::pack(31, 7) | render::leaves_bit, 7, 7);
  EXPECT_EQ(packed & ~0x000700E0U, render::pack(31, 7) | render::leaves_bit);
}

class DoubtLegend : public testing::Test {
 protected:
  DoubtLegend() {
    auto shown = std::make_shared<model::Layer>(layer());
    document.layers.push_back(shown);
    const auto table = table_of(river);
    geometries["river"] = std::make_shared<const LayerGeometry>(table, classify(*table, *shown, {}));
  }
  std::vector<LegendEntry> doubt_on(core::Day day, std::vector<SeenPart> seen = {}) {
    auto entries = legend_of(
        {document, session, session.assets, geometries, catalog, {}, {}, static_cast<double>(day), true, seen});
    std::erase_if(entries, [](const LegendEntry& entry) { return !entry.is_doubtful; });
    return entries;
  }

  model::Document document = model::make_empty_document();
  session::Session session;
  LayerGeometries geometries;
  text::Catalog catalog;
};

TEST_F(DoubtLegend, SpeaksOfDoubtOnlyWhileSomethingLooksDoubtful) {
  const auto entries = doubt_on(new_year(1911));
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(entries[0].label, "Date approximate or inferred");
  EXPECT_EQ(entries[0].kind, LegendEntry::Kind::Line);
  EXPECT_TRUE(doubt_on(new_year(1900)).empty());
  EXPECT_TRUE(doubt_on(new_year(1950)).empty());
  EXPECT_TRUE(doubt_on(new_year(2000)).empty());
}

TEST_F(DoubtLegend, SpeaksOfDoubtOnlyWhereItIsInSight) {
  const geo::Box2d on_it{corner.x - 10, corner.y - 1010, corner.x + 10, corner.y - 990};
  const geo::Box2d beside{corner.x - 500, corner.y - 1010, corner.x - 400, corner.y - 990};
  EXPECT_EQ(doubt_on(new_year(1911), {{on_it, {}}}).size(), 1U);
  EXPECT_TRUE(doubt_on(new_year(1911), {{beside, {}}}).empty());
}

// The room of the legend is that of the fullest day, wherever one looks.
TEST_F(DoubtLegend, OfAllDaysSpeaksOfDoubtThatIsEverShown) {
  const auto entries = legend_of(
      {document, session, session.assets, geometries, catalog, {}, {}, 0, true, {SeenPart{{0, 0, 1, 1}, {}}}, true});
  EXPECT_TRUE(std::ranges::any_of(entries, &LegendEntry::is_doubtful));
}

TEST_F(DoubtLegend, DoesNotSpeakOfALayerThatIsHidden) {
  auto hidden = layer();
  hidden.visible = false;
  document.layers = {std::make_shared<const model::Layer>(hidden)};
  EXPECT_TRUE(doubt_on(new_year(1911)).empty());
}

}  // namespace
}  // namespace eb::scene
