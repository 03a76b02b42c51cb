#include "app/web_handout.h"

#include <algorithm>

#include "app/route_files.h"
#include "core/atomic_file.h"
#include "io/route_writer.h"
#include "scene/map_credits.h"
#include "scene/theme.h"

namespace eb::app {

namespace {

namespace fs = std::filesystem;
using core::Error;
using core::msg;
using core::Result;

// "de_DE.UTF-8" as the web writes it: "de-DE".
std::string tag_of(const std::string& language) {
  auto tag = language.substr(0, language.find_first_of(".@"));
  std::ranges::replace(tag, '_', '-');
  return tag;
}

Result<std::vector<Tongue>> tongues_of(const Environment& environment, std::vector<std::string> languages) {
  const auto known = text::available_languages(environment.paths.locale);
  if (languages.empty()) languages = known;
  std::vector<Tongue> tongues;
  for (const auto& language : languages) {
    Tongue tongue{tag_of(language), environment.catalog(language)};
    if (tongue.tag.substr(0, tongue.tag.find('-')) != tongue.catalog.language()) {
      std::string all;
      for (const auto& name : known) all += (all.empty() ? "" : ", ") + name;
      return Error{msg("The program does not speak {0}", language), msg("Choose one of these: {0}.", all), {}};
    }
    if (std::ranges::find(tongues, tongue.tag, &Tongue::tag) == tongues.end()) tongues.push_back(std::move(tongue));
  }
  return tongues;
}

// The route one travels: shown, with stops, and no variant where there is another.
std::shared_ptr<const model::Route> route_to_tell(const model::Document& document, const core::RouteId& wanted) {
  std::shared_ptr<const model::Route> found;
  for (const auto& route : document.routes) {
    if (model::stops_of(*route).empty() || (wanted.empty() ? !route->visible : route->id != wanted)) continue;
    if (!found || (!found->variant_of.empty() && route->variant_of.empty())) found = route;
  }
  return found;
}

// Half as much again on each side of the opening view, and all of the routes.
geo::Box2d area_of(const Workspace& workspace) {
  auto box = workspace.home_box();
  box = box.empty() ? box : box.grown(std::max(box.width(), box.height()) / 2);
  for (const auto& route : workspace.document().routes) {
    for (const auto& point : route->points) {
      if (const auto at = workspace.to_project(point.position); geo::is_finite(at)) box.add(at);
    }
  }
  return box;
}

std::string credits_of(Workspace& workspace, const text::Catalog& catalog) {
  const auto& session = workspace.session();
  const double day = session.playback.day();
  scene::FurnitureContext context{workspace.document(),
                                  session,
                                  session.assets,
                                  workspace.geometries(),
                                  catalog,
                                  workspace.kilometres(day),
                                  workspace.kilometre_steps(),
                                  day,
                                  true,
                                  {},
                                  true,
                                  0};
  return scene::credits_of(context);
}

// A page with the roadbooks of all its languages may still be sent: one has a map for each stop, several do not.
constexpr double roadbook_dpi_on_page = 160;
bool has_stop_maps(const std::vector<Tongue>& tongues) {
  return tongues.size() == 1;
}

bool is_html(const fs::path& path) {
  return path.extension() == ".html" || path.extension() == ".htm";
}

// A page may take the place of an older one, but of nothing else.
Result<void> check_place(const WebHandoutRequest& request) {
  if (request.is_single_file && is_html(request.out)) return {};
  std::error_code error;
  const bool is_new = !fs::exists(request.out, error) || fs::is_empty(request.out, error);
  const bool is_ours = fs::exists(request.out / "index.html", error) && fs::exists(request.out / "handout.css", error);
  const auto files =
      fs::is_directory(request.out, error) ? std::distance(fs::directory_iterator{request.out, error}, {}) : 0;
  const bool is_one_page = files == 1 && fs::exists(request.out / "index.html", error);
  if (is_new || is_ours || is_one_page) return {};
  return Error{msg("The folder is not empty, and nothing in it may be mixed or lost"),
               msg("Name a new folder or an empty one."), request.out.string()};
}

}  // namespace

struct WebHandout::Impl {
  Workspace& workspace;
  render::Renderer& renderer;
  WebHandoutRequest request;
  WebHandoutJob job;
  std::unique_ptr<Roadbook> book;  // of the language whose maps are being drawn

