// A document that is written and read again is the same one, and a file that is saved changes where the document did.
#include "io/project_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "core/atomic_file.h"
#include "io/project_file.h"
#include "support/random_model.h"

namespace eb::io {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

const fs::path source_tree{EB_SOURCE_DIR};

std::vector<fs::path> projects() {
  return {source_tree / "data/emscher/emscher.emscherblick",
          source_tree / "data/cheonggyecheon/cheonggyecheon.emscherblick",
          source_tree / "tests/fixtures/projects/complete.emscherblick",
          source_tree / "tests/golden/data/shapes.emscherblick", source_tree / "tests/golden/data/doubt.emscherblick"};
}

struct Opened {
  ProjectText file;
  std::shared_ptr<const model::Document> document;
};

Opened opened(const fs::path& path) {
  auto project = load_project(path);
  EXPECT_TRUE(project) << core::to_text(project.error());
  auto document = std::make_shared<const model::Document>(std::move(project->document));
  return {{project->text, document, path.parent_path()}, document};
}

model::Document edited(model::Document document, const model::Edit& edit) {
  auto changed = model::apply_edit(std::move(document), edit);
  EXPECT_TRUE(changed) << core::to_text(changed.error());
  return changed ? *std::move(changed) : model::Document{};
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in{text};
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// Lines of `after` that are not in `before`, in order.
std::vector<std::string> new_lines(const std::string& before, const std::string& after) {
  const auto old = lines_of(before);
  std::vector<std::string> fresh;
  for (const auto& line : lines_of(after)) {
    if (std::ranges::find(old, line) == old.end()) fresh.push_back(line);
  }
  return fresh;
}

TEST(ProjectWriter, SavingWithoutAChangeLeavesEveryByte) {
  for (const auto& path : projects()) {
    const auto project = opened(path);
    EXPECT_EQ(write_project(*project.document, project.file.folder, project.file), project.file.text) << path;
  }
}

// Written from nothing, without the text it came from: but for what lies in files of its own.
TEST(ProjectWriter, EveryProjectComesBackTheSame) {
  for (const auto& path : projects()) {
    const auto project = opened(path);
    auto document = *project.document;
    auto figures = *document.figures;
    std::erase_if(figures, [](const auto& figure) { return figure.kind == model::FigureKind::Series; });
    document.figures = std::make_shared<const std::vector<model::Figure>>(figures);
    const auto again = parse_project(write_project(document, project.file.folder), project.file.folder);
    ASSERT_TRUE(again) << path << core::to_text(again.error());
    document.milestones = again->document.milestones;
    document.series = again->document.series;
    EXPECT_TRUE(document == again->document) << path;
  }
}

TEST(ProjectWriter, DocumentsByChanceComeBackTheSame) {
  for (std::uint32_t seed = 0; seed < 400; ++seed) {
    const auto document = support::RandomModel{seed}.document();
    const auto text = write_project(document, "/projects/river");
    const auto again = parse_project(text, "/projects/river");
    ASSERT_TRUE(again) << "seed " << seed << ": " << core::to_text(again.error()) << "\n" << text;
    EXPECT_TRUE(again->problems.empty()) << "seed " << seed;
    ASSERT_TRUE(document == again->document) << "seed " << seed << "\n" << text;
  }
}

// The file of one document, changed into another one that has nothing to do with it.
TEST(ProjectWriter, AnyDocumentCanBecomeAnyOther) {
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    support::RandomModel random{seed};
    const auto first = std::make_shared<const model::Document>(random.document());
    const auto second = random.document();
    const ProjectText old{write_project(*first, "/p"), first, "/p"};
    const auto text = write_project(second, "/p", old);
    const auto again = parse_project(text, "/p");
    ASSERT_TRUE(again) << "seed " << seed << ": " << core::to_text(again.error()) << "\n" << text;
    ASSERT_TRUE(second == again->document) << "seed " << seed << "\n" << text;
  }
}

TEST(ProjectWriter, AnEditChangesItsLineOnly) {
  const auto project = opened(projects()[0]);
  const auto document = edited(*project.document, model::SetLayerOpacity{"canals", 0.375});
  const auto text = write_project(document, project.file.folder, project.file);
  EXPECT_THAT(new_lines(project.file.text, text), testing::ElementsAre("      \"opacity\": 0.375,"));
  EXPECT_EQ(lines_of(text).size(), lines_of(project.file.text).size() + 1);
}

TEST(ProjectWriter, AMovedStopChangesItsPositionOnly) {
  const auto project = opened(projects()[0]);
  ASSERT_FALSE(project.document->routes.empty());
  const auto& route = *project.document->routes.front();
  const auto document =
      edited(*project.document, model::MovePoint{route.id, route.points.front().id, {7.012345678901235, 51.5}});
  const auto text = write_project(document, project.file.folder, project.file);
  const auto fresh = new_lines(project.file.text, text);
  EXPECT_LE(fresh.size(), 2U) << testing::PrintToString(fresh);
  EXPECT_THAT(text, HasSubstr("7.012345678901235"));
}

TEST(ProjectWriter, KeepsKeysNobodyKnows) {
  const std::string json = R"({"format": "emscherblick-project", "version": 2, "by": "hand",
    "layers": [{"id": "a", "title": {"en": "A"}, "source": "a.geojson", "note": [1, {"x": 2}], "style": {"later": 1}}]})";
  auto read = parse_project(json, "/p");
  ASSERT_TRUE(read);
  const auto document = std::make_shared<const model::Document>(read->document);
  auto style = document->layers[0]->style;
  style.line.width = 9;
  const auto text =
      write_project(edited(edited(*document, model::SetLayerOpacity{"a", 0.25}), model::SetLayerStyle{"a", style}),
                    "/p", {json, document, "/p"});
  EXPECT_THAT(text, HasSubstr(R"("by": "hand")"));
  EXPECT_THAT(text, HasSubstr(R"("note": [1, {"x": 2}])"));
  EXPECT_THAT(text, HasSubstr(R"("later": 1)"));
  EXPECT_THAT(text, HasSubstr(R"("width": 9)"));
  EXPECT_THAT(text, HasSubstr(R"("opacity": 0.25)"));
}

