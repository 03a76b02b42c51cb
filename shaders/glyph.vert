#version 330 core
layout(location = 0) in vec2 a_position;  // px, y down
layout(location = 1) in vec2 a_texel;     // from the corner of the glyph's own place in the atlas
layout(location = 2) in vec4 a_fill;
layout(location = 3) in vec4 a_halo;
layout(location = 4) in vec2 a_corner;
uniform vec2 u_clip_per_px;
uniform float u_margin_px;  // as in common/camera.glsl

out vec2 v_texel;
flat out ivec2 v_corner;
flat out vec4 v_fill;
flat out vec4 v_halo;

void main() {
  v_texel = a_texel;
  v_corner = ivec2(a_corner);
  v_fill = a_fill;
  v_halo = a_halo;
  vec2 clip = (a_position + u_margin_px) * u_clip_per_px - 1.0;
  gl_Position = vec4(clip.x, -clip.y, 0.0, 1.0);
}
