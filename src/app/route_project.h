#pragma once
// Routes into a project file: behind those it has, or into a new project around them. Any thread.
#include <filesystem>
#include <memory>
#include <vector>

#include "core/result.h"
#include "model/document.h"

namespace eb::app {

// A project that is there keeps everything it holds, and its content before as a version. Routes get other ids where
// theirs are taken.
core::Result<void> add_routes_to_project(const std::vector<std::shared_ptr<const model::Route>>& routes,
                                         const std::filesystem::path& project);

// As they can be added to a document one after the other: with ids of their own, variants behind what they are variants
// of.
std::vector<model::Route> fitted_into(std::vector<model::Route> routes, const model::Document& document);

}  // namespace eb::app
