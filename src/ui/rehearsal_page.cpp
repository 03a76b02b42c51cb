// What rehearsals of the show took, compared with its plan and with each other.
#include <algorithm>

#include "session/rehearsal.h"
#include "ui/draw.h"
#include "ui/show_panel.h"
#include "ui/show_text.h"

namespace eb::ui {
namespace {

using session::StageRun;

// "2026-11-26T19:30:05" as the language writes it: "26.11.2026, 19:30".
std::string run_name(const text::Catalog& catalog, const StageRun& run) {
  if (run.started.size() < 16) return run.started;
  const auto number = [&](std::size_t at, std::size_t count) {
    return std::atoi(run.started.substr(at, count).c_str());
  };
  const auto day =
      core::to_day_checked(number(0, 4), static_cast<unsigned>(number(5, 2)), static_cast<unsigned>(number(8, 2)));
  if (!day) return run.started;
  return catalog.short_date(*day) + ", " + catalog.time_of_day(number(11, 2) * 60 + number(14, 2));
}

// Runs by their place from the newest.
const StageRun& run_at(const UiContext& context, std::size_t place) {
  const auto& runs = context.session.rehearsals;
  return runs[runs.size() - 1 - std::min(place, runs.size() - 1)];
}

void choices(const UiContext& context, const PanelIo& io, ShowPanelState& state) {
  const auto& c = context.catalog;
  const auto& runs = context.session.rehearsals;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < runs.size(); ++i) names.push_back(run_name(c, run_at(context, i)));
  const auto choice = [&](const std::string& label, const char* id, std::size_t current) {
    text_line(io.look, Face::Small, io.look.palette.secondary, label);
    const IdScope scope{id};
    return edit_choice(io, {}, names, std::min(current, names.size() - 1), -1);
  };
  if (const auto chosen = choice(c.tr("Rehearsal"), "first", state.first_run)) state.first_run = *chosen;
  names.insert(names.begin(), c.tr("the plan"));
  const auto second = choice(c.tr("Compared with"), "second", state.second_run ? *state.second_run + 1 : 0);
  if (!second) return;
  state.second_run.reset();
  if (*second > 0) state.second_run = *second - 1;
}

// Step, what it is compared with, what it took, and the difference.
class Table {
 public:
  Table(const UiContext& context, const PanelIo& io, const session::RehearsalTable& table, bool has_second)
      : m_context{context}, m_io{io}, m_table{table}, m_has_second{has_second} {}

  void draw() const {
    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, {m_io.look.px(5), m_io.look.px(3)});
    const bool is_open = ImGui::BeginTable("rehearsal", 3, ImGuiTableFlags_SizingStretchProp);
    ImGui::PopStyleVar();
    if (!is_open) return;
    ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthStretch, 1.5F);
    ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthStretch, 1.0F);
    ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthStretch, 1.0F);
    const auto& c = m_context.catalog;
    const auto& p = m_io.look.palette;
    row(p.secondary, c.tr("show", "Step"), m_has_second ? c.tr("The other one") : c.tr("Planned"), c.tr("Rehearsal"));
    for (const auto& one : m_table.rows) step(one);
    ImGui::EndTable();
  }

 private:
  void cell(core::Color color, const std::string& text) const {
    ImGui::TableNextColumn();
    text_wrapped(m_io.look, Face::Small, color, text);
  }
  void row(core::Color color, const std::string& a, const std::string& b, const std::string& c) const {
    ImGui::TableNextRow();
    cell(color, a);
    cell(color, b);
    cell(color, c);
  }
  void step(const session::RehearsalRow& one) const {
    const auto& c = m_context.catalog;
    const auto& p = m_io.look.palette;
    const auto time = [](const std::optional<double>& seconds) {
      return seconds ? minutes_seconds(*seconds) : std::string{"–"};
    };
    const auto other = m_has_second ? one.second : std::optional{one.planned};
    constexpr double much = 10;  // seconds that are worth a thought
    const double difference = one.first && other ? *one.first - *other : 0;
    auto taken = time(one.first);
    if (one.first && other && std::abs(difference) >= 0.5) taken += "\n" + difference_text(c, difference);
    ImGui::TableNextRow();
    cell(p.text,
         std::to_string(one.step + 1) + "  " + step_name(c, *m_context.document.show->steps[one.step], one.step));
    cell(p.secondary, time(other));
    cell(difference >= much ? p.warning : p.text, taken);
  }

  const UiContext& m_context;
  const PanelIo& m_io;
  const session::RehearsalTable& m_table;
  bool m_has_second;
};

void sum(const UiContext& context, const PanelIo& io, const session::RehearsalTable& table, bool has_second) {
  const auto& c = context.catalog;
  double other = 0;  // of the steps that the rehearsal got to
  for (const auto& row : table.rows) {
    if (row.first) other += has_second ? row.second.value_or(0) : row.planned;
  }
  text_wrapped(io.look, Face::Strong, io.look.palette.text,
               core::substitute(c.tr("{0} in all: {1}"),
                                {minutes_seconds(table.first), difference_text(c, table.first - other)}));
}

}  // namespace

void rehearsal_page(const UiContext& context, const PanelIo& io, ShowPanelState& state) {
  const auto& c = context.catalog;
  const auto& runs = context.session.rehearsals;
  const auto& show = *context.document.show;
  const DisabledScope nothing_to_rehearse{show.empty()};
  if (button(io, c.tr("Rehearse"), {.kind = ButtonKind::Filled})) {
    io.out.push(session::StageAction{session::StartShow{.from_current = false, .is_rehearsal = true}});
  }
  if (runs.empty()) {
    text_wrapped(io.look, Face::Small, io.look.palette.secondary,
                 c.tr("No rehearsal yet. A rehearsal is the show as on the day, and every step is timed."));
    return;
  }
  choices(context, io, state);
  const auto* second = state.second_run ? &run_at(context, *state.second_run) : nullptr;
  const auto table = session::compare_runs(show, run_at(context, state.first_run), second);
  sum(context, io, table, second != nullptr);
  if (panel_button(io, c.tr("Plan the show like this rehearsal"), {.kind = ButtonKind::Outlined})) {
    const auto place = std::min(state.first_run, runs.size() - 1);
    io.out.push(session::ShowAction{session::ReplanShow{runs.size() - 1 - place}});
  }
  Table{context, io, table, second != nullptr}.draw();
}

}  // namespace eb::ui
