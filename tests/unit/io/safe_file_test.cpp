// Saving: the old or the new project stands there whole, whatever fails and whenever the program is killed.
#include "io/safe_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <random>
#include <thread>

#include "core/atomic_file.h"
#include "unit/io/failing_calls.h"

namespace eb::io {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using Kind = ExpectedFile::Kind;

class SafeFile : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "eb_save_XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    m_folder = name;
    m_project = m_folder / "river.emscherblick";
  }
  void TearDown() override {
    fs::permissions(m_folder, fs::perms::owner_all, fs::perm_options::add);
    fs::remove_all(m_folder);
  }
  [[nodiscard]] std::string content() const { return core::read_file(m_project).value(); }
  core::Result<SaveReport> save(std::string_view bytes) const { return save_project_file(m_project, bytes, {}); }
  // Names in the folder but for the project and its versions.
  [[nodiscard]] std::vector<std::string> strangers() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator{m_folder}) {
      const auto name = entry.path().filename().string();
      if (name != "river.emscherblick" && name != ".river.emscherblick.versions") names.push_back(name);
    }
    return names;
  }

  fs::path m_folder, m_project;
};

TEST_F(SafeFile, WritesAndKeepsTheOldContent) {
  ASSERT_TRUE(save("one"));
  EXPECT_TRUE(versions_of(m_project).empty());
  ASSERT_TRUE(save("two"));
  EXPECT_EQ(content(), "two");
  const auto versions = versions_of(m_project);
  ASSERT_EQ(versions.size(), 1U);
  EXPECT_EQ(core::read_file(versions[0].path).value(), "one");
  EXPECT_THAT(strangers(), testing::IsEmpty());
}

TEST_F(SafeFile, KeepsTheLastTenVersions) {
  for (int i = 0; i < 14; ++i) ASSERT_TRUE(save("content " + std::to_string(i)));
  const auto versions = versions_of(m_project);
  ASSERT_EQ(versions.size(), versions_kept);
  for (std::size_t i = 0; i < versions.size(); ++i) {
    EXPECT_EQ(core::read_file(versions[i].path).value(), "content " + std::to_string(12 - i));
  }
}

