#version 330 core
// Filled, or hatched with diagonal lines that lie on the map: they turn and move with it.
flat in vec4 v_color;
flat in vec3 v_hatch;
uniform vec2 u_hatch_across;  // unit vector across the hatch lines on screen
uniform vec2 u_center_px;
out vec4 o_color;

void main() {
  float coverage = 1.0;
  if (v_hatch.x > 0.0) {
    float s = dot(gl_FragCoord.xy - u_center_px, u_hatch_across) + v_hatch.z;
    s = abs(s - v_hatch.x * floor(s / v_hatch.x + 0.5));  // distance to the nearest hatch line
    coverage = clamp(v_hatch.y + 0.5 - s, 0.0, 1.0);
  }
  o_color = v_color * coverage;
}
