// What the program does when a reader process hangs, is killed or is no longer wanted.
#include <gmock/gmock.h>
#include <signal.h>
#include <sys/stat.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "io/reader_patience.h"
#include "reader_fixture.h"

namespace eb::io {
namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

// Grandchildren of the program: its child is the fork server, whose children are the readers.
std::vector<pid_t> readers_below(pid_t ancestor) {
  std::map<pid_t, pid_t> parents;
  for (const auto& entry : fs::directory_iterator{"/proc"}) {
    const std::string name = entry.path().filename().string();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    std::ifstream stat{entry.path() / "stat"};
    std::string line;
    std::getline(stat, line);
    const std::size_t after_name = line.rfind(')');
    if (after_name == std::string::npos) continue;
    std::istringstream rest{line.substr(after_name + 1)};
    char state = 0;
    pid_t parent = 0;
    rest >> state >> parent;
    if (state != 'Z') parents[static_cast<pid_t>(std::stol(name))] = parent;
  }
  std::vector<pid_t> found;
  for (const auto& [pid, parent] : parents)
    if (const auto server = parents.find(parent); server != parents.end() && server->second == ancestor)
      found.push_back(pid);
  return found;
}

template <class Condition>
bool comes_true(const Condition& condition) {
  for (int i = 0; i < 2000; ++i) {
    if (condition()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds{5});
  }
  return false;
}

// Readers work in memory alone: a killed one could remove nothing.
std::size_t folders_left() {
  std::size_t count = 0;
  for (const fs::path& place : {fs::temp_directory_path(), fs::path{"/dev/shm"}}) {
    if (!fs::is_directory(place)) continue;
    for (const auto& entry : fs::directory_iterator{place})
      count += entry.path().filename().string().rfind("emscherblick-", 0) == 0 ? 1 : 0;
  }
  return count;
}

class ReaderProcessTest : public ReaderTest {
 protected:
  void TearDown() override {
    ReaderPatience::set(shared_reader(), ReaderPatience::usual);
    ReaderTest::TearDown();
  }
  // A source whose reading never ends: a virtual file over a pipe that nobody writes to.
  [[nodiscard]] std::string endless() const {
    const std::string pipe = (m_folder / "pipe.csv").string();
    ::mkfifo(pipe.c_str(), 0600);
    return write("endless.xml", "<OGRVRTDataSource><OGRVRTLayer name=\"pipe\"><SrcDataSource>" + pipe +
                                    "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>");
  }
  [[nodiscard]] static ReadRequest request_for(const std::string& source) {
    ReadRequest request;
    request.source = source;
    request.target_crs = "EPSG:25832";
    return request;
  }
  // An answer may come a moment before its reader is gone.
  static void expect_no_reader() {
    EXPECT_TRUE(comes_true([] { return readers_below(::getpid()).empty(); }));
  }
  void SetUp() override {
    ReaderTest::SetUp();
    expect_no_reader();
  }
  void expect_all_is_well() const {
    expect_no_reader();
    EXPECT_TRUE(load(write("after.geojson", geojson(feature(point("7,51"))))));
  }
};

TEST_F(ReaderProcessTest, AReaderThatHangsIsStoppedAndSaysSo) {
  ReaderPatience::set(shared_reader(), std::chrono::milliseconds{300});
  const auto loaded = shared_reader().read(request_for(endless()));
  ASSERT_FALSE(loaded);
  EXPECT_THAT(core::to_text(loaded.error()),
              testing::AllOf(HasSubstr("endless.xml"), HasSubstr("no progress"), HasSubstr("Convert it")));
  ReaderPatience::set(shared_reader(), ReaderPatience::usual);
  expect_all_is_well();
}

TEST_F(ReaderProcessTest, AKilledReaderGivesAnErrorAndLeavesNothing) {
  const std::size_t folders_before = folders_left();
  std::atomic<bool> is_done = false;
  core::Result<LoadedLayer> loaded = LoadedLayer{};
  std::jthread waiting{[&, source = endless()] {
    loaded = shared_reader().read(request_for(source));
    is_done = true;
  }};
  std::vector<pid_t> readers;
  ASSERT_TRUE(comes_true([&] { return !(readers = readers_below(::getpid())).empty(); }));
  ASSERT_EQ(readers.size(), 1U);
  ::kill(readers.front(), SIGSEGV);
  waiting.join();
  ASSERT_TRUE(is_done);
  ASSERT_FALSE(loaded);
  EXPECT_THAT(core::to_text(loaded.error()), testing::AllOf(HasSubstr("endless.xml"), HasSubstr("signal 11")));
  EXPECT_EQ(folders_left(), folders_before);
  expect_all_is_well();
}

TEST_F(ReaderProcessTest, AStopEndsAReaderThatIsAtWork) {
  const std::size_t folders_before = folders_left();
  std::stop_source stop;
  core::Result<LoadedLayer> loaded = LoadedLayer{};
  std::jthread waiting{
      [&, source = endless()] { loaded = shared_reader().read(request_for(source), stop.get_token()); }};
  ASSERT_TRUE(comes_true([] { return !readers_below(::getpid()).empty(); }));
  stop.request_stop();
  waiting.join();
  ASSERT_FALSE(loaded);
  EXPECT_THAT(core::to_text(loaded.error()), testing::AllOf(HasSubstr("endless.xml"), HasSubstr("cancelled")));
  EXPECT_EQ(folders_left(), folders_before);
  expect_all_is_well();
}

TEST_F(ReaderProcessTest, ProgressRisesToTheEnd) {
  std::string features = feature(point("7,51"));
  for (int i = 0; i < 200'000; ++i) features.append(",").append(feature(point("7,51")));
  const std::string file = write("many.geojson", geojson(features));
  std::vector<float> shares;
  const auto loaded = shared_reader().read(request_for(file), {}, [&](ReadProgress p) { shares.push_back(p.share); });
  ASSERT_TRUE(loaded) << core::to_text(loaded.error());
  ASSERT_FALSE(shares.empty());
  EXPECT_TRUE(std::is_sorted(shares.begin(), shares.end()));
  EXPECT_LE(shares.back(), 1.0F);
}

}  // namespace
}  // namespace eb::io
