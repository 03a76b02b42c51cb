#include "app/route_profiles.h"

#include <algorithm>

#include "app/shown_route.h"

namespace eb::app {

struct RouteProfiles::Result {
  core::RouteId route;
  std::shared_ptr<const model::RouteProfile> profile;
};

namespace {

struct Heights {
  std::shared_ptr<const model::RasterImage> raster;
  const model::Layer* layer = nullptr;
};

// The finest one that is loaded, whether it is drawn or not.
Heights heights_in(const Workspace& workspace) {
  Heights best;
  const auto pixel = [](const model::RasterImage& raster) { return raster.extent.width() / std::max(raster.width, 1); };
  for (const auto& layer : workspace.document().layers) {
    const auto* asset = workspace.session().assets.find(layer->id);
    if (asset == nullptr || !asset->raster || !asset->raster->is_elevation) continue;
    if (!best.raster || pixel(*asset->raster) < pixel(*best.raster)) best = {asset->raster, layer.get()};
  }
  return best;
}

std::string title_of(const model::Layer& layer, std::string_view language) {
  const auto& title = layer.title.in(language);
  return title.empty() ? layer.id : title;
}

}  // namespace

RouteProfiles::RouteProfiles(Workspace& workspace) : m_workspace{workspace}, m_result{std::make_shared<Result>()} {}

void RouteProfiles::ask(const Wanted& wanted) {
  m_asked = wanted;
  const std::weak_ptr<Result> result = m_result;
  m_workspace.jobs().submit("heights", [wanted, result](const std::stop_token&) -> core::JobPool::Finish {
    const auto to_project = geo::Transformer::create("EPSG:4326", wanted.crs);
    if (!to_project) return {};
    auto made = model::profile_of(*wanted.route, wanted.raster.get(), *to_project);
    if (!made) return {};
    auto profile = std::make_shared<const model::RouteProfile>(*std::move(made));
    return [result, profile, id = wanted.route->id] {
      if (const auto kept = result.lock()) *kept = {id, profile};
    };
  });
}

ui::ProfileView RouteProfiles::view(bool wanted, std::string_view language) {
  if (!wanted) return {};
  const auto heights = heights_in(m_workspace);
  const Wanted now{shown_route(m_workspace, 2), heights.raster, m_workspace.document().crs};
  if (now.route == nullptr) return {};
  if (now != m_asked) ask(now);
  ui::ProfileView view;
  view.route = now.route->id;
  if (m_result->route == view.route) view.profile = m_result->profile;
  if (heights.layer != nullptr) view.raster_title = title_of(*heights.layer, language);
  return view;
}

}  // namespace eb::app
