#include <cmath>
#include <numbers>

#include "render/map_passes.h"

namespace eb::render {
namespace {

// Distance of each class's hatch lines or, where it is filled, of the bands it shows while in doubt; half width of the
// hatch lines, 0 = filled; phase. The phase ties them to the map: it is the position of the view's centre across
// the lines, reduced in double precision to two distances, so that every other line can be told.
std::array<std::array<float, 3>, max_classes> hatches(const DrawItem& item, const MapView& map) {
  std::array<std::array<float, 3>, max_classes> result{};
  const double across_px = (map.view().center_x + map.view().center_y) * map.px_per_metre() / std::numbers::sqrt2;
  for (std::size_t i = 0; i < std::min<std::size_t>(item.classes.size(), max_classes); ++i) {
    const auto& style = item.classes[i];
    const bool is_hatched = style.hatch_px > 0;
    const float distance = is_hatched ? style.hatch_px : style.band_px;
    if (distance <= 0) continue;
    const auto phase = static_cast<float>(std::fmod(across_px, 2 * static_cast<double>(distance)));
    result[i] = {distance, is_hatched ? style.width_px * 0.5F : 0.0F, phase};
  }
  return result;
}

}  // namespace

core::Result<AreaPass> AreaPass::create(const ShaderLibrary& shaders) {
  auto program = shaders.load("area");
  if (!program) return program.error();
  auto by_feature = shaders.load("area", {"EB_BY_FEATURE"});
  if (!by_feature) return by_feature.error();
  AreaPass pass;
  pass.m_program = std::move(*program);
  pass.m_program_by_feature = std::move(*by_feature);
  return pass;
}

void AreaPass::draw(const DrawItem& item, PassContext& context) {
  if (!bind_class_table(item, context)) return;
  const auto& map = context.map;
  Program& program = item.class_table != 0 ? m_program_by_feature : m_program;
  const PixelBox whole{0, 0, map.view().width_px, map.view().height_px};
  const bool sheet = item.opacity < 1 && context.sheets.begin(map.clip());
  program.use();
  map.set_view(program);
  program.set("u_class_table", class_table_unit);
  program.set("u_awaited_day", item.awaited_day);
  set_classes(program, item.classes, 0);
  const auto hatch = hatches(item, map);
  program.set_vec3s("u_hatch", hatch[0].data(), max_classes);
  const double half = std::numbers::sqrt2 / 2;
  program.set("u_hatch_across", static_cast<float>((map.cosine() - map.sine()) * half),
              static_cast<float>((map.sine() + map.cosine()) * half));
  program.set("u_center_px", static_cast<float>(whole.width) * 0.5F, static_cast<float>(whole.height) * 0.5F);
  for (const auto key : item.meshes) {
    const auto* mesh = context.cache.areas(key);
    if (mesh == nullptr || !fits(item, *mesh) || !map.shows(*mesh, 0)) continue;
    map.set_origin(program, mesh->origin);
    glBindVertexArray(mesh->array.id());
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(mesh->index_count), GL_UNSIGNED_INT, nullptr);
    ++context.stats.draw_calls;
  }
  if (sheet) context.sheets.end(item.opacity, context.stats);
}

}  // namespace eb::render
