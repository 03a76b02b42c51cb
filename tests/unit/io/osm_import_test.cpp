// From an OpenStreetMap extract to a base map and a routing database: whole or not at all, and never an empty success.
#include "io/osm_import.h"

#include <gmock/gmock.h>

#include <cstdlib>
#include <thread>

#include "io/project_file.h"
#include "osm_extract.h"
#include "reader_fixture.h"

namespace eb::io {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

std::string fixture(const std::string& name) {
  return EB_SOURCE_DIR "/tests/fixtures/broken/" + name;
}

class OsmImportTest : public ReaderTest {
 protected:
  void TearDown() override {
    if (!m_path.empty()) ::setenv("PATH", m_path.c_str(), 1);
    ReaderTest::TearDown();
  }
  core::Result<OsmImported> import(const fs::path& extract, const geo::Box2d& box = {},
                                   const std::stop_token& stop = {}) {
    return import_osm({extract, out(), box, EB_SOURCE_DIR "/data/openstreetmap"}, shared_reader(), stop,
                      [this](OsmImportStep step, float share) { m_progress.emplace_back(step, share); });
  }
  std::string error_of(const fs::path& extract, const geo::Box2d& box = {}) {
    const auto imported = import(extract, box);
    return imported ? "no error" : core::to_text(imported.error());
  }
  // Where the import was to be; made beside nothing else.
  [[nodiscard]] fs::path out() const { return m_folder / "made" / "village"; }
  [[nodiscard]] std::vector<std::string> what_is_made() const {
    std::vector<std::string> names;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator{m_folder / "made", ignored})
      names.push_back(entry.path().filename());
    return names;
  }
  // Programs of this name are found, and no others.
  void install(const std::string& name, const std::string& script) {
    fs::create_directories(m_folder / "bin");
    if (!name.empty()) {
      std::ofstream{m_folder / "bin" / name} << "#!/bin/sh\n" << script;
      fs::permissions(m_folder / "bin" / name, fs::perms::owner_all);
    }
    if (m_path.empty()) m_path = std::getenv("PATH");
    ::setenv("PATH", (m_folder / "bin").c_str(), 1);
  }
  std::vector<std::pair<OsmImportStep, float>> m_progress;

 private:
  std::string m_path;
};

std::vector<std::string> layers_of(const OsmImported& imported) {
  std::vector<std::string> layers;
  for (const auto& [name, features] : imported.base_map.layers) layers.push_back(name + ":" + std::to_string(features));
  return layers;
}

const std::vector<std::string> village_layers{"green:1",       "water_areas:1", "rivers:1",   "paths:1",
                                              "roads_minor:2", "roads_main:1",  "railways:1", "villages:1"};

TEST_F(OsmImportTest, MakesABaseMapAProjectAndARoutingDatabase) {
  const auto imported = import(write("north village.osm", village()));
  ASSERT_TRUE(imported) << core::to_text(imported.error());
  EXPECT_EQ(layers_of(*imported), village_layers);
  EXPECT_EQ(imported->routing, RoutingDatabase::Made);
  EXPECT_TRUE(is_routing_database(out() / "routing"));
  EXPECT_THAT(what_is_made(), ElementsAre("village"));
  EXPECT_TRUE(std::ranges::is_sorted(m_progress));
  EXPECT_EQ(m_progress.back().first, OsmImportStep::Routing);

  const auto project = load_project(imported->project);
  ASSERT_TRUE(project) << core::to_text(project.error());
  EXPECT_THAT(project->problems, IsEmpty());
  EXPECT_EQ(project->document.title.in("en"), "north village");
  EXPECT_EQ(project->document.crs, "EPSG:25832");
  EXPECT_EQ(fs::path{project->document.routing}, out() / "routing");
  ASSERT_EQ(project->document.layers.size(), village_layers.size());
  for (const auto& layer : project->document.layers) {
    EXPECT_EQ(layer->credit.in("en"), "© OpenStreetMap contributors, ODbL") << layer->id;
    const auto loaded = load(layer->source, layer->source_layer);
    ASSERT_TRUE(loaded) << core::to_text(loaded.error());
    EXPECT_GT(loaded->features->feature_count(), 0U);
    // Every class the data holds has a look of its own, unless the layer has one look for all.
    if (!layer->style.color_by_phase) continue;
    for (std::uint32_t row = 0; row < loaded->features->feature_count(); ++row)
      EXPECT_NE(model::find_phase(layer->phases, loaded->features->text("class", row)), nullptr) << layer->id;
  }
}

