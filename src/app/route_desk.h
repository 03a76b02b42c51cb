#pragma once
// What the timetable panel shows: times of the route one looks at, findings of all routes, and what changed since an
// older file. Times are made at once, the rest by workers whenever something they depend on is another one. Main thread
// only.
#include <memory>
#include <string>
#include <vector>

#include "app/workspace.h"
#include "text/catalog.h"
#include "ui/timetable_view.h"

namespace eb::app {

class RouteDesk {
 public:
  explicit RouteDesk(Workspace& workspace);
  // An empty view when nothing is `wanted`.
  ui::TimetableView view(bool wanted, const text::Catalog& catalog);

 private:
  struct Results;
  // Everything findings are made from: the same pointers mean the same findings.
  struct Checked {
    std::vector<std::shared_ptr<const model::Route>> routes;
    std::vector<std::shared_ptr<const model::Layer>> layers;
    std::vector<std::uint64_t> assets;
    std::string language;
    friend bool operator==(const Checked&, const Checked&) = default;
  };
  struct Compared {
    std::string file, language;
    std::shared_ptr<const model::Document> saved;  // a save may have changed the file
    std::vector<std::shared_ptr<const model::Route>> routes;
    friend bool operator==(const Compared&, const Compared&) = default;
  };
  void keep_times();
  void keep_findings(const text::Catalog& catalog);
  void keep_changes(const text::Catalog& catalog);

  Workspace& m_workspace;
  std::shared_ptr<const model::Route> m_route;  // whose times are kept
  std::shared_ptr<const model::Timetable> m_times;
  Checked m_checked;
  Compared m_compared;
  std::shared_ptr<Results> m_results;  // workers fill it on the main thread
};

}  // namespace eb::app
