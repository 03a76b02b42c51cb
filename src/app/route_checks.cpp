#include "app/route_checks.h"

#include <limits>

#include "geo/path_length.h"

namespace eb::app {

namespace {

// PROJ belongs to one thread, so the transformation is made where it is used first.
class ToProject {
 public:
  explicit ToProject(std::string crs) : m_crs{std::move(crs)} {}

  geo::Vec2d operator()(geo::LonLat position) {
    if (!m_asked) {
      m_asked = true;
      if (auto made = geo::Transformer::create("EPSG:4326", m_crs)) m_way.emplace(std::move(*made));
    }
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    geo::Vec2d point = m_way ? geo::Vec2d{position.lon, position.lat} : geo::Vec2d{nan, nan};
    if (m_way) m_way->forward({&point, 1});
    return point;
  }

 private:
  std::string m_crs;
  std::optional<geo::Transformer> m_way;
  bool m_asked = false;
};

double metres_per_unit(ToProject& to_project, geo::LonLat place) {
  const geo::LonLat north{place.lon, place.lat + (place.lat < 80 ? 0.005 : -0.005)};
  const double units = geo::length(to_project(north) - to_project(place));
  return std::isfinite(units) && units > 0 ? geo::distance_m(place, north) / units : 1;
}

}  // namespace

model::CheckWords words_of(const text::Catalog& catalog) {
  model::CheckWords words;
  words.language = catalog.language();
  words.time = [catalog](int minutes) { return catalog.time_of_day(minutes); };
  words.date = [catalog](core::Day day) { return catalog.long_date(day); };
  words.distance = [catalog](double metres) { return catalog.distance(metres); };
  words.stated_distance = [catalog](double metres) { return catalog.metric_distance(metres); };
  return words;
}

model::CheckInput make_check_input(const Workspace& workspace, model::CheckWords words) {
  model::CheckInput input;
  input.document = workspace.document();
  input.words = std::move(words);
  for (const auto& layer : input.document.layers) {
    const auto* asset = workspace.session().assets.find(layer->id);
    if (asset == nullptr || asset->state != session::LoadState::Ready) continue;
    if (asset->features) {
      input.map_extent.add(asset->features->extent);
      input.layers.push_back({layer, asset->features});
    }
    if (asset->raster) input.map_extent.add(asset->raster->extent);
  }
  const auto to_project = std::make_shared<ToProject>(input.document.crs);
  input.to_project = [to_project](geo::LonLat position) { return (*to_project)(position); };
  input.metres_per_unit = [to_project](geo::LonLat place) { return metres_per_unit(*to_project, place); };
  return input;
}

std::vector<model::Finding> missing_layers(const Workspace& workspace, const model::CheckWords& words) {
  std::vector<model::Finding> findings;
  for (const auto& layer : workspace.document().layers) {
    const auto* asset = workspace.session().assets.find(layer->id);
    if (asset == nullptr || asset->state != session::LoadState::Failed) continue;
    model::Finding finding;
    finding.rule = "layer_not_loaded";
    finding.severity = layer->zones ? model::Severity::Serious : model::Severity::Warning;
    const std::string& title = layer->title.in(words.language);
    finding.message = layer->zones
                          ? core::msg("The layer {0} could not be loaded: its zone rules were not checked", title)
                          : core::msg("The layer {0} could not be loaded: nothing was compared with it", title);
    finding.remedy = asset->error ? asset->error->what : core::Message{};
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace eb::app
