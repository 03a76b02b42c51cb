// A show on paper: a page a step, more where notes need them, and nothing cut.
#include "app/handout_pages.h"

#include <gtest/gtest.h>

namespace eb::app {
namespace {

std::size_t pages_in(const std::string& pdf) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = pdf.find("/Type /Page", at)) != std::string::npos; ++at) {
    if (pdf.substr(at, 12) != "/Type /Pages") ++count;
  }
  return count;
}

model::Show show_with(const std::string& notes) {
  model::Show show;
  for (int i = 0; i < 3; ++i) {
    model::ShowStep step;
    step.id = "step" + std::to_string(i);
    step.caption.by_language = {{"en", "A river again"}, {"de", "Wieder ein Fluss"}};
    step.text.by_language = {{"en", "It took thirty years."}};
    step.notes.by_language["en"] = notes;
    show.steps.push_back(std::make_shared<const model::ShowStep>(step));
  }
  return show;
}

std::string handout(const model::Show& show, bool notes) {
  const text::Catalog catalog;
  HandoutInput input{"The river", show, catalog, {"en", "de"}, notes, {}};
  for (std::size_t i = 0; i < show.steps.size(); ++i) {
    HandoutPicture picture;
    picture.rgba.assign(std::size_t{handout_width_px} * handout_height_px * 4, 255);
    picture.credits = "Somebody, ODbL";
    input.pictures.push_back(std::move(picture));
  }
  const auto pdf = handout_pdf(input);
  EXPECT_TRUE(pdf);
  return pdf ? *pdf : std::string{};
}

TEST(Handout, IsAPageAStep) {
  EXPECT_EQ(pages_in(handout(show_with("Point at the mouth."), false)), 3U);
  EXPECT_EQ(pages_in(handout(show_with("Point at the mouth."), true)), 3U);
}

TEST(Handout, LongNotesGoOnOnTheNextPage) {
  std::string notes;
  for (int i = 0; i < 900; ++i) notes += "Tell them what is to be seen. ";
  EXPECT_EQ(pages_in(handout(show_with(notes), false)), 3U);
  EXPECT_GT(pages_in(handout(show_with(notes), true)), 3U);
}

}  // namespace
}  // namespace eb::app