TEST(ProjectWriter, ElsewhereFilesAreNamedSoThatTheyAreFound) {
  const auto project = opened(projects()[0]);
  const auto folder = project.file.folder;
  const auto beside = write_project(*project.document, folder.parent_path() / "mine", project.file);
  EXPECT_THAT(beside, HasSubstr(R"("source": "../emscher/region.geojson")"));
  EXPECT_THAT(beside, HasSubstr(R"("milestones": "../emscher/milestones.json")"));
  EXPECT_THAT(beside, HasSubstr(R"("table": "../emscher/figures.csv")"));
  const auto far = write_project(*project.document, "/somewhere/else", project.file);
  EXPECT_THAT(far, HasSubstr("\"source\": \"" + (folder / "region.geojson").string()));
  const auto again = parse_project(far, "/somewhere/else");
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->document == *project.document);
}

TEST(ProjectWriter, TheStopsOfVersionOneBecomePoints) {
  const auto project = opened(projects()[2]);
  const auto document = edited(*project.document, model::MovePoint{"day-out", "lake", {7.5, 51.5}});
  const auto text = write_project(document, project.file.folder, project.file);
  EXPECT_THAT(text, HasSubstr("\"points\": ["));
  EXPECT_THAT(text, Not(HasSubstr("\"stops\"")));
  EXPECT_THAT(text, HasSubstr("\"version\": 2"));
  const auto again = parse_project(text, project.file.folder);
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->document == document);
}

TEST(ProjectWriter, AProjectWhoseMeasuredLayerWasRemovedStillOpens) {
  const auto project = opened(projects()[0]);
  ASSERT_TRUE(project.document->measure);
  const auto document = edited(*project.document, model::RemoveLayer{project.document->measure->layer});
  const auto text = write_checked_project(document, project.file.folder, project.file);
  ASSERT_TRUE(text) << core::to_text(text.error());
  EXPECT_THAT(*text, Not(HasSubstr("\"measure\"")));
  const auto back = write_project(*project.document, project.file.folder,
                                  {*text, std::make_shared<const model::Document>(document), project.file.folder});
  const auto again = parse_project(back, project.file.folder);
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->document == *project.document);
}

TEST(ProjectWriter, RefusesWhatWouldNotOpenAgain) {
  auto document = model::make_empty_document();
  document.crs = "EPSG:4326";
  const auto text = write_checked_project(document, "/p");
  ASSERT_FALSE(text);
  EXPECT_THAT(core::to_text(text.error()), HasSubstr("projected coordinate system"));
}

TEST(ProjectWriter, OneLegOfALongTrackChangesNoOther) {
  support::RandomModel random{5};
  auto route = random.route("r", 0);
  for (int i = 0; i < 4; ++i) route.points.push_back({"p" + std::to_string(i), random.position(), nullptr});
  for (int i = 0; i < 3; ++i) {
    model::Leg leg{model::LegKind::Track, geo::ChunkedPath{random.line(3000)}, {}, {}};
    route.legs.push_back(std::make_shared<const model::Leg>(std::move(leg)));
  }
  auto document = model::make_empty_document();
  document.routes.push_back(std::make_shared<const model::Route>(route));
  const auto first = std::make_shared<const model::Document>(document);
  const ProjectText old{write_project(*first, "/p"), first, "/p"};
  const auto changed = edited(*first, model::EditTrack{"r", "p1", 1, 2, {{1, 2}, {3, 4}}});
  EXPECT_EQ(new_lines(old.text, write_project(changed, "/p", old)).size(), 2U);
}

}  // namespace
}  // namespace eb::io
