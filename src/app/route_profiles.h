#pragma once
// The profile of the route one looks at, made by a worker whenever the route or the elevation raster is another one.
// Main thread only.
#include <memory>
#include <string>

#include "app/workspace.h"
#include "ui/profile_view.h"

namespace eb::app {

class RouteProfiles {
 public:
  explicit RouteProfiles(Workspace& workspace);
  // Of the route one looks at, see app/shown_route.h. What is shown while a new profile is being made is the
  // one before, of the same route. An empty view when nothing is `wanted`.
  ui::ProfileView view(bool wanted, std::string_view language);

 private:
  struct Result;
  struct Wanted {
    std::shared_ptr<const model::Route> route;
    std::shared_ptr<const model::RasterImage> raster;
    std::string crs;
    friend bool operator==(const Wanted&, const Wanted&) = default;
  };
  void ask(const Wanted& wanted);

  Workspace& m_workspace;
  Wanted m_asked;
  std::shared_ptr<Result> m_result;  // workers fill it on the main thread
};

}  // namespace eb::app
