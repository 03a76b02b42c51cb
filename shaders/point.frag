#version 330 core
// Symbols as signed distances (negative inside), so that edge and casing are smooth at any size.
// All four have about the same area as the circle, so that none looks more important. While its dates are in doubt a
// symbol is a ring.
flat in vec2 v_center;
flat in vec4 v_color;
flat in vec4 v_casing_color;
flat in vec3 v_symbol;  // radius, casing, shape
flat in float v_doubt;
out vec4 o_color;

float box_distance(vec2 p, float half_side) {
  vec2 d = abs(p) - half_side;
  return length(max(d, 0.0)) + min(max(d.x, d.y), 0.0);
}

// Equilateral, point up; `inner` is the radius of its inscribed circle.
float triangle_distance(vec2 p, float inner) {
  p.y += inner * 0.15;  // optically centred
  return max(-p.y, abs(p.x) * 0.8660254 + p.y * 0.5) - inner;
}

float symbol_distance(vec2 p, float radius, float shape) {
  if (shape < 0.5) return length(p) - radius;
  if (shape < 1.5) return box_distance(p, radius * 0.886);
  if (shape < 2.5) return box_distance(vec2(p.x + p.y, p.x - p.y) * 0.70710678, radius * 0.886);
  return triangle_distance(p, radius * 0.7);
}

void main() {
  float d = symbol_distance(gl_FragCoord.xy - v_center, v_symbol.x, v_symbol.z);
  float fill = clamp(0.5 - d, 0.0, 1.0);
  float whole = clamp(0.5 + v_symbol.y - d, 0.0, 1.0);
  vec4 casing = v_symbol.y > 0.0 ? v_casing_color * whole : vec4(0.0);
  float ring = max(0.3 * v_symbol.x, 1.5);
  float open = clamp(0.5 - (d + ring), 0.0, 1.0) * v_doubt;
  vec4 color = mix(v_color, v_casing_color * v_color.a, open);
  o_color = color * fill + casing * (1.0 - color.a * fill);
}
