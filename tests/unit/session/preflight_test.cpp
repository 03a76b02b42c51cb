// The check before the doors open: one broken thing at a time, and what it says about it.
#include "session/preflight.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace eb::session {
namespace {

using testing::HasSubstr;

class Preflight : public testing::Test {
 protected:
  Preflight() {
    document = model::make_empty_document();
    add_layer("river");
    add_step("one");
    add_step("two");
    facts.screens = {{"LAPTOP", 1920, 1080, false}, {"EPSON", 1280, 800, true}};
    facts.languages = {"de", "en"};
    facts.frame_times = {{0, 8}, {1, 14}};
    facts.stays_awake = true;
    facts.free_megabytes = 5000;
  }
  model::Layer& add_layer(const std::string& id) {
    auto layer = std::make_shared<model::Layer>();
    layer->id = id;
    layer->title.by_language["en"] = "The " + id;
    layer->source = id + ".gpkg";
    auto& asset = assets.at(id);
    asset.state = LoadState::Ready;
    auto table = std::make_shared<model::FeatureTable>();
    table->lives.resize(1);
    table->feature_parts = {0, 1};
    table->part_kinds = {model::PartKind::Point};
    asset.features = table;
    tables[id] = table.get();
    document.layers.push_back(layer);
    return *layer;
  }
  model::ShowStep& add_step(const std::string& id) {
    auto show = std::make_shared<model::Show>(*document.show);
    auto step = std::make_shared<model::ShowStep>();
    step->id = id;
    step->caption.by_language = {{"en", "Caption " + id}, {"de", "Titel " + id}};
    show->steps.push_back(step);
    document.show = show;
    return *step;
  }
  std::vector<PreflightCheck> all() const { return preflight(document, assets, facts); }
  // The only line of `check` must have the status and its detail hold the text.
  void expect(const char* check, CheckStatus status, const std::string& text) const {
    std::vector<PreflightCheck> found;
    for (const auto& line : all())
      if (line.check == check) found.push_back(line);
    ASSERT_EQ(found.size(), 1U) << check;
    EXPECT_EQ(found[0].status, status) << core::to_text(found[0].detail);
    EXPECT_THAT(core::to_text(found[0].detail), HasSubstr(text));
    EXPECT_EQ(found[0].remedy.empty(), status == CheckStatus::Green);
  }