  [[nodiscard]] std::size_t maps_of_one() const {
    if (!job.content.route) return 0;
    return has_stop_maps(job.content.tongues) ? model::stops_of(*job.content.route).size() + 1 : 1;
  }
};

WebHandout::WebHandout(std::unique_ptr<Impl> impl) : m_impl{std::move(impl)} {}
WebHandout::~WebHandout() = default;

Result<std::unique_ptr<WebHandout>> WebHandout::start(const Environment& environment, Workspace& workspace,
                                                      render::Renderer& renderer, WebHandoutRequest request) {
  if (const auto complete = check_web_template(environment.paths.web); !complete) return complete.error();
  if (const auto place = check_place(request); !place) return place.error();
  auto tongues = tongues_of(environment, request.languages);
  if (!tongues) return tongues.error();
  auto impl = std::make_unique<Impl>(Impl{workspace, renderer, std::move(request), {}, nullptr});
  auto& job = impl->job;
  auto& content = job.content;
  content.document = workspace.document();
  content.features = exportable_features(content.document, workspace.session().assets, area_of(workspace));
  content.tongues = *std::move(tongues);
  for (const auto& [tag, catalog] : content.tongues) content.credits.push_back(credits_of(workspace, catalog));
  content.route = route_to_tell(content.document, impl->request.route);
  if (content.route) {
    content.timetable = model::make_timetable(*content.route);
    const auto group = find_group(content.timetable, impl->request.group);
    if (!group) return Error{msg("The route has no group called {0}", impl->request.group), {}, {}};
    content.group = *group;
  }
  job.folder = environment.paths.web;
  job.out = impl->request.out;
  job.is_single_file = impl->request.is_single_file;
  return std::unique_ptr<WebHandout>{new WebHandout{std::move(impl)}};
}

std::size_t WebHandout::maps() const {
  return m_impl->maps_of_one() * m_impl->job.content.tongues.size();
}

std::size_t WebHandout::drawn() const {
  return m_impl->job.pdfs.size() * m_impl->maps_of_one() + (m_impl->book ? m_impl->book->drawn() : 0);
}

Result<bool> WebHandout::draw_next(bool waits) {
  auto& impl = *m_impl;
  const auto& content = impl.job.content;
  if (!impl.book) {
    const auto& catalog = content.tongues[impl.job.pdfs.size()].catalog;
    auto book = Roadbook::start(
        impl.workspace, impl.renderer,
        {content.route, impl.request.group, catalog, roadbook_dpi_on_page, true, has_stop_maps(content.tongues)});
    if (!book) return book.error();
    impl.book = *std::move(book);
  }
  if (!impl.book->draw_next(waits)) return false;
  if (impl.book->drawn() < impl.book->maps()) return true;
  auto pdf = impl.book->pages();
  if (!pdf) return pdf.error();
  impl.job.pdfs.push_back(*std::move(pdf));
  impl.book.reset();
  return true;
}

WebHandoutJob WebHandout::job() {
  return std::move(m_impl->job);
}

namespace {

// Files beside the page, as many as fit.
class Enclosures {
 public:
  Enclosures(const WebHandoutJob& job, std::size_t room) : m_job{job}, m_room{room} {}

  // Routes and calendars first: they are small.
  void collect(WebContent& content, WebHandoutReport& report) {
    content.downloads.resize(content.tongues.size());
    if (!content.route) return;
    for (std::size_t i = 0; i < content.tongues.size(); ++i) add_texts(content, i, report);
    for (std::size_t i = 0; i < m_job.pdfs.size(); ++i) {
      if (add(content, i, "pdf", "roadbook", "application/pdf", m_job.pdfs[i])) continue;
      report.left_out.push_back({msg("The web page has no PDF in {0}: with it the page would be too large to be sent",
                                     content.tongues[i].tag),
                                 msg("Choose fewer languages."),
                                 {}});
    }
  }
  std::vector<WebFile> files;

