#pragma once
// Which names want a place on the map: features in view. Those of routes: route_labels.h.
#include <string>
#include <vector>

#include "model/document.h"
#include "scene/label_layout.h"
#include "scene/layer_meshes.h"
#include "scene/map_scale.h"
#include "scene/theme.h"
#include "session/session.h"

namespace eb::scene {

struct LabelContext {
  const model::Document& document;
  const session::Session& session;
  const MapScale& scale;
  std::string language;
  session::Camera camera;  // of the map the names stand on; with two maps not the session's
  double day = 0;          // whose features are named
  // Also named: what lived on an earlier day and has nothing in its place now; everything that ever was.
  std::optional<double> earlier_day = {};
  bool all_time = false;
};

// Names are read from the column the style names, "{name}" stands for the one that looks like a name. What people on
// the spot call it stands below where it differs.
void add_layer_labels(const LabelContext& context, const model::Layer& layer, const LayerGeometry& geometry,
                      std::uint64_t layer_key, std::vector<LabelCandidate>& out);

}  // namespace eb::scene
