#include "session/film.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <system_error>

#include "session/playback.h"

namespace eb::session {

namespace {

using core::Error;
using core::msg;

constexpr int least_side = 16, most_side = 16'384;
constexpr int most_frames_per_second = 120, most_in_a_gif = 50;
constexpr double most_seconds = 3600;

core::Result<void> check_time(const FilmSettings& film, core::Day first_day, core::Day last_day) {
  if (film.to.days() < film.from.days()) {
    return Error{
        msg("The film would end on {0}, before it begins on {1}", core::to_iso(film.to), core::to_iso(film.from)),
        msg("Exchange the two dates, or correct one."),
        {}};
  }
  if (film.from.days() < first_day || film.to.days() > last_day) {
    return Error{
        msg("The film from {0} to {1} leaves the time of the project", core::to_iso(film.from), core::to_iso(film.to)),
        msg("Choose dates from {0} to {1}.", core::to_iso(first_day), core::to_iso(last_day)),
        {}};
  }
  if (!(film.seconds > 0) || film.seconds > most_seconds) {
    return Error{
        msg("A film lasts at most {0} seconds, and more than none", most_seconds), msg("Choose another duration."), {}};
  }
  return {};
}

core::Result<void> check_picture(const FilmSettings& film, FilmKind kind) {
  const auto [least, most] = std::minmax({film.width, film.height});
  if (least < least_side || most > most_side) {
    return Error{msg("{0} x {1} pixels is no size for a film", film.width, film.height),
                 msg("Choose sides of {0} to {1} pixels.", least_side, most_side),
                 {}};
  }
  const bool wants_even = kind == FilmKind::Mp4 || kind == FilmKind::WebM;
  if (wants_even && (film.width % 2 != 0 || film.height % 2 != 0)) {
    return Error{msg("MP4 and WebM need even sides; {0} x {1} is odd", film.width, film.height),
                 msg("Choose {0} x {1}.", film.width + film.width % 2, film.height + film.height % 2),
                 {}};
  }
  const int most_a_second = kind == FilmKind::Gif ? most_in_a_gif : most_frames_per_second;
  if (film.frames_per_second < 1 || film.frames_per_second > most_a_second) {
    return Error{msg("{0} frames a second are not possible here", film.frames_per_second),
                 msg("Choose 1 to {0}.", most_a_second),
                 {}};
  }
  return {};
}

}  // namespace

std::optional<FilmKind> film_kind(const std::string& path) {
  std::error_code error;
  if (path.ends_with('/') || std::filesystem::is_directory(path, error)) return FilmKind::Pictures;
  auto suffix = std::filesystem::path{path}.extension().string();
  std::ranges::transform(suffix, suffix.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
  if (suffix == ".mp4") return FilmKind::Mp4;
  if (suffix == ".webm") return FilmKind::WebM;
  if (suffix == ".gif") return FilmKind::Gif;
  return std::nullopt;
}

std::string with_suffix(const std::string& path, FilmKind kind) {
  std::string name = path;
  while (name.size() > 1 && name.ends_with('/')) name.pop_back();
  if (const auto old = film_kind(name); old && *old != FilmKind::Pictures) {
    name.resize(name.size() - std::filesystem::path{name}.extension().string().size());
  }
  switch (kind) {
    case FilmKind::Mp4:
      return name + ".mp4";
    case FilmKind::WebM:
      return name + ".webm";
    case FilmKind::Gif:
      return name + ".gif";
    case FilmKind::Pictures:
      break;
  }
  return name + "/";
}

core::Result<void> check(const FilmSettings& film, core::Day first_day, core::Day last_day) {
  const auto kind = film_kind(film.path);
  if (!kind) {
    return Error{msg("The name does not say what kind of film it is to be"),
                 msg("Write NAME.mp4, NAME.webm or NAME.gif, or NAME/ for a folder of pictures."), film.path};
  }
  if (auto good = check_time(film, first_day, last_day); !good) return good;
  return check_picture(film, *kind);
}

std::optional<std::pair<int, int>> parse_film_size(std::string_view text) {
  std::pair<int, int> size;
  const char* at = text.data();
  const char* const end = at + text.size();
  const auto skip_blanks = [&] {
    while (at != end && *at == ' ') ++at;
  };
  const auto take = [&](int& value) {
    skip_blanks();
    const auto [after, error] = std::from_chars(at, end, value);
    at = after;
    skip_blanks();
    return error == std::errc{};
  };
  if (!take(size.first) || at == end || *at++ != 'x' || !take(size.second) || at != end) return std::nullopt;
  return size;
}

std::size_t frame_count(const FilmSettings& film) {
  return static_cast<std::size_t>(std::max(1.0, std::round(film.seconds * film.frames_per_second)));
}

FilmPlan::FilmPlan(const FilmSettings& film, std::shared_ptr<const StoryClock> story)
    : m_from{film.from},
      m_to{film.to},
      m_seconds{film.seconds},
      m_frames{frame_count(film)},
      m_story{film.story_clock ? std::move(story) : nullptr} {}

// Before the beginning the clock is thought to run as fast as at the beginning: a film starts in full motion.
double FilmPlan::day_at(double share) const {
  const double from = m_from.days(), to = m_to.days();
  if (!m_story || to <= from) return from + share * (to - from);
  const double first = m_story->share_at(from), last = m_story->share_at(to);
  const double on_story = first + share * (last - first);
  if (share < 0) return from + share * (last - first) * m_story->days_per_share(from);
  return std::clamp(m_story->day_at(on_story), from, to);
}

FilmMoment FilmPlan::moment(std::size_t frame) const {
  if (frame + 1 >= m_frames && m_frames > 1) {
    return {m_to, day_at(1) - day_at(1 - Playback::fade_seconds / m_seconds), m_from};
  }
  const double share = m_frames > 1 ? static_cast<double>(frame) / static_cast<double>(m_frames - 1) : 0;
  const double day = day_at(share);
  return {core::nearest_second(day), day - day_at(share - Playback::fade_seconds / m_seconds), m_from};
}

}  // namespace eb::session
