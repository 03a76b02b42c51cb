#version 330 core
// Distance to the segment gives width, round caps and joins, and anti-aliasing in one formula.
flat in vec4 v_color;
#ifdef EB_THIN
flat in vec4 v_axis;
flat in vec2 v_edge;
out vec4 o_color;

// The same capsule without root and division: millions of fragments of thin lines pass here.
void main() {
  vec2 from_middle = gl_FragCoord.xy - v_axis.xy;
  float beyond_end = max(abs(dot(from_middle, v_axis.zw)) - v_edge.x, 0.0);
  float aside = from_middle.x * v_axis.w - from_middle.y * v_axis.z;
  o_color = v_color * clamp(v_edge.y - beyond_end * beyond_end - aside * aside, 0.0, 1.0);
}
#else
flat in vec4 v_ends;
flat in vec2 v_width;
#ifdef EB_CHANGE
flat in vec4 v_former;
flat in vec4 v_flare;
flat in vec2 v_ramps;
uniform float u_highlight;
#endif
#ifdef EB_HOLES
#define EB_DASH
#endif
#ifdef EB_DASH
flat in vec4 v_dash;
#endif
out vec4 o_color;

#ifdef EB_CHANGE
// The front of a change runs through the segment with its own light.
vec4 color_at(float share) {
  float ramp = clamp(mix(v_ramps.x, v_ramps.y, share), 0.0, 1.0);
  float light = 4.0 * ramp * (1.0 - ramp);
  vec4 color = mix(v_former, v_color, ramp);
  return vec4(mix(color.rgb, vec3(color.a), u_highlight * light), color.a) + v_flare * light;
}
#else
vec4 color_at(float share) { return v_color; }
#endif

void main() {
  vec2 along = v_ends.zw - v_ends.xy;
  vec2 from_a = gl_FragCoord.xy - v_ends.xy;
  float position = dot(from_a, along) / max(dot(along, along), 1e-6);  // 0 at a, 1 at b
  float share = clamp(position, 0.0, 1.0);
  float distance_px = length(from_a - along * share);
#ifdef EB_GLOW
  float falloff = clamp((v_width.x - distance_px) / max(v_width.x - v_width.y, 1e-3), 0.0, 1.0);
  o_color = color_at(share) * (falloff * falloff);
#elif defined(EB_HOLES)
  float s = v_dash.x + position * length(along) - v_dash.z;
  s -= v_dash.y * floor(s / v_dash.y + 0.5);  // from the middle of the nearest hole
  float aside = dot(from_a, vec2(-along.y, along.x)) / max(length(along), 1e-3);
  // Round, or a cut straight through the line, no wider than it.
  float away = v_width.y > 0.0 ? abs(s) : length(vec2(s, aside));
  float beside = v_width.y > 0.0 ? clamp(v_width.y + 0.5 - abs(aside), 0.0, 1.0) : 1.0;
  o_color = color_at(share) * clamp(v_width.x + 0.5 - away, 0.0, 1.0) * beside;
#else
  // A line thinner than a pixel keeps its place and loses strength instead.
  float half_width = max(v_width.x, 0.5);
  float coverage = clamp(half_width + 0.5 - distance_px, 0.0, 1.0) * min(2.0 * v_width.x, 1.0);
#ifdef EB_DASH
  if (v_dash.z > 0.0) {
    float period = v_dash.y + v_dash.z;
    float s = v_dash.x + position * length(along) + v_dash.w;  // runs on under the caps
    s -= period * floor(s / period);
    float on = v_dash.y + 2.0 * v_dash.w;  // the casing of a dash is longer than the dash
    float inside = max(min(s, on - s), s - period);
    coverage *= clamp(inside + 0.5, 0.0, 1.0);
  }
#endif
  o_color = color_at(share) * coverage;
#endif
}
#endif
