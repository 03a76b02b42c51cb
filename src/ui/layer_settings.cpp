#include "ui/layer_settings.h"

#include <algorithm>
#include <cmath>

#include "ui/draw.h"
#include "ui/edit_widgets.h"

namespace eb::ui {
namespace {

// Not so of points and pictures alone; of what is not loaded nobody knows.
bool may_have_lines(const session::LayerAsset* asset) {
  if (asset == nullptr) return true;
  if (asset->raster) return false;
  return !asset->features ||
         std::ranges::any_of(asset->features->part_kinds, [](auto kind) { return kind != model::PartKind::Point; });
}

void edit_line_width(const UiContext& context, const PanelIo& io, const model::Layer& layer) {
  const auto& c = context.catalog;
  const double width = layer.style.line.width;
  const auto chosen = edit_slider(io, c.tr("Line width"), width, {0.5, 12}, c.number(width, 1));
  if (!chosen) return;
  auto style = layer.style;
  style.line.width = *chosen;
  io.out.push(session::DoEdit{model::SetLayerStyle{layer.id, std::move(style)}, context.gesture});
}

void edit_style(const UiContext& context, const PanelIo& io, const model::Layer& layer) {
  const auto& c = context.catalog;
  const auto change = [&](model::Style style) {
    io.out.push(session::DoEdit{model::SetLayerStyle{layer.id, std::move(style)}, context.gesture});
  };
  const auto percent = core::substitute(c.tr("{0} %"), {c.number(layer.opacity * 100, 0)});
  if (const auto opacity = edit_slider(io, c.tr("Opacity"), layer.opacity, {0, 1}, percent))
    io.out.push(session::DoEdit{model::SetLayerOpacity{layer.id, *opacity}, context.gesture});
  if (may_have_lines(context.session.assets.find(layer.id))) edit_line_width(context, io, layer);
  if (layer.style.color_by_phase) {
    text_wrapped(io.look, Face::Small, io.look.palette.faint, c.tr("Coloured by phase"));
    return;
  }
  const bool dark = io.look.theme == session::ThemeKind::Dark;
  const auto color = dark ? layer.style.color.dark : layer.style.color.light;
  if (const auto picked = edit_color(io, c.tr("Colour"), color)) {
    auto style = layer.style;
    (dark ? style.color.dark : style.color.light) = *picked;
    change(style);
  }
}

// The drawing order is bottom to top, the list shows the top first: "up" is one index later.
void order_buttons(const UiContext& context, const PanelIo& io, const model::Layer& layer) {
  const auto& layers = context.document.layers;
  const auto found = std::find_if(layers.begin(), layers.end(), [&](const auto& each) { return each->id == layer.id; });
  const auto index = static_cast<std::size_t>(found - layers.begin());
  const auto& c = context.catalog;
  const auto move_to = [&](std::size_t target) { io.out.push(session::DoEdit{model::MoveLayer{layer.id, target}, 0}); };
  {
    const DisabledScope top{index + 1 >= layers.size()};
    if (button(io, c.tr("Up"), {.icon = Icon::Up})) move_to(index + 1);
  }
  wrap_before(button_width(io.look, c.tr("Down"), {.icon = Icon::Down}));
  {
    const DisabledScope bottom{index == 0};
    if (button(io, c.tr("Down"), {.icon = Icon::Down})) move_to(index - 1);
  }
  wrap_before(button_width(io.look, c.tr("Reload")));
  if (button(io, c.tr("Reload"))) io.out.push(session::FileAction{session::ReloadLayer{layer.id}});
  wrap_before(button_width(io.look, c.tr("Remove")));
  if (button(io, c.tr("Remove"))) io.out.push(session::DoEdit{model::RemoveLayer{layer.id}, 0});
}

void date_column(const UiContext& context, const PanelIo& io, const model::Layer& layer,
                 const model::FeatureTable& table, bool is_start) {
  std::vector<std::string> names{context.catalog.tr("None")};
  std::size_t current = 0;
  const auto& chosen = is_start ? table.date_fields.from : table.date_fields.to;
  for (const auto& column : table.columns) {
    if (column.name == chosen) current = names.size();
    names.push_back(column.name);
  }
  const auto label = is_start ? context.catalog.tr("Column of the start") : context.catalog.tr("Column of the end");
  const auto picked = edit_choice(io, label, names, current);
  if (!picked) return;
  auto fields = table.date_fields;
  (is_start ? fields.from : fields.to) = *picked == 0 ? std::string{} : names[*picked];
  io.out.push(session::DoEdit{model::SetLayerDateFields{layer.id, fields}, 0});
}

void dates(const UiContext& context, const PanelIo& io, const model::Layer& layer, const model::FeatureTable& table) {
  const auto& c = context.catalog;
  const auto& look = io.look;
  if (!table.is_timeless()) {
    text_wrapped(look, Face::Small, look.palette.secondary, c.tr("Dates are read from these columns."));
  } else if (table.date_fields.from.empty() && table.date_fields.to.empty()) {
    text_wrapped(look, Face::Small, look.palette.secondary,
                 c.tr("Has no dates, so it shows at all times: no column looks like a date. Choose one if it does."));
  } else {
    text_wrapped(look, Face::Small, look.palette.secondary,
                 c.tr("Has no dates, so it shows at all times: the chosen columns hold none."));
  }
  date_column(context, io, layer, table, true);
  date_column(context, io, layer, table, false);
}

std::string grid_name(const text::Catalog& c, const geo::GridChoice& grid) {
  if (grid.kind == geo::GridKind::Tk25Sheet) return c.tr("Map sheet (TK25)");
  if (grid.kind == geo::GridKind::Tk25Quadrant) return c.tr("Quarter of a map sheet (TK25)");
  return core::substitute(c.tr("Squares of {0}"), {c.distance(grid.size_m)});
}

// Whether places of the layer are told as cells only, and of which grid.
void secrecy(const UiContext& context, const PanelIo& io, const model::Layer& layer) {
  const auto& c = context.catalog;
  const auto change = [&](std::optional<model::Sensitive> sensitive) {
    io.out.push(session::DoEdit{model::SetLayerSensitive{layer.id, std::move(sensitive)}, 0});
  };
  const float room = ImGui::GetContentRegionAvail().x;
  if (const auto on = edit_check(io, c.tr("Sensitive: grid cells only"), layer.sensitive.has_value(), room))
    change(*on ? std::optional{model::Sensitive{}} : std::nullopt);
  if (!layer.sensitive) return;
  std::vector<geo::GridChoice> grids{{geo::GridKind::Tk25Sheet, 0},
                                     {geo::GridKind::Tk25Quadrant, 0},
                                     {geo::GridKind::Squares, 5'000},
                                     {geo::GridKind::Squares, 10'000}};
  auto chosen = std::ranges::find(grids, layer.sensitive->grid);
  if (chosen == grids.end()) chosen = grids.insert(grids.end(), layer.sensitive->grid);
  std::vector<std::string> names;
  for (const auto& grid : grids) names.push_back(grid_name(c, grid));
  const auto picked = edit_choice(io, c.tr("Grid"), names, static_cast<std::size_t>(chosen - grids.begin()));
  if (!picked) return;
  auto sensitive = *layer.sensitive;
  sensitive.grid = grids[*picked];
  change(std::move(sensitive));
}

void problems(const UiContext& context, const PanelIo& io, const session::LayerAsset& asset) {
  constexpr std::size_t most_shown = 30;
  const auto& look = io.look;
  const auto& c = context.catalog;
  for (std::size_t i = 0; i < std::min(asset.problems.size(), most_shown); ++i) {
    const auto& problem = asset.problems[i];
    const auto text = core::to_text(core::Error{problem.what, problem.hint, {}}, c.translate());
    text_wrapped(look, Face::Small, look.palette.warning, text);
  }
  if (asset.problems.size() > most_shown)
    text_wrapped(look, Face::Small, look.palette.secondary,
                 core::substitute(c.tr("and {0} more"), {std::to_string(asset.problems.size() - most_shown)}));
}

}  // namespace

void layer_settings(const UiContext& context, const PanelIo& io, const model::Layer& layer) {
  gap(io.look, 2);
  edit_style(context, io, layer);
  const auto* asset = context.session.assets.find(layer.id);
  gap(io.look, 8);
  secrecy(context, io, layer);
  if (asset != nullptr && asset->features) {
    gap(io.look, 8);
    dates(context, io, layer, *asset->features);
  }
  if (asset != nullptr && !asset->problems.empty()) {
    gap(io.look, 8);
    problems(context, io, *asset);
  }
  gap(io.look, 8);
  order_buttons(context, io, layer);
  hairline(io.look);
}

}  // namespace eb::ui
