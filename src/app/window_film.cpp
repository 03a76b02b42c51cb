#include "app/window_film.h"

#include <algorithm>

namespace eb::app {

namespace {

constexpr std::chrono::milliseconds upload_budget{20};
constexpr std::chrono::milliseconds telling_pause{250};

// The part of the map that lies free between the panels, in a picture of another shape.
session::Camera view_of_window(const session::Camera& window, const session::Insets& covered,
                               const session::FilmSettings& film) {
  const double width = std::max(1.0, window.width_px - covered.left - covered.right);
  const double height = std::max(1.0, window.height_px - covered.top - covered.bottom);
  auto camera = window;
  camera.center = window.to_world({covered.left + width / 2, covered.top + height / 2});
  camera.metres_per_pixel = window.metres_per_pixel * std::max(width / film.width, height / film.height);
  return camera;
}

}  // namespace

struct WindowFilm::Making {
  session::FilmSettings film;
  std::uint64_t project = 0;
  std::unique_ptr<model::History> document;  // as it was at the start
  session::Camera camera;
  session::Compare compare;
  session::ViewSettings view;
  session::Playback playback;
  text::Catalog catalog;
  PaintOptions options;
  std::unique_ptr<render::Renderer> renderer;
  std::unique_ptr<MapPainter> painter;
  std::unique_ptr<FilmExport> exported;

  class Turn;
};

// While it lives the workspace and its session show the film.
class WindowFilm::Making::Turn {
 public:
  Turn(Workspace& workspace, Making& making) : m_workspace{workspace}, m_making{making} {
    exchange();
    m_selection = std::exchange(m_workspace.session().selection, {});
    m_editing = std::exchange(m_workspace.session().editing, {});
  }
  ~Turn() {
    m_workspace.session().selection = std::move(m_selection);
    m_workspace.session().editing = std::move(m_editing);
    exchange();
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  void exchange() {
    auto& session = m_workspace.session();
    std::swap(session.camera, m_making.camera);
    std::swap(session.compare, m_making.compare);
    std::swap(session.view, m_making.view);
    std::swap(session.playback, m_making.playback);
    m_making.document = m_workspace.exchange_history(std::move(m_making.document));
  }

  Workspace& m_workspace;
  Making& m_making;
  session::Selection m_selection;
  session::RouteEditing m_editing;
};

WindowFilm::WindowFilm(const Environment& environment, Workspace& workspace, platform::GraphicsContext& context)
    : m_environment{environment}, m_workspace{workspace}, m_context{context} {}

WindowFilm::~WindowFilm() = default;

core::Result<void> WindowFilm::start(const session::FilmSettings& film, const session::Insets& covered) {
  if (m_making) {
    return core::Error{core::msg("Another film is still being made"), core::msg("Wait for its end or cancel it."),
                       m_making->film.path};
  }
  const auto& document = m_workspace.document();
  if (auto good = session::check(film, document.time_from, document.time_to); !good) return good;
  auto renderer = render::Renderer::create(m_context.gl_loader(), m_environment.paths.shaders);
  if (!renderer) return renderer.error();
  auto exported = FilmExport::start(film, plan_of(film, m_workspace), [this] { m_context.wake(); });
  if (!exported) return exported.error();

  const auto& session = m_workspace.session();
  const auto language = film.language.empty() ? session.view.locale : film.language;
  auto making = std::make_unique<Making>();
  making->film = film;
  making->project = m_workspace.project_number();
  making->document = std::make_unique<model::History>(document);
  making->camera = film.of_window_view ? view_of_window(session.camera, covered, film) : session.camera;
  making->camera.width_px = film.width;
  making->camera.height_px = film.height;
  // A second clock beside the film stands still; maps of a span of time show nothing that passes.
  if (session.compare.is_split()) making->compare = session.compare;
  making->compare.other_day = session.other_day();
  making->view = session.view;
  making->playback.set_range(document.time_from, document.time_to);
  making->catalog = m_environment.catalog(language, session.view.units);
  making->view.locale = making->catalog.locale();
  making->view.language = making->catalog.language();
  making->renderer = *std::move(renderer);
  making->painter = std::make_unique<MapPainter>(m_workspace, *making->renderer);
  making->exported = *std::move(exported);
  if (!film.of_window_view) {
    const Making::Turn turn{m_workspace, *making};
    auto& camera = m_workspace.session().camera;
    camera = making->painter->home_camera(making->catalog, making->options);
  }
  m_making = std::move(making);
  m_workspace.session().film = session::FilmProgress{film.path, 0, m_making->exported->frames(), 0};
  return {};
}

void WindowFilm::cancel() {
  if (m_making) end(session::Severity::Info, core::msg("The film was cancelled"));
}

bool WindowFilm::wants_turn() const {
  return m_making && (m_making->exported->wants_frame() || m_making->exported->outcome());
}

void WindowFilm::draw_frame() {
  auto& making = *m_making;
  making.painter->upload(upload_budget);
  std::optional<render::Pixels> pixels;
  {
    const Making::Turn turn{m_workspace, making};
    show_moment(making.exported->next(), m_workspace.session().playback, making.options);
    pixels = making.painter->try_still(making.catalog, making.options);
  }
  if (!pixels) return;  // next turn
  if (pixels->rgba.empty()) {
    return end(session::Severity::Error, core::msg("The pictures of the film cannot be drawn"));
  }
  making.exported->add(*std::move(pixels));
}

void WindowFilm::end(session::Severity severity, core::Message what) {
  m_workspace.session().notices.add(severity, {std::move(what), {}, m_making->film.path});
  m_workspace.session().film.reset();
  m_making.reset();
}

bool WindowFilm::is_worth_telling() {
  const auto now = std::chrono::steady_clock::now();
  if (now - m_told < telling_pause) return false;
  m_told = now;
  return true;
}

bool WindowFilm::step() {
  if (!m_making) return false;
  if (m_making->project != m_workspace.project_number()) {
    end(session::Severity::Warning, core::msg("The film was cancelled, because another project was opened"));
    return true;
  }
  if (const auto outcome = m_making->exported->outcome()) {
    if (*outcome) {
      end(session::Severity::Info, core::msg("The film is ready"));
    } else {
      m_workspace.session().notices.add(session::Severity::Error, outcome->error());
      m_workspace.session().film.reset();
      m_making.reset();
    }
    return true;
  }
  if (m_making->exported->wants_frame()) draw_frame();
  if (!m_making) return true;
  auto& progress = *m_workspace.session().film;
  progress.drawn = m_making->exported->drawn();
  progress.seconds_left = m_making->exported->seconds_left();
  return is_worth_telling();
}

}  // namespace eb::app
