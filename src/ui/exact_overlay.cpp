#include "ui/exact_overlay.h"

#include <algorithm>

#include "ui/draw.h"
#include "ui/edit_widgets.h"
#include "ui/labels.h"
#include "ui/ui_text.h"

namespace eb::ui {
namespace {

// Where places of the map lie for the panels.
class OnScreen {
 public:
  OnScreen(const session::Camera& camera, const PanelIo& io) : m_camera{camera}, m_io{io} {}
  [[nodiscard]] ImVec2 at(geo::Vec2d world) const {
    const auto screen = m_camera.to_screen(world);
    return {m_io.from_screen(screen.x), static_cast<float>(screen.y)};
  }

 private:
  const session::Camera& m_camera;
  const PanelIo& m_io;
};

void draw_name(const Look& look, ImDrawList& list, ImVec2 where, const std::string& name) {
  if (name.empty()) return;
  ImFont* font = look.font(Face::Small);
  const float pad = look.px(3), width = text_width(look, Face::Small, name);
  const ImVec2 from{where.x + look.px(9), where.y - font->FontSize / 2};
  list.AddRectFilled({from.x - pad, from.y - pad}, {from.x + width + pad, from.y + font->FontSize + pad},
                     u32(look.palette.raised), look.px(3));
  list.AddText(font, font->FontSize, from, u32(look.palette.text), ui_text(name).c_str());
}

// A cross in a ring tells them from every symbol of the map, without colour, too.
void draw_point(const Look& look, ImDrawList& list, ImVec2 where) {
  const float radius = look.px(6);
  list.AddCircle(where, radius, u32(look.palette.panel), 24, look.px(5));
  list.AddCircle(where, radius, u32(look.palette.error), 24, look.px(2));
  list.AddLine({where.x - radius, where.y}, {where.x + radius, where.y}, u32(look.palette.error), look.px(1.5));
  list.AddLine({where.x, where.y - radius}, {where.x, where.y + radius}, u32(look.palette.error), look.px(1.5));
}

void draw_place(const OnScreen& screen, const Look& look, ImDrawList& list, const ExactPlace& place) {
  for (const auto& line : place.lines) {
    for (std::size_t i = 1; i < line.size(); ++i)
      list.AddLine(screen.at(line[i - 1]), screen.at(line[i]), u32(look.palette.error), look.px(2));
    if (line.size() == 1) draw_point(look, list, screen.at(line[0]));
  }
  if (!place.lines.empty() && !place.lines.front().empty())
    draw_name(look, list, screen.at(place.lines.front().front()), place.name);
}

// At the upper edge, on the side where no date stands.
void banner(const UiContext& context, const PanelIo& io, const Rect& map, const ExactView& view) {
  const Look& look = io.look;
  const float edge = look.px(3), pad = look.px(8), row = look.px(30);
  const auto words =
      ui_text(core::substitute(context.catalog.tr("Exact places of {0}, in this window only"), {view.file}));
  const auto label = context.catalog.tr("Close");
  const ButtonLook kind{.icon = Icon::Close, .id = "close exact places"};
  ImFont* font = look.font(Face::Strong);
  const float room = std::max(map.width - 4 * pad, look.px(40));
  const ImVec2 size = font->CalcTextSizeA(font->FontSize, room, room, words.c_str());
  const float width = std::max(size.x, button_width(look, label, kind)) + 2 * pad, red = size.y + 2 * pad;
  const Rect area{map.right() - width - edge, map.y + edge, width, red + row + pad};
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {pad, pad});
  const PanelScope panel{io, "Exact places", area, PanelKind::Floating};
  ImGui::PopStyleVar();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled({area.x, area.y}, {area.right(), area.y + red}, u32(look.palette.error), look.px(4),
                     ImDrawFlags_RoundCornersTop);
  list.AddText(font, font->FontSize, {area.x + pad, area.y + pad}, u32(look.palette.panel), words.c_str(), nullptr,
               room);
  ImGui::SetCursorPos({width - pad - button_width(look, label, kind), red + pad / 2});
  if (button(io, label, kind) && view.close) view.close();
}

}  // namespace

void exact_overlay(const UiContext& context, const PanelIo& io, const Rect& map, const ExactView& view) {
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  list.PushClipRect(top_left(map), bottom_right(map));
  const OnScreen screen{context.session.camera, io};
  for (const auto& place : view.places) draw_place(screen, io.look, list, place);
  list.AddRect(top_left(map), bottom_right(map), u32(io.look.palette.error), 0, 0, io.look.px(3));
  list.PopClipRect();
  banner(context, io, map, view);
}

}  // namespace eb::ui
