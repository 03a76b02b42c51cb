// The show of a project file: every key lands where it belongs, faults name step and key, unknown layers are no fault.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/project_file.h"
#include "io/project_writer.h"
#include "model/edit.h"

namespace eb::io {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

const std::filesystem::path fixtures = std::filesystem::path{EB_SOURCE_DIR} / "tests/fixtures/projects";

std::string show_with(const std::string& steps) {
  return R"({"format": "emscherblick-project", "version": 2, "show": {"steps": [)" + steps + "]}}";
}
std::string step_with(const std::string& keys) {
  return R"({"id": "a", "view": {"center": [7, 51], "width_m": 100, "height_m": 50}, "clock": {"from": "1900"})" +
         (keys.empty() ? "" : ", " + keys) + "}";
}
core::Error error_of(const std::string& json) {
  const auto project = parse_project(json, "/p");
  EXPECT_FALSE(project) << json;
  return project ? core::Error{} : project.error();
}

TEST(ProjectShow, ReadsEveryKeyOfAStep) {
  const auto project = load_project(fixtures / "complete.emscherblick");
  ASSERT_TRUE(project) << core::to_text(project.error());
  EXPECT_THAT(project->problems, SizeIs(0));
  const auto& show = *project->document.show;
  ASSERT_THAT(show.steps, SizeIs(2));
  const auto& step = *show.steps[0];
  EXPECT_EQ(step.id, "before");
  EXPECT_EQ(step.caption.in("de"), "Vorher");
  EXPECT_EQ(step.text.in("en"), "Nobody had dug yet.");
  EXPECT_EQ(step.notes.in("en"), "Wait.");
  EXPECT_EQ(step.view, (model::ShowView{{7, 51.5}, 9000, 5000, 12}));
  EXPECT_EQ(step.clock, (model::ShowClock{core::to_day({1850, 1, 1}), core::to_day({1906, 5, 1}), 8, true}));
  EXPECT_THAT(*step.layers, ElementsAre("river"));
  EXPECT_THAT(*step.routes, SizeIs(0));
  EXPECT_EQ(step.highlight, (model::ShowHighlight{"river", "water", "Brook"}));
  EXPECT_FALSE(step.figures);
  EXPECT_EQ(step.planned_seconds, 45);
  EXPECT_EQ(step.transition, model::ShowTransition::CrossFade);
  EXPECT_EQ(step.transition_seconds, 1.5);
  EXPECT_FALSE(show.steps[1]->layers) << "as in the project";
  EXPECT_EQ(show.steps[1]->transition, model::ShowTransition::Flight);
  EXPECT_EQ(show.find("after"), show.steps[1].get());
  EXPECT_EQ(show.find("nowhere"), nullptr);
}

TEST(ProjectShow, TheHallIsDarkUnlessTheShowSaysLight) {
  const auto theme_of = [](const std::string& member) {
    const auto project = parse_project(
        R"({"format": "emscherblick-project", "version": 2, "show": {)" + member + R"("steps": []}})", "/p");
    EXPECT_TRUE(project);
    return project ? project->document.show->theme : model::HallTheme::Dark;
  };
  EXPECT_EQ(theme_of(""), model::HallTheme::Dark) << "projects from before";
  EXPECT_EQ(theme_of(R"("theme": "dark", )"), model::HallTheme::Dark);
  EXPECT_EQ(theme_of(R"("theme": "light", )"), model::HallTheme::Light);
  EXPECT_EQ(error_of(R"({"format": "emscherblick-project", "version": 2, "show": {"theme": "grey"}})").where,
            "/show/theme");
}

TEST(ProjectShow, AFaultNamesItsStepAndKey) {
  const auto fault = [](const std::string& keys) {
    return error_of(show_with(step_with("").replace(8, 1, "z") + ", " + step_with(keys))).where;
  };
  EXPECT_EQ(fault(R"("planned_seconds": 0)"), "/show/steps/1/planned_seconds");
  EXPECT_EQ(fault(R"("transition": "wipe")"), "/show/steps/1/transition");
  EXPECT_EQ(fault(R"("transition_seconds": "2")"), "/show/steps/1/transition_seconds");
  EXPECT_EQ(fault(R"("layers": "river")"), "/show/steps/1/layers");
  EXPECT_EQ(fault(R"("layers": [3])"), "/show/steps/1/layers/0");
  EXPECT_EQ(fault(R"("highlight": {"layer": "river"})"), "/show/steps/1/highlight/field");
  EXPECT_EQ(fault(R"("caption": "Before")"), "/show/steps/1/caption");
  EXPECT_EQ(error_of(show_with(step_with("") + ", " + step_with(""))).where, "/show/steps/1/id") << "ids are unique";
  EXPECT_EQ(error_of(show_with(R"({"id": "a", "clock": {"from": "1900"}})")).where, "/show/steps/0/view");
  const std::string view = R"("view": {"center": [7, 51], "width_m": 100, "height_m": 50})";
  const auto clock_fault = [&](const std::string& clock) {
    return error_of(show_with(R"({"id": "a", )" + view + R"(, "clock": )" + clock + "}")).where;
  };
  EXPECT_EQ(clock_fault("{}"), "/show/steps/0/clock/from");
  EXPECT_EQ(clock_fault(R"({"from": "someday"})"), "/show/steps/0/clock/from");
  EXPECT_EQ(clock_fault(R"({"from": "1900", "to": "1910"})"), "/show/steps/0/clock/seconds");
  EXPECT_EQ(clock_fault(R"({"from": "1900", "to": "1910", "seconds": 0})"), "/show/steps/0/clock/seconds");
}

TEST(ProjectShow, ALayerThatIsMissingIsAProblemOnly) {
  const auto project = parse_project(
      show_with(step_with(
          R"("layers": ["gone"], "routes": ["away"], "highlight": {"layer": "lost", "field": "x", "value": "y"})")),
      "/p");
  ASSERT_TRUE(project) << core::to_text(project.error());
  ASSERT_THAT(project->problems, SizeIs(3));
  EXPECT_THAT(core::to_text(project->problems[0].what), HasSubstr("gone"));
  EXPECT_THAT(core::to_text(project->problems[0].hint), HasSubstr("/show/steps/0/layers"));
  EXPECT_THAT(core::to_text(project->problems[1].what), HasSubstr("away"));
  EXPECT_THAT(core::to_text(project->problems[2].what), HasSubstr("lost"));
  EXPECT_THAT(*project->document.show->steps[0]->layers, ElementsAre("gone"));
}

TEST(ProjectShow, ARetimedStepChangesItsLineOnly) {
  const auto plain = parse_project(show_with(step_with(R"("planned_seconds": 20)")), "/p");
  ASSERT_TRUE(plain);
  auto good = write_project(plain->document, "/p");
  good.replace(good.find("\"planned_seconds\": 20"), 21, "\"planned_seconds\": 20, \"later\": 1");
  const auto read = parse_project(good, "/p");
  ASSERT_TRUE(read) << core::to_text(read.error());
  const auto document = std::make_shared<const model::Document>(read->document);
  auto step = *document->show->steps[0];
  step.planned_seconds = 75;
  auto changed = model::apply_edit(*document, model::SetShowStep{step});
  ASSERT_TRUE(changed);
  auto expected = good;
  expected.replace(expected.find(": 20,"), 5, ": 75,");
  EXPECT_NE(expected.find("\"later\": 1"), std::string::npos);
  EXPECT_EQ(write_project(*changed, "/p", {good, document, "/p"}), expected);
}

}  // namespace
}  // namespace eb::io
