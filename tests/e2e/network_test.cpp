// Without being asked for a network source the program opens no socket to a network, neither itself nor what it starts.
#include <gtest/gtest.h>

#include <csignal>
#include <fstream>
#include <nlohmann/json.hpp>
#include <tuple>

#include "support/file_server.h"
#include "support/program.h"

namespace eb::test {
namespace {

namespace fs = std::filesystem;

constexpr int killed_for_a_socket = 128 + SIGSYS;

Launch without_network(std::vector<std::string> command) {
  command.insert(command.begin(), EB_NO_NETWORK);
  return {std::move(command), {}, EB_SOURCE_DIR};
}

TEST(Network, AllowedForARunItReadsFilesOfServersAndVirtualFilesThatLeadThere) {
  const FileServer server{
      {{"towns.csv", "lon,lat,name\n7.1,51.5,A\n7.2,51.5,B\n"},
       {"towns.geojson",
        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Point",)"
        R"("coordinates":[7.1,51.5]}}]})"}}};
  const auto folder = fresh_folder("e2e-allowed-network");
  const auto virtual_file = (folder / "towns.vrt").string();
  std::ofstream{virtual_file} << "<OGRVRTDataSource><OGRVRTLayer name=\"towns\"><SrcDataSource>/vsicurl/"
                              << server.address("towns.geojson") << "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>";
  for (const auto& [source, features] : {std::pair{server.address("towns.csv"), 2},
                                         {server.address("towns.geojson"), 1},
                                         {"/vsicurl/" + server.address("towns.csv"), 2},
                                         {virtual_file, 1}}) {
    const auto refused = run({{EB_PROGRAM, "info", source, "--json"}, {}, EB_SOURCE_DIR});
    EXPECT_EQ(refused.exit_code, 1) << source;
    EXPECT_NE(refused.err.find("network"), std::string::npos) << refused.err;
    const auto read = run({{EB_PROGRAM, "info", source, "--json", "--allow-network"}, {}, EB_SOURCE_DIR});
    ASSERT_EQ(read.exit_code, 0) << source << ": " << read.err;
    EXPECT_EQ(nlohmann::json::parse(read.out)["files"][0]["layers"][0]["features"], features) << source;
  }
}

TEST(NetworkSockets, TheTestNoticesASocket) {
  const auto bash = find_program("bash");
  if (bash.empty()) GTEST_SKIP() << "no bash";
  const auto finished = run(without_network({bash, "-c", "exec 3<>/dev/tcp/127.0.0.1/9"}));
  EXPECT_EQ(finished.exit_code, killed_for_a_socket);
  EXPECT_EQ(run(without_network({bash, "-c", "exit 7"})).exit_code, 7);
}

TEST(NetworkSockets, IsNotTouchedByLookingPlayingPresentingAndPrinting) {
  const auto folder = fresh_folder("e2e-network");
  const auto script = folder / "script.txt";
  std::ofstream{script} << "until-idle\ntime play\nwait 1\ntime pause\npanel figures on\nuntil-idle\nexport "
                        << (folder / "plan.gpx").string() << " route summit-excursion\nuntil-idle\n"
                        << "shot " << (folder / "map.png").string() << "\n"
                        << "screens LAPTOP:640x360 BEAMER:640x360\nshow start\nwait 1\nshow next\nwait 3\nshow black\n"
                           "wait 0.2\nshow end\nuntil-idle\n";
  const auto finished =
      run(without_network({EB_PROGRAM, "--headless", "--size", "640x360", "--script", script.string()}));
  EXPECT_EQ(finished.exit_code, 0) << finished.err;
  EXPECT_TRUE(fs::exists(folder / "plan.gpx"));
  EXPECT_TRUE(fs::exists(folder / "map.png"));
  const auto book = (folder / "show.pdf").string();
  EXPECT_EQ(run(without_network({EB_PROGRAM, "show-handout", "--out", book})).exit_code, 0);
  EXPECT_EQ(run(without_network({EB_PROGRAM, "preflight", "--no-frame-times"})).exit_code, 0);
}

}  // namespace
}  // namespace eb::test
