// The web page of a handout: what it takes from the project, how it writes it down, and which files come of it. How the
// page looks and works in a browser is tested in tests/web.
#include "app/web_handout.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "app/few_colors.h"
#include "app/web_geometry.h"
#include "app/web_words.h"
#include "app_fixture.h"
#include "core/atomic_file.h"

namespace eb::app {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using testing::HasSubstr;
using testing::Not;

// In EPSG:3857, where a degree of longitude is 111,319.49 m.
constexpr double degree = 111319.490793;

std::shared_ptr<model::FeatureTable> lines(const std::vector<std::vector<geo::Vec2d>>& all) {
  auto table = std::make_shared<model::FeatureTable>();
  for (const auto& line : all) {
    for (const auto& at : line) {
      table->vertices.push_back(at);
      table->extent.add(at);
    }
    table->part_vertices.push_back(static_cast<std::uint32_t>(table->vertices.size()));
    table->part_kinds.push_back(model::PartKind::Line);
    table->feature_parts.push_back(table->part_count());
    table->lives.emplace_back();
    table->feature_ids.push_back(static_cast<std::int64_t>(table->lives.size()));
  }
  return table;
}

std::shared_ptr<model::Layer> layer_called(const std::string& id) {
  auto layer = std::make_shared<model::Layer>();
  layer->id = id;
  layer->title.by_language["en"] = "Layer " + id;
  return layer;
}

void load(session::AssetStore& assets, const std::string& id, std::shared_ptr<const model::FeatureTable> table) {
  auto& asset = assets.at(id);
  asset.state = session::LoadState::Ready;
  asset.features = std::move(table);
}

class WebHandoutTest : public testing::Test {
 protected:
  void SetUp() override {
    m_folder = fs::path{testing::TempDir()} /
               ("web-" + std::string{testing::UnitTest::GetInstance()->current_test_info()->name()});
    fs::remove_all(m_folder);
    fs::create_directories(m_folder / "template");
    for (const auto& entry : fs::directory_iterator{EB_SOURCE_DIR "/src/web"})
      fs::copy(entry.path(), m_folder / "template");
    write("template/maplibre-gl.packed.js", "/* library */ var x = '</script>';");
    write("template/maplibre-gl.LICENSE.txt", "BSD");
  }
  void TearDown() override { fs::remove_all(m_folder); }

  void write(const std::string& name, const std::string& text) const { std::ofstream{m_folder / name} << text; }
  [[nodiscard]] std::string read(const std::string& name) const {
    const auto text = core::read_file(m_folder / name);
    return text ? *text : "";
  }

  // A project of one line in two phases, and a route of two stops.
  static WebContent content() {
    WebContent made;
    auto& document = made.document;
    document = model::make_empty_document();
    document.crs = "EPSG:3857";
    document.title.by_language["en"] = "A river";
    auto layer = layer_called("river");
    layer->phase_field = "phase";
    layer->name_field = "name";
    layer->style.color_by_phase = true;
    auto table = lines({{{0, 0}, {degree, 0}}, {{0, 0}, {degree, 0}}});
    table->lives[0].interval = {core::open_past, 100};
    table->lives[1].interval = {100, core::open_future};
    table->columns = {{"phase", {model::Value{std::string{"natural"}}, model::Value{std::string{"renatured"}}}},
                      {"name", {model::Value{std::string{"Upper"}}, model::Value{std::string{"</script><b>"}}}}};
    document.layers = {layer};
    made.features.layers = {{layer, table, {0, 1}}};
    model::Route route;
    route.id = "day";
    route.name.by_language["en"] = "Day out";
    route.schedule.date = core::to_day({2022, 8, 31});
    route.schedule.time_zone = "Europe/Berlin";
    for (int i = 0; i < 2; ++i) {
      model::Stop stop;
      stop.name.by_language = {{"en", "Bridge"}, {"de", "Brücke"}};
      stop.dwell_minutes = 30;
      stop.is_confirmed = i == 0;
      route.points.push_back({"p" + std::to_string(i), {7 + i * 0.1, 51.5}, std::make_shared<const model::Stop>(stop)});
    }
    route.legs.push_back(model::straight_leg());
    made.route = std::make_shared<const model::Route>(route);
    document.routes = {made.route};
    made.timetable = model::make_timetable(route);
    const fs::path locale = EB_BINARY_DIR "/locale";
    made.tongues = {{"en", text::Catalog::load(locale, "en")}, {"de", text::Catalog::load(locale, "de")}};
    made.credits = {"© Somebody", "© Jemand"};
    made.downloads.resize(2);
    return made;
  }
  [[nodiscard]] WebHandoutJob job(const std::string& out) const {
    return {content(), {}, m_folder / "template", m_folder / out, false};
  }

