#pragma once
// Planner mode: a file of exact places beside the project, for the eyes of who plans. It is read into memory and handed
// to the panels; no document, session, asset, setting or list of recent files learns of it. Main thread.
#include <memory>
#include <optional>
#include <string>

#include "app/environment.h"
#include "ui/exact_overlay.h"

namespace eb::app {

class Planner {
 public:
  // What it knew is overwritten in memory.
  ~Planner();
  Planner(Planner&&) = default;
  Planner& operator=(Planner&&) = default;
  // From now on the process leaves no core dump, whether or not the file can be read.
  static core::Result<Planner> open(const std::string& file, const Environment& environment);

  // On the plane of `crs`; nullptr when that is not possible, or the window may be seen by others: in a show or a
  // foyer.
  const ui::ExactView* view(const std::string& crs, bool others_look);
  // Somebody has pressed Close.
  [[nodiscard]] bool wants_end() const { return m_wants_end && *m_wants_end; }

 private:
  Planner() = default;
  void place_on(const std::string& crs);

  ui::ExactView m_in_degrees, m_view;
  std::string m_crs;  // of the view; empty = not placed yet
  std::shared_ptr<bool> m_wants_end = std::make_shared<bool>(false);
};

}  // namespace eb::app
