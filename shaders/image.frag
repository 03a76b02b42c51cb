#version 330 core
// A picture, or with EB_RELIEF the light and shade of a relief.
in vec2 v_texture;
uniform sampler2D u_image;  // premultiplied
uniform float u_opacity;
out vec4 o_color;

#ifdef EB_RELIEF
#include "common/relief.glsl"
void main() { o_color = relief(v_texture) * u_opacity; }
#else
void main() { o_color = texture(u_image, v_texture) * u_opacity; }
#endif
