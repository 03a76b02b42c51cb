// From metres relative to a mesh's origin to framebuffer pixels (origin bottom left) and clip space.
uniform mat2 u_px_per_metre;  // rotation and scale
uniform vec2 u_offset_hi;     // mesh origin minus the centre of the view, in metres; split in two floats so
uniform vec2 u_offset_lo;     // that a far origin cancels without losing the last millimetres
uniform vec2 u_half_size_px;
uniform vec2 u_clip_per_px;
uniform float u_margin_px;    // the viewport is this much larger than the picture on each side

vec2 pixel_from_metres(vec2 metres) {
  return u_px_per_metre * ((metres + u_offset_hi) + u_offset_lo) + u_half_size_px;
}

vec4 clip_from_pixel(vec2 pixel) { return vec4((pixel + u_margin_px) * u_clip_per_px - 1.0, 0.0, 1.0); }

// Outside the view volume: the vertex and its primitive disappear.
const vec4 outside_clip = vec4(2.0, 2.0, 2.0, 1.0);
