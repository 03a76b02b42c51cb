#include "ui/icons.h"

#include <imgui.h>

#include <initializer_list>

#include "ui/drawn_text.h"

namespace eb::ui {
namespace {

// Coordinates are shares of the box, 0..1.
class Pen {
 public:
  Pen(const Rect& box, core::Color color)
      : m_list{*ImGui::GetWindowDrawList()},
        m_box{box},
        m_color{IM_COL32(color.r, color.g, color.b, color.a)},
        m_width{std::max(1.2F, box.width * 0.09F)} {}

  void stroke(std::initializer_list<ImVec2> points, bool closed = false) {
    for (const auto& point : points) m_list.PathLineTo(at(point));
    m_list.PathStroke(m_color, closed ? ImDrawFlags_Closed : ImDrawFlags_None, m_width);
  }
  void fill(std::initializer_list<ImVec2> points) {
    for (const auto& point : points) m_list.PathLineTo(at(point));
    m_list.PathFillConvex(m_color);
  }
  void bar(float x, float y, float width, float height) {
    m_list.AddRectFilled(at({x, y}), at({x + width, y + height}), m_color, m_box.width * 0.05F);
  }
  void dot(ImVec2 center, float radius) { m_list.AddCircleFilled(at(center), radius * m_box.width, m_color); }
  void arc(float radius, float from_rad, float to_rad) {
    m_list.PathArcTo(at({0.5F, 0.5F}), radius * m_box.width, from_rad, to_rad, 20);
    m_list.PathStroke(m_color, ImDrawFlags_None, m_width);
  }

 private:
  [[nodiscard]] ImVec2 at(ImVec2 share) const {
    return {m_box.x + share.x * m_box.width, m_box.y + share.y * m_box.height};
  }
  ImDrawList& m_list;
  Rect m_box;
  ImU32 m_color;
  float m_width;
};

void draw_transport(Icon icon, Pen& pen) {
  switch (icon) {
    case Icon::Play:
      pen.fill({{0.22F, 0.10F}, {0.90F, 0.50F}, {0.22F, 0.90F}});
      break;
    case Icon::Pause:
      pen.bar(0.20F, 0.14F, 0.20F, 0.72F);
      pen.bar(0.60F, 0.14F, 0.20F, 0.72F);
      break;
    case Icon::StepBack:
      pen.stroke({{0.62F, 0.20F}, {0.34F, 0.50F}, {0.62F, 0.80F}});
      break;
    case Icon::StepForward:
      pen.stroke({{0.38F, 0.20F}, {0.66F, 0.50F}, {0.38F, 0.80F}});
      break;
    case Icon::SkipBack:
      pen.bar(0.16F, 0.20F, 0.09F, 0.60F);
      pen.fill({{0.86F, 0.20F}, {0.86F, 0.80F}, {0.32F, 0.50F}});
      break;
    case Icon::SkipForward:
      pen.bar(0.75F, 0.20F, 0.09F, 0.60F);
      pen.fill({{0.14F, 0.20F}, {0.68F, 0.50F}, {0.14F, 0.80F}});
      break;
    case Icon::Loop:
      pen.arc(0.34F, 0.5F, 5.6F);
      pen.fill({{0.92F, 0.16F}, {0.90F, 0.46F}, {0.62F, 0.36F}});
      break;
    default:
      break;
  }
}

void draw_mark(Icon icon, Pen& pen) {
  switch (icon) {
    case Icon::ChevronDown:
      pen.stroke({{0.22F, 0.38F}, {0.50F, 0.66F}, {0.78F, 0.38F}});
      break;
    case Icon::ChevronRight:
      pen.stroke({{0.38F, 0.22F}, {0.66F, 0.50F}, {0.38F, 0.78F}});
      break;
    case Icon::Check:
      pen.stroke({{0.20F, 0.52F}, {0.42F, 0.74F}, {0.82F, 0.28F}});
      break;
    case Icon::Close:
      pen.stroke({{0.24F, 0.24F}, {0.76F, 0.76F}});
      pen.stroke({{0.76F, 0.24F}, {0.24F, 0.76F}});
      break;
    case Icon::Warning:
      pen.fill({{0.50F, 0.12F}, {0.92F, 0.86F}, {0.08F, 0.86F}});
      break;
    case Icon::Up:
      pen.stroke({{0.24F, 0.60F}, {0.50F, 0.34F}, {0.76F, 0.60F}});
      break;
    case Icon::Down:
      pen.stroke({{0.24F, 0.40F}, {0.50F, 0.66F}, {0.76F, 0.40F}});
      break;
    case Icon::Folder:
      pen.stroke({{0.10F, 0.80F}, {0.10F, 0.22F}, {0.40F, 0.22F}, {0.50F, 0.34F}, {0.90F, 0.34F}, {0.90F, 0.80F}},
                 true);
      break;
    case Icon::File:
      pen.stroke({{0.20F, 0.10F}, {0.60F, 0.10F}, {0.80F, 0.30F}, {0.80F, 0.90F}, {0.20F, 0.90F}}, true);
      break;
    case Icon::Dot:
      pen.dot({0.5F, 0.5F}, 0.22F);
      break;
    case Icon::Swap:
      pen.stroke({{0.12F, 0.34F}, {0.86F, 0.34F}, {0.66F, 0.16F}});
      pen.stroke({{0.88F, 0.66F}, {0.14F, 0.66F}, {0.34F, 0.84F}});
      break;
    case Icon::Divider:
      pen.bar(0.46F, 0.08F, 0.08F, 0.84F);
      pen.fill({{0.34F, 0.28F}, {0.34F, 0.72F}, {0.08F, 0.50F}});
      pen.fill({{0.66F, 0.28F}, {0.92F, 0.50F}, {0.66F, 0.72F}});
      break;
    case Icon::Square:
      pen.bar(0.14F, 0.14F, 0.72F, 0.72F);
      break;
    case Icon::Snow:
      pen.stroke({{0.50F, 0.08F}, {0.50F, 0.92F}});
      pen.stroke({{0.14F, 0.29F}, {0.86F, 0.71F}});
      pen.stroke({{0.14F, 0.71F}, {0.86F, 0.29F}});
      break;
    case Icon::Eye:
      pen.stroke({{0.04F, 0.50F},
                  {0.28F, 0.26F},
                  {0.50F, 0.20F},
                  {0.72F, 0.26F},
                  {0.96F, 0.50F},
                  {0.72F, 0.74F},
                  {0.50F, 0.80F},
                  {0.28F, 0.74F}},
                 true);
      pen.dot({0.5F, 0.5F}, 0.14F);
      break;
    default:
      break;
  }
}

}  // namespace

void draw_icon(Icon icon, const Rect& box, core::Color color) {
  Pen pen{box, color};
  const UnmirroredScope kept;
  if (icon <= Icon::Loop)
    draw_transport(icon, pen);
  else
    draw_mark(icon, pen);
  // A tick is a tick in every language, and films and clocks run to the right.
  if (icon == Icon::Check || icon == Icon::Play) kept.end(box);
}

}  // namespace eb::ui
