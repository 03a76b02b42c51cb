#pragma once
// Two routes side by side, usually a route and its variant: figures, and where their stops differ. Stands where else
// the selection is shown.
#include <memory>

#include "model/route_comparison.h"
#include "ui/panel_io.h"
#include "ui/ui_context.h"

namespace eb::ui {

struct VariantTableState {
  std::shared_ptr<const model::Route> first, second;  // what the comparison is of
  model::RouteComparison comparison;
};

void variant_table(const UiContext& context, const PanelIo& io, VariantTableState& state);

}  // namespace eb::ui
