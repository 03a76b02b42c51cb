// The styles of one draw item; `packed` of a vertex picks its class (see render/mesh_data.h).
const int max_classes = 32;
const uint no_class = 255u;
uniform vec4 u_color[max_classes];      // premultiplied
uniform float u_highlight;              // brightening in the middle of a transition, 0 = none
uniform float u_fades[max_classes];     // 1: approximate and uncertain features are drawn lighter

uint class_of(uint bits) { return bits & 31u; }
uint previous_class_of(uint bits) { return (bits >> 8u) & 255u; }
uint certainty_of(uint bits) { return (bits >> 16u) & 3u; }

// What share of a class's look the feature has already taken over from the one before.
vec4 color_of(uint bits, float ramp) {
  uint own = class_of(bits);
  vec4 color = u_color[own];
  if (ramp < 1.0) {
    uint previous = previous_class_of(bits);
    color = previous == no_class ? color * ramp : mix(u_color[previous & 31u], color, ramp);
    color.rgb = mix(color.rgb, vec3(color.a), u_highlight * 4.0 * ramp * (1.0 - ramp));
  }
  uint certainty = certainty_of(bits);
  if (certainty != 0u && u_fades[own] > 0.0) color *= certainty == 1u ? 0.8 : 0.6;
  return color;
}
