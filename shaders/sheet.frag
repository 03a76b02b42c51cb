#version 330 core
// Lays an item drawn on a sheet of its own over the picture.
uniform sampler2D u_sheet;
uniform float u_opacity;
out vec4 o_color;

void main() { o_color = texelFetch(u_sheet, ivec2(gl_FragCoord.xy), 0) * u_opacity; }
