#include "ui/layer_panel.h"

#include "ui/draw.h"
#include "ui/edit_widgets.h"
#include "ui/layer_settings.h"
#include "ui/list_drag.h"
#include "ui/ui_text.h"

namespace eb::ui {
namespace {

constexpr const char* drag_type = "eb_layer";

std::string layer_title(const UiContext& context, const model::Layer& layer) {
  const auto& title = layer.title.in(context.catalog.language());
  return title.empty() ? layer.id : title;
}

core::Color layer_color(const UiContext& context, const PanelIo& io, const model::Layer& layer) {
  const bool dark = io.look.theme == session::ThemeKind::Dark;
  const auto pick = [dark](const core::ThemedColor& color) { return dark ? color.dark : color.light; };
  const auto& phases = model::phases_of(context.document, layer);
  if (layer.style.color_by_phase && !phases.empty()) return pick(phases.back().color);
  return pick(layer.style.color);
}

void loading_state(const UiContext& context, const PanelIo& io, const model::Layer& layer,
                   const session::LayerAsset& asset) {
  const auto& c = context.catalog;
  const auto text = asset.progress < 0 ? c.tr("Loading …")
                                       : core::substitute(c.tr("Loading {0} %"),
                                                          {c.number(static_cast<double>(asset.progress) * 100, 0)});
  ImGui::AlignTextToFramePadding();
  text_line(io.look, Face::Small, io.look.palette.secondary, text);
  wrap_before(button_width(io.look, c.tr("Cancel")));
  if (button(io, c.tr("Cancel"))) io.out.push(session::FileAction{session::CancelLoading{layer.id}});
}

void layer_state(const UiContext& context, const PanelIo& io, const model::Layer& layer) {
  const auto* asset = context.session.assets.find(layer.id);
  if (asset == nullptr) return;
  const auto& c = context.catalog;
  const auto& p = io.look.palette;
  ImGui::Indent(io.look.px(27));
  if (asset->state == session::LoadState::Loading) {
    loading_state(context, io, layer, *asset);
  } else if (asset->state == session::LoadState::Failed) {
    const auto why = asset->error ? core::to_text(*asset->error, c.translate()) : c.tr("Could not be loaded");
    text_wrapped(io.look, Face::Small, p.error, why);
  } else if (asset->state == session::LoadState::Cancelled) {
    text_wrapped(io.look, Face::Small, p.secondary, c.tr("Loading was cancelled"));
  } else if (!asset->problems.empty()) {
    const auto count = static_cast<long>(asset->problems.size());
    text_wrapped(io.look, Face::Small, p.warning,
                 core::substitute(c.trn("{0} problem", "{0} problems", count), {std::to_string(count)}));
  }
  ImGui::Unindent(io.look.px(27));
}

void layer_row(const UiContext& context, const PanelIo& io, std::size_t index, LayerPanelState& state) {
  const Look& look = io.look;
  const model::Layer& layer = *context.document.layers[index];
  const IdScope id{layer.id};
  const bool is_open = state.expanded == layer.id;
  const ButtonLook chevron{
      .icon = is_open ? Icon::ChevronDown : Icon::ChevronRight, .pressed_in = false, .icon_after = true};
  const auto word = context.catalog.tr("Edit");
  const float right = button_width(look, word, chevron);
  const float spacing = ImGui::GetStyle().ItemSpacing.x;
  const float swatch = look.px(12);
  const float room = ImGui::GetContentRegionAvail().x - right - swatch - 2 * spacing;
  if (const auto visible = edit_check(io, layer_title(context, layer), layer.visible, std::max(room, look.px(60))))
    io.out.push(session::DoEdit{model::SetLayerVisible{layer.id, *visible}, 0});
  if (const auto moved = drag_in_list(io, drag_type, layer.id, layer_title(context, layer)))
    io.out.push(session::DoEdit{model::MoveLayer{*moved, index}, 0});
  ImGui::SameLine();
  color_swatch(look, layer_color(context, io, layer), swatch);
  wrap_before(right);
  if (button(io, word, chevron)) state.expanded = is_open ? std::string{} : layer.id;
  layer_state(context, io, layer);
  if (state.expanded == layer.id) layer_settings(context, io, layer);
}

void layers(const UiContext& context, const PanelIo& io, LayerPanelState& state) {
  section_heading(io.look, context.catalog.tr("Layers"));
  if (context.document.layers.empty())
    text_wrapped(io.look, Face::Body, io.look.palette.secondary,
                 context.catalog.tr("No layers yet. Drop GIS files on the window or open them."));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {io.look.px(8), io.look.px(2)});
  for (std::size_t i = context.document.layers.size(); i-- > 0;) layer_row(context, io, i, state);
  ImGui::PopStyleVar();
  gap(io.look, 8);
  if (button(io, context.catalog.tr("Open…"), {.kind = ButtonKind::Outlined}))
    io.out.push(session::WindowAction{session::ShowPanel{session::Panel::OpenDialog, true}});
}

}  // namespace

void layer_panel(const UiContext& context, const PanelIo& io, const Rect& area, LayerPanelState& state) {
  const PanelScope panel{io, "Layers", area, PanelKind::Scrolling};
  const auto close = context.catalog.tr("Close");
  const ButtonLook look{.icon = Icon::Close};
  ImGui::SetCursorPosX(ImGui::GetWindowContentRegionMax().x - button_width(io.look, close, look));
  const float top = ImGui::GetCursorPosY();
  if (button(io, close, look)) io.out.push(session::WindowAction{session::ShowPanel{session::Panel::Layers, false}});
  ImGui::SetCursorPosY(top + io.look.px(8));
  route_section(context, io, state.routes);
  layers(context, io, state);
}

}  // namespace eb::ui
