// Rehearsals on disk: they come back as they were, and a broken file says so.
#include "io/rehearsal_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "io/temporary_folder.h"

namespace eb::io {
namespace {

using Runs = std::vector<model::ShowRun>;

TEST(RehearsalFile, ComesBackAsItWas) {
  const auto folder = TemporaryFolder::create();
  ASSERT_TRUE(folder);
  const auto file = rehearsal_file(folder->path() / "rehearsals", "/projects/river.emscherblick");
  const Runs runs{{"2026-11-26T20:00:00", {{"a", 31.123456789012345}, {"b", 0}}}, {"2026-11-27T09:00:00", {{"a", 2}}}};
  const auto none = load_rehearsals(file);
  ASSERT_TRUE(none);
  EXPECT_TRUE(none->empty());
  ASSERT_TRUE(save_rehearsals(file, "/projects/river.emscherblick", runs));
  const auto again = load_rehearsals(file);
  ASSERT_TRUE(again) << core::to_text(again.error());
  EXPECT_EQ(*again, runs);
}

TEST(RehearsalFile, ProjectsHaveFilesOfTheirOwn) {
  EXPECT_NE(rehearsal_file("/s", "/a.emscherblick"), rehearsal_file("/s", "/b.emscherblick"));
  EXPECT_EQ(rehearsal_file("/s", "/a.emscherblick"), rehearsal_file("/s", "/a.emscherblick"));
}

TEST(RehearsalFile, ABrokenFileSaysWhatAndWhere) {
  const auto folder = TemporaryFolder::create();
  ASSERT_TRUE(folder);
  const auto file = folder->path() / "x.json";
  for (const char* text :
       {"{", "[]", R"({"format": "other"})",
        R"({"format": "emscherblick-rehearsals", "runs": [{"started": "x", "steps": [{"step": "a"}]}]})"}) {
    std::ofstream{file} << text;
    const auto runs = load_rehearsals(file);
    ASSERT_FALSE(runs) << text;
    EXPECT_FALSE(core::to_text(runs.error()).empty());
  }
}

}  // namespace
}  // namespace eb::io
