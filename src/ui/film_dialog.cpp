#include "ui/film_dialog.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <tuple>

#include "core/clock_time.h"
#include "ui/dialog.h"
#include "ui/draw.h"
#include "ui/edit_widgets.h"
#include "ui/project_dialogs.h"
#include "ui/top_bar.h"

namespace eb::ui {
namespace {

namespace fs = std::filesystem;
using session::FilmKind;
using session::FilmSettings;

constexpr std::array kinds{FilmKind::Mp4, FilmKind::WebM, FilmKind::Gif, FilmKind::Pictures};
constexpr std::array sizes{"1280 x 720", "1920 x 1080", "2560 x 1440", "3840 x 2160", "1080 x 1080", "1080 x 1920"};

std::string kind_name(const text::Catalog& c, FilmKind kind) {
  switch (kind) {
    case FilmKind::Mp4:
      return c.tr("MP4 film, plays everywhere");
    case FilmKind::WebM:
      return c.tr("WebM film, for web pages");
    case FilmKind::Gif:
      return c.tr("GIF, moving picture");
    case FilmKind::Pictures:
      break;
  }
  return c.tr("Folder of numbered pictures");
}

fs::path home_folder() {
  const char* home = std::getenv("HOME");
  std::error_code error;
  return home != nullptr && *home != '\0' ? fs::path{home} : fs::current_path(error);
}

// As the language writes a date; a loop may begin in the middle of a day.
std::string written(const text::Catalog& catalog, core::ClockTime time) {
  return time.second == 0 ? catalog.short_date(time.day) : core::to_iso(time);
}

void fill(const UiContext& context, FilmDialogState& state) {
  const auto& document = context.document;
  const auto& playback = context.session.playback;
  const auto title = document.title.in(context.catalog.language());
  state.language = chosen_locale(context.languages, context.catalog.locale());
  if (state.project == title && !state.path.empty()) return;  // as it was left
  state.project = title;
  const auto name = file_name_of(title);
  state.path = session::with_suffix((home_folder() / (name.empty() ? "film" : name)).string(), state.kind);
  const auto first = core::nearest_second(std::max(playback.first_day(), static_cast<double>(document.time_from)));
  const auto last = core::nearest_second(std::min(playback.last_day(), static_cast<double>(document.time_to)));
  state.from = written(context.catalog, first);
  state.to = written(context.catalog, last);
  state.story_clock = playback.story_clock();
  state.seconds = context.catalog.number(state.story_clock ? playback.story_seconds() : 30, 0);
}

std::optional<double> number_in(std::string text) {
  std::ranges::replace(text, ',', '.');
  double value = 0;
  const char* const end = text.data() + text.size();
  const auto [after, error] = std::from_chars(text.data(), end, value);
  return error == std::errc{} && after == end ? std::optional{value} : std::nullopt;
}

std::string with_home(const std::string& path) {
  return path.starts_with("~/") ? (home_folder() / path.substr(2)).string() : path;
}

// What is typed as a film, or what is wrong with it.
core::Result<FilmSettings> film_of(const UiContext& context, const FilmDialogState& state) {
  FilmSettings film;
  film.path = with_home(state.path);
  const auto from = core::parse_clock_time(state.from, context.catalog.date_order());
  if (!from) return from.error();
  const auto to = core::parse_clock_time(state.to, context.catalog.date_order());
  if (!to) return to.error();
  film.from = *from;
  film.to = *to;
  film.seconds = number_in(state.seconds).value_or(0);
  film.frames_per_second = static_cast<int>(number_in(state.frames_per_second).value_or(0));
  std::tie(film.width, film.height) = session::parse_film_size(state.size).value_or(std::pair{0, 0});
  film.story_clock = state.story_clock;
  film.of_window_view = state.of_window_view;
  film.language = state.language;
  if (auto good = session::check(film, context.document.time_from, context.document.time_to); !good)
    return good.error();
  return film;
}

// A label with a field below it. True when Enter was pressed in it.
bool field(const PanelIo& io, const char* id, const std::string& label, std::string& text, float width) {
  ImGui::BeginGroup();
  text_fitted(io.look, Face::Small, io.look.palette.secondary, label, width);
  const bool entered = edit_text(io, id, text, "", width).entered;
  ImGui::EndGroup();
  return entered;
}

// Pairs of fields beside each other where there is room, else below each other.
class TwoColumns {
 public:
  explicit TwoColumns(const Look& look) : m_gap{look.px(16)} {
    const float room = ImGui::GetContentRegionAvail().x;
    m_fit = room > look.px(300);
    m_width = m_fit ? (room - m_gap) / 2 : room;
  }
  [[nodiscard]] float width() const { return m_width; }
  void first() { m_start = ImGui::GetCursorPos(); }
  // Not SameLine(): it would set labels on the line of the text in the field beside them.
  void second() const {
    if (m_fit) ImGui::SetCursorPos({m_start.x + m_width + m_gap, m_start.y});
  }