TEST_F(OsmImportTest, KeepsNamesInTheLanguagesOfTheWindow) {
  ASSERT_TRUE(import(write("village.osm", village())));
  const auto loaded = load((out() / "base-map.gpkg").string(), "villages");
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->features->text("name", 0), "Oberdorf");
  EXPECT_EQ(loaded->features->text("name_en", 0), "Upper Village");
  EXPECT_EQ(loaded->features->text("name_de", 0), "Oberdorf");  // it has none of its own
}

TEST_F(OsmImportTest, KeepsWhoMayUseAWay) {
  auto ways = village_ways();
  ways[0].tags += osm_tag("access", "private") + osm_tag("maxweight", "7.5");
  ASSERT_TRUE(import(write("village.osm", osm_text(village_nodes(), ways))));
  const auto paths = load((out() / "base-map.gpkg").string(), "paths");
  ASSERT_TRUE(paths);
  EXPECT_EQ(paths->features->text("highway", 0), "footway");
  const auto roads = load((out() / "base-map.gpkg").string(), "roads_minor");
  ASSERT_TRUE(roads);
  EXPECT_EQ(roads->features->text("access", 0), "private");
  EXPECT_EQ(roads->features->text("maxweight", 0), "7.5");
}

TEST_F(OsmImportTest, KeepsWhatReachesIntoTheBox) {
  const auto imported = import(write("village.osm", village()), {6.99, 51.59, 7.005, 51.61});
  ASSERT_TRUE(imported) << core::to_text(imported.error());
  EXPECT_THAT(layers_of(*imported), ElementsAre("roads_minor:1"));
  EXPECT_EQ(imported->base_map.extent_deg, (geo::Box2d{6.99, 51.59, 7.005, 51.61}));
}

TEST_F(OsmImportTest, ReadsIdsInAnyOrderAndBelowZero) {
  auto nodes = village_nodes();
  std::ranges::reverse(nodes);
  const auto unsorted = import(write("unsorted.osm", osm_text(nodes, village_ways())));
  ASSERT_TRUE(unsorted) << core::to_text(unsorted.error());
  EXPECT_EQ(layers_of(*unsorted), village_layers);
  EXPECT_EQ(unsorted->routing, RoutingDatabase::Made);
  fs::remove_all(out());

  const auto below_zero =
      import(write("negative.osm", osm_text(village_nodes(), village_ways(), [](int id) { return -id; })));
  ASSERT_TRUE(below_zero) << core::to_text(below_zero.error());
  EXPECT_EQ(layers_of(*below_zero), village_layers);
  // The router takes such ids and ends ways early, without a word.
  EXPECT_EQ(below_zero->routing, RoutingDatabase::NoUsableRoads);
  EXPECT_FALSE(fs::exists(out() / "routing"));
}

TEST_F(OsmImportTest, ReadsBinaryExtractsOfEveryOrder) {
  using Case = std::pair<const char*, RoutingDatabase>;
  for (const auto& [name, routing] :
       {Case{"plain_nodes.osm.pbf", RoutingDatabase::NoRoads}, Case{"unsorted_ids.osm.pbf", RoutingDatabase::NoRoads},
        Case{"negative_ids.osm.pbf", RoutingDatabase::NoUsableRoads}}) {
    const auto imported = import(fixture(name));
    ASSERT_TRUE(imported) << core::to_text(imported.error());
    EXPECT_THAT(layers_of(*imported), ElementsAre("rivers:1", "towns:1")) << name;
    EXPECT_EQ(imported->routing, routing) << name;
    fs::remove_all(out());
  }
}

