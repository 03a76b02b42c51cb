// Milliseconds a frame of the line pass: `line_pass_bench [segments] [px a segment] [width px] [frames]`.
// Random runs of three segments over the whole picture, each with its own start; the date moves every frame.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>

#include "platform/graphics_context.h"
#include "render/renderer.h"

namespace {

using namespace eb;
constexpr int width = 1280, height = 720;

render::LineMesh random_lines(int count, float length) {
  std::mt19937 random{1};
  std::uniform_real_distribution<float> unit{0, 1};
  render::LineMesh mesh;
  while (static_cast<int>(mesh.segments.size()) < count) {
    float x = (unit(random) - 0.5F) * width, y = (unit(random) - 0.5F) * height, heading = unit(random) * 6.2832F;
    const float start = -60'000 + unit(random) * 60'000;
    for (int i = 0; i < 3; ++i) {
      heading += unit(random) - 0.5F;
      const float next_x = x + length * std::cos(heading), next_y = y + length * std::sin(heading);
      mesh.segments.push_back({x, y, next_x, next_y, start, 1e7F, static_cast<float>(i) * length,
                               render::pack(static_cast<std::uint8_t>(random() % 5))});
      x = next_x;
      y = next_y;
    }
  }
  std::ranges::sort(mesh.segments, {}, &render::Segment::valid_from);
  return mesh;
}

render::Frame frame_of(float line_width) {
  render::Frame frame;
  frame.view = {0, 0, 1, 0, width, height};
  render::DrawItem item;
  item.meshes = {{1, 1}};
  for (int i = 0; i < 5; ++i) {
    render::ClassStyle style;
    style.color = {static_cast<std::uint8_t>(50 * i), 200, 120, 255};
    style.width_px = line_width;
    item.classes.push_back(style);
  }
  frame.items = {item};
  return frame;
}

double argument(int count, char** values, int index, double otherwise) {
  return index < count ? std::atof(values[index]) : otherwise;
}

}  // namespace

int main(int argc, char** argv) {
  const int segments = static_cast<int>(argument(argc, argv, 1, 60'000));
  const auto length = static_cast<float>(argument(argc, argv, 2, 4));
  const auto line_width = static_cast<float>(argument(argc, argv, 3, 2));
  const int frames = static_cast<int>(argument(argc, argv, 4, 40));
  auto context = platform::open_offscreen(width, height);
  if (!context) return std::fprintf(stderr, "%s\n", core::to_text(context.error()).c_str()), 1;
  auto renderer = render::Renderer::create((*context)->gl_loader(), EB_SOURCE_DIR "/shaders");
  if (!renderer) return std::fprintf(stderr, "%s\n", core::to_text(renderer.error()).c_str()), 1;
  (*renderer)->upload({1, 1}, random_lines(segments, length));
  auto frame = frame_of(line_width);
  std::vector<double> milliseconds;
  for (int i = 0; i < frames; ++i) {
    frame.day = static_cast<float>(10 + i);
    const auto start = std::chrono::steady_clock::now();
    (*renderer)->draw(frame, (*context)->framebuffer());
    (*context)->present();
    milliseconds.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
  }
  std::ranges::sort(milliseconds);
  std::printf("%s: %d segments of %.1f px, %.1f px wide: min %.2f median %.2f ms a frame\n",
              (*renderer)->renderer_name().c_str(), segments, static_cast<double>(length),
              static_cast<double>(line_width), milliseconds.front(), milliseconds[milliseconds.size() / 2]);
}
