// Reading project files: every key lands where it belongs, every fault is named with its place.
#include "io/project_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace eb::io {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const std::filesystem::path fixtures = std::filesystem::path{EB_SOURCE_DIR} / "tests/fixtures/projects";

std::string project_with(const std::string& keys) {
  return R"({"format": "emscherblick-project", "version": 1)" + (keys.empty() ? "" : ", " + keys) + "}";
}

std::string layer_with(const std::string& keys) {
  return project_with(R"("layers": [{"id": "a", "title": {"en": "A"}, "source": "a.geojson")" +
                      (keys.empty() ? "" : ", " + keys) + "}]");
}

model::Document document_of(const std::string& json) {
  auto project = parse_project(json, "/projects/river");
  EXPECT_TRUE(project) << core::to_text(project.error());
  return project ? project->document : model::Document{};
}

core::Error error_of(const std::string& json) {
  const auto project = parse_project(json, "/projects/river");
  EXPECT_FALSE(project) << json;
  return project ? core::Error{} : project.error();
}

std::vector<model::Problem> problems_of(const std::string& json) {
  const auto project = parse_project(json, "/projects/river");
  EXPECT_TRUE(project);
  return project ? project->problems : std::vector<model::Problem>{};
}

TEST(ProjectFile, SaysWhatIsSensitive) {
  EXPECT_EQ(document_of(layer_with(R"("sensitive": true)")).layers[0]->sensitive, model::Sensitive{});
  EXPECT_FALSE(document_of(layer_with(R"("sensitive": false)")).layers[0]->sensitive);
  const auto layer =
      document_of(layer_with(R"("sensitive": {"grid": "utm:10000", "field": "secret", "keep": ["species", "year"]})"))
          .layers[0];
  const model::Sensitive expected{{geo::GridKind::Squares, 10'000}, "secret", {"species", "year"}};
  EXPECT_EQ(layer->sensitive, expected);
  EXPECT_THAT(core::to_text(error_of(layer_with(R"("sensitive": {"grid": "utm:100"})"))),
              HasSubstr("/layers/0/sensitive/grid"));
  EXPECT_THAT(core::to_text(error_of(layer_with(R"("sensitive": {"keep": [1]})"))),
              HasSubstr("/layers/0/sensitive/keep/0"));
  EXPECT_FALSE(parse_project(layer_with(R"("sensitive": "yes")"), "/p")) << "not taken for open";
}

TEST(ProjectFile, NeedsOnlyFormatAndVersion) {
  const auto document = document_of(project_with(""));
  EXPECT_EQ(document.crs, "EPSG:25832");
  EXPECT_THAT(document.phases, SizeIs(5));
  EXPECT_THAT(document.layers, IsEmpty());
}

TEST(ProjectFile, ReadsTheWholeOfAProject) {
  const auto project = load_project(fixtures / "complete.emscherblick");
  ASSERT_TRUE(project) << core::to_text(project.error());
  EXPECT_THAT(project->problems, IsEmpty());
  const model::Document& document = project->document;
  EXPECT_EQ(document.title.in("de"), "Fluss");
  EXPECT_EQ(document.local_language, "de");
  EXPECT_EQ(document.crs, "EPSG:25833");
  EXPECT_EQ(document.routing, (fixtures / "roads/made").lexically_normal());
  EXPECT_EQ(document.home_deg, (geo::Box2d{6.5, 51.25, 7.5, 51.75}));
  EXPECT_EQ(document.time_from, core::to_day({1850, 1, 1}));
  EXPECT_EQ(document.time_to, core::to_day({2020, 12, 31}));
  EXPECT_EQ(document.time_start, core::to_day({1989, 6, 12}));
  ASSERT_THAT(document.phases, SizeIs(1));
  EXPECT_EQ(document.phases[0].id, "dry");
  EXPECT_TRUE(document.phases[0].glows);
  EXPECT_EQ(core::to_hex(document.phases[0].color.light), "#445566");
}

TEST(ProjectFile, ReadsALayerWithItsStyle) {
  const auto project = load_project(fixtures / "complete.emscherblick");
  ASSERT_TRUE(project);
  ASSERT_THAT(project->document.layers, SizeIs(1));
  const model::Layer& layer = *project->document.layers[0];
  EXPECT_EQ(layer.id, "river");
  EXPECT_EQ(layer.source, (fixtures / "river.geojson").lexically_normal().string());
  EXPECT_EQ(layer.source_layer, "reaches");
  EXPECT_FALSE(layer.visible);
  EXPECT_EQ(layer.opacity, 0.5);
  EXPECT_EQ(layer.date_fields, (model::DateFields{"begin", "end", "sure"}));
  EXPECT_EQ(layer.phase_field, "phase");
  EXPECT_EQ(layer.reach_field, "reach");
  EXPECT_EQ(layer.name_field, "name_{lang}");
  EXPECT_EQ(layer.credit.in("en"), "Somebody");
  EXPECT_EQ(layer.licence, "CC0-1.0");
  EXPECT_FALSE(layer.in_legend);
  EXPECT_EQ(layer.inferred_field, "guessed");
  ASSERT_THAT(layer.phases, SizeIs(2));
  EXPECT_EQ(layer.phases[0].id, "dug");
  EXPECT_EQ(layer.phases[0].shape, model::PointShape::Diamond);
  EXPECT_EQ(layer.phases[1].shape, std::nullopt);
  EXPECT_EQ(core::to_hex(layer.phases[1].color.dark), "#FF88EE");
  EXPECT_EQ(layer.style.emphasis, model::Emphasis::Hero);
  EXPECT_TRUE(layer.style.color_by_phase);
  EXPECT_TRUE(layer.style.is_schematic);
  EXPECT_EQ(layer.style.max_metres_per_point, 25);
  EXPECT_EQ(layer.style.line.width, 8.5);
  EXPECT_EQ(layer.style.line.glow, 9);
  EXPECT_EQ(layer.style.line.hollow, 0.5);
  EXPECT_TRUE(layer.style.line.grows);
  ASSERT_TRUE(layer.movement);
  EXPECT_EQ(layer.movement->onto, "another");
  EXPECT_EQ(layer.style.area.fill_opacity, 0.25);
  EXPECT_TRUE(layer.style.area.hatched);
  EXPECT_EQ(layer.style.point.shape, model::PointShape::Triangle);
  EXPECT_EQ(layer.style.point.number_field, "number");
  EXPECT_EQ(layer.style.point.max_metres_per_point, 70);
  EXPECT_EQ(layer.style.label.letter_spacing, 0.15);
  EXPECT_EQ(layer.style.label.max_metres_per_point, 40);
}

TEST(ProjectFile, ReadsRoutesStopsMilestonesAndMeasure) {
  const auto project = load_project(fixtures / "complete.emscherblick");
  ASSERT_TRUE(project);
  ASSERT_THAT(project->document.routes, SizeIs(1));
  const model::Route& route = *project->document.routes[0];
  EXPECT_EQ(core::to_hex(route.color.dark), "#FF7A59");
  ASSERT_THAT(route.points, SizeIs(2));
  EXPECT_EQ(route.points[0].position, (geo::LonLat{7.04408, 51.48653}));
  EXPECT_EQ(route.points[0].stop->dwell_minutes, 60);
  EXPECT_TRUE(route.points[0].stop->is_confirmed);
  EXPECT_EQ(route.points[0].stop->accuracy_m, 100);
  EXPECT_FALSE(route.points[1].stop->is_confirmed);
  ASSERT_THAT(*project->document.milestones, SizeIs(2));
  EXPECT_EQ((*project->document.milestones)[0].title.in("en"), "Earlier");  // sorted by date
  EXPECT_EQ((*project->document.milestones)[1].when.interval.from, core::to_day({1989, 6, 12}));
  EXPECT_EQ((*project->document.milestones)[1].position, (geo::LonLat{7.0, 51.5}));
  ASSERT_TRUE(project->document.measure.has_value());
  EXPECT_EQ(project->document.measure->layer, "river");
  EXPECT_EQ(project->document.measure->filter_value, "main");
}

// ---- sources --------------------------------------------------------------------------------------

std::string source_read(const std::string& source) {
  const auto document =
      document_of(project_with(R"("layers": [{"id": "a", "title": {"en": "A"}, "source": ")" + source + R"("}])"));
  return document.layers.empty() ? "" : document.layers[0]->source;
}

TEST(ProjectFile, RelativeSourcesBecomeAbsoluteFromTheProjectsFolder) {
  EXPECT_EQ(source_read("a.geojson"), "/projects/river/a.geojson");
  EXPECT_EQ(source_read("../b/c.gpkg"), "/projects/b/c.gpkg");
}

TEST(ProjectFile, AbsoluteSourcesAndGdalNamesStayAsTheyAre) {
  EXPECT_EQ(source_read("/data/a.gpkg"), "/data/a.gpkg");
  EXPECT_EQ(source_read("/vsizip/a.zip/a.shp"), "/vsizip/a.zip/a.shp");
  EXPECT_EQ(source_read("PG:dbname=gis"), "PG:dbname=gis");
  EXPECT_EQ(source_read("https://example.org/a.geojson"), "https://example.org/a.geojson");
}

// ---- problems: the rest still loads ---------------------------------------------------------------

TEST(ProjectFile, AnUnknownKeyIsAProblemNamingItsPlace) {
  const auto problems = problems_of(layer_with(R"("style": {"line": {"widht": 3}})"));
  ASSERT_THAT(problems, SizeIs(1));
  EXPECT_THAT(core::to_text(problems[0].what), HasSubstr("/layers/0/style/line/widht"));
}

TEST(ProjectFile, ABadMilestoneIsLeftOutAndTheOthersStay) {
  const auto project = load_project(fixtures / "bad_milestones.emscherblick");
  ASSERT_TRUE(project) << core::to_text(project.error());
  ASSERT_THAT(*project->document.milestones, SizeIs(1));
  EXPECT_EQ((*project->document.milestones)[0].title.in("en"), "Good");
  ASSERT_THAT(project->problems, SizeIs(2));
  EXPECT_THAT(core::to_text(project->problems[0].what), HasSubstr("/milestones/0/when"));
  EXPECT_THAT(core::to_text(project->problems[1].what), HasSubstr("/milestones/2/title"));
}

TEST(ProjectFile, MissingMilestonesAreAProblem) {
  const auto problems = problems_of(project_with(R"("milestones": "nowhere.json")"));
  ASSERT_THAT(problems, SizeIs(1));
  EXPECT_THAT(core::to_text(problems[0].what), HasSubstr("/projects/river/nowhere.json"));
}

TEST(ProjectFile, ATextReplacesTheDefaultInAllLanguages) {
  const auto document = document_of(project_with(R"("title": {"en": "River"})"));
  EXPECT_EQ(document.title.in("de"), "River");
}

// ---- errors ---------------------------------------------------------------------------------------

struct Fault {
  std::string json, pointer, expected;
};

TEST(ProjectFile, AWrongValueIsAnErrorNamingItsPlaceAndWhatWasExpected) {
  const std::vector<Fault> faults = {
      {R"([])", "", "object"},
      {R"({"version": 1})", "/format", "missing"},
      {R"({"format": "FeatureCollection", "version": 1})", "/format", "no project"},
      {R"({"format": "emscherblick-project", "version": "1"})", "/version", "number"},
      {R"({"format": "emscherblick-project", "version": 3})", "/version", "newer"},
      {project_with(R"("title": "River")"), "/title", "languages"},
      {project_with(R"("title": {"en": 5})"), "/title", "languages"},
      {project_with(R"("crs": 25832)"), "/crs", "text"},
      {project_with(R"("crs": "EPSG:4326")"), "/crs", "metres"},
      {project_with(R"("crs": "nonsense")"), "/crs", "metres"},
      {project_with(R"("home": [6, 51, 7])"), "/home", "west"},
      {project_with(R"("home": [7, 51, 6, 52])"), "/home", "west"},
      {project_with(R"("home": [6, 51, 7, 95])"), "/home", "west"},
      {project_with(R"("time": {"start": "someday"})"), "/time/start", "date"},
      {project_with(R"("time": {"from": "2000", "to": "1900"})"), "/time/to", "later"},
      {project_with(R"("time": {"start": "1492"})"), "/time/start", "between"},
      {project_with(R"("phases": {})"), "/phases", "list"},
      {project_with(R"("phases": [{"id": "a", "label": {"en": "A"}, "color": "#112233"}])"), "/phases/0/color",
       "colour"},
      {project_with(R"("phases": [{"id": "a", "label": {"en": "A"}, "color": {"dark": "#112233", "light": "red"}}])"),
       "/phases/0/color", "colour"},
      {project_with(R"("layers": [{"title": {"en": "A"}, "source": "a"}])"), "/layers/0/id", "missing"},
      {project_with(R"("layers": ["a.geojson"])"), "/layers/0", "object"},
      {layer_with(R"("visible": 1)"), "/layers/0/visible", "true or false"},
      {layer_with(R"("phases": "dug")"), "/layers/0/phases", "list"},
      {layer_with(R"("phases": [{"id": "a", "label": {"en": "A"}}])"), "/layers/0/phases/0/color", "missing"},
      {layer_with(R"("phases": [{"id": "a", "label": {"en": "A"}, "color": {"dark": "#112233", "light": "#112233"},
                                 "shape": "star"}])"),
       "/layers/0/phases/0/shape", "circle"},
      {layer_with(R"("opacity": 1.5)"), "/layers/0/opacity", "0 to 1"},
      {layer_with(R"("style": {"emphasis": "huge"})"), "/layers/0/style/emphasis", "hero, normal, context"},
      {layer_with(R"("style": {"line": {"width": -1}})"), "/layers/0/style/line/width", "0 to 1000"},
      {layer_with(R"("date_fields": ["from", "to"])"), "/layers/0/date_fields", "object"},
      {project_with(R"("measure": {"layer": "nowhere"})"), "/measure/layer", "nowhere"},
  };
  for (const Fault& fault : faults) {
    const auto error = error_of(fault.json);
    EXPECT_EQ(error.where, fault.pointer) << fault.json;
    EXPECT_THAT(core::to_text(error.what), HasSubstr(fault.expected)) << fault.json;
    EXPECT_FALSE(error.hint.empty()) << fault.json;
  }
}

TEST(ProjectFile, IdsAreUnique) {
  const std::string layer = R"({"id": "a", "title": {"en": "A"}, "source": "a.geojson"})";
  EXPECT_EQ(error_of(project_with(R"("layers": [)" + layer + ", " + layer + "]")).where, "/layers/1/id");
  const std::string route = R"({"id": "r", "name": {"en": "R"}})";
  EXPECT_EQ(error_of(project_with(R"("routes": [)" + route + ", " + route + "]")).where, "/routes/1/id");
}

TEST(ProjectFile, AStopsFaultsAreErrors) {
  const auto fault = [](const std::string& keys) {
    return error_of(
               project_with(R"("routes": [{"id": "r", "name": {"en": "R"}, "stops": [{"id": "s", "name": {"en": "S"})" +
                            keys + "}]}]"))
        .where;
  };
  EXPECT_EQ(fault(""), "/routes/0/stops/0/position");
  EXPECT_EQ(fault(R"(, "position": [51.5, 197.0])"), "/routes/0/stops/0/position");
  EXPECT_EQ(fault(R"(, "position": [7, 51], "dwell_minutes": 12.5)"), "/routes/0/stops/0/dwell_minutes");
  EXPECT_EQ(fault(R"(, "position": [7, 51], "dwell_minutes": 99999999999)"), "/routes/0/stops/0/dwell_minutes");
}

TEST(ProjectFile, BrokenJsonNamesTheLine) {
  const auto error = error_of("{\n  \"format\": \"emscherblick-project\",\n  \"version\" 1\n}");
  EXPECT_THAT(core::to_text(error.what), HasSubstr("line 3"));
}

TEST(ProjectFile, HostileJsonIsRefusedWithoutHarm) {
  EXPECT_FALSE(parse_project("", "/"));
  EXPECT_FALSE(parse_project(std::string(200'000, '['), "/"));
  EXPECT_FALSE(
      parse_project(project_with(R"("layers": )" + std::string(100'000, '[') + std::string(100'000, ']')), "/"));
  EXPECT_FALSE(parse_project(R"({"format": "emscherblick-project", "version": 1e999})", "/"));
  EXPECT_FALSE(parse_project("{\"format\": \"\xff\xfe\"}", "/"));
}

TEST(ProjectFile, ErrorsOfAFileNameTheFile) {
  const auto missing = load_project(fixtures / "nowhere.emscherblick");
  ASSERT_FALSE(missing);
  EXPECT_THAT(missing.error().where, HasSubstr("nowhere.emscherblick"));
  EXPECT_FALSE(load_project(fixtures));  // a folder
  const auto wrong = load_project(fixtures / "wrong_opacity.emscherblick");
  ASSERT_FALSE(wrong);
  EXPECT_THAT(wrong.error().where, HasSubstr("wrong_opacity.emscherblick"));
  EXPECT_THAT(wrong.error().where, HasSubstr("/layers/0/opacity"));
}

// ---- the bundled project --------------------------------------------------------------------------

TEST(ProjectFile, TheBundledProjectLoadsWithoutAnyProblem) {
  const auto folder = std::filesystem::path{EB_SOURCE_DIR} / "data/emscher";
  const auto project = load_project(folder / "emscher.emscherblick");
  ASSERT_TRUE(project) << core::to_text(project.error());
  EXPECT_THAT(project->problems, IsEmpty());
  EXPECT_THAT(*project->document.milestones, SizeIs(50));
  EXPECT_EQ(project->document.time_start, core::to_day({2022, 9, 1}));
  for (const auto& layer : project->document.layers)
    EXPECT_TRUE(std::filesystem::exists(layer->source)) << layer->source;
  std::vector<std::string> phases;
  for (const model::Phase& phase : project->document.phases) phases.push_back(phase.id);
  EXPECT_THAT(phases, ElementsAre("natural", "open_sewer", "construction", "wastewater_free", "renatured"));
}

TEST(ProjectZones, RulesLandInTheirLayer) {
  const auto document = document_of(layer_with(R"("zones": {"cells": true, "distance_field": "m", "rules": [
      {"distance_m": 300, "season": "Jan 1-Aug 31", "text": {"en": "away"}, "source": {"en": "law"}, "is_example": true}]})"));
  ASSERT_TRUE(document.layers[0]->zones);
  const model::Zones& zones = *document.layers[0]->zones;
  EXPECT_TRUE(zones.are_cells);
  EXPECT_EQ(zones.distance_field, "m");
  ASSERT_THAT(zones.rules, SizeIs(1));
  EXPECT_EQ(zones.rules[0].distance_m, 300);
  EXPECT_EQ(zones.rules[0].season, "Jan 1-Aug 31");
  EXPECT_EQ(zones.rules[0].text.in("en"), "away");
  EXPECT_EQ(zones.rules[0].source.in("en"), "law");
  EXPECT_TRUE(zones.rules[0].is_example);
  EXPECT_FALSE(document_of(layer_with("")).layers[0]->zones);
}

TEST(ProjectLayers, WhatALayerTellsOfItsFeaturesIsRead) {
  const auto document = document_of(layer_with(R"("about": {"why": {"text": {"en": "A cell"}, "source": "guide"},
      "behave": {"text": {"en": "Keep away"}}, "counts": [{"field": "pairs", "title": {"en": "Pairs"}}],
      "note_field": "note_{lang}", "series": ["one", "two"]})"));
  ASSERT_TRUE(document.layers[0]->about);
  const auto& about = *document.layers[0]->about;
  EXPECT_EQ(about.why, (model::SourcedText{{{{"en", "A cell"}}}, "guide"}));
  EXPECT_EQ(about.behave.text.in("en"), "Keep away");
  ASSERT_THAT(about.counts, SizeIs(1));
  EXPECT_EQ(about.counts[0].field, "pairs");
  EXPECT_EQ(about.note_field, "note_{lang}");
  EXPECT_THAT(about.series, testing::ElementsAre("one", "two"));
  EXPECT_FALSE(document_of(layer_with("")).layers[0]->about);
  EXPECT_THAT(core::to_text(error_of(layer_with(R"("about": {"series": [3]})"))),
              HasSubstr("/layers/0/about/series/0"));
  EXPECT_THAT(core::to_text(error_of(layer_with(R"("about": {"counts": [{"field": "n"}]})"))), HasSubstr("title"));
}

TEST(ProjectZones, ASeasonThatIsNoneIsNamed) {
  const auto error = error_of(layer_with(R"("zones": {"rules": [{"distance_m": 300, "season": "in spring"}]})"));
  EXPECT_THAT(core::to_text(error),
              testing::AllOf(HasSubstr("/layers/0/zones/rules/0/season"), HasSubstr("in spring")));
  EXPECT_THAT(core::to_text(error_of(layer_with(R"("zones": {"rules": [{"season": "Jan"}]})"))),
              HasSubstr("distance_m"));
}

}  // namespace
}  // namespace eb::io