TEST_F(SafeFile, FollowsLinksAndKeepsPermissions) {
  fs::create_directory(m_folder / "real");
  const auto real = m_folder / "real" / "file.emscherblick";
  ASSERT_TRUE(core::write_file_atomically(real, "old"));
  ASSERT_EQ(::chmod(real.c_str(), 0640), 0);
  fs::create_symlink("real/file.emscherblick", m_project);
  ASSERT_TRUE(save("new"));
  EXPECT_TRUE(fs::is_symlink(m_project));
  EXPECT_EQ(core::read_file(real).value(), "new");
  struct stat info {};
  ASSERT_EQ(::stat(real.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 07777U, 0640U);
  EXPECT_EQ(versions_of(m_project).size(), 1U);
}

TEST_F(SafeFile, NeverOverwritesWhatSomebodyElseWrote) {
  ASSERT_TRUE(save("mine"));
  ASSERT_TRUE(core::write_file_atomically(m_project, "thei"));  // as long
  const auto refused = save_project_file(m_project, "more of mine", {Kind::Content, "mine"});
  ASSERT_TRUE(refused);
  EXPECT_TRUE(refused->was_changed);
  EXPECT_EQ(content(), "thei");
  const auto knowingly = save_project_file(m_project, "more of mine", {Kind::Anything});
  ASSERT_TRUE(knowingly);
  EXPECT_FALSE(knowingly->was_changed);
  EXPECT_EQ(core::read_file(versions_of(m_project).at(0).path).value(), "thei");
}

TEST_F(SafeFile, ANewProjectReplacesNothing) {
  ASSERT_TRUE(save("theirs"));
  const auto refused = save_project_file(m_project, "mine", {Kind::Nothing});
  ASSERT_TRUE(refused);
  EXPECT_TRUE(refused->was_changed);
  EXPECT_EQ(content(), "theirs");
}

TEST_F(SafeFile, TwoProgramsDoNotLoseEachOthersWork) {
  // Each adds a letter to what it read last; a save that comes too late is refused and tried again.
  ASSERT_TRUE(save(""));
  const auto add = [this](char letter) {
    for (int i = 0; i < 100;) {
      const auto read = core::read_file(m_project);
      const auto saved = save_project_file(m_project, *read + letter, {Kind::Content, *read});
      if (saved && !saved->was_changed) ++i;
    }
  };
  std::thread other{[&] { add('b'); }};
  add('a');
  other.join();
  EXPECT_EQ(std::ranges::count(content(), 'a'), 100);
  EXPECT_EQ(std::ranges::count(content(), 'b'), 100);
}

TEST_F(SafeFile, AFaultOfAnyCallLeavesTheOldOrTheNewFile) {
  std::size_t faults = 0;
  for (const int error : {ENOSPC, EIO, EACCES, EDQUOT}) {
    for (const bool sticky : {false, true}) {
      for (std::size_t call = 0;; ++call) {
        fs::remove_all(m_folder / ".river.emscherblick.versions");
        ASSERT_TRUE(core::write_file_atomically(m_project, "old"));
        core::Result<SaveReport> saved = SaveReport{};
        bool failed = false;
        {
          const FailingCalls fault{call, error, sticky};
          saved = save("new");
          failed = fault.has_failed();
        }
        ASSERT_EQ(content(), saved ? "new" : "old") << "call " << call;
        if (!saved) {
          EXPECT_THAT(core::to_text(saved.error()), HasSubstr(std::strerror(error)));
          EXPECT_FALSE(saved.error().hint.empty());
          EXPECT_TRUE(versions_of(m_project).empty()) << "call " << call;
        }
        EXPECT_THAT(strangers(), testing::IsEmpty()) << "call " << call;
        if (!failed) break;
        ++faults;
      }
    }
  }
  EXPECT_GT(faults, 50U);
}

TEST_F(SafeFile, AFullDiskIsToldAndHarmsNothing) {
  ASSERT_TRUE(save("old"));
  struct rlimit before {};
  ::getrlimit(RLIMIT_FSIZE, &before);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const struct rlimit small {
    1000, before.rlim_max
  };
  ::setrlimit(RLIMIT_FSIZE, &small);
  const auto saved = save(std::string(100'000, 'x'));
  ::setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  ASSERT_FALSE(saved);
  EXPECT_THAT(core::to_text(saved.error()), HasSubstr("Make room"));
  EXPECT_EQ(content(), "old");
  EXPECT_THAT(strangers(), testing::IsEmpty());
}

TEST_F(SafeFile, AFolderThatMayNotBeWrittenOrIsGoneIsTold) {
  const auto gone = save_project_file(m_folder / "no" / "such" / "x.emscherblick", "x", {});
  ASSERT_FALSE(gone);
  EXPECT_THAT(core::to_text(gone.error()), HasSubstr("no longer there"));
  ASSERT_TRUE(save("old"));
  if (::geteuid() == 0) GTEST_SKIP() << "the superuser may write everywhere; ReadOnly* of the whole program covers it";
  fs::permissions(m_folder, fs::perms::owner_write, fs::perm_options::remove);
  const auto saved = save("new");
  ASSERT_FALSE(saved);
  EXPECT_THAT(core::to_text(saved.error()), HasSubstr("may not write"));
  EXPECT_EQ(content(), "old");
}

// A child saves without end, longer and shorter contents by turns, and is killed.
TEST_F(SafeFile, KilledAtAnyMomentTheOldOrTheNewFileIsWhole) {
  const auto content_number = [](int number) {
    return std::to_string(number) + "\n" + std::string(static_cast<std::size_t>(number % 7) * 20'000, 'x') + "\nend";
  };
  std::mt19937 random{1};
  int last = 0;
  ASSERT_TRUE(save(content_number(last)));
  for (int kill = 0; kill < 250; ++kill) {
    const pid_t child = ::fork();
    if (child == 0) {
      for (int number = last + 1;; ++number) {
        if (!save_project_file(m_project, content_number(number), {})) ::_exit(1);
      }
    }
    std::this_thread::sleep_for(std::chrono::microseconds{std::uniform_int_distribution<int>{0, 50'000}(random)});
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status));
    const auto now = content();
    const int number = std::stoi(now);
    ASSERT_EQ(now, content_number(number));
    ASSERT_GE(number, last);
    last = number;
    for (const auto& version : versions_of(m_project)) {
      const auto old = core::read_file(version.path).value();
      ASSERT_EQ(old, content_number(std::stoi(old)));
    }
  }
  EXPECT_GT(last, 20);
  ASSERT_TRUE(save("done"));
  EXPECT_THAT(strangers(), testing::IsEmpty()) << "the next save clears what the killed ones left";
}

}  // namespace
}  // namespace eb::io
