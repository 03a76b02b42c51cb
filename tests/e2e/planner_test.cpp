// A planner's day in the real window: an excursion from nothing by mouse or by keyboard alone, undone wholly and done
// again, saved, changed, killed, recovered, exported; other programs' library reads the exports back.
#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

#include "io/project_file.h"
#include "support/program.h"
#include "x_server.h"

namespace eb::test {
namespace {

namespace fs = std::filesystem;

struct Hand {
  std::string name, builds, changes;
  friend void PrintTo(const Hand& hand, std::ostream* out) { *out << hand.name; }
};

std::string times(int count, const std::string& line) {
  std::string lines;
  for (int i = 0; i < count; ++i) lines += line + "\n";
  return lines;
}

std::string typed(const std::string& place) {
  return "key g\nwait 0.2\ntype \"" + place + "\"\nkey enter\nuntil-idle\n";
}

Hand mouse() {
  return {
      "Mouse",
      "route snap off\nkey d\nclick 420 200\nclick 560 300\nclick 700 220\nclick 840 340\nclick 940 240\nkey enter\n",
      "key e\ndrag 700 220 720 420\n"};
}

Hand keyboard() {
  return {"Keyboard",
          "key e\nkey enter\n" + typed("37.570 N 126.970 E") + typed("37.572 N 126.980 E") +
              typed("37,5660; 126,9990") + typed("52S 323500 4159000") + typed("37°34′12″ N 127°0′36″ E"),
          "key e\nroute select route-1 p3\nkey shift+left\nkey up\n"};
}

class Planner : public testing::TestWithParam<Hand> {
 protected:
  void SetUp() override {
    m_folder = fresh_folder("e2e-planner-" + GetParam().name);
    m_server = XServer::start(m_why);
  }
  [[nodiscard]] fs::path plan() const { return m_folder / "plan.emscherblick"; }
  [[nodiscard]] Launch launch(const std::string& name, const std::string& script,
                              const std::vector<std::string>& more) const {
    const auto path = m_folder / (name + ".txt");
    std::ofstream{path} << script;
    std::vector<std::string> command{EB_PROGRAM, "--size", "1280x720", "--lang", "en", "--script", path.string()};
    command.insert(command.end(), more.begin(), more.end());
    return {
        command, {{"DISPLAY", m_server->display()}, {"XDG_STATE_HOME", (m_folder / "state").string()}}, EB_SOURCE_DIR};
  }
  // Builds, undoes everything, does it again, saves, changes something and is killed.
  void work_until_killed() const {
    const auto script =
        "open " EB_SOURCE_DIR
        "/data/cheonggyecheon/cheonggyecheon.emscherblick\nuntil-idle\n"
        "camera 126.99 37.57 8\nuntil-idle\nexpect routes = 0\n" +
        GetParam().builds + "until-idle\nexpect stops:route-1 = 5\n" + times(6, "key ctrl+z") +
        "expect routes = 0\nexpect can_undo = no\n" + times(6, "key ctrl+shift+z") +
        "expect stops:route-1 = 5\nexpect can_redo = no\nremember third at:route-1/p3\nsave " + plan().string() +
        "\nuntil-idle\nexpect modified = no\n" + GetParam().changes +
        "until-idle\nexpect at:route-1/p3 != $third\nsay changed\nawait routes = 9\n";  // never: only the kill ends it
    Process program{launch("work", script, {})};
    while (program.is_running() && program.out().find("changed") == std::string::npos) {
      std::this_thread::sleep_for(std::chrono::milliseconds{20});
    }
    program.send(SIGKILL);
    ASSERT_EQ(program.wait().exit_code, 128 + SIGKILL) << program.err();
  }
  void recover_and_export(const std::vector<std::string>& names) const {
    std::string script =
        "until-idle\nexpect modified = yes\nexpect stops:route-1 = 5\nremember third at:route-1/p3\n"
        "undo\nexpect at:route-1/p3 != $third\nredo\nexpect at:route-1/p3 = $third\n";
    for (const auto& name : names) {
      script += "export " + (m_folder / name).string() + " route route-1\nuntil-idle\nexpect transfer = none\n";
    }
    const auto finished =
        run(launch("recover", script + "save\nuntil-idle\nexpect modified = no\n", {plan().string(), "--recover"}));
    ASSERT_EQ(finished.exit_code, 0) << finished.err;
  }
  // Features of the layers whose name has `part` in it, as GDAL reads them.
  [[nodiscard]] int features(const std::string& name, const std::string& part) const {
    const auto info = run({{EB_PROGRAM, "info", (m_folder / name).string(), "--json"}, {}, EB_SOURCE_DIR});
    EXPECT_EQ(info.exit_code, 0) << info.err;
    int count = 0;
    const auto report = nlohmann::json::parse(info.out);
    for (const auto& layer : report.at("files").at(0).at("layers")) {
      if (layer.at("name").get<std::string>().find(part) != std::string::npos) count += layer.at("features").get<int>();
    }
    return count;
  }

  fs::path m_folder;
  std::string m_why;
  std::unique_ptr<XServer> m_server;
};

TEST_P(Planner, BuildsUndoesSavesIsKilledRecoversAndExports) {
  if (!m_server) GTEST_SKIP() << m_why;
  ASSERT_NO_FATAL_FAILURE(work_until_killed());
  ASSERT_NO_FATAL_FAILURE(recover_and_export({"plan.gpx", "plan.kml", "plan.geojson", "plan.gpkg", "plan.csv"}));
  EXPECT_EQ(features("plan.gpkg", "stops"), 5);
  EXPECT_GE(features("plan.gpx", "waypoints"), 5);
  EXPECT_GE(features("plan.geojson", ""), 5);
  EXPECT_GE(features("plan.kml", ""), 5);
  EXPECT_GE(features("plan.csv", ""), 5);
  const auto project = io::load_project(plan());
  ASSERT_TRUE(project);
  EXPECT_EQ(project->document.routes.at(0)->points.size(), 5U);
}

INSTANTIATE_TEST_SUITE_P(By, Planner, testing::Values(mouse(), keyboard()),
                         [](const auto& instance) { return instance.param.name; });

}  // namespace
}  // namespace eb::test