  model::Document document;
  AssetStore assets;
  PreflightFacts facts;
  std::map<std::string, model::FeatureTable*> tables;
};

TEST_F(Preflight, AGoodShowOnAGoodMachineIsGreenInEveryLine) {
  const auto checks = all();
  EXPECT_EQ(worst_of(checks), CheckStatus::Green);
  EXPECT_EQ(checks.size(), 12U);
  expect("displays", CheckStatus::Green, "EPSON 1280 × 800");
  expect("show", CheckStatus::Green, "2 steps");
  expect("languages", CheckStatus::Green, "de, en");
}

TEST_F(Preflight, OneScreenIsAmberNoScreenIsRed) {
  facts.screens = {{"LAPTOP", 1920, 1080, false}};
  expect("displays", CheckStatus::Amber, "LAPTOP 1920 × 1080");
  facts.screens = std::vector<ScreenFact>{};
  expect("displays", CheckStatus::Red, "no screen");
  facts.screens = std::nullopt;
  expect("displays", CheckStatus::Amber, "No display");
}

TEST_F(Preflight, AProjectWithoutStepsHasNoShow) {
  document.show = std::make_shared<model::Show>();
  expect("show", CheckStatus::Red, "no show");
}

TEST_F(Preflight, AMissingFileIsNamedWithItsLayer) {
  auto& asset = assets.at("river");
  asset.state = LoadState::Failed;
  asset.error = core::Error{core::msg("There is no such file"), {}, "river.gpkg"};
  expect("files", CheckStatus::Red, "The river is not there: There is no such file (river.gpkg)");
}

TEST_F(Preflight, AMissingFileThatNoStepShowsIsAmber) {
  add_layer("spare").visible = false;
  assets.at("spare").state = LoadState::Failed;
  expect("files", CheckStatus::Amber, "The spare");
}

TEST_F(Preflight, WhatReadingTheProjectToldIsSaidAgainButAMissingFileOnlyOnce) {
  facts.problems = {{core::msg("Step 2 names a layer that is not there"), core::msg("Correct it."), {}}};
  expect("project", CheckStatus::Amber, "Step 2 names");
  auto& asset = assets.at("river");
  asset.state = LoadState::Failed;
  asset.error = core::Error{core::msg("There is no such file"), {}, {}};
  facts.problems = {*asset.error};
  expect("project", CheckStatus::Green, "without a complaint");
}

TEST_F(Preflight, StepsThatShowWhatIsGoneAreRed) {
  add_step("three").layers = std::vector<core::LayerId>{"river", "smell"};
  expect("steps", CheckStatus::Red, "Step 3 shows the layer smell");
}

TEST_F(Preflight, ARouteOrAHighlightThatIsGoneIsRed) {
  add_step("three").routes = std::vector<core::RouteId>{"tour"};
  expect("steps", CheckStatus::Red, "Step 3 shows the route tour");
  document.show = std::make_shared<model::Show>();
  add_step("one").highlight = model::ShowHighlight{"eagles", "name", "pair"};
  expect("steps", CheckStatus::Red, "Step 1 lifts out something of the layer eagles");
}

TEST_F(Preflight, ACaptionThatLacksALanguageIsRedASmallTextAmber) {
  add_step("three").caption.by_language = {{"en", "Only English"}};
  expect("languages", CheckStatus::Red, "No caption in de: step 3");
  facts.languages = {"en"};
  expect("languages", CheckStatus::Green, "en");
  document.show = std::make_shared<model::Show>();
  add_step("one").text.by_language = {{"de", "Nur deutsch"}};
  expect("languages", CheckStatus::Amber, "No small text in en: step 1");
}

TEST_F(Preflight, AStepThatSaysNothingLacksNothing) {
  add_step("three").caption = {};
  expect("languages", CheckStatus::Green, "de, en");
}

TEST_F(Preflight, LettersWithoutAFontAreNamed) {
  facts.missing_letters = {{1, "ja", "時"}};
  expect("fonts", CheckStatus::Red, "Step 2, ja: no font has 時");
}

TEST_F(Preflight, SlowStepsAreNamedWithTheirTime) {
  facts.frame_times = {{0, 8}, {1, 47}};
  expect("frame_times", CheckStatus::Amber, "Step 2 takes 47 ms");
  facts.frame_times = {{0, 8}, {1, 140}};
  expect("frame_times", CheckStatus::Red, "Step 2 takes 140 ms");
  facts.is_measuring = true;
  expect("frame_times", CheckStatus::Amber, "being drawn");
}

TEST_F(Preflight, ADesktopThatCannotBeAskedToStayAwakeIsAmber) {
  facts.stays_awake = false;
  expect("screen_saver", CheckStatus::Amber, "Nobody");
}

TEST_F(Preflight, AFolderOrADiskThatTakesNothingIsTold) {
  facts.free_megabytes = 12;
  expect("disk", CheckStatus::Amber, "12 MB");
  facts.state_error = core::Error{core::msg("The folder cannot be written to"), {}, "/state"};
  expect("disk", CheckStatus::Red, "cannot be written");
}

TEST_F(Preflight, PointsThatZonesProtectOrThatAreCalledSensitiveAreRed) {
  auto& nests = add_layer("nests");
  nests.zones = model::Zones{};
  expect("sensitive", CheckStatus::Red, "The nests");
  nests.zones->are_cells = true;
  expect("sensitive", CheckStatus::Green, "No step");
  tables["nests"]->columns.push_back({"sensitive", {model::Value{std::string{"yes"}}}});
  expect("sensitive", CheckStatus::Red, "The nests");
  nests.visible = false;
  expect("sensitive", CheckStatus::Green, "No step");
}

TEST_F(Preflight, WhatComesFromTheNetworkIsRed) {
  add_layer("tiles").source = "/vsicurl/https://example.org/tiles.gpkg";
  expect("network", CheckStatus::Red, "The tiles");
  document.layers.pop_back();
  facts.network_allowed = true;
  expect("network", CheckStatus::Amber, "may use");
}

TEST_F(Preflight, LanguagesAreThoseOfTheCaptions) {
  add_step("three").caption.by_language = {{"pl", "Trzy"}, {"en", "Three"}, {"he", ""}};
  EXPECT_EQ(languages_of(*document.show), (std::vector<std::string>{"de", "en", "pl"}));
}

}  // namespace
}  // namespace eb::session
