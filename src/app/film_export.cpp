#include "app/film_export.h"

#include "io/frame_folder.h"
#include "io/video_file.h"

namespace eb::app {

namespace {

core::Result<std::unique_ptr<io::FrameSink>> open_sink(const session::FilmSettings& film) {
  const io::FrameShape shape{film.width, film.height, film.frames_per_second, session::frame_count(film)};
  switch (session::film_kind(film.path).value_or(session::FilmKind::Pictures)) {
    case session::FilmKind::Mp4:
      return io::open_video_file(film.path, io::VideoKind::Mp4, shape);
    case session::FilmKind::WebM:
      return io::open_video_file(film.path, io::VideoKind::WebM, shape);
    case session::FilmKind::Gif:
      return io::open_video_file(film.path, io::VideoKind::Gif, shape);
    case session::FilmKind::Pictures:
      break;
  }
  return io::open_frame_folder(film.path, shape);
}

}  // namespace

core::Result<std::unique_ptr<FilmExport>> FilmExport::start(const session::FilmSettings& film, session::FilmPlan plan,
                                                            std::function<void()> wake) {
  auto sink = open_sink(film);
  if (!sink) return sink.error();
  return std::unique_ptr<FilmExport>{new FilmExport{std::move(plan), *std::move(sink), std::move(wake)}};
}

FilmExport::FilmExport(session::FilmPlan plan, std::unique_ptr<io::FrameSink> sink, std::function<void()> wake)
    : m_plan{std::move(plan)}, m_queue{std::move(sink), std::move(wake)} {}

bool FilmExport::wants_frame() const {
  return m_drawn < frames() && m_queue.has_room() && !m_queue.outcome();
}

void FilmExport::add(render::Pixels pixels) {
  m_queue.add(std::move(pixels.rgba));
  if (++m_drawn == frames()) m_queue.finish();
}

double FilmExport::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
}

double FilmExport::seconds_left() const {
  if (m_drawn == 0) return 0;
  return seconds() / static_cast<double>(m_drawn) * static_cast<double>(frames() - m_drawn);
}

session::FilmPlan plan_of(const session::FilmSettings& film, const Workspace& workspace) {
  const core::Day end = film.to.day + (film.to.second > 0 ? 1 : 0);
  auto story = film.story_clock ? std::make_shared<const session::StoryClock>(workspace.story_clock(film.from.day, end))
                                : nullptr;
  return session::FilmPlan{film, std::move(story)};
}

void show_moment(const session::FilmMoment& moment, session::Playback& playback, PaintOptions& options) {
  playback.seek(moment.time.days());
  options.transition.reset();
  if (moment.fade_days > 0) options.transition = Transition{moment.fade_days, moment.settled_since.days()};
}

}  // namespace eb::app
