// The picture a hall sees: everything inside the safe area and clear of each other in every shape of screen, and
// nothing that happens on the console's map in it.
#include "app/hall.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app_fixture.h"
#include "support/picture_studio.h"

namespace eb::app {
namespace {

using scene::FurniturePart;

bool overlap(const render::Rect& a, const render::Rect& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

class HallPicture : public testing::Test, protected test::PictureStudio {
 protected:
  HallPicture() : PictureStudio{test_reader()} { go_home(640, 360); }

  const model::ShowStep& step(std::string_view id) {
    const auto* found = workspace.document().show->find(id);
    EXPECT_NE(found, nullptr) << id;
    return *found;
  }
  session::HallState state(std::string_view id) { return hall->state_of(step(id), look); }
  std::vector<std::uint8_t> picture(const session::HallState& state) {
    hall->draw_whole(state, look, 0);
    return hall->pixels().rgba;
  }
  std::optional<render::Rect> part(FurniturePart wanted) {
    for (const auto& [part, rect] : hall->furniture()) {
      if (part == wanted) return rect;
    }
    return std::nullopt;
  }
  // Where the view of the step lies on screen.
  render::Rect view_on_screen(const model::ShowStep& step, const session::Camera& camera) {
    const auto center = workspace.to_project(step.view.center);
    const auto at = camera.to_screen(center);
    const double scale = 1 / (camera.metres_per_pixel * workspace.ground_truth(center).metres_per_unit);
    const double width = step.view.width_m * scale, height = step.view.height_m * scale;
    return {static_cast<float>(at.x - width / 2), static_cast<float>(at.y - height / 2), static_cast<float>(width),
            static_cast<float>(height)};
  }
  void expect_well_placed(const model::ShowStep& step, const session::HallState& state);

  std::unique_ptr<Hall> hall = open_hall();
  HallLook look = PictureStudio::look(640, 360);
};

void HallPicture::expect_well_placed(const model::ShowStep& step, const session::HallState& state) {
  const auto width = static_cast<float>(look.width_px), height = static_cast<float>(look.height_px);
  const float margin_x = 0.05F * width - 1, margin_y = 0.05F * height - 1;
  const auto view = view_on_screen(step, state.camera);
  const auto& blocks = hall->furniture();
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const auto& rect = blocks[i].rect;
    const auto which = static_cast<int>(blocks[i].part);
    EXPECT_GE(rect.x, margin_x) << which;
    EXPECT_GE(rect.y, margin_y) << which;
    EXPECT_LE(rect.x + rect.width, width - margin_x) << which;
    EXPECT_LE(rect.y + rect.height, height - margin_y) << which;
    EXPECT_FALSE(overlap(rect, view)) << which << " lies on the view";
    for (std::size_t j = 0; j < i; ++j) {
      EXPECT_FALSE(overlap(rect, blocks[j].rect)) << which << " lies on " << static_cast<int>(blocks[j].part);
    }
    for (const auto& name : hall->labels().placed()) {
      for (const auto& box : name.boxes) EXPECT_FALSE(overlap(rect, box)) << which << " lies on a name";
    }
  }
  EXPECT_EQ(part(FurniturePart::Caption).has_value(), !step.caption.empty());
  EXPECT_TRUE(part(FurniturePart::Date));
  EXPECT_TRUE(part(FurniturePart::Credits));
}

struct Screen {
  int width, height;
  std::array<std::string, 2> languages;
};

void PrintTo(const Screen& screen, std::ostream* out) {
  *out << screen.width << " x " << screen.height;
}

std::string name_of(const testing::TestParamInfo<Screen>& test) {
  return std::to_string(test.param.width) + "_" + test.param.languages[0] + test.param.languages[1];
}

class HallScreen : public HallPicture, public testing::WithParamInterface<Screen> {};
INSTANTIATE_TEST_SUITE_P(Sizes, HallScreen,
                         testing::Values(Screen{1920, 1080, {"en", ""}}, Screen{1920, 1080, {"de", "en"}},
                                         Screen{3840, 2160, {"de", ""}}, Screen{3840, 2160, {"en", "de"}},
                                         Screen{1024, 768, {"de", ""}}, Screen{1024, 768, {"en", "de"}},
                                         Screen{1920, 1080, {"nl", "de"}}, Screen{1024, 768, {"nl", ""}},
                                         Screen{1920, 1080, {"pl", "de"}}, Screen{1024, 768, {"pl", ""}},
                                         Screen{1920, 1080, {"he", "en"}}, Screen{1024, 768, {"he", ""}},
                                         Screen{1920, 1080, {"ja", "de"}}, Screen{1024, 768, {"ja", ""}},
                                         Screen{1920, 1080, {"en_US", "he"}}),
                         name_of);

TEST_P(HallScreen, EveryStepOfTheBundledShowKeepsClearAndInside) {
  look.width_px = GetParam().width;
  look.height_px = GetParam().height;
  look.languages = GetParam().languages;
  ASSERT_GE(workspace.document().show->steps.size(), 12U);
  for (const auto& step : workspace.document().show->steps) {
    SCOPED_TRACE(step->id);
    auto state = hall->state_of(*step, look);
    hall->lay_out(state, look);
    expect_well_placed(*step, state);
    if (!step->clock.to) continue;
    state.day = static_cast<double>(step->clock.from);
    hall->lay_out(state, look);
    expect_well_placed(*step, state);
  }
}

// A translator may need half as much room again.
TEST_P(HallScreen, LongerWordsTakeMoreLinesAndNothingElse) {
  look.width_px = GetParam().width;
  look.height_px = GetParam().height;
  look.languages = GetParam().languages;
  for (const auto& bundled : workspace.document().show->steps) {
    SCOPED_TRACE(bundled->id);
    auto longer = *bundled;
    for (auto* words : {&longer.caption, &longer.text}) {
      for (auto& [language, text] : words->by_language) text += " " + text.substr(0, text.find(' ', text.size() / 2));
    }
    const auto state = hall->state_of(longer, look);
    hall->lay_out(state, look);
    expect_well_placed(longer, state);
  }
}

TEST_F(HallPicture, TheCameraOfAStepDoesNotDependOnTheDayOrOnWhatWasDrawn) {
  const auto before = hall->camera_of(step("phoenix"), look);
  (void)picture(state("natural"));
  workspace.session().playback.seek(0);
  const auto after = hall->camera_of(step("phoenix"), look);
  EXPECT_EQ(before.center, after.center);
  EXPECT_EQ(before.metres_per_pixel, after.metres_per_pixel);
}

TEST_F(HallPicture, NothingOfTheConsoleIsInIt) {
  const auto of_hall = picture(state("open-sewer"));
  const auto of_console = painter->paint_still(catalog, {}).rgba;
  auto& session = workspace.session();
  const auto camera = session.camera;
  session.camera.zoom_at({100, 100}, 5);
  session.playback.seek(session.playback.from());
  session.view.theme = session::ThemeKind::Light;
  session.compare.mode = session::CompareMode::Changes;
  session.selection.features = {{"emscher-reaches", 0}};
  (void)painter->paint_still(catalog, {});
  EXPECT_TRUE(picture(state("delta")) != of_hall);
  EXPECT_TRUE(picture(state("open-sewer")) == of_hall);
  session.camera = camera;
  session.playback.seek(workspace.document().time_start);
  session.view.theme = session::ThemeKind::Dark;
  session.compare.mode = session::CompareMode::Off;
  session.selection = {};
  EXPECT_TRUE(painter->paint_still(catalog, {}).rgba == of_console);
}

TEST_F(HallPicture, TheShowSaysItsColours) {
  model::Show show;
  EXPECT_EQ(hall_theme(show), session::ThemeKind::Dark) << "the best-looking map in a hall";
  show.theme = model::HallTheme::Light;
  EXPECT_EQ(hall_theme(show), session::ThemeKind::Light);
}

TEST_F(HallPicture, DrawsOnlyWhenSomethingChanged) {
  auto shown = state("open-sewer");
  (void)picture(shown);
  const auto drawn = hall->pictures_drawn();
  for (int i = 0; i < 5; ++i) EXPECT_FALSE(hall->draw(shown, look, 0.016));
  EXPECT_EQ(hall->pictures_drawn(), drawn);
  EXPECT_TRUE(hall->is_settled());
  shown.day += 400;
  EXPECT_TRUE(hall->draw(shown, look, 0.016));
  EXPECT_EQ(hall->pictures_drawn(), drawn + 1);
}

TEST_F(HallPicture, ACrossFadeComesOverWhatWasSeen) {
  const auto before = picture(state("open-sewer"));
  auto next = state("delta");
  next.fade_number = 1;
  next.fade_share = 0;
  EXPECT_TRUE(picture(next) == before);
  next.fade_share = 0.5;
  const auto drawn = hall->pictures_drawn();
  EXPECT_TRUE(hall->draw(next, look, 0.016));
  EXPECT_EQ(hall->pictures_drawn(), drawn) << "only the two pictures are mixed anew";
  const auto half = hall->pixels().rgba;
  next.fade_share = 1;
  EXPECT_TRUE(hall->draw(next, look, 0.016));
  const auto after = hall->pixels().rgba;
  ASSERT_EQ(half.size(), after.size());
  int farthest = 0;
  for (std::size_t i = 0; i < half.size(); i += 4) {
    farthest = std::max(farthest, std::abs(2 * half[i] - before[i] - after[i]));
  }
  EXPECT_LE(farthest, 3);
  EXPECT_TRUE(before != after);
}

TEST_F(HallPicture, ASizeThatCannotBeDrawnLeavesThePictureAndTellsTheConsoleOnce) {
  const auto before = picture(state("open-sewer"));
  look.width_px = 1 << 20;
  const auto told = workspace.session().notices.list().size();
  for (int i = 0; i < 3; ++i) (void)hall->draw(state("delta"), look, 0.016);
  EXPECT_TRUE(hall->pixels().rgba == before);
  EXPECT_GT(workspace.session().notices.list().size(), told);
  const auto after_first = workspace.session().notices.list().size();
  (void)hall->draw(state("natural"), look, 0.016);
  EXPECT_EQ(workspace.session().notices.list().size(), after_first);
}

TEST_F(HallPicture, AMissingLayerLeavesTheRest) {
  auto some = step("open-sewer");
  some.layers->push_back("no-such-layer");
  some.highlight = model::ShowHighlight{"no-such-layer", "name", "x"};
  EXPECT_TRUE(picture(hall->state_of(some, look)) == picture(state("open-sewer")));
  EXPECT_THAT(renderer->take_gl_errors(), testing::IsEmpty());
}

TEST_F(HallPicture, AHighlightStandsOutByLight) {
  auto plain = step("open-sewer");
  plain.highlight.reset();
  auto lifted = plain;
  lifted.highlight = model::ShowHighlight{"side-streams", "water", "Boye"};
  const auto without = picture(hall->state_of(plain, look)), with = picture(hall->state_of(lifted, look));
  ASSERT_EQ(without.size(), with.size());
  std::size_t lighter = 0, darker = 0;
  for (std::size_t i = 0; i < with.size(); i += 4) {
    const int change = with[i + 1] - without[i + 1];
    if (change > 60) ++lighter;
    if (change < -5) ++darker;
  }
  EXPECT_GT(lighter, 100U) << "the stream has a bright rim";
  EXPECT_GT(darker, 10 * lighter) << "everything else steps back";
}

TEST_F(HallPicture, TheSecondLanguageIsToldOnceWhereThereAreNoWordsOfItsOwn) {
  look.languages = {"en", "pl"};
  auto english = step("delta");
  for (auto* words : {&english.caption, &english.text})
    std::erase_if(words->by_language, [](const auto& text) { return text.first != "en"; });
  hall->lay_out(hall->state_of(english, look), look);
  const auto one = part(FurniturePart::Caption);
  look.languages = {"en", "de"};
  hall->lay_out(state("delta"), look);
  const auto two = part(FurniturePart::Caption);
  ASSERT_TRUE(one && two);
  EXPECT_GT(two->height, 1.7F * one->height);
}

}  // namespace
}  // namespace eb::app
