#pragma once
// Every way a document may change. apply_edit is pure: it returns the changed copy or says why not.
#include <string>
#include <variant>

#include "core/result.h"
#include "model/document.h"
#include "model/route_edit.h"
#include "model/show_edit.h"

namespace eb::model {

struct AddLayer {
  Layer layer;
  std::size_t index = 0;
  friend bool operator==(const AddLayer&, const AddLayer&) = default;
};
struct RemoveLayer {
  core::LayerId layer;
  friend bool operator==(const RemoveLayer&, const RemoveLayer&) = default;
};
struct MoveLayer {
  core::LayerId layer;
  std::size_t index = 0;
  friend bool operator==(const MoveLayer&, const MoveLayer&) = default;
};
struct SetLayerVisible {
  core::LayerId layer;
  bool visible = true;
  friend bool operator==(const SetLayerVisible&, const SetLayerVisible&) = default;
};
struct SetLayerOpacity {
  core::LayerId layer;
  double opacity = 1.0;
  friend bool operator==(const SetLayerOpacity&, const SetLayerOpacity&) = default;
};
struct SetLayerStyle {
  core::LayerId layer;
  Style style;
  friend bool operator==(const SetLayerStyle&, const SetLayerStyle&) = default;
};
struct SetLayerDateFields {
  core::LayerId layer;
  std::optional<DateFields> fields;
  friend bool operator==(const SetLayerDateFields&, const SetLayerDateFields&) = default;
};
// nullopt = the places of the layer may be told.
struct SetLayerSensitive {
  core::LayerId layer;
  std::optional<Sensitive> sensitive;
  friend bool operator==(const SetLayerSensitive&, const SetLayerSensitive&) = default;
};
// Where the road router's database lies; empty = the project has none.
struct SetRouting {
  std::string folder;  // absolute
  friend bool operator==(const SetRouting&, const SetRouting&) = default;
};
using Edit = std::variant<AddLayer, RemoveLayer, MoveLayer, SetLayerVisible, SetLayerOpacity, SetLayerStyle,
                          SetLayerDateFields, SetRouting, SetLayerSensitive, RouteEdit, ShowEdit>;

core::Result<Document> apply_edit(Document document, const Edit& edit);

// What the step is called in the list of steps; `before` is the document it changes.
core::Message describe(const Document& before, const Edit& edit);

}  // namespace eb::model
