#include "ui/stage_picture.h"

#include <algorithm>

#include "ui/draw.h"
#include "ui/edit_widgets.h"
#include "ui/stage_words.h"
#include "ui/ui_text.h"

namespace eb::ui {
namespace {

constexpr float side_by_side_from = 340;  // width at 100 %
constexpr float hall_share = 0.64F;
constexpr float usual_shape = 16.0F / 9.0F;

float shape_of(const StagePicture& picture) {
  if (picture.width <= 0 || picture.height <= 0) return usual_shape;
  return static_cast<float>(picture.width) / static_cast<float>(picture.height);
}

// Letterboxed into `box`; row 0 of a framebuffer is its lowest.
void draw_picture(const StagePicture& picture, const Rect& box, const Look& look) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  constexpr core::Color night{0, 0, 0, 255};
  list.AddRectFilled(top_left(box), bottom_right(box), u32(night), look.px(4));
  if (picture.texture == 0) return;
  const float shape = shape_of(picture);
  const float width = std::min(box.width, box.height * shape), height = width / shape;
  const Rect inner{box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height};
  list.AddImage(picture_id(picture.texture), top_left(inner), bottom_right(inner), {0, 1}, {1, 0});
}

struct BadgeColors {
  core::Color plate, ink;
};

// The plates stand on any picture in both themes; symbol and word say the same without colour.
BadgeColors badge_colors(HallBadge badge) {
  constexpr core::Color white{0xFF, 0xFF, 0xFF, 255}, ink{0x0B, 0x11, 0x17, 255};
  switch (badge) {
    case HallBadge::Lost:
      return {{0xB4, 0x23, 0x18, 255}, white};
    case HallBadge::Hidden:
    case HallBadge::Black:
      return {white, ink};
    case HallBadge::Frozen:
      return {{0x7B, 0xA6, 0xFF, 255}, ink};
    case HallBadge::OwnView:
      return {{0xF4, 0xB9, 0x4E, 255}, ink};
  }
  return {white, ink};
}

float draw_badge(const UiContext& context, const Look& look, HallBadge badge, const Rect& picture, float y) {
  const auto colors = badge_colors(badge);
  ImFont* font = look.font(Face::Title);
  const float pad = look.px(10), gap_px = look.px(8), icon = font->FontSize * 0.8F;
  const auto text =
      fitted(look, Face::Title, badge_text(context.catalog, badge), picture.width - icon - gap_px - 2 * pad);
  const float width = text_width(look, Face::Title, text) + icon + gap_px + 2 * pad;
  const float height = font->FontSize + look.px(10);
  const Rect plate{picture.x + (picture.width - width) / 2, y, width, height};
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(top_left(plate), bottom_right(plate), u32(colors.plate), look.px(6));
  draw_icon(badge_icon(badge), {plate.x + pad, plate.y + (height - icon) / 2, icon, icon}, colors.ink);
  list.AddText(font, font->FontSize, {plate.x + pad + icon + gap_px, plate.y + (height - font->FontSize) / 2},
               u32(colors.ink), ui_text(text).c_str());
  return plate.bottom() + look.px(6);
}

void draw_badges(const UiContext& context, const Look& look, const Rect& picture) {
  const auto badges = hall_badges(context.stage.stage);
  if (badges.empty()) return;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const bool covers = badges.front() != HallBadge::OwnView && badges.front() != HallBadge::Frozen;
  constexpr core::Color shade{0, 0, 0, 190};
  if (covers) list.AddRectFilled(top_left(picture), bottom_right(picture), u32(shade), look.px(4));
  list.AddRect(top_left(picture), bottom_right(picture), u32(badge_colors(badges.front()).plate), look.px(4), 0,
               look.px(2.5));
  const float row = look.font(Face::Title)->FontSize + look.px(16);
  const auto rows = static_cast<float>(badges.size());
  float y = covers ? picture.y + std::max(look.px(6), (picture.height - rows * row) / 2) : picture.y + look.px(8);
  for (const auto badge : badges) y = draw_badge(context, look, badge, picture, y);
}

void hall_picture(const UiContext& context, const PanelIo& io, float width) {
  const auto& view = context.stage;
  const Look& look = io.look;
  text_fitted(look, Face::Small, look.palette.secondary,
              view.stage.hall_screen.empty()
                  ? context.catalog.tr("The hall sees")
                  : core::substitute(context.catalog.tr("The hall sees · {0}"), {view.stage.hall_screen}),
              width);
  ImGui::Dummy({width, width / shape_of(view.hall)});
  draw_picture(view.hall, item_rect(), look);
  draw_badges(context, look, item_rect());
}

void next_step(const UiContext& context, const PanelIo& io, float width, float picture_width) {
  const auto& view = context.stage;
  const auto& c = context.catalog;
  const Look& look = io.look;
  const auto& p = look.palette;
  const bool is_last = view.stage.step + 1 >= view.steps.size();
  text_fitted(look, Face::Small, p.secondary, is_last ? c.tr("After this: the end") : c.tr("Next"), width);
  ImGui::Dummy({picture_width, picture_width / shape_of(view.next.texture != 0 ? view.next : view.hall)});
  draw_picture(is_last ? StagePicture{} : view.next, item_rect(), look);
  if (picture_width < width) ImGui::SameLine();
  if (is_last || view.next_caption.empty()) {
    ImGui::Dummy({0, 0});
    return;
  }
  ImGui::BeginGroup();
  ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + (picture_width < width ? width - picture_width - look.px(8) : width));
  text_line(look, Face::Body, p.text, view.next_caption);
  ImGui::PopTextWrapPos();
  ImGui::EndGroup();
}

}  // namespace

void stage_pictures(const UiContext& context, const PanelIo& io) {
  const Look& look = io.look;
  const float width = ImGui::GetContentRegionAvail().x;
  const float gap_px = look.px(12);
  if (width < look.px(side_by_side_from)) {
    hall_picture(context, io, width);
    next_step(context, io, width, std::floor(width * 0.4F));
    return;
  }
  const float hall_width = std::floor((width - gap_px) * hall_share);
  ImGui::BeginGroup();
  hall_picture(context, io, hall_width);
  ImGui::EndGroup();
  ImGui::SameLine(0, gap_px);
  ImGui::BeginGroup();
  const float next_width = width - hall_width - gap_px;
  next_step(context, io, next_width, next_width);
  ImGui::EndGroup();
}

}  // namespace eb::ui
