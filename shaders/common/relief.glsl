// Light and shade of a relief over whatever lies below it; level ground is clear. u_image: grey, premultiplied by whether
// there is data.
uniform float u_level;         // the grey of level ground
uniform vec4 u_light, u_dark;  // premultiplied: full light, full shade

// A cubic B-spline through four bilinear samples (Sigg and Hadwiger 2005, GPU Gems 2, chapter 20): cells that are many
// pixels wide show neither as squares nor as creases.
vec4 smooth_value(vec2 place) {
  vec2 along_x = dFdx(place), along_y = dFdy(place);
  vec2 size = vec2(textureSize(u_image, 0));
  vec2 cells = place * size - 0.5;
  vec2 first = floor(cells), t = cells - first, s = 1.0 - t;
  vec2 w0 = s * s * s / 6.0;
  vec2 w1 = (4.0 - 3.0 * t * t * (2.0 - t)) / 6.0;
  vec2 w3 = t * t * t / 6.0;
  vec2 before = w0 + w1, after = 1.0 - before;
  vec2 a = (first - 0.5 + w1 / before) / size;
  vec2 b = (first + 1.5 + w3 / after) / size;
  vec4 upper = before.x * textureGrad(u_image, a, along_x, along_y) +
               after.x * textureGrad(u_image, vec2(b.x, a.y), along_x, along_y);
  vec4 lower = before.x * textureGrad(u_image, vec2(a.x, b.y), along_x, along_y) +
               after.x * textureGrad(u_image, b, along_x, along_y);
  return before.y * upper + after.y * lower;
}

vec4 relief(vec2 place) {
  vec4 value = smooth_value(place);
  // The last cells fade out: a relief ends without an edge.
  vec2 size = vec2(textureSize(u_image, 0));
  vec2 inside = min(place, 1.0 - place) * size;
  float there = value.a * clamp(min(inside.x, inside.y) / 3.0, 0.0, 1.0);
  float shade = value.a > 0.0 ? value.r / value.a - u_level : 0.0;
  vec4 color = shade < 0.0 ? u_dark * (-shade / u_level) : u_light * (shade / (1.0 - u_level));
  return color * there;
}
