// The canary: a project whose layers hold secrets goes through every command and much of the window, and none of the
// secrets is in any file that is written, for however short a time, nor in what is said.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "secret_project.h"
#include "support/leak_scanner.h"
#include "support/program.h"

namespace eb::test {
namespace {

namespace fs = std::filesystem;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::IsEmpty;

class Secrecy : public testing::Test {
 protected:
  Secrecy() {
    // What goes in lies apart from what may come out.
    const std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
    m_in = fresh_folder("e2e-secrets-of-" + name);
    m_root = fresh_folder("e2e-secrecy-" + name);
    for (const char* folder : {"home", "tmp", "run", "kept", "out"}) fs::create_directories(m_root / folder);
    fs::permissions(m_root / "run", fs::perms::owner_all);
  }

  // The project itself is written by the program, and so has to be clean.
  void make_project(bool is_open = false) {
    const auto made = write_secret_project(m_in, is_open);
    auto json = nlohmann::ordered_json::parse(read_text(made));
    for (auto& layer : json["layers"]) layer["source"] = (m_in / layer["source"].get<std::string>()).string();
    std::ofstream{project()} << json.dump(1) << '\n';
  }
  [[nodiscard]] fs::path project() const { return m_root / "out" / "finds.emscherblick"; }
  [[nodiscard]] std::string out(const std::string& name) const { return (m_root / "out" / name).string(); }

  [[nodiscard]] Launch launch(std::vector<std::string> command) const {
    const auto at = [&](const char* folder) { return (m_root / folder).string(); };
    return {std::move(command),
            {{"HOME", at("home")},
             {"XDG_CONFIG_HOME", at("home/config")},
             {"XDG_STATE_HOME", at("home/state")},
             {"XDG_CACHE_HOME", at("home/cache")},
             {"XDG_DATA_HOME", at("home/data")},
             {"XDG_RUNTIME_DIR", at("run")},
             {"TMPDIR", at("tmp")},
             {"EB_KEEP_DELETED", at("kept")},
             {"LD_PRELOAD", EB_KEEP_DELETED}},
            EB_SOURCE_DIR};
  }
  // What was said is looked at like a file.
  Finished keep_said(Finished finished) {
    std::ofstream{out("said-" + std::to_string(++m_said) + ".txt")} << finished.out << '\n' << finished.err;
    return finished;
  }
  Finished program(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), EB_PROGRAM);
    return keep_said(run(launch(std::move(arguments))));
  }
  void succeeds(std::vector<std::string> arguments) {
    const auto what = arguments.front() + " " + arguments.back();
    const auto finished = program(std::move(arguments));
    EXPECT_EQ(finished.exit_code, 0) << what << '\n' << finished.err;
  }
  [[nodiscard]] std::string script(const std::string& lines) {
    const auto path = m_in / ("script-" + std::to_string(++m_scripts) + ".txt");
    std::ofstream{path} << lines;
    return path.string();
  }
  [[nodiscard]] std::vector<std::string> window(const std::string& lines) {
    return {EB_PROGRAM, project().string(), "--headless", "--size", "640x360", "--script", script(lines)};
  }

  // Also the letters of PDFs, which are numbers of glyphs there.
  void read_pdfs() {
    const auto reader = find_program("pdftotext");
    ASSERT_FALSE(reader.empty()) << "poppler-utils is missing";
    std::vector<fs::path> pdfs;
    for (const auto& entry : fs::recursive_directory_iterator{m_root})
      if (entry.path().extension() == ".pdf") pdfs.push_back(entry.path());
    for (const auto& pdf : pdfs)
      EXPECT_EQ(run({{reader, pdf.string(), pdf.string() + ".txt"}, {}, {}}).exit_code, 0) << pdf;
  }
  [[nodiscard]] std::vector<std::string> leaks() {
    read_pdfs();
    return LeakScanner{secret_places(), secret_names()}.scan_folder(m_root, m_files);
  }

