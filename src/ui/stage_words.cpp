#include "ui/stage_words.h"

#include <fmt/format.h>
#include <cmath>

#include "ui/key_text.h"
#include "ui/ui_text.h"

namespace eb::ui {
namespace {

// Two actions are one key's when they are of a kind; the two directions of a step are two kinds.
bool is_same_kind(const session::StageAction& a, const session::StageAction& b) {
  if (a.index() != b.index()) return false;
  const auto* step = std::get_if<session::StepShow>(&a);
  return step == nullptr || step->direction == std::get<session::StepShow>(b).direction;
}

}  // namespace

std::string stage_clock(double seconds) {
  const bool is_negative = seconds <= -1;
  const auto whole = static_cast<long>(std::floor(std::abs(seconds)));
  const char* sign = is_negative ? "−" : "";
  if (whole < 3600) return fmt::format("{}{}:{:02}", sign, whole / 60, whole % 60);
  return fmt::format("{}{}:{:02}:{:02}", sign, whole / 3600, whole / 60 % 60, whole % 60);
}

std::string pace_text(const text::Catalog& catalog, const session::StageTimes& times) {
  const auto amount = stage_clock(std::abs(times.behind_seconds));
  switch (session::pace_of(times)) {
    case session::Pace::Behind:
      return core::substitute(catalog.tr("{0} behind"), {amount});
    case session::Pace::Ahead:
      return core::substitute(catalog.tr("{0} ahead"), {amount});
    case session::Pace::OnTime:
      break;
  }
  return catalog.tr("on time");
}

std::vector<HallBadge> hall_badges(const session::Stage& stage) {
  std::vector<HallBadge> badges;
  if (stage.is_hall_lost) badges.push_back(HallBadge::Lost);
  if (stage.is_hall_hidden) badges.push_back(HallBadge::Hidden);
  if (stage.is_black) badges.push_back(HallBadge::Black);
  if (stage.is_frozen) badges.push_back(HallBadge::Frozen);
  if (stage.has_taken) badges.push_back(HallBadge::OwnView);
  return badges;
}

std::string badge_text(const text::Catalog& catalog, HallBadge badge) {
  switch (badge) {
    case HallBadge::Lost:
      return upper_case(catalog.tr("hall", "Projector lost"));
    case HallBadge::Hidden:
      return upper_case(catalog.tr("hall", "Hidden"));
    case HallBadge::Black:
      return upper_case(catalog.tr("hall", "Black"));
    case HallBadge::Frozen:
      return upper_case(catalog.tr("hall", "Frozen"));
    case HallBadge::OwnView:
      return upper_case(catalog.tr("hall", "Your view"));
  }
  return {};
}

Icon badge_icon(HallBadge badge) {
  switch (badge) {
    case HallBadge::Lost:
      return Icon::Warning;
    case HallBadge::Hidden:
      return Icon::Close;
    case HallBadge::Black:
      return Icon::Square;
    case HallBadge::Frozen:
      return Icon::Snow;
    case HallBadge::OwnView:
      return Icon::Eye;
  }
  return Icon::None;
}

std::string stage_key(const text::Catalog& catalog, const StageView& view, const session::StageAction& action) {
  for (const auto& key : view.keys)
    if (key.action && is_same_kind(*key.action, action)) return key_text(catalog, key.key, key.mods);
  return {};
}

}  // namespace eb::ui
