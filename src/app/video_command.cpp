// `video`: a film of the time that passes, drawn frame by frame by the code that draws pictures.
#include <fmt/format.h>
#include <unistd.h>

#include <cmath>
#include <functional>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/commands.h"
#include "app/film_export.h"
#include "app/interrupt_watch.h"
#include "app/show_command.h"
#include "app/show_film.h"
#include "app/stage.h"
#include "app/tour_film.h"

namespace eb::app {

namespace {

using Json = nlohmann::ordered_json;
constexpr int wrong_usage = 2;
constexpr int ended_by_signal = 128;

core::Result<session::FilmSettings> settings_of(const VideoCommand& command, const Workspace& workspace) {
  const auto& document = workspace.document();
  session::FilmSettings film;
  film.path = command.out.empty() ? "frames/" : command.out;  // without one there is only a list
  film.from = {document.time_from, 0};
  film.to = {document.time_to, 0};
  if (!command.from.empty()) {
    const auto from = core::parse_clock_time(command.from, date_order(command.common.language));
    if (!from) return from.error();
    film.from = *from;
  }
  if (!command.to.empty()) {
    const auto to = core::parse_clock_time(command.to, date_order(command.common.language));
    if (!to) return to.error();
    film.to = *to;
  }
  film.seconds = command.seconds;
  film.frames_per_second = command.frames_per_second;
  film.width = command.width;
  film.height = command.height;
  film.story_clock = command.story_clock;
  return film;
}

// What `render` wants to draw this frame, besides what all frames have in common.
std::vector<std::string> render_arguments(const session::FilmMoment& moment, const session::Session& session) {
  std::vector<std::string> words{"--date", core::to_iso(moment.time)};
  if (moment.fade_days > 0) {
    const auto days = fmt::format("{}", moment.fade_days);
    words.insert(words.end(), {"--fade-days", days, "--fade-since", core::to_iso(moment.settled_since)});
  }
  if (session.compare.has_two_days()) {
    words.insert(words.end(), {"--other-date", core::to_iso(core::nearest_second(session.other_day()))});
  }
  return words;
}

void print_list(const session::FilmPlan& plan, const session::Session& session, bool as_json) {
  for (std::size_t i = 0; i < plan.frames(); ++i) {
    const auto words = render_arguments(plan.moment(i), session);
    if (as_json) {
      std::cout << Json{{"frame", i}, {"render", words}}.dump() << '\n';
      continue;
    }
    std::cout << i;
    for (const auto& word : words) std::cout << ' ' << word;
    std::cout << '\n';
  }
}

// Of a tour besides where the coach is, and what the map shows there.
void print_tour_list(const session::FilmPlan& plan, const TourFilm& tour, int frames_per_second, bool as_json) {
  for (std::size_t i = 0; i < plan.frames(); ++i) {
    const double seconds = static_cast<double>(i) / frames_per_second;
    const auto at = fmt::format("{}", seconds);
    if (!as_json) {
      std::cout << i << " --tour " << at << '\n';
      continue;
    }
    const auto moment = tour.moment(seconds);
    std::cout << Json{{"frame", i},
                      {"render", {"--tour", at}},
                      {"date", core::to_iso(static_cast<core::Day>(std::floor(moment.day)))},
                      {"stop", moment.stop + 1},
                      {"at_stop", moment.phase == session::TourPhase::AtStop},
                      {"along_m", moment.along_m}}
                     .dump()
              << '\n';
  }
}

// How far it is: JSON lines on stdout, or for people on stderr; on a terminal on one line that changes.
class Progress {
 public:
  Progress(const VideoCommand& command, const FilmExport& film, const text::Catalog& catalog)
      : m_film{film}, m_catalog{catalog}, m_json{command.json}, m_is_terminal{::isatty(STDERR_FILENO) == 1} {}

