#version 330 core
#include "common/camera.glsl"
#include "common/time_filter.glsl"
#include "common/classes.glsl"

layout(location = 0) in vec2 a_position;
layout(location = 1) in vec2 a_valid;
layout(location = 2) in uint a_packed;

// Distance, half width and phase of the hatch lines (px). Half width 0: filled, with bands while in doubt.
uniform vec3 u_hatch[max_classes];

flat out vec4 v_color;
flat out vec3 v_hatch;
flat out float v_doubt;

void main() {
  v_color = vec4(0.0);
  v_hatch = vec3(0.0);
  v_doubt = 0.0;
  gl_Position = outside_clip;
  uint bits = bits_of(a_packed);
  if (!is_shown(bits, a_valid)) return;
  v_color = color_of(bits, a_valid);
  v_hatch = u_hatch[class_of(bits)];
  v_doubt = doubt(bits, a_valid);
  gl_Position = clip_from_pixel(pixel_from_metres(a_position));
}
