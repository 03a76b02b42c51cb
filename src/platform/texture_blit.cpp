#include "platform/texture_blit.h"

#include <glad/gl.h>

#include <algorithm>

namespace eb::platform {

FittedBox fitted(int width, int height, int into_width, int into_height) {
  if (width <= 0 || height <= 0) return {0, 0, into_width, into_height};
  // Compared as products, so that an exact fit stays exact.
  FittedBox box{0, 0, into_width, into_height};
  const auto wide = static_cast<long long>(width) * into_height;
  const auto tall = static_cast<long long>(height) * into_width;
  if (wide > tall) {
    box.height = std::max(1, static_cast<int>(static_cast<long long>(into_width) * height / width));
  } else if (tall > wide) {
    box.width = std::max(1, static_cast<int>(static_cast<long long>(into_height) * width / height));
  }
  box.x = (into_width - box.width) / 2;
  box.y = (into_height - box.height) / 2;
  return box;
}

TextureBlit::~TextureBlit() {
  if (m_framebuffer != 0) glDeleteFramebuffers(1, &m_framebuffer);
}

void TextureBlit::draw(const TexturePicture& picture, const Target& target) {
  const auto had_scissor = glIsEnabled(GL_SCISSOR_TEST);
  glDisable(GL_SCISSOR_TEST);  // it would cut the copy, too
  glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);
  glViewport(0, 0, target.width, target.height);
  glClearColor(0, 0, 0, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  if (picture.texture != 0 && picture.width > 0 && picture.height > 0) {
    if (m_framebuffer == 0) glGenFramebuffers(1, &m_framebuffer);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, m_framebuffer);
    // Attached anew each time: only then what another context drew is sure to be seen (OpenGL 3.3 core, D.3.1).
    glFramebufferTexture2D(GL_READ_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, picture.texture, 0);
    const auto box = fitted(picture.width, picture.height, target.width, target.height);
    const bool same_size = box.width == picture.width && box.height == picture.height;
    glBlitFramebuffer(0, 0, picture.width, picture.height, box.x, box.y, box.x + box.width, box.y + box.height,
                      GL_COLOR_BUFFER_BIT, same_size ? GL_NEAREST : GL_LINEAR);
    glFramebufferTexture2D(GL_READ_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, 0, 0);
    glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);
  }
  if (had_scissor == GL_TRUE) glEnable(GL_SCISSOR_TEST);
}

WindowPicture read_pixels(const TextureBlit::Target& target) {
  WindowPicture picture{target.width, target.height, {}};
  const auto row = static_cast<std::size_t>(target.width) * 4;
  std::vector<std::uint8_t> upside_down(row * static_cast<std::size_t>(target.height));
  glBindFramebuffer(GL_READ_FRAMEBUFFER, target.framebuffer);
  glReadBuffer(target.framebuffer == 0 ? GL_BACK : GL_COLOR_ATTACHMENT0);
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, target.width, target.height, GL_RGBA, GL_UNSIGNED_BYTE, upside_down.data());
  picture.rgba.resize(upside_down.size());
  for (int y = 0; y < target.height; ++y) {
    const auto from = upside_down.begin() + static_cast<std::ptrdiff_t>(row * static_cast<std::size_t>(y));
    const auto to =
        picture.rgba.begin() + static_cast<std::ptrdiff_t>(row * static_cast<std::size_t>(target.height - 1 - y));
    std::copy_n(from, row, to);
  }
  for (std::size_t i = 3; i < picture.rgba.size(); i += 4) picture.rgba[i] = 255;
  return picture;
}

}  // namespace eb::platform
