#pragma once
// What a film is: from where to where the clock runs, how long it takes, and which moment each of its frames shows.
// Used by the command line, by the dialog of the window and by app/film_export. Pure values.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/clock_time.h"
#include "core/result.h"
#include "session/story_clock.h"

namespace eb::session {

// Pictures: a folder of numbered PNG files.
enum class FilmKind : std::uint8_t { Mp4, WebM, Gif, Pictures };

struct FilmSettings {
  std::string path;  // a file whose suffix says the kind, or a folder for pictures
  core::ClockTime from, to;
  double seconds = 30;
  int frames_per_second = 30;
  int width = 1920, height = 1080;  // pixels
  bool story_clock = false;         // slow where much happens, instead of even
  std::string language;             // of the furniture and the names; empty = as it is
  bool of_window_view = false;      // what the window shows, instead of the whole map
};

// A film that is being made, for the panels.
struct FilmProgress {
  std::string path;
  std::size_t drawn = 0, frames = 0;
  double seconds_left = 0;
};

// By the path alone: "film.mp4", "film.webm", "film.gif"; "film/" and every folder that exists are for pictures.
// nullopt: no kind of film is known by this suffix.
std::optional<FilmKind> film_kind(const std::string& path);

// Whether such a film can be made of a story that runs between the two days.
core::Result<void> check(const FilmSettings& film, core::Day first_day, core::Day last_day);

// The path with the suffix of a kind: "film.mp4" as WebM is "film.webm", as pictures "film/".
std::string with_suffix(const std::string& path, FilmKind kind);

// "1280x720" and "1280 x 720".
std::optional<std::pair<int, int>> parse_film_size(std::string_view text);

std::size_t frame_count(const FilmSettings& film);

// What one frame shows; `render` draws the same from the same three values.
struct FilmMoment {
  core::ClockTime time;
  double fade_days = 0;           // length of the transitions under way
  core::ClockTime settled_since;  // what began until then is in no transition
};

class FilmPlan {
 public:
  // `story`: over the film's own time; only for a film that follows the story clock.
  FilmPlan(const FilmSettings& film, std::shared_ptr<const StoryClock> story);

  [[nodiscard]] std::size_t frames() const { return m_frames; }
  // The first frame shows the first moment, the last one the last.
  [[nodiscard]] FilmMoment moment(std::size_t frame) const;

 private:
  [[nodiscard]] double day_at(double share) const;

  core::ClockTime m_from, m_to;
  double m_seconds;
  std::size_t m_frames;
  std::shared_ptr<const StoryClock> m_story;
};

}  // namespace eb::session