  fs::path m_in, m_root;
  std::size_t m_files = 0;
  int m_said = 0, m_scripts = 0;
};

std::vector<std::string> with_size(std::vector<std::string> arguments) {
  arguments.insert(arguments.end(), {"--size", "320x180"});
  return arguments;
}

void wait_until_ready(Process& process) {
  while (process.is_running() && process.out().find("ready") == std::string::npos)
    std::this_thread::sleep_for(std::chrono::milliseconds{5});
}

// Were the layers not called sensitive, this way of looking would notice.
TEST_F(Secrecy, TheCanaryIsHeardWhereNothingIsHidden) {
  make_project(true);
  succeeds({"info", "--json", (m_in / "points.geojson").string()});
  succeeds({"convert", (m_in / "way.gpx").string(), out("way.geojson")});
  const auto shell = find_program("sh");
  run(launch({shell, "-c", "echo Zkanarinotiz > $TMPDIR/gone; rm $TMPDIR/gone"}));
  run(launch({find_program("env"), "perl", "-e",
              "open F,'>',\"$ENV{TMPDIR}/gone2\"; print F 'Zkanarilink'; close F; unlink \"$ENV{TMPDIR}/gone2\""}));
  std::string all;
  for (const auto& leak : leaks()) all += leak + '\n';
  EXPECT_THAT(all, HasSubstr("said-1.txt")) << "printed extents";
  EXPECT_THAT(all, HasSubstr("way.geojson")) << "exported points";
  EXPECT_THAT(all, HasSubstr("kept/")) << "a file that was deleted at once";
}

TEST_F(Secrecy, NoCommandWritesASecret) {
  make_project();
  const auto p = project().string();
  succeeds(with_size({"render", p, "--out", out("all.png")}));
  succeeds(
      with_size({"render", p, "--bbox", "6.51,51.56,6.57,51.59", "--date", "2016-06-01", "--out", out("near.png")}));
  succeeds(with_size(
      {"render", p, "--compare", "changes", "--date", "2016", "--other-date", "2013", "--out", out("changes.png")}));
  succeeds(with_size({"render", p, "--step", "1", "--out", out("step.png")}));
  succeeds(with_size({"video", p, "--duration", "0.3", "--fps", "10", "--json", "--out", out("frames") + "/"}));
  succeeds(with_size({"video", p, "--duration", "0.3", "--fps", "10", "--out", out("film.mp4")}));
  succeeds(with_size({"video", p, "--show", "--fps", "2", "--out", out("show.webm")}));
  for (const char* name : {"tour.gpx", "tour.kml", "tour.kmz", "tour.geojson", "tour.gpkg", "tour.csv", "tour.ics",
                           "tour.pdf", "copy.emscherblick"})
    succeeds({"convert", p, out(name)});
  succeeds({"show-handout", p, "--lang", "en,de", "--notes", "--out", out("show.pdf")});
  succeeds({"info", "--json", (m_in / "flagged.geojson").string()});
  succeeds({"info", (m_in / "flagged.geojson").string()});
  EXPECT_NE(program({"measure", p, "--date", "2016", "--json"}).exit_code, 139);
  EXPECT_THAT(program({"check", p, "--json"}).out, HasSubstr("protected_zone"));
  EXPECT_THAT(program({"preflight", p, "--json"}).out, HasSubstr("No step shows the exact place"));
  succeeds({"diff", p, p, "--json"});
  succeeds(with_size({"bench-frame", p, "--frames", "3", "--json"}));
  succeeds(with_size({"bench-play", p, "--seconds", "0.3", "--json"}));
  // Where npm was out of reach while building there is no page to write (tests/README.md).
  if (fs::exists(EB_BINARY_DIR "/web/maplibre-gl.packed.js")) {
    succeeds({"handout", p, "--lang", "en,de", "--out", out("handout")});
    succeeds({"handout", p, "--single-file", "--out", out("handout.html")});
  }
  EXPECT_THAT(leaks(), IsEmpty());
  EXPECT_GT(m_files, 35U);
}

