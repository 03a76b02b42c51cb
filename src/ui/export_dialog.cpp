#include "ui/export_dialog.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "ui/dialog.h"
#include "ui/draw.h"
#include "ui/edit_widgets.h"
#include "ui/top_bar.h"

namespace eb::ui {
namespace {

namespace fs = std::filesystem;
using model::RouteFormat;
using model::RoutePreset;

// Web pages are no format of routes: their path ends in "/" or ".html".
struct Kind {
  RouteFormat format;
  RoutePreset preset;
  const char* page_suffix = nullptr;
};
constexpr std::array kinds{
    Kind{RouteFormat::Gpx, RoutePreset::None},      Kind{RouteFormat::Gpx, RoutePreset::Garmin},
    Kind{RouteFormat::Gpx, RoutePreset::Osmand},    Kind{RouteFormat::Pdf, RoutePreset::None},
    Kind{RouteFormat::Ics, RoutePreset::None},      Kind{RouteFormat::Kml, RoutePreset::GoogleEarth},
    Kind{RouteFormat::Kmz, RoutePreset::None},      Kind{RouteFormat::GeoPackage, RoutePreset::None},
    Kind{RouteFormat::GeoJson, RoutePreset::None},  Kind{RouteFormat::Csv, RoutePreset::None},
    Kind{RouteFormat::Pdf, RoutePreset::None, "/"}, Kind{RouteFormat::Pdf, RoutePreset::None, ".html"}};

const char* suffix_of(const Kind& kind) {
  return kind.page_suffix != nullptr ? kind.page_suffix : model::suffix_of(kind.format);
}

std::string kind_name(const text::Catalog& c, const Kind& kind) {
  if (kind.page_suffix != nullptr)
    return *kind.page_suffix == '/' ? c.tr("Web page, a folder") : c.tr("Web page, one file to send");
  if (kind.preset != RoutePreset::None)
    return core::substitute(c.tr("{0} for {1}"), {model::name_of(kind.format), model::name_of(kind.preset)});
  switch (kind.format) {
    case RouteFormat::Gpx:
      return c.tr("GPX, with everything for this program");
    case RouteFormat::Pdf:
      return c.tr("PDF, roadbook to print");
    case RouteFormat::Ics:
      return c.tr("Calendar, an event a stop");
    case RouteFormat::GeoPackage:
      return c.tr("GeoPackage, styled for QGIS");
    case RouteFormat::GeoJson:
      return c.tr("GeoJSON, for web maps");
    case RouteFormat::Csv:
      return c.tr("Table (CSV)");
    case RouteFormat::Kml:
    case RouteFormat::Kmz:
      break;
  }
  return c.tr("KMZ, packed KML");
}

fs::path home_folder() {
  const char* home = std::getenv("HOME");
  std::error_code error;
  return home != nullptr && *home != '\0' ? fs::path{home} : fs::current_path(error);
}

std::string with_home(const std::string& path) {
  return path.starts_with("~/") ? (home_folder() / path.substr(2)).string() : path;
}

// A title as a file name: what means something to file systems or shells becomes a hyphen.
std::string file_name_of(const std::string& title) {
  std::string name;
  for (const char c : title) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || std::isalnum(byte) != 0)
      name += c;
    else if (!name.empty() && name.back() != '-')
      name += '-';
  }
  while (name.ends_with('-')) name.pop_back();
  return name.empty() ? "route" : name;
}

void follow_kind(ExportDialogState& state) {
  while (state.path.size() > 1 && state.path.ends_with('/')) state.path.pop_back();
  state.path = fs::path{state.path}.replace_extension().string() + suffix_of(kinds[state.kind]);
}

// Which kind a typed path means; nullopt while it means none.
std::optional<std::size_t> kind_of_path(const std::string& path) {
  const auto is_page = [&](const Kind& kind) {
    return kind.page_suffix != nullptr && path.ends_with(kind.page_suffix);
  };
  if (const auto page = std::ranges::find_if(kinds, is_page); page != kinds.end())
    return static_cast<std::size_t>(page - kinds.begin());
  const auto format = model::route_format_of(path);
  if (!format) return std::nullopt;
  return static_cast<std::size_t>(std::ranges::find(kinds, *format, &Kind::format) - kinds.begin()) % kinds.size();
}

const model::Route* chosen_route(const UiContext& context, const ExportDialogState& state) {
  return context.document.find_route(state.route);
}

