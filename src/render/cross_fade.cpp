#include "render/cross_fade.h"

#include <utility>

#include "render/framebuffer.h"

namespace eb::render {

namespace {

struct Picture {
  Framebuffer buffer;
  int width = 0, height = 0;  // 0 = nothing in it
  [[nodiscard]] bool is_as_large_as(const Picture& other) const {
    return width > 0 && width == other.width && height == other.height;
  }
};

}  // namespace

struct CrossFade::Impl {
  Program program;
  VertexArray array;
  Picture fresh, kept, mixed;
  Picture Impl::*shown = &Impl::fresh;

  static bool fit(Picture& picture, int width, int height);
  void lay_over_kept(float share);
};

CrossFade::CrossFade() : m_impl{std::make_unique<Impl>()} {}
CrossFade::~CrossFade() = default;

core::Result<std::unique_ptr<CrossFade>> CrossFade::create(const std::filesystem::path& shader_dir) {
  auto program = ShaderLibrary{shader_dir}.load("sheet");
  if (!program) return program.error();
  std::unique_ptr<CrossFade> fade{new CrossFade};
  fade->m_impl->program = std::move(*program);
  fade->m_impl->array = VertexArray::make();
  return fade;
}

unsigned CrossFade::begin(int width, int height) {
  return Impl::fit(m_impl->fresh, width, height) ? m_impl->fresh.buffer.id() : 0;
}

// Whoever shows it may show it larger or smaller.
bool CrossFade::Impl::fit(Picture& picture, int width, int height) {
  if (picture.width == width && picture.height == height) return true;
  Picture other{{}, width, height};
  if (!other.buffer.ensure(width, height)) {
    while (glGetError() != GL_NO_ERROR) continue;  // the refusal is the answer
    return false;
  }
  glBindTexture(GL_TEXTURE_2D, other.buffer.texture());
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glBindTexture(GL_TEXTURE_2D, 0);
  picture = std::move(other);
  return true;
}

// The console shows it a quarter as large: thin lines would come apart without.
void make_smaller_copies(const Picture& picture) {
  glBindTexture(GL_TEXTURE_2D, picture.buffer.texture());
  glGenerateMipmap(GL_TEXTURE_2D);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
  glBindTexture(GL_TEXTURE_2D, 0);
}

// The mixture is kept + share * (fresh - kept): both are opaque.
void CrossFade::Impl::lay_over_kept(float share) {
  glBindFramebuffer(GL_READ_FRAMEBUFFER, kept.buffer.id());
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, mixed.buffer.id());
  glDisable(GL_SCISSOR_TEST);
  glBlitFramebuffer(0, 0, mixed.width, mixed.height, 0, 0, mixed.width, mixed.height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  glBindFramebuffer(GL_FRAMEBUFFER, mixed.buffer.id());
  glViewport(0, 0, mixed.width, mixed.height);
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_CULL_FACE);
  glEnable(GL_BLEND);
  glBlendEquation(GL_FUNC_ADD);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  program.use();
  program.set("u_sheet", 0);
  program.set("u_opacity", share);
  glActiveTexture(GL_TEXTURE0);
  glBindSampler(0, 0);
  glBindTexture(GL_TEXTURE_2D, fresh.buffer.texture());
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER,
                  GL_LINEAR);  // its smaller copies are of another picture, or none
  glBindVertexArray(array.id());
  glDrawArrays(GL_TRIANGLES, 0, 3);
  glBindVertexArray(0);
  glUseProgram(0);
  glBindTexture(GL_TEXTURE_2D, 0);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

void CrossFade::show(double share) {
  auto& impl = *m_impl;
  const bool is_mixed =
      share < 1 && impl.kept.is_as_large_as(impl.fresh) && Impl::fit(impl.mixed, impl.fresh.width, impl.fresh.height);
  if (is_mixed) impl.lay_over_kept(static_cast<float>(share));
  impl.shown = is_mixed ? &Impl::mixed : &Impl::fresh;
  make_smaller_copies(impl.*impl.shown);
}

void CrossFade::keep() {
  auto& impl = *m_impl;
  if (impl.shown != &Impl::kept) std::swap(impl.kept, impl.*impl.shown);
  impl.shown = &Impl::kept;
}

unsigned CrossFade::texture() const {
  const auto& shown = (*m_impl).*m_impl->shown;
  return shown.width > 0 ? shown.buffer.texture() : 0;
}

int CrossFade::width() const {
  return ((*m_impl).*m_impl->shown).width;
}

int CrossFade::height() const {
  return ((*m_impl).*m_impl->shown).height;
}

Pixels CrossFade::read(Renderer& renderer) const {
  const auto& shown = (*m_impl).*m_impl->shown;
  return shown.width > 0 ? renderer.read_window(shown.width, shown.height, shown.buffer.id()) : Pixels{};
}

}  // namespace eb::render