  void tell() {
    const auto percent = 100 * m_film.drawn() / m_film.frames();
    if (m_json) {
      std::cout << Json{{"frame", m_film.drawn()}, {"frames", m_film.frames()}, {"seconds", m_film.seconds()}}.dump()
                << std::endl;
    } else if (m_is_terminal || percent / 10 != m_percent / 10) {
      std::cerr << (m_is_terminal ? "\r" : "") << line(percent) << (m_is_terminal ? "  " : "\n") << std::flush;
    }
    m_percent = percent;
  }
  void end() const {
    if (m_is_terminal && !m_json && m_film.drawn() > 0) std::cerr << '\n';
  }

 private:
  [[nodiscard]] std::string line(std::size_t percent) const {
    return core::substitute(m_catalog.tr("Frame {0} of {1} ({2} %), about {3} s left"),
                            {std::to_string(m_film.drawn()), std::to_string(m_film.frames()), std::to_string(percent),
                             fmt::format("{:.0f}", m_film.seconds_left())});
  }

  const FilmExport& m_film;
  const text::Catalog& m_catalog;
  bool m_json, m_is_terminal;
  std::size_t m_percent = 0;
};

// Draws until everything is written, something fails or somebody wants an end.
core::Result<void> make(FilmExport& film, const std::function<render::Pixels()>& next_picture,
                        render::Renderer& renderer, const InterruptWatch& interrupts, Progress& progress) {
  while (interrupts.signal() == 0) {
    if (auto outcome = film.outcome()) return *outcome;
    if (!film.wants_frame()) {
      film.wait();
      continue;
    }
    auto pixels = next_picture();
    for (const auto& error : renderer.take_gl_errors()) std::cerr << "emscherblick: OpenGL: " << error << '\n';
    if (pixels.rgba.empty()) {
      return core::Error{
          core::msg("The pictures of the film cannot be drawn"), core::msg("Choose a smaller size."), {}};
    }
    film.add(std::move(pixels));
    progress.tell();
  }
  return core::Error{core::msg("The film was cancelled"), {}, {}};
}

void print_result(const VideoCommand& command, const FilmExport& film, const text::Catalog& catalog) {
  const double a_second = static_cast<double>(film.frames()) / film.seconds();
  if (command.json) {
    std::cout << Json{{"out", command.out},
                      {"frames", film.frames()},
                      {"duration", static_cast<double>(film.frames()) / command.frames_per_second},
                      {"size", {command.width, command.height}},
                      {"seconds", film.seconds()},
                      {"frames_per_second", a_second}}
                     .dump()
              << '\n';
    return;
  }
  std::cerr << core::substitute(catalog.tr("{0}: {1} frames, {2} a second"),
                                {command.out, std::to_string(film.frames()), fmt::format("{:.1f}", a_second)})
            << '\n';
}

// Opens the film and draws it all; the exit code.
int make_film(const VideoCommand& command, const session::FilmSettings& settings, const session::FilmPlan& plan,
              const std::function<render::Pixels(const session::FilmMoment&)>& draw, render::Renderer& renderer,
              InterruptWatch& interrupts, const text::Catalog& catalog) {
  interrupts.hold();
  const auto film = FilmExport::start(settings, plan);
  if (!film) return fail(film.error(), catalog);
  Progress progress{command, **film, catalog};
  const auto made = make(
      **film, [&] { return draw((*film)->next()); }, renderer, interrupts, progress);
  progress.end();
  if (made) return print_result(command, **film, catalog), 0;
  const int exit_code = fail(made.error(), catalog);
  return interrupts.signal() != 0 ? ended_by_signal + interrupts.signal() : exit_code;
}

// The whole show with its own timing.
int run_show_video(const VideoCommand& command, const Environment& environment) {
  InterruptWatch interrupts;
  const auto catalog = environment.catalog(command.common.language);
  const PictureSize size{command.width, command.height};
  auto studio = open_show(command.common, size, environment);
  if (!studio) return fail(studio.error(), catalog);
  const auto& workspace = *studio->stage.workspace;
  auto settings = settings_of(command, workspace);
  if (!settings) return fail(settings.error(), catalog);
  const auto& document = workspace.document();
  auto story = std::make_shared<const session::StoryClock>(workspace.story_clock(document.time_from, document.time_to));
  ShowFilm show{*studio->hall, studio->show, look_of(command.common, size, *studio->show, environment),
                command.frames_per_second, std::move(story)};
  settings->seconds = show.seconds();
  if (const auto good = session::check(*settings, document.time_from, document.time_to); !good) {
    return fail(good.error(), catalog), wrong_usage;
  }
  const session::FilmPlan plan{*settings, nullptr};
  const auto told = workspace.session().notices.list().size();
  const auto draw = [&](const session::FilmMoment&) { return show.next(); };
  const int code = make_film(command, *settings, plan, draw, *studio->stage.offscreen.renderer, interrupts, catalog);
  print_problems(workspace, told, catalog);
  return code;
}

// The whole tour with its own timing.
int run_tour_video(const VideoCommand& command, const Environment& environment) {
  InterruptWatch interrupts;
  const auto catalog = environment.catalog(command.common.language);
  const auto stage = set_stage(command.common, {command.width, command.height}, Order::Together, environment);
  if (!stage) return fail(stage.error(), catalog);
  Workspace& workspace = *stage->workspace;
  if (!any_layer_ready(workspace.session().assets)) return 1;
  MapPainter painter{workspace, *stage->offscreen.renderer};
  PaintOptions options;
  options.furniture = command.furniture;
  const auto tour = TourFilm::create(workspace, painter, catalog, options);
  if (!tour) return fail(tour.error(), catalog);
  auto settings = settings_of(command, workspace);
  if (!settings) return fail(settings.error(), catalog);
  settings->seconds = (*tour)->seconds();
  const auto& document = workspace.document();
  if (const auto good = session::check(*settings, document.time_from, document.time_to); !good) {
    return fail(good.error(), catalog), wrong_usage;
  }
  const session::FilmPlan plan{*settings, nullptr};
  if (command.list) return print_tour_list(plan, **tour, command.frames_per_second, command.json), 0;
  std::size_t frame = 0;
  const auto draw = [&](const session::FilmMoment&) {
    return (*tour)->picture(static_cast<double>(frame++) / command.frames_per_second);
  };
  return make_film(command, *settings, plan, draw, *stage->offscreen.renderer, interrupts, catalog);
}

}  // namespace

int run_video(const VideoCommand& command, const Environment& environment) {
  if (command.show) return run_show_video(command, environment);
  if (command.tour) return run_tour_video(command, environment);
  InterruptWatch interrupts;
  const auto catalog = environment.catalog(command.common.language);
  const auto stage = set_stage(command.common, {command.width, command.height}, Order::Together, environment);
  if (!stage) return fail(stage.error(), catalog);
  Workspace& workspace = *stage->workspace;
  auto& session = workspace.session();
  if (!any_layer_ready(session.assets)) return 1;

  const auto settings = settings_of(command, workspace);
  if (!settings) return fail(settings.error(), catalog);
  if (const auto good = session::check(*settings, workspace.document().time_from, workspace.document().time_to);
      !good) {
    return fail(good.error(), catalog), wrong_usage;
  }
  const auto plan = plan_of(*settings, workspace);
  if (command.list) return print_list(plan, session, command.json), 0;

  MapPainter painter{workspace, *stage->offscreen.renderer};
  PaintOptions options;
  options.furniture = command.furniture;
  session.camera = picture_camera(painter, workspace, command.box_deg, catalog, options);
  const auto draw = [&](const session::FilmMoment& moment) {
    show_moment(moment, session.playback, options);
    return painter.paint_still(catalog, options);
  };
  return make_film(command, *settings, plan, draw, *stage->offscreen.renderer, interrupts, catalog);
}

}  // namespace eb::app