TEST_F(Secrecy, NoWindowWritesASecret) {
  make_project();
  const std::string lines =
      "until-idle\nexpect features:points-0 = 1\nexpect features:packet-8 = 1\nexpect notices = 1\n"
      "panel layers on\npanel inspector on\npanel history on\npanel help on\npanel help off\npanel all off\n"
      "camera 6.5417 51.575 20\nuntil-idle\nclick 320 180\nuntil-idle\nexpect selected:cell = 4405/1\n"
      "shot " +
      out("cell.png") + "\ncamera 6.5417 51.575 0.5\nuntil-idle\nshot " + out("deep.png") +
      "\npanel all on\ncamera home\n"
      "time play\nwait 0.5\ntime pause\ncompare swipe\nuntil-idle\ncompare off\n"
      "open " +
      (m_in / "by-hand.geojson").string() +
      "\nlayer sensitive by-hand tk25-quadrant\nuntil-idle\n"
      "expect features:by-hand = 1\nclick 320 180\nlayer sensitive by-hand utm:5000\nuntil-idle\n"
      "layer opacity points-0 0.5\nlayer dates points-0 from\nuntil-idle\nundo\nredo\nlayer hide areas-1\nlayer show "
      "areas-1\n"
      "import " +
      (m_in / "way.gpx").string() +
      "\nuntil-idle\nexpect notice ~ \"of a sensitive layer\"\n"
      "import " +
      (m_in / "flagged.geojson").string() +
      "\nuntil-idle\n"
      "export " +
      out("plan.gpx") + " route tour\nuntil-idle\nexport " + out("plan.pdf") +
      " route tour\nuntil-idle\n"
      "video " +
      out("film.webm") +
      " 2014 2016 0.3 fps 10 size 160x90\nuntil-idle\n"
      "save\nuntil-idle\nlayer opacity points-0 0.6\nuntil-idle\nsave\nuntil-idle\nexpect versions = 2\n"
      "theme light\nlang de\nscale 1.5\nuntil-idle\n"
      "screens LAPTOP:640x360 BEAMER:320x180\nshow start\nwait 1\nshow take 0\nshow next\nwait 1\nshot-hall " +
      out("hall.png") + "\nshow end\nuntil-idle\nlayer opacity points-0 0.7\n";
  const auto finished = keep_said(run(launch(window(lines))));
  EXPECT_EQ(finished.exit_code, 0) << finished.err;

  // What a killed program leaves, and what comes back of it.
  Process killed{
      launch(window("until-idle\nlayer opacity gauss-5 0.4\nlayer sensitive flagged tk25-sheet\nuntil-idle\nsay "
                    "ready\nwait 100000\n"))};
  wait_until_ready(killed);
  killed.send(SIGKILL);
  keep_said(killed.wait());
  auto again = window("until-idle\nexpect opacity:gauss-5 = 0.4\nsave\nuntil-idle\n");
  again.emplace_back("--recover");
  const auto recovered = keep_said(run(launch(again)));
  EXPECT_EQ(recovered.exit_code, 0) << recovered.err;
  EXPECT_THAT(leaks(), IsEmpty());
  EXPECT_GT(m_files, 20U);
}

