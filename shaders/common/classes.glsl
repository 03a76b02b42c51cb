// The styles of one draw item; `packed` of a vertex picks its class (see render/mesh_data.h). EB_BY_FEATURE: it is
// the number of a feature, whose class is in a table and does not depend on the clock.
const int max_classes = 32;
const uint no_class = 255u;
uniform vec4 u_color[max_classes];      // premultiplied
uniform float u_highlight;              // brightening in the middle of a transition, 0 = none
uniform vec4 u_doubt_color[max_classes];  // what a feature fades towards while its dates are in doubt
uniform float u_fades[max_classes];       // how far it fades; 0 = not at all

#ifdef EB_BY_FEATURE
uniform usamplerBuffer u_class_table;
// A feature that follows its own class: nothing of it changes.
uint bits_of(uint number) { return texelFetch(u_class_table, int(number)).r * 257u; }
bool is_shown(uint bits, vec2 valid) { return (bits & 255u) != no_class; }
#else
uint bits_of(uint own_bits) { return own_bits; }
bool is_shown(uint bits, vec2 valid) { return is_visible(valid); }
#endif

uint class_of(uint bits) { return bits & 31u; }
uint previous_class_of(uint bits) { return (bits >> 8u) & 255u; }
uint certainty_of(uint bits) { return (bits >> 16u) & 3u; }
bool leaves(uint bits) { return (bits & 0x40000u) != 0u; }

// 1 on a date that is only roughly known, 0 once the clock is beyond the span of doubt: what a feature is
// on other days is certain.
float doubt(uint bits, vec2 valid) {
  uint certainty = certainty_of(bits);
  if (certainty == 0u) return 0.0;
  float span_days = certainty == 1u ? 730.0 : 1826.0;
  return clamp(1.0 - min(u_day - valid.x, valid.y - u_day) / span_days, 0.0, 1.0);
}

vec4 doubted(vec4 color, uint bits, vec2 valid) {
  uint own = class_of(bits);
  return mix(color, u_doubt_color[own] * color.a, u_fades[own] * doubt(bits, valid));
}

// The look of a feature that is not changing.
vec4 settled_color(uint bits, vec2 valid) { return doubted(u_color[class_of(bits)], bits, valid); }

// The look it had before: of the class it follows, or nothing.
vec4 former_color(uint bits, vec2 valid) {
  uint previous = previous_class_of(bits);
  return previous == no_class ? vec4(0.0) : doubted(u_color[previous & 31u], bits, valid);
}

bool is_awaited(uint bits, vec2 valid) { return previous_class_of(bits) == no_class && valid.x == u_awaited_day; }

// How far its change has come as a whole. A feature that follows its own class does not change.
float ramp_of(uint bits, vec2 valid) {
  if (previous_class_of(bits) == class_of(bits)) return 1.0;
  float ramp = transition(valid, leaves(bits));
  return is_awaited(bits, valid) ? late(ramp) : ramp;
}

// `ramp` of the way from one look to the other, brightest half way.
vec4 changed(vec4 former, vec4 own, float ramp, float highlight) {
  vec4 color = mix(former, own, ramp);
  return vec4(mix(color.rgb, vec3(color.a), highlight * 4.0 * ramp * (1.0 - ramp)), color.a);
}

// For features that change as a whole.
vec4 color_of(uint bits, vec2 valid) {
  vec4 own = settled_color(bits, valid);
  float ramp = ramp_of(bits, valid);
  float highlight = is_awaited(bits, valid) ? 0.0 : u_highlight;
  vec4 color = ramp < 1.0 ? changed(former_color(bits, valid), own, ramp, highlight) : own;
  return color * departure(valid, leaves(bits));
}
