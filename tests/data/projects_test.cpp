// Every project that ships, whichever river it tells of: where its records come from, where they lie, what they say
// of time, in which languages they speak.
#include <map>
#include <set>
#include <sstream>

#include "bundled_data.h"

namespace eb::data_tests {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

struct Project {
  fs::path folder;
  std::string name;  // of the folder and of the project file
  Json document;

  [[nodiscard]] Json file(const std::string& named) const { return Json::parse(text_of(folder / named)); }
  [[nodiscard]] std::vector<Json> features(const std::string& named) const {
    return file(named).at("features").get<std::vector<Json>>();
  }
  [[nodiscard]] std::vector<Json> milestones() const {
    return file(document.at("milestones").get<std::string>()).at("milestones").get<std::vector<Json>>();
  }
  [[nodiscard]] std::vector<std::string> geojson_files() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator{folder})
      if (entry.path().extension() == ".geojson") names.push_back(entry.path().filename().string());
    return names;
  }
  [[nodiscard]] std::vector<Json> stops() const {
    std::vector<Json> all;
    for (const Json& route : document.value("routes", Json::array()))
      for (const Json& stop : route.at("points")) all.push_back(stop);
    return all;
  }
};

std::vector<std::string> project_names() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator{data_folder().parent_path()})
    if (const auto name = entry.path().filename().string(); fs::exists(entry.path() / (name + ".emscherblick")))
      names.push_back(name);
  std::sort(names.begin(), names.end());
  return names;
}

Project project_named(const std::string& name) {
  const fs::path folder = data_folder().parent_path() / name;
  return {folder, name, Json::parse(text_of(folder / (name + ".emscherblick")))};
}

class EveryProject : public testing::TestWithParam<std::string> {
 protected:
  const Project m_project = project_named(GetParam());
};

INSTANTIATE_TEST_SUITE_P(Data, EveryProject, testing::ValuesIn(project_names()),
                         [](const auto& tested) { return tested.param; });

TEST(Projects, ThereIsMoreThanOneRiver) {
  EXPECT_GE(project_names().size(), 2U);
}

bool is_filled(const Json& object, const char* key) {
  return object.contains(key) && object[key].is_string() && !object[key].get<std::string>().empty();
}

void expect_sourced(const Json& record) {
  EXPECT_TRUE(is_filled(record, "source")) << record;
  ASSERT_TRUE(is_filled(record, "confidence")) << record;
  EXPECT_THAT(record["confidence"].get<std::string>(), testing::AnyOf("high", "medium", "low")) << record;
}

TEST_P(EveryProject, SaysOfEachRecordWhereItComesFrom) {
  std::size_t records = 0;
  for (const std::string& file : m_project.geojson_files())
    for (const Json& feature : m_project.features(file)) {
      SCOPED_TRACE(file);
      expect_sourced(feature.at("properties"));
      EXPECT_GT(number_property(feature, "accuracy_m"), 0) << feature;
      ++records;
    }
  EXPECT_GT(records, 20U);
  for (const Json& stop : m_project.stops()) expect_sourced(stop);
  for (const Json& milestone : m_project.milestones()) expect_sourced(milestone);
}

// Twice the opening view: the Rhine and the Han are drawn further than one looks at first.
geo::Box2d region_of(const Project& project) {
  const auto home = project.document.at("home").get<std::vector<double>>();
  const double width = home.at(2) - home.at(0), height = home.at(3) - home.at(1);
  return {home[0] - width / 2, home[1] - height, home[2] + width / 2, home[3] + height};
}

TEST_P(EveryProject, LiesWhereItsHomeIs) {
  const geo::Box2d region = region_of(m_project);
  const auto expect_inside = [&](const Json& coordinates, const Json& what) {
    for_each_position(coordinates, [&](geo::LonLat p) { EXPECT_TRUE(region.contains({p.lon, p.lat})) << what; });
  };
  for (const std::string& file : m_project.geojson_files())
    for (const Json& feature : m_project.features(file)) expect_inside(feature.at("geometry").at("coordinates"), file);
  for (const Json& milestone : m_project.milestones())
    if (milestone.contains("position")) expect_inside(milestone["position"], milestone);
  for (const Json& stop : m_project.stops()) expect_inside(stop.at("position"), stop);
}

TEST_P(EveryProject, IsDrawnInMetresOfTheRightPlace) {
  const geo::Box2d region = region_of(m_project);
  const auto crs = m_project.document.at("crs").get<std::string>();
  const auto transformer = geo::Transformer::create("EPSG:4326", crs, region);
  ASSERT_TRUE(transformer) << core::to_text(transformer.error());
  std::vector<geo::Vec2d> corners{{region.min_x, region.min_y}, {region.max_x, region.min_y}};
  ASSERT_EQ(transformer->forward(corners), 0U);
  const double on_ground_m =
      geo::ellipsoidal_length_m(std::vector<geo::LonLat>{{region.min_x, region.min_y}, {region.max_x, region.min_y}});
  EXPECT_NEAR(geo::length(corners[1] - corners[0]) / on_ground_m, 1, 0.002) << crs;
}

