// The command line as values: every subcommand, its options, and what counts as wrong usage.
#include "app/cli.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace eb::app {
namespace {

ParsedCommandLine parse(std::vector<std::string> words) {
  words.insert(words.begin(), "emscherblick");
  std::vector<char*> pointers;
  for (auto& word : words) pointers.push_back(word.data());
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  auto parsed = parse_command_line(static_cast<int>(pointers.size()), pointers.data());
  testing::internal::GetCapturedStdout();
  testing::internal::GetCapturedStderr();
  return parsed;
}

template <class T>
T command(const std::vector<std::string>& words) {
  const auto parsed = parse(words);
  const auto* found = parsed.command ? std::get_if<T>(&*parsed.command) : nullptr;
  EXPECT_NE(found, nullptr) << testing::PrintToString(words);
  return found == nullptr ? T{} : *found;
}

int exit_code_of(const std::vector<std::string>& words) {
  const auto parsed = parse(words);
  return parsed.command ? -1 : parsed.exit_code;
}

TEST(CommandLine, WithoutASubcommandItIsTheWindow) {
  EXPECT_TRUE(command<WindowCommand>({}).common.files.empty());
  const auto window = command<WindowCommand>({"a.emscherblick", "b.gpkg", "--date", "1989", "--lang", "de", "--theme",
                                              "light", "--size", "800x600", "--scale", "2"});
  EXPECT_THAT(window.common.files, testing::ElementsAre("a.emscherblick", "b.gpkg"));
  EXPECT_EQ(window.common.date, "1989");
  EXPECT_EQ(window.common.language, "de");
  EXPECT_EQ(window.common.theme, session::ThemeKind::Light);
  EXPECT_EQ(window.width, 800);
  EXPECT_EQ(window.height, 600);
  EXPECT_EQ(window.interface_scale, 2);
  EXPECT_FALSE(window.headless);
  EXPECT_FALSE(window.common.allow_network);
}

TEST(CommandLine, StepsOfAShow) {
  EXPECT_FALSE(command<RenderCommand>({"render", "--out", "a.png"}).step);
  const auto render =
      command<RenderCommand>({"render", "p.emscherblick", "--step", "3", "--lang", "en,de", "--out", "a.png"});
  EXPECT_EQ(render.step, 3U);
  EXPECT_EQ(render.common.language, "en");
  EXPECT_EQ(render.common.second_language, "de");
  EXPECT_EQ(exit_code_of({"render", "--step", "3", "--date", "1989", "--out", "a.png"}), 2);
  EXPECT_EQ(exit_code_of({"render", "--step", "-1", "--out", "a.png"}), 2);
  const auto handout = command<HandoutCommand>({"show-handout", "p.emscherblick", "--out", "a.pdf", "--lang", "de"});
  EXPECT_THAT(handout.common.files, testing::ElementsAre("p.emscherblick"));
  EXPECT_EQ(handout.common.language, "de");
  EXPECT_EQ(handout.common.second_language, "");
  EXPECT_FALSE(handout.notes);
  EXPECT_TRUE(command<HandoutCommand>({"show-handout", "--out", "a.pdf", "--notes"}).notes);
  EXPECT_EQ(exit_code_of({"show-handout"}), 2);
  const auto video = command<VideoCommand>({"video", "--show", "--lang", "de,en", "--out", "a.mp4"});
  EXPECT_TRUE(video.show);
  EXPECT_EQ(video.common.second_language, "en");
  EXPECT_EQ(exit_code_of({"video", "--show", "--from", "1989", "--out", "a.mp4"}), 2);
}

TEST(CommandLine, CheckAndDiff) {
  EXPECT_TRUE(command<CheckCommand>({"check"}).common.files.empty());
  const auto check = command<CheckCommand>({"check", "p.emscherblick", "--json", "--lang", "de"});
  EXPECT_THAT(check.common.files, testing::ElementsAre("p.emscherblick"));
  EXPECT_TRUE(check.json);
  EXPECT_EQ(check.common.language, "de");
  const auto diff = command<DiffCommand>({"diff", "old.emscherblick", "new.emscherblick", "--json"});
  EXPECT_EQ(diff.older, "old.emscherblick");
  EXPECT_EQ(diff.newer, "new.emscherblick");
  EXPECT_TRUE(diff.json);
  EXPECT_EQ(exit_code_of({"diff", "only-one.emscherblick"}), 2);
}

TEST(CommandLine, Render) {
  const auto render = command<RenderCommand>({"render", "p.emscherblick", "--out", "x.png", "--size", "3840x2160",
                                              "--bbox", "6.5,51.4,7.5,51.6", "--no-furniture"});
  EXPECT_EQ(render.out, "x.png");
  EXPECT_EQ(render.width, 3840);
  EXPECT_EQ(render.height, 2160);
  EXPECT_FALSE(render.furniture);
  ASSERT_TRUE(render.box_deg);
  EXPECT_EQ(*render.box_deg, (geo::Box2d{6.5, 51.4, 7.5, 51.6}));
  const auto plain = command<RenderCommand>({"render", "--out", "x.png"});
  EXPECT_TRUE(plain.furniture);
  EXPECT_FALSE(plain.box_deg);
  EXPECT_EQ(plain.width, 1920);
  EXPECT_EQ(plain.common.theme, std::nullopt);
}

TEST(CommandLine, MomentsOfAFilm) {
  const auto render =
      command<RenderCommand>({"render", "--out", "x.png", "--fade-days", "12.5", "--fade-since", "1989-06-12"});
  EXPECT_EQ(render.fade_days, 12.5);
  EXPECT_EQ(render.fade_since, "1989-06-12");
  EXPECT_EQ(command<RenderCommand>({"render", "--out", "x.png"}).fade_days, 0);
}

TEST(CommandLine, Video) {
  const auto video = command<VideoCommand>(
      {"video",          "p.emscherblick", "--out", "x.webm",  "--from", "1900",   "--to",
       "1.1.2000",       "--duration",     "12.5",  "--fps",   "25",     "--size", "1280x720",
       "--story-clock",  "--lang",         "de",    "--theme", "light",  "--bbox", "6.5,51.4,7.5,51.6",
       "--no-furniture", "--json"});
  EXPECT_THAT(video.common.files, testing::ElementsAre("p.emscherblick"));
  EXPECT_EQ(video.common.language, "de");
  EXPECT_EQ(video.common.theme, session::ThemeKind::Light);
  EXPECT_EQ(video.out, "x.webm");
  EXPECT_EQ(video.from, "1900");
  EXPECT_EQ(video.to, "1.1.2000");
  EXPECT_EQ(video.seconds, 12.5);
  EXPECT_EQ(video.frames_per_second, 25);
  EXPECT_EQ(video.width, 1280);
  EXPECT_EQ(video.height, 720);
  EXPECT_EQ(video.box_deg, (geo::Box2d{6.5, 51.4, 7.5, 51.6}));
  EXPECT_TRUE(video.story_clock && video.json && !video.furniture && !video.list);
  const auto plain = command<VideoCommand>({"video", "--out", "x/"});
  EXPECT_EQ(plain.seconds, 30);
  EXPECT_EQ(plain.frames_per_second, 30);
  EXPECT_EQ(plain.width, 1920);
  EXPECT_TRUE(plain.furniture && !plain.story_clock);
  EXPECT_TRUE(command<VideoCommand>({"video", "--list"}).list) << "a list needs no file";
  EXPECT_EQ(exit_code_of({"video"}), 2);
  EXPECT_EQ(exit_code_of({"video", "--out", "x.mp4", "--fps", "many"}), 2);
}

TEST(CommandLine, ReportsAndBench) {
  EXPECT_TRUE(command<InfoCommand>({"info", "a.gpkg", "--json"}).json);
  const auto measure = command<MeasureCommand>({"measure", "--date", "2022"});
  EXPECT_EQ(measure.common.date, "2022");
  EXPECT_TRUE(measure.common.files.empty());
  const auto bench =
      command<BenchCommand>({"bench-frame", "a.gpkg", "--frames", "7", "--from", "1900", "--to", "2000"});
  EXPECT_EQ(bench.frames, 7);
  EXPECT_EQ(bench.from, "1900");
  EXPECT_EQ(bench.width, 1280);
  EXPECT_THAT(command<ParseDateCommand>({"parse-date", "1989", "um 1900"}).texts,
              testing::ElementsAre("1989", "um 1900"));
}

TEST(CommandLine, TheNetworkIsAllowedOnlyWhenAsked) {
  EXPECT_TRUE(command<InfoCommand>({"info", "a.gpkg", "--allow-network"}).common.allow_network);
  EXPECT_FALSE(command<InfoCommand>({"info", "a.gpkg"}).common.allow_network);
}

TEST(CommandLine, AFileNamedLikeASubcommandCanBeGivenWithAPath) {
  EXPECT_THAT(command<WindowCommand>({"./render"}).common.files, testing::ElementsAre("./render"));
}

TEST(CommandLine, HelpAndVersionAreNoErrors) {
  EXPECT_EQ(exit_code_of({"--help"}), 0);
  EXPECT_EQ(exit_code_of({"--version"}), 0);
  EXPECT_EQ(exit_code_of({"render", "--help"}), 0);
}

TEST(CommandLine, WrongUsageIsTwo) {
  const std::vector<std::vector<std::string>> wrong{
      {"--no-such-option"},
      {"--theme", "blue"},
      {"--scale", "9"},
      {"--headless"},  // would draw for nobody, for ever
      {"--script", "/no/such/script.txt"},
      {"render"},
      {"render", "--out"},
      {"measure"},
      {"info"},
      {"parse-date"},
      {"bench-frame"},
      {"bench-frame", "a.gpkg", "--frames", "0"},
      {"bench-frame", "a.gpkg", "--frames", "many"},
  };
  for (const auto& words : wrong) EXPECT_EQ(exit_code_of(words), 2) << testing::PrintToString(words);
}

TEST(CommandLine, SizesThatAreNoSizes) {
  for (const auto* size : {"", "800", "800x", "x600", "800X600", "800x600x2", "800 x 600", "-800x600", "0x0", "15x600",
                           "16385x600", "99999999999x1", "8e2x600"}) {
    EXPECT_EQ(exit_code_of({"render", "--out", "x.png", "--size", size}), 2) << size;
  }
  for (const auto* size : {"16x16", "16384x16384"}) {
    EXPECT_EQ(exit_code_of({"render", "--out", "x.png", "--size", size}), -1) << size;
  }
}

TEST(CommandLine, BoxesThatAreNoBoxes) {
  for (const auto* box : {"6,51,7", "6,51,7,52,1", "6,51,7,52,", "7,51,6,52", "6,52,7,51", "6,51,6,52", "a,b,c,d",
                          "6;51;7;52", "nan,51,7,52", "6,51,inf,52", "-181,51,7,52", "6,51,7,91"}) {
    EXPECT_EQ(exit_code_of({"render", "--out", "x.png", "--bbox", box}), 2) << box;
  }
  EXPECT_EQ(exit_code_of({"render", "--out", "x.png", "--bbox", "-180,-90,180,90"}), -1);
}

}  // namespace
}  // namespace eb::app
