#pragma once
// Every way a document may change. apply_edit is pure: it returns the changed copy or says why not.
#include <string>
#include <variant>

#include "core/result.h"
#include "model/document.h"
#include "model/route_edit.h"

namespace eb::model {

struct AddLayer {
  Layer layer;
  std::size_t index = 0;
};
struct RemoveLayer {
  core::LayerId layer;
};
struct MoveLayer {
  core::LayerId layer;
  std::size_t index = 0;
};
struct SetLayerVisible {
  core::LayerId layer;
  bool visible = true;
};
struct SetLayerOpacity {
  core::LayerId layer;
  double opacity = 1.0;
};
struct SetLayerStyle {
  core::LayerId layer;
  Style style;
};
struct SetLayerDateFields {
  core::LayerId layer;
  std::optional<DateFields> fields;
};
using Edit = std::variant<AddLayer, RemoveLayer, MoveLayer, SetLayerVisible, SetLayerOpacity, SetLayerStyle,
                          SetLayerDateFields, RouteEdit>;

core::Result<Document> apply_edit(Document document, const Edit& edit);

// What the step is called in the list of steps; `before` is the document it changes.
core::Message describe(const Document& before, const Edit& edit);

}  // namespace eb::model
