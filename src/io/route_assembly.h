#pragma once
// From records to routes: what this program wrote comes back as it was; of anything else, sequences of points become
// routes, lines become recorded legs, and named points near a line become its stops. What has no place is told. Runs in
// a reader process; pure.
#include <string>
#include <vector>

#include "io/problem_list.h"
#include "io/route_records.h"
#include "model/route.h"

namespace eb::io {

struct AssemblyOptions {
  std::string language = "en";  // of names that do not say theirs
  std::string name;             // of a route that has none: the file's
};

// Ids of routes and of points are unique among the routes returned.
std::vector<model::Route> assemble_routes(RouteRecords records, const AssemblyOptions& options, ProblemList& problems);

}  // namespace eb::io
