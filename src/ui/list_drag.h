#pragma once
// Rows of a list that are put in another order by dragging one onto another. Used by the lists of layers, routes and
// points.
#include <optional>
#include <string>

#include "ui/panel_io.h"

namespace eb::ui {

// After the item that is the row: makes it something to drag, shown as `label`, and to drop on. Returns the id of the
// row that was let go on this one, which is to stand in its place. Only rows of the same `type` meet.
std::optional<std::string> drag_in_list(const PanelIo& io, const char* type, const std::string& id,
                                        const std::string& label);

}  // namespace eb::ui