void fill(const UiContext& context, ExportDialogState& state) {
  const auto& routes = context.document.routes;
  state.language = chosen_locale(context.languages, context.catalog.locale());
  const auto& edited = context.session.editing.route;
  if (chosen_route(context, state) == nullptr) state.route.clear();
  if (!edited.empty()) state.route = edited;
  if (state.route.empty() && !routes.empty()) state.route = routes.front()->id;
  const auto* route = chosen_route(context, state);
  const auto title = route != nullptr ? route->name.in(state.language) : context.document.title.in(state.language);
  state.path = (home_folder() / file_name_of(title)).string() + suffix_of(kinds[state.kind]);
}

model::RouteExport request_of(const UiContext& context, const ExportDialogState& state) {
  model::RouteExport request;
  for (const auto& route : context.document.routes) {
    if (state.route.empty() || route->id == state.route) request.routes.push_back({route, {}});
  }
  request.format = kinds[state.kind].format;
  request.preset = kinds[state.kind].preset;
  request.language = text::language_of(state.language);
  return request;
}

void choose_kind(const UiContext& context, const PanelIo& io, ExportDialogState& state) {
  std::vector<std::string> names;
  for (const auto& kind : kinds) names.push_back(kind_name(context.catalog, kind));
  const auto chosen = edit_choice(io, context.catalog.tr("Kind"), names, state.kind);
  if (!chosen) return;
  state.kind = *chosen;
  follow_kind(state);
}

// The roadbook is about one route; everything else may hold all.
void choose_route(const UiContext& context, const PanelIo& io, ExportDialogState& state) {
  const auto& c = context.catalog;
  const auto& routes = context.document.routes;
  std::vector<std::string> names, ids;
  for (const auto& route : routes) {
    names.push_back(route->name.in(c.language()));
    ids.push_back(route->id);
  }
  if (routes.size() > 1 && kinds[state.kind].format != RouteFormat::Pdf) {
    names.push_back(c.tr("All routes"));
    ids.emplace_back();
  }
  auto current = static_cast<std::size_t>(std::ranges::find(ids, state.route) - ids.begin());
  if (current == ids.size()) state.route = ids.empty() ? "" : ids[current = 0];
  if (const auto chosen = edit_choice(io, c.tr("Route"), names, current)) state.route = ids[*chosen];
}

void choose_group(const UiContext& context, const PanelIo& io, ExportDialogState& state) {
  const auto* route = chosen_route(context, state);
  if (route == nullptr || route->schedule.groups.empty()) return state.group.clear();
  std::vector<std::string> names;
  std::size_t current = 0;
  for (const auto& group : route->schedule.groups) {
    if (group.id == state.group) current = names.size();
    const auto& name = group.name.in(context.catalog.language());
    names.push_back(name.empty() ? group.id : name);
  }
  state.group = route->schedule.groups[current].id;
  if (const auto chosen = edit_choice(io, context.catalog.tr("Times of the group"), names, current))
    state.group = route->schedule.groups[*chosen].id;
}

void choose_language(const UiContext& context, const PanelIo& io, ExportDialogState& state) {
  std::vector<std::string> names;
  for (const auto& code : context.languages) names.push_back(text::locale_name(code));
  auto codes = context.languages;
  if (kinds[state.kind].page_suffix != nullptr) {
    names.push_back(context.catalog.tr("All languages"));
    codes.emplace_back();
  }
  auto current = static_cast<std::size_t>(std::ranges::find(codes, state.language) - codes.begin());
  if (current == codes.size()) state.language = codes[current = 0];
  if (const auto chosen = edit_choice(io, context.catalog.tr("Language"), names, current))
    state.language = codes[*chosen];
}

// True when Enter was pressed.
bool file_field(const UiContext& context, const PanelIo& io, ExportDialogState& state, bool take_keyboard) {
  const float width = ImGui::GetContentRegionAvail().x;
  text_fitted(io.look, Face::Small, io.look.palette.secondary, context.catalog.tr("File"), width);
  if (take_keyboard) ImGui::SetKeyboardFocusHere(0);
  const bool entered = edit_text(io, "##path", state.path, "", width).entered;
  const auto& shown = kinds[state.kind];
  if (const auto meant = kind_of_path(state.path)) {
    const auto& typed = kinds[*meant];
    if (typed.format != shown.format || typed.page_suffix != shown.page_suffix) state.kind = *meant;
  }
  return entered;
}

