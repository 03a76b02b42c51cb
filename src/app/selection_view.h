#pragma once
// What the panel of what is selected tells beside the columns and members themselves. Kept until what it is made from
// is another one; main thread only.
#include "app/workspace.h"
#include "text/catalog.h"
#include "ui/selection_view.h"

namespace eb::app {

class SelectionFeed {
 public:
  // Empty when nothing is `wanted`.
  ui::SelectionView view(bool wanted, Workspace& workspace, const text::Catalog& catalog);

 private:
  // The same parts mean the same words.
  struct Parts {
    std::shared_ptr<const model::Route> route;
    std::string point;
    std::shared_ptr<const model::Layer> layer;
    std::shared_ptr<const model::FeatureTable> table;
    std::uint32_t row = 0;
    std::shared_ptr<const std::vector<model::Series>> series;
    std::string language;
    friend bool operator==(const Parts&, const Parts&) = default;
  };
  static Parts parts_of(Workspace& workspace, const text::Catalog& catalog);
  static ui::SelectionView made_from(const Parts& parts, const text::Catalog& catalog);

  Parts m_parts;
  ui::SelectionView m_view;
};

// In words: what the layer tells of its features and of the rows that share the reach of `row`. Pure.
ui::AboutView about_view(const model::Layer& layer, const model::FeatureTable& table, std::uint32_t row,
                         const std::vector<model::Series>& series, const text::Catalog& catalog);

}  // namespace eb::app
