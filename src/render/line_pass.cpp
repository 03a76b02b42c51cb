#include <algorithm>
#include <cmath>
#include <iterator>

#include "render/map_passes.h"

namespace eb::render {
namespace {

// One call draws this many rectangles: their corners are numbered with 16 bits.
constexpr std::size_t quads_a_call = 16384;
// Longer segments are drawn as rectangles: the square around a slanted one is mostly empty.
constexpr double longest_mean_sprite_px = 24;
// Up to this reach (half width and edge) the cheap formula of EB_THIN is used. It places an edge up to
// 0.04 px off, so the wide lines of close views, where a pixel is a few centimetres, get the exact one.
constexpr float widest_thin_line_px = 2.6F;
// Below this width nobody sees the joins of a line that is fading in.
constexpr float thin_line_px = 3;

PixelBox united(const PixelBox& a, const PixelBox& b) {
  if (a.width <= 0 || a.height <= 0) return b;
  if (b.width <= 0 || b.height <= 0) return a;
  const int x = std::min(a.x, b.x);
  const int y = std::min(a.y, b.y);
  return {x, y, std::max(a.x + a.width, b.x + b.width) - x, std::max(a.y + a.height, b.y + b.height) - y};
}

float widest_px(const std::vector<ClassStyle>& classes) {
  float widest = 0;
  for (const auto& style : classes)
    widest = std::max(widest, style.width_px * 0.5F + std::max(style.casing_px, style.glow_px));
  return widest;
}

std::vector<std::uint16_t> quad_indices() {
  std::vector<std::uint16_t> indices;
  indices.reserve(quads_a_call * 6);
  for (std::size_t quad = 0; quad < quads_a_call; ++quad)
    for (const std::size_t corner : {0U, 1U, 2U, 2U, 1U, 3U})
      indices.push_back(static_cast<std::uint16_t>(quad * 4 + corner));
  return indices;
}

// Holes punched along the middle of a line: their radius, distance and the place of the first, in pixels. A thin
// line they cut into pieces; of dashes each has its hole in the middle, so that they turn into dots.
std::array<float, 4> holes_of(const ClassStyle& style) {
  constexpr float widest_cut_px = 3.4F;
  const float width = style.width_px;
  const bool cuts = width <= widest_cut_px || style.hollow_px > 0 || style.dash_off_px > 0;
  const float radius = cuts ? 0.5F * width + 0.6F : 0.29F * width;
  const float cut_width = cuts ? 0.5F * width : 0.0F;
  if (style.dash_off_px > 0) {
    const float distance = style.dash_on_px + style.dash_off_px;
    return {std::min(radius, 0.25F * style.dash_on_px), distance, 0.5F * style.dash_on_px, cut_width};
  }
  return {radius, std::max(cuts ? 3.2F * width : 1.55F * width, 6.0F), 0, cut_width};
}

}  // namespace

struct LinePass::StageStyle {
  std::array<Premultiplied, max_classes> colors{}, flare_colors{};
  std::array<std::array<float, 4>, max_classes> shapes{};  // see u_shape in line.vert
  std::array<float, max_classes> casings{}, shows_doubt{};
  std::uint32_t drawn = 0, dashed = 0, translucent = 0;  // bit per class
  std::uint32_t flaring = 0;                             // drawn where a mesh is changing
  float reach_px = 0;
  bool glow = false, holes = false, changing = false, by_feature = false;
  float highlight = 0, awaited_day = no_day;
};

core::Result<LinePass> LinePass::create(const ShaderLibrary& shaders) {
  LinePass pass;
  const std::vector<std::string> looks[LookCount] = {{"EB_THIN"}, {}, {"EB_DASH"}, {"EB_GLOW"}, {"EB_HOLES"}};
  for (const std::size_t changing : {0U, 1U}) {
    for (std::size_t look = 0; look < LookCount; ++look) {
      auto words = looks[look];
      if (changing != 0) words.emplace_back("EB_CHANGE");
      auto quads = shaders.load("line", words);
      if (!quads) return quads.error();
      words.emplace_back("EB_SPRITE");
      auto sprites = shaders.load("line", words);
      if (!sprites) return sprites.error();
      pass.m_quads[changing][look] = std::move(*quads);
      pass.m_sprites[changing][look] = std::move(*sprites);
    }
  }
  const auto take = [](auto loaded, Program& into) -> core::Result<void> {
    if (!loaded) return loaded.error();
    into = std::move(*loaded);
    return {};
  };
  if (auto taken = take(shaders.load("line", {"EB_DASH", "EB_BY_FEATURE"}), pass.m_quads_by_feature); !taken)
    return taken.error();
  if (auto taken = take(shaders.load("line", {"EB_DASH", "EB_BY_FEATURE", "EB_SPRITE"}), pass.m_sprites_by_feature);
      !taken)
    return taken.error();
  std::array<float, 2> sizes{};
  glGetFloatv(GL_POINT_SIZE_RANGE, sizes.data());
  pass.m_largest_sprite_px = std::min(sizes[1], 2.0F * viewport_margin_px);
  pass.m_quad_array = VertexArray::make();
  pass.m_quad_indices = Buffer::make();
  const auto indices = quad_indices();
  glBindVertexArray(pass.m_quad_array.id());
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, pass.m_quad_indices.id());
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(indices.size() * sizeof(indices[0])), indices.data(),
               GL_STATIC_DRAW);
  glBindVertexArray(0);
  return pass;
}

