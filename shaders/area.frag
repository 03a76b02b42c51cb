#version 330 core
// Filled, or hatched with diagonal lines that lie on the map: they turn and move with it. While its dates are in
// doubt every other hatch line is missing, and a filled area has paler bands.
flat in vec4 v_color;
flat in vec3 v_hatch;
flat in float v_doubt;
uniform vec2 u_hatch_across;  // unit vector across the hatch lines on screen
uniform vec2 u_center_px;
out vec4 o_color;

void main() {
  float coverage = 1.0;
  if (v_hatch.x > 0.0) {
    float s = dot(gl_FragCoord.xy - u_center_px, u_hatch_across) + v_hatch.z;
    float line = floor(s / v_hatch.x + 0.5);
    float away = abs(s - v_hatch.x * line);  // from the middle of the nearest line
    if (v_hatch.y > 0.0) {
      coverage = clamp(v_hatch.y + 0.5 - away, 0.0, 1.0);
      coverage *= 1.0 - v_doubt * (line - 2.0 * floor(line * 0.5));
    } else {
      coverage = 1.0 - 0.7 * v_doubt * clamp(v_hatch.x * 0.25 + 0.5 - away, 0.0, 1.0);
    }
  }
  o_color = v_color * coverage;
}
