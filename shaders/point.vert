#version 330 core
#include "common/camera.glsl"
#include "common/time_filter.glsl"
#include "common/classes.glsl"

layout(location = 0) in vec2 a_position;
layout(location = 1) in vec2 a_valid;
layout(location = 2) in float a_size;
layout(location = 3) in uint a_packed;

uniform vec4 u_casing_color[max_classes];  // premultiplied
uniform vec3 u_symbol[max_classes];        // radius, casing (px), shape

flat out vec2 v_center;
flat out vec4 v_color;
flat out vec4 v_casing_color;
flat out vec3 v_symbol;
flat out float v_doubt;

void main() {
  gl_PointSize = 1.0;
  v_center = vec2(0.0);
  v_color = vec4(0.0);
  v_casing_color = vec4(0.0);
  v_symbol = vec3(0.0);
  v_doubt = 0.0;
  gl_Position = outside_clip;
  uint bits = bits_of(a_packed);
  if (!is_shown(bits, a_valid)) return;
  uint own = class_of(bits);
  // Symbols come and go softly: growing to their size, shrinking away.
  float presence = previous_class_of(bits) == no_class ? ramp_of(bits, a_valid) : 1.0;
  presence *= departure(a_valid, leaves(bits));
  vec3 symbol = u_symbol[own];
  symbol.x *= a_size * (0.4 + 0.6 * presence * (2.0 - presence));
  v_center = pixel_from_metres(a_position);
  v_color = color_of(bits, a_valid);
  v_casing_color = u_casing_color[own] * presence;
  v_symbol = symbol;
  v_doubt = doubt(bits, a_valid);
  gl_PointSize = 2.0 * (symbol.x * 1.3 + symbol.y + 1.0);  // 1.3: the corners of diamond and triangle
  gl_Position = clip_from_pixel(v_center);
}
