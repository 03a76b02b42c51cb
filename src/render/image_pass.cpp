#include "render/map_passes.h"

namespace eb::render {

core::Result<ImagePass> ImagePass::create(const ShaderLibrary& shaders) {
  auto plain = shaders.load("image");
  if (!plain) return plain.error();
  auto relief = shaders.load("image", {"EB_RELIEF"});
  if (!relief) return relief.error();
  ImagePass pass;
  pass.m_plain = std::move(*plain);
  pass.m_relief = std::move(*relief);
  pass.m_array = VertexArray::make();
  return pass;
}

void ImagePass::draw(const DrawItem& item, PassContext& context) {
  const bool is_relief = item.kind == ItemKind::Relief;
  Program& program = is_relief ? m_relief : m_plain;
  program.use();
  context.map.set_view(program);
  program.set("u_opacity", item.opacity);
  program.set("u_image", 0);
  if (is_relief) {
    const auto style = item.classes.empty() ? ClassStyle{} : item.classes.front();
    const auto light = premultiply(style.color), dark = premultiply(style.casing_color);
    program.set_vec4s("u_light", std::array{light.r, light.g, light.b, light.a}.data(), 1);
    program.set_vec4s("u_dark", std::array{dark.r, dark.g, dark.b, dark.a}.data(), 1);
    program.set("u_level", level_ground);
  }
  glBindVertexArray(m_array.id());
  for (const auto key : item.meshes) {
    const auto* image = context.cache.image(key);
    if (image == nullptr) continue;
    std::array<float, 8> corners{};
    for (std::size_t i = 0; i < 4; ++i) {  // texture row 0 is the northern edge
      const auto corner =
          context.map.to_pixel((i & 1U) == 0 ? image->min_x : image->max_x, i < 2 ? image->max_y : image->min_y);
      corners[2 * i] = static_cast<float>(corner.x);
      corners[2 * i + 1] = static_cast<float>(corner.y);
    }
    program.set_vec2s("u_corners_px", corners.data(), 4);
    glBindTexture(GL_TEXTURE_2D, image->texture.id());
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    ++context.stats.draw_calls;
  }
  glBindTexture(GL_TEXTURE_2D, 0);
}

}  // namespace eb::render
