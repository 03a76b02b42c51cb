#include "app/route_desk.h"

#include "app/practical_facts.h"
#include "app/route_checks.h"
#include "app/shown_route.h"
#include "io/project_file.h"

namespace eb::app {

// Of comparisons only the newest answer counts: a number tells which that is.
struct RouteDesk::Results {
  std::uint64_t comparison = 0;  // asked for last
  bool is_checking = false;
  std::shared_ptr<const std::vector<model::Finding>> findings;
  std::shared_ptr<const std::vector<model::RouteChange>> changes;
  std::optional<core::Error> comparison_failed;
};

RouteDesk::RouteDesk(Workspace& workspace) : m_workspace{workspace}, m_results{std::make_shared<Results>()} {}

void RouteDesk::keep_times() {
  const auto route = shown_route(m_workspace, 1);
  if (route == m_route) return;
  m_route = route;
  m_times = route ? std::make_shared<const model::Timetable>(model::make_timetable(*route)) : nullptr;
}

// While one check runs the next waits: a drag through many states must not queue them all.
void RouteDesk::keep_findings(const text::Catalog& catalog) {
  const auto& document = m_workspace.document();
  Checked now{document.routes, document.layers, {}, catalog.language()};
  for (const auto& layer : document.layers) {
    const auto* asset = m_workspace.session().assets.find(layer->id);
    now.assets.push_back(asset == nullptr ? 0 : asset->asset_id);
  }
  if (now == m_checked || m_results->is_checking) return;
  m_checked = std::move(now);
  m_results->is_checking = true;
  const auto words = words_of(catalog);
  auto input = std::make_shared<const model::CheckInput>(make_check_input(m_workspace, words));
  const auto missing = missing_layers(m_workspace, words);
  const std::weak_ptr<Results> results = m_results;
  m_workspace.jobs().submit("checks", [input, missing, results](const std::stop_token&) -> core::JobPool::Finish {
    auto found = std::make_shared<std::vector<model::Finding>>(missing);
    for (auto& finding : model::check_routes(*input)) found->push_back(std::move(finding));
    return [results, found] {
      const auto kept = results.lock();
      if (!kept) return;
      kept->is_checking = false;
      kept->findings = found;
    };
  });
}

void RouteDesk::keep_changes(const text::Catalog& catalog) {
  const auto& document = m_workspace.document();
  Compared now{m_workspace.session().compared_file, catalog.language(), m_workspace.opened().base.document,
               document.routes};
  if (now == m_compared) return;
  if (now.file != m_compared.file) m_results->changes = nullptr, m_results->comparison_failed.reset();
  m_compared = std::move(now);
  const auto number = ++m_results->comparison;
  if (m_compared.file.empty()) return;
  const std::weak_ptr<Results> results = m_results;
  m_workspace.jobs().submit("comparison",
                            [document, file = m_compared.file, words = words_of(catalog), number,
                             results](const std::stop_token&) -> core::JobPool::Finish {
                              const auto older = io::load_project(file);
                              std::shared_ptr<const std::vector<model::RouteChange>> changes;
                              if (older) {
                                changes = std::make_shared<const std::vector<model::RouteChange>>(
                                    model::diff_routes(older->document, document, words));
                              }
                              const auto failed = older ? std::optional<core::Error>{} : std::optional{older.error()};
                              return [results, changes, failed, number] {
                                const auto kept = results.lock();
                                if (!kept || kept->comparison != number) return;
                                kept->changes = changes;
                                kept->comparison_failed = failed;
                              };
                            });
}

ui::TimetableView RouteDesk::view(bool wanted, const text::Catalog& catalog) {
  if (!wanted) return {};
  keep_times();
  keep_findings(catalog);
  keep_changes(catalog);
  ui::TimetableView view;
  view.route = m_route ? m_route->id : core::RouteId{};
  view.times = m_times;
  view.findings = m_results->findings;
  view.findings_are_old = m_results->is_checking;
  view.changes = m_results->changes;
  view.comparison_failed = m_results->comparison_failed;
  if (m_route) view.facts = practical_facts(*m_route, catalog);
  return view;
}

}  // namespace eb::app