core::Color LinePass::color_of(Stage stage, const ClassStyle& style) {
  switch (stage) {
    case Stage::Glow:
      return style.glow_color;
    case Stage::Casing:
      return style.casing_color;
    case Stage::Fill:
      return style.color;
    case Stage::Hollow:
    case Stage::Holes:  // opaque: where pieces of a line overlap, see-through openings would add up
      return core::with_alpha(style.casing_color, 1.0F);
  }
  return {};
}

// How wide the stage is drawn, and whether the class has it at all.
std::optional<LinePass::StageWidth> LinePass::width_of(Stage stage, const ClassStyle& style) {
  const float half = style.width_px * 0.5F;
  const auto beyond = [half](float added) { return added > 0 ? std::optional{StageWidth{half, added}} : std::nullopt; };
  if (style.width_px <= 0) return std::nullopt;
  switch (stage) {
    case Stage::Glow:
      return beyond(style.glow_px);
    case Stage::Casing:
      return beyond(style.casing_px);
    case Stage::Fill:
      return StageWidth{half, 0};
    case Stage::Hollow:
      return style.hollow_px > 0 ? std::optional{StageWidth{style.hollow_px * 0.5F, 0}} : std::nullopt;
    case Stage::Holes:
      return style.shows_doubt ? std::optional{StageWidth{half, 0}} : std::nullopt;
  }
  return std::nullopt;
}

LinePass::StageStyle LinePass::style_of(Stage stage, const DrawItem& item, bool changing) {
  StageStyle result;
  result.glow = stage == Stage::Glow;
  result.holes = stage == Stage::Holes;
  result.changing = changing;
  result.by_feature = item.class_table != 0;
  result.highlight = stage == Stage::Fill ? 0.6F : 0.0F;
  result.awaited_day = item.awaited_day;
  for (std::size_t i = 0; i < std::min<std::size_t>(item.classes.size(), max_classes); ++i) {
    const auto& style = item.classes[i];
    const std::uint32_t bit = 1U << i;
    const auto width = width_of(stage, style);
    const core::Color color = color_of(stage, style);
    const bool flares = result.glow && changing && style.flare_color.a > 0;
    if (!width || (color.a == 0 && !flares)) continue;
    (color.a > 0 ? result.drawn : result.flaring) |= bit;
    if (flares) result.flare_colors[i] = premultiply(style.flare_color);
    if (style.dash_off_px > 0 && !result.glow) result.dashed |= bit;
    if (color.a < 255 && !result.glow) result.translucent |= bit;
    result.colors[i] = premultiply(color);
    result.shapes[i] = {width->half + width->added, style.dash_on_px, style.dash_off_px, width->half};
    if (result.holes) result.shapes[i] = holes_of(style);
    result.casings[i] = stage == Stage::Casing ? width->added : 0.0F;
    result.shows_doubt[i] = style.shows_doubt ? 1.0F : 0.0F;
    result.reach_px =
        std::max({result.reach_px, result.shapes[i][0] + 0.6F, result.holes ? result.shapes[i][3] + 0.6F : 0.0F});
  }
  return result;
}

void LinePass::draw(const DrawItem& item, PassContext& context) {
  if (!bind_class_table(item, context)) return;
  const float reach_px = widest_px(item.classes);
  Meshes meshes;
  PixelBox box;
  for (const auto key : item.meshes) {
    const auto* mesh = context.cache.lines(key);
    if (mesh == nullptr || !fits(item, *mesh) || !context.map.shows(*mesh, reach_px)) continue;
    if (mesh->begun(context.map.day()) == 0) continue;
    meshes.push_back(mesh);
    if (item.opacity < 1) box = united(box, context.map.covered(*mesh, reach_px));
  }
  if (meshes.empty() || item.opacity <= 0) return;
  const bool sheet = item.opacity < 1 && context.sheets.begin(box);
  draw_stages(item, meshes, context);
  if (sheet) context.sheets.end(item.opacity, context.stats);
}

