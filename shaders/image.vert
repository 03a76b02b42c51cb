#version 330 core
// One rectangle; corners come in pixels, computed in double precision on the CPU.
#include "common/camera.glsl"
uniform vec2 u_corners_px[4];
out vec2 v_texture;

void main() {
  v_texture = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  gl_Position = clip_from_pixel(u_corners_px[gl_VertexID]);
}