TEST_F(OsmImportTest, BrokenExtractsAreErrorsThatSayWhatToDo) {
  EXPECT_THAT(error_of(fixture("lz4.osm.pbf")), AllOf(HasSubstr("compressed with lz4"), HasSubstr("osmium cat")));
  EXPECT_THAT(error_of(fixture("truncated.osm.pbf")), AllOf(HasSubstr("cut off"), HasSubstr("Get it again")));
  EXPECT_THAT(error_of(fixture("plain_nodes_with_versions.osm.pbf")),
              AllOf(HasSubstr("cannot be read to its end"), HasSubstr("pbf_dense_nodes=true")));
  EXPECT_THAT(error_of(write("noise.osm.pbf", std::string(5000, '\x7f'))), HasSubstr("no OpenStreetMap extract"));
  EXPECT_THAT(error_of(write("track.osm", "<?xml version=\"1.0\"?><gpx/>")), HasSubstr("no OpenStreetMap extract"));
  EXPECT_THAT(error_of(write("zero.osm.pbf", "")), HasSubstr("no OpenStreetMap extract"));
  EXPECT_THAT(error_of(write("empty.osm", osm_text({}, {}))), HasSubstr("holds nothing a map could show"));
  EXPECT_THAT(error_of(m_folder / "absent.osm.pbf"), HasSubstr("cannot be opened"));
  const auto text = village();
  EXPECT_THAT(error_of(write("cut.osm", text.substr(0, text.size() / 2))), HasSubstr("cut off"));
  EXPECT_THAT(error_of(write("mistyped.osm", osm_text({}, {}).insert(60, "<node <"))),
              HasSubstr("cannot be read to its end"));
  EXPECT_THAT(what_is_made(), IsEmpty());
}

TEST_F(OsmImportTest, ABoxOutsideIsAnErrorWithTheCoverage) {
  EXPECT_THAT(error_of(write("village.osm", village()), {8, 50, 9, 51}),
              AllOf(HasSubstr("8.0000,50.0000,9.0000,51.0000"), HasSubstr("it covers 7.0000,51.4950,7.0200,51.6000"),
                    HasSubstr("Give a box inside")));
  EXPECT_THAT(what_is_made(), IsEmpty());
}

TEST_F(OsmImportTest, WithoutPlanetsplitterThereIsABaseMapAndNoDatabase) {
  install({}, {});
  const auto imported = import(write("village.osm", village()));
  ASSERT_TRUE(imported) << core::to_text(imported.error());
  EXPECT_EQ(imported->routing, RoutingDatabase::NoProgram);
  EXPECT_FALSE(fs::exists(out() / "routing"));
  const auto project = load_project(imported->project);
  ASSERT_TRUE(project);
  EXPECT_EQ(project->document.routing, "");
}

TEST_F(OsmImportTest, WhenPlanetsplitterFailsNothingIsLeft) {
  install("planetsplitter", "echo 'Cannot write: No space left on device' >&2; exit 1");
  EXPECT_THAT(error_of(write("village.osm", village())),
              AllOf(HasSubstr("routing database cannot be made"), HasSubstr("No space left on device")));
  install("planetsplitter", "kill -9 $$");
  EXPECT_THAT(error_of(write("village.osm", village())), HasSubstr("Killed"));
  install("planetsplitter", "exit 0");  // and wrote nothing
  EXPECT_THAT(error_of(write("village.osm", village())), HasSubstr("routing database cannot be made"));
  EXPECT_THAT(what_is_made(), IsEmpty());
}

TEST_F(OsmImportTest, ACancelledImportLeavesNothing) {
  std::stop_source at_once;
  at_once.request_stop();
  const auto before = import(write("village.osm", village()), {}, at_once.get_token());
  EXPECT_FALSE(before);
  EXPECT_THAT(what_is_made(), IsEmpty());

  // In the middle of the second step: the program says that it runs, and would run for ever.
  install("planetsplitter", "echo runs >" + (m_folder / "runs").string() + "; exec /bin/sleep 1000");
  std::stop_source later;
  std::jthread hand{[&](const std::stop_token& too_late) {
    while (!fs::exists(m_folder / "runs") && !too_late.stop_requested()) std::this_thread::yield();
    later.request_stop();
  }};
  const auto during = import(write("village.osm", village()), {}, later.get_token());
  ASSERT_FALSE(during);
  EXPECT_THAT(core::to_text(during.error()), HasSubstr("cancelled"));
  EXPECT_THAT(what_is_made(), IsEmpty());
}

TEST_F(OsmImportTest, NothingIsEverWrittenOver) {
  fs::create_directories(out());
  std::ofstream{out() / "mine.txt"} << "mine";
  EXPECT_THAT(error_of(write("village.osm", village())), HasSubstr("is there already"));
  EXPECT_THAT(what_is_made(), ElementsAre("village"));
  EXPECT_TRUE(fs::exists(out() / "mine.txt"));
}

}  // namespace
}  // namespace eb::io