TEST_F(Secrecy, APlannersExactPlacesStayInTheWindow) {
  make_project();
  const auto exact = write_exact_file(m_in).string();
  const auto planner = [&](const std::string& lines) {
    auto command = window(lines);
    command.insert(command.end(), {"--planner", "--exact", exact});
    return command;
  };
  const std::string work =
      "until-idle\ncamera 7.55 51.57 5\nuntil-idle\nclick 320 180\nlayer opacity points-0 0.5\nsave\nuntil-idle\n"
      "export " +
      out("plan.gpx") + " route tour\nuntil-idle\nexport " + out("plan.kml") + " route tour\nuntil-idle\nexport " +
      out("plan.pdf") + " route tour\nuntil-idle\nvideo " + out("film.webm") +
      " 2014 2016 0.3 fps 10 size 160x90 view\nuntil-idle\n"
      "screens LAPTOP:640x360 BEAMER:320x180\nshow start\nwait 1\nshow take 0\nwait 1\nshot-hall " +
      out("hall.png") + "\nshow end\nlayer opacity points-0 0.6\nuntil-idle\nsay ready\n";
  const auto finished = keep_said(run(launch(planner(work))));
  EXPECT_EQ(finished.exit_code, 0) << finished.err;
  const auto refused = keep_said(run(launch(planner("until-idle\nshot " + out("window.png") + "\n"))));
  EXPECT_NE(refused.exit_code, 0);
  EXPECT_THAT(refused.err, HasSubstr("would show exact places"));
  EXPECT_FALSE(fs::exists(out("window.png")));

  Process killed{launch(planner("until-idle\nlayer opacity points-0 0.4\nuntil-idle\nsay ready\nwait 100000\n"))};
  wait_until_ready(killed);
  EXPECT_THAT(read_text("/proc/" + std::to_string(killed.id()) + "/limits"),
              ContainsRegex("Max core file size +0 +0 "));
  killed.send(SIGSEGV);
  EXPECT_EQ(keep_said(killed.wait()).exit_code, 128 + SIGSEGV);
  EXPECT_THAT(leaks(), IsEmpty());
  for (const auto& entry : fs::recursive_directory_iterator{m_root}) {
    if (!entry.is_regular_file()) continue;
    EXPECT_EQ(read_text(entry.path()).find("exact.geojson"), std::string::npos)
        << entry.path() << ": nobody notes down which file it was";
  }
}

// The hall's picture and a film are the same to the last pixel, exact places open or not.
TEST_F(Secrecy, WhatOthersSeeIsTheSameWithExactPlacesOpen) {
  make_project();
  const auto exact = write_exact_file(m_in).string();
  std::vector<std::string> pictures;
  for (const bool is_open : {false, true}) {
    const auto hall = out(is_open ? "hall-open.png" : "hall.png");
    auto command = window(
        "screens LAPTOP:640x360 BEAMER:320x180\nuntil-idle\ncamera 7.55 51.57 5\nuntil-idle\nshow start\nwait 1\n"
        "show take 0\nwait 1\nuntil-idle\nshot-hall " +
        hall + "\nshow end\n");
    if (is_open) command.insert(command.end(), {"--planner", "--exact", exact});
    const auto finished = run(launch(command));
    ASSERT_EQ(finished.exit_code, 0) << finished.err;
    pictures.push_back(read_text(hall));
  }
  EXPECT_EQ(pictures[0], pictures[1]);
}

// Closed for good: the window may be a picture again, and nothing of them is in it.
TEST_F(Secrecy, ClosedExactPlacesAreGone) {
  make_project();
  const auto exact = write_exact_file(m_in).string();
  const std::string view = "until-idle\ncamera 7.55 51.57 5\nuntil-idle\n";
  auto command = window(view + "expect exact = open\nexact close\nexpect exact = none\nuntil-idle\nshot " +
                        out("closed.png") + "\nundo\nuntil-idle\nexpect exact = none\n");
  command.insert(command.end(), {"--planner", "--exact", exact});
  const auto closed = keep_said(run(launch(command)));
  EXPECT_EQ(closed.exit_code, 0) << closed.err;
  const auto never = run(launch(window(view + "expect exact = none\nexact close\nshot " + out("never.png") + "\n")));
  ASSERT_EQ(never.exit_code, 0) << never.err;
  EXPECT_TRUE(read_text(out("closed.png")) == read_text(out("never.png"))) << "as if they had never been open";
  EXPECT_THAT(leaks(), IsEmpty());
}

