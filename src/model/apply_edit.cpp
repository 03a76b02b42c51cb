#include <algorithm>
#include <cmath>

#include "model/edit.h"

namespace eb::model {

namespace {

using core::Error;
using core::msg;
using core::Result;

Error no_layer(const core::LayerId& id) {
  return {msg("There is no layer called {0}", id), {}, {}};
}

auto find(Document& document, const core::LayerId& id) {
  return std::ranges::find_if(document.layers, [&id](const auto& layer) { return layer->id == id; });
}

// Replaces one layer by a changed copy; every other layer stays shared.
template <class Change>
Result<Document> change_layer(Document document, const core::LayerId& id, Change change) {
  const auto layer = find(document, id);
  if (layer == document.layers.end()) return no_layer(id);
  auto copy = std::make_shared<Layer>(**layer);
  change(*copy);
  *layer = std::move(copy);
  return document;
}

Result<Document> apply(Document document, const AddLayer& edit) {
  if (edit.layer.id.empty()) return Error{msg("A layer needs an id"), {}, {}};
  if (find(document, edit.layer.id) != document.layers.end()) {
    return Error{msg("There already is a layer called {0}", edit.layer.id), {}, {}};
  }
  const auto index = std::min(edit.index, document.layers.size());
  document.layers.insert(document.layers.begin() + static_cast<std::ptrdiff_t>(index),
                         std::make_shared<const Layer>(edit.layer));
  return document;
}

Result<Document> apply(Document document, const RemoveLayer& edit) {
  const auto layer = find(document, edit.layer);
  if (layer == document.layers.end()) return no_layer(edit.layer);
  document.layers.erase(layer);
  return document;
}

Result<Document> apply(Document document, const MoveLayer& edit) {
  const auto layer = find(document, edit.layer);
  if (layer == document.layers.end()) return no_layer(edit.layer);
  auto moved = *layer;
  document.layers.erase(layer);
  const auto index = std::min(edit.index, document.layers.size());
  document.layers.insert(document.layers.begin() + static_cast<std::ptrdiff_t>(index), std::move(moved));
  return document;
}

Result<Document> apply(Document document, const SetLayerVisible& edit) {
  return change_layer(std::move(document), edit.layer, [&edit](Layer& layer) { layer.visible = edit.visible; });
}

Result<Document> apply(Document document, const SetLayerOpacity& edit) {
  if (!std::isfinite(edit.opacity) || edit.opacity < 0 || edit.opacity > 1) {
    return Error{msg("An opacity lies between 0 and 1, not {0}", edit.opacity), {}, {}};
  }
  return change_layer(std::move(document), edit.layer, [&edit](Layer& layer) { layer.opacity = edit.opacity; });
}

Result<Document> apply(Document document, const SetLayerStyle& edit) {
  const auto& line = edit.style.line;
  const bool sane = std::isfinite(line.width) && line.width >= 0 && line.width <= 200 && line.casing >= 0 &&
                    edit.style.point.size >= 0 && edit.style.point.size <= 500;
  if (!sane) return Error{msg("The sizes of a style must not be negative or huge"), {}, edit.layer};
  return change_layer(std::move(document), edit.layer, [&edit](Layer& layer) { layer.style = edit.style; });
}

Result<Document> apply(Document document, const SetLayerDateFields& edit) {
  return change_layer(std::move(document), edit.layer, [&edit](Layer& layer) { layer.date_fields = edit.fields; });
}

Result<Document> apply(Document document, const SetLayerSensitive& edit) {
  return change_layer(std::move(document), edit.layer, [&edit](Layer& layer) { layer.sensitive = edit.sensitive; });
}

Result<Document> apply(Document document, const SetRouting& edit) {
  document.routing = edit.folder;
  return document;
}

Result<Document> apply(Document document, const RouteEdit& edit) {
  return apply_route_edit(std::move(document), edit);
}

Result<Document> apply(Document document, const ShowEdit& edit) {
  return apply_show_edit(std::move(document), edit);
}

struct Describe {
  const Document& before;

  core::Message operator()(const AddLayer& e) const { return msg("Add layer {0}", e.layer.id); }
  core::Message operator()(const RemoveLayer& e) const { return msg("Remove layer {0}", e.layer); }
  core::Message operator()(const MoveLayer& e) const { return msg("Move layer {0}", e.layer); }
  core::Message operator()(const SetLayerVisible& e) const {
    return e.visible ? msg("Show layer {0}", e.layer) : msg("Hide layer {0}", e.layer);
  }
  core::Message operator()(const SetLayerOpacity& e) const { return msg("Opacity of layer {0}", e.layer); }
  core::Message operator()(const SetLayerStyle& e) const { return msg("Style of layer {0}", e.layer); }
  core::Message operator()(const SetLayerDateFields& e) const { return msg("Date fields of layer {0}", e.layer); }
  core::Message operator()(const SetLayerSensitive& e) const {
    return e.sensitive ? msg("Grid cells only for layer {0}", e.layer) : msg("Exact places for layer {0}", e.layer);
  }
  core::Message operator()(const SetRouting& e) const {
    return e.folder.empty() ? msg("Take the routing database away") : msg("Routing database");
  }
  core::Message operator()(const RouteEdit& e) const { return describe_route_edit(before, e); }
  core::Message operator()(const ShowEdit& e) const { return describe_show_edit(before, e); }
};

}  // namespace

Result<Document> apply_edit(Document document, const Edit& edit) {
  return std::visit([&document](const auto& e) { return apply(std::move(document), e); }, edit);
}

core::Message describe(const Document& before, const Edit& edit) {
  return std::visit(Describe{before}, edit);
}

}  // namespace eb::model
