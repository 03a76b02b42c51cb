// What the check before the doors open finds out about this machine.
#include "app/preflight.h"

#include <gtest/gtest.h>

#include <fstream>

#include "app/preflight_desk.h"

namespace eb::app {
namespace {

model::Show show_with(const std::string& language, const std::string& caption, const std::string& text = {}) {
  model::Show show;
  auto step = std::make_shared<model::ShowStep>();
  step->id = "one";
  step->caption.by_language[language] = caption;
  if (!text.empty()) step->text.by_language[language] = text;
  show.steps.push_back(step);
  return show;
}

TEST(MissingLetters, NamesEachLetterThatNoFontHasOnce) {
  const auto missing = missing_letters(show_with("en", "Of no script: \U0010FFFD", "\U0010FFFD again"), {"en", "de"});
  ASSERT_EQ(missing.size(), 1U);
  EXPECT_EQ(missing[0].step, 0U);
  EXPECT_EQ(missing[0].language, "en");
  EXPECT_EQ(missing[0].letters, "\U0010FFFD");
}

TEST(MissingLetters, NothingIsMissingInTheLanguagesOfTheProgram) {
  EXPECT_TRUE(missing_letters(show_with("de", "Größe: 109 km – „naturnah“"), {"de"}).empty());
  EXPECT_TRUE(missing_letters(show_with("pl", "Odra, źródło, łąka"), {"pl"}).empty());
}

TEST(PreflightDisk, AFolderThatTakesFilesIsFineAndIsLeftEmpty) {
  const auto folder = std::filesystem::path{testing::TempDir()} / "eb-preflight" / "state";
  session::PreflightFacts facts;
  look_at_disk(folder, facts);
  EXPECT_FALSE(facts.state_error);
  EXPECT_GT(facts.free_megabytes.value_or(-1), 0);
  EXPECT_TRUE(std::filesystem::is_empty(folder));
  std::filesystem::remove_all(folder.parent_path());
}

TEST(PreflightDisk, AFolderThatIsAFileIsTold) {
  const auto file = std::filesystem::path{testing::TempDir()} / "eb-preflight-file";
  std::ofstream{file} << "no folder";
  session::PreflightFacts facts;
  look_at_disk(file / "state", facts);
  ASSERT_TRUE(facts.state_error);
  EXPECT_FALSE(facts.state_error->where.empty());
  std::filesystem::remove(file);
}

TEST(PreflightScreens, MirrorsCountOnceAndTheHallsIsMarked) {
  const platform::Monitors monitors{{"LAPTOP", 0, 0, 1920, 1080, 0, 0, 0, true},
                                    {"COPY", 0, 0, 1920, 1080, 0, 0, 0, false},
                                    {"EPSON", 1920, 0, 1280, 800, 0, 0, 0, false}};
  const auto facts = screen_facts(monitors, "EPSON");
  ASSERT_EQ(facts.size(), 2U);
  EXPECT_EQ(facts[0].name, "LAPTOP");
  EXPECT_FALSE(facts[0].is_hall);
  EXPECT_TRUE(facts[1].is_hall);
}

TEST(PreflightLanguages, AreTheChosenOnesElseAllOfTheShow) {
  auto show = show_with("en", "Caption");
  session::Stage stage;
  EXPECT_EQ(caption_languages(stage, show), (std::vector<std::string>{"en"}));
  stage.languages = {"de", "pl"};
  EXPECT_EQ(caption_languages(stage, show), (std::vector<std::string>{"de", "pl"}));
}

}  // namespace
}  // namespace eb::app
