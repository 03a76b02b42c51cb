#include "app/opening_day.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "app/workspace.h"

namespace eb::app {

namespace {

// The one nearest to `day` on which something exists, given that nothing does on `day` itself.
std::optional<core::Day> nearest_day(std::span<const core::DayInterval> lives, double day) {
  std::optional<core::Day> last, next;
  for (const auto& life : lives) {
    if (life.from >= life.to) continue;
    if (life.to <= day) last = std::max(last.value_or(life.to - 1), life.to - 1);
    if (life.from > day) next = std::min(next.value_or(life.from), life.from);
  }
  return last ? last : next;
}

}  // namespace

std::optional<OpeningDay> opening_day(std::span<const core::DayInterval> lives, double day, core::Day from,
                                      core::Day to) {
  if (std::ranges::any_of(lives, [day](const auto& life) { return core::is_visible(life, day); })) return std::nullopt;
  const auto nearest = nearest_day(lives, day);
  if (!nearest) return std::nullopt;
  OpeningDay opening{*nearest, from, to};
  if (*nearest >= from && *nearest <= to) return opening;
  for (const auto& life : lives) {
    for (const auto end : {life.from, life.to}) {
      if (end <= core::open_past || end >= core::open_future) continue;
      opening.from = std::min(opening.from, end);
      opening.to = std::max(opening.to, end);
    }
  }
  // One life with an open end has no other day than this.
  opening.from = std::min(opening.from, *nearest);
  return opening;
}

void show_opening_day(Workspace& workspace) {
  auto& session = workspace.session();
  auto& playback = session.playback;
  if (!workspace.opened().path.empty() || playback.playing()) return;
  if (playback.day() != workspace.document().time_start) return;
  std::vector<core::DayInterval> lives;
  for (const auto& [id, asset] : session.assets.all()) {
    if (asset.raster) return;  // it is there at all times
    if (!asset.features) continue;
    for (const auto& life : asset.features->lives) lives.push_back(life.interval);
  }
  const auto opening = opening_day(lives, playback.day(), playback.from(), playback.to());
  if (!opening) return;
  // The left clock comes along, unless it was put somewhere.
  const auto other_day = std::exchange(session.compare.other_day, std::nullopt);
  const bool follows = other_day == session.other_day();
  playback.set_range(opening->from, opening->to);
  playback.seek(opening->day);
  if (other_day) session.compare.other_day = follows ? session.other_day() : *other_day;
  workspace.keep_story();
}

OpeningWatch::OpeningWatch(const Workspace& workspace) : m_project{workspace.project_number()} {}

void OpeningWatch::follow(Workspace& workspace) {
  if (const auto project = workspace.project_number(); std::exchange(m_project, project) != project) {
    m_waits = !workspace.document().layers.empty();
    if (!m_waits) m_is_day_chosen = false;  // an empty project, whose clock nobody has put anywhere yet
  }
  if (!m_waits || workspace.is_loading()) return;
  m_waits = false;
  if (!m_is_day_chosen) show_opening_day(workspace);
}

}  // namespace eb::app
