#version 330 core
in vec2 v_local;
flat in vec4 v_size;
flat in vec4 v_extra;
flat in vec4 v_color_tl;  // premultiplied, like the others
flat in vec4 v_color_tr;
flat in vec4 v_color_bl;
flat in vec4 v_color_br;
out vec4 o_color;

const float kind_triangle = 1.0;
const float kind_disc = 2.0;

float rounded_box_distance(vec2 p, vec2 half_size, float radius) {
  vec2 d = abs(p) - half_size + radius;
  return length(max(d, 0.0)) + min(max(d.x, d.y), 0.0) - radius;
}

float edge_distance(vec2 p, vec2 a, vec2 b, float turn) {
  vec2 e = b - a;
  return turn * ((p.x - a.x) * e.y - (p.y - a.y) * e.x) / max(length(e), 1e-6);
}

float triangle_distance(vec2 p, vec2 a, vec2 b, vec2 c) {
  vec2 e = b - a, f = c - a;
  float turn = e.x * f.y - e.y * f.x > 0.0 ? 1.0 : -1.0;
  return max(max(edge_distance(p, a, b, turn), edge_distance(p, b, c, turn)), edge_distance(p, c, a, turn));
}

vec4 disc_color() {
  float d = length(v_local) - v_size.x;
  float half_ring = v_extra.z * 0.5;
  float fill = clamp(0.5 - d, 0.0, 1.0);
  float ring = half_ring > 0.0 ? clamp(half_ring + 0.5 - abs(d), 0.0, 1.0) * min(v_extra.z, 1.0) : 0.0;
  vec4 over = v_color_tr * ring;
  return over + v_color_tl * fill * (1.0 - over.a);
}

float dash_coverage() {
  float period = v_extra.x + v_extra.y;
  float s = v_local.x + v_size.x;
  s -= period * floor(s / period);
  return clamp(max(min(s, v_extra.x - s), s - period) + 0.5, 0.0, 1.0);
}

void main() {
  if (v_extra.w == kind_disc) {
    o_color = disc_color();
  } else if (v_extra.w == kind_triangle) {
    o_color = v_color_tl * clamp(0.5 - triangle_distance(v_local, v_size.xy, v_size.zw, v_extra.xy), 0.0, 1.0);
  } else {
    float d = rounded_box_distance(v_local, v_size.xy, v_size.z);
    float coverage = smoothstep(0.0, 1.0, 0.5 - d / v_size.w);
    if (v_extra.y > 0.0) coverage *= dash_coverage();
    vec2 share = clamp(v_local / max(v_size.xy, 1e-3) * 0.5 + 0.5, 0.0, 1.0);
    o_color = mix(mix(v_color_tl, v_color_tr, share.x), mix(v_color_bl, v_color_br, share.x), share.y) * coverage;
  }
}
