// The styles of one draw item; `packed` of a vertex picks its class (see render/mesh_data.h).
const int max_classes = 32;
const uint no_class = 255u;
uniform vec4 u_color[max_classes];      // premultiplied
uniform float u_highlight;              // brightening in the middle of a transition, 0 = none
uniform vec4 u_doubt_color[max_classes];  // what a feature fades towards while its dates are in doubt
uniform float u_fades[max_classes];       // how far it fades; 0 = not at all

uint class_of(uint bits) { return bits & 31u; }
uint previous_class_of(uint bits) { return (bits >> 8u) & 255u; }
uint certainty_of(uint bits) { return (bits >> 16u) & 3u; }

// 1 on a date that is only roughly known, 0 once the clock is beyond the span of doubt: what a feature is
// on other days is certain.
float doubt(uint bits, vec2 valid) {
  uint certainty = certainty_of(bits);
  if (certainty == 0u) return 0.0;
  float span_days = certainty == 1u ? 730.0 : 1826.0;
  return clamp(1.0 - min(u_day - valid.x, valid.y - u_day) / span_days, 0.0, 1.0);
}

// What share of a class's look the feature has already taken over from the one before.
vec4 color_of(uint bits, vec2 valid, float ramp) {
  uint own = class_of(bits);
  vec4 color = u_color[own];
  if (ramp < 1.0) {
    uint previous = previous_class_of(bits);
    color = previous == no_class ? color * ramp : mix(u_color[previous & 31u], color, ramp);
    color.rgb = mix(color.rgb, vec3(color.a), u_highlight * 4.0 * ramp * (1.0 - ramp));
  }
  return mix(color, u_doubt_color[own] * color.a, u_fades[own] * doubt(bits, valid));
}
