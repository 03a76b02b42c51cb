// The program's one visibility rule on the GPU; core::is_visible is the same on the CPU.
uniform float u_day;
uniform float u_fade_days;     // 0 = phases change at once
uniform float u_settled_day;   // what began until then is not in transition
uniform float u_awaited_day;   // features that begin on this day out of nothing come late in their transition

bool is_visible(vec2 valid) { return valid.x <= u_day && u_day < valid.y; }

// However fast the clock runs, a feature's transitions end within its own life: what follows it takes over
// from the look it had. `leaves`: one transition at each end.
float transition_days(vec2 valid, bool leaves) {
  float life = valid.y - valid.x;
  return min(u_fade_days, leaves ? life * 0.5 : life);
}

// 0 at the start of a phase, 1 when its transition is over.
float transition(vec2 valid, bool leaves) {
  float days = transition_days(valid, leaves);
  return days > 0.0 && valid.x > u_settled_day ? clamp((u_day - valid.x) / days, 0.0, 1.0) : 1.0;
}

// 1 in a feature's life, 0 when it ends and nothing follows it.
float departure(vec2 valid, bool leaves) {
  float days = transition_days(valid, leaves);
  return leaves && days > 0.0 ? clamp((valid.y - u_day) / days, 0.0, 1.0) : 1.0;
}

// The last fifth of a transition.
float late(float ramp) { return clamp(ramp * 5.0 - 4.0, 0.0, 1.0); }