 private:
  float m_gap = 0, m_width = 0;
  bool m_fit = false;
  ImVec2 m_start;
};

void choose_kind(const UiContext& context, const PanelIo& io, FilmDialogState& state) {
  std::vector<std::string> names;
  for (const auto kind : kinds) names.push_back(kind_name(context.catalog, kind));
  const auto current = static_cast<std::size_t>(std::ranges::find(kinds, state.kind) - kinds.begin());
  if (const auto chosen = edit_choice(io, context.catalog.tr("Kind"), names, current)) {
    state.kind = kinds[*chosen];
    state.path = session::with_suffix(state.path, state.kind);
  }
}

void choose_language(const UiContext& context, const PanelIo& io, FilmDialogState& state, float width) {
  std::vector<std::string> names;
  for (const auto& code : context.languages) names.push_back(text::locale_name(code));
  const auto found = std::ranges::find(context.languages, state.language);
  const auto current = static_cast<std::size_t>(found - context.languages.begin());
  ImGui::BeginGroup();
  if (const auto chosen = edit_choice(io, context.catalog.tr("Language"), names, current, width))
    state.language = context.languages[*chosen];
  ImGui::EndGroup();
}

void choose_size(const UiContext& context, const PanelIo& io, FilmDialogState& state, float width) {
  ImGui::BeginGroup();
  const std::vector<std::string> names{sizes.begin(), sizes.end()};
  const auto current = static_cast<std::size_t>(std::ranges::find(names, state.size) - names.begin());
  if (const auto chosen = edit_choice(io, context.catalog.tr("Size in pixels"), names, current, width))
    state.size = names[*chosen];
  ImGui::EndGroup();
}

// True when Enter was pressed in one of the fields.
bool fields(const UiContext& context, const PanelIo& io, FilmDialogState& state, bool take_keyboard) {
  const auto& c = context.catalog;
  bool entered = false;
  choose_kind(context, io, state);
  const auto& file_label = state.kind == FilmKind::Pictures ? c.tr("Folder") : c.tr("File");
  if (take_keyboard) ImGui::SetKeyboardFocusHere(0);
  entered |= field(io, "##path", file_label, state.path, ImGui::GetContentRegionAvail().x);
  if (const auto kind = session::film_kind(with_home(state.path))) state.kind = *kind;
  TwoColumns columns{io.look};
  columns.first();
  entered |= field(io, "##from", c.tr("From"), state.from, columns.width());
  columns.second();
  entered |= field(io, "##to", c.tr("To"), state.to, columns.width());
  columns.first();
  entered |= field(io, "##seconds", c.tr("Length in seconds"), state.seconds, columns.width());
  columns.second();
  entered |= field(io, "##rate", c.tr("Pictures a second"), state.frames_per_second, columns.width());
  columns.first();
  choose_size(context, io, state, columns.width());
  columns.second();
  choose_language(context, io, state, columns.width());
  if (const auto on = edit_check(io, c.tr("Slow where much happens"), state.story_clock)) state.story_clock = *on;
  if (const auto on = edit_check(io, c.tr("The part of the map in the window"), state.of_window_view))
    state.of_window_view = *on;
  return entered;
}

// "900 pictures of 1920 x 1080", or why not; and what else is good to know.
void verdict(const UiContext& context, const PanelIo& io, const core::Result<FilmSettings>& film) {
  const auto& c = context.catalog;
  const auto& p = io.look.palette;
  if (!film) {
    text_wrapped(io.look, Face::Small, p.error, c.tr(film.error().what));
    if (!film.error().hint.empty()) text_wrapped(io.look, Face::Small, p.secondary, c.tr(film.error().hint));
    return;
  }
  const auto frames = static_cast<long>(session::frame_count(*film));
  text_wrapped(io.look, Face::Small, p.text,
               core::substitute(c.trn("{0} picture, {1} × {2} pixels", "{0} pictures, {1} × {2} pixels", frames),
                                {c.number(static_cast<double>(frames), 0), std::to_string(film->width),
                                 std::to_string(film->height)}));
  std::error_code error;
  if (fs::is_regular_file(film->path, error))
    text_wrapped(io.look, Face::Small, p.warning, c.tr("The file exists and will be replaced."));
}

void close(const PanelIo& io) {
  io.out.push(session::WindowAction{session::ShowPanel{session::Panel::FilmDialog, false}});
}

void content(const UiContext& context, const PanelIo& io, FilmDialogState& state, bool take_keyboard) {
  const auto& c = context.catalog;
  text_wrapped(io.look, Face::Title, io.look.palette.text, c.tr("Export a film"));
  gap(io.look, 4);
  bool make = fields(context, io, state, take_keyboard);
  gap(io.look, 4);
  const auto film = film_of(context, state);
  verdict(context, io, film);
  gap(io.look, 4);
  {
    const DisabledScope impossible{!film};
    make |= button(io, c.tr("Make the film"), {.kind = ButtonKind::Filled});
  }
  wrap_before(button_width(io.look, c.tr("Cancel")));
  if (button(io, c.tr("Cancel"))) close(io);
  if (!make || !film) return;
  io.out.push(session::FileAction{session::MakeFilm{*film}});
  close(io);
}

}  // namespace

void film_dialog(const UiContext& context, const PanelIo& io, FilmDialogState& state) {
  const bool is_open = context.session.panels.film_dialog;
  const bool opens = is_open && !state.was_open;
  if (opens) fill(context, state);
  state.was_open = is_open;
  const DialogScope dialog{io, "Film dialog", is_open, {520, 548}};
  if (dialog.open()) content(context, io, state, opens);
  if (dialog.escape_pressed()) close(io);
}

void film_row(const UiContext& context, const PanelIo& io, const session::FilmProgress& film) {
  const IdScope scope{"film"};
  const auto& c = context.catalog;
  const auto cancel = c.tr("Cancel");
  const auto name = fs::path{film.path}.lexically_normal();
  const double share = film.frames == 0 ? 0 : static_cast<double>(film.drawn) / static_cast<double>(film.frames);
  auto text =
      core::substitute(c.tr("Film {0}"), {(name.has_filename() ? name : name.parent_path()).filename().string()});
  text += " · " + core::substitute(c.tr("{0} %"), {c.number(share * 100, 0)});
  if (film.drawn > 0) text += " · " + core::substitute(c.tr("{0} s left"), {c.number(film.seconds_left, 0)});
  const Look& look = io.look;
  const float left = ImGui::GetCursorPosX(), width = ImGui::GetContentRegionAvail().x;
  ImGui::AlignTextToFramePadding();
  text_fitted(look, Face::Small, look.palette.text, text, width - button_width(look, cancel) - look.px(8));
  ImGui::SameLine(left + width - button_width(look, cancel));
  if (button(io, cancel)) io.out.push(session::FileAction{session::CancelFilm{}});

  const ImVec2 bar = ImGui::GetCursorScreenPos();
  const float height = look.px(4);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(bar, {bar.x + width, bar.y + height}, u32(look.palette.pressed), height / 2);
  list.AddRectFilled(bar, {bar.x + std::max(height, width * static_cast<float>(share)), bar.y + height},
                     u32(look.palette.accent), height / 2);
  ImGui::Dummy({width, height});
}

}  // namespace eb::ui
