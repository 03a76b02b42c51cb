#version 330 core
in vec2 v_texture;
uniform sampler2D u_image;  // premultiplied
uniform float u_opacity;
out vec4 o_color;

void main() { o_color = texture(u_image, v_texture) * u_opacity; }
