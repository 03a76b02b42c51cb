#include "app/route_project.h"

#include <algorithm>
#include <map>
#include <set>

#include "geo/crs.h"
#include "io/project_file.h"
#include "io/project_writer.h"
#include "io/safe_file.h"

namespace eb::app {

namespace {

namespace fs = std::filesystem;
using core::Error;
using core::msg;
using core::Result;

model::Document document_around(const std::vector<std::shared_ptr<const model::Route>>& routes) {
  auto document = model::make_empty_document();
  document.title = routes.front()->name;
  geo::Box2d box;
  for (const auto& route : routes) {
    for (const auto& point : route->points) box.add(geo::Vec2d{point.position.lon, point.position.lat});
  }
  constexpr double margin = 0.02;  // degrees
  document.home_deg = box.grown(margin);
  document.crs = geo::suggest_project_crs(document.home_deg);
  return document;
}

}  // namespace

std::vector<model::Route> fitted_into(std::vector<model::Route> routes, const model::Document& document) {
  std::ranges::stable_partition(routes, [](const model::Route& route) { return route.variant_of.empty(); });
  std::map<core::RouteId, core::RouteId> renamed;
  std::set<core::RouteId> taken;
  for (auto& route : routes) {
    const auto wanted = route.id;
    for (int number = 2; document.find_route(route.id) != nullptr || taken.contains(route.id); ++number) {
      route.id = wanted + '-' + std::to_string(number);
    }
    taken.insert(route.id);
    renamed[wanted] = route.id;
    const auto origin = renamed.find(route.variant_of);
    route.variant_of = origin != renamed.end() ? origin->second : core::RouteId{};
  }
  return routes;
}

Result<void> add_routes_to_project(const std::vector<std::shared_ptr<const model::Route>>& routes,
                                   const fs::path& project) {
  std::error_code error;
  const auto folder = fs::absolute(project, error).parent_path();
  io::ProjectText old{{}, nullptr, folder};
  auto document = document_around(routes);
  io::ExpectedFile expected{io::ExpectedFile::Kind::Nothing};
  if (fs::exists(project, error)) {
    auto loaded = io::load_project(project);
    if (!loaded) return loaded.error();
    old.text = loaded->text;
    old.document = std::make_shared<const model::Document>(loaded->document);
    document = std::move(loaded->document);
    expected = {io::ExpectedFile::Kind::Content, old.text};
  }
  std::vector<model::Route> copies;
  for (const auto& route : routes) copies.push_back(*route);
  for (auto& route : fitted_into(std::move(copies), document)) {
    document.routes.push_back(std::make_shared<const model::Route>(std::move(route)));
  }
  const auto text = io::write_checked_project(document, folder, old);
  if (!text) return text.error();
  const auto saved = io::save_project_file(project, *text, expected);
  if (!saved) return saved.error();
  if (saved->was_changed)
    return Error{msg("{0} was changed by somebody else meanwhile", project.filename().string()), msg("Try again."),
                 project.string()};
  return {};
}

}  // namespace eb::app
