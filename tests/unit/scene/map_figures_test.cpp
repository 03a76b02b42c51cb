// From document and clock to the figures, the chart and the caption line of the furniture.
#include "scene/map_figures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "scene/figure_text.h"
#include "scene/map_credits.h"
#include "table_builder.h"

namespace eb::scene {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

model::SeriesValue value_on(core::DayInterval when, double number, int decimals, model::Qualifier qualifier = {}) {
  model::SeriesValue value;
  value.when.interval = value.holds = when;
  value.value = number;
  value.decimals = decimals;
  value.qualifier = qualifier;
  return value;
}

core::DayInterval year(int number) {
  return {core::first_day_of_year(number), core::first_day_of_year(number + 1)};
}

model::Series pairs() {
  model::Series series;
  series.id = "pairs";
  series.title = {{{"en", "Sea eagle: pairs"}}};
  series.place = {{{"en", "Germany"}}};
  series.unit = {{{"en", "pairs"}}};
  series.kind = model::SeriesKind::Count;
  series.credit = {{{"en", "Counts: BfN"}}};
  series.licence = "CC0-1.0";
  series.values = {value_on(year(2007), 575, 0), value_on(year(2017), 700, 0, model::Qualifier::MoreThan)};
  EXPECT_EQ(model::settle(series), nullptr);
  return series;
}

model::Layer layer_named(const std::string& id, const std::string& credit, const std::string& licence) {
  model::Layer layer;
  layer.id = id;
  layer.credit = {{{"en", credit}}};
  layer.licence = licence;
  return layer;
}

// Two lines: one near until day 100, one far away for ever.
class MapFigures : public testing::Test {
 protected:
  MapFigures() {
    document = model::make_empty_document();
    add_layer(layer_named("near", "River: survey · Dates: press", "CC-BY-4.0"), {0, 100}, corner);
    add_layer(layer_named("far", "Hills (CC BY 4.0)", "CC-BY-4.0"), {}, corner + geo::Vec2d{50'000, 0});
    document.series = std::make_shared<const std::vector<model::Series>>(std::vector{pairs()});
    std::vector<model::Figure> figures(3);
    figures[0] = {"clean", {{{"en", "clean"}}}, model::FigureKind::Share, {"natural", "renatured"}, {}, {}};
    figures[1] = {"renatured", {}, model::FigureKind::Kilometres, {"renatured"}, {}, {}};
    figures[2] = {"eagles", {}, model::FigureKind::Series, {}, "pairs", {}};
    document.figures = std::make_shared<const std::vector<model::Figure>>(figures);
    session.playback.set_range(core::first_day_of_year(1900), core::first_day_of_year(2030));
    steps.steps = {{0, {60, 0, 0, 0, 23.1}}, {100, {0, 60, 0, 0, 23.1}}};
  }

  void add_layer(const model::Layer& layer, core::DayInterval life, geo::Vec2d at) {
    document.layers.push_back(std::make_shared<const model::Layer>(layer));
    const auto table = TableBuilder{}.part(model::PartKind::Line, {at, at + geo::Vec2d{90, 0}}).feature(life).table();
    geometries[layer.id] = std::make_shared<const LayerGeometry>(table, classify(*table, layer, document.phases));
    session.assets.at(layer.id).state = session::LoadState::Ready;
  }

  FurnitureContext context(double day) {
    km = model::km_at(steps, document.phases, day);
    const geo::Box2d here{corner.x - 500, corner.y - 500, corner.x + 500, corner.y + 500};
    return {document, session, session.assets, geometries, catalog, km, steps, day, true, {SeenPart{here, day}}, false};
  }

  model::Document document;
  session::Session session;
  LayerGeometries geometries;
  text::Catalog catalog = text::Catalog::load(std::filesystem::path{"does-not-exist"}, "en");
  model::KmSteps steps;
  model::KmByPhase km;
};

std::string credits_ever(FurnitureContext context) {
  context.of_all_days = true;
  return credits_of(context);
}

std::vector<std::string> values_of(const std::vector<HeadlineFigure>& figures) {
  std::vector<std::string> values;
  for (const auto& figure : figures) values.push_back(figure.value);
  return values;
}

TEST_F(MapFigures, TellTheDay) {
  const auto early = figures_of(context(50));
  EXPECT_THAT(values_of(early), ElementsAre("100\u00A0%", "23.1\u00A0km", "–"));
  EXPECT_EQ(early[1].label, "Renatured") << "without a title of its own that of its phase";
  EXPECT_TRUE(early[2].is_secondary);
  EXPECT_TRUE(early[2].note.empty()) << "no date for no number";
  EXPECT_FALSE(early[2].is_known);
  EXPECT_TRUE(early[0].is_known);

  const auto late = figures_of(context(core::to_day({2017, 5, 1})));
  EXPECT_THAT(values_of(late), ElementsAre("28\u00A0%", "23.1\u00A0km", ">\u00A0700\u00A0pairs"));
  EXPECT_EQ(late[2].note, "2017");
}

TEST_F(MapFigures, AFigureKnowsEveryTextItMayShow) {
  for (const double day : {50.0, 150.0, static_cast<double>(core::to_day({2007, 5, 1}))}) {
    const auto figures = figures_of(context(day));
    EXPECT_THAT(figures[2].other_values, ElementsAre("–", "575\u00A0pairs", ">\u00A0700\u00A0pairs"));
    EXPECT_THAT(figures[2].other_notes, ElementsAre("2007", "2017"));
    EXPECT_THAT(figures[1].other_values, testing::Contains("83.1\u00A0km"));
  }
}

TEST_F(MapFigures, TheChartIsStackedAsTheLegendIsListed) {
  const auto chart = chart_of(context(50));
  ASSERT_TRUE(chart);
  EXPECT_EQ(chart->highest, "83.1\u00A0km");
  EXPECT_THAT(chart->steps, SizeIs(2));
  EXPECT_THAT(chart->steps[0].heights, ElementsAre(23.1, 0, 0, 0, 60));
  EXPECT_EQ(chart->colors.front(), document.phases.back().color.dark) << "the last phase is the base";
}

TEST_F(MapFigures, TheChartOfASeriesHasAMarkForEachNumberAndNoMore) {
  session.view.chart = "pairs";
  const auto chart = chart_of(context(50));
  ASSERT_TRUE(chart);
  EXPECT_TRUE(chart->marks_are_counts);
  EXPECT_TRUE(chart->steps.empty());
  ASSERT_THAT(chart->marks, SizeIs(2));
  EXPECT_EQ(chart->marks[1].value, 700);
  EXPECT_EQ(chart->title, "Sea eagle: pairs · Germany");
  EXPECT_EQ(chart->from_day, core::first_day_of_year(2000)) << "the decade of its first number";
  session.view.chart = "";
  EXPECT_FALSE(chart_of(context(50)));
  session.view.chart = "unknown";
  EXPECT_FALSE(chart_of(context(50)));
}

TEST_F(MapFigures, ASharePromisesNeitherAllNorNothingTooEarly) {
  EXPECT_EQ(share_text(0, catalog), "0\u00A0%");
  EXPECT_EQ(share_text(0.2, catalog), "<\u00A01\u00A0%");
  EXPECT_EQ(share_text(98.9, catalog), "99\u00A0%");
  EXPECT_EQ(share_text(99.97, catalog), ">\u00A099\u00A0%");
  EXPECT_EQ(share_text(100 - 1e-9, catalog), "100\u00A0%");
}

TEST_F(MapFigures, PeriodsAreToldAsPreciselyAsTheyAreKnown) {
  const auto day = core::to_day({2021, 8, 20});
  EXPECT_EQ(period_text({day, day + 1}, catalog), "20 August 2021");
  EXPECT_EQ(period_text({core::to_day({2020, 10, 1}), core::to_day({2020, 11, 1})}, catalog), "October 2020");
  EXPECT_EQ(period_text(year(2022), catalog), "2022");
  EXPECT_EQ(period_text({core::first_day_of_year(1910), core::first_day_of_year(1920)}, catalog), "1910–1919");
}

TEST_F(MapFigures, TheCaptionNamesWhatIsSeenOnTheDay) {
  const auto then = credits_of(context(99.9)), later = credits_of(context(100));
  EXPECT_THAT(then, HasSubstr("River: survey"));
  EXPECT_THAT(later, Not(HasSubstr("River: survey"))) << "gone on the day it ends";
  EXPECT_THAT(then, Not(HasSubstr("Hills"))) << "far outside the picture";
  EXPECT_THAT(credits_ever(context(100)), testing::AllOf(HasSubstr("River: survey"), HasSubstr("Hills")));
}

TEST_F(MapFigures, TheCaptionAddsTheLicenceWhereTheCreditDoesNotNameIt) {
  EXPECT_EQ(credits_of(context(50)), "River: survey · Dates: press (CC-BY-4.0)");
  const auto ever = credits_ever(context(50));
  EXPECT_THAT(ever, HasSubstr("Hills (CC BY 4.0)"));
  EXPECT_THAT(ever, Not(HasSubstr("(CC BY 4.0) (CC-BY-4.0)")));
}

TEST_F(MapFigures, TheCaptionNamesTheSourceOfANumberWhileItIsTold) {
  const auto in_2007 = core::to_day({2007, 5, 1}), in_2012 = core::to_day({2012, 5, 1});
  EXPECT_THAT(credits_of(context(in_2007)), HasSubstr("Counts: BfN (CC0-1.0)"));
  EXPECT_THAT(credits_of(context(in_2012)), Not(HasSubstr("Counts: BfN")));
  session.view.chart = "pairs";
  EXPECT_THAT(credits_of(context(in_2012)), HasSubstr("Counts: BfN")) << "the chart shows it at all times";
}

TEST_F(MapFigures, EachCreditIsSaidOnce) {
  add_layer(layer_named("again", "Dates: press · River: survey", "CC-BY-4.0"), {}, corner);
  const auto caption = credits_of(context(50));
  EXPECT_EQ(caption.find("River: survey"), caption.rfind("River: survey")) << caption;
}

}  // namespace
}  // namespace eb::scene