// What a hand can copy: whatever has letters in the panels is clicked, all of it marked and copied.
TEST_F(Secrecy, NothingSecretCanBeCopied) {
  make_project();
  const auto exact = write_exact_file(m_in).string();
  int copies = 0;
  // `again`: what Escape has closed is opened again before each click.
  const auto copy_everywhere = [&](const std::string& before, const std::string& again, int from_x,
                                   const std::string& after) {
    constexpr int to_x = 640;
    std::string lines = before;
    for (int y = 64; y < 350; y += 44) {
      for (int x = from_x; x < to_x; x += 105) {
        lines += again + "click " + std::to_string(x) + " " + std::to_string(y) +
                 "\nkey ctrl+a\nkey ctrl+c\nclipboard " + out("copied-" + std::to_string(++copies) + ".txt") +
                 "\nkey escape\nkey escape\n";
      }
    }
    return lines + after;
  };
  const std::string cell =
      "until-idle\npanel all off\ncamera 6.5417 51.575 20\nuntil-idle\nclick 320 180\nuntil-idle\n"
      "expect selected:cell = 4405/1\npanel all on\nuntil-idle\n";
  const std::vector<std::string> modes{
      copy_everywhere(cell, "", 360, ""),
      copy_everywhere("until-idle\n", "route edit tour\nroute select tour b\n", 10, ""),
      copy_everywhere("until-idle\n", "panel export on\n", 10, ""),
      copy_everywhere("until-idle\n", "tour start\ntour pause\n", 10, ""),
      copy_everywhere("screens LAPTOP:640x360 BEAMER:320x180\nuntil-idle\nshow start\nwait 1\n", "", 300, "")};
  for (std::size_t mode = 0; mode < modes.size(); ++mode) {
    for (const bool is_planner : {false, true}) {
      if (is_planner && mode > 1) continue;  // no tour or show of a planner has anything more
      auto command = window(modes[mode]);
      if (is_planner) command.insert(command.end(), {"--planner", "--exact", exact});
      const auto finished = keep_said(run(launch(command)));
      EXPECT_EQ(finished.exit_code, 0) << finished.err;
    }
  }
  std::size_t with_text = 0;
  for (int i = 1; i <= copies; ++i) with_text += read_text(out("copied-" + std::to_string(i) + ".txt")).empty() ? 0 : 1;
  EXPECT_GT(with_text, 0U) << "or nothing was copied at all";
  EXPECT_THAT(leaks(), IsEmpty());
}

// Files GDAL can read only with others beside them. At whatever moment everything is killed, nothing of them is left:
// there never is a file.
TEST_F(Secrecy, WhoIsKilledWhileReadingLeavesNothing) {
  const auto files = write_awkward_files(m_in);
  const auto in_shared_memory = [] {
    std::set<std::string> names;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator{"/dev/shm", error})
      if (const auto name = entry.path().filename().string(); name.starts_with("emscherblick")) names.insert(name);
    return names;
  };
  const auto before = in_shared_memory();
  for (const auto& file : files) {
    std::ofstream{project()}
        << R"({"format":"emscherblick-project","version":2,"title":{"en":"T"},"home":[6.4,51.45,7.7,51.65],
      "layers":[{"id":"a","title":{"en":"A"},"source":")"
        << file.string() << R"(","sensitive":{"grid":"tk25-quadrant"}}]})";
    const auto started = std::chrono::steady_clock::now();
    succeeds(with_size({"render", project().string(), "--out", out(file.stem().string() + ".png")}));
    const auto whole = std::chrono::steady_clock::now() - started;
    for (int share = 1; share <= 6; ++share) {
      Process killed{
          launch({EB_PROGRAM, "render", project().string(), "--size", "320x180", "--out", out("killed.png")})};
      std::this_thread::sleep_for(whole * share / 7);
      ::kill(-killed.id(), SIGKILL);
      killed.wait();
    }
  }
  EXPECT_EQ(in_shared_memory(), before);
  for (const auto& entry : fs::recursive_directory_iterator{m_root / "tmp"})
    ADD_FAILURE() << entry.path() << " was left";
  EXPECT_TRUE(fs::is_empty(m_root / "tmp"));
  EXPECT_THAT(leaks(), IsEmpty());
}

