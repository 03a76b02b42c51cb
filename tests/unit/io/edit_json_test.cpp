// Every edit comes back from the journal as it was.
#include "io/edit_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/random_edits.h"

namespace eb::io {
namespace {

core::Result<model::Edit> there_and_back(const model::Edit& edit) {
  return edit_from_json(nlohmann::json::parse(to_line(edit_to_json(edit))));
}

TEST(EditJson, EveryKindOfEditComesBackTheSame) {
  support::RandomModel random{3};
  for (std::size_t kind = 0; kind < support::edit_kinds; ++kind) {
    for (int i = 0; i < 200; ++i) {
      const auto edit = support::any_edit(random, kind);
      const auto again = there_and_back(edit);
      ASSERT_TRUE(again) << to_line(edit_to_json(edit)) << core::to_text(again.error());
      ASSERT_TRUE(*again == edit) << to_line(edit_to_json(edit));
    }
  }
}

TEST(EditJson, SaysWhatIsMissingOrUnknown) {
  const auto missing = edit_from_json(nlohmann::json::parse(R"({"edit": "remove_layer"})"));
  ASSERT_FALSE(missing);
  EXPECT_THAT(core::to_text(missing.error()), testing::HasSubstr("/layer is missing"));
  const auto unknown = edit_from_json(nlohmann::json::parse(R"({"edit": "paint_it_black"})"));
  ASSERT_FALSE(unknown);
  EXPECT_THAT(core::to_text(unknown.error()), testing::HasSubstr("paint_it_black"));
  EXPECT_FALSE(edit_from_json(nlohmann::json::parse(R"([1])")));
}

}  // namespace
}  // namespace eb::io
