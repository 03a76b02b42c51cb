// A layer with phases of its own beside a layer with those of the document: what is drawn and what the legend says.
#include <gtest/gtest.h>

#include "scene/map_furniture.h"
#include "scene/map_items.h"

namespace eb::scene {
namespace {

constexpr core::Day begun = 1000, opened = 2000;

model::Phase phase(const char* id, core::Color color, std::optional<model::PointShape> shape = {}) {
  return {id, {{{"en", id}}}, {color, color}, false, shape};
}

constexpr core::Color violet{160, 60, 200, 255}, pink{240, 120, 220, 255};

std::shared_ptr<const model::Layer> make_layer(const char* id, std::vector<model::Phase> phases) {
  model::Layer layer;
  layer.id = id;
  layer.title = {{{"en", id}}};
  layer.phase_field = "phase";
  layer.style.color_by_phase = true;
  layer.phases = std::move(phases);
  return std::make_shared<const model::Layer>(layer);
}

// One feature for each phase: the first until `opened`, the second from then on.
std::shared_ptr<const model::FeatureTable> make_table(model::PartKind kind, const char* first, const char* second) {
  model::FeatureTable table;
  table.vertices = {{0, 0}, {100, 0}, {0, 0}, {100, 0}};
  table.part_vertices = {0, 2, 4};
  table.part_kinds = {kind, kind};
  table.feature_parts = {0, 1, 2};
  table.lives = {{{begun, opened}, {}}, {{opened, core::open_future}, {}}};
  table.feature_ids = {1, 2};
  table.columns = {{"phase", {std::string{first}, std::string{second}}}};
  table.extent = {0, 0, 100, 0};
  return std::make_shared<const model::FeatureTable>(std::move(table));
}

class OwnPhases : public testing::Test {
 protected:
  OwnPhases() {
    add("river", {}, model::PartKind::Line, "open_sewer", "renatured");
    add("sewer", {phase("dug", violet), phase("in_use", pink)}, model::PartKind::Line, "dug", "in_use");
    add("works", {phase("site", violet, model::PointShape::Diamond), phase("plant", pink, model::PointShape::Square)},
        model::PartKind::Point, "site", "plant");
    session.view.theme = session::ThemeKind::Dark;
    session.playback.set_range(0, 3000);
  }

  void add(const char* id, std::vector<model::Phase> phases, model::PartKind kind, const char* first,
           const char* second) {
    document.layers.push_back(make_layer(id, std::move(phases)));
    const auto table = make_table(kind, first, second);
    const auto& layer = *document.layers.back();
    geometries[id] = std::make_shared<const LayerGeometry>(table, classify(*table, layer, phases_of(document, layer)));
  }

  std::vector<LegendEntry> legend_on(double day) {
    session.playback.seek(day);
    return legend_of({document, session, session.assets, geometries, catalog, {}, {}, day});
  }

  model::Document document = model::make_empty_document();
  session::Session session;
  LayerGeometries geometries;
  text::Catalog catalog;
};

std::vector<std::string> labels(const std::vector<LegendEntry>& entries) {
  std::vector<std::string> labels;
  for (const auto& entry : entries) labels.push_back(entry.label);
  return labels;
}

TEST_F(OwnPhases, TheLegendNamesThoseOfTheDayAfterTheDocuments) {
  EXPECT_EQ(labels(legend_on(begun)), (std::vector<std::string>{"Open sewer", "dug", "site"}));
  EXPECT_EQ(labels(legend_on(opened - 1)), (std::vector<std::string>{"Open sewer", "dug", "site"}));
  EXPECT_EQ(labels(legend_on(opened)), (std::vector<std::string>{"Renatured", "in_use", "plant"}));
  EXPECT_TRUE(legend_on(begun - 1).empty());
}

TEST_F(OwnPhases, TheLegendShowsTheirColoursAndSymbols) {
  const auto entries = legend_on(opened);
  ASSERT_EQ(entries.size(), 3U);
  EXPECT_EQ(entries[1].kind, LegendEntry::Kind::Line);
  EXPECT_EQ(entries[1].color, pink);
  EXPECT_EQ(entries[2].kind, LegendEntry::Kind::Point);
  EXPECT_EQ(entries[2].shape, model::PointShape::Square);
}

// Plants and pumping stations of one colour: one line of the legend with both shapes, named by the layer.
TEST_F(OwnPhases, SymbolsThatOnlyTheirShapeTellsApartShareAnEntry) {
  model::Layer works = *document.layers.back();
  works.phases[1].color = works.phases[0].color;
  document.layers.back() = std::make_shared<const model::Layer>(works);
  auto table = *make_table(model::PartKind::Point, "site", "plant");
  table.lives[1] = table.lives[0];
  geometries["works"] = std::make_shared<const LayerGeometry>(std::make_shared<const model::FeatureTable>(table),
                                                              classify(table, works, works.phases));
  const auto entries = legend_on(begun);
  ASSERT_EQ(labels(entries), (std::vector<std::string>{"Open sewer", "dug", "works"}));
  EXPECT_EQ(entries[2].shape, model::PointShape::Diamond);
  EXPECT_EQ(entries[2].more_shapes, std::vector{model::PointShape::Square});
}

TEST_F(OwnPhases, SymbolsTooFarAwayToBeDrawnAreNotInTheLegend) {
  model::Layer works = *document.layers.back();
  works.style.label.max_metres_per_point = 40;
  const auto labels_at = [&](double metres_per_point) {
    document.layers.back() = std::make_shared<const model::Layer>(works);
    return labels(legend_of(
        {document, session, session.assets, geometries, catalog, {}, {}, begun, true, {}, false, metres_per_point}));
  };
  EXPECT_EQ(labels_at(40).size(), 3U);
  EXPECT_EQ(labels_at(41), (std::vector<std::string>{"Open sewer", "dug"}));
  works.style.point.max_metres_per_point = 0;  // its symbols stay when the names go
  EXPECT_EQ(labels_at(41).size(), 3U);
}

TEST_F(OwnPhases, TheMapDrawsEachClassInItsColourAndShape) {
  for (const auto& layer : document.layers) {
    LayerToDraw drawn{layer.get(), {}, false};
    drawn.meshes.points = drawn.meshes.lines = {render::MeshKey{1, 1}};
    std::vector<render::DrawItem> items;
    add_layer_items(drawn, document, session::ThemeKind::Dark, {1, 0}, 50, items);
    ASSERT_EQ(items.size(), 2U);
    const auto& phases = phases_of(document, *layer);
    for (const auto& item : items) {
      ASSERT_EQ(item.classes.size(), phases.size() + 1) << layer->id;
      for (std::size_t i = 0; i < phases.size(); ++i) EXPECT_EQ(item.classes[i].color, phases[i].color.dark);
    }
    const auto shape = phases[0].shape.value_or(model::PointShape::Circle);
    EXPECT_EQ(items[1].classes[0].shape, static_cast<std::uint8_t>(shape)) << layer->id;
  }
}

TEST_F(OwnPhases, AClassIsThePlaceInTheListOfItsLayer) {
  EXPECT_EQ(geometries["river"]->classes().style_class, (std::vector<std::uint8_t>{1, 4}));
  EXPECT_EQ(geometries["sewer"]->classes().style_class, (std::vector<std::uint8_t>{0, 1}));
}

}  // namespace
}  // namespace eb::scene