// A bare file is told as it is; with the project that calls it sensitive, as cells.
TEST_F(Secrecy, InfoTellsCellsWhereAProjectSaysSo) {
  make_project();
  const auto file = (m_in / "points.geojson").string(), p = project().string();
  for (const auto& arguments : std::vector<std::vector<std::string>>{
           {"info", p}, {"info", "--json", p}, {"info", "--json", file, p}, {"info", "--json", p, file}})
    succeeds(arguments);
  const auto told = nlohmann::json::parse(program({"info", "--json", file, p}).out);
  ASSERT_GE(told.at("files").size(), 10U);
  const auto& layer = told.at("files").at(0).at("layers").at(0);
  EXPECT_EQ(layer.at("geometry_type"), "Polygon");
  EXPECT_NEAR(layer.at("extent").at(2).get<double>() - layer.at("extent").at(0).get<double>(), 10.0 / 120, 0.005)
      << "a quadrant";
  EXPECT_THAT(leaks(), IsEmpty());
  EXPECT_THAT(run(launch({EB_PROGRAM, "info", "--json", file})).out, HasSubstr("6.525")) << "as --help says";
}

TEST_F(Secrecy, OnlyAPlannerMayNameExactPlaces) {
  make_project();
  const auto exact = write_exact_file(m_in).string();
  EXPECT_NE(program({project().string(), "--headless", "--script", script("quit\n"), "--exact", exact}).exit_code, 0);
  EXPECT_NE(program({project().string(), "--headless", "--script", script("quit\n"), "--planner", "--exact", exact,
                     "--kiosk"})
                .exit_code,
            0);
}

// Wherever in its cell the secret lies and however near one looks, the picture is the same, byte for byte.
TEST_F(Secrecy, ZoomingInNeverTellsMore) {
  const std::vector<std::pair<const char*, const char*>> places{
      {"6.5254", "51.5861"}, {"6.5718", "51.5583"}, {"6.5049", "51.5952"}};
  // Wide, the cell, and some hundred metres around each place.
  const std::vector<std::string> views{"6.3,51.4,6.9,51.7", "6.5,51.55,6.58,51.6", "6.5234,51.585,6.5274,51.5872",
                                       "6.5698,51.5572,6.5738,51.5594", "6.5029,51.5941,6.5069,51.5963"};
  std::vector<std::vector<std::string>> pictures(views.size());
  for (const auto& [lon, lat] : places) {
    std::ofstream{m_root / "out" / "nest.geojson"}
        << R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"N)" << lon
        << R"("},"geometry":{"type":"Point","coordinates":[)" << lon << ',' << lat << "]}}]}";
    std::ofstream{project()}
        << R"({"format":"emscherblick-project","version":2,"title":{"en":"T"},"home":[6.3,51.4,6.9,51.7],
      "layers":[{"id":"a","title":{"en":"A"},"source":"nest.geojson","name_field":"name","style":{"label":{"field":"name"}},
      "sensitive":{"grid":"tk25-quadrant"}}]})";
    for (std::size_t i = 0; i < views.size(); ++i) {
      succeeds(with_size({"render", project().string(), "--bbox", views[i], "--out", out("view.png")}));
      pictures[i].push_back(read_text(out("view.png")));
    }
  }
  for (std::size_t i = 0; i < views.size(); ++i) {
    EXPECT_EQ(pictures[i][0], pictures[i][1]) << views[i];
    EXPECT_EQ(pictures[i][0], pictures[i][2]) << views[i];
  }
}

}  // namespace
}  // namespace eb::test
