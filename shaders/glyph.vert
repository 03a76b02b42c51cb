#version 330 core
layout(location = 0) in vec2 a_position;  // px, y down
layout(location = 1) in vec2 a_texel;
layout(location = 2) in vec4 a_fill;
layout(location = 3) in vec4 a_halo;
uniform vec2 u_clip_per_px;
uniform vec2 u_texture_per_texel;

out vec2 v_texture;
flat out vec4 v_fill;
flat out vec4 v_halo;

void main() {
  v_texture = a_texel * u_texture_per_texel;
  v_fill = a_fill;
  v_halo = a_halo;
  gl_Position = vec4(a_position.x * u_clip_per_px.x - 1.0, 1.0 - a_position.y * u_clip_per_px.y, 0.0, 1.0);
}
