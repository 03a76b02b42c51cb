#include "app/window_transfer.h"

#include <algorithm>
#include <filesystem>

#include "app/route_files.h"
#include "app/route_project.h"
#include "core/atomic_file.h"
#include "core/overloaded.h"

namespace eb::app {

namespace {

namespace fs = std::filesystem;
using core::Error;
using core::msg;
using session::Severity;

// Of a file, or of a folder whose path ends in "/".
std::string file_name(const fs::path& path) {
  return (path.has_filename() ? path : path.parent_path()).filename().string();
}

geo::Box2d box_of(const model::Route& route, const Workspace& workspace) {
  geo::Box2d box;
  for (const auto& point : route.points) {
    if (const auto at = workspace.to_project(point.position); geo::is_finite(at)) box.add(at);
  }
  return box;
}

}  // namespace

struct WindowTransfer::Book {
  std::string path;
  std::unique_ptr<render::Renderer> renderer;
  std::unique_ptr<Roadbook> roadbook;
};

struct WindowTransfer::Page {
  std::string path;
  std::unique_ptr<render::Renderer> renderer;
  std::unique_ptr<WebHandout> handout;
};

WindowTransfer::WindowTransfer(const Environment& environment, Workspace& workspace, platform::GraphicsContext& context)
    : m_environment{environment}, m_workspace{workspace}, m_context{context} {}

WindowTransfer::~WindowTransfer() = default;

void WindowTransfer::handle(const session::TransferAction& action) {
  auto& notices = m_workspace.session().notices;
  std::visit(
      core::Overloaded{
          [&](const session::ImportRoutes& import) {
            for (const auto& path : import.paths) import_file(path);
          },
          [&](const session::ExportRoutes& wanted) {
            if (const auto started = start_export(wanted); !started) notices.add(Severity::Error, started.error());
          },
          [&](const session::CancelExport&) {
            if (!wants_turn()) return;
            notices.add(Severity::Info, {msg("The export was cancelled"), {}, m_book ? m_book->path : m_page->path});
            m_workspace.session().transfer.reset();
            m_book.reset();
            m_page.reset();
          },
      },
      action);
}

namespace {

bool is_source_of_secrets(const model::Document& document, const std::string& path) {
  std::error_code error;
  return std::ranges::any_of(document.layers, [&](const auto& layer) {
    return layer->sensitive && (layer->source == path || std::filesystem::equivalent(layer->source, path, error));
  });
}

}  // namespace

void WindowTransfer::import_file(const std::string& path) {
  if (is_source_of_secrets(m_workspace.document(), path))
    return m_workspace.session().notices.add(
        Severity::Error, {msg("{0} is the file of a sensitive layer, of which no route is made", file_name(path)),
                          msg("Draw the way by hand, or import another file."), path});
  ++m_pending;
  const auto& session = m_workspace.session();
  m_workspace.jobs().submit("routes of " + path, [this, path, language = session.view.language,
                                                  network = session.network_allowed](const std::stop_token& stop) {
    auto read =
        std::make_shared<core::Result<io::ImportedRoutes>>(m_environment.reader.routes(path, language, network, stop));
    return [this, path, read] {
      --m_pending;
      if (*read) return add_routes(path, std::move(**read));
      m_workspace.session().notices.add(Severity::Error, read->error());
    };
  });
}

void WindowTransfer::add_routes(const std::string& path, io::ImportedRoutes imported) {
  auto& session = m_workspace.session();
  geo::Box2d box;
  const auto count = imported.routes.size();
  for (auto& route : fitted_into(std::move(imported.routes), m_workspace.document())) {
    box.add(box_of(route, m_workspace));
    const auto index = m_workspace.document().routes.size();
    const auto added = m_workspace.apply(model::RouteEdit{model::AddRoute{std::move(route), index}});
    if (!added) session.notices.add(Severity::Error, added.error());
  }
  for (const auto& problem : imported.problems)
    session.notices.add(Severity::Warning, {problem.what, problem.hint, path});
  session.notices.add(Severity::Info, {msg("Routes imported from {1}: {0}", count, file_name(path)), {}, path});
  m_workspace.sync_layers();
  if (!box.empty()) session.fly_to(session::fitted(session.camera, box.grown(200), session.covered), 0.9);
}

core::Result<void> WindowTransfer::start_export(const session::ExportRoutes& wanted) {
  if (means_web_page(wanted.path)) return start_page(wanted);
  std::vector<std::shared_ptr<const model::Route>> routes;
  for (const auto& route : m_workspace.document().routes) {
    if (wanted.route.empty() || route->id == wanted.route) routes.push_back(route);
  }
  if (routes.empty()) return Error{msg("There is no route to export"), msg("Draw or import one first."), {}};
  const auto format = model::route_format_of(wanted.path);
  if (!format)
    return Error{msg("{0}: this suffix is of no format routes can be written in", wanted.path),
                 msg("Choose one of these: {0}.", ".gpx, .kml, .kmz, .geojson, .gpkg, .csv, .ics, .pdf"),
                 {}};
  if (*format == model::RouteFormat::Pdf) {
    if (routes.size() == 1) return start_book(wanted, routes.front());
    return Error{
        msg("The project has {0} routes, and a roadbook is about one", routes.size()), msg("Choose one of them."), {}};
  }
  auto exported = exported_routes(routes, wanted.group);
  if (!exported) return exported.error();
  write({std::move(*exported), *format, wanted.preset, text::language_of(wanted.language)}, wanted.path);
  return {};
}

void WindowTransfer::write(model::RouteExport request, const std::string& path) {
  ++m_pending;
  m_workspace.session().transfer = session::TransferProgress{path, 0, 0};
  m_workspace.jobs().submit(
      "write " + path,
      [this, path, asked = std::make_shared<const model::RouteExport>(std::move(request))](const std::stop_token&) {
        auto written = std::make_shared<core::Result<void>>(write_route_file(*asked, path, m_environment.reader));
        return [this, path, written] {
          --m_pending;
          finish(path, *written);
        };
      });
}

void WindowTransfer::finish(const std::string& path, const core::Result<void>& written) {
  auto& session = m_workspace.session();
  session.transfer.reset();
  if (!written) return session.notices.add(Severity::Error, written.error());
  session.notices.add(Severity::Info, {msg("{0} is written", file_name(path)), {}, path});
}

core::Result<void> WindowTransfer::start_book(const session::ExportRoutes& wanted,
                                              std::shared_ptr<const model::Route> route) {
  if (wants_turn())
    return Error{msg("Another roadbook is still being made"), msg("Wait for its end or cancel it."), wanted.path};
  auto book = std::make_unique<Book>();
  auto renderer = render::Renderer::create(m_context.gl_loader(), m_environment.paths.shaders);
  if (!renderer) return renderer.error();
  book->path = wanted.path;
  book->renderer = *std::move(renderer);
  auto roadbook = Roadbook::start(
      m_workspace, *book->renderer,
      {std::move(route), wanted.group, m_environment.catalog(wanted.language, m_workspace.session().view.units)});
  if (!roadbook) return roadbook.error();
  book->roadbook = *std::move(roadbook);
  m_workspace.session().transfer = session::TransferProgress{wanted.path, 0, book->roadbook->maps()};
  m_book = std::move(book);
  return {};
}

core::Result<void> WindowTransfer::start_page(const session::ExportRoutes& wanted) {
  if (wants_turn())
    return Error{msg("Another roadbook is still being made"), msg("Wait for its end or cancel it."), wanted.path};
  auto page = std::make_unique<Page>();
  auto renderer = render::Renderer::create(m_context.gl_loader(), m_environment.paths.shaders);
  if (!renderer) return renderer.error();
  page->path = wanted.path;
  page->renderer = *std::move(renderer);
  WebHandoutRequest request{{}, wanted.path, !wanted.path.ends_with('/'), wanted.route, wanted.group};
  for (std::size_t at = 0; at < wanted.language.size();) {
    const auto end = std::min(wanted.language.find(',', at), wanted.language.size());
    request.languages.push_back(wanted.language.substr(at, end - at));
    at = end + 1;
  }
  auto handout = WebHandout::start(m_environment, m_workspace, *page->renderer, std::move(request));
  if (!handout) return handout.error();
  page->handout = *std::move(handout);
  m_workspace.session().transfer = session::TransferProgress{wanted.path, 0, page->handout->maps()};
  m_page = std::move(page);
  return {};
}

// A map a turn; then the rest goes to a worker.
bool WindowTransfer::step_page() {
  auto& handout = *m_page->handout;
  if (handout.drawn() == handout.maps()) {
    write_page();
    return true;
  }
  const auto drawn = handout.draw_next(false);
  if (!drawn) {
    finish(m_page->path, drawn.error());
    m_page.reset();
    return true;
  }
  if (*drawn) m_workspace.session().transfer->done = handout.drawn();
  return *drawn;
}

void WindowTransfer::write_page() {
  ++m_pending;
  const auto path = m_page->path;
  m_workspace.session().transfer = session::TransferProgress{path, 0, 0};
  m_workspace.jobs().submit(
      "write " + path,
      [this, path, job = std::make_shared<WebHandoutJob>(m_page->handout->job())](const std::stop_token&) {
        auto report = std::make_shared<core::Result<WebHandoutReport>>(write_web_handout(std::move(*job)));
        return [this, path, report] {
          --m_pending;
          if (!*report) return finish(path, report->error());
          for (const auto& error : (*report)->left_out) m_workspace.session().notices.add(Severity::Warning, error);
          finish(path, {});
        };
      });
  m_page.reset();
}

bool WindowTransfer::step() {
  if (m_page) return step_page();
  if (!m_book) return false;
  auto& book = *m_book;
  if (book.roadbook->drawn() < book.roadbook->maps()) {
    if (!book.roadbook->draw_next(false)) return false;
    m_workspace.session().transfer->done = book.roadbook->drawn();
    return true;
  }
  const auto pdf = book.roadbook->pages();
  const auto path = book.path;
  m_book.reset();
  finish(path, pdf ? core::write_file_atomically(path, *pdf) : core::Result<void>{pdf.error()});
  return true;
}

}  // namespace eb::app
