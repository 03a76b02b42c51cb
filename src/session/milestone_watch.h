#pragma once
// Which milestones the clock has just passed: each comes up as a card, stays a few seconds of real time and
// goes. Part of the session; the panels draw the cards, the map a pulse at their places. Main thread.
#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "model/document.h"

namespace eb::session {

class MilestoneWatch {
 public:
  struct Card {
    std::size_t milestone = 0;  // index in the document's list
    double seconds = 0;         // since it came up
  };

  // Another list than before takes the cards away.
  void set_milestones(std::shared_ptr<const std::vector<model::Milestone>> milestones);

  // The clock ran or stepped from one day to another, forward or back: what it passed comes up, the last of it first.
  void passed(double before, double after);
  // The clock jumped: only what it landed on comes up, however much lies between.
  void landed(double before, double after);
  void show(std::size_t milestone);
  // A held card does not grow older; nullopt holds none.
  void hold(std::optional<std::size_t> milestone) { m_held = milestone; }
  void close(std::size_t milestone);
  // Cards grow older and go. Returns whether anything on screen changes by it.
  bool advance(double seconds);

  // A card grows older: frames are needed.
  [[nodiscard]] bool is_moving() const;
  // Newest first, at most `most_cards`.
  [[nodiscard]] const std::vector<Card>& cards() const { return m_cards; }
  [[nodiscard]] std::optional<std::size_t> held() const { return m_held; }
  // How much of a card is there, 0..1: it comes and goes softly.
  [[nodiscard]] static double presence(const Card& card);

  static constexpr std::size_t most_cards = 2;
  static constexpr double life_seconds = 7;

 private:
  [[nodiscard]] bool is_resting(const Card& card) const;

  std::shared_ptr<const std::vector<model::Milestone>> m_milestones;
  std::vector<Card> m_cards;
  std::optional<std::size_t> m_held;
};

}  // namespace eb::session
