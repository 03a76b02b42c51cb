#include "scene/furniture.h"

#include <algorithm>

#include "scene/furniture_draw.h"
#include "scene/furniture_layout.h"

namespace eb::scene {

namespace {

render::Rect grown(render::Rect r, float by) {
  return {r.x - by, r.y - by, r.width + 2 * by, r.height + 2 * by};
}

void draw_part(const FurnitureCanvas& canvas, const FurnitureBlock& block) {
  switch (block.part) {
    case FurniturePart::Date:
      return draw_date(canvas, block.rect);
    case FurniturePart::Subtitle:
      return draw_subtitle(canvas, block.rect);
    case FurniturePart::Figures:
      return draw_figures(canvas, block.rect);
    case FurniturePart::Legend:
      return draw_legend(canvas, block.rect);
    case FurniturePart::TimeStrip:
      return draw_time_strip(canvas, block.rect);
    case FurniturePart::Caption:
      return draw_caption(canvas, block.rect);
    case FurniturePart::ScaleBar:
      return draw_scale_bar(canvas, block.rect);
    case FurniturePart::Credits:
      return draw_credits(canvas, block.rect);
  }
}

// Two opposite insets leave at least a fifth of the picture between them.
void leave_room(double& a, double& b, double extent) {
  const double most = 0.8 * extent;
  if (a + b <= most) return;
  const double factor = most / (a + b);
  a *= factor;
  b *= factor;
}

session::Insets without_legend(const FurnitureInput& input, const FurnitureLayout& layout) {
  const auto& sizes = layout.sizes;
  const double width = input.width_px, height = input.height_px, gap = sizes.gap;
  return {.left = sizes.safe.x,
          .top = layout.space.subject_top + gap,
          .right = width - (sizes.safe.x + sizes.safe.width),
          .bottom = height - layout.space.bottom_used + gap};
}

// The legend takes either the side or the bottom from the subject, whichever leaves it larger; a river and its
// region are about twice as wide as high.
session::Insets beside_or_above_legend(const FurnitureInput& input, const FurnitureLayout& layout, bool from_right) {
  constexpr double subject_aspect = 2.0, legend_overlap = 0.4;
  const auto out = without_legend(input, layout);
  const auto& legend = layout.space.legend;
  if (!legend) return out;
  const double width = input.width_px, height = input.height_px, gap = layout.sizes.gap;
  const auto scale_with = [&](const session::Insets& i) {
    return std::min((width - i.left - i.right) / subject_aspect, height - i.top - i.bottom);
  };
  session::Insets beside = out, above = out;
  (from_right ? beside.right : beside.left) += legend->width + gap;
  // The corner of a region is rarely its middle: it may lie behind the upper rows of the legend.
  above.bottom = std::max(out.bottom, height - legend->y - legend_overlap * legend->height + gap);
  return scale_with(beside) > scale_with(above) ? beside : above;
}

session::Insets with_room(session::Insets insets, const FurnitureInput& input) {
  leave_room(insets.left, insets.right, input.width_px);
  leave_room(insets.top, insets.bottom, input.height_px);
  return insets;
}

// The same on every day: the opening view does not depend on when it is opened.
FurnitureRoom room_of(const FurnitureInput& input, const FurnitureLayout& layout, bool from_right) {
  FurnitureRoom room;
  room.clear = with_room(beside_or_above_legend(input, layout, from_right), input);
  room.open = with_room(without_legend(input, layout), input);
  if (layout.space.legend) {
    const auto legend = grown(*layout.space.legend, layout.sizes.gap);
    room.legend = from_right ? mirrored(legend, layout.sizes.safe) : legend;
  }
  return room;
}

}  // namespace

FurnitureRoom furniture_room(const FurnitureInput& input, const text::Catalog& catalog, text::Shaper& shaper) {
  return room_of(input, arrange_furniture(input, catalog, shaper), catalog.is_right_to_left());
}

session::Insets clear_of_furniture(const FurnitureInput& input, double aspect, const text::Catalog& catalog,
                                   text::Shaper& shaper) {
  const auto layout = arrange_furniture(input, catalog, shaper);
  const auto& safe = layout.sizes.safe;
  const double gap = layout.sizes.gap, width = input.width_px, height = input.height_px;
  session::Insets above{.left = safe.x,
                        .top = layout.space.top_used + gap,
                        .right = width - (safe.x + safe.width),
                        .bottom = height - layout.space.bottom_used + gap};
  const auto& legend = layout.space.legend;
  if (!legend) return with_room(above, input);
  auto beside = above;
  (catalog.is_right_to_left() ? beside.right : beside.left) += legend->width + gap;
  above.bottom = std::max(above.bottom, height - legend->y + gap);
  const auto size_in = [&](const session::Insets& i) {
    return std::min((width - i.left - i.right) / aspect, height - i.top - i.bottom);
  };
  return with_room(size_in(beside) > size_in(above) ? beside : above, input);
}

FurnitureResult lay_out_furniture(const FurnitureInput& input, const text::Catalog& catalog, text::Shaper& shaper,
                                  render::Overlay& out) {
  FurnitureLayout layout = arrange_furniture(input, catalog, shaper);
  const bool from_right = catalog.is_right_to_left();
  if (from_right) {
    for (FurnitureBlock& block : layout.blocks) block.rect = mirrored(block.rect, layout.sizes.safe);
  }
  const FurnitureCanvas canvas{input, layout, catalog, shaper, out, from_right};
  draw_scrims(canvas);
  for (const FurnitureBlock& block : layout.blocks) draw_part(canvas, block);

  FurnitureResult result;
  for (const FurnitureBlock& block : layout.blocks) {
    result.keep_clear.push_back(grown(block.rect, layout.sizes.gap * 0.4F));
  }
  const auto width = static_cast<float>(input.width_px), height = static_cast<float>(input.height_px);
  // Names would be ghosts on the ground of the words.
  if (const auto caption = layout.find(FurniturePart::Caption)) {
    result.keep_clear.push_back({0, caption->y, width, height - caption->y});
  }
  const auto& p = input.panels;
  const auto left = static_cast<float>(p.left), top = static_cast<float>(p.top);
  const auto right = static_cast<float>(p.right), bottom = static_cast<float>(p.bottom);
  for (const render::Rect& panel :
       {render::Rect{0, 0, left, height}, render::Rect{0, 0, width, top}, render::Rect{width - right, 0, right, height},
        render::Rect{0, height - bottom, width, bottom}}) {
    if (panel.width > 0 && panel.height > 0) result.keep_clear.push_back(panel);
  }
  result.subject_insets = room_of(input, layout, from_right).clear;
  result.blocks = std::move(layout.blocks);
  return result;
}

}  // namespace eb::scene
