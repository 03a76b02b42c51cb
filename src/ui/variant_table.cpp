#include "ui/variant_table.h"

#include <algorithm>

#include "ui/draw.h"
#include "ui/edit_widgets.h"
#include "ui/route_panel.h"

namespace eb::ui {
namespace {

using model::ComparedStop;

std::shared_ptr<const model::Route> find(const UiContext& context, const core::RouteId& id) {
  const auto& routes = context.document.routes;
  const auto found = std::ranges::find_if(routes, [&](const auto& route) { return route->id == id; });
  return found == routes.end() ? nullptr : *found;
}

core::Color color_of(const PanelIo& io, const model::Route& route) {
  return io.look.theme == session::ThemeKind::Dark ? route.color.dark : route.color.light;
}

// Three columns: what, of the first, of the second.
class Table {
 public:
  Table(const UiContext& context, const PanelIo& io, const VariantTableState& state)
      : m_context{context}, m_io{io}, m_state{state} {}

  void draw() {
    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, {m_io.look.px(5), m_io.look.px(3)});
    const bool is_open = ImGui::BeginTable("variants", 3, ImGuiTableFlags_SizingStretchProp);
    ImGui::PopStyleVar();
    if (!is_open) return;
    ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthStretch, 1.3F);
    ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthStretch, 1.0F);
    ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthStretch, 1.0F);
    figures();
    ImGui::TableNextRow(ImGuiTableRowFlags_None, m_io.look.px(14));
    for (const auto& stop : m_state.comparison.stops) stop_row(stop);
    ImGui::EndTable();
  }

 private:
  [[nodiscard]] const text::Catalog& catalog() const { return m_context.catalog; }

  void cell(const std::string& text, core::Color color) const {
    ImGui::TableNextColumn();
    text_wrapped(m_io.look, Face::Small, color, text);
  }

  // What differs is written strongly, what is equal quietly.
  void row(const std::string& what, const std::string& first, const std::string& second) const {
    const auto& p = m_io.look.palette;
    const auto color = first == second ? p.secondary : p.text;
    ImGui::TableNextRow();
    cell(what, p.secondary);
    cell(first, color);
    cell(second, color);
  }

  [[nodiscard]] std::string minutes(int value) const { return catalog().duration(value); }

  [[nodiscard]] std::string span_of(const model::RouteFigures& figures) const {
    if (!figures.start || !figures.end) return "–";
    return catalog().time_of_day(*figures.start) + "–" + catalog().time_of_day(*figures.end);
  }

  // What is worth more than a note; of the routes before the last edit while they are being checked.
  [[nodiscard]] std::string findings_of(const model::Route& route) const {
    const auto& findings = m_context.timetable.findings;
    if (!findings) return "…";
    const auto count = std::ranges::count_if(*findings, [&](const model::Finding& finding) {
      return finding.route == route.id && finding.severity != model::Severity::Info;
    });
    return std::to_string(count);
  }

  void names() const {
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    for (const auto* route : {m_state.first.get(), m_state.second.get()}) {
      ImGui::TableNextColumn();
      color_swatch(m_io.look, color_of(m_io, *route), m_io.look.px(10));
      const auto& name = route->name.in(catalog().language());
      text_wrapped(m_io.look, Face::Small, m_io.look.palette.text, name.empty() ? route->id : name);
    }
  }

  void figures() const {
    const auto& c = catalog();
    const auto& [a, b, stops] = m_state.comparison;
    names();
    row(c.tr("Stops"), std::to_string(a.stops), std::to_string(b.stops));
    row(c.tr("Length"), c.distance(a.metres), c.distance(b.metres));
    row(c.tr("On the way"), minutes(a.travel_minutes), minutes(b.travel_minutes));
    row(c.tr("At stops"), minutes(a.stay_minutes), minutes(b.stay_minutes));
    row(c.tr("From–to"), span_of(a), span_of(b));
    row(c.tr("Late"), minutes(a.late_minutes), minutes(b.late_minutes));
    row(c.tr("Findings"), findings_of(*m_state.first), findings_of(*m_state.second));
    row(c.tr("Straight legs"), std::to_string(a.straight_legs), std::to_string(b.straight_legs));
  }

  [[nodiscard]] std::string time_of(const std::optional<int>& arrival) const {
    return arrival ? catalog().time_of_day(*arrival) : std::string{"–"};
  }

  void stop_row(const ComparedStop& stop) const {
    const auto& p = m_io.look.palette;
    const auto& route = stop.first ? *m_state.first : *m_state.second;
    auto name = point_name(catalog(), route, stop.first ? *stop.first : *stop.second);
    constexpr double moved_from_m = 1;
    if (stop.moved_m >= moved_from_m) {
      name += "\n" + core::substitute(catalog().tr("moved by {0}"), {catalog().distance(stop.moved_m)});
    }
    const bool differs = !stop.first || !stop.second || stop.moved_m >= moved_from_m ||
                         stop.first_arrival != stop.second_arrival || stop.first_stay != stop.second_stay;
    const auto color = differs ? p.text : p.secondary;
    const auto told = [&](bool there, const std::optional<int>& arrival, int stay) {
      return there ? time_of(arrival) + "\n" + minutes(stay) : catalog().tr("not here");
    };
    ImGui::TableNextRow();
    cell(name, color);
    cell(told(stop.first.has_value(), stop.first_arrival, stop.first_stay), stop.first ? color : p.warning);
    cell(told(stop.second.has_value(), stop.second_arrival, stop.second_stay), stop.second ? color : p.warning);
  }

  const UiContext& m_context;
  const PanelIo& m_io;
  const VariantTableState& m_state;
};

}  // namespace

void variant_table(const UiContext& context, const PanelIo& io, VariantTableState& state) {
  const auto& compared = context.session.editing.compared;
  const auto first = compared ? find(context, compared->first) : nullptr;
  const auto second = compared ? find(context, compared->second) : nullptr;
  if (!first || !second) return;
  if (first != state.first || second != state.second) {
    state.comparison = model::compare_routes(*first, *second);
    state.first = first;
    state.second = second;
  }
  section_heading(io.look, context.catalog.tr("Routes compared"));
  Table{context, io, state}.draw();
}

}  // namespace eb::ui
