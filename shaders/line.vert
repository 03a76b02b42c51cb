#version 330 core
// A segment becomes a capsule. EB_SPRITE: one point sprite around it (short segments; one vertex, one
// primitive). Otherwise four vertices of a rectangle, fetched from a buffer texture by gl_VertexID.
// EB_THIN: thin solid lines, made as cheap as possible for software OpenGL. EB_DASH: dashes along the line.
// EB_GLOW: soft light around it. None of these: wide solid lines. EB_CHANGE: while phases change softly; the
// others show every feature as settled. EB_HOLES: the holes along the middle of lines whose dates are in doubt.
// EB_BY_FEATURE: see common/classes.glsl.
#include "common/camera.glsl"
#include "common/time_filter.glsl"
#include "common/classes.glsl"

// Half width, dash on, dash off (px), half width inside the glow; of holes: radius, distance, place of
// the first, half width of a line that they cut through (0 = they are round).
uniform vec4 u_shape[max_classes];
#ifdef EB_HOLES
#define EB_DASH
#endif
#ifdef EB_DASH
uniform float u_px_length_of_metre;
uniform float u_casing[max_classes];  // half widths the stage adds to the line itself: longer dashes
flat out vec4 v_dash;                 // px along the line at a, on, off, growth
#endif

#ifdef EB_SPRITE
layout(location = 0) in vec4 a_ends;
layout(location = 1) in vec2 a_valid;
#ifdef EB_DASH
layout(location = 2) in float a_along;
#endif
layout(location = 3) in uint a_packed;
#else
uniform samplerBuffer u_segments;
#endif

flat out vec4 v_color;
#ifdef EB_CHANGE
const float front_width = 0.16;  // of the way: over this length a change comes and is done
#ifdef EB_GLOW
uniform vec4 u_flare_color[max_classes];
#endif
#ifndef EB_THIN
flat out vec4 v_former;
flat out vec4 v_flare;
flat out vec2 v_ramps;  // how far the change has come at a and b; beyond 0 and 1 so that it can be interpolated
#endif

// How far the change has come at both ends of a segment.
vec2 ramps_of(uint bits, vec2 valid) {
  float ramp = ramp_of(bits, valid);
  uint extent = (bits >> 20u) & 15u;
  if (extent == 0u || ramp >= 1.0) return vec2(ramp);
  uint start = bits >> 24u;
  vec2 shares = vec2(float(start), float(start + extent)) / 255.0;
  return (ramp * (1.0 + front_width) - shares) / front_width;
}
#endif
#ifdef EB_THIN
flat out vec4 v_axis;  // middle in pixels; direction of the line, scaled (see line.frag)
flat out vec2 v_edge;  // half length, scaled; where coverage reaches 0

// Coverage is linear in the squared distance: 1 at half width - 0.5 px, 0 at half width + 0.5 px, both
// drawn in by 1 / (12 half width), which keeps the ink of the line equal to its width.
void set_capsule(vec2 a, vec2 b, float half_width) {
  float outer = half_width + 0.5 - 1.0 / (12.0 * half_width);
  float inner = max(outer - 1.0, 0.0);
  float scale = 1.0 / (outer * outer - inner * inner);
  vec2 forward = (b - a) * 0.5;
  float half_length = length(forward);
  float root = sqrt(scale);
  v_axis = vec4((a + b) * 0.5, half_length > 1e-4 ? forward * (root / half_length) : vec2(root, 0.0));
  v_edge = vec2(half_length * root, outer * outer * scale);
}
#else
flat out vec4 v_ends;   // a, b in pixels
flat out vec2 v_width;  // half width, half width inside the glow
#endif


