#include "ui/inspector_panel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <set>

#include "model/doubt.h"
#include "model/localized_column.h"
#include "ui/dating_words.h"
#include "ui/draw.h"
#include "ui/edit_widgets.h"
#include "ui/ui_text.h"

namespace eb::ui {
namespace {

// A feature together with the layer and table it comes from.
struct Shown {
  const model::Layer& layer;
  const model::FeatureTable& table;
  std::uint32_t row;
  [[nodiscard]] std::string text(std::string_view column) const { return table.text(column, row); }
};

// Columns that the panel shows in words of its own.
constexpr std::array known_columns{"source",      "confidence",    "accuracy_m", "certainty",   "inferred",
                                   "is_inferred", "anim_inferred", "schematic",  "is_schematic"};

// The columns of one localized field: "inferred_de" of "inferred_{lang}".
bool is_of_field(const std::string& name, const std::string& field) {
  const auto at = field.find("{lang}");
  return at != std::string::npos ? name.starts_with(field.substr(0, at)) : !field.empty() && name == field;
}

// What the layer's own words tell already.
bool is_told(const std::string& name, const model::Layer& layer) {
  if (!layer.about) return false;
  const auto& [why, behave, counts, note_field, series] = *layer.about;
  return is_of_field(name, note_field) || std::ranges::find(counts, name, &model::About::Count::field) != counts.end();
}

bool is_known(const std::string& name, const model::Layer& layer) {
  return is_told(name, layer) || std::find(known_columns.begin(), known_columns.end(), name) != known_columns.end() ||
         is_of_field(name, layer.phase_field) || is_of_field(name, layer.inferred_field);
}

bool says_yes(const std::string& value) {
  return value == "1" || value == "true" || value == "yes" || value == "True";
}

bool flag(const Shown& shown, std::initializer_list<const char*> columns) {
  return std::any_of(columns.begin(), columns.end(), [&](const char* name) { return says_yes(shown.text(name)); });
}

std::string feature_name(const UiContext& context, const Shown& shown) {
  const auto& language = context.catalog.language();
  auto name = model::localized_text(shown.table, shown.layer.name_field, shown.row, language);
  if (name.empty()) name = model::localized_text(shown.table, shown.layer.style.label.field, shown.row, language);
  if (!name.empty()) return name;
  if (shown.table.is_cell(shown.row))
    return core::substitute(context.catalog.tr("Grid cell {0}"), {shown.text(model::cell_column)});
  const auto id = shown.table.feature_ids.size() > shown.row ? shown.table.feature_ids[shown.row]
                                                             : static_cast<std::int64_t>(shown.row);
  return core::substitute(context.catalog.tr("Feature {0}"), {std::to_string(id)});
}

// One line of the table: a grey word, the value beside it, or below where the panel is narrow.
void row(const PanelIo& io, const std::string& name, const std::string& value, core::Color color) {
  const Look& look = io.look;
  if (value.empty()) return;
  const float left = look.px(104);
  const bool beside =
      ImGui::GetContentRegionAvail().x > look.px(210) && text_width(look, Face::Small, name) < left - look.px(8);
  const float start = ImGui::GetCursorPosX();
  if (beside) {
    text_line(look, Face::Small, look.palette.secondary, name);
    ImGui::SameLine(start + left);
    ImGui::BeginGroup();
    text_wrapped(look, Face::Small, color, value);
    ImGui::EndGroup();
  } else {
    text_wrapped(look, Face::Small, look.palette.secondary, name);
    text_wrapped(look, Face::Small, color, value);
  }
}

void row(const PanelIo& io, const std::string& name, const std::string& value) {
  row(io, name, value, io.look.palette.text);
}

std::string confidence_text(const text::Catalog& catalog, const std::string& confidence) {
  if (confidence == "high") return catalog.tr("high");
  if (confidence == "medium") return catalog.tr("medium");
  if (confidence == "low") return catalog.tr("low");
  return confidence;
}

void phase_chip(const UiContext& context, const PanelIo& io, const model::Phase& phase) {
  const Look& look = io.look;
  const auto color = look.theme == session::ThemeKind::Dark ? phase.color.dark : phase.color.light;
  const auto& label = phase.label.in(context.catalog.language());
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = look.px(26), dot = look.px(10);
  const float room = ImGui::GetContentRegionAvail().x - look.px(40);
  const auto shown = fitted(look, Face::Small, label.empty() ? phase.id : label, room);
  const float width = text_width(look, Face::Small, shown) + dot + look.px(30);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(at, {at.x + width, at.y + height}, u32(look.palette.hover), height / 2);
  list.AddCircleFilled({at.x + look.px(15), at.y + height / 2}, dot / 2, u32(color), 24);
  ImFont* font = look.font(Face::Small);
  list.AddText(font, font->FontSize, {at.x + look.px(26), at.y + (height - font->FontSize) / 2}, u32(look.palette.text),
               ui_text(shown).c_str());
  ImGui::Dummy({width, height});
}

void source_section(const UiContext& context, const PanelIo& io, const std::string& source) {
  if (source.empty()) return;
  const IdScope id{"source"};
  gap(io.look, 16);
  section_heading(io.look, context.catalog.tr("Source"));
  text_wrapped(io.look, Face::Small, io.look.palette.text, source);
  if (button(io, context.catalog.tr("Copy source"), {.kind = ButtonKind::Outlined}))
    ImGui::SetClipboardText(source.c_str());
}

std::string accuracy_text(const text::Catalog& catalog, double metres) {
  return metres > 0 ? core::substitute(catalog.tr("within {0}"), {catalog.distance(metres)}) : std::string{};
}

void quality_rows(const UiContext& context, const PanelIo& io, const Shown& shown) {
  const auto& c = context.catalog;
  row(io, c.tr("Confidence"), confidence_text(c, shown.text("confidence")));
  row(io, c.tr("Accuracy"), accuracy_text(c, std::strtod(shown.text("accuracy_m").c_str(), nullptr)));
  const auto& p = io.look.palette;
  if (shown.table.is_cell(shown.row))
    text_wrapped(io.look, Face::Small, p.warning,
                 c.tr("Protected: only the grid cell is told. The place is somewhere in it."));
  if (shown.layer.style.is_schematic || flag(shown, {"schematic", "is_schematic"}))
    text_wrapped(io.look, Face::Small, p.warning,
                 c.tr("Schematic: the line shows the connection, not the true course."));
}

// Layers that do not name the column may still have one of the usual name.
constexpr std::array inferred_columns{"inferred", "is_inferred", "anim_inferred"};

void dating_rows(const UiContext& context, const PanelIo& io, const Shown& shown) {
  const auto& c = context.catalog;
  auto layer = shown.layer;
  for (const char* column : inferred_columns)
    if (layer.inferred_field.empty() && shown.table.column(column) != nullptr) layer.inferred_field = column;
  const auto words = dating_words(c, layer, shown.table, shown.row);
  row(io, c.tr("As written"), words.as_written);
  row(io, c.tr("Time"), words.taken_as);
  row(io, c.tr("Dates"), words.certainty);
  const auto warn = [&](const std::string& text) { text_wrapped(io.look, Face::Small, io.look.palette.warning, text); };
  for (const auto& doubt : words.doubts) warn(doubt);
  if (!words.inferred.empty()) warn(core::substitute(c.tr("Inferred: {0}"), {words.inferred}));
}

void attributes(const UiContext& context, const PanelIo& io, const Shown& shown) {
  gap(io.look, 16);
  section_heading(io.look, context.catalog.tr("Attributes"));
  std::set<std::string> told;  // what stands in several columns, one a language, is told once
  for (const auto& column : shown.table.columns) {
    if (is_known(column.name, shown.layer)) continue;
    auto field = model::localized_field_of(shown.table, column.name);
    if (field.empty()) field = model::localized_field_of(shown.table, column.name + "_en");  // water beside water_en
    if (field.empty()) {
      row(io, column.name, shown.text(column.name));
    } else if (told.insert(field).second) {
      const model::LocalizedColumn texts{shown.table, field, context.catalog.language()};
      row(io, field.substr(0, field.find("_{lang}")), texts.text(shown.row));
    }
  }
  row(io, context.catalog.tr("Layer"), shown.layer.title.in(context.catalog.language()));
  row(io, context.catalog.tr("File CRS"), shown.table.source_crs);
}

std::string on_day(const UiContext& context, const std::string& pattern, double day) {
  return core::substitute(pattern, {context.catalog.long_date(static_cast<core::Day>(std::floor(day)))});
}

// While dates are compared: on which of them this is what one sees.
std::string day_text(const UiContext& context, const Shown& shown) {
  const auto& c = context.catalog;
  const auto& session = context.session;
  if (session.compare.is_split() && session.selection.day)
    return on_day(context, c.tr("On {0}"), *session.selection.day);
  if (session.compare.mode != session::CompareMode::Changes) return {};
  const auto& life = shown.table.lives[shown.row].interval;
  const bool on_own = core::is_visible(life, session.playback.day());
  const bool on_other = core::is_visible(life, session.other_day());
  if (on_own && on_other) return c.tr("On both dates");
  if (!on_own && !on_other) return {};
  return on_day(context, c.tr("Only on {0}"), on_own ? session.playback.day() : session.other_day());
}

// Of the row, and of what the layer says about it.
std::string all_sources(const UiContext& context, const Shown& shown) {
  std::string text;
  const auto& about = context.selected.about;
  for (const auto& source : {shown.text("source"), about.why_source, about.behave_source}) {
    if (!source.empty()) text += (text.empty() ? "" : "\n") + source;
  }
  return text;
}

void feature(const UiContext& context, const PanelIo& io, const Shown& shown, AboutState& state) {
  text_wrapped(io.look, Face::Title, io.look.palette.text, feature_name(context, shown));
  text_wrapped(io.look, Face::Small, io.look.palette.secondary, shown.layer.title.in(context.catalog.language()));
  if (const auto text = day_text(context, shown); !text.empty())
    text_wrapped(io.look, Face::Small, io.look.palette.accent, text);
  const auto* phase =
      model::find_phase(model::phases_of(context.document, shown.layer), shown.text(shown.layer.phase_field));
  if (phase != nullptr) {
    gap(io.look, 10);
    phase_chip(context, io, *phase);
  }
  about_words(context, io);
  gap(io.look, 10);
  dating_rows(context, io, shown);
  quality_rows(context, io, shown);
  about_numbers(context, io, state);
  attributes(context, io, shown);
  source_section(context, io, all_sources(context, shown));
}

// Several features lie under one click; the panel shows one and steps through the others.
void stepper(const UiContext& context, const PanelIo& io) {
  const auto& selection = context.session.selection;
  const auto count = selection.features.size();
  if (count < 2) return;
  const auto& c = context.catalog;
  const auto show = [&](std::size_t index) { io.out.push(session::SelectAction{session::ShowSelected{index}}); };
  if (button(io, c.tr("Previous"), {.icon = Icon::StepBack})) show((selection.shown + count - 1) % count);
  wrap_before(button_width(io.look, c.tr("Next"), {.icon = Icon::StepForward}));
  if (button(io, c.tr("Next"), {.icon = Icon::StepForward, .icon_after = true})) show((selection.shown + 1) % count);
  const auto text = core::substitute(c.tr("{0} of {1}"), {std::to_string(selection.shown + 1), std::to_string(count)});
  wrap_before(text_width(io.look, Face::Small, text));
  ImGui::AlignTextToFramePadding();
  text_line(io.look, Face::Small, io.look.palette.secondary, text);
  gap(io.look, 8);
}

void paragraph(const PanelIo& io, const std::string& heading, const std::string& text) {
  if (text.empty()) return;
  gap(io.look, 16);
  section_heading(io.look, heading);
  text_wrapped(io.look, Face::Small, io.look.palette.text, text);
}

// What nobody knows is paler; its words say so.
void fact_rows(const PanelIo& io, const std::vector<PracticalFact>& facts) {
  const auto& p = io.look.palette;
  for (const auto& fact : facts) row(io, fact.label, fact.text, fact.kind == FactKind::Unknown ? p.secondary : p.text);
}

// Each once.
std::string all_sources(const UiContext& context, const std::string& of_stop) {
  std::vector<std::string> sources{of_stop};
  for (const auto* facts : {&context.selected.stop, &context.selected.route}) {
    for (const auto& fact : *facts) sources.push_back(fact.source);
  }
  std::string text;
  for (auto source = sources.begin(); source != sources.end(); ++source) {
    if (source->empty() || std::find(sources.begin(), source, *source) != source) continue;
    text += (text.empty() ? "" : "\n") + *source;
  }
  return text;
}

void stop_details(const UiContext& context, const PanelIo& io, const model::Route& route, std::size_t index) {
  const auto& point = route.points[index];
  const auto& stop = *point.stop;
  const auto stops = model::stops_of(route);
  const auto number = std::ranges::find(stops, index) - stops.begin() + 1;
  const auto& c = context.catalog;
  const auto& language = c.language();
  text_wrapped(io.look, Face::Title, io.look.palette.text, stop.name.in(language));
  const auto kind = stop.is_confirmed ? c.tr("Stop {0} · part of the programme")
                                      : c.tr("Stop {0} · suggestion, not in the programme");
  text_wrapped(io.look, Face::Small, stop.is_confirmed ? io.look.palette.secondary : io.look.palette.route,
               (stop.is_confirmed ? "● " : "○ ") + core::substitute(kind, {std::to_string(number)}));
  gap(io.look, 10);
  fact_rows(io, context.selected.stop);
  row(io, c.tr("Position"), c.number(point.position.lat, 4) + " N  " + c.number(point.position.lon, 4) + " E");
  row(io, c.tr("Accuracy"), accuracy_text(c, stop.accuracy_m));
  row(io, c.tr("Confidence"), confidence_text(c, stop.confidence));
  paragraph(io, c.tr("What to see"), stop.what_to_see.in(language));
  paragraph(io, c.tr("Visiting"), stop.visiting.in(language));
  if (!context.selected.route.empty()) {
    gap(io.look, 16);
    section_heading(io.look, route.name.in(language));
    fact_rows(io, context.selected.route);
  }
  source_section(context, io, all_sources(context, stop.source));
}

void selected_feature(const UiContext& context, const PanelIo& io, AboutState& state) {
  const auto& selection = context.session.selection;
  if (selection.shown >= selection.features.size()) return;
  const auto& ref = selection.features[selection.shown];
  const auto* layer = context.document.find_layer(ref.layer);
  const auto* asset = context.session.assets.find(ref.layer);
  if (layer == nullptr || asset == nullptr || !asset->features || ref.row >= asset->features->feature_count()) {
    text_wrapped(io.look, Face::Body, io.look.palette.secondary,
                 context.catalog.tr("This feature is no longer loaded."));
    return;
  }
  feature(context, io, {*layer, *asset->features, ref.row}, state);
}

}  // namespace

void inspector_panel(const UiContext& context, const PanelIo& io, const Rect& area, InspectorState& state) {
  const PanelScope panel{io, "Selection", area, PanelKind::Scrolling};
  const auto close = context.catalog.tr("Close");
  const ButtonLook look{.icon = Icon::Close};
  ImGui::SetCursorPosX(ImGui::GetWindowContentRegionMax().x - button_width(io.look, close, look));
  const bool compares = context.session.editing.compared.has_value();
  if (button(io, close, look)) {
    if (compares) io.out.push(session::RouteAction{session::CompareRoutes{}});
    io.out.push(session::SelectAction{session::ClearSelection{}});
  }
  if (compares) {
    variant_table(context, io, state.variants);
    return;
  }
  stepper(context, io);
  const auto& selection = context.session.selection;
  if (!selection.point) {
    selected_feature(context, io, state.about);
    return;
  }
  const auto* route = context.document.find_route(selection.point->route);
  const auto index = route != nullptr ? route->index_of(selection.point->point) : std::nullopt;
  if (index && context.session.editing.route == route->id) {
    stop_editor(context, io, *route, *index, state.stop);
    return;
  }
  if (index && route->points[*index].stop) stop_details(context, io, *route, *index);
}

}  // namespace eb::ui
