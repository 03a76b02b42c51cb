#pragma once
// Routes out of a document into files: what the command line and the window have in common.
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "io/source_reader.h"
#include "model/route_exchange.h"
#include "text/catalog.h"

namespace eb::app {

// With the times of one group (id or name; empty = the first) as far as a date is known. An unknown group is an error.
core::Result<std::vector<model::ExportedRoute>> exported_routes(
    const std::vector<std::shared_ptr<const model::Route>>& routes, const std::string& group);

// "GPX has no place for … (kept for this program)."
std::string loss_text(const model::RouteLoss& loss, const text::Catalog& catalog);

// The stops with a date as the text of a calendar. Any thread; an error where no route has a date.
core::Result<std::string> route_calendar(const model::RouteExport& request);

// Everything but PDF. Any thread. A GeoPackage that holds anything but routes is not replaced.
core::Result<void> write_route_file(const model::RouteExport& request, const std::filesystem::path& out,
                                    io::SourceReader& reader);

}  // namespace eb::app
