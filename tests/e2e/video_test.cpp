// Films from the command line: every frame is the picture of `render`, and nothing half-made is left behind.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <thread>

#include "io/png_file.h"
#include "support/program.h"

namespace eb::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using Words = std::vector<std::string>;

Finished program(Words arguments, const std::map<std::string, std::string>& environment = {}) {
  arguments.insert(arguments.begin(), EB_PROGRAM);
  return run({std::move(arguments), environment, EB_SOURCE_DIR});
}

Words joined(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

std::vector<json> lines_of(const std::string& text) {
  std::vector<json> lines;
  std::istringstream in{text};
  for (std::string line; std::getline(in, line);) {
    lines.push_back(json::parse(line, nullptr, false));
    EXPECT_FALSE(lines.back().is_discarded()) << line;
  }
  return lines;
}

Words names_in(const fs::path& folder) {
  Words names;
  for (const auto& entry : fs::directory_iterator{folder}) names.push_back(entry.path().filename());
  std::ranges::sort(names);
  return names;
}

// What ffprobe says of a film; empty where it is not installed.
json probed(const fs::path& film) {
  const auto ffprobe = find_program("ffprobe");
  EXPECT_NE(ffprobe, "") << "the package ffmpeg brings ffprobe";
  const auto finished =
      run({{ffprobe, "-v", "error", "-count_frames", "-show_streams", "-show_format", "-of", "json", film.string()},
           {},
           {}});
  EXPECT_EQ(finished.exit_code, 0) << finished.err;
  return json::parse(finished.out, nullptr, false);
}

// Both clocks, both projects; dates at which phases change and a mouth moves.
struct Film {
  std::string name;
  Words arguments, of_pictures;
};
void PrintTo(const Film& film, std::ostream* out) {
  *out << film.name;
}

class Video : public testing::TestWithParam<Film> {};
INSTANTIATE_TEST_SUITE_P(
    Films, Video,
    testing::Values(Film{"StoryClock", {"--from", "2005", "--to", "2024", "--story-clock"}, {}},
                    Film{"EvenClockLightGerman",
                         {"--from", "1905-06-15", "--to", "1950", "--theme", "light", "--lang", "de"},
                         {"--theme", "light", "--lang", "de"}},
                    Film{"AnotherRiverCloseUp",
                         {"data/cheonggyecheon/cheonggyecheon.emscherblick", "--from", "2002", "--to", "2006", "--bbox",
                          "126.96,37.55,127.06,37.59", "--no-furniture"},
                         {"data/cheonggyecheon/cheonggyecheon.emscherblick", "--bbox", "126.96,37.55,127.06,37.59",
                          "--no-furniture"}},
                    Film{"TwoClocks",
                         {"--from", "2015", "--to", "2022", "--compare", "swipe", "--other-date", "1910"},
                         {"--compare", "swipe"}}),
    [](const auto& test) { return test.param.name; });

TEST_P(Video, EachFrameIsThePictureOfRenderByteForByte) {
  const auto folder = fresh_folder("video-" + GetParam().name);
  const Words size{"--size", "640x360"};
  const auto film = joined(joined({"video", "--duration", "2", "--fps", "6"}, GetParam().arguments), size);
  const auto made = program(joined(film, {"--out", (folder / "film").string() + "/"}));
  ASSERT_EQ(made.exit_code, 0) << made.err;
  EXPECT_EQ(made.out, "");
  EXPECT_EQ(names_in(folder / "film").size(), 12U);
  const auto list = program(joined(film, {"--list", "--json"}));
  ASSERT_EQ(list.exit_code, 0) << list.err;
  const auto frames = lines_of(list.out);
  ASSERT_EQ(frames.size(), 12U);
  std::set<std::string> different;
  for (const std::size_t frame : {0U, 3U, 7U, 11U}) {
    const auto picture = folder / "picture.png";
    const auto arguments = joined(joined({"render", "--out", picture.string()}, size), GetParam().of_pictures);
    const auto drawn = program(joined(arguments, frames[frame]["render"].get<Words>()));
    ASSERT_EQ(drawn.exit_code, 0) << drawn.err;
    char name[32];
    std::snprintf(name, sizeof name, "frame-%05zu.png", frame);
    const auto bytes = read_text(folder / "film" / name);
    EXPECT_TRUE(bytes == read_text(picture)) << "frame " << frame << " is not " << frames[frame]["render"];
    different.insert(bytes);
  }
  EXPECT_GE(different.size(), 3U) << "the film shows something";
}

TEST(VideoMoments, AChangeUnderWayIsNeitherTheOldNorTheNewPicture) {
  const auto folder = fresh_folder("video-moments");
  const auto picture = [&](const std::string& name, const Words& arguments) {
    const auto out = folder / name;
    const Words common{"render", "--size", "640x360", "--no-furniture", "--date", "2022-10-15", "--out", out.string()};
    const auto finished = program(joined(common, arguments));
    EXPECT_EQ(finished.exit_code, 0) << finished.err;
    return read_text(out);
  };
  const auto still = picture("still.png", {});
  EXPECT_NE(picture("fading.png", {"--fade-days", "400"}), still);
  EXPECT_EQ(picture("none.png", {"--fade-days", "0"}), still);
  EXPECT_NE(picture("since.png", {"--fade-days", "400", "--fade-since", "2022-10-01"}),
            picture("fading.png", {"--fade-days", "400"}));
  EXPECT_EQ(program({"render", "--out", "x.png", "--fade-since", "1989"}).exit_code, 2) << "means nothing alone";
}

TEST(VideoFromTheWindow, EachFrameIsThePictureOfRenderWhateverIsDoneMeanwhile) {
  const auto folder = fresh_folder("video-window");
  std::ofstream{folder / "script.txt"} << "until-idle\n"
                                       << "video " << (folder / "film").string()
                                       << "/ 2005 2024 2 fps 6 size 640x360 lang de story\n"
                                       << "time play\nwait 0.2\ntheme light\ncamera 7.1 51.5 40\n"
                                       << "layer hide emscher-reaches\nuntil-idle\nexpect film = none\n";
  const auto made = program({"--headless", "--size", "800x600", "--lang", "en", "--theme", "dark", "--script",
                             (folder / "script.txt").string()});
  ASSERT_EQ(made.exit_code, 0) << made.err;
  ASSERT_EQ(names_in(folder / "film").size(), 12U);
  const auto list = program({"video", "--list", "--json", "--from", "2005", "--to", "2024", "--duration", "2", "--fps",
                             "6", "--story-clock"});
  const auto frames = lines_of(list.out);
  ASSERT_EQ(frames.size(), 12U);
  for (const std::size_t frame : {0U, 6U, 11U}) {
    const auto picture = folder / "picture.png";
    const Words common{"render", "--lang", "de", "--theme", "dark", "--size", "640x360", "--out", picture.string()};
    ASSERT_EQ(program(joined(common, frames[frame]["render"].get<Words>())).exit_code, 0);
    const auto name = std::string{"frame-000"} + (frame < 10 ? "0" : "") + std::to_string(frame) + ".png";
    EXPECT_TRUE(read_text(folder / "film" / name) == read_text(picture)) << frame;
  }
}

TEST(VideoFiles, FilmsHaveTheSizeLengthAndColoursAskedFor) {
  const auto folder = fresh_folder("video-files");
  const std::map<std::string, std::string> codecs{{"film.mp4", "h264"}, {"film.webm", "vp9"}, {"film.gif", "gif"}};
  for (const auto& [name, codec] : codecs) {
    const auto made = program({"video", "--out", (folder / name).string(), "--from", "2005", "--to", "2024",
                               "--duration", "1.5", "--fps", "20", "--size", "320x180", "--json"});
    ASSERT_EQ(made.exit_code, 0) << made.err;
    const auto lines = lines_of(made.out);
    ASSERT_EQ(lines.size(), 31U) << "one for each frame and one for the film";
    EXPECT_EQ(lines[4]["frame"], 5);
    EXPECT_EQ(lines[4]["frames"], 30);
    EXPECT_EQ(lines.back()["out"], (folder / name).string());
    EXPECT_EQ(lines.back()["frames"], 30);
    const auto film = probed(folder / name);
    const auto& stream = film["streams"][0];
    EXPECT_EQ(film["streams"].size(), 1U);
    EXPECT_EQ(stream["codec_name"], codec);
    EXPECT_EQ(stream["width"], 320);
    EXPECT_EQ(stream["height"], 180);
    EXPECT_EQ(stream["nb_read_frames"], "30") << name;
    EXPECT_EQ(stream["r_frame_rate"], "20/1");
    EXPECT_NEAR(std::stod(film["format"]["duration"].get<std::string>()), 1.5, 0.06) << name;
    struct stat state {};
    ASSERT_EQ(::stat((folder / name).c_str(), &state), 0);
    EXPECT_EQ(state.st_mode & 0777U, 0644U);
    if (codec == "gif") continue;
    EXPECT_EQ(stream["pix_fmt"], "yuv420p");
    for (const auto* tag : {"color_space", "color_primaries", "color_transfer"}) EXPECT_EQ(stream[tag], "bt709") << tag;
    EXPECT_EQ(stream["color_range"], "tv");
  }
  EXPECT_THAT(names_in(folder), testing::ElementsAre("film.gif", "film.mp4", "film.webm"));
}

TEST(VideoFiles, AFilmKeepsTheColoursOfItsPictures) {
  const auto folder = fresh_folder("video-colours");
  const Words common{"video", "--from", "2010", "--to",   "2010",   "--duration",
                     "0.2",   "--fps",  "10",   "--size", "320x180"};
  ASSERT_EQ(program(joined(common, {"--out", (folder / "pictures/").string()})).exit_code, 0);
  const auto wanted = io::read_png(folder / "pictures/frame-00001.png");
  ASSERT_TRUE(wanted);
  for (const auto* name : {"film.mp4", "film.webm", "film.gif"}) {
    ASSERT_EQ(program(joined(common, {"--out", (folder / name).string()})).exit_code, 0);
    // As plain bytes: pictures from ffmpeg carry a gamma that readers would apply.
    const auto back = folder / (std::string{name} + ".rgb");
    const auto decoded =
        run({{find_program("ffmpeg"), "-v", "error", "-i", (folder / name).string(), "-vf", "select=eq(n\\,1)",
              "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "rgb24", back.string()},
             {},
             {}});
    ASSERT_EQ(decoded.exit_code, 0) << decoded.err;
    const auto found = read_text(back);
    ASSERT_EQ(found.size() * 4, wanted->rgba.size() * 3);
    double difference = 0, shift = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
      const int change = static_cast<unsigned char>(found[i]) - wanted->rgba[i / 3 * 4 + i % 3];
      difference += std::abs(change);
      shift += change;
    }
    const auto values = static_cast<double>(found.size());
    EXPECT_LT(difference / values, 4.0) << name;
    EXPECT_LT(std::abs(shift) / values, 1.5) << name << " is brighter or darker as a whole";
  }
}

TEST(VideoFaults, WithoutFfmpegTheRemedyIsNamedAndPicturesStillWork) {
  const auto folder = fresh_folder("video-no-ffmpeg");
  const auto nothing = folder / "bin";
  const auto films = folder / "films";
  fs::create_directories(nothing);
  fs::create_directories(films);
  const std::map<std::string, std::string> bare{{"PATH", nothing.string()}};
  const Words common{"video", "--from", "2005", "--to", "2024", "--duration", "0.3", "--fps", "10", "--size", "160x90"};
  for (const auto* name : {"film.mp4", "film.webm", "film.gif"}) {
    const auto refused = program(joined(common, {"--out", (films / name).string()}), bare);
    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_THAT(refused.err, testing::AllOf(testing::HasSubstr("package ffmpeg"), testing::HasSubstr(name)));
  }
  EXPECT_THAT(names_in(films), testing::IsEmpty());
  EXPECT_EQ(program(joined(common, {"--out", (films / "pictures/").string()}), bare).exit_code, 0);
  EXPECT_EQ(names_in(films / "pictures").size(), 3U);
}

TEST(VideoFaults, AFullDiskLeavesNoFilm) {
  const auto folder = fresh_folder("video-full");
  const auto films = folder / "films";
  fs::create_directories(films);
  fs::create_directories(folder / "bin");
  // The real ffmpeg, for which no file may grow beyond 8 KiB: what a full disk does, without one.
  const auto tight = folder / "bin/ffmpeg";
  std::ofstream{tight} << "#!/bin/bash\nulimit -f 8\nexec " << find_program("ffmpeg") << " \"$@\"\n";
  fs::permissions(tight, fs::perms::owner_all);
  for (const auto* name : {"film.mp4", "film.webm", "film.gif"}) {
    const auto finished = program({"video", "--from", "1990", "--to", "2024", "--duration", "2", "--fps", "30",
                                   "--size", "640x360", "--out", (films / name).string()},
                                  {{"PATH", (folder / "bin").string()}});
    EXPECT_EQ(finished.exit_code, 1) << name << finished.err;
    EXPECT_THAT(finished.err, testing::AllOf(testing::HasSubstr("File too large"), testing::HasSubstr(name)));
    EXPECT_THAT(names_in(films), testing::IsEmpty()) << name;
  }
}

// The whole tour, small and with few frames: as many as its length says, each the picture of `render --tour`, the coach
// gets ahead, and at stops the date goes back and returns.
TEST(VideoTour, ShowsTheCoachOnItsWayAndTheDateSwinging) {
  const auto folder = fresh_folder("video-tour");
  const Words film{"video", "--tour", "--fps", "1", "--size", "256x144"};
  const auto list = program(joined(film, {"--list", "--json"}));
  ASSERT_EQ(list.exit_code, 0) << list.err;
  const auto frames = lines_of(list.out);
  ASSERT_GT(frames.size(), 150U);
  ASSERT_LT(frames.size(), 210U);
  std::set<int> stops, stops_that_look_back;
  double along = 0;
  for (const auto& frame : frames) {
    const double here = frame.at("along_m");
    EXPECT_GE(here, along) << frame;
    along = here;
    if (!frame.at("at_stop").get<bool>()) continue;
    stops.insert(frame.at("stop").get<int>());
    if (frame.at("date").get<std::string>() < "2022") stops_that_look_back.insert(frame.at("stop").get<int>());
  }
  EXPECT_GT(along, 50'000);
  EXPECT_EQ(stops, (std::set<int>{1, 2, 3, 4, 5, 6, 7}));
  EXPECT_GE(stops_that_look_back.size(), 3U);
  for (const auto& frame : {frames.front(), frames.back()}) EXPECT_EQ(frame.at("date"), "2022-08-31");
  const auto is_today = [](const json& frame) { return frame.at("date") == "2022-08-31"; };
  EXPECT_GT(std::ranges::count_if(frames, is_today), static_cast<long>(frames.size() / 2))
      << "the clock swings around the stops only";

  const auto made = program(joined(film, {"--out", (folder / "film").string() + "/"}));
  ASSERT_EQ(made.exit_code, 0) << made.err;
  const auto names = names_in(folder / "film");
  ASSERT_EQ(names.size(), frames.size());
  std::set<std::string> different;
  for (const std::size_t frame :
       {std::size_t{0}, std::size_t{53}, std::size_t{62}, std::size_t{125}, frames.size() - 1}) {
    const auto picture = folder / "picture.png";
    auto arguments = Words{"render", "--out", picture.string(), "--size", "256x144"};
    const auto drawn = program(joined(arguments, frames[frame]["render"].get<Words>()));
    ASSERT_EQ(drawn.exit_code, 0) << drawn.err;
    const auto bytes = read_text(folder / "film" / names[frame]);
    EXPECT_TRUE(bytes == read_text(picture)) << "frame " << frame;
    different.insert(bytes);
  }
  EXPECT_EQ(different.size(), 5U);

  const auto file = folder / "tour.webm";
  const auto webm = program(joined(film, {"--out", file.string()}));
  ASSERT_EQ(webm.exit_code, 0) << webm.err;
  const auto stream = probed(file).at("streams").at(0);
  EXPECT_EQ(stream.at("width"), 256);
  EXPECT_EQ(stream.at("height"), 144);
  EXPECT_EQ(stream.at("nb_read_frames"), std::to_string(frames.size()));
}

TEST(VideoFaults, ASecondTheTourDoesNotHaveIsRefusedWithItsLength) {
  const auto folder = fresh_folder("tour-beyond");
  const auto out = (folder / "picture.png").string();
  for (const auto* second : {"9999", "-1", "-0.5", "nan"}) {
    const auto refused = program({"render", "--out", out, "--size", "160x90", std::string{"--tour="} + second});
    EXPECT_EQ(refused.exit_code, 2) << second << refused.err;
    EXPECT_THAT(refused.err, testing::ContainsRegex("1[0-9][0-9]\\.[0-9]")) << second;
    EXPECT_THAT(names_in(folder), testing::IsEmpty()) << second;
  }
  EXPECT_EQ(program({"render", "--out", out, "--size", "160x90", "--tour=0"}).exit_code, 0);
}

TEST(VideoFaults, CancellingLeavesNothing) {
  const auto folder = fresh_folder("video-cancel");
  for (const auto* name : {"film.mp4", "film.gif", "pictures/"}) {
    for (const int signal : {SIGINT, SIGTERM}) {
      Process process{
          {{EB_PROGRAM, "video", "--duration", "600", "--size", "320x180", "--json", "--out", (folder / name).string()},
           {},
           EB_SOURCE_DIR}};
      // Once frames are on their way.
      while (process.is_running() && process.out().find("\"frame\":3") == std::string::npos) {
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
      }
      process.send(signal);
      const auto finished = process.wait();
      EXPECT_EQ(finished.exit_code, 128 + signal) << name << finished.err;
      EXPECT_THAT(finished.err, testing::HasSubstr("cancelled"));
      EXPECT_THAT(names_in(folder), testing::IsEmpty()) << name;
    }
  }
}

TEST(VideoFaults, WishesThatCannotBeMetAreRefusedBeforeAnythingIsDrawn) {
  const auto folder = fresh_folder("video-wishes");
  const auto film = (folder / "film.mp4").string();
  const std::vector<std::pair<Words, std::string>> wishes{
      {{"--out", film, "--from", "2020", "--to", "1990"}, "before"},
      {{"--out", film, "--from", "1700"}, "1800-01-01"},
      {{"--out", film, "--size", "641x360"}, "642"},
      {{"--out", (folder / "film.avi").string()}, "film.avi"},
      {{"--out", (folder / "film").string()}, ".webm"},
      {{"--out", film, "--duration", "0"}, "duration"},
      {{"--out", film, "--fps", "0"}, "frames"},
      {{}, "--out"},
  };
  for (const auto& [words, told] : wishes) {
    const auto finished = program(joined({"video"}, words));
    EXPECT_EQ(finished.exit_code, 2) << told << finished.err;
    EXPECT_THAT(finished.err, testing::HasSubstr(told));
    EXPECT_EQ(finished.out, "");
  }
  for (const auto* date : {"flood", "1989-02-30"}) {
    EXPECT_EQ(program({"video", "--out", film, "--from", date}).exit_code, 1) << date;
  }
  EXPECT_EQ(program({"video", "--out", (folder / "none/film.mp4").string(), "--duration", "1"}).exit_code, 1);
  EXPECT_THAT(names_in(folder), testing::IsEmpty());
}

TEST(VideoFaults, AFolderWithFilesIsRefused) {
  const auto folder = fresh_folder("video-folder");
  std::ofstream{folder / "precious.txt"} << "precious";
  const auto refused = program({"video", "--out", folder.string(), "--duration", "0.1", "--size", "160x90"});
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_THAT(refused.err, testing::HasSubstr("not empty"));
  EXPECT_THAT(names_in(folder), testing::ElementsAre("precious.txt"));
}

}  // namespace
}  // namespace eb::test
