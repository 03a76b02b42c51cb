#include "session/notices.h"

#include <algorithm>

namespace eb::session {

void Notices::add(Severity severity, core::Error content) {
  const auto same =
      std::ranges::find_if(m_list, [&](const Notice& n) { return n.severity == severity && n.content == content; });
  if (same != m_list.end()) {
    Notice repeated = *same;
    ++repeated.count;
    repeated.is_read = false;
    m_list.erase(same);
    m_list.push_back(std::move(repeated));
    return;
  }
  m_list.push_back({++m_last_id, severity, std::move(content), 1, false});
  if (m_list.size() > max_notices) m_list.pop_front();
}

void Notices::mark_all_read() {
  for (auto& notice : m_list) notice.is_read = true;
}

std::size_t Notices::unread() const {
  return static_cast<std::size_t>(std::ranges::count_if(m_list, [](const Notice& n) { return !n.is_read; }));
}

}  // namespace eb::session
