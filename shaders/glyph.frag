#version 330 core
in vec2 v_texel;
flat in ivec2 v_corner;
flat in vec4 v_fill;  // premultiplied
flat in vec4 v_halo;
uniform sampler2D u_atlas;  // r = coverage of the glyph, g = of its halo
uniform bool u_halo_layer;
out vec4 o_color;

vec2 coverage_at(ivec2 texel) { return texelFetch(u_atlas, clamp(texel, ivec2(0), textureSize(u_atlas, 0) - 1), 0).rg; }

// Filtered here and not by the card, whose arithmetic depends on where in the atlas a glyph happens to lie: the same
// glyph is drawn with the same pixels in every picture.
void main() {
  vec2 lower = floor(v_texel - 0.5);
  vec2 share = v_texel - 0.5 - lower;
  ivec2 texel = v_corner + ivec2(lower);
  vec2 coverage = mix(mix(coverage_at(texel), coverage_at(texel + ivec2(1, 0)), share.x),
                      mix(coverage_at(texel + ivec2(0, 1)), coverage_at(texel + ivec2(1, 1)), share.x), share.y);
  o_color = u_halo_layer ? v_halo * coverage.g : v_fill * coverage.r;
}
