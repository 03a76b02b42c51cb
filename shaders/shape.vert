#version 330 core
// Furniture: rounded rectangles, strokes, discs and triangles; pixels with y down.
layout(location = 0) in vec2 a_position;
layout(location = 1) in vec2 a_local;     // px from the middle of the shape, in its own directions
layout(location = 2) in vec4 a_size;      // half width, half height, radius, softness; triangle: two corners
layout(location = 3) in vec4 a_extra;     // dash on, dash off, ring width, kind; triangle: third corner
layout(location = 4) in vec4 a_color_tl;
layout(location = 5) in vec4 a_color_tr;
layout(location = 6) in vec4 a_color_bl;
layout(location = 7) in vec4 a_color_br;
uniform vec2 u_clip_per_px;
uniform float u_margin_px;  // as in common/camera.glsl

out vec2 v_local;
flat out vec4 v_size;
flat out vec4 v_extra;
flat out vec4 v_color_tl;
flat out vec4 v_color_tr;
flat out vec4 v_color_bl;
flat out vec4 v_color_br;

void main() {
  v_local = a_local;
  v_size = a_size;
  v_extra = a_extra;
  v_color_tl = a_color_tl;
  v_color_tr = a_color_tr;
  v_color_bl = a_color_bl;
  v_color_br = a_color_br;
  vec2 clip = (a_position + u_margin_px) * u_clip_per_px - 1.0;
  gl_Position = vec4(clip.x, -clip.y, 0.0, 1.0);
}