// What will be lost, before anything is written.
void losses(const UiContext& context, const PanelIo& io, const ExportDialogState& state, float height) {
  const auto& c = context.catalog;
  const auto& p = io.look.palette;
  const bool is_page = kinds[state.kind].page_suffix != nullptr;
  const auto list = is_page ? std::vector<model::RouteLoss>{} : model::route_losses(request_of(context, state));
  if (ImGui::BeginChild("losses", {0, height})) {
    std::error_code error;
    if (fs::is_regular_file(with_home(state.path), error))
      text_wrapped(io.look, Face::Small, p.warning, c.tr("The file exists and will be replaced."));
    if (is_page)
      text_wrapped(io.look, Face::Small, p.secondary,
                   c.tr("Map, time and stops for any browser, on phones too, without a network; under 3 MB."));
    else if (list.empty())
      text_wrapped(io.look, Face::Small, p.secondary, c.tr("This format carries everything."));
    for (const auto& loss : list) {
      auto text = "• " + c.tr(loss.what);
      if (loss.is_kept_for_us) text += ' ' + c.tr("This program reads it back, others do not.");
      text_wrapped(io.look, Face::Small, loss.is_kept_for_us ? p.secondary : p.warning, text);
    }
  }
  ImGui::EndChild();
}

void close(const PanelIo& io) {
  io.out.push(session::WindowAction{session::ShowPanel{session::Panel::ExportDialog, false}});
}

void content(const UiContext& context, const PanelIo& io, ExportDialogState& state, bool take_keyboard) {
  const auto& c = context.catalog;
  text_wrapped(io.look, Face::Title, io.look.palette.text, c.tr("Export routes"));
  gap(io.look, 4);
  if (context.document.routes.empty()) {
    text_wrapped(io.look, Face::Body, io.look.palette.secondary,
                 c.tr("The project has no route yet. Draw one with D, or import one."));
    if (button(io, c.tr("Close"))) close(io);
    return;
  }
  choose_kind(context, io, state);
  choose_route(context, io, state);
  choose_group(context, io, state);
  choose_language(context, io, state);
  bool go = file_field(context, io, state, take_keyboard);
  gap(io.look, 4);
  losses(context, io, state, std::max(io.look.px(40), ImGui::GetContentRegionAvail().y - io.look.px(52)));
  go |= button(io, c.tr("Export"), {.kind = ButtonKind::Filled});
  wrap_before(button_width(io.look, c.tr("Cancel")));
  if (button(io, c.tr("Cancel"))) close(io);
  if (!go) return;
  io.out.push(session::TransferAction{session::ExportRoutes{with_home(state.path), kinds[state.kind].preset,
                                                            state.language, state.route, state.group}});
  close(io);
}

}  // namespace

void export_dialog(const UiContext& context, const PanelIo& io, ExportDialogState& state) {
  const bool is_open = context.session.panels.export_dialog;
  const bool opens = is_open && !state.was_open;
  if (opens) fill(context, state);
  state.was_open = is_open;
  const DialogScope dialog{io, "Export dialog", is_open, {540, 500}};
  if (dialog.open()) content(context, io, state, opens);
  if (dialog.escape_pressed()) close(io);
}

void transfer_row(const UiContext& context, const PanelIo& io, const session::TransferProgress& transfer) {
  const IdScope scope{"transfer"};
  const auto& c = context.catalog;
  const Look& look = io.look;
  fs::path path{transfer.path};
  if (!path.has_filename()) path = path.parent_path();  // a folder
  auto text = core::substitute(c.tr("Writing {0}"), {path.filename().string()});
  if (transfer.total > 0) {
    text += " · " + core::substitute(
                        c.tr("map {0} of {1}"),
                        {std::to_string(std::min(transfer.done + 1, transfer.total)), std::to_string(transfer.total)});
  }
  const auto cancel = c.tr("Cancel");
  const float left = ImGui::GetCursorPosX(), width = ImGui::GetContentRegionAvail().x;
  ImGui::AlignTextToFramePadding();
  text_fitted(look, Face::Small, look.palette.text, text, width - button_width(look, cancel) - look.px(8));
  if (transfer.total == 0) return;
  ImGui::SameLine(left + width - button_width(look, cancel));
  if (button(io, cancel)) io.out.push(session::TransferAction{session::CancelExport{}});
}

}  // namespace eb::ui
