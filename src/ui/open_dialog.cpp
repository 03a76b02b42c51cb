#include "ui/open_dialog.h"

#include <algorithm>
#include <cstdlib>
#include <system_error>

#include "ui/dialog.h"
#include "ui/draw.h"
#include "ui/edit_widgets.h"
#include "ui/ui_text.h"

namespace eb::ui {
namespace {

constexpr std::size_t most_recent_places = 6;

std::filesystem::path start_folder() {
  std::error_code error;
  auto here = std::filesystem::current_path(error);
  const char* home = std::getenv("HOME");
  return error && home != nullptr ? std::filesystem::path{home} : here;
}

void enter(const UiContext& context, OpenDialogState& state, const std::filesystem::path& folder) {
  auto entries = list_folder(folder);
  if (!entries) {
    state.problem = core::to_text(entries.error(), context.catalog.translate());
    return;
  }
  state.problem.clear();
  state.folder = folder;
  state.entries = std::move(*entries);
  state.chosen.clear();
  state.filter.clear();
}

void remember(OpenDialogState& state, const std::filesystem::path& folder) {
  auto& places = state.recent_places;
  std::erase(places, folder);
  places.insert(places.begin(), folder);
  if (places.size() > most_recent_places) places.pop_back();
}

void close(const PanelIo& io) {
  io.out.push(session::WindowAction{session::ShowPanel{session::Panel::OpenDialog, false}});
}

void open_chosen(const PanelIo& io, OpenDialogState& state, bool as_routes = false) {
  std::vector<std::string> paths;
  for (const auto& name : state.chosen) paths.push_back((state.folder / name).string());
  if (paths.empty()) return;
  remember(state, state.folder);
  if (as_routes) {
    io.out.push(session::TransferAction{session::ImportRoutes{std::move(paths)}});
  } else {
    io.out.push(session::FileAction{session::OpenFiles{std::move(paths)}});
  }
  close(io);
}

void use_folder(const PanelIo& io, OpenDialogState& state) {
  remember(state, state.folder);
  io.out.push(session::RouteAction{session::UseRoutingDatabase{state.folder.string()}});
  close(io);
}

// A typed folder is entered, a typed file opened.
void follow_typed_path(const UiContext& context, const PanelIo& io, OpenDialogState& state) {
  std::error_code error;
  const auto path = state.folder / state.typed_path;  // an absolute path replaces the folder
  if (std::filesystem::is_directory(path, error)) {
    enter(context, state, path.lexically_normal());
    state.typed_path.clear();
  } else if (std::filesystem::exists(path, error) && !state.wants_folder) {
    enter(context, state, path.parent_path());
    state.chosen = {path.filename().string()};
    open_chosen(io, state);
  } else {
    state.problem = core::substitute(context.catalog.tr("There is no {0}"), {path.string()});
  }
}

void places(const UiContext& context, const PanelIo& io, OpenDialogState& state) {
  const auto& c = context.catalog;
  if (button(io, c.tr("Parent folder"), {.icon = Icon::Up}) && state.folder.has_parent_path())
    enter(context, state, state.folder.parent_path());
  const char* home = std::getenv("HOME");
  if (home != nullptr) {
    wrap_before(button_width(io.look, c.tr("Home folder"), {.icon = Icon::Folder}));
    if (button(io, c.tr("Home folder"), {.icon = Icon::Folder})) enter(context, state, home);
  }
  if (state.recent_places.empty()) return;
  const auto label = c.tr("Recent places");
  wrap_before(button_width(io.look, label, {.icon = Icon::ChevronDown}));
  const MenuScope menu{io, label, Icon::ChevronDown};
  if (!menu.open()) return;
  for (const auto& place : std::vector{state.recent_places})
    if (menu_item(io, place.string(), "")) enter(context, state, place);
}

// Returns the folder that was entered by a double click or Enter, empty otherwise.
std::filesystem::path entry_row(const PanelIo& io, const FileEntry& entry, OpenDialogState& state, bool& open_now) {
  const Look& look = io.look;
  const IdScope id{entry.name};
  const bool is_chosen = state.chosen.contains(entry.name);
  const bool clicked =
      ImGui::Selectable("##entry", is_chosen,
                        ImGuiSelectableFlags_AllowDoubleClick | ImGuiSelectableFlags_DontClosePopups, {0, look.px(28)});
  const Rect row = item_rect();
  const float side = look.px(15);
  draw_icon(entry.is_folder ? Icon::Folder : Icon::File,
            {row.x + look.px(6), row.y + (row.height - side) / 2, side, side}, look.palette.secondary);
  ImFont* font = look.font(Face::Body);
  ImGui::GetWindowDrawList()->AddText(
      font, font->FontSize, {row.x + look.px(30), row.y + (row.height - font->FontSize) / 2}, u32(look.palette.text),
      ui_text(fitted(look, Face::Body, entry.name, row.width - look.px(36))).c_str());
  if (!clicked) return {};
  if (entry.is_folder) return state.folder / entry.name;
  const bool adds = ImGui::GetIO().KeyCtrl || ImGui::GetIO().KeyShift;
  if (!adds) state.chosen.clear();
  if (adds && is_chosen)
    state.chosen.erase(entry.name);
  else
    state.chosen.insert(entry.name);
  open_now = ImGui::IsMouseDoubleClicked(0);
  return {};
}

void file_rows(const UiContext& context, const PanelIo& io, OpenDialogState& state, float height) {
  std::filesystem::path entered;
  bool open_now = false;
  if (ImGui::BeginChild("files", {0, height})) {
    std::size_t shown = 0;
    for (const auto& entry : state.entries) {
      if (!matches(entry.name, state.filter) || (state.wants_folder && !entry.is_folder)) continue;
      ++shown;
      if (auto folder = entry_row(io, entry, state, open_now); !folder.empty()) entered = std::move(folder);
    }
    if (shown == 0) {
      const auto said =
          state.wants_folder ? context.catalog.tr("No more folders in here") : context.catalog.tr("Nothing here");
      text_wrapped(io.look, Face::Body, io.look.palette.secondary, said);
    }
  }
  ImGui::EndChild();
  if (!entered.empty()) enter(context, state, entered);
  if (open_now) open_chosen(io, state);
}

void footer(const UiContext& context, const PanelIo& io, OpenDialogState& state) {
  const auto& c = context.catalog;
  const auto count = static_cast<long>(state.chosen.size());
  if (state.wants_folder) {
    if (button(io, c.tr("Use this folder"), {.kind = ButtonKind::Filled})) use_folder(io, state);
  } else {
    const DisabledScope none{count == 0};
    const auto label = count > 1
                           ? core::substitute(c.trn("Open {0} file", "Open {0} files", count), {std::to_string(count)})
                           : c.tr("Open");
    if (button(io, label, {.kind = ButtonKind::Filled})) open_chosen(io, state);
    wrap_before(button_width(io.look, c.tr("Import as routes"), {.kind = ButtonKind::Outlined}));
    if (button(io, c.tr("Import as routes"), {.kind = ButtonKind::Outlined})) open_chosen(io, state, true);
  }
  wrap_before(button_width(io.look, c.tr("Cancel")));
  if (button(io, c.tr("Cancel"))) close(io);
}

void content(const UiContext& context, const PanelIo& io, OpenDialogState& state) {
  const auto& c = context.catalog;
  const Look& look = io.look;
  text_wrapped(
      look, Face::Title, look.palette.text,
      state.wants_folder ? c.tr("Choose the folder of a routing database") : c.tr("Open a project or GIS files"));
  if (state.wants_folder)
    text_wrapped(look, Face::Small, look.palette.secondary,
                 c.tr("\"emscherblick import-osm\" makes one from an extract of OpenStreetMap."));
  text_fitted(look, Face::Small, look.palette.secondary, state.folder.string(), ImGui::GetContentRegionAvail().x);
  places(context, io, state);
  edit_text(io, "##filter", state.filter, c.tr("Filter by name"), -1);
  const float below = look.px(state.problem.empty() ? 96 : 126);
  file_rows(context, io, state, std::max(look.px(90), ImGui::GetContentRegionAvail().y - below));
  if (!state.problem.empty()) text_wrapped(look, Face::Small, look.palette.error, state.problem);
  if (edit_text(io, "##path", state.typed_path, c.tr("Or type a path and press Enter"), -1).entered)
    follow_typed_path(context, io, state);
  footer(context, io, state);
}

}  // namespace

void choose_routing_database(const PanelIo& io) {
  io.feedback.choose_routing = true;
  io.out.push(session::WindowAction{session::ShowPanel{session::Panel::OpenDialog, true}});
}

void open_dialog(const UiContext& context, const PanelIo& io, OpenDialogState& state) {
  const bool is_open = context.session.panels.open_dialog;
  if (is_open && !state.was_open) enter(context, state, state.folder.empty() ? start_folder() : state.folder);
  if (io.feedback.choose_routing) state.wants_folder = true;
  if (!is_open && state.was_open) state.wants_folder = false;
  state.was_open = is_open;
  const DialogScope dialog{io, "Open dialog", is_open, {640, 560}};
  if (dialog.open()) content(context, io, state);
  if (dialog.escape_pressed()) close(io);
}

}  // namespace eb::ui
