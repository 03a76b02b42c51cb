// save_bench [POINTS] [FOLDER]: what saving a route with a long track and keeping its journal cost, on the main thread
// and off it. A table on stdout; measures, never judges.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include "io/journal.h"
#include "io/project_writer.h"
#include "io/recovery.h"
#include "io/safe_file.h"

namespace {

namespace fs = std::filesystem;
using namespace eb;
using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

model::Route long_route(std::size_t points) {
  std::vector<geo::LonLat> line(points);
  for (std::size_t i = 0; i < points; ++i) {
    const auto at = static_cast<double>(i);
    line[i] = {7 + 0.4 * std::sin(at * 1e-3) + at * 1e-8, 51.5 + 0.1 * std::cos(at * 1.1e-3)};
  }
  model::Route route;
  route.id = "long";
  route.name = {{{"en", "Long"}}};
  route.points = {{"a", {7, 51.5}, nullptr}, {"b", {7.4, 51.5}, nullptr}};
  route.legs = {std::make_shared<const model::Leg>(model::Leg{model::LegKind::Track, geo::ChunkedPath{line}, {}, {}})};
  return route;
}

template <class Work>
void time(const char* what, Work work) {
  const auto start = Clock::now();
  work();
  std::printf("%-58s %10.3f ms\n", what, milliseconds_since(start));
}

void measure_saving(const model::Document& document, const fs::path& folder) {
  const auto first = std::make_shared<const model::Document>(document);
  io::ProjectText old;
  std::string text;
  time("writing it the first time, checked (worker)", [&] { text = *io::write_checked_project(*first, folder); });
  time("saving that to disk (worker)", [&] { (void)io::save_project_file(folder / "long.emscherblick", text, {}); });
  std::printf("%-58s %10.1f MB\n", "the project file", static_cast<double>(text.size()) / 1e6);
  old = {text, first, folder};
  const auto moved =
      *model::apply_edit(document, model::Edit{model::RouteEdit{model::MovePoint{"long", "b", {8, 51}}}});
  time("writing it after a stop moved, not checked (worker)", [&] { text = io::write_project(moved, folder, old); });
  const auto edited =
      *model::apply_edit(document, model::Edit{model::RouteEdit{model::EditTrack{"long", "a", 5, 1, {{7, 51}}}}});
  time("writing it after a point of the track moved (worker)", [&] { text = io::write_project(edited, folder, old); });
}

void measure_journal(const model::Route& route, const fs::path& folder) {
  const auto empty = std::make_shared<const std::string>(io::write_project(model::make_empty_document(), folder));
  auto journal = *io::Journal::begin(folder / "journal", {{}, empty, true});
  time("journal: a route with that track (main thread)", [&] {
    journal->edit(model::RouteEdit{model::AddRoute{route, 0}}, 0);
  });
  time("journal: until that is written and synced (its thread)", [&] { journal->wait_until_durable(); });
  std::vector<double> times;
  for (int i = 0; i < 2000; ++i) {
    const auto start = Clock::now();
    journal->edit(model::RouteEdit{model::MovePoint{"long", "b", {7 + i * 1e-4, 51}}}, 0);
    times.push_back(milliseconds_since(start));
  }
  std::ranges::sort(times);
  std::printf("%-58s %10.3f ms, 99 %% %.3f ms, most %.3f ms\n", "journal: a stop moved (main thread), median of 2000",
              times[1000], times[1980], times.back());
  time("journal: until the rest is synced (its thread)", [&] { journal->wait_until_durable(); });
  time("journal: one more edit, written and synced", [&] {
    journal->edit(model::RouteEdit{model::RemoveRoute{"long"}}, 0);
    journal->wait_until_durable();
  });
  journal.reset();
  time("recovering all of it", [&] {
    for (const auto& left : io::left_journals(folder / "journal")) {
      const auto work = io::recover(left.path);
      std::printf("  %zu steps\n", work ? work->history->steps().size() - 1 : 0);
    }
  });
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t points = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
  const fs::path folder = fs::absolute(argc > 2 ? argv[2] : "save-bench");
  fs::create_directories(folder);
  auto document = model::make_empty_document();
  const auto route = long_route(points);
  document.routes.push_back(std::make_shared<const model::Route>(route));
  std::printf("%zu points, %s\n", points, folder.c_str());
  measure_saving(document, folder);
  measure_journal(route, folder);
  fs::remove_all(folder);
  return 0;
}
