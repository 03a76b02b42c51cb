#include <algorithm>

#include "render/map_passes.h"

namespace eb::render {

core::Result<PointPass> PointPass::create(const ShaderLibrary& shaders) {
  auto program = shaders.load("point");
  if (!program) return program.error();
  auto by_feature = shaders.load("point", {"EB_BY_FEATURE"});
  if (!by_feature) return by_feature.error();
  PointPass pass;
  pass.m_program = std::move(*program);
  pass.m_program_by_feature = std::move(*by_feature);
  return pass;
}

void PointPass::draw(const DrawItem& item, PassContext& context) {
  if (!bind_class_table(item, context)) return;
  const auto& map = context.map;
  Program& program = item.class_table != 0 ? m_program_by_feature : m_program;
  const bool sheet = item.opacity < 1 && context.sheets.begin(map.clip());
  std::array<Premultiplied, max_classes> casings{};
  std::array<std::array<float, 3>, max_classes> symbols{};
  for (std::size_t i = 0; i < std::min<std::size_t>(item.classes.size(), max_classes); ++i) {
    const auto& style = item.classes[i];
    casings[i] = premultiply(style.casing_color);
    symbols[i] = {style.width_px * 0.5F, style.casing_px, static_cast<float>(style.shape)};
  }
  program.use();
  map.set_view(program);
  program.set("u_class_table", class_table_unit);
  program.set("u_awaited_day", item.awaited_day);
  set_classes(program, item.classes, 0.6F);
  program.set_vec4s("u_casing_color", &casings[0].r, max_classes);
  program.set_vec3s("u_symbol", symbols[0].data(), max_classes);
  for (const auto key : item.meshes) {
    const auto* mesh = context.cache.points(key);
    if (mesh == nullptr || !fits(item, *mesh) || !map.shows(*mesh, viewport_margin_px)) continue;
    map.set_origin(program, mesh->origin);
    glBindVertexArray(mesh->array.id());
    glDrawArrays(GL_POINTS, 0, static_cast<GLsizei>(mesh->count));
    ++context.stats.draw_calls;
  }
  if (sheet) context.sheets.end(item.opacity, context.stats);
}

}  // namespace eb::render
