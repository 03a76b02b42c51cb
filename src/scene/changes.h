#pragma once
// What differs between two days, and how old each thing is: a class for every piece of a layer (see Reaches), to be
// uploaded as a class table. Pure functions of a table with dates; main thread, a few nanoseconds a row.
#include <array>
#include <map>
#include <utility>

#include "render/mesh_data.h"
#include "scene/layer_meshes.h"

namespace eb::scene {

// Class numbers of the view of changes. Changed: something else stands in the same place.
enum class Change : std::uint8_t { Unchanged, Added, Removed, Changed };
inline constexpr std::size_t change_count = 4;

struct TwoDays {
  double earlier = 0, later = 0;
  friend bool operator==(const TwoDays&, const TwoDays&) = default;
};
inline TwoDays in_order(double a, double b) {
  return a <= b ? TwoDays{a, b} : TwoDays{b, a};
}

struct LayerChanges {
  render::ClassTable classes;                                            // a Change, or render::hidden_class
  std::array<std::size_t, change_count> pieces{};                        // how many are drawn as each
  std::map<std::pair<std::uint8_t, std::uint8_t>, std::size_t> from_to;  // phases before and after a change: pieces
};
LayerChanges changes_between(const model::FeatureTable& table, const FeatureClasses& classes, const TwoDays& days);

// When the things on a map of all times began. Empty: none says when.
struct AgeScale {
  core::Day from = core::open_future, to = core::open_past;  // both included
  [[nodiscard]] bool is_empty() const { return from > to; }
  // 0 = among the oldest, 1 = the newest.
  [[nodiscard]] double share(core::Day began) const;
  friend bool operator==(const AgeScale&, const AgeScale&) = default;
};
// Widens the scale by what the map of all times shows of the table.
void widen(AgeScale& scale, const model::FeatureTable& table, const FeatureClasses& classes);

// Class 0: nobody knows when it began. From 1 to age_steps: from the oldest to the newest. What a newer row covers
// exactly is hidden.
inline constexpr std::uint8_t age_steps = 31;
render::ClassTable age_classes(const model::FeatureTable& table, const FeatureClasses& classes, const AgeScale& scale);

}  // namespace eb::scene