core::Day clock_day(const Json& time, const char* key) {
  return core::parse_clock_date(time.at(key).get<std::string>()).value();
}

TEST_P(EveryProject, HasDatesThatCanBeReadAndOpensWithinItsTime) {
  for (const std::string& file : m_project.geojson_files())
    for (const Json& feature : m_project.features(file)) EXPECT_NO_THROW(life_of(feature)) << file;
  core::Day last = core::open_past;
  for (const Json& milestone : m_project.milestones()) {
    const auto when = core::parse_date(milestone.at("when").get<std::string>());
    ASSERT_TRUE(when.has_value()) << milestone;
    EXPECT_GE(when->interval.to, last) << milestone << " is not in order";
    last = when->interval.from;
  }
  const Json& time = m_project.document.at("time");
  EXPECT_LT(clock_day(time, "from"), clock_day(time, "start"));
  EXPECT_LT(clock_day(time, "start"), clock_day(time, "to"));
}

std::set<std::string> phase_ids(const Json& phases) {
  std::set<std::string> ids;
  for (const Json& phase : phases) EXPECT_TRUE(ids.insert(phase.at("id").get<std::string>()).second) << phase;
  return ids;
}

TEST_P(EveryProject, UsesThePhasesItDefines) {
  const auto own = phase_ids(m_project.document.at("phases"));
  for (const Json& layer : m_project.document.at("layers")) {
    if (!layer.contains("phase_field")) continue;
    const auto known = layer.contains("phases") ? phase_ids(layer["phases"]) : own;
    const auto field = layer["phase_field"].get<std::string>();
    for (const Json& row : m_project.features(layer.at("source").get<std::string>()))
      if (!row.at("properties").at(field).is_null()) {
        EXPECT_EQ(known.count(text_property(row, field.c_str())), 1U) << layer["id"] << ' ' << row["properties"];
      }
  }
}

TEST_P(EveryProject, HasReachesWhosePhasesNeitherOverlapNorLeaveGaps) {
  std::size_t followers = 0;
  for (const Json& layer : m_project.document.at("layers")) {
    if (!layer.contains("reach_field") || !layer.contains("phase_field")) continue;
    const auto field = layer["reach_field"].get<std::string>();
    std::map<std::string, core::Day> ends;
    for (const Json& row : m_project.features(layer.at("source").get<std::string>())) {
      const auto reach = text_property(row, field.c_str());
      const core::DayInterval life = life_of(row);
      if (const auto before = ends.find(reach); before != ends.end()) {
        EXPECT_EQ(before->second, life.from) << layer["id"] << ' ' << row["properties"];
        ++followers;
      }
      ends[reach] = life.to;
    }
    for (const auto& [reach, end] : ends) EXPECT_EQ(end, core::open_future) << layer["id"] << ' ' << reach;
  }
  EXPECT_GT(followers, 10U);
}

// What has no phases comes and goes, but is never there twice.
TEST_P(EveryProject, HasAtMostOneRowOfAThingAtATime) {
  for (const Json& layer : m_project.document.at("layers")) {
    if (!layer.contains("reach_field")) continue;
    const auto field = layer["reach_field"].get<std::string>();
    std::map<std::string, std::vector<core::DayInterval>> lives;
    for (const Json& row : m_project.features(layer.at("source").get<std::string>())) {
      const core::DayInterval life = life_of(row);
      for (const core::DayInterval& other : lives[text_property(row, field.c_str())])
        EXPECT_TRUE(life.to <= other.from || other.to <= life.from) << layer["id"] << ' ' << row["properties"];
      lives[text_property(row, field.c_str())].push_back(life);
    }
  }
}

TEST_P(EveryProject, IsNeverCertainOfWhatItInferred) {
  for (const std::string& file : m_project.geojson_files())
    for (const Json& feature : m_project.features(file)) {
      const Json& properties = feature.at("properties");
      if (!properties.contains("certainty")) continue;
      const auto certainty = core::parse_certainty(properties["certainty"].get<std::string>());
      ASSERT_TRUE(certainty.has_value()) << properties;
      EXPECT_FALSE(properties.value("inferred", false) && certainty == core::Certainty::Certain) << properties;
    }
}

