#pragma once
// Lets legs follow roads: asks the road router, on the job pool, for every leg of the document that waits for it, and
// completes the history with the answers. What cannot be routed stays as it is, with its reason in the session and one
// notice. Main thread only.
#include <filesystem>
#include <memory>

#include "app/workspace.h"
#include "io/road_router.h"

namespace eb::app {

class LegRouter {
 public:
  // `profiles`: file with the ways of travelling. The workspace must outlive the router.
  LegRouter(Workspace& workspace, std::filesystem::path profiles);
  ~LegRouter();  // a running question is given up
  LegRouter(const LegRouter&) = delete;
  LegRouter& operator=(const LegRouter&) = delete;

  // Once a turn, after the document may have changed: gives up what nobody waits for any more and asks on.
  void update();
  // A question runs, or will with the next update.
  [[nodiscard]] bool is_busy() const;

 private:
  struct Question;
  void forget_when_replaced();
  [[nodiscard]] std::vector<model::WayAsked> open_ways() const;
  void tell_without_database();
  void ask(std::vector<model::WayAsked> ways);
  void take(Question& question);

  Workspace& m_workspace;
  std::filesystem::path m_profiles;
  std::shared_ptr<Question> m_question;  // that runs
  std::uint64_t m_project = 0;
  std::string m_database;   // that failures hold for
  bool m_has_told = false;  // that there is no database
};

}  // namespace eb::app
