// Edits and undo: what each edit changes, what it refuses, and the property that undo gives back the very
// same documents.
#include "model/edit.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>

#include "model/history.h"

namespace eb::model {
namespace {

Layer layer_called(const std::string& id) {
  Layer layer;
  layer.id = id;
  layer.source = id + ".geojson";
  return layer;
}

Document document_with(const std::vector<std::string>& ids) {
  auto document = make_empty_document();
  for (const auto& id : ids) document.layers.push_back(std::make_shared<const Layer>(layer_called(id)));
  Route route;
  route.id = "excursion";
  document.routes.push_back(std::make_shared<const Route>(route));
  return document;
}

std::string order_of(const Document& document) {
  std::string order;
  for (const auto& layer : document.layers) order += layer->id;
  return order;
}

std::string order_after(const Document& document, const Edit& edit) {
  const auto changed = apply_edit(document, edit);
  return changed ? order_of(*changed) : "refused";
}

TEST(ApplyEdit, AddsAtTheIndexOrAtTheEnd) {
  const auto document = document_with({"a", "b"});
  EXPECT_EQ(order_after(document, AddLayer{layer_called("x"), 0}), "xab");
  EXPECT_EQ(order_after(document, AddLayer{layer_called("x"), 1}), "axb");
  EXPECT_EQ(order_after(document, AddLayer{layer_called("x"), 99}), "abx");
}

TEST(ApplyEdit, RefusesALayerWithoutIdOrWithATakenId) {
  const auto document = document_with({"a", "b"});
  EXPECT_EQ(order_after(document, AddLayer{layer_called(""), 0}), "refused");
  EXPECT_EQ(order_after(document, AddLayer{layer_called("b"), 0}), "refused");
}

TEST(ApplyEdit, RemovesAndMoves) {
  const auto document = document_with({"a", "b", "c"});
  EXPECT_EQ(order_after(document, RemoveLayer{"b"}), "ac");
  EXPECT_EQ(order_after(document, MoveLayer{"a", 2}), "bca");
  EXPECT_EQ(order_after(document, MoveLayer{"c", 0}), "cab");
  EXPECT_EQ(order_after(document, MoveLayer{"a", 1}), "bac");
  EXPECT_EQ(order_after(document, MoveLayer{"a", 99}), "bca");
}

TEST(ApplyEdit, EveryEditOfAMissingLayerSaysWhichOne) {
  const auto document = document_with({"a"});
  const std::vector<Edit> edits{RemoveLayer{"ghost"},           MoveLayer{"ghost", 0},
                                SetLayerVisible{"ghost", true}, SetLayerOpacity{"ghost", 0.5},
                                SetLayerStyle{"ghost", {}},     SetLayerDateFields{"ghost", std::nullopt},
                                SetRouteVisible{"ghost", true}, SetLayerSensitive{"ghost", Sensitive{}}};
  for (const auto& edit : edits) {
    const auto changed = apply_edit(document, edit);
    ASSERT_FALSE(changed) << core::to_text(describe(document, edit));
    EXPECT_NE(core::to_text(changed.error()).find("ghost"), std::string::npos);
  }
}

TEST(ApplyEdit, SetsWhatItNamesAndSharesTheRest) {
  const auto document = document_with({"a", "b"});
  const auto hidden = apply_edit(document, SetLayerVisible{"a", false});
  ASSERT_TRUE(hidden);
  EXPECT_FALSE(hidden->find_layer("a")->visible);
  EXPECT_TRUE(document.find_layer("a")->visible) << "the document before must not change";
  EXPECT_EQ(hidden->layers[1], document.layers[1]) << "an untouched layer is shared, not copied";

  const auto faint = apply_edit(document, SetLayerOpacity{"b", 0.25});
  ASSERT_TRUE(faint);
  EXPECT_EQ(faint->find_layer("b")->opacity, 0.25);

  const auto dated = apply_edit(document, SetLayerDateFields{"a", DateFields{"opened", "closed", ""}});
  ASSERT_TRUE(dated);
  EXPECT_EQ(dated->find_layer("a")->date_fields, (DateFields{"opened", "closed", ""}));

  const auto with_roads = apply_edit(document, SetRouting{"/maps/ruhr/routing"});
  ASSERT_TRUE(with_roads);
  EXPECT_EQ(with_roads->routing, "/maps/ruhr/routing");

  const auto without_route = apply_edit(document, SetRouteVisible{"excursion", false});
  ASSERT_TRUE(without_route);
  EXPECT_FALSE(without_route->routes[0]->visible);
}

TEST(ApplyEdit, RefusesValuesThatCannotBeDrawn) {
  const auto document = document_with({"a"});
  for (const double opacity : {-0.01, 1.01, std::numeric_limits<double>::quiet_NaN()}) {
    EXPECT_FALSE(apply_edit(document, SetLayerOpacity{"a", opacity})) << opacity;
  }
  Style style;
  style.line.width = -1;
  EXPECT_FALSE(apply_edit(document, SetLayerStyle{"a", style}));
  style.line.width = std::numeric_limits<double>::infinity();
  EXPECT_FALSE(apply_edit(document, SetLayerStyle{"a", style}));
  style.line.width = 3;
  EXPECT_TRUE(apply_edit(document, SetLayerStyle{"a", style}));
}

TEST(History, OneGestureIsOneStep) {
  History history{document_with({"a"})};
  const auto first = history.shared_document();
  for (int i = 1; i <= 50; ++i) ASSERT_TRUE(history.apply(SetLayerOpacity{"a", i / 100.0}, 7));
  EXPECT_EQ(history.steps().size(), 2U);
  EXPECT_EQ(history.document().find_layer("a")->opacity, 0.5);
  EXPECT_TRUE(history.undo());
  EXPECT_EQ(history.shared_document(), first);
}

TEST(History, EditsWithoutGestureOrOfAnotherGestureStaySteps) {
  History history{document_with({"a"})};
  ASSERT_TRUE(history.apply(SetLayerOpacity{"a", 0.1}));
  ASSERT_TRUE(history.apply(SetLayerOpacity{"a", 0.2}));
  ASSERT_TRUE(history.apply(SetLayerOpacity{"a", 0.3}, 1));
  ASSERT_TRUE(history.apply(SetLayerOpacity{"a", 0.4}, 2));
  EXPECT_EQ(history.steps().size(), 5U);
}

TEST(History, TheSavedStepIsNeverMergedAway) {
  History history{document_with({"a"})};
  ASSERT_TRUE(history.apply(SetLayerOpacity{"a", 0.4}, 3));
  history.mark_saved();
  ASSERT_TRUE(history.apply(SetLayerOpacity{"a", 0.6}, 3));
  EXPECT_TRUE(history.is_modified());
  ASSERT_TRUE(history.undo());
  EXPECT_FALSE(history.is_modified());
  EXPECT_EQ(history.document().find_layer("a")->opacity, 0.4);
}

TEST(History, StaysModifiedWhenTheSavedStateWasCutOff) {
  History history{document_with({"a"})};
  EXPECT_FALSE(history.is_modified());
  ASSERT_TRUE(history.apply(SetLayerOpacity{"a", 0.4}));
  history.mark_saved();
  ASSERT_TRUE(history.undo());
  EXPECT_TRUE(history.is_modified());
  ASSERT_TRUE(history.apply(SetLayerOpacity{"a", 0.9}));  // the saved step was to be redone: gone for good
  EXPECT_TRUE(history.is_modified());
  ASSERT_TRUE(history.undo());
  EXPECT_TRUE(history.is_modified());
  EXPECT_FALSE(history.undo());
}

TEST(History, ARefusedEditLeavesEverythingAndTheRedoTail) {
  History history{document_with({"a"})};
  ASSERT_TRUE(history.apply(SetLayerOpacity{"a", 0.4}));
  ASSERT_TRUE(history.undo());
  const auto before = history.shared_document();
  EXPECT_FALSE(history.apply(RemoveLayer{"ghost"}));
  EXPECT_EQ(history.shared_document(), before);
  EXPECT_TRUE(history.can_redo());
}

Edit random_edit(std::mt19937& random) {
  const auto below = [&random](unsigned n) { return static_cast<unsigned>(random() % n); };
  const std::string id(1, static_cast<char>('a' + below(6)));
  switch (below(7)) {
    case 0:
      return AddLayer{layer_called(id), below(5)};
    case 1:
      return RemoveLayer{id};
    case 2:
      return MoveLayer{id, below(5)};
    case 3:
      return SetLayerVisible{id, below(2) == 0};
    case 4:
      return SetLayerOpacity{id, static_cast<double>(below(14)) / 10};  // some out of range
    case 5:
      return SetLayerDateFields{id, DateFields{"from", "to", ""}};
    default:
      return SetRouteVisible{below(2) == 0 ? "excursion" : "ghost", below(2) == 0};
  }
}

// Undo everything returns each earlier document by pointer, redo everything the last one.
TEST(HistoryProperty, UndoAndRedoWalkThroughTheVerySameDocuments) {
  std::mt19937 random{20220901};
  std::size_t accepted = 0;
  std::size_t refused = 0;
  for (int run = 0; run < 300; ++run) {
    History history{document_with({"a", "b"})};
    std::vector<std::shared_ptr<const Document>> seen{history.shared_document()};
    for (int i = 0; i < 40; ++i) {
      if (random() % 8 == 0 && history.undo()) seen.pop_back();
      const auto before = history.shared_document();
      if (history.apply(random_edit(random))) {
        ++accepted;
        seen.push_back(history.shared_document());
        ASSERT_FALSE(history.can_redo());
      } else {
        ++refused;
        ASSERT_EQ(history.shared_document(), before);
      }
    }
    const bool ended_with_undo = history.can_redo();
    for (auto document = seen.rbegin(); document != seen.rend(); ++document) {
      ASSERT_EQ(history.shared_document(), *document);
      ASSERT_EQ(history.undo(), std::next(document) != seen.rend());
    }
    for (const auto& document : seen) {
      ASSERT_EQ(history.shared_document(), document);
      ASSERT_EQ(history.redo(), document != seen.back() || ended_with_undo);
    }
  }
  EXPECT_GT(accepted, 1000U);
  EXPECT_GT(refused, 1000U);
}

}  // namespace
}  // namespace eb::model