  fs::path m_folder;
};

TEST_F(WebHandoutTest, OnlyWhatIsShownAndNearLeavesTheProgram) {
  model::Document document = model::make_empty_document();
  session::AssetStore assets;
  auto hidden = layer_called("hidden");
  hidden->visible = false;
  document.layers = {layer_called("shown"), hidden, layer_called("failed"), layer_called("far"), layer_called("photo")};
  load(assets, "shown", lines({{{0, 0}, {10, 0}}, {{5000, 5000}, {5001, 5000}}, {{90, 90}, {200, 200}}}));
  load(assets, "hidden", lines({{{0, 0}, {10, 0}}}));
  load(assets, "far", lines({{{9000, 0}, {9001, 0}}}));
  assets.at("failed").state = session::LoadState::Failed;
  assets.at("photo").state = session::LoadState::Ready;
  assets.at("photo").raster = std::make_shared<const model::RasterImage>();
  const auto found = exportable_features(document, assets, {-100, -100, 100, 100});
  ASSERT_EQ(found.layers.size(), 1U);
  EXPECT_EQ(found.layers.front().layer->id, "shown");
  EXPECT_THAT(found.layers.front().rows, testing::ElementsAre(0, 2));
  ASSERT_EQ(found.left_out.size(), 1U);
  EXPECT_EQ(found.left_out.front().in("en"), "Layer photo");
}

TEST_F(WebHandoutTest, GeometryIsStepsOfDegreesWithHolesBehindTheirRing) {
  model::FeatureTable table;
  const auto ring = [&](double size, model::PartKind kind) {
    for (const auto& [x, y] : {std::pair{0., 0.}, {size, 0.}, {size, size}, {0., size}, {0., 0.}})
      table.vertices.push_back({x * degree, y * degree});
    table.part_vertices.push_back(static_cast<std::uint32_t>(table.vertices.size()));
    table.part_kinds.push_back(kind);
  };
  ring(0.1, model::PartKind::OuterRing);
  ring(0.05, model::PartKind::InnerRing);
  table.feature_parts.push_back(2);
  table.lives.emplace_back();
  const auto geometry = WebGeometry::create("EPSG:3857");
  ASSERT_TRUE(geometry);
  const auto parts = geometry->parts(table, 0, 1);
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(parts[0], Json::parse("[0,0,10000,0,0,10000,-10000,0,0,-10000]"));
  EXPECT_TRUE(parts[1][0].is_null());
  EXPECT_EQ(parts[1][3], 5000);
}

TEST_F(WebHandoutTest, ALineStaysWithinTheTolerance) {
  std::vector<geo::LonLat> line;
  for (int i = 0; i <= 1000; ++i) line.push_back({7 + i * 1e-4, 51.5 + (i % 2) * 1e-5});  // a metre to and fro
  const auto numbers = WebGeometry::line(line, 3);
  EXPECT_LT(numbers.size(), 12U);
  EXPECT_EQ(numbers[0], 700000);
  EXPECT_EQ(numbers[1], 5150000);
}

TEST_F(WebHandoutTest, LargeLayersBecomeCoarser) {
  std::vector<geo::Vec2d> wave;
  for (int i = 0; i < 2000; ++i) wave.push_back({i * 10.0, (i % 2) * 8.0});
  const std::vector<ExportedLayer> layers{{layer_called("wave"), lines({wave}), {0}}};
  EXPECT_EQ(WebGeometry::tolerance_for(layers, 2000), finest_web_tolerance_m);
  EXPECT_GT(WebGeometry::tolerance_for(layers, 100), 8);
}

TEST_F(WebHandoutTest, DataTellEverythingInEachLanguage) {
  const auto text = web_data(content());
  ASSERT_TRUE(text) << core::to_text(text.error());
  EXPECT_THAT(*text, Not(HasSubstr("<")));
  const auto json = Json::parse(*text);
  ASSERT_EQ(json["languages"].size(), 2U);
  EXPECT_EQ(json["languages"][1]["tag"], "de");
  EXPECT_EQ(json["languages"][1]["words"]["arrival"], "Ankunft");
  EXPECT_EQ(json["languages"][1]["dates"][8], "{d}. September {y}");
  EXPECT_EQ(json["languages"][0]["dates"][8], "{d} September {y}");
  EXPECT_EQ(json["credits"], Json::parse(R"(["© Somebody", "© Jemand"])"));
  const auto& features = json["layers"][0]["features"];
  ASSERT_EQ(features.size(), 2U);
  EXPECT_EQ(features[0]["t"], 100);
  EXPECT_EQ(features[1]["f"], 100);
  EXPECT_EQ(json["texts"][features[1]["n"].get<std::size_t>()], "</script><b>");
  EXPECT_EQ(json["phases"][features[0]["p"].get<std::size_t>()]["label"][0], "Natural");
  const auto& stops = json["excursion"]["stops"];
  ASSERT_EQ(stops.size(), 2U);
  EXPECT_EQ(stops[0]["name"], Json::parse(R"(["Bridge", "Brücke"])"));
  EXPECT_EQ(stops[0]["departure"], "09:30");
  EXPECT_EQ(stops[1]["confirmed"], false);
  EXPECT_EQ(json["excursion"]["day"], core::to_day({2022, 8, 31}));
}

TEST_F(WebHandoutTest, EveryPhraseOfThePageIsTranslated) {
  const auto english = web_words(text::Catalog{});
  for (const auto& language : text::available_languages(EB_BINARY_DIR "/locale")) {
    if (language == "en") continue;
    const auto words = web_words(text::Catalog::load(EB_BINARY_DIR "/locale", language));
    ASSERT_EQ(words.size(), english.size());
    std::size_t same = 0;
    for (const auto& [key, text] : words.items()) {
      EXPECT_FALSE(text.get<std::string>().empty()) << language << " " << key;
      same += text == english[key] ? 1 : 0;
    }
    EXPECT_LE(same, 4U) << language << " looks like English";
  }
}

TEST_F(WebHandoutTest, NamesOnTheSpotStandBesideOthers) {
  auto made = content();
  made.document.local_language = "de";
  auto layer = layer_called("towns");
  layer->name_field = "name_{lang}";
  layer->style.label.field = "name_{lang}";
  auto table = lines({{{0, 0}, {degree, 0}}, {{0, 0}, {degree, 0}}});
  table->columns = {{"name_en", {model::Value{std::string{"Cologne"}}, model::Value{std::string{"Essen"}}}},
                    {"name_de", {model::Value{std::string{"Köln"}}, model::Value{std::string{"Essen"}}}}};
  made.features.layers = {{layer, table, {0, 1}}};
  const auto text = web_data(made);
  ASSERT_TRUE(text);
  const auto json = Json::parse(*text);
  const auto& features = json["layers"][0]["features"];
  EXPECT_EQ(json["texts"][features[0]["l"].get<std::size_t>()], Json::parse(R"(["Cologne", "Köln"])"));
  EXPECT_EQ(json["texts"][features[0]["k"].get<std::size_t>()], Json::parse(R"(["Köln", ""])"));
  EXPECT_FALSE(features[1].contains("k"));
  EXPECT_EQ(json["local"]["tag"], "de");
  EXPECT_EQ(json["excursion"]["stops"][0]["local"], Json::parse(R"(["Brücke", ""])"));
}

TEST_F(WebHandoutTest, ScaleBarsAreRoundInTheUnitsOfTheLanguage) {
  const fs::path locale = EB_BINARY_DIR "/locale";
  const auto words = [](const Json& lengths) {
    std::vector<std::string> all;
    for (const auto& length : lengths) all.push_back(length[1]);
    return all;
  };
  const auto german = web_lengths(text::Catalog::load(locale, "de"));
  EXPECT_THAT(words(german), testing::IsSupersetOf({"50\u00A0m", "500\u00A0m", "1\u00A0km", "20\u00A0km"}));
  EXPECT_THAT(words(web_lengths(text::Catalog::load(locale, "en_US"))),
              testing::IsSupersetOf({"200\u00A0ft", "0.5\u00A0mi", "10\u00A0mi"}));
  EXPECT_THAT(words(web_lengths(text::Catalog::load(locale, "de", core::Units::Miles))),
              testing::IsSupersetOf({"0,5\u00A0mi"}));
  EXPECT_THAT(words(web_lengths(text::Catalog::load(locale, "he"))), testing::Contains("5\u00A0ק״מ"));
  for (std::size_t i = 1; i < german.size(); ++i) EXPECT_GT(german[i][0], german[i - 1][0]);
}

TEST_F(WebHandoutTest, NothingEndsTheScriptOrBreaksALine) {
  EXPECT_EQ(safe_in_script("</script><!--"), "\\u003c/script>\\u003c!--");
  EXPECT_EQ(safe_in_script("a\u2028b\u2029c é"), "a\\u2028b\\u2029c é");
}

TEST_F(WebHandoutTest, AHostileTitleIsText) {
  const WebPageInput input{"</title><script>alert(1)</script>{{script}}",
                           "\"><script>alert(2)</script>",
                           "en",
                           "ltr",
                           "{}",
                           "#000000",
                           "#FFFFFF"};
  const auto files = web_page_files(input, m_folder / "template");
  ASSERT_TRUE(files);
  const auto& html = files->back().bytes;
  EXPECT_EQ(files->back().name, "index.html");
  EXPECT_THAT(html, HasSubstr("&lt;/title&gt;&lt;script&gt;alert(1)"));
  EXPECT_THAT(html, Not(HasSubstr("<script>")));
  EXPECT_THAT(html, HasSubstr("content=\"&quot;&gt;&lt;script&gt;alert(2)"));
  EXPECT_THAT(html, HasSubstr("<script src=\"handout.js\"></script>\n\n</body>"));
  EXPECT_THAT(html, HasSubstr("default-src 'none'"));
  EXPECT_THAT(html, Not(HasSubstr("http:")));
}

TEST_F(WebHandoutTest, OneFileHoldsEverything) {
  const WebPageInput input{"River", "A day out", "en", "ltr", "{\"a\":1}", "#000000", "#FFFFFF"};
  const auto file = web_page_in_one(input, m_folder / "template");
  ASSERT_TRUE(file);
  EXPECT_THAT(file->bytes, Not(HasSubstr(" src=")));
  EXPECT_THAT(file->bytes, Not(HasSubstr("rel=\"stylesheet\"")));
  EXPECT_THAT(file->bytes, HasSubstr("var x = '<\\/script>';"));
  EXPECT_THAT(file->bytes, HasSubstr("window.handoutData = {\"a\":1};"));
  EXPECT_THAT(file->bytes, Not(HasSubstr("{{")));
}

TEST_F(WebHandoutTest, ABuildWithoutTheLibrarySaysHowToGetIt) {
  fs::remove(m_folder / "template/maplibre-gl.packed.js");
  const auto checked = check_web_template(m_folder / "template");
  ASSERT_FALSE(checked);
  EXPECT_THAT(core::to_text(checked.error()), testing::AllOf(HasSubstr("MapLibre"), HasSubstr("npm")));
}

TEST(FewColors, FillsKeepTheirColourAndEdgesStayClose) {
  std::vector<std::uint8_t> rgba;
  const auto add = [&](int r, int g, int b, int times) {
    for (int i = 0; i < times; ++i)
      rgba.insert(rgba.end(),
                  {static_cast<std::uint8_t>(r), static_cast<std::uint8_t>(g), static_cast<std::uint8_t>(b), 255});
  };
  add(245, 242, 236, 5000);
  add(47, 116, 232, 900);
  for (int i = 0; i < 2000; ++i) add(i % 256, (i * 7) % 256, (i * 3) % 256, 1);
  const auto before = rgba;
  limit_colors(rgba, 256);
  std::set<std::array<int, 3>> colors;
  int farthest = 0;
  for (std::size_t i = 0; i < rgba.size(); i += 4) {
    colors.insert({rgba[i], rgba[i + 1], rgba[i + 2]});
    for (std::size_t k = 0; k < 4; ++k) farthest = std::max(farthest, std::abs(rgba[i + k] - before[i + k]));
  }
  EXPECT_LE(colors.size(), 256U);
  EXPECT_LE(farthest, 40);
  EXPECT_TRUE(std::equal(before.begin(), before.begin() + 4 * 5900, rgba.begin()));
}

TEST_F(WebHandoutTest, DataAddressesAreBase64) {
  EXPECT_EQ(data_address("text/plain", ""), "data:text/plain;base64,");
  EXPECT_EQ(data_address("text/plain", "f"), "data:text/plain;base64,Zg==");
  EXPECT_EQ(data_address("text/plain", "fo"), "data:text/plain;base64,Zm8=");
  EXPECT_EQ(data_address("text/plain", "foo\xFF"), "data:text/plain;base64,Zm9v/w==");
}

TEST_F(WebHandoutTest, FilesLieBesideThePageInEachLanguage) {
  auto wanted = job("out");
  wanted.pdfs = {"%PDF-english", "%PDF-deutsch"};
  const auto report = write_web_handout(std::move(wanted));
  ASSERT_TRUE(report) << core::to_text(report.error());
  EXPECT_TRUE(report->left_out.empty());
  EXPECT_EQ(read("out/roadbook-de.pdf"), "%PDF-deutsch");
  EXPECT_THAT(read("out/route-de.gpx"), HasSubstr("Brücke"));
  EXPECT_THAT(read("out/calendar-en.ics"), HasSubstr("Bridge"));
  EXPECT_THAT(read("out/handout-data.js"), HasSubstr("roadbook-en.pdf"));
  std::size_t bytes = 0;
  for (const auto& entry : fs::directory_iterator{m_folder / "out"}) bytes += entry.file_size();
  EXPECT_EQ(report->bytes, bytes);
}

TEST_F(WebHandoutTest, WhatIsTooLargeForAMailIsLeftOutAndToldSo) {
  auto wanted = job("out");
  wanted.pdfs = {std::string(1000, 'a'), std::string(most_web_bytes, 'b')};
  const auto report = write_web_handout(std::move(wanted));
  ASSERT_TRUE(report);
  EXPECT_LT(report->bytes, most_web_bytes);
  ASSERT_EQ(report->left_out.size(), 1U);
  EXPECT_THAT(core::to_text(report->left_out.front()), HasSubstr("no PDF in de"));
  EXPECT_TRUE(fs::exists(m_folder / "out/roadbook-en.pdf"));
  EXPECT_FALSE(fs::exists(m_folder / "out/roadbook-de.pdf"));
}

TEST_F(WebHandoutTest, OneFileCarriesItsDownloads) {
  auto wanted = job("mail.html");
  wanted.is_single_file = true;
  wanted.pdfs = {"%PDF-1", "%PDF-2"};
  const auto report = write_web_handout(std::move(wanted));
  ASSERT_TRUE(report);
  ASSERT_EQ(report->files.size(), 1U);
  EXPECT_EQ(report->page.filename(), "mail.html");
  EXPECT_THAT(read("mail.html"), HasSubstr(data_address("application/pdf", "%PDF-2")));
}

TEST(WebPaths, OfAFolderOrAPage) {
  EXPECT_TRUE(means_web_page("excursion/"));
  EXPECT_TRUE(means_web_page("excursion.html"));
  EXPECT_FALSE(means_web_page("excursion.gpx"));
  EXPECT_FALSE(means_web_page("excursion"));
}

}  // namespace
}  // namespace eb::app
