#include "model/history.h"

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

bool History::undo() {
  if (!can_undo()) return false;
  --m_current;
  return true;
}

bool History::redo() {
  if (!can_redo()) return false;
  ++m_current;
  return true;
}

}  // namespace eb::model
