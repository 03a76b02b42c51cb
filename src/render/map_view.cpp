#include "render/map_view.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace eb::render {

PixelBox clip_of(const Frame& frame) {
  const auto& view = frame.view;
  if (!frame.clip) return {0, 0, view.width_px, view.height_px};
  const int left = std::clamp(frame.clip->x, 0, view.width_px);
  const int right = std::clamp(frame.clip->x + frame.clip->width, left, view.width_px);
  const int top = std::clamp(frame.clip->y, 0, view.height_px);
  const int bottom = std::clamp(frame.clip->y + frame.clip->height, top, view.height_px);
  return {left, view.height_px - bottom, right - left, bottom - top};
}

MapView::MapView(const Frame& frame)
    : m_view{frame.view},
      m_clip{clip_of(frame)},
      m_day{frame.day},
      m_fade_days{frame.fade_days},
      m_settled_day{frame.settled_day},
      m_px_per_metre{1.0 / frame.view.metres_per_pixel},
      m_cosine{std::cos(frame.view.rotation_rad)},
      m_sine{std::sin(frame.view.rotation_rad)} {}

void MapView::set_view(Program& program) const {
  const auto scale = static_cast<float>(m_px_per_metre);
  const auto c = static_cast<float>(m_cosine * m_px_per_metre);
  const auto s = static_cast<float>(m_sine * m_px_per_metre);
  const std::array<float, 4> column_major{c, s, -s, c};
  const auto width = static_cast<float>(m_view.width_px);
  const auto height = static_cast<float>(m_view.height_px);
  program.set_mat2("u_px_per_metre", column_major.data());
  program.set("u_px_length_of_metre", scale);
  program.set("u_half_size_px", width * 0.5F, height * 0.5F);
  program.set("u_clip_per_px", 2.0F / (width + 2 * viewport_margin_px), 2.0F / (height + 2 * viewport_margin_px));
  program.set("u_margin_px", static_cast<float>(viewport_margin_px));
  program.set("u_day", m_day);
  program.set("u_fade_days", m_fade_days);
  program.set("u_settled_day", m_settled_day);
  program.set("u_awaited_day", no_day);
}

void MapView::set_origin(Program& program, const MeshOrigin& origin) const {
  const double x = origin.x - m_view.center_x;
  const double y = origin.y - m_view.center_y;
  const auto hi_x = static_cast<float>(x);
  const auto hi_y = static_cast<float>(y);
  program.set("u_offset_hi", hi_x, hi_y);
  program.set("u_offset_lo", static_cast<float>(x - hi_x), static_cast<float>(y - hi_y));
}

MapView::Pixel MapView::to_pixel(double x, double y) const {
  const double east = (x - m_view.center_x) * m_px_per_metre;
  const double north = (y - m_view.center_y) * m_px_per_metre;
  return {m_cosine * east - m_sine * north + m_view.width_px * 0.5,
          m_sine * east + m_cosine * north + m_view.height_px * 0.5};
}

PixelBox MapView::covered(const GpuMesh& mesh, float reach_px) const {
  if (mesh.bounds.min_x > mesh.bounds.max_x) return {};
  double min_x = 1e30, min_y = 1e30, max_x = -1e30, max_y = -1e30;
  for (const float x : {mesh.bounds.min_x, mesh.bounds.max_x}) {
    for (const float y : {mesh.bounds.min_y, mesh.bounds.max_y}) {
      const auto corner = to_pixel(mesh.origin.x + static_cast<double>(x), mesh.origin.y + static_cast<double>(y));
      min_x = std::min(min_x, corner.x);
      min_y = std::min(min_y, corner.y);
      max_x = std::max(max_x, corner.x);
      max_y = std::max(max_y, corner.y);
    }
  }
  const double reach = static_cast<double>(reach_px) + 1;
  const auto clamp_to = [](double value, int from, int size) {
    return static_cast<int>(std::clamp(value, double(from), double(from + size)));
  };
  const int left = clamp_to(std::floor(min_x - reach), m_clip.x, m_clip.width);
  const int right = clamp_to(std::ceil(max_x + reach), m_clip.x, m_clip.width);
  const int bottom = clamp_to(std::floor(min_y - reach), m_clip.y, m_clip.height);
  const int top = clamp_to(std::ceil(max_y + reach), m_clip.y, m_clip.height);
  return {left, bottom, right - left, top - bottom};
}

bool MapView::shows(const GpuMesh& mesh, float reach_px) const {
  if (!(m_day < mesh.last_valid_to)) return false;
  const auto box = covered(mesh, reach_px);
  return box.width > 0 && box.height > 0;
}

Premultiplied premultiply(core::Color color, float strength) {
  const float alpha = static_cast<float>(color.a) / 255.0F * strength;
  const float scale = alpha / 255.0F;
  return {static_cast<float>(color.r) * scale, static_cast<float>(color.g) * scale, static_cast<float>(color.b) * scale,
          alpha};
}

void set_classes(Program& program, const std::vector<ClassStyle>& classes, float highlight) {
  std::array<Premultiplied, max_classes> colors{};
  std::array<float, max_classes> shows_doubt{};
  const auto count = std::min<std::size_t>(classes.size(), max_classes);
  for (std::size_t i = 0; i < count; ++i) {
    colors[i] = premultiply(classes[i].color);
    shows_doubt[i] = classes[i].shows_doubt ? 1.0F : 0.0F;
  }
  program.set_vec4s("u_color", &colors[0].r, max_classes);
  program.set_floats("u_shows_doubt", shows_doubt.data(), max_classes);
  program.set("u_highlight", highlight);
}

}  // namespace eb::render
