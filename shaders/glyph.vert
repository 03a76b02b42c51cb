#version 330 core
layout(location = 0) in vec2 a_position;  // px, y down
layout(location = 1) in vec2 a_texel;
layout(location = 2) in vec4 a_fill;
layout(location = 3) in vec4 a_halo;
uniform vec2 u_clip_per_px;
uniform float u_margin_px;  // as in common/camera.glsl
uniform vec2 u_texture_per_texel;

out vec2 v_texture;
flat out vec4 v_fill;
flat out vec4 v_halo;

void main() {
  v_texture = a_texel * u_texture_per_texel;
  v_fill = a_fill;
  v_halo = a_halo;
  vec2 clip = (a_position + u_margin_px) * u_clip_per_px - 1.0;
  gl_Position = vec4(clip.x, -clip.y, 0.0, 1.0);
}
