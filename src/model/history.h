#pragma once
// The documents before and after each edit, without end. Undo is a step back in this list; what of a document an edit
// leaves alone is shared by all steps.
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "model/awaited_ways.h"
#include "model/edit.h"

namespace eb::model {

struct Step {
  std::shared_ptr<const Document> document;
  core::Message label;
  std::uint64_t gesture = 0;
};

class History {
 public:
  explicit History(Document first);

  [[nodiscard]] const Document& document() const { return *m_steps[m_current].document; }
  [[nodiscard]] std::shared_ptr<const Document> shared_document() const { return m_steps[m_current].document; }

  // Edits of the same non-zero gesture merge into one step, but never into the saved step.
  core::Result<void> apply(const Edit& edit, std::uint64_t gesture = 0);
  // A router's answer is no edit: it completes what edits asked for, in every step in which a leg waits for this way,
  // so that undo and redo stay as they are. Returns whether any did; a saved state that changes so is saved no more.
  bool complete(const WayAsked& way, const WayFound& found);
  bool undo();
  bool redo();
  bool go_to(std::size_t step);  // undoes or redoes until that step is the current one
  [[nodiscard]] bool can_undo() const { return m_current > 0; }
  [[nodiscard]] bool can_redo() const { return m_current + 1 < m_steps.size(); }
  [[nodiscard]] const std::vector<Step>& steps() const { return m_steps; }
  [[nodiscard]] std::size_t current() const { return m_current; }

  void mark_saved() { m_saved = m_current; }
  // The same for a document that was the current one when its saving began; one that an edit has replaced since then
  // is no longer among the steps, and nothing is saved.
  void mark_saved(const std::shared_ptr<const Document>& document);
  void mark_unsaved() { m_saved = no_step; }
  // nullopt: the saved state was cut off.
  [[nodiscard]] std::optional<std::size_t> saved() const {
    return m_saved == no_step ? std::nullopt : std::optional{m_saved};
  }
  [[nodiscard]] bool is_modified() const { return m_saved != m_current; }

 private:
  static constexpr std::size_t no_step = static_cast<std::size_t>(-1);
  std::vector<Step> m_steps;
  std::size_t m_current = 0;
  std::size_t m_saved = 0;  // no_step when the saved state was cut off
};

}  // namespace eb::model
