#pragma once
// What both graphics contexts ask of OpenGL.
namespace eb::platform {

inline constexpr int gl_major = 3;
inline constexpr int gl_minor = 3;

}  // namespace eb::platform
