// `import-osm`: a base map and a routing database from an OpenStreetMap extract.
#include <unistd.h>

#include <future>
#include <iostream>
#include <mutex>
#include <nlohmann/json.hpp>

#include "app/commands.h"
#include "app/interrupt_watch.h"
#include "io/osm_import.h"

namespace eb::app {

namespace {

using Json = nlohmann::ordered_json;
constexpr int ended_by_signal = 128;

// How far it is, from any thread: JSON lines on stdout, or for people on stderr; on a terminal on one line that
// changes.
class Progress {
 public:
  Progress(bool json, const text::Catalog& catalog)
      : m_json{json},
        m_is_terminal{::isatty(STDERR_FILENO) == 1},
        m_base_map{catalog.tr("Base map: {0} %")},
        m_routing{catalog.tr("Routing database: {0} %")} {}

  void tell(io::OsmImportStep step, float share) {
    constexpr int hundred = 100;
    const int percent = static_cast<int>(static_cast<float>(hundred) * share);
    const std::scoped_lock lock{m_mutex};
    if (step == m_step && percent <= m_percent) return;
    const int before = step == m_step ? m_percent : -1;
    m_step = step;
    m_percent = percent;
    const bool is_base_map = step == io::OsmImportStep::BaseMap;
    if (m_json) {
      std::cout << Json{{"step", is_base_map ? "base-map" : "routing"}, {"percent", percent}}.dump() << std::endl;
    } else if (m_is_terminal || before < 0 || percent / 10 != before / 10) {
      std::cerr << (m_is_terminal ? "\r" : "")
                << core::substitute(is_base_map ? m_base_map : m_routing, {std::to_string(percent)})
                << (m_is_terminal ? "        " : "\n") << std::flush;
    }
  }
  void end() const {
    if (m_is_terminal && !m_json && m_percent >= 0) std::cerr << '\n';
  }

 private:
  std::mutex m_mutex;
  bool m_json, m_is_terminal;
  std::string m_base_map, m_routing;
  io::OsmImportStep m_step = io::OsmImportStep::BaseMap;
  int m_percent = -1;
};

const char* word_of(io::RoutingDatabase routing) {
  switch (routing) {
    case io::RoutingDatabase::Made:
      return "made";
    case io::RoutingDatabase::NoProgram:
      return "no-program";
    case io::RoutingDatabase::NoRoads:
      return "no-roads";
    case io::RoutingDatabase::NoUsableRoads:
      break;
  }
  return "no-usable-roads";
}

std::string routing_line(io::RoutingDatabase routing, const text::Catalog& catalog) {
  switch (routing) {
    case io::RoutingDatabase::Made:
      return catalog.tr("Routing database: made; legs can follow roads");
    case io::RoutingDatabase::NoProgram:
      return catalog.tr(
          "There is NO routing database: the program planetsplitter is missing. Legs stay straight. Install the "
          "package "
          "routino and import again.");
    case io::RoutingDatabase::NoRoads:
      return catalog.tr("There is NO routing database: the extract has no roads. Legs stay straight.");
    case io::RoutingDatabase::NoUsableRoads:
      break;
  }
  return catalog.tr(
      "There is NO routing database: the extract has ids below zero, which the router cannot use. Legs stay straight. "
      "Renumber the extract with \"osmium renumber\" and import it again.");
}

void print(const io::OsmImported& imported, const ImportOsmCommand& command, const text::Catalog& catalog) {
  if (command.json) {
    Json layers = Json::object();
    for (const auto& [name, features] : imported.base_map.layers) layers[name] = features;
    const auto& box = imported.base_map.extent_deg;
    std::cout << Json{{"project", imported.project.string()},
                      {"layers", std::move(layers)},
                      {"extent", {box.min_x, box.min_y, box.max_x, box.max_y}},
                      {"routing", word_of(imported.routing)},
                      {"routing_covers", imported.routing_is_whole ? "extract" : "box"}}
                     .dump(-1, ' ', false, Json::error_handler_t::replace)
              << '\n';
    return;
  }
  for (const auto& [name, features] : imported.base_map.layers) std::cout << name << ": " << features << '\n';
  std::cerr << routing_line(imported.routing, catalog) << '\n'
            << core::substitute(catalog.tr("Open it with: emscherblick {0}"), {imported.project.string()}) << '\n';
  if (imported.routing != io::RoutingDatabase::Made) return;
  if (command.box_deg && imported.routing_is_whole) {
    std::cerr << catalog.tr(
                     "The routing database covers the whole extract: only osmium (package osmium-tool) could have cut "
                     "it to the box, and only of a sorted extract.")
              << '\n';
  }
  std::cerr << core::substitute(catalog.tr("For another project: choose {0} there under Roads in the list of routes."),
                                {(imported.project.parent_path() / io::routing_folder).string()})
            << '\n';
}

}  // namespace

int run_import_osm(const ImportOsmCommand& command, const Environment& environment) {
  InterruptWatch interrupts;
  const auto catalog = environment.catalog(command.language);
  io::OsmImport import;
  import.extract = command.extract;
  import.out = command.out;
  import.box_deg = command.box_deg.value_or(geo::Box2d{});
  import.resources = environment.paths.data / "openstreetmap";

  Progress progress{command.json, catalog};
  std::stop_source stop;
  interrupts.hold();
  auto work = std::async(std::launch::async, [&] {
    return io::import_osm(import, environment.reader, stop.get_token(),
                          [&](io::OsmImportStep step, float share) { progress.tell(step, share); });
  });
  constexpr std::chrono::milliseconds glance{100};
  while (work.wait_for(glance) != std::future_status::ready)
    if (interrupts.signal() != 0) stop.request_stop();
  const auto imported = work.get();
  progress.end();
  if (imported) return print(*imported, command, catalog), 0;
  const int exit_code = fail(imported.error(), catalog);
  return interrupts.signal() != 0 ? ended_by_signal + interrupts.signal() : exit_code;
}

}  // namespace eb::app
