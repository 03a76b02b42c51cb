#include "app/selection_view.h"

#include <algorithm>

#include "app/figures_view.h"
#include "app/practical_facts.h"
#include "model/doubt.h"
#include "scene/figure_text.h"

namespace eb::app {
namespace {

std::string joined(std::initializer_list<std::string> parts) {
  std::string text;
  for (const auto& part : parts)
    if (!part.empty()) text.append(text.empty() ? "" : " · ").append(part);
  return text;
}

std::string confidence_line(const text::Catalog& c, const std::string& confidence) {
  if (confidence.empty()) return {};
  return core::substitute(c.tr("Confidence: {0}"), {confidence_text(c, confidence)});
}

// "Pairs: 1 · Young: not known"
std::string counts_text(const model::About& about, const model::FeatureTable& table, std::uint32_t row,
                        const text::Catalog& c) {
  std::string text;
  for (const auto& [field, title] : about.counts) {
    const auto value = table.text(field, row);
    text += (text.empty() ? "" : " · ") + title.in(c.language()) + ": " + (value.empty() ? c.tr("not known") : value);
  }
  return text;
}

std::string dates_line(const text::Catalog& c, core::Certainty certainty) {
  if (certainty == core::Certainty::Certain) return {};
  const auto word = certainty == core::Certainty::Approximate ? c.tr("approximate") : c.tr("uncertain");
  return c.tr("Dates") + ": " + word;
}

ui::KnownRow known_row(const model::Layer& layer, const model::FeatureTable& table, std::uint32_t row,
                       const text::Catalog& c) {
  const auto& life = table.lives[row];
  ui::KnownRow known;
  known.when = life.interval;
  known.period = scene::period_text(life.interval, c);
  known.counts = counts_text(*layer.about, table, row, c);
  known.note = model::localized_text(table, layer.about->note_field, row, c.language());
  known.certainty = joined({confidence_line(c, table.text("confidence", row)), dates_line(c, life.certainty)});
  known.source = table.text("source", row);
  return known;
}

// All rows of the reach the chosen one belongs to, by time.
std::vector<ui::KnownRow> known_rows(const model::Layer& layer, const model::FeatureTable& table, std::uint32_t chosen,
                                     const text::Catalog& c) {
  const auto reach = table.text(layer.reach_field, chosen);
  std::vector<ui::KnownRow> rows;
  for (std::uint32_t row = 0; row < table.feature_count(); ++row) {
    const bool belongs = row == chosen || (!reach.empty() && table.text(layer.reach_field, row) == reach);
    if (belongs) rows.push_back(known_row(layer, table, row, c));
  }
  std::ranges::stable_sort(rows, {}, [](const auto& row) { return row.when.from; });
  return rows;
}

ui::ToldSeries told(const model::Series& series, const text::Catalog& c) {
  ui::ToldSeries told;
  told.id = series.id;
  told.title = joined({series.title.in(c.language()), series.place.in(c.language())});
  const auto highest = std::ranges::max_element(series.values, {}, &model::SeriesValue::value);
  if (highest != series.values.end()) told.highest = c.number(highest->value, highest->decimals);
  for (const auto& value : series.values) {
    const auto number = scene::as_of_text(series, value, c) + ": " + scene::amount_text(series, value, c);
    told.values.push_back(joined({number, value.note.in(c.language()), confidence_line(c, value.confidence)}));
    told.sources.push_back(value.source);
  }
  return told;
}

template <class List>
auto shared_with_id(const List& list, const std::string& id) {
  const auto found = std::ranges::find_if(list, [&](const auto& one) { return one->id == id; });
  return found == list.end() ? typename List::value_type{} : *found;
}

}  // namespace

ui::AboutView about_view(const model::Layer& layer, const model::FeatureTable& table, std::uint32_t row,
                         const std::vector<model::Series>& series, const text::Catalog& catalog) {
  if (!layer.about) return {};
  const auto& about = *layer.about;
  ui::AboutView view{about.why.text.in(catalog.language()),
                     about.why.source,
                     about.behave.text.in(catalog.language()),
                     about.behave.source,
                     {},
                     {}};
  if (!about.counts.empty() || !about.note_field.empty()) view.rows = known_rows(layer, table, row, catalog);
  for (const auto& id : about.series) {
    const auto found = std::ranges::find(series, id, &model::Series::id);
    if (found != series.end()) view.series.push_back(told(*found, catalog));
  }
  return view;
}

SelectionFeed::Parts SelectionFeed::parts_of(Workspace& workspace, const text::Catalog& catalog) {
  const auto& document = workspace.document();
  const auto& session = workspace.session();
  const auto& selection = session.selection;
  Parts parts;
  parts.language = catalog.language();
  if (selection.point) {
    parts.route = shared_with_id(document.routes, selection.point->route);
    parts.point = selection.point->point;
    return parts;
  }
  if (selection.shown >= selection.features.size()) return parts;
  const auto& [layer, row] = selection.features[selection.shown];
  const auto* asset = session.assets.find(layer);
  parts.layer = shared_with_id(document.layers, layer);
  if (!parts.layer || !parts.layer->about || asset == nullptr || !asset->features) return parts;
  if (row >= asset->features->feature_count()) return parts;
  parts.table = asset->features;
  parts.row = row;
  parts.series = document.series;
  return parts;
}

ui::SelectionView SelectionFeed::made_from(const Parts& parts, const text::Catalog& catalog) {
  ui::SelectionView view;
  if (parts.table) view.about = about_view(*parts.layer, *parts.table, parts.row, *parts.series, catalog);
  const auto index = parts.route ? parts.route->index_of(parts.point) : std::nullopt;
  if (!index) return view;
  view.stop = practical_facts(*parts.route, *index, catalog);
  const auto stops = model::stops_of(*parts.route);
  if (!stops.empty() && stops.front() == *index) view.route = practical_facts(*parts.route, catalog);
  return view;
}

ui::SelectionView SelectionFeed::view(bool wanted, Workspace& workspace, const text::Catalog& catalog) {
  if (!wanted) return {};
  auto parts = parts_of(workspace, catalog);
  if (!(parts == m_parts)) {
    m_view = made_from(parts, catalog);
    m_parts = std::move(parts);
  }
  return m_view;
}

}  // namespace eb::app
