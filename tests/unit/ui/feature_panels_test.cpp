// What the panels list of a feature's columns and offer for a layer. The shell keeps its texts to itself, so the
// letters that are drawn are counted.
#include <imgui.h>

#include "ui_fixture.h"

namespace eb::ui {
namespace {

class FeaturePanels : public UiTest {
 protected:
  [[nodiscard]] int letters() {
    for (int i = 0; i < 4; ++i) frame();
    return ImGui::GetDrawData()->TotalVtxCount;
  }
  // The layer "upper" with one feature.
  void load(model::PartKind kind, const std::vector<std::string>& columns) {
    auto table = std::make_shared<model::FeatureTable>();
    table->lives.push_back({});
    table->feature_ids.push_back(1);
    table->vertices = {{0, 0}};
    table->part_vertices.push_back(1);
    table->part_kinds.push_back(kind);
    table->feature_parts.push_back(1);
    for (const auto& name : columns) table->columns.push_back({name, {std::string{"Emscher"}}});
    session::LayerAsset asset;
    asset.state = session::LoadState::Ready;
    asset.features = std::move(table);
    asset.asset_id = ++m_assets;
    session.assets.at("upper") = std::move(asset);
  }
  // Clicks down the right side of the list of layers until one of them has unfolded.
  bool open_settings() {
    const int before = letters();
    for (double y = 140; y < 400; y += 10) {
      actions.clear();
      click(250, y);
      if (actions.empty() && letters() > before + 300) return true;
    }
    return false;
  }

 private:
  std::uint64_t m_assets = 0;
};

TEST_F(FeaturePanels, AColumnInSeveralLanguagesIsListedOnce) {
  session.selection.features = {{"upper", 0}};
  load(model::PartKind::Line, {"water_en", "water_de"});
  const int once = letters();
  load(model::PartKind::Line, {"water", "water_en", "water_de"});
  EXPECT_EQ(letters(), once) << "the column without a language is the same text";
  load(model::PartKind::Line, {"level", "water_en", "water_de"});
  EXPECT_GT(letters(), once);
}

TEST_F(FeaturePanels, OnlyWhatMayHaveLinesHasAWidthOfLines) {
  load(model::PartKind::Line, {});
  ASSERT_TRUE(open_settings());
  const int with_lines = letters();
  load(model::PartKind::Point, {});
  EXPECT_LT(letters(), with_lines);
  load(model::PartKind::OuterRing, {});
  EXPECT_EQ(letters(), with_lines);
}

}  // namespace
}  // namespace eb::ui