// Who reads "inferred" wants to know what, and from what.
TEST_P(EveryProject, SaysWhatItInferred) {
  std::size_t inferred = 0;
  for (const Json& layer : m_project.document.at("layers")) {
    const auto source = layer.at("source").get<std::string>();
    for (const Json& feature : m_project.features(source)) {
      const Json& properties = feature.at("properties");
      const bool is_inferred = properties.value("inferred", false);
      EXPECT_EQ(is_filled(properties, "inferred_en"), is_inferred) << source << ' ' << properties;
      if (!is_inferred) continue;
      ++inferred;
      EXPECT_EQ(layer.value("inferred_field", ""), "inferred_{lang}") << source;
    }
  }
  EXPECT_GT(inferred, 10U);
}

// The lengths that figures and `measure` add up.
TEST_P(EveryProject, CountsKilometresByItsStationing) {
  const Json& measure = m_project.document.at("measure");
  const auto id = measure.at("layer").get<std::string>();
  const Json& layers = m_project.document.at("layers");
  const auto layer = std::find_if(layers.begin(), layers.end(), [&](const Json& one) { return one.at("id") == id; });
  ASSERT_NE(layer, layers.end()) << id;
  const auto length = measure.at("length_km_field").get<std::string>();
  std::map<core::Day, double> totals;
  const auto rows = m_project.features(layer->at("source").get<std::string>());
  for (const Json& row : rows) {
    EXPECT_NEAR(number_property(row, length.c_str()), number_property(row, "km_from") - number_property(row, "km_to"),
                0.001)
        << row["properties"];
    EXPECT_EQ(row.at("geometry").at("type"), "LineString");
  }
  const Json& time = m_project.document.at("time");
  const auto kilometres_on = [&](core::Day day) {
    double total = 0;
    for (const Json& row : visible_on(rows, day)) total += number_property(row, length.c_str());
    return total;
  };
  const double today = kilometres_on(clock_day(time, "start"));
  EXPECT_GT(today, 5);
  EXPECT_NEAR(kilometres_on(clock_day(time, "to") - 1), today, 0.01);
}

// A text in one language has its counterpart in the other.
void expect_both_languages(const Json& properties) {
  for (const auto& [key, value] : properties.items()) {
    if (key.size() < 3 || !value.is_string()) continue;
    const std::string stem = key.substr(0, key.size() - 3), ending = key.substr(key.size() - 3);
    if (ending != "_en" && ending != "_de") continue;
    const std::string counterpart = stem + (ending == "_en" ? "_de" : "_en");
    EXPECT_TRUE(is_filled(properties, counterpart.c_str())) << properties;
  }
}

void expect_localized(const Json& value) {
  const bool is_localized = value.is_object() && value.contains("en");
  EXPECT_TRUE(!is_localized || is_filled(value, "de")) << value;
  if (!value.is_structured()) return;
  for (const Json& inner : value) expect_localized(inner);
}

TEST_P(EveryProject, SpeaksEnglishAndGerman) {
  for (const std::string& file : m_project.geojson_files())
    for (const Json& feature : m_project.features(file)) expect_both_languages(feature.at("properties"));
  expect_localized(m_project.document);
  for (const Json& milestone : m_project.milestones())
    for (const char* part : {"title", "text"})
      for (const char* language : {"en", "de"}) EXPECT_TRUE(is_filled(milestone.at(part), language)) << milestone;
}

TEST_P(EveryProject, NamesLicenceAndCreditOfEveryLayer) {
  for (const Json& layer : m_project.document.at("layers")) {
    EXPECT_TRUE(is_filled(layer, "licence")) << layer["id"];
    EXPECT_TRUE(is_filled(layer.at("credit"), "en")) << layer["id"];
    const Json file = m_project.file(layer.at("source").get<std::string>());
    EXPECT_EQ(file.at("licence"), layer.at("licence")) << layer["id"];
    EXPECT_TRUE(is_filled(file, "credit")) << layer["id"];
  }
}

// Files of the same name in two projects have a row each, under the heading of their project.
TEST_P(EveryProject, HasARowInTheReadmeForEveryFile) {
  std::istringstream readme{text_of(m_project.folder.parent_path() / "README.md")};
  std::vector<std::string> rows;
  bool is_own = false;
  for (std::string line; std::getline(readme, line);) {
    if (line.starts_with("## ")) is_own = line.find("`" + m_project.name + "/`") != std::string::npos;
    if (is_own) rows.push_back(line);
  }
  for (const auto& entry : fs::directory_iterator{m_project.folder}) {
    const std::string name = entry.path().filename().string();
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [&](const std::string& line) { return line.starts_with("| `" + name + "`"); });
    ASSERT_NE(row, rows.end()) << m_project.name << '/' << name << " has no row in data/README.md";
    if (entry.path().extension() != ".geojson") continue;
    EXPECT_THAT(*row, HasSubstr(m_project.file(name).at("licence").get<std::string>())) << name;
  }
}

}  // namespace
}  // namespace eb::data_tests
