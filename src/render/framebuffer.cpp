#include "render/framebuffer.h"

namespace eb::render {

bool Framebuffer::ensure(int width, int height) {
  if (m_framebuffer && width == m_width && height == m_height) return true;
  m_texture = Texture::make();
  glBindTexture(GL_TEXTURE_2D, m_texture.id());
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  glBindTexture(GL_TEXTURE_2D, 0);
  m_framebuffer = FramebufferObject::make();
  glBindFramebuffer(GL_FRAMEBUFFER, m_framebuffer.id());
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, m_texture.id(), 0);
  m_width = width;
  m_height = height;
  if (glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE) return true;
  m_framebuffer.reset();
  return false;
}

core::Result<SheetStack> SheetStack::create(const ShaderLibrary& shaders) {
  auto program = shaders.load("sheet");
  if (!program) return program.error();
  SheetStack stack;
  stack.m_program = std::move(*program);
  stack.m_array = VertexArray::make();
  return stack;
}

void SheetStack::start_frame(unsigned framebuffer, int width, int height, const PixelBox& clip) {
  m_open.clear();
  m_target = framebuffer;
  m_width = width;
  m_height = height;
  m_clip = clip;
  select(m_target);
}

void SheetStack::select(unsigned framebuffer) const {
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
}

bool SheetStack::begin(const PixelBox& box) {
  if (m_open.size() >= std::size(m_sheets)) return false;
  const unsigned below = m_open.empty() ? m_target : m_sheets[m_open.size() - 1].id();
  auto& sheet = m_sheets[m_open.size()];
  if (!sheet.ensure(m_width, m_height)) {
    select(below);
    return false;
  }
  m_open.push_back({below, box});
  select(sheet.id());
  glEnable(GL_SCISSOR_TEST);
  glScissor(box.x, box.y, box.width, box.height);
  glClearColor(0, 0, 0, 0);
  glClear(GL_COLOR_BUFFER_BIT);
  return true;
}

void SheetStack::end(float opacity, RenderStats& stats) {
  const Open done = m_open.back();
  m_open.pop_back();
  select(done.below);
  glScissor(done.box.x, done.box.y, done.box.width, done.box.height);
  m_program.use();
  m_program.set("u_sheet", 0);
  m_program.set("u_opacity", opacity);
  glBindTexture(GL_TEXTURE_2D, m_sheets[m_open.size()].texture());
  glBindVertexArray(m_array.id());
  glDrawArrays(GL_TRIANGLES, 0, 3);
  ++stats.draw_calls;
  glBindTexture(GL_TEXTURE_2D, 0);
  const auto& box = m_open.empty() ? m_clip : m_open.back().box;
  glScissor(box.x, box.y, box.width, box.height);
}

}  // namespace eb::render
