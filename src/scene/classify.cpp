// Which phase each feature shows, which it follows, whether anything follows it, and how large its symbol is.
#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "model/doubt.h"
#include "scene/layer_meshes.h"

namespace eb::scene {
namespace {

constexpr std::uint8_t no_class = 255;
// Symbols stay legible and never cover the map, whatever the data says.
constexpr double smallest_point_factor = 0.1;
constexpr double largest_point_factor = 10.0;

std::vector<std::uint8_t> phase_classes(const model::FeatureTable& table, const model::Layer& layer,
                                        const std::vector<model::Phase>& phases) {
  std::vector<std::uint8_t> classes(table.feature_count(), class_without_phase(phases.size()));
  const model::Column* column = layer.phase_field.empty() ? nullptr : table.column(layer.phase_field);
  if (column == nullptr) return classes;
  std::unordered_map<std::string, std::uint8_t> class_of;
  for (std::size_t i = 0; i < class_without_phase(phases.size()); ++i) {
    class_of.emplace(phases[i].id, static_cast<std::uint8_t>(i));
  }
  for (std::uint32_t row = 0; row < table.feature_count(); ++row) {
    const std::string phase = model::to_text(column->values[row]);
    const auto found = phase.empty() ? class_of.end() : class_of.find(phase);
    if (found != class_of.end()) classes[row] = found->second;
  }
  return classes;
}

// The end of a row's life on its reach.
struct Ending {
  std::uint64_t reach = no_reach;
  core::Day day = 0;
  std::uint32_t row = 0;
  friend auto operator<=>(const Ending&, const Ending&) = default;
};

// Which rows follow each other on a reach: where one ends another begins the same day.
void find_neighbours(const model::FeatureTable& table, const std::vector<std::uint64_t>& reaches,
                     FeatureClasses& classes) {
  std::vector<Ending> endings;
  for (std::uint32_t row = 0; row < table.feature_count(); ++row) {
    const core::Day to = table.lives[row].interval.to;
    if (reaches[row] != no_reach && to < core::open_future) endings.push_back({reaches[row], to, row});
  }
  std::sort(endings.begin(), endings.end());
  for (std::uint32_t row = 0; row < table.feature_count(); ++row) {
    const core::Day from = table.lives[row].interval.from;
    if (reaches[row] == no_reach) continue;
    const auto found = std::lower_bound(endings.begin(), endings.end(), Ending{reaches[row], from, 0});
    if (found == endings.end() || found->reach != reaches[row] || found->day != from || found->row == row) continue;
    classes.before[row] = found->row;
    if (classes.after[found->row] == no_row) classes.after[found->row] = row;
  }
}

std::vector<std::uint8_t> previous_classes(const FeatureClasses& classes) {
  std::vector<std::uint8_t> previous(classes.before.size(), no_class);
  for (std::size_t row = 0; row < previous.size(); ++row) {
    if (classes.before[row] != no_row) previous[row] = classes.style_class[classes.before[row]];
  }
  return previous;
}

// Rows that end one day with nothing in their place.
std::vector<std::uint8_t> leaving(const model::FeatureTable& table, const FeatureClasses& classes) {
  std::vector<std::uint8_t> leaves(table.feature_count(), 0);
  for (std::uint32_t row = 0; row < table.feature_count(); ++row) {
    leaves[row] = table.lives[row].interval.to < core::open_future && classes.after[row] == no_row ? 1 : 0;
  }
  for (const CourseChange& change : classes.course_changes) leaves[change.old_row] = 0;
  return leaves;
}

// How far into its life a row's look tells of the doubt about each end, as codes.
DoubtfulRow doubtful_row(const model::FeatureTable& table, const std::string& inferred_field,
                         const FeatureClasses& classes, std::uint32_t row) {
  const model::Doubt doubt = model::own_doubt(table, inferred_field, row);
  const core::DayInterval& life = table.lives[row].interval;
  const auto is_known = [&](std::uint32_t neighbour) {
    return neighbour != no_row && model::is_certain(table, inferred_field, neighbour);
  };
  DoubtfulRow result{row};
  if (doubt.begin && !is_known(classes.before[row]))
    result.begin_code = render::doubt_code(static_cast<float>(doubt.begin->to - life.from));
  if (doubt.end && !is_known(classes.after[row]))
    result.end_code = render::doubt_code(static_cast<float>(life.to - doubt.end->from));
  return result;
}

std::vector<DoubtfulRow> doubtful_rows(const model::FeatureTable& table, const std::string& inferred_field,
                                       const FeatureClasses& classes) {
  std::vector<DoubtfulRow> rows;
  for (std::uint32_t row = 0; row < table.feature_count(); ++row) {
    const DoubtfulRow found = doubtful_row(table, inferred_field, classes, row);
    if (found.begin_code != 0 || found.end_code != 0) rows.push_back(found);
  }
  return rows;
}

float size_factor(const model::Value& value) {
  double factor = 1.0;
  if (const auto* real = std::get_if<double>(&value)) factor = *real;
  if (const auto* whole = std::get_if<std::int64_t>(&value)) factor = static_cast<double>(*whole);
  if (!std::isfinite(factor)) return 1.0F;
  return static_cast<float>(std::clamp(factor, smallest_point_factor, largest_point_factor));
}

std::vector<float> point_sizes(const model::FeatureTable& table, const std::string& field) {
  std::vector<float> sizes(table.feature_count(), 1.0F);
  const model::Column* column = field.empty() ? nullptr : table.column(field);
  if (column == nullptr) return sizes;
  std::transform(column->values.begin(), column->values.end(), sizes.begin(), size_factor);
  return sizes;
}

}  // namespace

bool looks_doubtful(const model::FeatureTable& table, const DoubtfulRow& doubtful, double day) {
  const core::DayInterval& life = table.lives[doubtful.row].interval;
  const auto span = [](std::uint32_t code) { return static_cast<double>(render::doubt_days[code]); };
  return core::is_visible(life, day) &&
         (day - life.from < span(doubtful.begin_code) || life.to - day < span(doubtful.end_code));
}

FeatureClasses classify(const model::FeatureTable& table, const model::Layer& layer,
                        const std::vector<model::Phase>& phases) {
  FeatureClasses classes;
  classes.style_class = phase_classes(table, layer, phases);
  classes.before.assign(table.feature_count(), no_row);
  classes.after.assign(table.feature_count(), no_row);
  if (!table.is_timeless()) {
    const auto keys = reach_keys(table, layer);
    find_neighbours(table, keys, classes);
    classes.reaches = find_reaches(table, keys);
  }
  classes.previous_class = previous_classes(classes);
  if (layer.movement) classes.course_changes = course_changes(table);
  classes.leaves = leaving(table, classes);
  classes.doubtful = doubtful_rows(table, layer.inferred_field, classes);
  classes.grows = layer.style.line.grows;
  classes.point_size = point_sizes(table, layer.style.point.size_field);
  return classes;
}

}  // namespace eb::scene
