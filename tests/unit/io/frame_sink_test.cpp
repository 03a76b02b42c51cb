// Films on disk: whole under their name or not there at all, whatever ffmpeg does and whenever somebody cancels.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "io/frame_folder.h"
#include "io/frame_queue.h"
#include "io/png_file.h"
#include "io/video_file.h"

namespace eb::io {
namespace {

namespace fs = std::filesystem;

constexpr FrameShape shape{16, 16, 10, 3};
constexpr std::array<std::uint8_t, 3> greys{10, 20, 30};

std::vector<std::uint8_t> frame_of(std::uint8_t grey) {
  return std::vector<std::uint8_t>(16 * 16 * 4, grey);
}

class FrameSinkTest : public testing::Test {
 protected:
  void SetUp() override {
    m_folder = fs::path{testing::TempDir()} /
               ("frames-" + std::string{testing::UnitTest::GetInstance()->current_test_info()->name()});
    fs::remove_all(m_folder);
    fs::create_directories(m_folder / "out");
  }
  void TearDown() override {
    if (!m_path.empty()) ::setenv("PATH", m_path.c_str(), 1);
    fs::remove_all(m_folder);
  }
  // A program of this name and no other is in PATH.
  void install(const std::string& name, const std::string& script) {
    fs::create_directories(m_folder / "bin");
    std::ofstream{m_folder / "bin" / name} << "#!/bin/sh\n" << script;
    fs::permissions(m_folder / "bin" / name, fs::perms::owner_all);
    m_path = std::getenv("PATH");
    ::setenv("PATH", (m_folder / "bin").c_str(), 1);
  }
  fs::path out(const std::string& name) const { return m_folder / "out" / name; }
  std::vector<std::string> what_is_out() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator{m_folder / "out"}) names.push_back(entry.path().filename());
    return names;
  }
  static core::Result<void> fill(FrameSink& sink) {
    for (const auto grey : greys) {
      if (auto added = sink.add(frame_of(grey)); !added) return added;
    }
    return sink.finish();
  }

  fs::path m_folder;
  std::string m_path;
};

TEST_F(FrameSinkTest, AFolderOfPicturesHasThemAllOrDoesNotExist) {
  auto sink = open_frame_folder(out("film/"), shape);
  ASSERT_TRUE(sink);
  ASSERT_TRUE((*sink)->add(frame_of(10)));
  EXPECT_FALSE(fs::exists(out("film"))) << "not under its name before it is whole";
  ASSERT_TRUE((*sink)->add(frame_of(20)));
  ASSERT_TRUE((*sink)->add(frame_of(30)));
  ASSERT_TRUE((*sink)->finish());
  EXPECT_THAT(what_is_out(), testing::ElementsAre("film"));
  const auto picture = read_png(out("film") / "frame-00001.png");
  ASSERT_TRUE(picture);
  EXPECT_EQ(picture->rgba[0], 20);
  EXPECT_EQ(std::distance(fs::directory_iterator{out("film")}, {}), 3);
}

TEST_F(FrameSinkTest, AnUnfinishedFolderLeavesNothing) {
  {
    auto sink = open_frame_folder(out("film"), shape);
    ASSERT_TRUE(sink);
    ASSERT_TRUE((*sink)->add(frame_of(10)));
  }
  EXPECT_THAT(what_is_out(), testing::IsEmpty());
}

TEST_F(FrameSinkTest, AFullDiskLeavesNoFolder) {
  const FrameShape large{256, 256, 10, 3};
  std::vector<std::uint8_t> noise(std::size_t{256} * 256 * 4);
  std::uint32_t random = 1;
  for (auto& value : noise) value = static_cast<std::uint8_t>((random = random * 1'664'525U + 1'013'904'223U) >> 24U);
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  auto* const handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit tight{4096, before.rlim_max};
  {
    auto sink = open_frame_folder(out("film"), large);
    ASSERT_TRUE(sink);
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &tight), 0);
    const auto added = (*sink)->add(noise);
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().where, (out("film") / "frame-00000.png").string());
  }
  std::signal(SIGXFSZ, handler);
  EXPECT_THAT(what_is_out(), testing::IsEmpty());
}

TEST_F(FrameSinkTest, AFolderWithFilesIsNotTouched) {
  fs::create_directories(out("film"));
  EXPECT_TRUE(open_frame_folder(out("film/"), shape)) << "an empty one is fine";
  std::ofstream{out("film") / "frame-00000.png"} << "precious";
  const auto refused = open_frame_folder(out("film/"), shape);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().where, out("film").string());
  EXPECT_EQ(std::distance(fs::directory_iterator{out("film")}, {}), 1);
  EXPECT_FALSE(open_frame_folder(out("none/film/"), shape));
}

