// Headline figures at a day, and the steps of the kilometres behind them.
#include "model/figures.h"

#include <gtest/gtest.h>

#include <random>

namespace eb::model {
namespace {

constexpr core::Day works_begin = 1000, works_end = 2000;

Series sewers() {
  Series series;
  series.id = "sewers";
  SeriesValue value;
  value.when.interval = value.holds = {1500, core::open_future};
  value.value = 380;
  value.source = "https://example.org/sewers";
  series.values = {value};
  return series;
}

Figure figure(FigureKind kind, std::vector<std::string> phases, std::string series = {}) {
  Figure one;
  one.id = series + (phases.empty() ? "" : phases.front());
  one.kind = kind;
  one.phases = std::move(phases);
  one.series = std::move(series);
  return one;
}

Document sample_document() {
  auto document = make_empty_document();
  Layer layer;
  layer.id = "reaches";
  layer.phase_field = "phase";
  document.layers = {std::make_shared<const Layer>(layer)};
  document.measure = Measure{"reaches", "", "km", "", ""};
  document.series = std::make_shared<const std::vector<Series>>(std::vector{sewers()});
  document.figures = std::make_shared<const std::vector<Figure>>(
      std::vector{figure(FigureKind::Kilometres, {"open_sewer", "construction"}),
                  figure(FigureKind::Share, {"natural", "renatured"}), figure(FigureKind::Series, {}, "sewers")});
  return document;
}

struct Row {
  std::string phase;
  double km;
  core::DayInterval life;
};

FeatureTable table_of(const std::vector<Row>& rows) {
  FeatureTable table;
  table.columns = {{"phase", {}}, {"km", {}}};
  for (const Row& row : rows) {
    table.lives.push_back({row.life, {}});
    table.columns[0].values.emplace_back(row.phase);
    table.columns[1].values.emplace_back(row.km);
  }
  return table;
}

FeatureTable sample_table() {
  return table_of({{"open_sewer", 30, {core::open_past, works_begin}},
                   {"construction", 30, {works_begin, works_end}},
                   {"renatured", 30, {works_end, core::open_future}},
                   {"natural", 10, {core::open_past, core::open_future}}});
}

TEST(Figures, SumPhasesAndShareTheWhole) {
  const auto document = sample_document();
  const auto steps = km_steps(document, sample_table());
  const auto at = [&](double day) { return figures_at(document, km_at(steps, document.phases, day), day); };
  EXPECT_EQ(at(works_begin)[0].value, 30) << "construction takes over on its first day";
  EXPECT_EQ(at(works_end - 0.5)[0].value, 30);
  EXPECT_EQ(at(works_end)[0].value, 0);
  EXPECT_EQ(at(works_end - 1)[1].value, 25);
  EXPECT_EQ(at(works_end)[1].value, 100);
}

TEST(Figures, ASeriesKeepsItsRowAndIsSilentBeforeIt) {
  const auto document = sample_document();
  const auto before = figures_at(document, {}, 1499.9)[2], since = figures_at(document, {}, 1500)[2];
  EXPECT_EQ(before.value, std::nullopt);
  EXPECT_EQ(before.recorded, nullptr);
  EXPECT_EQ(since.value, 380);
  EXPECT_EQ(since.recorded->source, "https://example.org/sewers");
}

TEST(Figures, WithoutKilometresThereIsNoNumberNotZero) {
  const auto document = sample_document();
  EXPECT_EQ(figures_at(document, {}, 0)[0].value, std::nullopt);
  EXPECT_EQ(figures_at(document, {}, 0)[1].value, std::nullopt);
  const KmByPhase dry{{"natural", 0}, {"renatured", 0}};
  EXPECT_EQ(figures_at(document, dry, 0)[1].value, std::nullopt) << "no share of nothing";
  EXPECT_TRUE(share_by_phase(dry).empty());
}

TEST(Figures, SharesOfThePhasesMakeAHundred) {
  const auto shares = share_by_phase({{"a", 24.8}, {"b", 57.4}, {"c", 0.9}, {"d", 0}});
  double sum = 0;
  for (const auto& [phase, share] : shares) sum += share;
  EXPECT_NEAR(sum, 100, 1e-9);
  EXPECT_EQ(shares.at("d"), 0);
}

TEST(Figures, AProjectWithoutOwnOnesCountsItsLastPhases) {
  const auto document = make_empty_document();
  const auto figures = standard_figures(document.phases);
  ASSERT_EQ(figures.size(), 4U);
  EXPECT_EQ(figures.front().phases, std::vector<std::string>{"renatured"});
}

// Steps and measure() are two ways to the same kilometres, on every day and right at every change.
TEST(KmSteps, AgreeWithMeasureOnEveryDay) {
  const auto document = sample_document();
  std::mt19937 random{1949};
  const auto day = [&] { return std::uniform_int_distribution<core::Day>{-500, 500}(random); };
  for (int round = 0; round < 50; ++round) {
    std::vector<Row> rows;
    for (int i = 0; i < 40; ++i) {
      const core::Day a = day(), b = day();
      const bool open = i % 7 == 0;
      rows.push_back({document.phases[random() % document.phases.size()].id,
                      0.1 * static_cast<double>(random() % 300),
                      {std::min(a, b), open ? core::open_future : std::max(a, b)}});
    }
    const auto table = table_of(rows);
    const auto steps = km_steps(document, table);
    for (core::Day d = -520; d <= 520; ++d) {
      const auto measured = measure(document, table, d);
      ASSERT_TRUE(measured);
      const auto stepped = km_at(steps, document.phases, d + 0.25);
      for (const auto& [phase, km] : measured->total) ASSERT_NEAR(stepped.at(phase), km, 1e-6) << phase << " on " << d;
    }
  }
}

TEST(KmSteps, KnowTheirHighestTotal) {
  const auto document = sample_document();
  EXPECT_EQ(km_steps(document, sample_table()).highest_total(), 40);
  EXPECT_TRUE(km_steps(document, table_of({})).steps.empty());
}

}  // namespace
}  // namespace eb::model
