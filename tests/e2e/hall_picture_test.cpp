// What a show puts before the hall is what the command line draws of it, on a screen of its own and on the only one: in
// its own colours, wherever the presenter has wandered, and with what fonts there are.
#include <gtest/gtest.h>

#include <fstream>

#include "io/png_file.h"
#include "support/image_compare.h"
#include "support/program.h"

namespace eb::test {
namespace {

namespace fs = std::filesystem;

const std::string emscher = EB_SOURCE_DIR "/data/emscher/emscher.emscherblick";

class HallPictures : public testing::Test {
 protected:
  HallPictures()
      : m_folder{fresh_folder(std::string{"e2e-"} + testing::UnitTest::GetInstance()->current_test_info()->name())} {}

  // @OUT@ in a script is this folder.
  void play(std::string script, const std::vector<std::string>& more = {},
            const std::map<std::string, std::string>& environment = {}) {
    for (auto at = script.find("@OUT@"); at != std::string::npos; at = script.find("@OUT@")) {
      script.replace(at, 5, m_folder.string());
    }
    std::ofstream{m_folder / "script.txt"} << script;
    std::vector<std::string> command{EB_PROGRAM, "--headless", "--size",   "960x540",
                                     "--lang",   "en",         "--script", (m_folder / "script.txt").string()};
    command.insert(command.end(), more.begin(), more.end());
    const auto finished = run({command, environment, EB_SOURCE_DIR});
    EXPECT_EQ(finished.exit_code, 0) << finished.err;
    EXPECT_EQ(finished.err.find("OpenGL"), std::string::npos) << finished.err;
  }
  Finished render(const std::string& name, const std::vector<std::string>& arguments) {
    std::vector<std::string> command{EB_PROGRAM, "render", "--size", "960x540", "--out", (m_folder / name).string()};
    command.insert(command.end(), arguments.begin(), arguments.end());
    auto finished = run({command, {}, EB_SOURCE_DIR});
    EXPECT_EQ(finished.exit_code, 0) << finished.err;
    return finished;
  }
  io::PngImage picture(const std::string& name) {
    auto image = io::read_png(m_folder / name);
    EXPECT_TRUE(image) << m_folder / name;
    return image ? *std::move(image) : io::PngImage{};
  }
  void expect_same(const std::string& a, const std::string& b) {
    const auto difference = compare(picture(a), picture(b), with_text);
    EXPECT_TRUE(is_within(difference, with_text)) << describe(difference, with_text) << "\n"
                                                  << m_folder / a << "\n"
                                                  << m_folder / b;
  }
  [[nodiscard]] double lightness(const std::string& name) {
    const auto image = picture(name);
    double sum = 0;
    for (std::size_t i = 1; i < image.rgba.size(); i += 4) sum += image.rgba[i];
    return sum / static_cast<double>(image.rgba.size() / 4);
  }

  fs::path m_folder;
};

TEST_F(HallPictures, AStepIsTheSameFromWhereverOneComesOnBothKindsOfScreens) {
  const std::string wander = R"(show start
show go 3
wait 1.3
show go 9
wait 2.1
camera 6.9 51.5 12
show take 1
wait 0.4
show previous
show go 12
until-idle
expect show_step = 12
)";
  play("screens desk:960x540 hall:960x540\nuntil-idle\n" + wander + "shot-hall @OUT@/two.png\n");
  play("until-idle\n" + wander + "expect hall_place = window\nshot @OUT@/one.png\n");
  render("alone.png", {emscher, "--step", "12", "--lang", "en"});
  expect_same("two.png", "alone.png");
  expect_same("one.png", "alone.png");
}

TEST_F(HallPictures, ItsColoursAreTheShowsAndNotTheWindows) {
  play(R"(screens desk:960x540 hall:960x540
theme light
expect hall_theme = dark
show start
show go 12
until-idle
shot-hall @OUT@/dark.png
show end
until-idle
show theme light
expect hall_theme = light
theme dark
show start
show go 12
until-idle
shot-hall @OUT@/light.png
show end
until-idle
save @OUT@/light.emscherblick
until-idle
undo
expect hall_theme = dark
)");
  render("step-dark.png", {emscher, "--step", "12", "--lang", "en"});
  render("step-light.png", {(m_folder / "light.emscherblick").string(), "--step", "12", "--lang", "en"});
  expect_same("dark.png", "step-dark.png");
  expect_same("light.png", "step-light.png");
  EXPECT_LT(lightness("dark.png"), 60);
  EXPECT_GT(lightness("light.png"), 180);
}

// A system with a single font, which knows no Japanese.
TEST_F(HallPictures, AMissingFontLeavesTheRestAndIsToldToThePresenterAlone) {
  const auto found = run({{"/bin/sh", "-c", "fc-match -f '%{file}' 'Inter:style=Regular'"}, {}, {}});
  if (found.exit_code != 0 || !fs::exists(found.out)) GTEST_SKIP() << "fc-match or the font Inter is not installed";
  std::ofstream{m_folder / "fonts.conf"}
      << "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>"
      << (m_folder / "fonts").string() << "</dir><cachedir>" << (m_folder / "cache").string()
      << "</cachedir></fontconfig>";
  fs::create_directory(m_folder / "fonts");
  fs::copy(found.out, m_folder / "fonts");
  const std::map<std::string, std::string> one_font{{"FONTCONFIG_FILE", (m_folder / "fonts.conf").string()}};
  const std::string show = R"(screens desk:960x540 hall:960x540
until-idle
remember before notices
show start
show languages @LANGUAGES@
until-idle
expect notices @TOLD@ $before
@WHAT@
shot-hall @OUT@/@NAME@.png
shot @OUT@/@NAME@-console.png
)";
  const auto with = [&](const std::string& languages, const std::string& told, const std::string& what,
                        const std::string& name) {
    auto script = show;
    const auto fill = [&](const std::string& mark, const std::string& text) {
      for (auto at = script.find(mark); at != std::string::npos; at = script.find(mark))
        script.replace(at, mark.size(), text);
    };
    fill("@LANGUAGES@", languages);
    fill("@TOLD@", told);
    fill("@WHAT@", what);
    fill("@NAME@", name);
    play(script, {}, one_font);
  };
  with("en", "=", "", "english");
  with("en ja", ">", "expect notice ~ \"no font has\"", "japanese");
  // The rest is there: the map, a little smaller beside taller words.
  EXPECT_NEAR(lightness("english.png"), lightness("japanese.png"), 4);
  const auto checked = run({{EB_PROGRAM, "preflight", emscher, "--no-frame-times"}, one_font, EB_SOURCE_DIR});
  EXPECT_NE(checked.out.find("no font has"), std::string::npos) << checked.out << checked.err;
  EXPECT_NE(checked.exit_code, 0) << "red";
}

}  // namespace
}  // namespace eb::test
