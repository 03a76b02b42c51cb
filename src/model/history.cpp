#include "model/history.h"

#include <algorithm>

namespace eb::model {

History::History(Document first) {
  m_steps.push_back({std::make_shared<const Document>(std::move(first)), {}, 0});
}

core::Result<void> History::apply(const Edit& edit, std::uint64_t gesture) {
  auto changed = apply_edit(document(), edit);
  if (!changed) return changed.error();
  Step step{std::make_shared<const Document>(*std::move(changed)), describe(document(), edit), gesture};

  if (m_saved != no_step && m_saved > m_current) m_saved = no_step;
  m_steps.resize(m_current + 1);
  const bool merges = gesture != 0 && m_steps.back().gesture == gesture && m_current != m_saved && m_current > 0;
  if (merges) {
    m_steps.back() = std::move(step);
  } else {
    m_steps.push_back(std::move(step));
    ++m_current;
  }
  return {};
}

bool History::complete(const WayAsked& way, const WayFound& found) {
  std::map<std::shared_ptr<const Route>, std::shared_ptr<const Route>> done;  // steps share their routes
  const auto complete_route = [&](const std::shared_ptr<const Route>& route) {
    const auto [entry, is_new] = done.try_emplace(route);
    if (is_new) entry->second = completed(*route, way, found);
    return entry->second;
  };
  bool any = false;
  for (std::size_t i = 0; i < m_steps.size(); ++i) {
    std::shared_ptr<Document> changed;
    for (std::size_t r = 0; r < m_steps[i].document->routes.size(); ++r) {
      const auto route = complete_route(m_steps[i].document->routes[r]);
      if (!route) continue;
      if (!changed) changed = std::make_shared<Document>(*m_steps[i].document);
      changed->routes[r] = route;
    }
    if (!changed) continue;
    m_steps[i].document = std::move(changed);
    if (m_saved == i) m_saved = no_step;
    any = true;
  }
  return any;
}

bool History::undo() {
  if (!can_undo()) return false;
  --m_current;
  return true;
}

bool History::go_to(std::size_t step) {
  if (step >= m_steps.size() || step == m_current) return false;
  m_current = step;
  return true;
}

void History::mark_saved(const std::shared_ptr<const Document>& document) {
  const auto found = std::ranges::find(m_steps, document, &Step::document);
  m_saved = found == m_steps.end() ? no_step : static_cast<std::size_t>(found - m_steps.begin());
}

bool History::redo() {
  if (!can_redo()) return false;
  ++m_current;
  return true;
}

}  // namespace eb::model
