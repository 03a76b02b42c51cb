// The styles of one draw item; `packed` of a vertex picks its class (see render/mesh_data.h). EB_BY_FEATURE: it is
// the number of a feature, whose class is in a table and does not depend on the clock.
const int max_classes = 32;
const uint no_class = 255u;
uniform vec4 u_color[max_classes];      // premultiplied
uniform float u_highlight;              // brightening in the middle of a transition, 0 = none
uniform float u_shows_doubt[max_classes];  // 0 = a doubtful date changes nothing in the look

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
bool leaves(uint bits) { return (bits & 0x80000u) != 0u; }

// render::doubt_days
const float doubt_days[8] = float[8](0.0, 31.0, 183.0, 731.0, 2192.0, 4018.0, 9132.0, 36525.0);

// Full for most of the span, gone at its end.
float doubt_near(float days_away, uint code) {
  float span = doubt_days[code];
  return code == 0u ? 0.0 : clamp((span - days_away) / (0.35 * span), 0.0, 1.0);
}

// 1 while the clock is where an end of the life may have lain, 0 beyond the span of doubt: what a feature is on
// other days is certain.
float doubt(uint bits, vec2 valid) {
  return max(doubt_near(u_day - valid.x, (bits >> 5u) & 7u), doubt_near(valid.y - u_day, (bits >> 16u) & 7u)) *
         u_shows_doubt[class_of(bits)];
}

// The look of a feature that is not changing.
vec4 settled_color(uint bits) { return u_color[class_of(bits)]; }

// The look it had before: of the class it follows, or nothing.
vec4 former_color(uint bits) {
  uint previous = previous_class_of(bits);
  return previous == no_class ? vec4(0.0) : u_color[previous & 31u];
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
  vec4 own = settled_color(bits);
  float ramp = ramp_of(bits, valid);
  float highlight = is_awaited(bits, valid) ? 0.0 : u_highlight;
  vec4 color = ramp < 1.0 ? changed(former_color(bits), own, ramp, highlight) : own;
  return color * departure(valid, leaves(bits));
}
