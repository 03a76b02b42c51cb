#include "app/dispatch_time.h"

#include <algorithm>
#include <cmath>

#include "core/date_parser.h"
#include "core/overloaded.h"
#include "core/pace_parser.h"
#include "text/catalog.h"
#include "ui/time_text.h"

namespace eb::app {

namespace {

using namespace session;

core::Day stepped(core::Day day, const StepTime& step) {
  if (step.unit == TimeStep::Day) return day + step.count;
  auto date = core::to_calendar(day);
  const int months = step.unit == TimeStep::Month ? step.count : step.count * (step.unit == TimeStep::Year ? 12 : 120);
  const int total = date.year * 12 + static_cast<int>(date.month) - 1 + months;
  date.year = total >= 0 ? total / 12 : (total - 11) / 12;
  date.month = static_cast<unsigned>(total - date.year * 12) + 1;
  // 31 January + 1 month is the last of February.
  while (date.day > 28 && !core::to_day_checked(date.year, date.month, date.day)) --date.day;
  return core::to_day(date);
}

void seek_change(const SeekChange& seek, const ui::ChangeIndex& changes, Playback& playback) {
  const double now = playback.day();
  const auto& list = changes.changes;
  if (seek.direction > 0) {
    const auto next = std::ranges::find_if(list, [now](const auto& change) { return change.first > now; });
    if (next != list.end()) playback.seek(next->first);
    return;
  }
  const auto first_not_before = std::ranges::find_if(list, [now](const auto& change) { return change.first >= now; });
  if (first_not_before != list.begin()) playback.seek(std::prev(first_not_before)->first);
}

void set_loop_range(const std::optional<LoopRange>& range, Playback& playback) {
  playback.set_loop_range(range);
  playback.set_loop(range.has_value());
}

// The clock goes no further than its range; who typed more is told.
void tell_range(const std::string& text, double first, double last, const text::Catalog& catalog, Session& session) {
  const auto& playback = session.playback;
  if (first >= playback.from() && last <= playback.to()) return;
  session.notices.add(Severity::Warning,
                      {core::msg("{0} must lie between {1} and {2}.", text, catalog.long_date(playback.from()),
                                 catalog.long_date(playback.to())),
                       {},
                       {}});
}

// A date moves the clock; a span is the range to loop.
void seek_text(const std::string& text, const text::Catalog& catalog, Session& session) {
  auto& playback = session.playback;
  const auto order = catalog.date_order();
  if (const auto span = core::parse_clock_span(text, order)) {
    tell_range(text, span->from, span->to, catalog, session);
    set_loop_range(LoopRange{static_cast<double>(span->from), static_cast<double>(span->to)}, playback);
    playback.seek(playback.first_day());
  } else if (const auto day = core::parse_clock_date(text, order)) {
    tell_range(text, *day, *day, catalog, session);
    playback.seek(*day);
  } else {
    session.notices.add(Severity::Warning, day.error());
  }
}

// What was typed as `read` says; what cannot be read is told.
template <class Apply>
void apply_typed(const core::Result<double>& read, Notices& notices, Apply apply) {
  if (read) {
    apply(*read);
  } else {
    notices.add(Severity::Warning, read.error());
  }
}

// Steps pass what lies between; everything else that moves the clock lands.
void watch_milestones(const TimeAction& action, double before, Session& session) {
  const double after = session.playback.day();
  if (std::holds_alternative<StepTime>(action) || std::holds_alternative<SeekChange>(action)) {
    session.milestones.passed(before, after);
  } else if (!std::holds_alternative<ShowMilestone>(action) && !std::holds_alternative<SeekMilestone>(action)) {
    session.milestones.landed(before, after);
  }
}

core::Day day_of(const model::Milestone& milestone) {
  return milestone.when.interval.from;
}

void show_milestone(const ShowMilestone& show, const model::Document& document, Session& session) {
  if (show.index >= document.milestones->size()) return;
  session.playback.seek(day_of((*document.milestones)[show.index]));
  session.milestones.show(show.index);
}

// Several of one day come up together.
void seek_milestone(const SeekMilestone& seek, const std::vector<model::Milestone>& milestones, Session& session) {
  const double now = session.playback.day();
  std::optional<core::Day> day;  // the list is sorted by day
  for (const auto& milestone : milestones) {
    const auto found = day_of(milestone);
    if (seek.direction > 0 && found > now && !day) day = found;
    if (seek.direction <= 0 && found < std::floor(now)) day = found;
  }
  if (!day) return;
  session.playback.seek(*day);
  for (std::size_t i = milestones.size(); i-- > 0;) {
    if (day_of(milestones[i]) == *day) session.milestones.show(i);
  }
}

// The clock was sent somewhere: the time bar shows where it is.
void show_clock(double before, Session& session) {
  const double day = session.playback.day();
  if (day == before || !session.time_view || session.shown_time().contains(day)) return;
  session.time_view = revealing_view(session.shown_time(), session.whole_time(), day);
}

}  // namespace

void dispatch_time(const TimeAction& action, const text::Catalog& catalog, Workspace& workspace) {
  auto& session = workspace.session();
  auto& playback = session.playback;
  const double before = playback.day();
  std::visit(
      core::Overloaded{
          [&](const SeekDay& seek) { playback.seek(seek.day); },
          [&](const SeekText& seek) { seek_text(seek.text, catalog, session); },
          [&](const PlayPause&) { playback.play(!playback.playing()); },
          [&](const SetPlaying& set) { playback.play(set.on); },
          [&](const SetSpeed& set) { playback.set_speed(set.days_per_second); },
          [&](const SetSpeedText& set) {
            apply_typed(core::parse_speed(set.text, ui::pace_words(catalog)), session.notices,
                        [&](double speed) { playback.set_speed(speed); });
          },
          [&](const SetLoop& set) { playback.set_loop(set.on); },
          [&](const StepTime& step) {
            playback.play(false);
            playback.seek(stepped(static_cast<core::Day>(std::floor(playback.day())), step));
          },
          [&](const SeekChange& seek) {
            playback.play(false);
            seek_change(seek, workspace.changes(), playback);
          },
          [&](const SeekEnd& seek) { playback.seek(seek.direction < 0 ? playback.first_day() : playback.last_day()); },
          [&](const SetLoopRange& set) { set_loop_range(set.range, playback); },
          [&](const SetStoryClock& set) { playback.set_story_clock(set.on); },
          [&](const SetStorySeconds& set) { playback.set_story_seconds(set.seconds); },
          [&](const SetStoryText& set) {
            apply_typed(core::parse_seconds(set.text, ui::pace_words(catalog)), session.notices,
                        [&](double seconds) { playback.set_story_seconds(seconds); });
          },
          [&](const ShowMilestone& show) { show_milestone(show, workspace.document(), session); },
          [&](const HoldMilestone& hold) { session.milestones.hold(hold.index); },
          [&](const CloseMilestone& close) { session.milestones.close(close.index); },
          [&](const SeekMilestone& seek) {
            playback.play(false);
            seek_milestone(seek, *workspace.document().milestones, session);
          },
      },
      action);
  watch_milestones(action, before, session);
  show_clock(before, session);
}

void dispatch_time_view(const TimeViewAction& action, Session& session) {
  const auto shown = session.shown_time(), whole = session.whole_time();
  std::visit(core::Overloaded{
                 [&](const ZoomTime& zoom) {
                   const double clock = session.playback.day();
                   const double middle = shown.contains(clock) ? clock : shown.day_at(0.5);
                   if (std::isfinite(zoom.factor) && zoom.factor > 0)
                     session.show_time(zoomed_view(shown, whole, zoom.day.value_or(middle), zoom.factor));
                 },
                 [&](const PanTime& pan) {
                   if (std::isfinite(pan.days)) session.show_time(moved_view(shown, whole, pan.days));
                 },
                 [&](const ShowTime& show) { session.show_time(show.span.value_or(whole)); },
                 [&](const GiveKeysToTime& give) { session.keys_move_clock = give.on; },
             },
             action);
}

}  // namespace eb::app
