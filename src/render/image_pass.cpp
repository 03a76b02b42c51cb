#include "render/map_passes.h"

namespace eb::render {

core::Result<ImagePass> ImagePass::create(const ShaderLibrary& shaders) {
  auto program = shaders.load("image");
  if (!program) return program.error();
  ImagePass pass;
  pass.m_program = std::move(*program);
  pass.m_array = VertexArray::make();
  return pass;
}

void ImagePass::draw(const DrawItem& item, PassContext& context) {
  m_program.use();
  context.map.set_view(m_program);
  m_program.set("u_opacity", item.opacity);
  m_program.set("u_image", 0);
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
    m_program.set_vec2s("u_corners_px", corners.data(), 4);
    glBindTexture(GL_TEXTURE_2D, image->texture.id());
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    ++context.stats.draw_calls;
  }
  glBindTexture(GL_TEXTURE_2D, 0);
}

}  // namespace eb::render