void main() {
#ifndef EB_SPRITE
  int segment = gl_VertexID >> 2;
  vec4 a_ends = texelFetch(u_segments, segment * 2);
  vec4 rest = texelFetch(u_segments, segment * 2 + 1);
  vec2 a_valid = rest.xy;
  float a_along = rest.z;
  uint a_packed = floatBitsToUint(rest.w);
#else
  gl_PointSize = 1.0;
#endif
  uint bits = bits_of(a_packed);
  uint own = class_of(bits);
  vec4 shape = u_shape[own];
  v_color = vec4(0.0);
#ifdef EB_THIN
  v_axis = vec4(0.0);
  v_edge = vec2(0.0);
#else
  v_ends = vec4(0.0);
  v_width = vec2(0.0);
#ifdef EB_CHANGE
  v_former = vec4(0.0);
  v_flare = vec4(0.0);
  v_ramps = vec2(0.0);
#endif
#endif
#ifdef EB_DASH
  v_dash = vec4(0.0);
#endif
  gl_Position = outside_clip;
  if (!is_shown(bits, a_valid) || shape.x <= 0.0) return;
#ifdef EB_HOLES
  float doubtful = doubt(bits, a_valid);
  if (doubtful <= 0.0) return;
  shape.x *= sqrt(doubtful);  // they close as the doubt ends
#endif

  vec2 a = pixel_from_metres(a_ends.xy);
  vec2 b = pixel_from_metres(a_ends.zw);
  v_color = settled_color(bits);
#ifdef EB_CHANGE
  vec4 former = former_color(bits);
  vec2 ramps = ramps_of(bits, a_valid);
  if (is_awaited(bits, a_valid)) {  // comes as a whole and without light: what moved here brought it
    v_color *= ramp_of(bits, a_valid);
    ramps = vec2(1.0);
  }
  float stays = departure(a_valid, leaves(bits));
#ifdef EB_THIN
  v_color = changed(former, v_color, clamp(dot(ramps, vec2(0.5)), 0.0, 1.0), u_highlight) * stays;
#else
  v_color *= stays;
  v_former = former * stays;
  v_ramps = ramps;
#ifdef EB_GLOW
  v_flare = max(ramps.x, ramps.y) > 0.0 && min(ramps.x, ramps.y) < 1.0 ? u_flare_color[own] : vec4(0.0);
  if (max(max(v_color.a, v_former.a), v_flare.a) <= 0.0) return;
#endif
#endif
#elif defined(EB_GLOW)
  if (v_color.a <= 0.0) return;
#endif
#ifdef EB_THIN
  // A line thinner than a pixel keeps its place and loses strength instead.
  v_color *= min(2.0 * shape.x, 1.0);
  set_capsule(a, b, max(shape.x, 0.5));
#else
  v_ends = vec4(a, b);
  v_width = shape.xw;
#endif
#ifdef EB_DASH
  vec2 dash = shape.yz;
  float period = dash.x + dash.y;
  float along_px = a_along * u_px_length_of_metre;
#ifdef EB_HOLES
  v_dash = vec4(along_px - dash.x * floor(along_px / dash.x), dash, 0.0);  // dash: distance of holes, place of the first
#else
  if (dash.y > 0.0) v_dash = vec4(along_px - period * floor(along_px / period), dash, u_casing[own]);
#endif
#endif
#ifdef EB_HOLES
  float reach = max(shape.x, shape.w) + 0.5;
#else
  float reach = max(shape.x, 0.5) + 0.5;
#endif
#ifdef EB_SPRITE
  vec2 box = abs(b - a);
  gl_PointSize = max(box.x, box.y) + 2.0 * reach;
  gl_Position = clip_from_pixel((a + b) * 0.5);
#else
  vec2 forward = b - a;
  float length_px = length(forward);
  forward = length_px > 1e-4 ? forward / length_px : vec2(1.0, 0.0);
  vec2 sideways = vec2(-forward.y, forward.x) * ((gl_VertexID & 2) == 0 ? reach : -reach);
  gl_Position = clip_from_pixel(((gl_VertexID & 1) == 0 ? a - forward * reach : b + forward * reach) + sideways);
#endif
}
