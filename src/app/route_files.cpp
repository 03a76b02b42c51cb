#include "app/route_files.h"

#include <algorithm>
#include <array>

#include "io/route_writer.h"

namespace eb::app {
namespace {

namespace fs = std::filesystem;
using core::msg;

// Somebody's other layers must not vanish under a new file.
core::Result<void> check_replaceable(const fs::path& out, io::SourceReader& reader) {
  std::error_code error;
  if (!fs::exists(out, error)) return {};
  const auto listing = reader.list(out.string(), false);
  if (!listing) return {};
  constexpr std::array<std::string_view, 5> ours{"stops", "shaping_points", "legs", "routes", "layer_styles"};
  for (const auto& layer : listing->vector_layers) {
    if (std::ranges::find(ours, layer) == ours.end())
      return core::Error{msg("{0} holds other data, such as {1}, and is not replaced", out.filename().string(), layer),
                         msg("Choose another name for the new file."), out.string()};
  }
  return {};
}

}  // namespace

std::vector<model::ExportedRoute> exported_routes(const std::vector<std::shared_ptr<const model::Route>>& routes) {
  std::vector<model::ExportedRoute> exported;
  for (const auto& route : routes) exported.push_back({route, {}});
  return exported;
}

std::string loss_text(const model::RouteLoss& loss, const text::Catalog& catalog) {
  const auto text = core::to_text(loss.what, catalog.translate());
  return loss.is_kept_for_us ? text + ' ' + catalog.tr("This program reads it back, others do not.") : text;
}

core::Result<void> write_route_file(const model::RouteExport& request, const fs::path& out, io::SourceReader& reader) {
  if (request.format == model::RouteFormat::GeoPackage) {
    if (auto free = check_replaceable(out, reader); !free) return free;
  }
  return io::write_routes(request, out);
}

}  // namespace eb::app
