#include "scene/compared_furniture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "scene/compared_look.h"
#include "scene/map_credits.h"
#include "table_builder.h"

namespace eb::scene {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

constexpr TwoDays days{100, 200};

// A river with one reach that changes, one that goes, and a stop of a route beside it.
class ComparedFurniture : public testing::Test {
 protected:
  ComparedFurniture() {
    document.phases.resize(2);
    document.phases[0] = {"sewer", {{{"en", "Sewer"}, {"de", "Kanal"}}}, {}, false, {}};
    document.phases[1] = {"renatured", {{{"en", "Renatured"}, {"de", "Renaturiert"}}}, {}, false, {}};
    model::Layer layer;
    layer.id = "river";
    layer.title = {{{"en", "River"}}};
    layer.reach_field = "reach";
    layer.phase_field = "phase";
    layer.style.color_by_phase = true;
    layer.style.is_schematic = true;
    document.layers.push_back(std::make_shared<const model::Layer>(layer));
    const auto line = [](double y) { return std::vector{corner + geo::Vec2d{0, y}, corner + geo::Vec2d{9, y}}; };
    const auto table = TableBuilder{}
                           .part(model::PartKind::Line, line(0))
                           .feature({50, 150})
                           .part(model::PartKind::Line, line(0))
                           .feature({150, 300})
                           .part(model::PartKind::Line, line(5))
                           .feature({core::open_past, 120})
                           .column("reach", {std::int64_t{1}, std::int64_t{1}, std::int64_t{2}})
                           .column("phase", {std::string{"sewer"}, std::string{"renatured"}, std::string{"sewer"}})
                           .table();
    geometries["river"] = std::make_shared<const LayerGeometry>(table, classify(*table, layer, document.phases));
    model::Route route;
    route.points.resize(1);
    route.name = {{{"en", "Walk"}}};
    document.routes.push_back(std::make_shared<const model::Route>(route));
  }

  FurnitureInput told_changes() {
    session.compare.mode = session::CompareMode::Changes;
    const auto& geometry = *geometries["river"];
    const ChangesByLayer changes{{"river", changes_between(geometry.table(), geometry.classes(), days)}};
    FurnitureInput input;
    input.time_strip = TimeStrip{0, 300, {}};
    tell_changes(context(), changes, days, {earlier_km, later_km}, input);
    return input;
  }

  FurnitureContext context() {
    const SeenPart around{geo::Box2d{corner.x - 100, corner.y - 100, corner.x + 100, corner.y + 100}, 110};
    return {document, session, session.assets, geometries, catalog, none, no_steps, 200, true, {around}};
  }

  model::Document document;
  session::Session session;
  LayerGeometries geometries;
  text::Catalog catalog = text::Catalog::load(std::filesystem::path{"does-not-exist"}, "en");
  model::KmSteps no_steps;
  model::KmByPhase none, earlier_km{{"sewer", 80.3}, {"renatured", 0}}, later_km{{"sewer", 0}, {"renatured", 24.84}};
};

std::vector<std::string> labels(const std::vector<LegendEntry>& legend) {
  std::vector<std::string> texts;
  for (const auto& entry : legend) texts.push_back(entry.label);
  return texts;
}

TEST_F(ComparedFurniture, TheLegendSaysWhatIsOnTheMapAndWhichPhaseBecameWhich) {
  const auto input = told_changes();
  EXPECT_THAT(labels(input.legend), ElementsAre("Changed", "Sewer → Renatured", "Removed"));
  EXPECT_EQ(input.legend[0].kind, LegendEntry::Kind::LongDashedLine);
  EXPECT_EQ(input.legend[1].kind, LegendEntry::Kind::Note);
  EXPECT_EQ(input.legend[2].kind, LegendEntry::Kind::DashedLine);
}

TEST_F(ComparedFurniture, BothDatesStandAboveInOrder) {
  const auto input = told_changes();
  const auto date = [&](double day) { return catalog.long_date(static_cast<core::Day>(day)); };
  EXPECT_EQ(input.headline, date(100) + " → " + date(200));
  EXPECT_THAT(input.time_strip->marked_days, ElementsAre(100, 200));
}

TEST_F(ComparedFurniture, FiguresSayHowMuchMoreOrLess) {
  const auto input = told_changes();
  ASSERT_THAT(input.figures, SizeIs(2));
  EXPECT_EQ(input.figures[0].value, "\u221280.3\u00A0km") << "the largest first";
  EXPECT_EQ(input.figures[0].label, "Sewer");
  EXPECT_EQ(input.figures[1].value, "+24.8\u00A0km");
}

TEST_F(ComparedFurniture, DashesOfChangesAreNotTakenForSchematicLines) {
  session.assets.at("river");
  EXPECT_THAT(credits_of(context()), HasSubstr("Dashed: schematic course"));
  session.compare.mode = session::CompareMode::Changes;
  EXPECT_THAT(credits_of(context()), HasSubstr("Schematic course: River"));
  EXPECT_THAT(credits_of(context()), testing::Not(HasSubstr("Dashed")));
}

TEST_F(ComparedFurniture, AgesHaveARampAndSayWhatHasNone) {
  session.compare.mode = session::CompareMode::AllTime;
  FurnitureInput input;
  input.time_strip = TimeStrip{0, 300, {}};
  tell_ages(context(), {50, 150}, true, input);
  ASSERT_TRUE(input.age_ramp);
  EXPECT_EQ(input.age_ramp->from_day, 50);
  EXPECT_EQ(input.age_ramp->to_day, 150);
  EXPECT_EQ(input.age_ramp->colors.front(), age_color(session::ThemeKind::Dark, 0));
  EXPECT_EQ(input.age_ramp->colors.back(), age_color(session::ThemeKind::Dark, 1));
  EXPECT_THAT(labels(input.legend), ElementsAre("Beginning unknown"));
  EXPECT_FALSE(input.time_strip) << "the clock has no part in this map";
  FurnitureInput nothing;
  tell_ages(context(), {}, false, nothing);
  EXPECT_FALSE(nothing.age_ramp);
  EXPECT_TRUE(nothing.legend.empty());
}

// The ramp and the headline are laid out like everything else: inside, and clear of each other.
TEST_F(ComparedFurniture, TheRampHasRoomAtEverySize) {
  text::Shaper shaper;
  for (const auto& [width, height] : {std::pair{640, 360}, {1280, 720}, {1920, 1080}, {3840, 2160}}) {
    FurnitureInput input;
    tell_ages(context(), {-30'000, 9'000}, true, input);
    input.theme = theme_of(session::ThemeKind::Light);
    input.width_px = width;
    input.height_px = height;
    input.scale = height / 1080.0;
    input.metres_per_pixel = 40;
    render::Overlay out;
    const auto result = lay_out_furniture(input, catalog, shaper, out);
    const auto legend = std::ranges::find(result.blocks, FurniturePart::Legend, &FurnitureBlock::part);
    const auto scale = std::ranges::find(result.blocks, FurniturePart::ScaleBar, &FurnitureBlock::part);
    ASSERT_NE(legend, result.blocks.end());
    ASSERT_NE(scale, result.blocks.end());
    EXPECT_LT(legend->rect.x + legend->rect.width, scale->rect.x);
    EXPECT_LE(legend->rect.y + legend->rect.height, static_cast<float>(height));
    for (const auto& rect : out.rects) EXPECT_LE(rect.rect.x + rect.rect.width, static_cast<float>(width) + 0.5F);
  }
}

}  // namespace
}  // namespace eb::scene
