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

std::string file_name(const std::string& path) {
  return fs::path{path}.filename().string();
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

WindowTransfer::WindowTransfer(const Environment& environment, Workspace& workspace, platform::GraphicsContext& context)
    : m_environment{environment}, m_workspace{workspace}, m_context{context} {}

WindowTransfer::~WindowTransfer() = default;

void WindowTransfer::handle(const session::TransferAction& action) {
  auto& notices = m_workspace.session().notices;
  std::visit(core::Overloaded{
                 [&](const session::ImportRoutes& import) {
                   for (const auto& path : import.paths) import_file(path);
                 },
                 [&](const session::ExportRoutes& wanted) {
                   if (const auto started = start_export(wanted); !started)
                     notices.add(Severity::Error, started.error());
                 },
                 [&](const session::CancelExport&) {
                   if (!m_book) return;
                   notices.add(Severity::Info, {msg("The export was cancelled"), {}, m_book->path});
                   m_workspace.session().transfer.reset();
                   m_book.reset();
                 },
             },
             action);
}

void WindowTransfer::import_file(const std::string& path) {
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
  if (m_book)
    return Error{msg("Another roadbook is still being made"), msg("Wait for its end or cancel it."), m_book->path};
  auto book = std::make_unique<Book>();
  auto renderer = render::Renderer::create(m_context.gl_loader(), m_environment.paths.shaders);
  if (!renderer) return renderer.error();
  book->path = wanted.path;
  book->renderer = *std::move(renderer);
  auto roadbook = Roadbook::start(m_workspace, *book->renderer,
                                  {std::move(route), wanted.group, m_environment.catalog(wanted.language, m_workspace.session().view.units)});
  if (!roadbook) return roadbook.error();
  book->roadbook = *std::move(roadbook);
  m_workspace.session().transfer = session::TransferProgress{wanted.path, 0, book->roadbook->maps()};
  m_book = std::move(book);
  return {};
}

bool WindowTransfer::step() {
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
