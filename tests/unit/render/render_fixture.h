#pragma once
// A renderer on an offscreen context, and a view of 1 metre a pixel with (0, 0) in the middle.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

#include "platform/graphics_context.h"
#include "render/renderer.h"

namespace eb::render {

struct Rgb {
  int r = 0, g = 0, b = 0;
  friend bool operator==(const Rgb&, const Rgb&) = default;
};

class RenderTest : public testing::Test {
 protected:
  static constexpr int size = 200;

  void SetUp() override {
    auto context = platform::open_offscreen(size, size);
    ASSERT_TRUE(context) << core::to_text(context.error());
    m_context = std::move(*context);
    auto renderer = Renderer::create(m_context->gl_loader(), EB_SOURCE_DIR "/shaders");
    ASSERT_TRUE(renderer) << core::to_text(renderer.error());
    m_renderer = std::move(*renderer);
    frame.view = {0, 0, 1, 0, size, size};
    frame.background = {0, 0, 0, 255};
  }
  void TearDown() override {
    if (m_renderer) {
      EXPECT_THAT(m_renderer->take_gl_errors(), testing::IsEmpty());
    }
    m_renderer.reset();
    m_context.reset();
  }

  Renderer& renderer() { return *m_renderer; }
  Pixels draw() { return m_renderer->draw_to_pixels(frame); }
  static Rgb at(const Pixels& pixels, int x, int y) {
    const auto i = static_cast<std::size_t>(y * pixels.width + x) * 4;
    return {pixels.rgba[i], pixels.rgba[i + 1], pixels.rgba[i + 2]};
  }
  // Position in pixels with y down, as the picture has it.
  static Segment segment(float x0, float y0, float x1, float y1) {
    const float half = size / 2.0F;
    return {x0 - half, half - y0, x1 - half, half - y1, -1e7F, 1e7F, 0, pack(0)};
  }
  void add_lines(std::vector<Segment> segments, const ClassStyle& style, float opacity = 1) {
    const MeshKey key{1, next_part++};
    m_renderer->upload(key, LineMesh{{}, std::move(segments)});
    DrawItem item;
    item.meshes = {key};
    item.classes = {style};
    item.opacity = opacity;
    frame.items.push_back(item);
  }
  static ClassStyle white(float width) {
    ClassStyle style;
    style.width_px = width;
    return style;
  }

  Frame frame;
  std::uint64_t next_part = 1;

 private:
  std::unique_ptr<platform::GraphicsContext> m_context;
  std::unique_ptr<Renderer> m_renderer;
};

}  // namespace eb::render
