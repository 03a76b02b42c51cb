#version 330 core
in vec2 v_texture;
flat in vec4 v_fill;  // premultiplied
flat in vec4 v_halo;
uniform sampler2D u_atlas;  // r = coverage of the glyph, g = of its halo
uniform bool u_halo_layer;
out vec4 o_color;

void main() {
  vec2 coverage = texture(u_atlas, v_texture).rg;
  o_color = u_halo_layer ? v_halo * coverage.g : v_fill * coverage.r;
}