 private:
  void add_texts(WebContent& content, std::size_t i, WebHandoutReport& report) {
    auto exported = exported_routes({content.route}, content.timetable.groups[content.group].id);
    if (!exported) return report.left_out.push_back(exported.error());
    model::RouteExport request{*std::move(exported), model::RouteFormat::Gpx, model::RoutePreset::None,
                               content.tongues[i].catalog.language()};
    add(content, i, "gpx", "route", "application/gpx+xml", io::gpx_text(request));
    if (!content.route->schedule.date) return;
    request.format = model::RouteFormat::Ics;
    const auto calendar = route_calendar(request);
    if (!calendar) return report.left_out.push_back(calendar.error());
    add(content, i, "ics", "calendar", "text/calendar", *calendar);
  }

  bool add(WebContent& content, std::size_t language, const char* kind, const std::string& base,
           std::string_view media_type, const std::string& bytes) {
    const auto name = base + "-" + content.tongues[language].tag + "." + kind;
    auto href = m_job.is_single_file ? data_address(media_type, bytes) : name;
    const auto size = m_job.is_single_file ? href.size() : bytes.size();
    if (size > m_room) return false;
    m_room -= size;
    content.downloads[language].push_back({kind, name, std::move(href)});
    if (!m_job.is_single_file) files.push_back({name, bytes});
    return true;
  }

  const WebHandoutJob& m_job;
  std::size_t m_room;
};

WebPageInput page_input(const WebContent& content, std::string data) {
  const auto& [tag, catalog] = content.tongues.front();
  const auto about =
      content.route ? content.route->name.in(catalog.language()) + ": " + excursion_line(content, catalog) : "";
  return {content.document.title.in(catalog.language()),
          about,
          tag,
          catalog.is_right_to_left() ? "rtl" : "ltr",
          std::move(data),
          core::to_hex(scene::theme_of(session::ThemeKind::Dark).background),
          core::to_hex(scene::theme_of(session::ThemeKind::Light).background)};
}

Result<std::vector<WebFile>> page_files(const WebHandoutJob& job, const WebContent& content) {
  auto data = web_data(content);
  if (!data) return data.error();
  const auto input = page_input(content, *std::move(data));
  if (!job.is_single_file) return web_page_files(input, job.folder);
  auto one = web_page_in_one(input, job.folder);
  if (!one) return one.error();
  return std::vector{*std::move(one)};
}

std::size_t bytes_of(const std::vector<WebFile>& files) {
  std::size_t bytes = 0;
  for (const auto& file : files) bytes += file.bytes.size();
  return bytes;
}

Result<void> write_all(const std::vector<WebFile>& files, const fs::path& folder) {
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed)
    return Error{msg("Cannot make the folder: {0}", failed.message()),
                 msg("Check that the folder above exists and may be written to."), folder.string()};
  for (const auto& [name, bytes] : files) {
    if (const auto written = core::write_file_atomically(folder / name, bytes); !written) return written;
  }
  return {};
}

}  // namespace

Result<WebHandoutReport> write_web_handout(WebHandoutJob job) {
  WebHandoutReport report;
  for (const auto& title : job.content.features.left_out) {
    report.left_out.push_back({msg("{0} is a picture, and web pages are made without", title.in("en")), {}, {}});
  }
  // The page without enclosures says how much room they have.
  job.content.downloads.assign(job.content.tongues.size(), {});
  const auto bare = page_files(job, job.content);
  if (!bare) return bare.error();
  constexpr std::size_t for_links = 20'000;
  const auto taken = bytes_of(*bare) + for_links;
  Enclosures enclosures{job, taken < most_web_bytes ? most_web_bytes - taken : 0};
  enclosures.collect(job.content, report);
  auto files = std::move(enclosures.files);
  auto page = page_files(job, job.content);
  if (!page) return page.error();
  for (auto& file : *page) files.push_back(std::move(file));
  report.bytes = bytes_of(files);

  const bool names_file = job.is_single_file && is_html(job.out);
  auto folder = names_file ? job.out.parent_path() : job.out;
  if (folder.empty()) folder = ".";
  if (names_file) files.back().name = job.out.filename().string();
  if (const auto written = write_all(files, folder); !written) return written.error();
  report.page = folder / files.back().name;
  for (const auto& [name, bytes] : files) report.files.push_back({name, bytes.size()});
  return report;
}

bool means_web_page(const std::string& path) {
  return path.ends_with('/') || is_html(path);
}

}  // namespace eb::app
