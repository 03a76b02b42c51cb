// `convert`: routes from any file that holds some into a format of another program.
#include <algorithm>
#include <filesystem>
#include <iostream>

#include "app/commands.h"
#include "app/roadbook.h"
#include "app/route_files.h"
#include "app/route_project.h"
#include "app/stage.h"
#include "core/atomic_file.h"
#include "io/project_file.h"
#include "io/route_writer.h"

namespace eb::app {

namespace {

namespace fs = std::filesystem;
using core::Error;
using core::msg;
using core::Result;
using Routes = std::vector<std::shared_ptr<const model::Route>>;

bool is_project(const std::string& file) {
  return fs::path{file}.extension() == io::project_suffix;
}

void print_problems(const std::vector<model::Problem>& problems, const text::Catalog& catalog) {
  for (const auto& problem : problems) {
    std::cerr << "emscherblick: " << core::to_text(Error{problem.what, problem.hint, {}}, catalog.translate()) << '\n';
  }
}

// Of names: "de" of "de_DE", also where the program itself does not speak it.
std::string language_of_names(const ConvertCommand& command, const text::Catalog& catalog) {
  return command.language.empty() ? catalog.language()
                                  : command.language.substr(0, command.language.find_first_of("_.@"));
}

Result<Routes> read_input(const ConvertCommand& command, const Environment& environment, const text::Catalog& catalog) {
  Routes routes;
  if (is_project(command.in)) {
    auto project = io::load_project(command.in);
    if (!project) return project.error();
    print_problems(project->problems, catalog);
    routes = project->document.routes;
    if (routes.empty()) return Error{msg("{0} has no routes", command.in), {}, command.in};
    return routes;
  }
  auto imported = environment.reader.routes(command.in, language_of_names(command, catalog), command.allow_network);
  if (!imported) return imported.error();
  print_problems(imported->problems, catalog);
  for (auto& route : imported->routes) routes.push_back(std::make_shared<const model::Route>(std::move(route)));
  return routes;
}

// By id, else by name in any language.
bool is_called(const model::Route& route, const std::string& name) {
  return route.id == name ||
         std::ranges::any_of(route.name.by_language, [&](const auto& entry) { return entry.second == name; });
}

Result<Routes> chosen(const Routes& routes, const std::string& name, const text::Catalog& catalog) {
  if (name.empty()) return routes;
  for (const auto& route : routes) {
    if (is_called(*route, name)) return Routes{route};
  }
  std::string known;
  for (const auto& route : routes) {
    known += (known.empty() ? "" : ", ") + route->id + " (" + route->name.in(catalog.language()) + ")";
  }
  return Error{msg("There is no route called {0}", name), msg("Choose one of these: {0}.", known), {}};
}

Result<model::RouteFormat> wanted_format(const ConvertCommand& command) {
  const auto format = model::route_format_of(command.out);
  if (!format)
    return Error{msg("{0}: this suffix is of no format routes can be written in", command.out),
                 msg("Choose one of these: {0}.", ".gpx, .kml, .kmz, .geojson, .gpkg, .csv, .ics, .pdf, .emscherblick"),
                 {}};
  const auto needed = model::format_of(command.preset);
  const bool is_packed_kml = needed == model::RouteFormat::Kml && format == model::RouteFormat::Kmz;
  if (needed && needed != format && !is_packed_kml)
    return Error{msg("The preset {0} is for {1} files", model::name_of(command.preset), model::suffix_of(*needed)),
                 msg("Give the file that suffix."),
                 {}};
  std::error_code error;
  if (fs::equivalent(command.in, command.out, error))
    return Error{
        msg("{0} would be written over itself", command.out), msg("Choose another name for the new file."), {}};
  return *format;
}

// The maps are those of the project, or of the bundled one for a route out of another file.
Result<void> write_roadbook(const ConvertCommand& command, const Routes& routes, const Environment& environment,
                            const text::Catalog& catalog) {
  if (routes.size() != 1)
    return Error{msg("{0} has {1} routes, and a roadbook is about one", command.in, routes.size()),
                 msg("Choose one by --route."),
                 {}};
  CommonOptions options;
  if (is_project(command.in)) options.files = {command.in};
  options.language = command.language;
  options.allow_network = command.allow_network;
  auto stage = set_stage(options, {16, 16}, Order::Together, environment);
  if (!stage) return stage.error();
  auto book = Roadbook::start(*stage->workspace, *stage->offscreen.renderer, {routes.front(), command.group, catalog});
  if (!book) return book.error();
  while ((*book)->drawn() < (*book)->maps()) (*book)->draw_next(true);
  const auto pdf = (*book)->pages();
  if (!pdf) return pdf.error();
  return core::write_file_atomically(command.out, *pdf);
}

Result<void> write_output(const ConvertCommand& command, const Routes& routes, const Environment& environment,
                          const text::Catalog& catalog) {
  const auto format = wanted_format(command);
  if (!format) return format.error();
  auto exported = exported_routes(routes, command.group);
  if (!exported) return exported.error();
  const model::RouteExport request{std::move(*exported), *format, command.preset, language_of_names(command, catalog)};
  for (const auto& loss : model::route_losses(request))
    std::cerr << "emscherblick: " << loss_text(loss, catalog) << '\n';
  if (*format == model::RouteFormat::Pdf) return write_roadbook(command, routes, environment, catalog);
  return write_route_file(request, command.out, environment.reader);
}

}  // namespace

int run_convert(const ConvertCommand& command, const Environment& environment) {
  const auto catalog = environment.catalog(command.language);
  // What can be known to fail fails before anything is read.
  const bool into_project = is_project(command.out) && command.preset == model::RoutePreset::None;
  if (!into_project) {
    if (const auto format = wanted_format(command); !format) return fail(format.error(), catalog);
  }
  const auto routes = read_input(command, environment, catalog);
  if (!routes) return fail(routes.error(), catalog);
  const auto picked = chosen(*routes, command.route, catalog);
  if (!picked) return fail(picked.error(), catalog);
  const auto written =
      into_project ? add_routes_to_project(*picked, command.out) : write_output(command, *picked, environment, catalog);
  return written ? 0 : fail(written.error(), catalog);
}

}  // namespace eb::app
