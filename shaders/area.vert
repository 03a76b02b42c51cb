#version 330 core
#include "common/camera.glsl"
#include "common/time_filter.glsl"
#include "common/classes.glsl"

layout(location = 0) in vec2 a_position;
layout(location = 1) in vec2 a_valid;
layout(location = 2) in uint a_packed;

uniform vec3 u_hatch[max_classes];  // distance, half width and phase of the hatch lines (px); 0 = filled

flat out vec4 v_color;
flat out vec3 v_hatch;

void main() {
  v_color = vec4(0.0);
  v_hatch = vec3(0.0);
  gl_Position = outside_clip;
  uint bits = bits_of(a_packed);
  if (!is_shown(bits, a_valid)) return;
  v_color = color_of(bits, a_valid);
  v_hatch = u_hatch[class_of(bits)];
  gl_Position = clip_from_pixel(pixel_from_metres(a_position));
}
