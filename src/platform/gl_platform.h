#pragma once
// What both graphics contexts ask of OpenGL and of the system below it.
namespace eb::platform {

inline constexpr int gl_major = 3;
inline constexpr int gl_minor = 3;

// Lets the allocator keep freed memory: software OpenGL frees and takes back its lists every frame, and
// the page faults of that were a fifth of the time of a frame with 300,000 line segments (measured).
void keep_freed_memory();

}  // namespace eb::platform