TEST_F(FrameSinkTest, ManyPicturesGetLongerNumbers) {
  EXPECT_EQ(frame_name(7, 100'000), "frame-00007.png");
  EXPECT_EQ(frame_name(7, 100'001), "frame-000007.png");
}

TEST_F(FrameSinkTest, WithoutFfmpegAFilmIsRefusedAtOnceAndTheRemedyNamed) {
  install("not-ffmpeg", "exit 0");
  const auto refused = open_video_file(out("film.mp4"), VideoKind::Mp4, shape);
  ASSERT_FALSE(refused);
  EXPECT_THAT(core::to_text(refused.error()), testing::HasSubstr("Install the package ffmpeg"));
  EXPECT_THAT(what_is_out(), testing::IsEmpty());
}

TEST_F(FrameSinkTest, WhatFfmpegComplainsAboutIsTold) {
  install("ffmpeg", "/bin/cat >/dev/null; echo 'first' >&2; echo 'Unknown encoder libx264' >&2; exit 1");
  for (const auto kind : {VideoKind::Mp4, VideoKind::WebM, VideoKind::Gif}) {
    auto sink = open_video_file(out("film"), kind, shape);
    ASSERT_TRUE(sink);
    const auto filled = fill(**sink);
    ASSERT_FALSE(filled);
    EXPECT_EQ(filled.error().what.args, std::vector<std::string>{"Unknown encoder libx264"});
    EXPECT_EQ(filled.error().where, out("film").string());
    sink->reset();
    EXPECT_THAT(what_is_out(), testing::IsEmpty());
  }
}

TEST_F(FrameSinkTest, AFfmpegThatDiesInTheMiddleIsAnErrorAndNotASignal) {
  install("ffmpeg", "echo 'x: No space left on device' >&2; kill -9 $$");
  auto sink = open_video_file(out("film.mp4"), VideoKind::Mp4, {1920, 1080, 30, 1});
  ASSERT_TRUE(sink);
  core::Result<void> added;
  const std::vector<std::uint8_t> large(std::size_t{1920} * 1080 * 4);
  for (int i = 0; i < 3 && added; ++i) added = (*sink)->add(large);
  ASSERT_FALSE(added);
  EXPECT_THAT(core::to_text(added.error()), testing::HasSubstr("No space left on device"));
  sink->reset();
  EXPECT_THAT(what_is_out(), testing::IsEmpty());
}

TEST_F(FrameSinkTest, AnOldFilmSurvivesAFailedOne) {
  std::ofstream{out("film.mp4")} << "precious";
  install("ffmpeg", "exit 1");
  auto sink = open_video_file(out("film.mp4"), VideoKind::Mp4, shape);
  ASSERT_TRUE(sink);
  EXPECT_FALSE(fill(**sink));
  sink->reset();
  EXPECT_THAT(what_is_out(), testing::ElementsAre("film.mp4"));
  std::string text;
  std::ifstream{out("film.mp4")} >> text;
  EXPECT_EQ(text, "precious");
}

// Waits without a limit of its own: the test's time limit is one.
core::Result<void> wait_for(const FrameQueue& queue) {
  while (!queue.outcome()) queue.wait();
  return *queue.outcome();
}

TEST_F(FrameSinkTest, TheQueueHandsEverythingOnInOrder) {
  auto sink = open_frame_folder(out("film"), shape);
  ASSERT_TRUE(sink);
  FrameQueue queue{*std::move(sink)};
  for (const auto grey : greys) {
    while (!queue.has_room()) queue.wait();
    queue.add(frame_of(grey));
  }
  EXPECT_FALSE(queue.outcome());
  queue.finish();
  ASSERT_TRUE(wait_for(queue));
  for (std::size_t i = 0; i < 3; ++i) {
    const auto picture = read_png(out("film") / frame_name(i, 3));
    ASSERT_TRUE(picture);
    EXPECT_EQ(picture->rgba[0], greys[i]);
  }
}

TEST_F(FrameSinkTest, CancellingEndsEvenAnEncoderThatHangs) {
  // Reads nothing, and takes its time.
  install("ffmpeg", "exec /bin/sleep 1000");
  auto sink = open_video_file(out("film.webm"), VideoKind::WebM, {1920, 1080, 30, 100});
  ASSERT_TRUE(sink);
  {
    FrameQueue queue{*std::move(sink)};
    while (queue.has_room()) queue.add(std::vector<std::uint8_t>(std::size_t{1920} * 1080 * 4));
    EXPECT_FALSE(queue.outcome());
  }
  EXPECT_THAT(what_is_out(), testing::IsEmpty());
}

TEST_F(FrameSinkTest, CancellingWhileItFinishesLeavesNothing) {
  install("ffmpeg", "/bin/cat >/dev/null; exec /bin/sleep 1000");
  auto sink = open_video_file(out("film.gif"), VideoKind::Gif, shape);
  ASSERT_TRUE(sink);
  {
    FrameQueue queue{*std::move(sink)};
    queue.add(frame_of(10));
    queue.finish();
    EXPECT_FALSE(queue.outcome());
  }
  EXPECT_THAT(what_is_out(), testing::IsEmpty());
}

}  // namespace
}  // namespace eb::io