void LinePass::draw_stages(const DrawItem& item, const Meshes& meshes, PassContext& context) {
  for (const auto stage : {Stage::Glow, Stage::Casing, Stage::Fill, Stage::Hollow}) {
    // What is coloured by feature tells of no change under way: nothing of it glows.
    if (stage != Stage::Glow || item.class_table == 0) draw_stage(stage, item, meshes, context);
  }
  Meshes doubtful;
  std::ranges::copy_if(meshes, std::back_inserter(doubtful), [](const GpuLines* mesh) { return mesh->has_doubt; });
  if (!doubtful.empty()) draw_stage(Stage::Holes, item, doubtful, context);
}

// A stage with see-through lines gets its own sheet, where overlapping capsules take the larger value
// instead of adding up: joins stay invisible.
void LinePass::draw_stage(Stage stage, const DrawItem& item, const Meshes& meshes, PassContext& context) {
  const auto style = style_of(stage, item, context.map.fade_days() > 0);
  if ((style.drawn | style.flaring) == 0) return;
  bool needs_sheet = false;
  PixelBox box;
  for (const auto* mesh : meshes) {
    const bool appearing =
        style.reach_px * 2 >= thin_line_px && mesh->fading(context.map.day(), context.map.fade_days());
    needs_sheet = needs_sheet || appearing || (mesh->used_classes & style.translucent) != 0;
    box = united(box, context.map.covered(*mesh, style.reach_px));
  }
  const bool sheet = !style.glow && needs_sheet && context.sheets.begin(box);
  if (style.glow || sheet) glBlendEquation(GL_MAX);
  draw_meshes(style, meshes, context);
  glBlendEquation(GL_FUNC_ADD);
  if (sheet) context.sheets.end(1, context.stats);
}

void LinePass::draw_meshes(const StageStyle& style, const Meshes& meshes, PassContext& context) {
  Program* current = nullptr;
  for (const auto* mesh : meshes) {
    const bool changing = style.changing && mesh->changing(context.map.day(), context.map.fade_days());
    if ((mesh->used_classes & (style.drawn | (changing ? style.flaring : 0U))) == 0) continue;
    const bool dashed = (mesh->used_classes & style.dashed) != 0;
    const auto look = style.glow                              ? Glowing
                      : style.holes                           ? Holed
                      : dashed                                ? Dashed
                      : style.reach_px <= widest_thin_line_px ? Thin
                                                              : Solid;
    const bool sprite = fits_sprites(*mesh, style.reach_px, context.map.px_per_metre());
    Program& program = style.by_feature ? (sprite ? m_sprites_by_feature : m_quads_by_feature)
                                        : (sprite ? m_sprites : m_quads)[style.changing ? 1 : 0][look];
    if (current != &program) {
      current = &program;
      program.use();
      context.map.set_view(program);
      program.set_vec4s("u_color", &style.colors[0].r, max_classes);
      program.set_vec4s("u_shape", style.shapes[0].data(), max_classes);
      program.set_floats("u_casing", style.casings.data(), max_classes);
      program.set_floats("u_shows_doubt", style.shows_doubt.data(), max_classes);
      program.set_vec4s("u_flare_color", &style.flare_colors[0].r, max_classes);
      program.set("u_highlight", style.highlight);
      program.set("u_awaited_day", style.awaited_day);
      program.set("u_segments", 0);
      program.set("u_class_table", class_table_unit);
    }
    context.map.set_origin(program, mesh->origin);
    draw_mesh(*mesh, sprite, context);
  }
}

bool LinePass::fits_sprites(const GpuLines& mesh, float reach_px, double px_per_metre) const {
  const double longest_px = static_cast<double>(mesh.longest_m) * px_per_metre;
  const double mean_px = static_cast<double>(mesh.mean_m) * px_per_metre;
  return longest_px + 2.0 * static_cast<double>(reach_px) + 1 <= static_cast<double>(m_largest_sprite_px) &&
         mean_px <= longest_mean_sprite_px;
}

void LinePass::draw_mesh(const GpuLines& mesh, bool sprite, PassContext& context) const {
  const std::size_t count = mesh.begun(context.map.day());
  context.stats.segments_submitted += count;
  if (sprite) {
    glBindVertexArray(mesh.array.id());
    glDrawArrays(GL_POINTS, 0, static_cast<GLsizei>(count));
    ++context.stats.draw_calls;
    return;
  }
  glBindVertexArray(m_quad_array.id());
  glBindTexture(GL_TEXTURE_BUFFER, mesh.texels.id());
  for (std::size_t first = 0; first < count; first += quads_a_call) {
    const auto quads = std::min(quads_a_call, count - first);
    glDrawElementsBaseVertex(GL_TRIANGLES, static_cast<GLsizei>(quads * 6), GL_UNSIGNED_SHORT, nullptr,
                             static_cast<GLint>(first * 4));
    ++context.stats.draw_calls;
  }
  glBindTexture(GL_TEXTURE_BUFFER, 0);
}

}  // namespace eb::render
