// A file is there whole, old or new, and nothing is left beside it.
#include "core/atomic_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>

namespace eb::core {
namespace {

namespace fs = std::filesystem;

class AtomicFile : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "eb_atomic_XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    m_folder = name;
  }
  void TearDown() override { fs::remove_all(m_folder); }
  [[nodiscard]] std::size_t files_in_folder() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator{m_folder}, fs::directory_iterator{}));
  }

  fs::path m_folder;
};

TEST_F(AtomicFile, WritesAndReadsAnyBytes) {
  const std::string bytes{"a\0b\r\n\xFF", 6};
  ASSERT_TRUE(write_file_atomically(m_folder / "x.json", bytes));
  EXPECT_EQ(read_file(m_folder / "x.json").value(), bytes);
  ASSERT_TRUE(write_file_atomically(m_folder / "x.json", ""));
  EXPECT_EQ(read_file(m_folder / "x.json").value(), "");
  EXPECT_EQ(files_in_folder(), 1U);
}

TEST_F(AtomicFile, WritesWhereALinkLeadsAndKeepsTheLink) {
  fs::create_directory(m_folder / "real");
  fs::create_symlink("real/x.json", m_folder / "link.json");  // leads to nothing yet
  for (const char* text : {"one", "two"}) {
    ASSERT_TRUE(write_file_atomically(m_folder / "link.json", text));
    EXPECT_TRUE(fs::is_symlink(m_folder / "link.json"));
    EXPECT_EQ(read_file(m_folder / "real/x.json").value(), text);
  }
  EXPECT_EQ(files_in_folder(), 2U);
}

TEST_F(AtomicFile, ReplacesNoPipeAndNoDevice) {
  const auto pipe = m_folder / "pipe.json";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  fs::create_symlink(pipe, m_folder / "link.json");
  for (const char* name : {"pipe.json", "link.json"}) {
    const auto written = write_file_atomically(m_folder / name, "one");
    ASSERT_FALSE(written);
    EXPECT_NE(to_text(written.error().what).find(name), std::string::npos);
  }
  EXPECT_TRUE(fs::is_fifo(pipe));
  EXPECT_EQ(files_in_folder(), 2U);
}

TEST_F(AtomicFile, KeepsThePermissionsOfTheFileItReplaces) {
  ASSERT_TRUE(write_file_atomically(m_folder / "x", "old"));
  ASSERT_EQ(::chmod((m_folder / "x").c_str(), 0600), 0);
  ASSERT_TRUE(write_file_atomically(m_folder / "x", "new"));
  EXPECT_EQ(fs::status(m_folder / "x").permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(AtomicFile, LeavesEverythingAsItWasWhenItFails) {
  fs::create_directory(m_folder / "target");
  std::string inside = (m_folder / "target" / "kept").string();
  ASSERT_TRUE(write_file_atomically(inside, "kept"));
  const auto written = write_file_atomically(m_folder / "target", "x");  // a folder cannot be replaced by a file
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().where, (m_folder / "target").string());
  EXPECT_EQ(read_file(inside).value(), "kept");
  EXPECT_EQ(files_in_folder(), 1U);
}

TEST_F(AtomicFile, SaysWhichFileCannotBeWrittenOrRead) {
  const fs::path missing = m_folder / "no" / "such" / "file";
  const auto written = write_file_atomically(missing, "x");
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().where, missing.string());
  const auto read = read_file(missing);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().where, missing.string());
  EXPECT_FALSE(read_file(m_folder));
}

TEST_F(AtomicFile, RefusesToReadMoreThanAllowed) {
  ASSERT_TRUE(write_file_atomically(m_folder / "x", "12345"));
  EXPECT_TRUE(read_file(m_folder / "x", 5));
  EXPECT_FALSE(read_file(m_folder / "x", 4));
}

}  // namespace
}  // namespace eb::core
