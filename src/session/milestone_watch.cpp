#include "session/milestone_watch.h"

#include <algorithm>
#include <cmath>

namespace eb::session {

namespace {

constexpr double come_seconds = 0.25, go_seconds = 0.6;
constexpr double rest_seconds = 4;               // the pulses on the map are over
constexpr core::Day longest_landing_days = 366;  // in a decade one does not land

double day_of(const model::Milestone& milestone) {
  return milestone.when.interval.from;
}

// A typed year lands on what is known to the year only; a decade has to be met on its first day.
bool is_landed_on(const model::Milestone& milestone, double day) {
  const auto& when = milestone.when.interval;
  if (when.to - when.from > longest_landing_days) return std::floor(day) == when.from;
  return core::is_visible(when, day);
}

}  // namespace

void MilestoneWatch::set_milestones(std::shared_ptr<const std::vector<model::Milestone>> milestones) {
  if (milestones == m_milestones) return;
  m_milestones = std::move(milestones);
  m_cards.clear();
  m_held.reset();
}

void MilestoneWatch::passed(double before, double after) {
  if (!m_milestones || before == after) return;
  const auto was_passed = [&](const model::Milestone& milestone) {
    const double day = day_of(milestone);
    return before < after ? before < day && day <= after : after <= day && day < before;
  };
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < m_milestones->size(); ++i) {
    if (was_passed((*m_milestones)[i])) found.push_back(i);
  }
  const bool forward = before < after;
  std::ranges::stable_sort(found, [&](std::size_t a, std::size_t b) {
    const double day_a = day_of((*m_milestones)[a]), day_b = day_of((*m_milestones)[b]);
    return forward ? day_a < day_b : day_a > day_b;
  });
  const auto skipped = found.size() - std::min(found.size(), most_cards);
  for (auto i = skipped; i < found.size(); ++i) show(found[i]);
}

void MilestoneWatch::landed(double before, double after) {
  if (!m_milestones || before == after) return;
  std::size_t shown = 0;
  for (std::size_t i = m_milestones->size(); i-- > 0 && shown < most_cards;) {
    const auto& milestone = (*m_milestones)[i];
    // Moving about inside a year calls its card up once.
    if (!is_landed_on(milestone, after) || is_landed_on(milestone, before)) continue;
    show(i);
    ++shown;
  }
}

void MilestoneWatch::show(std::size_t milestone) {
  if (!m_milestones || milestone >= m_milestones->size()) return;
  close(milestone);
  m_cards.insert(m_cards.begin(), {milestone, 0});
  if (m_cards.size() > most_cards) m_cards.resize(most_cards);
  if (m_held && std::ranges::find(m_cards, *m_held, &Card::milestone) == m_cards.end()) m_held.reset();
}

void MilestoneWatch::close(std::size_t milestone) {
  std::erase_if(m_cards, [milestone](const Card& card) { return card.milestone == milestone; });
  if (m_held == milestone) m_held.reset();
}

// The pointer on a card stops it once it is there.
bool MilestoneWatch::is_resting(const Card& card) const {
  return card.milestone == m_held && card.seconds >= rest_seconds && card.seconds <= life_seconds - go_seconds;
}

bool MilestoneWatch::is_moving() const {
  return std::ranges::any_of(m_cards, [this](const Card& card) { return !is_resting(card); });
}

bool MilestoneWatch::advance(double seconds) {
  const bool changed = is_moving();
  for (auto& card : m_cards) {
    if (is_resting(card)) continue;
    card.seconds += seconds;
    // One that was about to go comes back.
    if (card.milestone == m_held) card.seconds = std::min(card.seconds, life_seconds - go_seconds);
  }
  std::erase_if(m_cards, [](const Card& card) { return card.seconds >= life_seconds; });
  return changed;
}

double MilestoneWatch::presence(const Card& card) {
  const double come = std::clamp(card.seconds / come_seconds, 0.0, 1.0);
  const double go = std::clamp((life_seconds - card.seconds) / go_seconds, 0.0, 1.0);
  return std::min(come, go);
}

}  // namespace eb::session
