// Letters that no font has are told to the presenter once, and to nobody in the hall.
#include "app/letter_watch.h"

#include <gtest/gtest.h>

#include "app_fixture.h"

namespace eb::app {
namespace {

class Letters : public testing::Test {
 protected:
  Letters() {
    auto document = model::make_empty_document();
    auto step = std::make_shared<model::ShowStep>();
    step->id = "one";
    step->caption.by_language = {{"en", "Plain"}, {"ja", "\U0010FFFD"}};
    step->view = {{7, 51.5}, 1000, 600, 0};
    auto show = std::make_shared<model::Show>();
    show->steps = {step};
    document.show = show;
    workspace.show_project(std::make_unique<model::History>(document), {});
    before = told();
  }
  [[nodiscard]] std::size_t told() { return workspace.session().notices.list().size(); }

  Workspace workspace{test_reader(), 0};
  LetterWatch letters;
  std::size_t before = 0;
};

TEST_F(Letters, OfALanguageThatIsShownAreToldOnce) {
  letters.follow(workspace, {"en"});
  EXPECT_EQ(told(), before) << "nobody reads the other language";
  for (int turn = 0; turn < 3; ++turn) letters.follow(workspace, {"en", "ja"});
  ASSERT_EQ(told(), before + 1);
  const auto& notice = workspace.session().notices.list().back();
  EXPECT_EQ(notice.severity, session::Severity::Warning);
  EXPECT_NE(core::to_text(notice.content.what).find("\U0010FFFD"), std::string::npos);
  EXPECT_NE(core::to_text(notice.content.hint).find("Noto"), std::string::npos) << "and what helps";
  letters.follow(workspace, {"en"});
  letters.follow(workspace, {"ja"});
  EXPECT_EQ(told(), before + 1) << "it is known";
}

TEST_F(Letters, WrittenDuringTheShowAreTold) {
  letters.follow(workspace, {"en"});
  auto step = *workspace.document().show->steps.front();
  step.caption.by_language["en"] = "\U0010FFFC";
  ASSERT_TRUE(workspace.apply(model::ShowEdit{model::SetShowStep{step}}));
  letters.follow(workspace, {"en"});
  EXPECT_EQ(told(), before + 1);
}

}  // namespace
}  // namespace eb::app
