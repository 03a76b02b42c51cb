#include "ui/project_dialogs.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <optional>
#include <system_error>

#include "ui/dialog.h"
#include "ui/draw.h"
#include "ui/edit_widgets.h"
#include "ui/ui_text.h"

namespace eb::ui {
namespace {

namespace fs = std::filesystem;
using session::Answer;
using session::QuestionKind;

constexpr const char* suffix = ".emscherblick";

void answer(const PanelIo& io, Answer given) {
  io.out.push(session::FileAction{session::AnswerQuestion{given}});
}

struct Choice {
  std::string label;
  Answer given;
};

// Buttons beside each other. Enter takes the one that has the keyboard, or the first.
void answers(const PanelIo& io, const std::vector<Choice>& choices) {
  std::optional<Answer> chosen, focused;
  for (const auto& choice : choices) {
    const bool is_first = &choice == &choices.front();
    if (!is_first) wrap_before(button_width(io.look, choice.label));
    if (button(io, choice.label, {.kind = is_first ? ButtonKind::Filled : ButtonKind::Outlined})) chosen = choice.given;
    if (is_first) ImGui::SetItemDefaultFocus();
    if (ImGui::IsItemFocused()) focused = choice.given;
  }
  if (!chosen && ImGui::IsKeyPressed(ImGuiKey_Enter, false)) chosen = focused.value_or(choices.front().given);
  if (chosen) answer(io, *chosen);
}

std::string project_name(const UiContext& context, const std::string& path) {
  return path.empty() ? context.catalog.tr("a project without a name") : fs::path{path}.filename().string();
}

void heading(const PanelIo& io, const std::string& title, const std::string& text, const std::string& where) {
  text_wrapped(io.look, Face::Title, io.look.palette.text, title);
  gap(io.look, 6);
  text_wrapped(io.look, Face::Body, io.look.palette.text, text);
  if (!where.empty()) text_wrapped(io.look, Face::Small, io.look.palette.faint, where);
  gap(io.look, 10);
}

void unsaved_question(const UiContext& context, const PanelIo& io, const session::Question& question) {
  const auto& c = context.catalog;
  heading(io, c.tr("Save the changes?"),
          core::substitute(c.tr("{0} has changes that are not saved."), {project_name(context, question.path)}),
          question.path);
  answers(io, {{c.tr("Save"), Answer::Save}, {c.tr("Discard"), Answer::Discard}, {c.tr("Cancel"), Answer::Cancel}});
}

void changed_question(const UiContext& context, const PanelIo& io, const session::Question& question) {
  const auto& c = context.catalog;
  const auto text =
      question.has_unsaved_work
          ? c.tr("{0} was changed by somebody else since you opened it, and you have changes of your own.")
          : c.tr("{0} was changed by somebody else since you opened it.");
  heading(io, c.tr("The project has changed on disk"), core::substitute(text, {project_name(context, question.path)}),
          question.path);
  const Choice keep{c.tr("Keep mine as a copy"), Answer::KeepCopy}, later{c.tr("Decide later"), Answer::Cancel};
  if (question.has_unsaved_work) {
    answers(io, {keep,
                 {c.tr("Open theirs, discard mine"), Answer::Reload},
                 {c.tr("Overwrite theirs"), Answer::Overwrite},
                 later});
  } else {
    answers(io, {{c.tr("Open theirs"), Answer::Reload}, keep, later});
  }
  gap(io.look, 4);
  text_wrapped(io.look, Face::Small, io.look.palette.secondary,
               c.tr("What is overwritten stays among the earlier versions."));
}

void recover_question(const UiContext& context, const PanelIo& io, const session::Question& question) {
  const auto& c = context.catalog;
  const auto steps = static_cast<long>(question.steps);
  const auto text =
      core::substitute(c.trn("The program ended before {0} was saved: {1} step until {2}.",
                             "The program ended before {0} was saved: {1} steps until {2}.", steps),
                       {project_name(context, question.path), c.number(static_cast<double>(steps), 0), question.when});
  heading(io, c.tr("Bring back unsaved work?"), text, question.path);
  if (!question.last_step.empty())
    text_wrapped(io.look, Face::Body, io.look.palette.secondary,
                 core::substitute(c.tr("Last step: {0}"), {c.tr(question.last_step)}));
  gap(io.look, 6);
  answers(io, {{c.tr("Recover"), Answer::Recover}, {c.tr("Discard"), Answer::Discard}, {c.tr("Later"), Answer::Later}});
}

double question_height(const session::Question& question) {
  switch (question.kind) {
    case QuestionKind::UnsavedWork:
      return 176;
    case QuestionKind::ChangedOnDisk:
      return 282;
    case QuestionKind::RecoverWork:
      break;
  }
  return 226;
}

// --- save as ---

fs::path home_folder() {
  const char* home = std::getenv("HOME");
  std::error_code error;
  return home != nullptr && *home != '\0' ? fs::path{home} : fs::current_path(error);
}

void enter(const UiContext& context, SaveDialogState& state, const fs::path& folder) {
  auto entries = list_folder(folder);
  if (!entries) {
    state.problem = context.catalog.tr(entries.error().what) + ": " + folder.string();
    return;
  }
  state.problem.clear();
  state.folder = folder;
  state.entries = std::move(*entries);
  std::erase_if(state.entries,
                [](const FileEntry& entry) { return !entry.is_folder && !entry.name.ends_with(suffix); });
}

void fill(const UiContext& context, SaveDialogState& state) {
  const fs::path path = context.session.project.path;
  const auto title = file_name_of(context.document.title.in(context.catalog.language()));
  state.name = path.empty() ? (title.empty() ? "project" : title) + suffix : path.filename().string();
  enter(context, state, path.empty() ? home_folder() : path.parent_path());
}

void close_save(const PanelIo& io) {
  io.out.push(session::WindowAction{session::ShowPanel{session::Panel::SaveDialog, false}});
}

// What is typed as a path: absolute, from the home folder, or in the folder that is shown.
fs::path typed_path(const SaveDialogState& state) {
  if (state.name.starts_with("~/")) return home_folder() / state.name.substr(2);
  fs::path path = state.folder / state.name;
  if (path.extension() != suffix) path += suffix;
  return path;
}

void entry_rows(const UiContext& context, const PanelIo& io, SaveDialogState& state, float height) {
  const Look& look = io.look;
  fs::path entered;
  if (ImGui::BeginChild("files", {0, height})) {
    for (const auto& entry : state.entries) {
      const IdScope id{entry.name};
      const bool clicked = ImGui::Selectable("##entry", entry.name == state.name, ImGuiSelectableFlags_DontClosePopups,
                                             {0, look.px(28)});
      const Rect row = item_rect();
      const float side = look.px(15);
      draw_icon(entry.is_folder ? Icon::Folder : Icon::File,
                {row.x + look.px(6), row.y + (row.height - side) / 2, side, side}, look.palette.secondary);
      ImFont* font = look.font(Face::Body);
      ImGui::GetWindowDrawList()->AddText(
          font, font->FontSize, {row.x + look.px(30), row.y + (row.height - font->FontSize) / 2},
          u32(look.palette.text), ui_text(fitted(look, Face::Body, entry.name, row.width - look.px(36))).c_str());
      if (clicked && entry.is_folder) entered = state.folder / entry.name;
      if (clicked && !entry.is_folder) state.name = entry.name;
    }
  }
  ImGui::EndChild();
  if (!entered.empty()) enter(context, state, entered);
}

void save_content(const UiContext& context, const PanelIo& io, SaveDialogState& state, bool opens) {
  const auto& c = context.catalog;
  const Look& look = io.look;
  text_wrapped(look, Face::Title, look.palette.text, c.tr("Save the project"));
  text_fitted(look, Face::Small, look.palette.secondary, state.folder.string(), ImGui::GetContentRegionAvail().x);
  if (button(io, c.tr("Parent folder"), {.icon = Icon::Up}) && state.folder.has_parent_path())
    enter(context, state, state.folder.parent_path());
  wrap_before(button_width(look, c.tr("Home folder"), {.icon = Icon::Folder}));
  if (button(io, c.tr("Home folder"), {.icon = Icon::Folder})) enter(context, state, home_folder());
  entry_rows(context, io, state, std::max(look.px(80), ImGui::GetContentRegionAvail().y - look.px(128)));
  if (opens) ImGui::SetKeyboardFocusHere(0);
  bool save = edit_text(io, "##name", state.name, c.tr("Name of the file"), -1).entered;
  const auto path = typed_path(state);
  std::error_code error;
  if (!state.problem.empty()) {
    text_wrapped(look, Face::Small, look.palette.error, state.problem);
  } else if (fs::exists(path, error)) {
    text_wrapped(look, Face::Small, look.palette.warning,
                 c.tr("The file exists. What it holds now stays among its earlier versions."));
  } else {
    text_fitted(look, Face::Small, look.palette.secondary, path.string(), ImGui::GetContentRegionAvail().x);
  }
  {
    const DisabledScope none{state.name.empty()};
    save |= button(io, c.tr("Save"), {.kind = ButtonKind::Filled});
  }
  wrap_before(button_width(look, c.tr("Cancel")));
  if (button(io, c.tr("Cancel"))) close_save(io);
  if (!save || state.name.empty()) return;
  io.out.push(session::FileAction{session::SaveProject{path.string()}});
  close_save(io);
}

// --- versions ---

double versions_height(const UiContext& context) {
  return 160 + 37 * static_cast<double>(std::max<std::size_t>(context.session.project.versions.size(), 2));
}

void version_rows(const UiContext& context, const PanelIo& io) {
  const auto& c = context.catalog;
  const Look& look = io.look;
  const auto& versions = context.session.project.versions;
  if (versions.empty())
    text_wrapped(look, Face::Body, look.palette.secondary,
                 c.tr("There are no earlier versions yet: each save keeps what the file held before, ten times over."));
  for (std::size_t i = 0; i < versions.size(); ++i) {
    const IdScope id{i};
    const auto open = c.tr("Open");
    const float left = ImGui::GetCursorPosX(), width = ImGui::GetContentRegionAvail().x;
    ImGui::AlignTextToFramePadding();
    const auto size = core::substitute(c.tr("{0} kB"), {c.number(static_cast<double>(versions[i].bytes) / 1000, 1)});
    text_fitted(look, Face::Body, look.palette.text, versions[i].when + " · " + size,
                width - button_width(look, open) - look.px(8));
    ImGui::SameLine(left + width - button_width(look, open));
    if (!button(io, open)) continue;
    io.out.push(session::FileAction{session::OpenVersion{i}});
    io.out.push(session::WindowAction{session::ShowPanel{session::Panel::Versions, false}});
  }
}

}  // namespace

std::string file_name_of(const std::string& title) {
  std::string name;
  for (const char c : title) {
    const bool is_plain = (static_cast<unsigned char>(c) >= 0x80) || std::isalnum(static_cast<unsigned char>(c)) != 0;
    if (is_plain)
      name += c;
    else if (!name.empty() && name.back() != '-')
      name += '-';
  }
  while (name.ends_with('-')) name.pop_back();
  return name;
}

void question_dialog(const UiContext& context, const PanelIo& io) {
  const auto& question = context.session.project.question;
  const DialogScope dialog{io, "Question", question.has_value(), {540, question ? question_height(*question) : 0}};
  if (!dialog.open() || !question) return;
  switch (question->kind) {
    case QuestionKind::UnsavedWork:
      unsaved_question(context, io, *question);
      break;
    case QuestionKind::ChangedOnDisk:
      changed_question(context, io, *question);
      break;
    case QuestionKind::RecoverWork:
      recover_question(context, io, *question);
      break;
  }
  if (dialog.escape_pressed()) answer(io, question->kind == QuestionKind::RecoverWork ? Answer::Later : Answer::Cancel);
}

void save_dialog(const UiContext& context, const PanelIo& io, SaveDialogState& state) {
  const bool is_open = context.session.panels.save_dialog;
  const bool opens = is_open && !state.was_open;
  if (opens) fill(context, state);
  state.was_open = is_open;
  const DialogScope dialog{io, "Save dialog", is_open, {600, 520}};
  if (dialog.open()) save_content(context, io, state, opens);
  if (dialog.escape_pressed()) close_save(io);
}

void versions_dialog(const UiContext& context, const PanelIo& io) {
  const auto& c = context.catalog;
  const auto close = [&] { io.out.push(session::WindowAction{session::ShowPanel{session::Panel::Versions, false}}); };
  const DialogScope dialog{io, "Versions dialog", context.session.panels.versions, {520, versions_height(context)}};
  if (dialog.open()) {
    text_wrapped(io.look, Face::Title, io.look.palette.text, c.tr("Earlier versions"));
    text_wrapped(io.look, Face::Small, io.look.palette.secondary,
                 c.tr("Opening one changes nothing on disk before you save it."));
    gap(io.look, 6);
    version_rows(context, io);
    gap(io.look, 6);
    if (button(io, c.tr("Close"), {.kind = ButtonKind::Outlined})) close();
  }
  if (dialog.escape_pressed()) close();
}

}  // namespace eb::ui
