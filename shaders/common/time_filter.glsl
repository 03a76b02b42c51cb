// The program's one visibility rule on the GPU; core::is_visible is the same on the CPU.
uniform float u_day;
uniform float u_fade_days;  // 0 = phases change at once

bool is_visible(vec2 valid) { return valid.x <= u_day && u_day < valid.y; }

// 0 at the start of a phase, 1 when its transition is over.
float transition(float valid_from) {
  return u_fade_days > 0.0 ? clamp((u_day - valid_from) / u_fade_days, 0.0, 1.0) : 1.0;
}
