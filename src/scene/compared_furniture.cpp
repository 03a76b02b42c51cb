#include "scene/compared_furniture.h"

#include <algorithm>
#include <cmath>

#include "core/date.h"
#include "scene/compared_look.h"

namespace eb::scene {

namespace {

constexpr std::size_t most_transitions = 3;
constexpr std::size_t most_figures = 4;
constexpr double least_km = 0.05;

enum class Form : std::uint8_t { Line, Area, Point };

Form form_of(const model::FeatureTable& table) {
  const auto kind = table.part_kinds.empty() ? model::PartKind::Line : table.part_kinds.front();
  if (kind == model::PartKind::Point) return Form::Point;
  return kind == model::PartKind::Line ? Form::Line : Form::Area;
}

// What is drawn as each kind of change, and which phases follow which, over all layers.
struct Summary {
  std::array<std::optional<Form>, change_count> forms;  // lines before areas before points
  std::map<std::pair<std::string, std::string>, std::size_t> transitions;
};

void add_transitions(const FurnitureContext& context, const model::Layer& layer, const LayerChanges& changes,
                     Summary& summary) {
  const auto& phases = phases_of(context.document, layer);
  const auto& language = context.catalog.language();
  if (layer.phase_field.empty()) return;
  for (const auto& [from_to, count] : changes.from_to) {
    if (from_to.first >= phases.size() || from_to.second >= phases.size()) continue;
    summary.transitions[{phases[from_to.first].label.in(language), phases[from_to.second].label.in(language)}] += count;
  }
}

Summary summary_of(const FurnitureContext& context, const ChangesByLayer& changes) {
  Summary summary;
  for (const auto& layer : context.document.layers) {
    const auto found = changes.find(layer->id);
    const auto geometry = context.geometries.find(layer->id);
    if (!layer->visible || found == changes.end() || geometry == context.geometries.end()) continue;
    const auto form = form_of(geometry->second->table());
    for (std::size_t change = 0; change < change_count; ++change) {
      if (found->second.pieces[change] == 0) continue;
      auto& shown = summary.forms[change];
      shown = shown ? std::min(*shown, form) : form;
    }
    add_transitions(context, *layer, found->second, summary);
  }
  return summary;
}

LegendEntry::Kind swatch_of(Change change, Form form) {
  using Kind = LegendEntry::Kind;
  if (form == Form::Point) return Kind::Point;
  const bool is_line = form == Form::Line;
  switch (change) {
    case Change::Removed:
      return is_line ? Kind::DashedLine : Kind::HatchedArea;
    case Change::Changed:
      return is_line ? Kind::LongDashedLine : Kind::HatchedArea;
    case Change::Added:
    case Change::Unchanged:
      break;
  }
  return is_line ? Kind::Line : Kind::Area;
}

std::string name_of(Change change, const text::Catalog& catalog) {
  switch (change) {
    case Change::Added:
      return catalog.tr("Added");
    case Change::Removed:
      return catalog.tr("Removed");
    case Change::Changed:
      return catalog.tr("Changed");
    case Change::Unchanged:
      break;
  }
  return catalog.tr("Unchanged");
}

// The commonest first; a note each.
void add_notes(const Summary& summary, const FurnitureContext& context, std::vector<LegendEntry>& legend) {
  std::vector<std::pair<std::size_t, std::string>> notes;
  for (const auto& [names, count] : summary.transitions) {
    notes.emplace_back(count, core::substitute(context.catalog.tr("{0} → {1}"), {names.first, names.second}));
  }
  std::ranges::stable_sort(notes, std::greater{}, &std::pair<std::size_t, std::string>::first);
  // The last line says either the last of them or that there are more.
  const bool has_more = notes.size() > most_transitions + 1;
  if (has_more) notes.resize(most_transitions);
  for (auto& note : notes) legend.push_back({LegendEntry::Kind::Note, std::move(note.second), {}, {}});
  if (has_more) legend.push_back({LegendEntry::Kind::Note, "…", {}, {}});
}

std::vector<LegendEntry> legend_of_changes(const FurnitureContext& context, const Summary& summary) {
  const auto colors = change_colors(context.session.view.theme);
  std::vector<LegendEntry> legend;
  for (const auto change : {Change::Added, Change::Changed, Change::Removed, Change::Unchanged}) {
    const auto index = static_cast<std::size_t>(change);
    if (!summary.forms[index]) continue;
    legend.push_back({swatch_of(change, *summary.forms[index]), name_of(change, context.catalog), colors[index],
                      change_shape(change)});
    if (change == Change::Changed) add_notes(summary, context, legend);
  }
  return legend;
}

double km_of(const model::KmByPhase& measured, const std::string& phase) {
  const auto found = measured.find(phase);
  return found == measured.end() ? 0 : found->second;
}

// In the colour of text: the phases' own colours mean something else on this map.
std::vector<HeadlineFigure> figures_of_changes(const FurnitureContext& context, const TwoMeasures& kilometres) {
  std::vector<HeadlineFigure> figures;
  const auto color = theme_of(context.session.view.theme).text;
  const auto& phases = context.document.phases;
  std::vector<std::pair<double, const model::Phase*>> changes;
  for (auto phase = phases.rbegin(); phase != phases.rend(); ++phase) {
    const double km = km_of(kilometres.later, phase->id) - km_of(kilometres.earlier, phase->id);
    if (std::abs(km) >= least_km) changes.emplace_back(km, &*phase);
  }
  // The largest first: where there is room for few, they are told.
  std::ranges::stable_sort(changes, std::greater{}, [](const auto& change) { return std::abs(change.first); });
  changes.resize(std::min(changes.size(), most_figures));
  for (const auto& [km, phase] : changes) {
    const auto* sign = km > 0 ? "+" : "\u2212";
    figures.push_back(
        {sign + context.catalog.kilometres(std::abs(km), 1), phase->label.in(context.catalog.language()), color});
  }
  return figures;
}

std::string long_date(const text::Catalog& catalog, double day) {
  return catalog.long_date(static_cast<core::Day>(std::floor(day)));
}

}  // namespace

void tell_changes(const FurnitureContext& context, const ChangesByLayer& changes, const TwoDays& days,
                  const TwoMeasures& kilometres, FurnitureInput& input) {
  const auto& catalog = context.catalog;
  input.headline =
      core::substitute(catalog.tr("{0} → {1}"), {long_date(catalog, days.earlier), long_date(catalog, days.later)});
  input.subtitle = catalog.tr("What was added, changed and removed");
  input.legend = legend_of_changes(context, summary_of(context, changes));
  input.figures = figures_of_changes(context, kilometres);
  if (input.time_strip) input.time_strip->marked_days = {days.earlier, days.later};
}

void tell_ages(const FurnitureContext& context, const AgeScale& scale, bool has_undated, FurnitureInput& input) {
  const auto& catalog = context.catalog;
  const auto theme = context.session.view.theme;
  input.headline = catalog.tr("Everything that ever was");
  input.subtitle = catalog.tr("Coloured by when it began; the newest lies on top");
  input.figures.clear();
  input.time_strip.reset();
  input.legend.clear();
  if (!scale.is_empty()) {
    AgeRamp ramp{catalog.tr("Began"), {}, static_cast<double>(scale.from), static_cast<double>(scale.to)};
    constexpr int stops = 13;
    for (int i = 0; i < stops; ++i) ramp.colors.push_back(age_color(theme, static_cast<double>(i) / (stops - 1)));
    input.age_ramp = std::move(ramp);
  }
  if (has_undated) {
    input.legend.push_back({LegendEntry::Kind::Line, catalog.tr("Beginning unknown"), quiet_color(theme), {}});
  }
}

}  // namespace eb::scene
