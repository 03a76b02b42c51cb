#include "scene/moving_waters.h"

#include <algorithm>
#include <optional>

#include "core/date.h"
#include "scene/map_items.h"

namespace eb::scene {
namespace {

// A water that passes the end of a course this close carries it on.
constexpr double near_enough_m = 100;

struct Shown {
  const model::Layer* layer = nullptr;
  const LayerGeometry* geometry = nullptr;
};

Shown shown(const MovementContext& context, const core::LayerId& id) {
  const auto* layer = context.document.find_layer(id);
  const auto geometry = context.geometries.find(id);
  if (layer == nullptr || !layer->visible || geometry == context.geometries.end()) return {};
  return {layer, geometry->second.get()};
}

render::ClassStyle look_of(const MovementContext& context, const Shown& shown, std::uint32_t row) {
  const auto looks = line_classes(*shown.layer, phases_of(context.document, *shown.layer), context.theme, context.scale,
                                  context.scale.line_growth(context.metres_per_pixel));
  const std::size_t own = shown.geometry->classes().style_class[row];
  return own < looks.size() ? looks[own] : render::ClassStyle{};
}

// How the water looks where a course ends on a day: as the layer it moves onto shows it there, or as its own.
render::ClassStyle look_at(const MovementContext& context, const Shown& onto, geo::Vec2d end, double day,
                           const render::ClassStyle& own) {
  if (onto.layer == nullptr) return own;
  const auto rows = onto.geometry->hit(end, near_enough_m, day);
  return rows.empty() ? own : look_of(context, onto, rows.front());
}

// How much of its time a movement has had; nullopt before and after.
std::optional<double> progress_of(const MovementContext& context, const model::FeatureTable& table,
                                  const CourseChange& change) {
  const auto& life = table.lives[change.new_row].interval;
  // As the shaders have it: over before the new course's own life is.
  const double days = std::min(context.fade_days, static_cast<double>(life.to) - life.from);
  const double passed = context.day - change.day;
  if (passed < 0 || passed >= days || change.day <= context.settled_day) return std::nullopt;
  return passed / days;
}

void add_movements(const MovementContext& context, const model::Layer& layer, std::vector<MovingWater>& out) {
  const Shown courses = shown(context, layer.id);
  if (courses.layer == nullptr) return;
  const Shown onto = shown(context, layer.movement->onto);
  for (const auto& change : courses.geometry->classes().course_changes) {
    const auto progress = progress_of(context, courses.geometry->table(), change);
    if (!progress) continue;
    const double t = std::min(*progress / movement_arrives, 1.0);
    const auto before =
        look_at(context, onto, change.old_course.back(), change.day - 1.0, look_of(context, courses, change.old_row));
    const auto after =
        look_at(context, onto, change.new_course.back(), change.day, look_of(context, courses, change.new_row));
    out.push_back({layer.id, onto.layer != nullptr ? onto.layer->id : layer.id, change.day,
                   course_mesh(course_at(change, t)), between(before, after, t)});
  }
}

}  // namespace

std::vector<MovingWater> moving_waters(const MovementContext& context) {
  std::vector<MovingWater> result;
  if (context.fade_days <= 0) return result;
  for (const auto& layer : context.document.layers) {
    if (layer->movement) add_movements(context, *layer, result);
  }
  return result;
}

}  // namespace eb::scene
