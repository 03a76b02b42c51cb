// Which phases a layer's features pass through.
#include "model/document.h"

#include <gtest/gtest.h>

namespace eb::model {
namespace {

TEST(PhasesOf, AreTheDocumentsUnlessTheLayerHasItsOwn) {
  const Document document = make_empty_document();
  Layer river, sewer;
  sewer.phases = {{"dug", {}, {}, false, {}}, {"in_use", {}, {}, false, {}}};
  EXPECT_EQ(&phases_of(document, river), &document.phases);
  ASSERT_EQ(phases_of(document, sewer).size(), 2U);
  EXPECT_EQ(phases_of(document, sewer)[1].id, "in_use");
}

TEST(PhasesOf, OwnPhasesAreNoneOfTheDocuments) {
  Document document = make_empty_document();
  Layer sewer;
  sewer.phases = {{"in_use", {}, {}, false, {}}};
  document.layers = {std::make_shared<const Layer>(sewer)};
  EXPECT_EQ(document.phases.size(), 5U);
  EXPECT_EQ(document.find_phase("in_use"), nullptr);
  EXPECT_EQ(find_phase(phases_of(document, sewer), "renatured"), nullptr);
  ASSERT_NE(find_phase(phases_of(document, sewer), "in_use"), nullptr);
  EXPECT_NE(document.find_phase("renatured"), nullptr);
}

}  // namespace
}  // namespace eb::model
